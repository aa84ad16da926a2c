// SPDX-License-Identifier: Apache-2.0
//! Local files that a document names are there.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{
    Cluster, FileLocation, ScriptSource, SparkProgram, SparkSqlSource, StepAction,
};
use crate::project::Project;
use crate::spanned::Spanned;

const RELATIVE: &str = "relative paths start at the folder of the document";

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for bucket in &project.buckets {
        for (_, path) in bucket.upload.iter().filter(|(_, path)| !path.exists()) {
            let message = format!("there is no file or folder `{}`", path.display());
            diagnostics.push(path.diagnostic(Code::MissingFile, message).help(RELATIVE));
        }
    }
    for script in project
        .handlers
        .scripts()
        .filter(|script| !script.is_file())
    {
        let message = format!("there is no file `{}`", script.display());
        diagnostics.push(script.diagnostic(Code::MissingFile, message).help(RELATIVE));
    }
    for cluster in project.all_clusters() {
        // With a release label HBase's JARs have no use: the release has its own.
        let hbase = cluster.hbase().filter(|_| cluster.ami_version().is_some());
        let jars = hbase.and_then(|hbase| hbase.jar.as_ref());
        let actions = cluster.bootstrap_action.iter().map(|action| &action.path);
        diagnostics.extend(
            actions
                .chain(jars)
                .filter_map(|file| problem(file, Some(cluster))),
        );
    }
    for (_, job_flow) in project.job_flows.iter() {
        let cluster = project.cluster_of(job_flow);
        let packages = job_flow.python.iter().flat_map(|python| python.files());
        for path in packages.filter(|path| !path.is_file()) {
            let message = format!("there is no file `{}`", path.display());
            diagnostics.push(path.diagnostic(Code::MissingFile, message).help(RELATIVE));
        }
        // With a release label HBase's JARs have no use: the release has its own.
        let has_own = cluster.is_some_and(|cluster| cluster.release_label().is_some());
        let steps = job_flow.all_steps();
        for step in steps.filter(|step| !(has_own && step.action.is_of_hbase())) {
            diagnostics.extend(
                files(&step.action)
                    .into_iter()
                    .filter_map(|file| problem(file, cluster)),
            );
        }
    }
    let pipelines = project.pipelines.iter();
    for step in pipelines.flat_map(|(_, pipeline)| pipeline.all_steps()) {
        let files = files(&step.action).into_iter();
        diagnostics.extend(files.filter_map(|file| problem(file, None)));
    }
    for step in &project.steps {
        // Nobody knows on whose disk an absolute path is until the steps are included.
        let files = files(&step.action)
            .into_iter()
            .filter(|file| !matches!(file.value, FileLocation::Absolute(_)));
        diagnostics.extend(files.filter_map(|file| problem(file, None)));
    }
}

/// The files that a step names.
pub(in crate::rules) fn files(action: &StepAction) -> Vec<&Spanned<FileLocation>> {
    match action {
        StepAction::SparkSubmit(spark) => match &spark.program {
            SparkProgram::Script(file) | SparkProgram::Jar(file) => {
                std::iter::once(file).chain(&spark.py_files).collect()
            }
        },
        StepAction::SparkSql(sql) => match &sql.source {
            SparkSqlSource::Script(file) => vec![file],
            SparkSqlSource::Query(_) => Vec::new(),
        },
        StepAction::Script(script) => match &script.source {
            ScriptSource::Path(file) => vec![file],
            ScriptSource::Inline(_) => Vec::new(),
        },
        StepAction::Jar(jar) => vec![&jar.jar],
        StepAction::RestoreHBase(backup) | StepAction::BackupHBase(backup) => {
            backup.jar.iter().collect()
        }
        StepAction::Command(_) => Vec::new(),
    }
}

fn problem(location: &Spanned<FileLocation>, cluster: Option<&Cluster>) -> Option<Diagnostic> {
    let path = match &location.value {
        FileLocation::Local(path) => path,
        // On the disk of an AMI-era cluster anything may be.
        FileLocation::Absolute(_) if cluster.is_some_and(|own| own.ami_version().is_some()) => {
            return None;
        }
        FileLocation::Absolute(path) => path,
        FileLocation::S3(_) | FileLocation::Cluster(_) => return None,
    };
    if path.is_file() {
        return None;
    }
    let shown = path.display();
    let message = if path.is_dir() {
        format!("`{shown}` is a folder")
    } else {
        format!("there is no file `{shown}`")
    };
    let diagnostic = location.diagnostic(Code::MissingFile, message);
    // A relative path has been joined to the folder, which may be absolute.
    Some(match &location.value {
        FileLocation::Absolute(_) => diagnostic.help(format!(
            "a file on the cluster's own disk is written `file://{shown}`"
        )),
        _ => diagnostic.help(RELATIVE),
    })
}

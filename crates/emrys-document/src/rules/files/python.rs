// SPDX-License-Identifier: Apache-2.0
//! The packages of Python scripts can be packed for the cluster, and reach them there.

use emrys_catalog::releases;
use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::{
    DeployMode, JobFlow, Pack, Python, PythonPackages, RequirementKind, RequirementsFile,
    SparkSubmit, StepAction,
};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let Some(python) = &job_flow.python else {
            continue;
        };
        if let PythonPackages::Requirements(file) = &python.packages {
            // A file that is missing is another rule's.
            let files = RequirementsFile::read(file).unwrap_or_default();
            diagnostics.extend(open(&files));
            diagnostics.extend(without_wheel(&files));
        }
        diagnostics.extend(out_of_reach(job_flow, python));
        diagnostics.extend(not_in_release(project, job_flow, python));
    }
}

/// One note for all of them: most who do not pin one package pin none.
fn open(files: &[RequirementsFile]) -> Option<Diagnostic> {
    let requirements = files.iter().flat_map(RequirementsFile::requirements);
    let mut open = requirements.filter_map(|found| match found.kind {
        RequirementKind::Open(name) => Some((name, found.span)),
        _ => None,
    });
    let (name, span) = open.next()?;
    let others = match open.count() {
        0 => String::new(),
        1 => ", nor is another one".to_owned(),
        others => format!(", nor are {others} others"),
    };
    let message =
        format!("`{name}` is not pinned to a version{others}: what is packed depends on the day");
    let diagnostic = Diagnostic::new(Code::RequirementNotPinned, message).at(span);
    Some(diagnostic.help(format!("write `{name}==` and a version")))
}

fn without_wheel(files: &[RequirementsFile]) -> impl Iterator<Item = Diagnostic> {
    let requirements = files.iter().flat_map(RequirementsFile::requirements);
    requirements.filter_map(|found| {
        let (message, help) = match found.kind {
            RequirementKind::Source => (
                format!(
                    "`{}` is no wheel, and nothing is built for a cluster",
                    found.span.text()
                ),
                "build a wheel with `pip wheel --no-deps` and name its file",
            ),
            RequirementKind::Spark => (
                "pyspark is not packed: the cluster has its own".to_owned(),
                "leave it out, or keep it in a requirements file for development",
            ),
            RequirementKind::Pinned | RequirementKind::Open(_) | RequirementKind::Wheel(_) => {
                return None;
            }
        };
        let diagnostic = Diagnostic::new(Code::RequirementWithoutWheel, message).at(found.span);
        Some(diagnostic.help(help))
    })
}

/// YARN unpacks archives for its containers. The driver of client mode runs outside of them, and a local master has none.
fn out_of_reach(job_flow: &JobFlow, python: &Python) -> Vec<Diagnostic> {
    if python.pack() != Pack::Environment {
        return Vec::new();
    }
    let submits = job_flow.all_steps().filter_map(|step| match &step.action {
        StepAction::SparkSubmit(submit) if submit.is_python() => Some(submit),
        _ => None,
    });
    submits.filter_map(outside_of_yarn).collect()
}

fn outside_of_yarn(submit: &SparkSubmit) -> Option<Diagnostic> {
    let client = submit.deploy_mode.as_ref();
    let client = client.filter(|mode| ***mode == DeployMode::Client);
    let local = submit.master.as_ref();
    let local = local.filter(|master| master.starts_with("local"));
    let diagnostic = match (client, local) {
        (Some(mode), _) => says(mode, "the deploy mode `client`"),
        (None, Some(master)) => says(master, "a local master"),
        (None, None) => return None,
    };
    Some(diagnostic.help(
        "leave it out, so that the driver runs in the cluster; or write `pack: py_files` for pure Python packages",
    ))
}

fn says<T>(value: &Spanned<T>, what: &str) -> Diagnostic {
    let message =
        format!("with {what} the job flow's packed environment does not reach the driver");
    value.diagnostic(Code::EnvironmentInClientMode, message)
}

fn not_in_release(project: &Project, job_flow: &JobFlow, python: &Python) -> Option<Diagnostic> {
    let version = python.version.as_ref()?;
    let cluster = project.cluster_of(job_flow)?;
    let label = cluster.release_label()?;
    let release = releases::find(**label)?;
    let known: Vec<String> = release
        .python3()
        .map(|minor| format!("3.{minor}"))
        .collect();
    if known.is_empty() || known.contains(&version.to_string()) {
        return None;
    }
    let message = format!(
        "the nodes of {} have Python {}, and these packages are for {}",
        release.label,
        known.join(" and "),
        **version
    );
    let diagnostic = version.diagnostic(Code::PythonNotInRelease, message);
    let diagnostic = diagnostic.related(label.span.first_line(), "the release");
    Some(diagnostic.help("leave `version` out, or install that Python in a bootstrap action"))
}

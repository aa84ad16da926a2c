// SPDX-License-Identifier: Apache-2.0
//! Documents and the requests that they become, as snapshots that people review.

use std::io;
use std::path::{Path, PathBuf};

use emrys_document::{Options, Project};
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::reason::ClusterReasonCode;
use emrys_synth::lower::plan::{EndOfLife, Plan, PlannedStep, Source, Upload};
use emrys_synth::lower::{self, Destination, LowerError, PythonArchive};
use emrys_synth::references;
use serde_json::json;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lower/fixtures")
}

/// Lowers a job flow of the documents with that digest of files.
fn lower_with(
    name: &str,
    digest: &dyn Fn(&Path) -> io::Result<String>,
) -> Result<Plan, LowerError> {
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    let (project, diagnostics) = Project::load(&[folder()], &options);
    let project = project.unwrap_or_else(|| panic!("{diagnostics:?}"));
    let job_flow = project.job_flows.get(name).unwrap();
    let destination = Destination {
        region: "eu-west-1",
        artifacts: Some("acme-artifacts"),
        digest,
        files: &|folder| {
            Ok(vec![
                folder.join("nested/deep.txt"),
                folder.join("words.txt"),
            ])
        },
        python: Some(&PythonArchive::NotPacked("environment.tar.gz")),
    };
    let cluster = project.cluster_of(job_flow).unwrap();
    lower::job_flow(&project, name, job_flow, cluster, &destination)
}

/// A digest of 64 digits that is the file's own and can be read: its name in hexadecimal.
fn digest(path: &Path) -> io::Result<String> {
    let name = path.file_name().unwrap().as_encoded_bytes().iter();
    let name: String = name.map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("{name:0<64}"))
}

fn plan(name: &str) -> Plan {
    lower_with(name, &digest).unwrap()
}

fn upload(upload: &Upload) -> String {
    let source = match &upload.source {
        Source::File { path, .. } => path.strip_prefix(folder()).unwrap().display().to_string(),
        Source::Inline(text) => format!("{text:?}"),
        Source::NotPacked => "not packed".to_owned(),
    };
    format!("{source} -> s3://{}/{}", upload.bucket, upload.key)
}

#[test]
fn a_cluster_becomes_a_request() {
    let plan = plan("whole");
    insta::assert_json_snapshot!(plan.launch_request(false));
    assert_eq!(plan.outputs, ["s3://acme-data/out/"]);
    assert_eq!(plan.buckets, ["acme-data"]);
    assert!(plan.keeps_cluster());
    assert_eq!(plan.end_of_life, EndOfLife::Keep);
}

#[test]
fn a_cluster_that_says_little_gets_emrs_own_defaults() {
    insta::assert_json_snapshot!(plan("kinds").request);
}

#[test]
fn every_kind_of_step_becomes_what_emr_runs() {
    let plan = plan("kinds");
    let steps: Vec<_> = plan.steps.iter().map(|step| &step.config).collect();
    insta::assert_json_snapshot!(steps);
}

#[test]
fn a_step_keeps_what_the_runner_does_about_it() {
    let plan = plan("kinds");
    let step = |name: &str| plan.steps.iter().find(|step| step.name() == name).unwrap();
    assert_eq!(step("words").attempts, 1);
    assert_eq!(step("words").timeout, None);
    assert_eq!(step("line").timeout.unwrap().as_secs(), 90);
    let line = ActionOnFailure::CancelAndWait;
    assert_eq!(step("line").action_on_failure, line);
    assert_eq!(step("line").config.action_on_failure, Some(line.into()));
    let jar = step("jar");
    assert_eq!((jar.attempts, jar.delay.as_secs()), (3, 30));
    // EMR is told to go on; what the document wants happens after the last attempt.
    assert_eq!(jar.action_on_failure, ActionOnFailure::TerminateCluster);
    let sent = Some(ActionOnFailure::Continue.into());
    assert_eq!(jar.config.action_on_failure, sent);
    assert!(plan.needs_keep_alive());
    let last = |start| plan.wave(start).last().map(PlannedStep::name);
    let first = plan.wave(0).len();
    let ends = (last(0), last(first));
    assert_eq!(
        ends,
        (Some("line"), Some("jar")),
        "they hold back what follows"
    );
}

#[test]
fn a_flow_becomes_activities() {
    let plan = plan("flow");
    insta::assert_json_snapshot!(plan.flow);
    insta::assert_json_snapshot!(plan.failed_flow);
    assert_eq!(plan.end_of_life, EndOfLife::KeepOnFailure);
    assert!(!plan.keeps_cluster(), "the cluster's own wish is replaced");
    assert!(plan.needs_keep_alive() && plan.needs_runner());
    assert_eq!(plan.timeout.unwrap().as_secs(), 21_600);
    let relaunch = plan.relaunch.unwrap();
    assert_eq!((relaunch.times, relaunch.delay.as_secs()), (2, 300));
    assert_eq!(relaunch.on, [ClusterReasonCode::BootstrapFailure]);
    let inline = plan
        .uploads
        .iter()
        .any(|upload| matches!(upload.source, Source::Inline(_)));
    assert!(inline, "files of its steps are uploaded");
}

#[test]
fn files_are_uploaded_once_under_their_digest() {
    let uploads = plan("kinds").uploads;
    insta::assert_json_snapshot!(uploads.iter().map(upload).collect::<Vec<_>>());
}

#[test]
fn the_same_name_with_other_bytes_is_another_object() {
    let key = |digest: &'static str| {
        let digest = move |_: &Path| Ok(digest.repeat(64));
        let plan = lower_with("whole", &digest).unwrap();
        plan.uploads[0].key.clone()
    };
    assert_eq!(
        key("a"),
        format!("emrys/artifacts/{}/boot.sh", "a".repeat(32))
    );
    assert_eq!(
        key("b"),
        format!("emrys/artifacts/{}/boot.sh", "b".repeat(32))
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let digest = |_: &Path| Err(io::Error::from(io::ErrorKind::PermissionDenied));
    let error = lower_with("whole", &digest).unwrap_err().to_string();
    let path = folder().join("jobs/boot.sh");
    assert!(error.contains(&path.display().to_string()), "{error}");
    assert!(error.contains("permission denied"), "{error}");
}

#[test]
fn keeping_the_cluster_is_all_that_keep_changes() {
    let plan = plan("kinds");
    let request = |keep| serde_json::to_value(plan.launch_request(keep)).unwrap();
    // A step is repeated, so that the runner needs the cluster anyway.
    assert_eq!(request(true), request(false));
    let kept = &request(true)["Instances"]["KeepJobFlowAliveWhenNoSteps"];
    assert_eq!(*kept, json!(true));
    let plan = Plan {
        steps: Vec::new(),
        ..plan
    };
    let left = serde_json::to_value(plan.launch_request(false)).unwrap();
    let mut kept = serde_json::to_value(plan.launch_request(true)).unwrap();
    assert_eq!(
        left["Instances"]["KeepJobFlowAliveWhenNoSteps"],
        json!(false)
    );
    kept["Instances"]["KeepJobFlowAliveWhenNoSteps"] = json!(false);
    assert_eq!(left, kept);
}

#[test]
fn python_packages_reach_driver_and_executors() {
    let arguments = |name: &str| {
        let plan = plan(name);
        let steps = plan.steps.iter().map(|step| {
            let jar = step.config.hadoop_jar_step.clone().unwrap();
            jar.args.unwrap().join(" ")
        });
        let uploads = plan.uploads.iter().map(upload);
        steps.chain(uploads).collect::<Vec<_>>().join("\n")
    };
    let shown = ["python-environment", "python-files"].map(arguments);
    insta::assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn references_stay_in_the_plan_but_for_what_the_cluster_says() {
    let plan = plan("references");
    let found = references::of(&plan);
    assert_eq!(
        found.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "${ssm:/hbase/user}",
            "${ssm:/key}",
            "${ssm:/logs}",
            "${cluster_id}"
        ]
    );
    // A step that has the cluster's id waits for the cluster; EMR's own start of HBase goes first.
    let first: Vec<&str> = plan.first_wave().iter().map(PlannedStep::name).collect();
    assert_eq!(first, ["Start HBase", "of hbase"]);
    let shown = references::shown(&plan.steps[1].config);
    let step = shown.hadoop_jar_step.unwrap();
    assert_eq!(
        step.jar.as_deref(),
        Some("/home/hadoop/lib/hbase-0.94.7.jar")
    );
    assert_eq!(step.args.unwrap(), ["--user", "${ssm:/hbase/user}"]);
}

#[test]
fn a_security_configuration_of_the_project_becomes_emrs_json() {
    let configuration = |name: &str| references::shown(&plan(name)).security_configuration;
    for name in ["secured", "secured-elsewhere"] {
        let own = configuration(name).unwrap();
        assert_eq!(
            plan(name).request.security_configuration,
            Some(own.name.clone())
        );
        insta::assert_json_snapshot!(name, own);
    }
    let key = references::of(&plan("secured").security_configuration);
    assert_eq!(key.len(), 1, "a reference in it is the run's to fill in");
    assert!(configuration("secured-by-account").is_none());
}

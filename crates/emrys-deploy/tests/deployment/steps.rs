// SPDX-License-Identifier: Apache-2.0
//! What the instances of a profile may do for the steps of pipelines.

use std::collections::BTreeMap;
use std::path::Path;

use emrys_deploy::project::{Deployment, Inputs, deployment};
use emrys_deploy::registry::Lock;
use emrys_document::{Format, Options, Project};

/// What the instances of the profiles `one` and `two` read as code and may assume.
fn read(pipelines: &str) -> [Vec<String>; 2] {
    let deployed = deployed("small", pipelines);
    ["One", "Two"].map(|profile| {
        let id = format!("Profile{profile}InstanceRole");
        let role = deployed
            .roles
            .iter()
            .find(|own| own.logical_id == id)
            .unwrap();
        let statements = role.statements.iter();
        let statements =
            statements.filter(|own| ["ReadCode", "AssumeRolesOfSteps"].contains(&own.sid.as_str()));
        let resources = statements.flat_map(|own| own.resources.iter());
        let last = |arn: &String| arn.rsplit(':').next().unwrap_or_default().to_owned();
        resources.map(last).collect()
    })
}

/// A project with two profiles, the cluster of its first launch function, and these pipelines.
pub(crate) fn deployed(nightly: &str, pipelines: &str) -> Deployment {
    let document = format!(
        "namespace: sales
profiles:
  one: {{ vpc: vpc-0abc1234, artifacts: s3://acme-artifacts/emr/ }}
  two: {{ vpc: vpc-0abc1234, artifacts: s3://acme-two/emr/ }}
clusters:
  small:
    release_label: emr-7.5.0
    master_instance_group: {{ instance_type: m5.xlarge }}
    auto_termination_policy: {{ idle_timeout: 3600 }}
  owned:
    release_label: emr-7.5.0
    step_execution_role_arn: arn:aws:iam::123456789012:role/steps
    master_instance_group: {{ instance_type: m5.xlarge }}
launch_functions:
  nightly: {{ profile: one, cluster: {nightly} }}
  weekly: {{ profile: two, cluster: small }}
{pipelines}"
    );
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let (project, diagnostics) =
        Project::read(&document, "emrys.yaml", Format::Yaml, &folder, &options);
    let project = project.unwrap_or_else(|| panic!("{diagnostics:?} in\n{document}"));
    let inputs = Inputs {
        digest: &|_| Ok("0123456789abcdef".repeat(4)),
        files: &|_| Ok(Vec::new()),
        python: &BTreeMap::new(),
        lock: &Lock::default(),
    };
    deployment(&project, &inputs).unwrap()
}

const NONE: [&str; 0] = [];

#[test]
fn instances_read_the_code_of_steps_on_their_clusters() {
    let [one, two] = read(
        "pipelines:
  daily:
    flow:
      - launch: { function: nightly, as: main }
      - launch: { function: weekly, as: other }
      - add_steps:
          cluster: main
          steps:
            - name: Jar
              jar: { jar: s3://acme-jars/job.jar, main_class: a.B, args: [s3://acme-data/in/] }
            - name: Spark
              spark_submit:
                script: s3://acme-scripts/job.py
                py_files: [s3://acme-libraries/a.zip, s3://acme-libraries/b.py]
                args: [s3://acme-data/out/]
",
    );
    let code = [
        "acme-jars/job.jar",
        "acme-scripts/job.py",
        "acme-libraries/a.zip",
        "acme-libraries/b.py",
    ];
    for place in code {
        assert!(one.iter().any(|own| own == place), "{place} in {one:?}");
    }
    // Data is what `authorize` says.
    assert!(!one.iter().any(|own| own.contains("acme-data")), "{one:?}");
    assert_eq!(two, NONE);
}

#[test]
fn uploads_of_a_pipeline_are_read_by_the_instances_of_another_profile_too() {
    let [one, two] = read(
        "pipelines:
  daily:
    flow:
      - launch: { function: nightly, as: main }
      - launch: { function: weekly, as: other }
      - add_steps:
          cluster: other
          steps: [{ name: Spark, spark_submit: { script: small_project.py } }]
",
    );
    assert_eq!(one, NONE);
    assert!(
        two.iter().any(|own| own.starts_with("acme-artifacts/emr/")),
        "{two:?}"
    );
}

#[test]
fn the_clusters_of_job_flows_have_a_profile_too() {
    let [one, two] = read(
        "job_flows:
  words:
    cluster: owned
    steps:
      - { name: Jar, jar: { jar: s3://acme-jars/job.jar, args: [s3://acme-data/] } }
pipelines:
  daily: { job_flow: words, profile: two }
",
    );
    assert_eq!(one, NONE);
    assert!(two.iter().any(|own| own == "acme-jars/job.jar"), "{two:?}");
    assert!(two.iter().any(|own| own == "role/steps"), "{two:?}");
    assert!(!two.iter().any(|own| own.contains("acme-data")), "{two:?}");
}

#[test]
fn steps_run_with_the_role_that_their_cluster_names_for_them() {
    let role = "arn:aws:iam::123456789012:role/steps";
    for pipeline in [
        "{ job_flow: words, profile: two }",
        "{ flow: [{ launch: nightly }, { add_steps: [{ name: count, command: [echo, words] }] }] }",
    ] {
        let pipelines = format!(
            "job_flows:
  words:
    cluster: owned
    steps: [{{ name: count, command: [echo, words] }}]
pipelines:
  daily: {pipeline}
"
        );
        let deployed = deployed("owned", &pipelines);
        let machine = deployed
            .machines
            .iter()
            .find(|own| own.name == "sales_daily");
        let step = &machine.unwrap().definition["States"]["count"];
        assert_eq!(step["Arguments"]["ExecutionRoleArn"], role, "{pipeline}");
        let mut roles = deployed.roles.iter();
        let own = roles.find(|own| own.logical_id == "PipelineDailyRole");
        let mut statements = own.unwrap().statements.iter();
        let pass = statements
            .find(|own| own.sid == "PassRolesOfSteps")
            .unwrap();
        assert_eq!(pass.resources, [role]);
        assert!(pass.condition["StringEquals"]["iam:PassedToService"].is_string());
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Job flows as pipelines.

use serde_json::json;

use super::world::World;
use super::{definition_of, project, statements, written};
use crate::pipeline::PipelineError;

/// The pipeline `daily` of a job flow with these members, indented by four, on a cluster with those.
fn job_flow(cluster: &str, members: &str) -> emrys_document::Project {
    project(&format!(
        "job_flows:
  words:
    cluster:
      release_label: emr-7.1.0
      master_instance_group: {{ instance_type: m5.xlarge }}
      core_instance_group: {{ name: workers, instance_type: m5.xlarge, instance_count: 2 }}
{cluster}
{members}
pipelines:
  daily: {{ job_flow: words, profile: sse }}"
    ))
}

const STEPS: &str = "    steps:
      - { name: One, command: [echo, '{% no expression %}'] }
      - { name: Two, command: [echo, '${cluster_id}'], action_on_failure: CANCEL_AND_WAIT }
      - { name: Three, command: [three] }";

#[test]
fn a_job_flow_is_deployed_unchanged() {
    let project = job_flow(
        "      security_configuration: encrypted\n      tags: { team: sales }",
        STEPS,
    );
    let machine = definition_of(&project);
    let mut world = World::new(&machine, json!({}));
    world.succeeds();
    let states = [
        "Launch the cluster",
        "One",
        "Two",
        "Three",
        "Lift the protection",
        "Terminate the cluster",
    ];
    assert_eq!(world.states(), states);
    assert!(world.left().is_empty());
    let request = world.arguments("Launch the cluster");
    assert_eq!(
        request["ServiceRole"],
        "arn:aws:iam::123456789012:role/service"
    );
    assert_eq!(request["LogUri"], "s3://acme-logs/emr/words/");
    assert_eq!(request["SecurityConfiguration"], "sales-encrypted");
    assert_eq!(
        request["Instances"]["EmrManagedMasterSecurityGroup"],
        "sg-1"
    );
    let execution = "arn:aws:states:us-east-1:123456789012:execution:sales_daily:run";
    let tags = json!([
        { "Key": "team", "Value": "sales" },
        { "Key": "emrys:execution", "Value": execution },
        { "Key": "emrys:started-by", "Value": execution },
        { "Key": "emrys:function", "Value": "sales/daily" },
        { "Key": "emrys:namespace", "Value": "sales" },
    ]);
    assert_eq!(request["Tags"], tags);
    let arguments = |state| world.arguments(state)["Step"]["HadoopJarStep"]["Args"][1].clone();
    assert_eq!(arguments("One"), "{% no expression %}");
    assert_eq!(arguments("Two"), "j-1");
}

#[test]
fn callers_replace_arguments_of_a_job_flows_steps() {
    let machine = definition_of(&job_flow("", STEPS));
    for member in ["StepArgumentOverrides", "StepArgOverrides"] {
        let input = json!({ member: {
            "One": { "echo": "not this", "{% no expression %}": "replaced" },
            "Two": { "j-1": "another" },
            "Three": { "three": "not this" },
        }});
        let mut world = World::new(&machine, input);
        world.succeeds();
        let arguments = |state| world.arguments(state)["Step"]["HadoopJarStep"]["Args"].clone();
        assert_eq!(arguments("One"), json!(["echo", "replaced"]));
        assert_eq!(arguments("Two"), json!(["echo", "another"]));
        assert_eq!(arguments("Three"), json!(["three"]));
    }
}

#[test]
fn steps_fail_as_a_job_flow_says() {
    let machine = definition_of(&job_flow("", STEPS));
    let mut world = World::new(&machine, json!({})).failing("One", "Broken", "one");
    assert_eq!(world.failure(), ("Broken".to_owned(), "one".to_owned()));
    assert!(world.states().contains(&"Three") && world.left().is_empty());
    let mut world = World::new(&machine, json!({})).failing("Two", "Broken", "two");
    assert_eq!(world.failure(), ("Broken".to_owned(), "two".to_owned()));
    assert!(!world.states().contains(&"Three") && world.left().is_empty());
    let mut world = World::new(&machine, json!({})).failing("Launch the cluster", "Broken", "none");
    assert_eq!(world.failure(), ("Broken".to_owned(), "none".to_owned()));
}

#[test]
fn what_follows_a_failure_comes_before_the_clusters_end() {
    let members = format!(
        "{STEPS}\n    failed_flow:\n      - add_steps: [{{ name: Tell, command: [tell] }}]"
    );
    let machine = definition_of(&job_flow("", &members));
    for failing in ["One", "Two"] {
        let mut world = World::new(&machine, json!({}))
            .failing(failing, "Broken", failing)
            .failing("Tell", "Also", "broken");
        assert_eq!(world.failure(), ("Broken".to_owned(), failing.to_owned()));
        assert!(world.states().contains(&"Tell") && world.left().is_empty());
    }
    let mut world = World::new(&machine, json!({}));
    world.succeeds();
    assert!(!world.states().contains(&"Tell"));
}

#[test]
fn a_cluster_stays_where_the_document_says_so() {
    for (end, after_success, after_failure) in [
        ("keep", true, true),
        ("keep_on_failure", false, true),
        ("terminate", false, false),
    ] {
        let machine = definition_of(&job_flow("", &format!("{STEPS}\n    end_of_life: {end}")));
        let mut world = World::new(&machine, json!({}));
        world.succeeds();
        assert_eq!(world.clusters["j-1"].alive, after_success, "{end}");
        let mut world = World::new(&machine, json!({})).failing("Two", "Broken", "two");
        assert_eq!(world.failure().0, "Broken");
        assert_eq!(world.clusters["j-1"].alive, after_failure, "{end}");
        // The sweep ends what has the tag of its execution.
        let tags = world.arguments("Launch the cluster")["Tags"].to_string();
        assert_eq!(
            tags.contains("emrys:execution"),
            end == "terminate",
            "{tags}"
        );
    }
}

#[test]
fn a_member_that_the_integration_does_not_know_goes_to_the_api() {
    let project = job_flow(
        "      managed_scaling_policy: { compute_limits: { unit_type: Instances, minimum_capacity_units: 2, maximum_capacity_units: 4 }, scaling_strategy: DEFAULT }",
        STEPS,
    );
    let machine = definition_of(&project);
    let status = |state: &str| json!({ "Cluster": { "Status": { "State": state, "StateChangeReason": { "Message": "why" } } } });
    let run = |state: &str| {
        World::new(&machine, json!({}))
            .with_cluster("j-api")
            .giving("Launch the cluster", json!({ "JobFlowId": "j-api" }))
            .giving("Look at the cluster", status(state))
    };
    let mut world = run("WAITING");
    world.succeeds();
    assert!(world.states().contains(&"Three") && !world.clusters["j-api"].alive);
    let mut world = run("TERMINATED_WITH_ERRORS");
    let cause = "TERMINATED_WITH_ERRORS: why".to_owned();
    assert_eq!(world.failure(), ("Emrys.ClusterFailed".to_owned(), cause));
}

#[test]
fn a_flow_of_its_own_is_followed() {
    let members = "    flow:
      - start_cluster: {}
      - resize: { instance_group: core, instance_count: 4 }
      - modify_cluster: { step_concurrency_level: 3 }
      - add_steps: [{ name: One, command: [one] }]
      - terminate_cluster: {}";
    let machine = definition_of(&job_flow("", members));
    let mut world = World::new(&machine, json!({}));
    world.succeeds();
    let states = [
        "Launch the cluster",
        "Resize workers",
        "Run 3 steps at once",
        "One",
        "Lift the protection of cluster",
        "Terminate cluster",
    ];
    assert_eq!(world.states(), states);
    for state in states.iter().skip(1) {
        let mut world = World::new(&machine, json!({})).failing(state, "Broken", "why");
        match *state {
            // What protection there is, the cluster's end tells.
            "Lift the protection of cluster" => drop(world.run()),
            _ => assert_eq!(world.failure().0, "Broken", "{state}"),
        }
        assert!(world.left().is_empty(), "{state}");
    }
}

#[test]
fn what_only_a_run_does_is_refused() {
    for (member, name) in [
        ("    lock: { name: nightly }", "`lock`"),
        ("    retry: { on: [INTERNAL_ERROR], times: 1 }", "`retry`"),
    ] {
        let refused = match written(&job_flow("", &format!("{STEPS}\n{member}"))) {
            Err(PipelineError::Document(diagnostics)) => diagnostics[0].message().to_owned(),
            other => panic!("{other:?}"),
        };
        assert!(refused.contains(name), "{refused}");
    }
}

#[test]
fn a_role_gets_no_more_than_the_states_need() {
    insta::assert_json_snapshot!(statements(&job_flow("", STEPS)));
}

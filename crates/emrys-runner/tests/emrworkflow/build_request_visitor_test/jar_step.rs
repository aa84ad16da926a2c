// SPDX-License-Identifier: Apache-2.0
//! `Visit JarStep`.

use emrys_document::model::{JarStep, Typed};
use emrys_model::action_on_failure::ActionOnFailure;

use super::{built, objects, refused, step, with_step};

#[test]
fn step_name_is_missing() {
    let own = JarStep {
        name: None,
        ..JarStep::new("", "${myBucket}/my.jar")
    };
    assert_eq!(refused(&with_step(own)), ["a step needs the key `name`"]);
    let empty = JarStep::new("", "${myBucket}/my.jar");
    assert_eq!(
        refused(&with_step(empty)),
        ["the name of a step cannot be empty"]
    );
}

#[test]
fn step_jar_path_is_missing() {
    let own = JarStep {
        jar: None,
        ..JarStep::new("name", "")
    };
    assert_eq!(refused(&with_step(own)), ["a JAR step needs the key `jar`"]);
}

#[test]
fn visit_jar_step() {
    let own = JarStep::new(
        "step-for-Hadoop-Version:${hadoopVersion}",
        "${myBucket}/my.jar",
    )
    .main_class("com.supperslonic.${hadoopVersion}.Driver")
    .action_on_failure(ActionOnFailure::TerminateCluster)
    .args(["${arg1}", "900"]);
    let request = built(&with_step(own));
    let (tags, actions, steps) = objects(&request);
    assert_eq!((tags.len(), actions.len(), steps.len()), (0, 0, 1));
    assert_eq!(
        step(&steps[0]),
        (
            "step-for-Hadoop-Version:2.2.0",
            "s3://myBucket/my.jar",
            Some("com.supperslonic.2.2.0.Driver"),
            Some(vec!["1234", "900"]),
            Some("TERMINATE_CLUSTER")
        )
    );
}

#[test]
fn an_action_on_failure_that_emr_does_not_have_is_refused() {
    // An improvement: theirs sent any text.
    let own = JarStep::new("name", "${myBucket}/my.jar")
        .action_on_failure(Typed::Placeholder("TERMINATE".to_owned()));
    assert_eq!(
        refused(&with_step(own)),
        ["`TERMINATE` is not an action on failure"]
    );
}

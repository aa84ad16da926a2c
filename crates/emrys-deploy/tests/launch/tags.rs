// SPDX-License-Identifier: Apache-2.0
//! Tags, which callers may add and not forge, and the rest of the input.

use serde_json::{Value, json};

use crate::account::EXECUTION;
use crate::functions::{function, launched};

fn tags(input: Value) -> Vec<(String, String)> {
    let request = launched(&function(), input).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let tags = request["Tags"].as_array().unwrap().iter();
    tags.map(|tag| (text(&tag["Key"]), text(&tag["Value"])))
        .collect()
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn a_cluster_has_everybodys_tags_and_ours_last() {
    let starter = "arn:aws:states:eu-west-1:123456789012:execution:sales_daily:1";
    let input = json!({
        "Tags": [{ "Key": "team", "Value": "other" }, { "Key": "run", "Value": "7" }],
        "Keep": true,
        "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": starter,
    });
    let expected = pairs(&[
        ("team", "other"),
        ("run", "7"),
        ("cost", "4711"),
        ("emrys:execution", EXECUTION),
        ("emrys:started-by", starter),
        ("emrys:function", "sales/nightly"),
        ("emrys:namespace", "sales"),
        ("emrys:keep", "true"),
    ]);
    assert_eq!(tags(input), expected);
}

#[test]
fn nobody_says_what_only_emrys_says() {
    // The cluster configuration of these tests has a tag `emrys:keep`, too.
    let own = pairs(&[
        ("team", "sales"),
        ("cost", "4711"),
        ("emrys:execution", EXECUTION),
        ("emrys:started-by", EXECUTION),
        ("emrys:function", "sales/nightly"),
        ("emrys:namespace", "sales"),
    ]);
    assert_eq!(tags(json!({})), own);
    assert_eq!(tags(json!({ "Tags": [], "Keep": false })), own);
    assert_eq!(tags(json!({ "Tags": null, "Keep": null })), own);
    for key in [
        "cost",
        "emrys:namespace",
        "Emrys:x",
        "emrys:",
        "aws:cloudformation:stack-name",
        "AWS:x",
    ] {
        let input = json!({ "Tags": [{ "Key": "a", "Value": "b" }, { "Key": key, "Value": "b" }] });
        let (error, cause) = launched(&function(), input).unwrap_err();
        assert_eq!(error, "Emrys.ReservedTag");
        assert_eq!(
            cause,
            format!("the tag \"{key}\" cannot be set by a caller")
        );
    }
}

#[test]
fn input_of_another_shape_is_refused() {
    let no_tag = "Tags has an item that is not an object with the texts Key and Value";
    let guard = "FailIfClusterRunning is neither true nor false";
    let starter = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID is not the ARN of an execution";
    let table = [
        (json!([]), "the input is not an object"),
        (json!("a"), "the input is not an object"),
        (
            json!({ "ClusterConfigurationOverrides": [] }),
            "ClusterConfigurationOverrides is not an object",
        ),
        (
            json!({ "ClusterConfigOverrides": "a" }),
            "ClusterConfigOverrides is not an object",
        ),
        (
            json!({ "Tags": { "Key": "a", "Value": "b" } }),
            "Tags is not an array",
        ),
        (json!({ "Tags": ["a"] }), no_tag),
        (json!({ "Tags": [{ "Key": "a" }] }), no_tag),
        (json!({ "Tags": [{ "Key": "a", "Value": 1 }] }), no_tag),
        (json!({ "Tags": [[{ "Key": "a", "Value": "b" }]] }), no_tag),
        (json!({ "FailIfClusterRunning": "tru" }), guard),
        (json!({ "FailIfClusterRunning": [true] }), guard),
        (json!({ "FailIfClusterRunning": 2 }), guard),
        (json!({ "Keep": "true" }), "Keep is neither true nor false"),
        (
            json!({ "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": "me" }),
            starter,
        ),
        (
            json!({ "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID": 1 }),
            starter,
        ),
    ];
    for (input, expected) in table {
        let (error, cause) = launched(&function(), input.clone()).unwrap_err();
        assert_eq!(
            (error.as_str(), cause.as_str()),
            ("Emrys.InvalidInput", expected),
            "{input}"
        );
    }
}

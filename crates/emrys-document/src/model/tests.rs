// SPDX-License-Identifier: Apache-2.0
use super::{JobFlow, ModelError};

#[test]
fn what_the_model_does_not_have_is_an_error() {
    let of = |cluster: &str| {
        let yaml = format!("job_flows: {{ job: {{ cluster: {{ {cluster} }}, steps: [] }} }}");
        JobFlow::from_yaml(&yaml)
    };
    assert!(of("ami_version: latest, instance_count: \"${n}\"").is_ok());
    let error = of("applications: [Spark]").unwrap_err().to_string();
    assert!(error.contains("applications"), "{error}");
    let error = of("bootstrap_action: [{ args: [1.10] }]")
        .unwrap_err()
        .to_string();
    assert!(error.contains("in quotes"), "{error}");
    let two = "job_flows: { a: { cluster: {} }, b: { cluster: {} } }";
    let error = JobFlow::from_yaml(two).unwrap_err();
    assert!(matches!(error, ModelError::NotOne(2)), "{error}");
    let error = JobFlow::from_xml("<jobFlow").unwrap_err();
    assert!(matches!(error, ModelError::Document(_)), "{error}");
}

#[test]
fn values_that_need_no_quotes_are_texts() {
    let yaml = "job_flows: { job: { cluster: { tags: { a: 1, b: true, c: } }, \
                steps: [{ name: x, jar: { jar: y, args: [1, true, z] } }] } }";
    let job_flow = JobFlow::from_yaml(yaml).unwrap();
    let values: Vec<_> = job_flow
        .tags
        .iter()
        .map(|tag| tag.value.as_deref())
        .collect();
    assert_eq!(values, [Some("1"), Some("true"), None]);
    assert_eq!(
        job_flow.steps,
        [super::JarStep::new("x", "y")
            .args(["1", "true", "z"])
            .into()]
    );
}

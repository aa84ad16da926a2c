// SPDX-License-Identifier: Apache-2.0
//! `BuilderSettingsTest`.

use emrys_document::model::{JarStep, JobFlow, Step};
use emrys_runner::builder::{
    AddJobFlowStepsRequestBuilder, AlreadySet, RunJobFlowRequestBuilder, Settings,
};

use crate::support::{job_flow, refused};

const JOB_FLOW_ID: &str = "j-111AAABBBNJ2I";

/// The argument of a step once its placeholders are replaced.
fn filled(text: &str, settings: &Settings) -> String {
    let step: Step = JarStep::new("step", "s3://myBucket/a.jar")
        .args([text])
        .into();
    let builder = AddJobFlowStepsRequestBuilder::new(settings);
    let request = builder.build(JOB_FLOW_ID, &[step]).unwrap();
    let steps = request.steps.unwrap();
    let jar = steps[0].hadoop_jar_step.as_ref().unwrap();
    jar.args.as_ref().unwrap()[0].clone()
}

#[test]
fn put_existing_key_throws_exception() {
    let mut settings = Settings::new();
    settings.put("key", "value").unwrap();
    let again = settings.put("key", "another");
    assert_eq!(again, Err(AlreadySet("key".to_owned())));
    assert_eq!(settings.get("key"), Some("value"));
    // An improvement: it can be replaced where that is meant.
    assert_eq!(settings.replace("key", "another").as_deref(), Some("value"));
    assert_eq!(settings.get("key"), Some("another"));
    assert_eq!(settings.get("unknown"), None);
}

#[test]
fn fill_placeholders_null_input() {
    // What is not there is not sent.
    let settings = Settings::new();
    let builder = RunJobFlowRequestBuilder::new(&settings);
    let request = builder.build(&job_flow()).unwrap();
    assert_eq!(request.additional_info, None);
}

#[test]
fn fill_placeholders_empty_input() {
    assert_eq!(filled("", &Settings::new()), "");
}

#[test]
fn fill_placeholders() {
    let mut settings = Settings::new();
    settings.put("outputDir", "s3://myBucket/output").unwrap();
    let text = "${outputDir}/${jobFlowId}/tmpResults";
    assert_eq!(
        filled(text, &settings),
        "s3://myBucket/output/j-111AAABBBNJ2I/tmpResults"
    );
}

#[test]
fn fill_placeholders_not_specified() {
    // An improvement: theirs sent `{notSpecified}` to EMR.
    let mut settings = Settings::new();
    settings.put("outputDir", "s3://myBucket/output").unwrap();
    let job_flow: JobFlow = job_flow().log_uri("${outputDir}/${notSpecified}/tmpResults");
    assert_eq!(
        refused(&job_flow, &settings),
        ["the placeholder `notSpecified` has no value"]
    );
}

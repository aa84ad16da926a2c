// SPDX-License-Identifier: Apache-2.0
//! `RunJobFlowRequestBuilderTest`.

use emrys_document::model::JobFlow;
use emrys_runner::builder::{RunJobFlowRequestBuilder, Settings};

use crate::support::folder;

#[test]
fn can_build() {
    let xml = std::fs::read_to_string(folder().join("data/JobFlowTemplate.xml")).unwrap();
    let job_flow = JobFlow::from_xml(&xml).unwrap();
    let mut settings = Settings::new();
    settings.put("myBucket", "s3://myBucket").unwrap();
    settings.put("mapreduce_map_memory_mb", "8192").unwrap();
    let jar = "/home/hadoop/lib/hbase-0.94.7.jar";
    settings.put("hbaseJar", jar).unwrap();
    let before = job_flow.clone();
    let builder = RunJobFlowRequestBuilder::new(&settings);
    let request = builder.build(&job_flow).unwrap();
    insta::assert_json_snapshot!(request);
    // An improvement: theirs replaced the placeholders in the model's own lists.
    assert_eq!(job_flow, before);
    settings.replace("mapreduce_map_memory_mb", "4096");
    let builder = RunJobFlowRequestBuilder::new(&settings);
    let again = builder.build(&job_flow).unwrap();
    let actions = again.bootstrap_actions.unwrap();
    let script = actions[0].script_bootstrap_action.as_ref().unwrap();
    assert_eq!(
        script.args.as_ref().unwrap()[1],
        "mapreduce.map.memory.mb=4096"
    );
}

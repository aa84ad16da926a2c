// SPDX-License-Identifier: Apache-2.0
//! A whole job flow and the request that EmrWorkflow made of it.

use serde_json::Value;

use crate::support::{folder, plan};

const SETTINGS: &[(&str, &str)] = &[
    ("bucket", "s3://acme"),
    ("runDate", "2024-01-31"),
    ("owner", "data"),
    ("slaveType", "m3.2xlarge"),
    ("mapMb", "8192"),
    ("hbaseJar", "/home/hadoop/lib/hbase-0.94.7.jar"),
];

/// A member that is `null` is one that is not set.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, member)| !member.is_null())
            .map(|(name, member)| (name, without_nulls(member)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        single => single,
    }
}

fn golden() -> Value {
    let text = std::fs::read_to_string(folder().join("golden/request.json")).unwrap();
    without_nulls(serde_json::from_str(&text).unwrap())
}

/// The request that the document makes.
fn request(document: &str) -> Value {
    let plan = plan(document, "job", SETTINGS);
    serde_json::to_value(plan.launch_request(false)).unwrap()
}

#[test]
fn the_request_is_emr_workflows_own() {
    assert_eq!(request("golden/job.yaml"), golden());
    assert_eq!(request("golden/job.xml"), golden());
}

#[test]
fn the_request_of_a_file_as_emr_workflow_wrote_it_is_its_own() {
    let text = std::fs::read_to_string(folder().join("golden/job.xml")).unwrap();
    let text = text.replace("utf-8", "utf-16").replace('\n', "\r\n");
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("job.xml");
    std::fs::write(&file, units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).unwrap();
    assert_eq!(request(file.to_str().unwrap()), golden());
}

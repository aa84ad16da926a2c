// SPDX-License-Identifier: Apache-2.0
//! A whole job flow and the request that EmrWorkflow made of it.

use emrys_runner::run;
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

#[test]
fn the_request_is_emr_workflows_own() {
    let plan = plan("golden/job.yaml", "job", SETTINGS);
    let request = serde_json::to_value(run::launch_request(&plan, false)).unwrap();
    assert_eq!(request, golden());
}

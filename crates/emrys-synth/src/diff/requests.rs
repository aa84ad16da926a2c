// SPDX-License-Identifier: Apache-2.0
//! Requests, compared by what EMR makes of them: with its defaults filled in, without the order of what has none, things of
//! a kind by their names.

use emrys_protocol::types::RunJobFlowInput;
use serde_json::{Map, Value, json};

use super::values::{self, Difference};

/// What EMR takes where a request says nothing (API RunJobFlow and the shapes below it).
const DEFAULTS: &[(&str, &[(&str, Default)])] = &[
    (
        "",
        &[
            ("VisibleToAllUsers", Default::Switch(true)),
            ("StepConcurrencyLevel", Default::Count(1)),
            ("RepoUpgradeOnBoot", Default::Word("SECURITY")),
            ("ExtendedSupport", Default::Switch(false)),
            ("SessionEnabled", Default::Switch(false)),
        ],
    ),
    (
        "Instances",
        &[
            ("KeepJobFlowAliveWhenNoSteps", Default::Switch(false)),
            ("TerminationProtected", Default::Switch(false)),
        ],
    ),
];

/// What a member is where it is absent.
enum Default {
    Switch(bool),
    Count(i64),
    Word(&'static str),
}

impl Default {
    fn value(&self) -> Value {
        match self {
            Self::Switch(on) => json!(on),
            Self::Count(count) => json!(count),
            Self::Word(word) => json!(word),
        }
    }
}

/// Lists in which things are known by a member, wherever they are.
const KEYED: &[(&str, &[&str])] = &[
    ("Applications", &["Name"]),
    ("Configurations", &["Classification"]),
    ("InstanceFleets", &["InstanceFleetType"]),
    ("InstanceTypeConfigs", &["InstanceType", "CustomAmiId"]),
    ("PlacementGroupConfigs", &["InstanceRole"]),
    ("Rules", &["Name"]),
    ("Dimensions", &["Key"]),
    ("Tags", &["Key"]),
    ("NewSupportedProducts", &["Name"]),
];

/// Lists whose order means nothing.
const UNORDERED: &[&str] = &[
    "AdditionalMasterSecurityGroups",
    "AdditionalSlaveSecurityGroups",
    "AvailabilityZones",
    "Ec2SubnetIds",
    "EbsBlockDeviceConfigs",
    "SupportedProducts",
];

/// Members that EMR fills in where a request leaves them out: what a cluster that is there has of them is EMR's choice.
const CHOSEN: &[&str] = &[
    "EbsConfiguration",
    "EbsOptimized",
    "EbsRootVolumeIops",
    "EbsRootVolumeSize",
    "EbsRootVolumeThroughput",
    "Ec2SubnetIds",
    "EmrManagedMasterSecurityGroup",
    "EmrManagedSlaveSecurityGroup",
    "MonitoringConfiguration",
    "Name",
    "OSReleaseLabel",
    "Placement",
    "ScaleDownBehavior",
    "ServiceAccessSecurityGroup",
    "UnhealthyNodeReplacement",
];

/// Members that EMR does not tell of a cluster.
const UNTOLD: &[&str] = &[
    "AdditionalInfo",
    "NewSupportedProducts",
    "StepExecutionRoleArn",
    "SupportedProducts",
];

/// What differs between a request and a cluster that is there.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Where they differ.
    pub differences: Vec<Difference>,
    /// What the request has left to EMR, and what EMR has chosen.
    pub chosen: Vec<Difference>,
    /// What the request says and EMR does not tell.
    pub untold: Vec<Difference>,
}

/// Where a request differs from the one that would launch a cluster again that is there, its steps aside: those have been
/// or are to come.
#[must_use]
pub fn with_cluster(request: &RunJobFlowInput, cluster: &RunJobFlowInput) -> Comparison {
    let without_steps = |request: &RunJobFlowInput| {
        let mut request = request.clone();
        request.steps = None;
        if let Some(kerberos) = &mut request.kerberos_attributes {
            kerberos.kdc_admin_password = None;
            kerberos.cross_realm_trust_principal_password = None;
            kerberos.ad_domain_join_password = None;
        }
        request
    };
    let mut comparison = Comparison::default();
    for difference in between(&without_steps(request), &without_steps(cluster)) {
        let member = difference.path.rsplit('.').next().unwrap_or_default();
        let to = if difference.left.is_none() && CHOSEN.contains(&member) {
            &mut comparison.chosen
        } else if difference.right.is_none() && UNTOLD.contains(&member) {
            &mut comparison.untold
        } else {
            &mut comparison.differences
        };
        to.push(difference);
    }
    comparison
}

/// Where two requests differ in what EMR makes of them.
#[must_use]
pub fn between(left: &RunJobFlowInput, right: &RunJobFlowInput) -> Vec<Difference> {
    values::between(&normal(left), &normal(right))
}

/// A request in a form that two requests have in common exactly if they mean the same.
fn normal(request: &RunJobFlowInput) -> Value {
    let mut request = serde_json::to_value(request).unwrap_or_default();
    for (place, defaults) in DEFAULTS {
        let target = match *place {
            "" => Some(&mut request),
            place => request.get_mut(place),
        };
        if let Some(Value::Object(target)) = target {
            for (key, default) in *defaults {
                target.entry(*key).or_insert_with(|| default.value());
            }
        }
    }
    if let Some(Value::Object(instances)) = request.get_mut("Instances") {
        groups(instances);
        one_of_several(instances, "Ec2SubnetId", "Ec2SubnetIds");
        if let Some(Value::Object(placement)) = instances.get_mut("Placement") {
            one_of_several(placement, "AvailabilityZone", "AvailabilityZones");
        }
    }
    simplify("", &mut request);
    request
}

/// A single value is a list of one.
fn one_of_several(object: &mut Map<String, Value>, one: &str, several: &str) {
    if let Some(value) = object.remove(one) {
        object.insert(several.to_owned(), json!([value]));
    }
}

/// Instances without groups as groups; groups by role, and by name where a role has several.
fn groups(instances: &mut Map<String, Value>) {
    let mut list = match instances.remove("InstanceGroups") {
        Some(Value::Array(groups)) => groups,
        _ => Vec::new(),
    };
    let primary = instances.remove("MasterInstanceType");
    let others = instances.remove("SlaveInstanceType");
    let count = instances
        .remove("InstanceCount")
        .and_then(|count| count.as_i64());
    if let Some(count) = count {
        let primary = primary.or_else(|| others.clone());
        list.push(json!({ "InstanceRole": "MASTER", "InstanceType": primary }));
        if count > 1 {
            let others = others.or(primary);
            list.push(json!({
                "InstanceRole": "CORE", "InstanceType": others, "InstanceCount": count - 1
            }));
        }
    }
    let mut keyed = Map::new();
    for group in list {
        let Value::Object(mut group) = group else {
            continue;
        };
        let bid = group.contains_key("BidPrice");
        let market = if bid { "SPOT" } else { "ON_DEMAND" };
        group.entry("Market").or_insert_with(|| market.into());
        group.entry("InstanceCount").or_insert_with(|| 1.into());
        let role = group.remove("InstanceRole");
        let role = role
            .as_ref()
            .and_then(Value::as_str)
            .unwrap_or("MASTER")
            .to_owned();
        // There is one group of each of the other roles, whatever it is called.
        let key = match group.get("Name").and_then(Value::as_str) {
            Some(name) if role == "TASK" => format!("{role} {name}"),
            _ => role,
        };
        keyed.insert(free(&keyed, key), Value::Object(group));
    }
    if !keyed.is_empty() {
        instances.insert("InstanceGroups".to_owned(), Value::Object(keyed));
    }
}

/// A key that is not taken: the second `a` is `a 2`.
fn free(taken: &Map<String, Value>, key: String) -> String {
    if !taken.contains_key(&key) {
        return key;
    }
    let mut numbered = (2..).map(|number| format!("{key} {number}"));
    numbered.find(|key| !taken.contains_key(key)).unwrap_or(key)
}

/// Takes out of a value, and of all below it, what means nothing.
fn simplify(key: &str, value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                simplify(key, member);
            }
            // One volume is what there is where nothing is said; properties may be anything.
            if members.get("VolumesPerInstance") == Some(&json!(1)) {
                members.remove("VolumesPerInstance");
            }
            if key != "Properties" {
                members.retain(|_, member| !is_nothing(member));
            }
        }
        Value::Array(items) => {
            for item in &mut *items {
                simplify("", item);
            }
            if UNORDERED.contains(&key) {
                items.sort_by_cached_key(Value::to_string);
            }
            if let Some((_, names)) = KEYED.iter().find(|(list, _)| *list == key) {
                *value = by_name(key, std::mem::take(items), names);
            }
        }
        Value::String(text) if key == "LogUri" => {
            let trimmed = text.trim_end_matches('/').to_owned();
            *text = trimmed;
        }
        Value::String(text) if key == "BidPrice" => {
            // "0.30" and "0.3" are the same price.
            if let Ok(price) = text.parse::<f64>() {
                *value = json!(price);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn by_name(list: &str, items: Vec<Value>, names: &[&str]) -> Value {
    let mut keyed = Map::new();
    for item in items {
        let Value::Object(mut item) = item else {
            continue;
        };
        let parts = names.iter().filter_map(|name| item.remove(*name));
        let parts: Vec<String> = parts
            .map(|part| {
                part.as_str()
                    .map_or_else(|| part.to_string(), str::to_owned)
            })
            .collect();
        let mut key = parts.join(" ");
        if list == "Applications" {
            // EMR takes them in any case.
            key = key.to_lowercase();
        }
        let only = item.remove("Value").filter(|_| item.is_empty());
        let item = only.unwrap_or(Value::Object(item));
        keyed.insert(free(&keyed, key), item);
    }
    Value::Object(keyed)
}

#[cfg(test)]
mod tests {
    use emrys_protocol::types::RunJobFlowInput;
    use serde_json::{Value, json};

    use super::{between, with_cluster};
    use crate::diff::values::Difference;

    fn request(json: Value) -> RunJobFlowInput {
        serde_json::from_value(json).unwrap()
    }

    fn paths(left: Value, right: Value) -> Vec<String> {
        let found = between(&request(left), &request(right)).into_iter();
        found.map(|difference| difference.path).collect()
    }

    #[test]
    fn what_emr_takes_for_the_same_is_the_same() {
        let left = json!({
            "Name": "a",
            "Applications": [{ "Name": "Spark" }, { "Name": "Hive" }],
            "Tags": [],
            "VisibleToAllUsers": true,
            "Instances": {
                "Ec2SubnetId": "subnet-1",
                "TerminationProtected": false,
                "AdditionalMasterSecurityGroups": ["sg-2", "sg-1"],
                "InstanceGroups": [
                    { "InstanceRole": "CORE", "InstanceType": "m5.xlarge", "InstanceCount": 2,
                      "BidPrice": "0.30", "Name": "workers" },
                    { "InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1 },
                ],
            },
            "Configurations": [
                { "Classification": "hive-site", "Properties": { "a": "1" } },
                { "Classification": "spark-env", "Properties": {}, "Configurations": [
                    { "Classification": "export", "Properties": { "X": "" } }
                ] },
            ],
        });
        let right = json!({
            "Name": "a",
            "Applications": [{ "Name": "hive" }, { "Name": "spark" }],
            "StepConcurrencyLevel": 1,
            "Instances": {
                "Ec2SubnetIds": ["subnet-1"],
                "AdditionalMasterSecurityGroups": ["sg-1", "sg-2"],
                "InstanceGroups": [
                    { "InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1,
                      "Market": "ON_DEMAND" },
                    { "InstanceRole": "CORE", "InstanceType": "m5.xlarge", "InstanceCount": 2,
                      "Market": "SPOT", "BidPrice": "0.3", "Name": "workers" },
                ],
            },
            "Configurations": [
                { "Classification": "spark-env", "Configurations": [
                    { "Classification": "export", "Properties": { "X": "" } }
                ] },
                { "Classification": "hive-site", "Properties": { "a": "1" } },
            ],
        });
        assert_eq!(paths(left, right), Vec::<String>::new());
    }

    #[test]
    fn what_differs_is_named_by_role_and_classification() {
        let group = |count: i32| {
            json!([
                { "InstanceRole": "MASTER", "InstanceType": "m5.xlarge" },
                { "InstanceRole": "TASK", "Name": "spot", "InstanceType": "m5.xlarge",
                  "InstanceCount": count },
            ])
        };
        let left = json!({
            "Instances": { "InstanceGroups": group(2) },
            "Configurations": [{ "Classification": "spark-defaults",
                "Properties": { "spark.executor.cores": "2" } }],
        });
        let right = json!({
            "Instances": { "InstanceGroups": group(3) },
            "Configurations": [{ "Classification": "spark-defaults",
                "Properties": { "spark.executor.cores": "4" } }],
        });
        let mut found = paths(left, right);
        found.sort();
        assert_eq!(
            found,
            [
                "Configurations[spark-defaults].Properties[spark.executor.cores]",
                "Instances.InstanceGroups[TASK spot].InstanceCount",
            ]
        );
    }

    #[test]
    fn what_a_request_leaves_to_emr_is_no_difference() {
        let own = request(json!({
            "Name": "a", "AdditionalInfo": "{}", "Steps": [{ "Name": "first" }],
            "KerberosAttributes": { "Realm": "EC2.INTERNAL", "KdcAdminPassword": "hunter2" },
            "Instances": { "InstanceGroups": [
                { "InstanceRole": "MASTER", "InstanceType": "m5.xlarge" }
            ] },
        }));
        let theirs = request(json!({
            "Name": "a", "ScaleDownBehavior": "TERMINATE_AT_TASK_COMPLETION",
            "KerberosAttributes": { "Realm": "ACME.INTERNAL" },
            "Instances": { "InstanceGroups": [
                { "InstanceRole": "MASTER", "InstanceType": "m5.2xlarge", "Name": "Primary" }
            ] },
        }));
        let comparison = with_cluster(&own, &theirs);
        let paths = |list: &[Difference]| {
            let mut paths: Vec<_> = list.iter().map(|own| own.path.clone()).collect();
            paths.sort();
            paths
        };
        assert_eq!(
            paths(&comparison.differences),
            [
                "Instances.InstanceGroups.MASTER.InstanceType",
                "KerberosAttributes.Realm"
            ]
        );
        assert_eq!(
            paths(&comparison.chosen),
            ["Instances.InstanceGroups.MASTER.Name", "ScaleDownBehavior"]
        );
        assert_eq!(paths(&comparison.untold), ["AdditionalInfo"]);
    }

    #[test]
    fn instances_without_groups_are_groups() {
        let left = json!({ "Instances": {
            "MasterInstanceType": "m5.xlarge", "SlaveInstanceType": "m5.2xlarge", "InstanceCount": 3
        } });
        let right = json!({ "Instances": { "InstanceGroups": [
            { "InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1 },
            { "InstanceRole": "CORE", "InstanceType": "m5.2xlarge", "InstanceCount": 2 },
        ] } });
        assert_eq!(paths(left, right), Vec::<String>::new());
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Every argument of the provider's EMR resources is written for one document or another, but for those that are listed
//! with a reason.

use std::collections::BTreeSet;
use std::path::Path;

use emrys_synth::terraform::Writer;
use serde_json::Value;

use crate::plans;

const FACTS: &str = include_str!("../../../../data/terraform-aws-5.100.0.json");

const RESOURCES: [&str; 5] = [
    "aws_emr_cluster",
    "aws_emr_instance_fleet",
    "aws_emr_instance_group",
    "aws_emr_managed_scaling_policy",
    "aws_emr_security_configuration",
];

/// Arguments that are not written, with reasons.
const NOT_WRITTEN: &[(&str, &str)] = &[
    (
        "aws_emr_cluster.configurations",
        "the URL of a file with what `configurations_json` has itself",
    ),
    ("aws_emr_cluster.tags_all", "the provider computes it"),
    (
        "aws_emr_security_configuration.name_prefix",
        "documents name security configurations themselves",
    ),
];

/// The path of the same argument in any of the roles: groups and fleets are written by one piece of code for all of them.
fn in_any_role(path: &str) -> String {
    let mut path = path.to_owned();
    for role in ["aws_emr_cluster.master", "aws_emr_cluster.core", "aws_emr"] {
        for kind in ["instance_fleet", "instance_group"] {
            path = path.replace(&format!("{role}_{kind}."), &format!("{kind}."));
        }
    }
    path
}

/// Adds the arguments of a block, or of those that the value has.
fn collect(block: &Value, path: &str, value: Option<&Value>, paths: &mut BTreeSet<String>) {
    for (name, attribute) in block["attributes"].as_object().into_iter().flatten() {
        let is_given = attribute["optional"] == true || attribute["required"] == true;
        let is_there = value.is_none_or(|value| value.get(name).is_some());
        // What every resource has: the provider's own name for it.
        if is_given && is_there && name != "id" {
            paths.insert(in_any_role(&format!("{path}.{name}")));
        }
    }
    for (name, inner) in block["blocks"].as_object().into_iter().flatten() {
        let path = format!("{path}.{name}");
        match value.map(|value| &value[name]) {
            None => collect(&inner["block"], &path, None, paths),
            Some(Value::Array(items)) => items
                .iter()
                .for_each(|item| collect(&inner["block"], &path, Some(item), paths)),
            Some(Value::Null) => {}
            Some(one) => collect(&inner["block"], &path, Some(one), paths),
        }
    }
}

#[test]
fn every_argument_of_terraform_is_written_for_a_document() {
    let facts: Value = serde_json::from_str(FACTS).unwrap();
    let (mut all, mut written) = (BTreeSet::new(), BTreeSet::new());
    for kind in RESOURCES {
        collect(&facts["resources"][kind], kind, None, &mut all);
    }
    for (number, (plan, states)) in plans().iter().enumerate() {
        let mut writer = Writer::new(None);
        // What the provider cannot have at all is for other documents to show.
        if writer
            .plan(&format!("c{number}"), plan, states, Path::new("/"))
            .is_err()
        {
            continue;
        }
        let (module, _) = writer.finish().unwrap();
        let module: Value = serde_json::from_str(&module.to_json().unwrap()).unwrap();
        for kind in RESOURCES {
            let resources = module["resource"][kind].as_object();
            for resource in resources.into_iter().flatten().map(|(_, own)| own) {
                collect(
                    &facts["resources"][kind],
                    kind,
                    Some(resource),
                    &mut written,
                );
            }
        }
    }
    assert!(all.len() > 70, "the facts are walked: {}", all.len());
    let listed: BTreeSet<String> = NOT_WRITTEN
        .iter()
        .map(|(path, _)| (*path).to_owned())
        .collect();
    let missing: Vec<_> = all.difference(&written).collect();
    let missing: Vec<_> = missing
        .into_iter()
        .filter(|path| !listed.contains(*path))
        .collect();
    assert!(missing.is_empty(), "no document has {missing:#?}");
    let wrong: Vec<_> = listed.intersection(&written).collect();
    assert!(wrong.is_empty(), "listed, and a document has {wrong:#?}");
}

// SPDX-License-Identifier: Apache-2.0
//! The resources of EMR in a template → requests.

use std::collections::BTreeSet;

use emrys_document::reference::{is_in, token, tokens};
use serde_json::{Map, Value, json};

use super::functions::Evaluator;
use crate::raise::{Definition, Imported, Note};
use crate::references;

/// Names that CloudFormation has for members of EMR's, wherever they stand.
const MEMBERS: &[(&str, &str)] = &[
    ("ConfigurationProperties", "Properties"),
    ("StepProperties", "Properties"),
];

/// What is found before names are given.
struct Found {
    name: String,
    kind: String,
    properties: Map<String, Value>,
}

/// What the template says of EMR, if it says anything.
pub(super) fn imported(template: &Value, given: &[(String, String)]) -> Option<Imported> {
    let resources = template.get("Resources").and_then(Value::as_object)?;
    let mut evaluator = Evaluator::new(template, given);
    let of_kind = |resource: &Value| {
        let kind = resource.get("Type").and_then(Value::as_str)?;
        kind.strip_prefix("AWS::EMR::").map(str::to_owned)
    };
    // A reference to a security configuration gives its name, and one to a cluster its id.
    for (name, resource) in resources {
        let own = resource.pointer("/Properties/Name").and_then(Value::as_str);
        match of_kind(resource).as_deref() {
            Some("SecurityConfiguration") => {
                let own = own.unwrap_or(name).to_owned();
                evaluator.names.insert(name.clone(), own);
            }
            Some("Cluster") => {
                evaluator.names.insert(name.clone(), cluster_id(name));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (name, resource) in resources {
        let Some(kind) = of_kind(resource) else {
            continue;
        };
        let properties = resource.get("Properties").cloned().unwrap_or_default();
        if let Value::Object(properties) = renamed(evaluator.value(&properties)) {
            found.push(Found {
                name: name.clone(),
                kind,
                properties,
            });
        }
    }
    let mut imported = Imported::default();
    let mut parts = Vec::new();
    for item in found {
        match item.kind.as_str() {
            "Cluster" => imported.clusters.push(Definition {
                key: Some(key(&item.name)),
                request: request(item.properties),
            }),
            "SecurityConfiguration" => security_configuration(&item, &evaluator, &mut imported),
            _ => parts.push(item),
        }
    }
    for part in parts {
        add(part, &mut imported);
    }
    if imported.clusters.is_empty() && imported.security_configurations.is_empty() {
        return None;
    }
    say_what_is_open(&evaluator, &mut imported);
    Some(imported)
}

/// What stands for a cluster's id: no text of a template can be the same.
fn cluster_id(name: &str) -> String {
    token(&format!("${{cluster:{name}}}"))
}

/// A logical id as a key: `SalesCluster` is `sales-cluster`.
fn key(name: &str) -> String {
    let mut key = String::new();
    let mut was_small = false;
    for letter in name.chars() {
        if letter.is_uppercase() && was_small {
            key.push('-');
        }
        was_small = !letter.is_uppercase();
        key.extend(letter.to_lowercase());
    }
    key
}

/// The value with EMR's own names of members.
fn renamed(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| {
                let own = MEMBERS.iter().find(|(theirs, _)| *theirs == name);
                match (name.as_str(), own, value) {
                    // A mapping here, a list in requests.
                    ("StepProperties", _, Value::Object(pairs)) => {
                        let pairs = pairs.into_iter();
                        let pairs = pairs.map(|(key, value)| json!({ "Key": key, "Value": value }));
                        ("Properties".to_owned(), pairs.collect())
                    }
                    // Their keys are the user's.
                    (_, Some((_, own)), value) => ((*own).to_owned(), value),
                    (_, None, value) => (name, renamed(value)),
                }
            });
            Value::Object(members.collect())
        }
        Value::Array(items) => items.into_iter().map(renamed).collect(),
        single => single,
    }
}

/// RunJobFlow's input: groups and fleets have their roles in keys here, and in lists there.
fn request(mut properties: Map<String, Value>) -> Map<String, Value> {
    if let Some(Value::Object(instances)) = properties.get_mut("Instances") {
        for (list, role_name, kind) in [
            ("InstanceGroups", "InstanceRole", "InstanceGroup"),
            ("InstanceFleets", "InstanceFleetType", "InstanceFleet"),
        ] {
            let mut found = Vec::new();
            for (role, name) in [("MASTER", "Master"), ("CORE", "Core"), ("TASK", "Task")] {
                let one = instances.remove(&format!("{name}{kind}"));
                let several = instances.remove(&format!("{name}{kind}s"));
                let several = several.and_then(|several| several.as_array().cloned());
                for item in one.into_iter().chain(several.into_iter().flatten()) {
                    if let Value::Object(mut item) = item {
                        item.insert(role_name.to_owned(), Value::from(role));
                        found.push(Value::Object(item));
                    }
                }
            }
            if !found.is_empty() {
                instances.insert(list.to_owned(), Value::Array(found));
            }
        }
    }
    properties
}

fn security_configuration(item: &Found, evaluator: &Evaluator<'_>, imported: &mut Imported) {
    let name = evaluator.names.get(&item.name);
    let name = name.cloned().unwrap_or_else(|| item.name.clone());
    let value = match item.properties.get("SecurityConfiguration") {
        Some(Value::String(text)) => serde_json::from_str(text).ok(),
        Some(value @ Value::Object(_)) => Some(value.clone()),
        _ => None,
    };
    match value {
        Some(value) => imported.security_configurations.push((name, value)),
        None => {
            let message = format!(
                "`{}` is no JSON that can be known here, so it is left out",
                item.name
            );
            imported
                .notes
                .push(Note::new("SecurityConfiguration", message));
        }
    }
}

/// Adds a group, a fleet or a step to its cluster.
fn add(part: Found, imported: &mut Imported) {
    let Found {
        name,
        kind,
        mut properties,
    } = part;
    let id = properties
        .remove("JobFlowId")
        .or_else(|| properties.remove("ClusterId"));
    let id = id.as_ref().and_then(Value::as_str).unwrap_or_default();
    let tokens = tokens(id);
    let wanted = tokens
        .first()
        .and_then(|token| token.strip_prefix("${cluster:")?.strip_suffix('}'));
    let wanted = wanted.map(key);
    let cluster = imported
        .clusters
        .iter_mut()
        .find(|cluster| cluster.key == wanted);
    let Some(cluster) = cluster.filter(|_| wanted.is_some()) else {
        let message = format!("`{name}` belongs to no cluster that is here, so it is left out");
        imported.notes.push(Note::new("", message));
        return;
    };
    // Steps may be told the id of the cluster that they run on.
    let mut properties = Value::Object(properties);
    let own = id.to_owned();
    references::change(&mut properties, &mut |text| {
        text.replace(&own, &token("${cluster_id}"))
    });
    let instances = cluster
        .request
        .entry("Instances")
        .or_insert_with(|| json!({}));
    let (within, list) = match kind.as_str() {
        "InstanceGroupConfig" => (instances.as_object_mut(), "InstanceGroups"),
        "InstanceFleetConfig" => (instances.as_object_mut(), "InstanceFleets"),
        "Step" => (Some(&mut cluster.request), "Steps"),
        _ => (None, ""),
    };
    let Some(within) = within else {
        let message = format!("`{name}` is no part of a cluster, so it is left out");
        imported.notes.push(Note::new("", message));
        return;
    };
    if let Value::Array(items) = within.entry(list).or_insert_with(|| json!([])) {
        items.push(properties);
    }
}

/// Declares the placeholders that are used, and notes those without a value.
fn say_what_is_open(evaluator: &Evaluator<'_>, imported: &mut Imported) {
    let mut written = BTreeSet::new();
    for value in imported.values() {
        references::visit(value, &mut |text| {
            if is_in(text) {
                written.extend(tokens(text).into_iter().map(str::to_owned));
            }
        });
    }
    for written in written {
        let name = written
            .strip_prefix("${")
            .and_then(|name| name.strip_suffix('}'));
        let value = name.and_then(|name| Some((name, evaluator.placeholders.get(name)?)));
        match value {
            Some((name, value)) => imported.placeholders.push((name.to_owned(), value.clone())),
            None => {
                let message = format!("only a stack knows this, so the document has `{written}`");
                imported.notes.push(Note::new("", message));
            }
        }
    }
}

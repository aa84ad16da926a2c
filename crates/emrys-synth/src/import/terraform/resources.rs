// SPDX-License-Identifier: Apache-2.0
//! The resources of EMR, joined by their references → requests.

use std::collections::BTreeMap;
use std::ops::Range;

use emrys_diagnostics::Span as Place;
use emrys_document::reference::{is_in, tokens};
use hcl::edit::Span;
use hcl::edit::expr::Expression;
use hcl::edit::structure::{Block, Body, Structure};
use serde_json::{Map, Value, json};

use super::evaluation::{Evaluator, ReadFile, Variables, entries, outside_of_loops};
use super::module::{Located, Module, Resource};
use super::{TerraformError, functions, json as json_text};
use crate::raise::members::{Member, structure_of, unknown_keys, with_names};
use crate::raise::tables::{
    AUTO_SCALING, CLUSTER, CONFIGURATION, INSTANCE_FLEET, INSTANCE_GROUP, MANAGED_SCALING,
};
use crate::raise::{Definition, Imported, Note};
use crate::references;

const SECURITY_CONFIGURATION: &str = "aws_emr_security_configuration";
/// Arguments of Terraform's own, which say nothing of EMR.
const META: &[&str] = &[
    "count",
    "depends_on",
    "for_each",
    "lifecycle",
    "provider",
    "provisioner",
    "timeouts",
];
/// What Terraform keeps for itself, or only tells.
const OWN: &[&str] = &[
    "arn",
    "cluster_id",
    "cluster_state",
    "id",
    "master_public_dns",
    "region",
    "tags_all",
];

/// A resource with the values of its arguments: one of those that `count` or `for_each` make of it.
struct Instance {
    /// `aws_emr_cluster.main["a"]`.
    address: String,
    /// What documents call it.
    key: String,
    body: Map<String, Value>,
    places: BTreeMap<String, Place>,
    place: Option<Place>,
}

/// What the module says of EMR.
pub(super) fn imported(
    module: &Module,
    given: &BTreeMap<String, Value>,
    read: ReadFile<'_>,
) -> Result<Imported, TerraformError> {
    let mut reader = Reader {
        evaluator: Evaluator::new(module, given, read),
        read,
        notes: Vec::new(),
    };
    let mut found: BTreeMap<&str, Vec<Instance>> = BTreeMap::new();
    for resource in &module.resources {
        if resource.kind.starts_with("aws_emr_") {
            let instances = reader.instances(resource);
            found.entry(&resource.kind).or_default().extend(instances);
        }
    }
    let mut take = |kind| found.remove(kind).unwrap_or_default();
    let clusters = take("aws_emr_cluster");
    let configurations = take(SECURITY_CONFIGURATION);
    if clusters.is_empty() && configurations.is_empty() {
        return Err(TerraformError::NoResources);
    }
    let groups = take("aws_emr_instance_group");
    let fleets = take("aws_emr_instance_fleet");
    let policies = take("aws_emr_managed_scaling_policy");
    for instance in found.into_values().flatten() {
        let message = format!(
            "`{}` is no part of a cluster, so it is left out",
            instance.address
        );
        reader
            .notes
            .push(Note::new("", message).placed(instance.place));
    }
    let mut imported = Imported::default();
    let mut names = BTreeMap::new();
    for configuration in configurations {
        let address = configuration.address.clone();
        if let Some((name, value)) = reader.security_configuration(configuration) {
            names.insert(address, name.clone());
            imported.security_configurations.push((name, value));
        }
    }
    let mut requests: Vec<(String, Option<String>, Map<String, Value>)> = Vec::new();
    for cluster in clusters {
        let (address, key) = (cluster.address.clone(), cluster.key.clone());
        let request = reader.cluster(cluster, &names);
        requests.push((address, Some(key), request));
    }
    for group in groups {
        if let Some(request) = reader.of_cluster(&group, &mut requests) {
            let group = reader.instance_group(group, "TASK");
            push(request, "InstanceGroups", group);
        }
    }
    for fleet in fleets {
        if let Some(request) = reader.of_cluster(&fleet, &mut requests) {
            let fleet = reader.instance_fleet(fleet, "TASK");
            push(request, "InstanceFleets", fleet);
        }
    }
    for mut policy in policies {
        if let Some(request) = reader.of_cluster(&policy, &mut requests) {
            let policy = reader.structure(&mut policy, MANAGED_SCALING);
            request.insert("ManagedScalingPolicy".to_owned(), Value::Object(policy));
        }
    }
    let requests = requests.into_iter();
    imported.clusters = requests
        .map(|(_, key, request)| Definition { key, request })
        .collect();
    reader.finish(&mut imported);
    Ok(imported)
}

/// Adds an item to a list among a request's instances.
fn push(request: &mut Map<String, Value>, list: &str, item: Value) {
    let instances = request.entry("Instances").or_insert_with(|| json!({}));
    let Value::Object(instances) = instances else {
        return;
    };
    if let Value::Array(items) = instances.entry(list).or_insert_with(|| json!([])) {
        items.push(item);
    }
}

struct Reader<'m> {
    evaluator: Evaluator<'m>,
    read: ReadFile<'m>,
    notes: Vec<Note>,
}

impl Reader<'_> {
    /// What `count` and `for_each` make of a resource.
    fn instances(&mut self, resource: &Resource) -> Vec<Instance> {
        let address = format!("{}.{}", resource.kind, resource.name);
        let argument = |name: &str| resource.body.get_attribute(name);
        let source = resource.source.as_ref();
        let located = |expression| Located { expression, source };
        let one = |reader: &mut Self, address: String, key: String, names| {
            let (body, places) = reader.evaluator.with(names, |evaluator| {
                let mut places = BTreeMap::new();
                let body = body(evaluator, resource, &resource.body, Some(&mut places));
                (body, places)
            });
            let place = places
                .values()
                .min_by_key(|place: &&Place| place.start())
                .cloned();
            Instance {
                address,
                key,
                body,
                places,
                place,
            }
        };
        let name = &resource.name;
        if let Some(count) = argument("count") {
            let value = self
                .evaluator
                .value(&located(&count.value), Variables::Values);
            if let Some(count) = functions::text(&value).and_then(|count| count.parse::<u64>().ok())
            {
                let several = count > 1;
                let instances = (0..count.min(1000)).map(|index| {
                    let address = format!("{address}[{index}]");
                    let key = if several {
                        format!("{name}-{index}")
                    } else {
                        name.clone()
                    };
                    let names = vec![("count".to_owned(), json!({ "index": index }))];
                    one(self, address, key, names)
                });
                return instances.collect();
            }
        }
        if let Some(each) = argument("for_each") {
            let value = self
                .evaluator
                .value(&located(&each.value), Variables::Values);
            if let Some(entries) = entries(&value) {
                let is_set = value.is_array();
                let instances = entries.into_iter().filter_map(|(key, value)| {
                    let key = if is_set { value.clone() } else { key };
                    let text = functions::text(&key).filter(|key| !is_in(key))?;
                    let address = format!("{address}[{}]", Value::from(text.as_str()));
                    let names = vec![("each".to_owned(), json!({ "key": key, "value": value }))];
                    Some(one(self, address, format!("{name}-{text}"), names))
                });
                return instances.collect();
            }
        }
        if argument("count").or(argument("for_each")).is_some() {
            let message =
                format!("how often there is `{address}` cannot be known here, so it is there once");
            self.notes.push(Note::new("", message));
        }
        vec![one(self, address, name.clone(), Vec::new())]
    }

    /// The request of a cluster.
    fn cluster(
        &mut self,
        mut cluster: Instance,
        names: &BTreeMap<String, String>,
    ) -> Map<String, Value> {
        let body = &mut cluster.body;
        // The provider has a cluster stay unless it is said otherwise.
        let keeps = body
            .entry("keep_job_flow_alive_when_no_steps")
            .or_insert(Value::Bool(true));
        if keeps.is_null() {
            *keeps = Value::Bool(true);
        }
        let steps = body.remove("step").filter(|steps| !steps.is_null());
        let configurations = self.configurations(&mut cluster);
        if let Some(ec2) = cluster.body.get_mut("ec2_attributes").and_then(only_mut) {
            for key in [
                "additional_master_security_groups",
                "additional_slave_security_groups",
            ] {
                if let Some(Value::String(groups)) = ec2.get(key) {
                    let groups = split(groups);
                    ec2.insert(key.to_owned(), Value::from(groups));
                }
            }
        }
        if let Some(Value::String(name)) = cluster.body.get_mut("security_configuration")
            && let Some(known) = referred(name).and_then(|address| names.get(&address))
        {
            known.clone_into(name);
        }
        if let Some(states) = cluster
            .body
            .remove("list_steps_states")
            .filter(|states| !states.is_null())
        {
            let message = format!(
                "`list_steps_states` ({states}) says what Terraform looks at, and nothing of the cluster"
            );
            let place = cluster.places.get("list_steps_states").cloned();
            self.notes.push(Note::new("", message).placed(place));
        }
        let mut policies = Vec::new();
        for (key, name) in [
            ("master", "MasterInstanceGroup"),
            ("core", "CoreInstanceGroup"),
        ] {
            let group = cluster
                .body
                .get_mut(&format!("{key}_instance_group"))
                .and_then(only_mut);
            let policy = group.and_then(|group| group.remove("autoscaling_policy"));
            let policy = policy.and_then(|policy| self.policy(&policy, &cluster, key));
            policies.extend(policy.map(|policy| (name, policy)));
        }
        let mut members = self.structure(&mut cluster, CLUSTER);
        for (name, policy) in policies {
            if let Some(Value::Object(group)) = members.get_mut(name) {
                group.insert("AutoScalingPolicy".to_owned(), policy);
            }
        }
        if let Some(configurations) = configurations {
            members.insert("Configurations".to_owned(), configurations);
        }
        if let Some(steps) = steps {
            let steps = items(steps).into_iter().map(step);
            members.insert("Steps".to_owned(), steps.collect());
        }
        apart(members)
    }

    fn instance_group(&mut self, mut group: Instance, role: &str) -> Value {
        let configurations = self.configurations(&mut group);
        let policy = group.body.remove("autoscaling_policy");
        let policy = policy.and_then(|policy| self.policy(&policy, &group, role));
        let mut members = self.structure(&mut group, INSTANCE_GROUP);
        // The provider's own default.
        members.entry("InstanceCount").or_insert(Value::from(0));
        members.insert("InstanceRole".to_owned(), Value::from(role));
        members.extend(configurations.map(|value| ("Configurations".to_owned(), value)));
        members.extend(policy.map(|value| ("AutoScalingPolicy".to_owned(), value)));
        Value::Object(members)
    }

    fn instance_fleet(&mut self, mut fleet: Instance, role: &str) -> Value {
        let mut members = self.structure(&mut fleet, INSTANCE_FLEET);
        members.insert("InstanceFleetType".to_owned(), Value::from(role));
        Value::Object(members)
    }

    fn security_configuration(&mut self, mut resource: Instance) -> Option<(String, Value)> {
        let name = resource
            .body
            .remove("name")
            .or(resource.body.remove("name_prefix"));
        let name = match name {
            Some(Value::String(name)) if !is_in(&name) => name,
            _ => resource.key.clone(),
        };
        let value = match resource.body.remove("configuration") {
            Some(Value::String(text)) => json_text::parse(&text),
            value => value.filter(Value::is_object),
        };
        if value.is_none() {
            let message = format!(
                "the configuration of `{}` is no JSON that can be known here, so it is left out",
                resource.address
            );
            let place = resource.places.get("configuration").cloned();
            self.notes.push(Note::new("", message).placed(place));
        }
        Some((name, value?))
    }

    /// Configurations as JSON, or from the file that is named.
    fn configurations(&mut self, resource: &mut Instance) -> Option<Value> {
        let json = resource
            .body
            .remove("configurations_json")
            .filter(|json| !json.is_null());
        let file = resource
            .body
            .remove("configurations")
            .filter(|file| !file.is_null());
        if json.is_some() && file.is_some() {
            let message = format!(
                "`configurations` of `{}` is left out, as there is `configurations_json`",
                resource.address
            );
            let place = resource.places.get("configurations").cloned();
            self.notes.push(Note::new("", message).placed(place));
        }
        let (argument, value) = match (json, file) {
            (Some(Value::String(text)), _) => ("configurations_json", json_text::parse(&text)),
            (Some(value), _) => ("configurations_json", Some(value).filter(Value::is_array)),
            (None, Some(Value::String(path))) => {
                let text = (self.read)(&path).ok();
                (
                    "configurations",
                    text.and_then(|text| serde_json::from_str(&text).ok()),
                )
            }
            (None, Some(_)) => ("configurations", None),
            (None, None) => return None,
        };
        if value.is_none() {
            let message = format!(
                "`{argument}` of `{}` is no JSON that can be known here, so it is left out",
                resource.address
            );
            let place = resource.places.get(argument).cloned();
            self.notes.push(Note::new("", message).placed(place));
        }
        Some(with_names(value?, &CONFIGURATION))
    }

    /// An automatic scaling policy, which is JSON.
    fn policy(&mut self, policy: &Value, resource: &Instance, role: &str) -> Option<Value> {
        let value = match policy {
            Value::Null => return None,
            Value::String(text) => json_text::parse(text),
            value => Some(value.clone()).filter(Value::is_object),
        };
        if value.is_none() {
            let message = format!(
                "`autoscaling_policy` of `{}` ({role}) is no JSON that can be known here, so it is left out",
                resource.address
            );
            let key = format!("{}_instance_group", role.to_lowercase());
            let place = resource
                .places
                .get("autoscaling_policy")
                .or(resource.places.get(&key));
            self.notes
                .push(Note::new("", message).placed(place.cloned()));
        }
        Some(with_names(value?, AUTO_SCALING))
    }

    /// The structure of EMR's that a resource's arguments are. Arguments that EMR does not have are noted.
    fn structure(&mut self, resource: &mut Instance, members: &[Member]) -> Map<String, Value> {
        for name in OWN {
            let value = resource.body.remove(*name);
            if *name == "region" && value.is_some_and(|region| !region.is_null()) {
                let message = format!(
                    "`region` of `{}` is no part of a document, so it is left out",
                    resource.address
                );
                let place = resource.places.get("region").cloned();
                self.notes.push(Note::new("", message).placed(place));
            }
        }
        let mut unknown = Vec::new();
        let structure = structure_of(&mut resource.body, members, "", &mut unknown);
        unknown.extend(unknown_keys(&resource.body, members, ""));
        for key in unknown {
            let (path, name) = (&key.path, &key.key);
            let place = match path.as_str() {
                "" => resource.places.get(name),
                path => {
                    let top = path.split(['.', '[']).next().unwrap_or_default();
                    resource.places.get(top)
                }
            };
            let within = match path.as_str() {
                "" => String::new(),
                path => format!(" in `{path}`"),
            };
            let advice = key.advice.as_deref().unwrap_or("it is left out");
            let message = format!(
                "`{}` has no argument `{name}`{within}: {advice}",
                resource.address
            );
            self.notes
                .push(Note::new("", message).placed(place.cloned()));
        }
        structure
    }

    /// The request of the cluster that a resource belongs to.
    fn of_cluster<'r>(
        &mut self,
        resource: &Instance,
        requests: &'r mut [(String, Option<String>, Map<String, Value>)],
    ) -> Option<&'r mut Map<String, Value>> {
        let id = resource.body.get("cluster_id").and_then(Value::as_str);
        let wanted = id.and_then(referred);
        let found = requests
            .iter_mut()
            .find(|(address, ..)| Some(address) == wanted.as_ref());
        if found.is_none() {
            let message = format!(
                "`{}` belongs to no cluster that is here, so it is left out",
                resource.address
            );
            self.notes
                .push(Note::new("", message).placed(resource.place.clone()));
        }
        found.map(|(.., request)| request)
    }

    /// Says what has been left open, and where.
    fn finish(self, imported: &mut Imported) {
        let mut left = Vec::new();
        for cluster in &imported.clusters {
            for value in cluster.request.values() {
                references::visit(value, &mut |text| {
                    left.extend(tokens(text).into_iter().map(str::to_owned));
                });
            }
        }
        for (_, configuration) in &imported.security_configurations {
            references::visit(configuration, &mut |text| {
                left.extend(tokens(text).into_iter().map(str::to_owned));
            });
        }
        left.sort();
        left.dedup();
        for written in left {
            let token = emrys_document::reference::token(&written);
            let name = written
                .strip_prefix("${")
                .and_then(|name| name.strip_suffix('}'));
            let value = name.and_then(|name| self.evaluator.placeholders.get(name));
            if let (Some(name), Some(value)) = (name, value) {
                imported.placeholders.push((name.to_owned(), value.clone()));
            } else if !written.starts_with("${ssm:") && !written.starts_with("${secret:") {
                let message = format!("only Terraform knows this, so the document has `{written}`");
                let place = self.evaluator.places.get(&token).cloned();
                imported.notes.push(Note::new("", message).placed(place));
            }
        }
        imported.notes.extend(self.evaluator.notes);
        imported.notes.extend(self.notes);
        let place = |note: &Note| {
            let place = note.place.as_ref();
            place.map(|place| (place.source().name().to_owned(), place.start()))
        };
        imported.notes.sort_by_cached_key(place);
    }
}

/// The values of a body's arguments; blocks of one kind are a list.
fn body(
    evaluator: &mut Evaluator<'_>,
    resource: &Resource,
    body: &Body,
    mut places: Option<&mut BTreeMap<String, Place>>,
) -> Map<String, Value> {
    let source = resource.source.as_ref();
    let mut values = Map::new();
    for structure in body {
        let (name, range) = match structure {
            Structure::Attribute(attribute) => (attribute.key.as_str(), attribute.key.span()),
            Structure::Block(block) => (block.ident.as_str(), block.ident.span()),
        };
        if META.contains(&name) {
            if !matches!(name, "count" | "for_each") {
                let message = format!(
                    "`{name}` of `{}.{}` is for Terraform alone, so it is left out",
                    resource.kind, resource.name
                );
                let note = Note::new("", message).placed(placed(resource, range));
                if !evaluator.notes.contains(&note) {
                    evaluator.notes.push(note);
                }
            }
            continue;
        }
        if let (Some(places), Some(place)) = (places.as_deref_mut(), placed(resource, range)) {
            places.entry(name.to_owned()).or_insert(place);
        }
        match structure {
            Structure::Attribute(attribute) => {
                let located = Located {
                    expression: &attribute.value,
                    source,
                };
                // The name of a security configuration is a key of documents, which has no placeholders.
                let is_key = resource.kind == SECURITY_CONFIGURATION && name.starts_with("name");
                let variables = match is_key {
                    true => Variables::Values,
                    false => Variables::Placeholders,
                };
                let value = evaluator.value(&located, variables);
                let mut left_out = Vec::new();
                let value = outside_of_loops(value, &mut left_out);
                values.extend(value.map(|value| (name.to_owned(), value)));
                for expression in left_out {
                    let message = format!(
                        "only Terraform knows `{expression}`, and only within its loop, so what has it in `{name}` is left out"
                    );
                    let place = placed(resource, attribute.key.span());
                    evaluator.notes.push(Note::new("", message).placed(place));
                }
            }
            Structure::Block(block) => {
                let (name, made) = blocks(evaluator, resource, block);
                if let Value::Array(list) = values.entry(name).or_insert_with(|| json!([])) {
                    list.extend(made);
                }
            }
        }
    }
    values
}

fn placed(resource: &Resource, range: Option<Range<usize>>) -> Option<Place> {
    let (source, range) = (resource.source.as_ref()?, range?);
    Some(Place::new(source, range.start, range.end))
}

/// The blocks that a block stands for: itself, or those that a `dynamic` one makes.
fn blocks(
    evaluator: &mut Evaluator<'_>,
    resource: &Resource,
    block: &Block,
) -> (String, Vec<Value>) {
    let name = block.ident.to_string();
    let whole = |evaluator: &mut Evaluator<'_>, of: &Body| {
        Value::Object(body(evaluator, resource, of, None))
    };
    let label = block.labels.first().map(|label| label.as_str().to_owned());
    let ("dynamic", Some(label)) = (name.as_str(), label) else {
        return (name, vec![whole(evaluator, &block.body)]);
    };
    let content = block.body.get_blocks("content").next();
    let each = block.body.get_attribute("for_each");
    let (Some(content), Some(each)) = (content, each) else {
        return (label, Vec::new());
    };
    let iterator = block.body.get_attribute("iterator").map(|name| &name.value);
    let iterator = match iterator {
        Some(Expression::Variable(name)) => name.to_string(),
        _ => label.clone(),
    };
    let located = Located {
        expression: &each.value,
        source: resource.source.as_ref(),
    };
    let value = evaluator.value(&located, Variables::Values);
    let Some(entries) = entries(&value) else {
        let written = each.value.to_string();
        let message = format!(
            "how many blocks `{label}` there are for `{}` cannot be known here, so they are left out",
            written.trim()
        );
        let place = placed(resource, block.ident.span());
        evaluator.notes.push(Note::new("", message).placed(place));
        return (label, Vec::new());
    };
    let made = entries.into_iter().map(|(key, value)| {
        let names = vec![(iterator.clone(), json!({ "key": key, "value": value }))];
        evaluator.with(names, |evaluator| whole(evaluator, &content.body))
    });
    (label, made.collect())
}

/// A cluster's members as RunJobFlow has them: instances apart, groups and fleets in lists.
fn apart(mut members: Map<String, Value>) -> Map<String, Value> {
    const ROLES: &[(&str, &str)] = &[("MASTER", "Master"), ("CORE", "Core"), ("TASK", "Task")];
    const INSTANCES: &[&str] = &[
        "HadoopVersion",
        "InstanceCount",
        "KeepJobFlowAliveWhenNoSteps",
        "MasterInstanceType",
        "Placement",
        "SlaveInstanceType",
        "TerminationProtected",
        "UnhealthyNodeReplacement",
    ];
    let mut instances = Map::new();
    for (list, role_name, kind) in [
        ("InstanceGroups", "InstanceRole", "InstanceGroup"),
        ("InstanceFleets", "InstanceFleetType", "InstanceFleet"),
    ] {
        let mut found = Vec::new();
        for (role, name) in ROLES {
            if let Some(Value::Object(mut item)) = members.remove(&format!("{name}{kind}")) {
                item.insert(role_name.to_owned(), Value::from(*role));
                if kind == "InstanceGroup" {
                    item.entry("InstanceCount").or_insert(Value::from(1));
                }
                found.push(Value::Object(item));
            }
        }
        if !found.is_empty() {
            instances.insert(list.to_owned(), Value::Array(found));
        }
    }
    for name in INSTANCES {
        instances.extend(
            members
                .remove(*name)
                .map(|value| ((*name).to_owned(), value)),
        );
    }
    if let Some(Value::Object(mut ec2)) = members.remove("Ec2Attributes") {
        let profile = ec2.remove("JobFlowRole");
        members.extend(profile.map(|value| ("JobFlowRole".to_owned(), value)));
        instances.append(&mut ec2);
    }
    members.insert("Instances".to_owned(), Value::Object(instances));
    members
}

fn step(step: Value) -> Value {
    let Value::Object(mut step) = step else {
        return step;
    };
    let jar = step.remove("hadoop_jar_step").unwrap_or_default();
    let mut jar = match items(jar).into_iter().next() {
        Some(Value::Object(jar)) => jar,
        _ => Map::new(),
    };
    let mut take = |name| jar.remove(name).unwrap_or_default();
    let properties = match take("properties") {
        Value::Object(properties) => {
            let properties = properties.into_iter();
            properties
                .map(|(key, value)| json!({ "Key": key, "Value": value }))
                .collect()
        }
        other => other,
    };
    json!({
        "Name": step.remove("name"),
        "ActionOnFailure": step.remove("action_on_failure"),
        "HadoopJarStep": {
            "Jar": take("jar"),
            "MainClass": take("main_class"),
            "Args": take("args"),
            "Properties": properties,
        },
    })
}

/// The items of a list; of anything else itself.
fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        Value::Null => Vec::new(),
        value => vec![value],
    }
}

/// The structure that a block is, which Terraform has in a list.
fn only_mut(value: &mut Value) -> Option<&mut Map<String, Value>> {
    match value {
        Value::Object(members) => Some(members),
        Value::Array(items) => items.first_mut().and_then(Value::as_object_mut),
        _ => None,
    }
}

/// The resource that an expression refers to: `aws_emr_cluster.main[0].id` refers to `aws_emr_cluster.main[0]`.
fn referred(text: &str) -> Option<String> {
    let tokens = tokens(text);
    let [token] = tokens.as_slice() else {
        return None;
    };
    let expression = token.strip_prefix("${terraform:")?.strip_suffix('}')?;
    let (address, _) = expression.rsplit_once('.')?;
    Some(address.to_owned())
}

/// What stands between commas.
fn split(text: &str) -> Vec<String> {
    match tokens(text).is_empty() {
        true => {
            let parts = text
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        }
        // A token may have commas of its own; the document takes the text as it is.
        false => vec![text.to_owned()],
    }
}

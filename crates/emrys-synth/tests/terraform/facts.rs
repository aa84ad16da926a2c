// SPDX-License-Identifier: Apache-2.0
//! Whatever is written, the provider has an argument or a block for it, of that type, as often as it may stand; and what
//! the provider requires is there.

use std::collections::BTreeMap;

use emrys_synth::terraform::{Body, Module, Part, Template, Value};
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{FIXTURES, module_of, plan, uploads};

const FACTS: &str = include_str!("../../../../data/terraform-aws-5.100.0.json");

#[derive(Deserialize)]
struct Facts {
    resources: BTreeMap<String, Block>,
}

#[derive(Deserialize)]
struct Block {
    attributes: BTreeMap<String, Attribute>,
    #[serde(default)]
    blocks: BTreeMap<String, Nested>,
}

#[derive(Deserialize)]
struct Nested {
    min_items: usize,
    max_items: Option<usize>,
    block: Block,
}

#[derive(Deserialize)]
struct Attribute {
    r#type: Json,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    optional: bool,
}

/// Whether a value has that type of Terraform's. Of an expression Terraform alone knows.
fn fits(value: &Value, kind: &Json) -> bool {
    let is = |name: &str| *kind == json!(name);
    match value {
        Value::Null => true,
        Value::Text(text) if text.as_expression().is_some() => true,
        Value::Text(_) | Value::Json(_) | Value::Lines(_) => is("string"),
        Value::Number(_) => is("number"),
        Value::Boolean(_) => is("bool"),
        Value::List(items) => {
            let is_list = kind[0] == "list" || kind[0] == "set";
            is_list && items.iter().all(|item| fits(item, &kind[1]))
        }
        Value::Object(members) if kind[0] == "map" => {
            members.iter().all(|(_, value)| fits(value, &kind[1]))
        }
        // Nothing may be absent in an object.
        Value::Object(members) => {
            let wanted = kind[1].as_object().unwrap();
            let own = members.iter().map(|(name, value)| (literal(name), value));
            let own: BTreeMap<String, &Value> = own.collect();
            own.len() == wanted.len()
                && wanted
                    .iter()
                    .all(|(name, kind)| own.get(name).is_some_and(|value| fits(value, kind)))
        }
    }
}

/// The name of an object's member.
fn literal(name: &Template) -> String {
    match name.0.as_slice() {
        [Part::Literal(name)] => name.clone(),
        other => panic!("{other:?}"),
    }
}

fn check(body: &Body, facts: &Block, place: &str) {
    for (name, value) in &body.arguments {
        let attribute = facts.attributes.get(*name);
        let attribute = attribute.unwrap_or_else(|| panic!("{place} has no argument {name}"));
        assert!(attribute.required || attribute.optional, "{place}.{name}");
        let kind = &attribute.r#type;
        assert!(fits(value, kind), "{place}.{name} is {kind}: {value:?}");
        let times = body.arguments.iter().filter(|(own, _)| own == name);
        assert_eq!(times.count(), 1, "{place}.{name}");
    }
    for (name, attribute) in &facts.attributes {
        let is_there = body.arguments.iter().any(|(own, _)| own == name);
        assert!(is_there || !attribute.required, "{place} lacks {name}");
    }
    for (name, nested) in &facts.blocks {
        let blocks = body.blocks.iter().filter(|(own, _)| own == name);
        let count = blocks.count();
        assert!(count >= nested.min_items, "{place} lacks {name}");
        let most = nested.max_items.unwrap_or(usize::MAX);
        assert!(count <= most, "{place} has too many {name}");
    }
    for (name, block) in &body.blocks {
        // Of every resource, and Terraform's own.
        if *name == "lifecycle" {
            continue;
        }
        let nested = facts.blocks.get(*name);
        let nested = nested.unwrap_or_else(|| panic!("{place} has no block {name}"));
        check(block, &nested.block, &format!("{place}.{name}"));
    }
}

pub(super) fn check_module(module: &Module) {
    let facts: Facts = serde_json::from_str(FACTS).unwrap();
    for resource in &module.resources {
        let block = &facts.resources[resource.kind];
        check(&resource.body, block, resource.kind);
    }
}

#[test]
fn the_provider_has_every_argument_and_gets_what_it_requires() {
    for fixture in FIXTURES {
        let mut plan = plan(fixture);
        plan.uploads = uploads();
        let (module, _) = module_of(fixture, &plan);
        check_module(&module);
    }
}

#[test]
#[should_panic(expected = "aws_emr_cluster.name is \"string\"")]
fn a_value_of_another_type_is_found_out() {
    let (mut module, _) = module_of("uniform", &plan("uniform"));
    let clusters = module.resources.iter_mut();
    let mut clusters = clusters.filter(|own| own.kind == "aws_emr_cluster");
    let body = &mut clusters.next().unwrap().body;
    body.arguments[0].1 = Value::Boolean(true);
    check_module(&module);
}

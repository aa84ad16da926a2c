// SPDX-License-Identifier: Apache-2.0
//! The members of RunJobFlow's request with their types, for `emrys-catalog`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::model::{Model, Shape};

/// The model that has the request.
pub(super) const MODEL: &str = "emr-2009-03-31.model.json";
/// The structure that is the request.
const REQUEST: &str = "RunJobFlowInput";

/// The file: every structure of the request with its members. A word is a single value, the name of a structure stands for
/// it, and a list has the one thing that its items are.
pub(super) fn file(model: &Model) -> Result<String> {
    let mut structures = BTreeMap::new();
    let mut open = BTreeSet::from([REQUEST.to_owned()]);
    while let Some(name) = open.pop_first() {
        let Some(Shape::Structure(structure)) = model.shapes.get(&name) else {
            continue;
        };
        let mut members = BTreeMap::new();
        for (member, reference) in &structure.members {
            let own = kind(model, &reference.shape, &mut open)?;
            members.insert(member.clone(), own);
        }
        structures.insert(name, members);
        open.retain(|name| !structures.contains_key(name));
    }
    let source = format!("data/{MODEL}, by `cargo xtask generate`");
    let file = json!({
        "source": source,
        "request": REQUEST,
        "structures": structures,
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&file)?))
}

fn kind(model: &Model, name: &str, open: &mut BTreeSet<String>) -> Result<Value> {
    let shape = model.shapes.get(name);
    let shape = shape.with_context(|| format!("the model has no shape {name}"))?;
    let word = match shape {
        Shape::Structure(_) => {
            open.insert(name.to_owned());
            name
        }
        Shape::List { member, .. } => return Ok(json!([kind(model, &member.shape, open)?])),
        Shape::Map { .. } => "map",
        Shape::Integer(_) | Shape::Long(_) => "integer",
        Shape::Double(_) | Shape::Float(_) => "number",
        Shape::Boolean => "boolean",
        Shape::String(_) | Shape::Timestamp | Shape::Blob(_) => "string",
    };
    Ok(word.into())
}

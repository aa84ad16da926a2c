// SPDX-License-Identifier: Apache-2.0
//! Writes the structures and enumerations: `types/generated.rs`.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::model::{Model, Shape, Structure};
use super::names;
use super::services::Service;

pub(super) fn write(service: &Service, model: &Model) -> Result<String> {
    let has_maps = model
        .shapes
        .values()
        .any(|shape| matches!(shape, Shape::Map { .. }));
    let mut code = String::from(if has_maps {
        "use std::collections::BTreeMap;\n"
    } else {
        ""
    });
    let has_secrets = model.shapes.values().any(|shape| match shape {
        Shape::String(text) => text.sensitive,
        Shape::Blob(blob) => blob.sensitive,
        _ => false,
    });
    let sensitive = match has_secrets || !service.secret_members.is_empty() {
        true => "Sensitive, ",
        false => "",
    };
    writeln!(
        code,
        "use std::str::FromStr;\n\
         use emrys_model::word::UnknownWord;\n\
         use serde::Serialize;\n\
         use crate::types::{{Enumeration, Open, {sensitive}Timestamp}};"
    )?;
    for (_, path) in service.model_enumerations {
        writeln!(code, "pub use emrys_model::{path};")?;
    }
    for (name, structure) in model.structures() {
        write_structure(&mut code, service, model, name, structure)?;
    }
    for (name, shape) in &model.shapes {
        if let Shape::String(text) = shape
            && !text.words.is_empty()
        {
            let owned = service.model_enumerations;
            if owned.iter().any(|(owned, _)| owned == name) {
                write_model_enumeration(&mut code, name)?;
            } else {
                write_enumeration(&mut code, name, &text.words)?;
            }
        }
    }
    Ok(code)
}

fn write_structure(
    code: &mut String,
    service: &Service,
    model: &Model,
    name: &str,
    structure: &Structure,
) -> Result<()> {
    writeln!(
        code,
        "\n/// [`{name}`]({}/{}) of the API.",
        service.reference,
        page(model, name)
    )?;
    writeln!(
        code,
        "#[derive(Debug, Clone, Default, PartialEq, Serialize)]\npub struct {name} {{"
    )?;
    for (member, reference) in &structure.members {
        if structure.required.contains(member) {
            writeln!(code, "/// Required.")?;
        }
        let mut of = rust_type(model, &reference.shape)?;
        if service.secret_members.contains(&member.as_str()) {
            if of != "String" {
                bail!("`{member}` is listed as a secret but is no string");
            }
            "Sensitive".clone_into(&mut of);
        }
        writeln!(
            code,
            "#[serde(rename = \"{member}\", skip_serializing_if = \"Option::is_none\")]"
        )?;
        writeln!(code, "pub {}: Option<{of}>,", names::field(member))?;
    }
    writeln!(code, "}}")?;
    Ok(())
}

/// The page of AWS's reference: the inputs and outputs of an operation are on the operation's page.
fn page(model: &Model, name: &str) -> String {
    let operation = ["Input", "Output", "Request", "Result"]
        .iter()
        .find_map(|suffix| name.strip_suffix(suffix));
    match operation.filter(|operation| model.operations.contains_key(*operation)) {
        Some(operation) => format!("API_{operation}.html"),
        None => format!("API_{name}.html"),
    }
}

/// The Rust type of a shape.
pub(super) fn rust_type(model: &Model, name: &str) -> Result<String> {
    Ok(match model.shape(name)? {
        Shape::Structure(_) => name.to_owned(),
        Shape::List { member, .. } => format!("Vec<{}>", rust_type(model, &member.shape)?),
        Shape::Map { key, value } => {
            format!(
                "BTreeMap<{}, {}>",
                // Names are not secret, whatever the model says: they are sorted.
                rust_type(model, &key.shape)?.replace("Sensitive", "String"),
                rust_type(model, &value.shape)?
            )
        }
        Shape::String(text) if !text.words.is_empty() => format!("Open<{name}>"),
        Shape::String(text) if text.sensitive => "Sensitive".to_owned(),
        Shape::Blob(blob) if blob.sensitive => "Sensitive".to_owned(),
        Shape::String(_) | Shape::Blob(_) => "String".to_owned(),
        Shape::Integer(_) => "i32".to_owned(),
        Shape::Long(_) => "i64".to_owned(),
        Shape::Double(_) | Shape::Float(_) => "f64".to_owned(),
        Shape::Boolean => "bool".to_owned(),
        Shape::Timestamp => "Timestamp".to_owned(),
    })
}

fn write_model_enumeration(code: &mut String, name: &str) -> Result<()> {
    writeln!(
        code,
        "\nimpl Enumeration for {name} {{\n\
         const ALL: &'static [Self] = Self::ALL;\n\
         fn as_str(self) -> &'static str {{ Self::as_str(self) }}\n\
         }}"
    )?;
    Ok(())
}

fn write_enumeration(code: &mut String, name: &str, words: &[String]) -> Result<()> {
    let described = names::words(name);
    writeln!(
        code,
        "\n/// The `{name}` of the API.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n\
         pub enum {name} {{"
    )?;
    for word in words {
        writeln!(code, "/// `{word}`\n{},", names::variant(word))?;
    }
    writeln!(
        code,
        "}}\n\nimpl {name} {{\n/// Every variant, in the order of AWS's service model.\n\
         pub const ALL: &'static [Self] = &["
    )?;
    for word in words {
        writeln!(code, "Self::{},", names::variant(word))?;
    }
    writeln!(
        code,
        "];\n\n/// AWS's word for it.\n#[must_use]\npub const fn as_str(self) -> &'static str {{ match self {{"
    )?;
    for word in words {
        writeln!(code, "Self::{} => \"{word}\",", names::variant(word))?;
    }
    writeln!(code, "}} }} }}")?;
    write_model_enumeration(code, name)?;
    writeln!(
        code,
        "\nimpl FromStr for {name} {{\ntype Err = UnknownWord;\n\
         fn from_str(word: &str) -> Result<Self, UnknownWord> {{\n\
         Self::from_word(word).ok_or_else(|| UnknownWord {{ what: \"{described}\", found: word.to_owned(), expected: &["
    )?;
    for word in words {
        writeln!(code, "\"{word}\",")?;
    }
    writeln!(code, "] }}) }} }}")?;
    Ok(())
}

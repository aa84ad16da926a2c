// SPDX-License-Identifier: Apache-2.0
//! Writes the constraint checks of requests: `constraints/generated.rs`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::model::{Model, Shape, Structure, Text};
use super::names;
use super::services::Service;

pub(super) fn write(service: &Service, model: &Model) -> Result<String> {
    let requests = model.shapes_of_requests()?;
    let mut code = format!(
        "use crate::constraints::pattern::Pattern;\n\
         use crate::constraints::scalar::{{OneOf, Range, Text}};\n\
         use crate::constraints::{{Members, Validate}};\n\
         use {}::types::{{",
        service.path()
    );
    let structures: Vec<_> = model
        .structures()
        .filter(|(name, _)| requests.contains(name))
        .collect();
    for (name, _) in &structures {
        write!(code, "{name}, ")?;
    }
    writeln!(code, "}};")?;
    write_constants(&mut code, model, &requests)?;
    for (name, structure) in structures {
        write_structure(&mut code, model, name, structure)?;
    }
    Ok(code)
}

/// One constant for each constrained string and number that is no enumeration.
fn write_constants(code: &mut String, model: &Model, requests: &BTreeSet<&str>) -> Result<()> {
    for name in requests {
        let constant = names::snake_case(name).to_ascii_uppercase();
        match model.shape(name)? {
            Shape::String(text) if text.words.is_empty() && text.is_constrained() => {
                let pattern = text
                    .pattern
                    .as_deref()
                    .map(pattern_expression)
                    .transpose()?;
                writeln!(
                    code,
                    "\nconst {constant}: Text = Text {{ min: {}, max: {}, pattern: {} }};",
                    optional(text.min),
                    optional(text.max),
                    optional(pattern)
                )?;
            }
            shape @ (Shape::Integer(range) | Shape::Long(range)) if range.is_constrained() => {
                let bits = if matches!(shape, Shape::Long(_)) {
                    64
                } else {
                    32
                };
                let whole = |limit: f64| format!("{limit:.0}");
                let (min, max) = (range.min.map(whole), range.max.map(whole));
                writeln!(
                    code,
                    "\nconst {constant}: Range<i{bits}> = Range {{ min: {}, max: {} }};",
                    optional(min),
                    optional(max)
                )?;
            }
            Shape::Double(range) | Shape::Float(range) if range.is_constrained() => {
                let decimal = |limit: f64| format!("{limit:?}");
                let (min, max) = (range.min.map(decimal), range.max.map(decimal));
                writeln!(
                    code,
                    "\nconst {constant}: Range<f64> = Range {{ min: {}, max: {} }};",
                    optional(min),
                    optional(max)
                )?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn optional(value: Option<impl std::fmt::Display>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({value})"))
}

/// There is no regular expression engine: `Pattern` knows the few patterns of the model.
fn pattern_expression(pattern: &str) -> Result<String> {
    let kind = if pattern.starts_with(r"[\u0020-\uD7FF\uE000-\uFFFD\uD800")
        && pattern.ends_with(r"\uDFFF\r\n\t]*")
    {
        "Xml"
    } else if pattern.starts_with("^arn:(aws[a-zA-Z0-9-]*):iam::") {
        "IamRoleArn"
    } else if pattern == "^([a-zA-Z0-9:/_-]+)$" {
        "KeyId"
    } else if pattern == r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$" {
        "Tag"
    } else if pattern.starts_with("^(tag:.+|Name|") {
        "FilterKey"
    } else if pattern == r"^\!?[a-zA-Z0-9 :_@\/\+\=\.\-\!]*$" {
        "SecretFilter"
    } else if pattern == r"^([a-z]+-)+\d+$" {
        "Region"
    } else if pattern == r"^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$" {
        "AliasName"
    } else if pattern == "[!-~]+" {
        "Visible"
    } else if pattern == r"\p{ASCII}*" {
        "Ascii"
    } else if pattern == r"^[a-zA-Z0-9\-]+$" {
        "RotationToken"
    } else if pattern == r"[\.\-_A-Za-z0-9]+" {
        "RuleName"
    } else if pattern.starts_with(r"(arn:aws[\w-]*:events:") {
        "BusNameOrArn"
    } else if pattern == r"[A-Za-z0-9\_\-]+" {
        "PathKey"
    } else if pattern == r"^[A-Za-z0-9\-]+[\.][A-Za-z0-9\-]+$" {
        "EndpointId"
    } else {
        bail!("the model has a new pattern, teach it to `constraints/pattern.rs`: {pattern}");
    };
    Ok(format!("Pattern::{kind}(r\"{pattern}\")"))
}

fn write_structure(
    code: &mut String,
    model: &Model,
    name: &str,
    structure: &Structure,
) -> Result<()> {
    let mut checks = String::new();
    for (member, reference) in &structure.members {
        let path = names::lower_camel_case(member);
        let field = names::field(member);
        if structure.required.contains(member) {
            writeln!(
                checks,
                "members.required(\"{path}\", self.{field}.is_some());"
            )?;
        }
        if let Some((helper, min, max)) = length(model, &reference.shape)? {
            writeln!(
                checks,
                "members.{helper}(\"{path}\", self.{field}.as_ref(), {}, {});",
                optional(min),
                optional(max)
            )?;
        }
        if let Some(check) = member_check(model, &reference.shape)? {
            let (helper, constraints) = check;
            writeln!(
                checks,
                "members.{helper}(\"{path}\", self.{field}.as_ref(){constraints});"
            )?;
        }
    }
    let unused = if checks.is_empty() { "_" } else { "" };
    writeln!(
        code,
        "\nimpl Validate for {name} {{\nfn check(&self, {unused}members: &mut Members<'_>) {{\n{checks}}} }}"
    )?;
    Ok(())
}

/// The helper that checks the length of a list, and its limits.
type Length = (&'static str, Option<u32>, Option<u32>);

/// How the length of a list is checked, if it is limited.
fn length(model: &Model, name: &str) -> Result<Option<Length>> {
    Ok(match model.shape(name)? {
        Shape::List { member, min, max } if min.or(*max).is_some() => {
            let helper = match model.shape(&member.shape)? {
                Shape::Structure(_) => "length_unseen",
                _ => "length",
            };
            Some((helper, *min, *max))
        }
        _ => None,
    })
}

/// The helper that checks a member of this shape, and the constraints it is given.
fn member_check(model: &Model, name: &str) -> Result<Option<(&'static str, String)>> {
    Ok(match model.shape(name)? {
        Shape::Structure(_) => Some(("structure", String::new())),
        Shape::List { member, .. } => match model.shape(&member.shape)? {
            Shape::Structure(_) => Some(("structures", String::new())),
            _ => {
                scalar(model, &member.shape)?.map(|constraint| ("list", format!(", &{constraint}")))
            }
        },
        Shape::Map { key, value } => {
            let keys = scalar(model, &key.shape)?;
            let (helper, values) = match model.shape(&value.shape)? {
                Shape::List { member, .. } => ("map_of_lists", scalar(model, &member.shape)?),
                _ => ("map", scalar(model, &value.shape)?),
            };
            match (keys, values) {
                (None, None) => None,
                (Some(keys), Some(values)) => Some((helper, format!(", &{keys}, &{values}"))),
                _ => bail!(
                    "`{name}` constrains only its keys or only its values, which the checks do not provide for"
                ),
            }
        }
        _ => scalar(model, name)?.map(|constraint| ("scalar", format!(", &{constraint}"))),
    })
}

/// The constraint of a string or a number, if it has one.
fn scalar(model: &Model, name: &str) -> Result<Option<String>> {
    let constant = names::snake_case(name).to_ascii_uppercase();
    Ok(match model.shape(name)? {
        Shape::String(Text { words, .. }) if !words.is_empty() => Some("OneOf".to_owned()),
        Shape::String(text) if text.is_constrained() => Some(constant),
        Shape::Integer(range) | Shape::Long(range) | Shape::Double(range) | Shape::Float(range)
            if range.is_constrained() =>
        {
            Some(constant)
        }
        Shape::Structure(_) | Shape::List { .. } | Shape::Map { .. } => {
            bail!("`{name}` stands where only a string or a number is expected")
        }
        _ => None,
    })
}

// SPDX-License-Identifier: Apache-2.0
//! Writes how structures are read from JSON: `codec/generated.rs`.

use std::fmt::Write as _;

use anyhow::Result;

use super::model::Model;
use super::names;
use super::services::Service;

pub(super) fn write(service: &Service, model: &Model) -> Result<String> {
    let mut code = format!(
        "use serde::de::{{Deserialize, Deserializer, MapAccess}};\n\
         use crate::codec::structure::{{Structure, read, skip, take}};\n\
         use {}::types::{{",
        service.path()
    );
    for (name, _) in model.structures() {
        write!(code, "{name}, ")?;
    }
    writeln!(code, "}};")?;
    for (name, structure) in model.structures() {
        writeln!(
            code,
            "\nimpl Structure for {name} {{\nconst NAME: &'static str = \"{name}\";"
        )?;
        if !structure.members.is_empty() {
            writeln!(
                code,
                "\nfn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {{\n\
                 match name {{"
            )?;
            for member in structure.members.keys() {
                let field = names::field(member);
                writeln!(code, "\"{member}\" => take(&mut self.{field}, map),")?;
            }
            writeln!(code, "_ => skip(map),\n}} }}")?;
        }
        writeln!(
            code,
            "}}\n\nimpl<'de> Deserialize<'de> for {name} {{\n\
             fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {{ read(deserializer) }} }}"
        )?;
    }
    Ok(code)
}

// SPDX-License-Identifier: Apache-2.0
//! Writes the error codes and their HTTP statuses: `error/generated.rs`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Deserialize;

/// An error that no model lists.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct OtherError {
    name: String,
    status: u16,
    meaning: String,
}

impl OtherError {
    /// Whether it is the error of that name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }
}

pub(super) fn write(exceptions: BTreeSet<String>, others: &[OtherError]) -> String {
    // AWS JSON answers every client error of a model with 400; the service's own failures are those that say so.
    let declared = exceptions.into_iter().map(|name| OtherError {
        status: if name.starts_with("InternalServ") {
            500
        } else {
            400
        },
        meaning: "Declared by a service model.".to_owned(),
        name,
    });
    let mut errors: Vec<OtherError> = declared.collect();
    errors.extend_from_slice(others);
    render(&errors)
}

fn render(errors: &[OtherError]) -> String {
    let mut code = String::from(
        "/// What went wrong, in AWS's word for it.\n\
         #[derive(Debug, Clone, PartialEq, Eq, Hash)]\n\
         pub enum ErrorCode {\n",
    );
    let mut words = String::new();
    let mut statuses = String::new();
    let mut parsed = String::new();
    for OtherError {
        name,
        status,
        meaning,
    } in errors
    {
        code.push_str(&format!("/// {meaning}\n{name},\n"));
        let _ = writeln!(words, "Self::{name} => \"{name}\",");
        let _ = writeln!(statuses, "Self::{name} => {status},");
        let _ = writeln!(parsed, "\"{name}\" => Self::{name},");
    }
    code.push_str(&format!(
        "/// A code that this version does not know: only a client meets it.\nUnknown(String),\n}}\n\n\
         impl ErrorCode {{\n\
         /// AWS's word for it, as `__type` carries it.\n#[must_use]\n\
         pub fn as_str(&self) -> &str {{ match self {{ {words} Self::Unknown(code) => code, }} }}\n\n\
         /// The HTTP status it arrives with.\n#[must_use]\n\
         pub const fn status(&self) -> u16 {{ match self {{ {statuses} Self::Unknown(_) => 400, }} }}\n\
         }}\n\n\
         impl From<&str> for ErrorCode {{\n\
         fn from(code: &str) -> Self {{ match code {{ {parsed} _ => Self::Unknown(code.to_owned()), }} }}\n\
         }}\n"
    ));
    code
}

// SPDX-License-Identifier: Apache-2.0
//! Placeholders: `${name}`, `${date:%Y-%m-%d}`, and `$${` for a literal `${`.
//!
//! The value of a name comes from `--set`, else from the environment variable `EMRYS_VAR_<name>`, else from the default
//! under `placeholders`. A default may use placeholders itself; the other two are taken as they are. What has another
//! form belongs to others and is left alone, and so is a dotted name that nobody gave a value.

mod template;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use emrys_diagnostics::{Code, Diagnostic, suggest};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::spanned::Spanned;
use template::Piece;

pub(crate) use template::is_name;

/// Which placeholders a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A text of ours: a name without a value is an error.
    Value,
    /// A script in another language, where `${name}` may be that language's own: a name without a value is left alone.
    Script,
}

/// Why a placeholder could not be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The placeholder as written, to find it in the document.
    pub(crate) written: String,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

/// The values of all placeholders.
pub(crate) struct Placeholders<'a> {
    defaults: BTreeMap<String, Spanned<String>>,
    set: &'a [(String, String)],
    environment: &'a dyn Fn(&str) -> Option<String>,
    now: Timestamp,
    used: BTreeSet<String>,
}

impl<'a> Placeholders<'a> {
    pub(crate) fn new(
        set: &'a [(String, String)],
        environment: &'a dyn Fn(&str) -> Option<String>,
        now_millis: i64,
    ) -> Self {
        let now = Timestamp::from_millisecond(now_millis).unwrap_or(Timestamp::UNIX_EPOCH);
        Self {
            defaults: BTreeMap::new(),
            set,
            environment,
            now,
            used: BTreeSet::new(),
        }
    }

    /// Declares a placeholder with its default; gives the earlier default back if there is one.
    pub(crate) fn declare(
        &mut self,
        name: &str,
        default: Spanned<String>,
    ) -> Option<&Spanned<String>> {
        if self.defaults.contains_key(name) {
            return self.defaults.get(name);
        }
        self.defaults.insert(name.to_owned(), default);
        None
    }

    /// The text with its placeholders replaced; borrowed when it has none.
    pub(crate) fn replace<'t>(
        &mut self,
        text: &'t str,
        mode: Mode,
    ) -> Result<Cow<'t, str>, Vec<Problem>> {
        if !text.contains("${") {
            return Ok(Cow::Borrowed(text));
        }
        let mut problems = Vec::new();
        let replaced = self.expand(text, mode, &mut Vec::new(), &mut problems);
        if problems.is_empty() {
            Ok(Cow::Owned(replaced))
        } else {
            Err(problems)
        }
    }

    /// Says which of the `--set` names nothing declares or uses. Meaningful once everything has been read.
    pub(crate) fn unused_settings(&self) -> Vec<Diagnostic> {
        let known = || self.defaults.keys().chain(&self.used).map(String::as_str);
        let unknown = self
            .set
            .iter()
            .filter(|(name, _)| known().all(|candidate| candidate != name));
        unknown
            .map(|(name, _)| {
                let message = format!("no document declares or uses the placeholder `{name}`");
                let diagnostic = Diagnostic::new(Code::UnknownPlaceholder, message);
                match suggest::did_you_mean(name, known()) {
                    Some(help) => diagnostic.help(help),
                    None => {
                        diagnostic.help("declare it under `placeholders`, or leave out its `--set`")
                    }
                }
            })
            .collect()
    }

    /// `visiting` holds the names whose defaults are being expanded: meeting one again is a circle.
    fn expand(
        &mut self,
        text: &str,
        mode: Mode,
        visiting: &mut Vec<String>,
        problems: &mut Vec<Problem>,
    ) -> String {
        let mut result = String::with_capacity(text.len());
        for piece in template::pieces(text) {
            match piece {
                Piece::Literal(literal) => result.push_str(literal),
                Piece::Date { written, format } => match self.date(format) {
                    Ok(date) => result.push_str(&date),
                    Err(message) => problems.push(Problem {
                        written: written.to_owned(),
                        message,
                        help: None,
                    }),
                },
                Piece::Name { written, name } => match self.value(name, visiting, problems) {
                    Some(value) => {
                        self.used.insert(name.to_owned());
                        result.push_str(&value);
                    }
                    None if mode == Mode::Script || name.contains('.') => result.push_str(written),
                    None => {
                        self.used.insert(name.to_owned());
                        problems.push(self.unresolved(written, name));
                    }
                },
            }
        }
        result
    }

    fn value(
        &mut self,
        name: &str,
        visiting: &mut Vec<String>,
        problems: &mut Vec<Problem>,
    ) -> Option<String> {
        if let Some((_, value)) = self.set.iter().rev().find(|(set, _)| set == name) {
            return Some(value.clone());
        }
        if let Some(value) = (self.environment)(&format!("EMRYS_VAR_{name}")) {
            return Some(value);
        }
        let default = self.defaults.get(name)?.value.clone();
        if visiting.iter().any(|visited| visited == name) {
            let message = format!("the placeholder `{name}` is defined by itself");
            problems.push(Problem {
                written: format!("${{{name}}}"),
                message,
                help: None,
            });
            return Some(String::new());
        }
        visiting.push(name.to_owned());
        let value = self.expand(&default, Mode::Value, visiting, problems);
        visiting.pop();
        Some(value)
    }

    fn date(&self, format: &str) -> Result<String, String> {
        let now = self.now.to_zoned(TimeZone::UTC);
        jiff::fmt::strtime::format(format, &now)
            .map_err(|_| format!("`{format}` is not a date format"))
    }

    fn unresolved(&self, written: &str, name: &str) -> Problem {
        let known = self
            .defaults
            .keys()
            .chain(self.set.iter().map(|(name, _)| name))
            .map(String::as_str);
        let help = suggest::did_you_mean(name, known).unwrap_or_else(|| {
            format!("declare it under `placeholders`, or give it with `--set {name}=…` or as `EMRYS_VAR_{name}`")
        });
        let message = format!("the placeholder `{name}` has no value");
        Problem {
            written: written.to_owned(),
            message,
            help: Some(help),
        }
    }
}

#[cfg(test)]
mod tests;

// SPDX-License-Identifier: Apache-2.0
//! Placeholders: `${name}`, `${date:%Y-%m-%d}`, `${env:NAME}`, references such as `${ssm:/name}`, and `$${` for a
//! literal `${`; in XML the same with braces alone.
//!
//! The value of a name comes from `--set`, else from the variable `EMRYS_VAR_<name>`, else from the chosen environment of
//! the documents, else from the default under `placeholders`. What documents say may use placeholders itself; the other
//! two are taken as they are. What has another form belongs to others and is left alone, and so is a dotted name, or a
//! number in braces, that nobody gave a value. What only a run can know becomes a token of [`reference`].

mod declaration;
mod template;
mod translate;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use emrys_diagnostics::{Code, Diagnostic, suggest};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::project::Options;
use crate::reference::{self, Reference};
use crate::spanned::Spanned;
use crate::tree::Syntax;
use template::{Piece, SCHEMES};

pub(crate) use translate::translate;
pub use translate::written;

/// The placeholder that `${date:…}` formats, when it has a value: else the time of the run.
const DATE: &str = "date";

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

/// Placeholders and their values, as documents write them.
type Declared = BTreeMap<String, Spanned<String>>;

/// The values of all placeholders.
pub(crate) struct Placeholders<'a> {
    defaults: Declared,
    /// What each environment puts in the place of defaults.
    environments: BTreeMap<String, Declared>,
    options: &'a Options<'a>,
    used: BTreeSet<String>,
    /// The references of all texts so far, and where they are.
    references: Vec<Spanned<Reference>>,
}

impl<'a> Placeholders<'a> {
    pub(crate) fn new(options: &'a Options<'a>) -> Self {
        Self {
            defaults: BTreeMap::new(),
            environments: BTreeMap::new(),
            options,
            used: BTreeSet::new(),
            references: Vec::new(),
        }
    }

    /// Whether a name has been given a value, wherever.
    pub(crate) fn is_given(&self, name: &str) -> bool {
        self.options.set.iter().any(|(set, _)| set == name)
            || (self.options.variables)(&format!("EMRYS_VAR_{name}")).is_some()
            || self.overridden(name).is_some()
            || self.defaults.contains_key(name)
    }

    /// Remembers a reference that a document has.
    pub(crate) fn refer(&mut self, reference: Spanned<Reference>) {
        self.references.push(reference);
    }

    /// What documents declare, with its values as they are written there.
    pub(crate) fn declared(&self) -> Vec<(String, Spanned<String>)> {
        let all = self.environments.values().chain([&self.defaults]);
        let all = all.flatten();
        all.map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    /// The references of all texts so far, and where they are.
    pub(crate) fn into_references(self) -> Vec<Spanned<Reference>> {
        self.references
    }

    /// The text with its placeholders replaced; borrowed when it has none.
    pub(crate) fn replace<'t>(
        &mut self,
        text: &'t str,
        syntax: Syntax,
        mode: Mode,
    ) -> Result<Cow<'t, str>, Vec<Problem>> {
        if !text.contains(syntax.opening()) {
            return Ok(Cow::Borrowed(text));
        }
        let mut problems = Vec::new();
        let replaced = self.expand(text, syntax, mode, &mut Vec::new(), &mut problems);
        if problems.is_empty() {
            Ok(Cow::Owned(replaced))
        } else {
            Err(problems)
        }
    }

    /// Says what was chosen, set or overridden in vain. Meaningful once everything has been read.
    pub(crate) fn unused(&self) -> Vec<Diagnostic> {
        let set = self
            .options
            .set
            .iter()
            .filter(|(name, _)| !self.knows(name));
        let set = set.map(|(name, _)| {
            self.unknown(
                name,
                "leave out its `--set`",
                "no document declares or uses",
            )
        });
        let overridden = self.environments.values().flatten();
        let overridden = overridden.filter(|(name, _)| !self.knows(name));
        let overridden = overridden.map(|(name, value)| {
            self.unknown(name, "delete it here", "nothing declares or uses")
                .at(value.span.clone())
                .path(&value.path)
        });
        set.chain(overridden)
            .chain(self.unknown_environment())
            .collect()
    }

    fn knows(&self, name: &str) -> bool {
        self.defaults.contains_key(name) || self.used.contains(name)
    }

    fn unknown(&self, name: &str, otherwise: &str, verdict: &str) -> Diagnostic {
        let known = self.defaults.keys().chain(&self.used).map(String::as_str);
        let help = suggest::did_you_mean(name, known)
            .unwrap_or_else(|| format!("declare it under `placeholders`, or {otherwise}"));
        let message = format!("{verdict} the placeholder `{name}`");
        Diagnostic::new(Code::UnknownPlaceholder, message).help(help)
    }

    fn unknown_environment(&self) -> Option<Diagnostic> {
        let chosen = self.options.environment.as_deref()?;
        if self.environments.contains_key(chosen) {
            return None;
        }
        let known = || self.environments.keys().map(String::as_str);
        let help = suggest::did_you_mean(chosen, known()).unwrap_or_else(|| match known().next() {
            Some(_) => format!("there are: {}", known().collect::<Vec<_>>().join(", ")),
            None => "define it under `environments`".to_owned(),
        });
        let message = format!("no document defines the environment `{chosen}`");
        Some(Diagnostic::new(Code::UnknownEnvironment, message).help(help))
    }

    /// `visiting` holds the names whose defaults are being expanded: meeting one again is a circle.
    fn expand(
        &mut self,
        text: &str,
        syntax: Syntax,
        mode: Mode,
        visiting: &mut Vec<String>,
        problems: &mut Vec<Problem>,
    ) -> String {
        let mut result = String::with_capacity(text.len());
        for piece in template::pieces(text, syntax) {
            match piece {
                Piece::Literal(literal) => result.push_str(literal),
                Piece::Date { written, format } => match self.date(format, visiting, problems) {
                    Ok(date) => result.push_str(&date),
                    Err(message) => problems.push(Problem {
                        written: written.to_owned(),
                        message,
                        help: None,
                    }),
                },
                Piece::Scheme {
                    written, scheme, ..
                } if mode == Mode::Script && !SCHEMES.contains(&scheme) => {
                    result.push_str(written);
                }
                Piece::Scheme {
                    written,
                    scheme,
                    argument,
                } => {
                    let found = problems.len();
                    let argument = self.expand(argument, syntax, Mode::Value, visiting, problems);
                    // Without its argument nothing more can be said of it.
                    if problems.len() == found {
                        match self.of_scheme(scheme, &argument, syntax) {
                            Ok(value) => result.push_str(&value),
                            Err((message, help)) => problems.push(Problem {
                                written: written.to_owned(),
                                message,
                                help,
                            }),
                        }
                    }
                }
                Piece::Name { written, name } => match self.value(name, visiting, problems) {
                    Some(value) => {
                        self.used.insert(name.to_owned());
                        result.push_str(&value);
                    }
                    None if mode == Mode::Script || template::belongs_to_others(name) => {
                        result.push_str(written);
                    }
                    None => match Reference::parse(name) {
                        Ok(reference) => result.push_str(&reference.token(written)),
                        Err(_) => {
                            self.used.insert(name.to_owned());
                            problems.push(self.unresolved(written, name));
                        }
                    },
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
        let options = self.options;
        let set = options.set.iter().rev().find(|(set, _)| set == name);
        let set = set.map(|(_, value)| value.clone());
        let outside = set.or_else(|| (options.variables)(&format!("EMRYS_VAR_{name}")));
        if let Some(value) = outside {
            return Some(sound(value, name, problems));
        }
        let written = self.overridden(name).or_else(|| self.defaults.get(name))?;
        let written = written.value.clone();
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
        let value = self.expand(&written, Syntax::Dollar, Mode::Value, visiting, problems);
        visiting.pop();
        Some(value)
    }

    /// What the chosen environment says of a placeholder.
    fn overridden(&self, name: &str) -> Option<&Spanned<String>> {
        let chosen = self.options.environment.as_deref()?;
        self.environments.get(chosen)?.get(name)
    }

    /// The value of the placeholder `date`, or the time of the run, in that format.
    fn date(
        &mut self,
        format: &str,
        visiting: &mut Vec<String>,
        problems: &mut Vec<Problem>,
    ) -> Result<String, String> {
        let is_within = visiting.iter().any(|visited| visited == DATE);
        let given = if is_within {
            None
        } else {
            self.value(DATE, visiting, problems)
        };
        let formatted = match given {
            Some(date) => {
                self.used.insert(DATE.to_owned());
                let parsed: DateTime = date.parse().map_err(|_| {
                    let date = reference::shown(&date);
                    format!(
                        "the placeholder `date` is `{date}`, which is no date such as 2026-01-31"
                    )
                })?;
                jiff::fmt::strtime::format(format, parsed)
            }
            None => {
                let now = Timestamp::from_millisecond(self.options.now_millis);
                let now = now.unwrap_or(Timestamp::UNIX_EPOCH);
                jiff::fmt::strtime::format(format, &now.to_zoned(TimeZone::UTC))
            }
        };
        formatted.map_err(|_| format!("`{format}` is not a date format"))
    }

    /// The value of `scheme:argument`; otherwise what is wrong, and what to do.
    fn of_scheme(
        &self,
        scheme: &str,
        argument: &str,
        syntax: Syntax,
    ) -> Result<String, (String, Option<String>)> {
        if reference::is_in(argument) {
            let argument = reference::shown(argument);
            let message = format!(
                "`{argument}` is known only when the job flow runs, too late to say what is meant"
            );
            return Err((message, None));
        }
        match scheme {
            "env" => match (self.options.variables)(argument) {
                Some(value) => match reference::forbidden(&value) {
                    None => Ok(value),
                    Some(character) => Err((
                        control_character("environment variable", argument, character),
                        None,
                    )),
                },
                None => Err((
                    format!("the environment variable `{argument}` is not set"),
                    Some(
                        "set it, or take a placeholder that has a default under `placeholders`"
                            .to_owned(),
                    ),
                )),
            },
            "secret" | "ssm" | "terraform" => {
                let inside = format!("{scheme}:{argument}");
                let reference = Reference::parse(&inside);
                let reference = reference.map_err(|error| (error.to_string(), None))?;
                Ok(reference.token(&format!("{}{inside}}}", syntax.opening())))
            }
            _ => {
                let message = format!("there are no placeholders of the form `{scheme}:…`");
                let help = suggest::did_you_mean(scheme, SCHEMES.iter().copied());
                Err((message, help))
            }
        }
    }

    fn unresolved(&self, written: &str, name: &str) -> Problem {
        let elsewhere = self.environments.iter();
        let elsewhere = elsewhere.filter(|(_, values)| values.contains_key(name));
        let elsewhere: Vec<&str> = elsewhere
            .map(|(environment, _)| environment.as_str())
            .collect();
        let known = self.defaults.keys();
        let known = known.chain(self.options.set.iter().map(|(name, _)| name));
        let help = if elsewhere.is_empty() {
            suggest::did_you_mean(name, known.map(String::as_str)).unwrap_or_else(|| {
                format!("declare it under `placeholders`, or give it with `--set {name}=…` or as `EMRYS_VAR_{name}`")
            })
        } else {
            format!(
                "it has a value in an environment: choose one with `--environment` ({})",
                elsewhere.join(", ")
            )
        };
        let message = format!("the placeholder `{name}` has no value");
        Problem {
            written: written.to_owned(),
            message,
            help: Some(help),
        }
    }
}

/// A text that has to be without placeholders, with what was escaped in it.
pub(crate) fn literal(text: &str, syntax: Syntax) -> Option<String> {
    let pieces = template::pieces(text, syntax).into_iter();
    let literals = pieces.map(|piece| match piece {
        Piece::Literal(literal) => Some(literal),
        Piece::Name { written, name } if template::belongs_to_others(name) => Some(written),
        Piece::Name { .. } | Piece::Date { .. } | Piece::Scheme { .. } => None,
    });
    literals.collect()
}

/// A value from outside the documents, in which what they cannot contain is a problem.
fn sound(value: String, name: &str, problems: &mut Vec<Problem>) -> String {
    if let Some(character) = reference::forbidden(&value) {
        problems.push(Problem {
            written: format!("${{{name}}}"),
            message: control_character("placeholder", name, character),
            help: None,
        });
    }
    value
}

fn control_character(what: &str, name: &str, character: char) -> String {
    let character = u32::from(character);
    format!("the value of the {what} `{name}` has the control character U+{character:04X}")
}

#[cfg(test)]
mod tests;

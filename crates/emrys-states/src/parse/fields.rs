// SPDX-License-Identifier: Apache-2.0
//! The fields of an object of a definition: whoever reads one asks for it by name, and what nobody asked for is unknown.

use emrys_diagnostics::suggest::did_you_mean;
use emrys_diagnostics::{Code, Span};

use super::node::{Json, Member, Node};
use super::problem::{Problem, Problems};
use crate::data::QueryLanguage;

/// Fields that only states in JSONPath have.
const OF_JSON_PATH: &[&str] = &[
    "InputPath",
    "OutputPath",
    "Parameters",
    "ResultSelector",
    "ResultPath",
    "Result",
    "ItemsPath",
    "SecondsPath",
    "TimestampPath",
    "TimeoutSecondsPath",
    "HeartbeatSecondsPath",
    "MaxConcurrencyPath",
    "ToleratedFailureCountPath",
    "ToleratedFailurePercentagePath",
    "MaxItemsPath",
    "MaxItemsPerBatchPath",
    "MaxInputBytesPerBatchPath",
    "ErrorPath",
    "CausePath",
    "Variable",
];

/// Fields that only states in JSONata have.
const OF_JSONATA: &[&str] = &["Arguments", "Output", "Items", "Condition"];

/// The fields of an object.
#[derive(Debug)]
pub(super) struct Fields<'n> {
    /// The object, for messages: `a Task state`.
    what: &'static str,
    /// What is underlined where a field is missing.
    pub(super) owner: Span,
    members: &'n [Member],
    pub(super) language: QueryLanguage,
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
    /// Whether there may be others.
    open: bool,
}

impl<'n> Fields<'n> {
    /// The fields of what is to be an object.
    pub(super) fn of(
        node: &'n Node,
        what: &'static str,
        language: QueryLanguage,
        problems: &mut Problems,
    ) -> Option<Self> {
        let Some(members) = node.as_object() else {
            problems.add(wrong(
                node,
                &format!("{what} is an object, not {}", node.what()),
            ));
            return None;
        };
        Some(Self {
            what,
            owner: node.span.part(0, 1),
            members,
            language,
            asked: Vec::new(),
            missing: Vec::new(),
            open: false,
        })
    }

    /// The same, with other characters for what is missing.
    pub(super) fn owned_by(mut self, owner: Span) -> Self {
        self.owner = owner;
        self
    }

    /// The field of that name, if it is there.
    pub(super) fn get(&mut self, name: &'static str) -> Option<&'n Node> {
        self.member(name).map(|member| &member.value)
    }

    /// The same with its name.
    pub(super) fn member(&mut self, name: &'static str) -> Option<&'n Member> {
        self.asked.push(name);
        self.members.iter().find(|member| member.name == name)
    }

    /// The field of that name, which has to be there.
    pub(super) fn require(&mut self, name: &'static str) -> Option<&'n Node> {
        let field = self.get(name);
        if field.is_none() {
            self.missing.push(name);
        }
        field
    }

    /// Of two fields at most one may be there: the one that is.
    pub(super) fn either(
        &mut self,
        one: &'static str,
        other: &'static str,
        problems: &mut Problems,
    ) -> Option<(&'static str, &'n Node)> {
        match (self.member(one), self.member(other)) {
            (Some(first), Some(second)) => {
                let message = format!("{} has `{one}` or `{other}`, not both", self.what);
                problems.add(
                    Problem::new(Code::ConflictingFields, message, second.name_span.clone())
                        .related(first.name_span.clone(), "the other")
                        .aws(
                            "SCHEMA_VALIDATION_FAILED",
                            format!("You cannot specify both '{one}' and '{other}'"),
                        )
                        .placed(first.name_span.clone()),
                );
                Some((one, &first.value))
            }
            (Some(first), None) => Some((one, &first.value)),
            (None, Some(second)) => Some((other, &second.value)),
            (None, None) => None,
        }
    }

    /// A text.
    pub(super) fn text(&mut self, name: &'static str, problems: &mut Problems) -> Option<&'n str> {
        text(name, self.get(name)?, problems)
    }

    /// One of a few words.
    pub(super) fn word(
        &mut self,
        name: &'static str,
        words: &[&'static str],
        problems: &mut Problems,
    ) -> Option<&'static str> {
        let node = self.get(name)?;
        word(name, node, words, problems)
    }

    /// The fields that nobody has asked for are somebody else's to look at.
    pub(super) fn all_others(&mut self) {
        self.open = true;
    }

    /// Says what is missing and what nobody asked for.
    pub(super) fn finish(self, problems: &mut Problems) {
        let Self {
            what,
            asked,
            missing,
            ..
        } = &self;
        if !missing.is_empty() {
            let listed = missing.join("`, `");
            problems.add(
                Problem::new(
                    Code::MissingField,
                    format!("{what} has no `{listed}`"),
                    self.owner.clone(),
                )
                .aws(
                    "SCHEMA_VALIDATION_FAILED",
                    format!("These fields are required: [{}]", missing.join(", ")),
                ),
            );
        }
        for member in self.members {
            let name = member.name.as_str();
            if self.open || asked.contains(&name) {
                continue;
            }
            let (only, language, other) = match self.language {
                QueryLanguage::JsonPath => (OF_JSONATA, "JSONPath", "JSONata"),
                QueryLanguage::Jsonata => (OF_JSON_PATH, "JSONata", "JSONPath"),
            };
            let span = member.name_span.clone();
            let problem = if only.contains(&name) {
                let message = format!("{what} in {language} has no `{name}`");
                let problem = Problem::new(Code::FieldOfOtherLanguage, message, span);
                match counterpart(name) {
                    Some(help) => problem.help(help),
                    None => problem,
                }
                .aws(
                    "SCHEMA_VALIDATION_FAILED",
                    format!(
                        "The QueryLanguage is set to '{language}', but field '{name}' is only supported for the \
                         '{other}' QueryLanguage"
                    ),
                )
            } else {
                let message = format!("{what} has no field `{name}`");
                let problem = Problem::new(Code::UnknownField, message, span);
                match did_you_mean(name, asked.iter().copied()) {
                    Some(help) => problem.help(help),
                    None => problem,
                }
                .aws(
                    "SCHEMA_VALIDATION_FAILED",
                    format!("Field '{name}' is not supported"),
                )
            };
            // AWS places it at the object whose field it is.
            problems.add(problem.placed(self.owner.clone()));
        }
    }
}

/// What the other query language has instead of a field.
fn counterpart(name: &str) -> Option<&'static str> {
    Some(match name {
        "InputPath" | "Parameters" => "in JSONata, `Arguments` says what a task gets",
        "OutputPath" | "ResultPath" | "ResultSelector" | "Result" => {
            "in JSONata, `Output` says what the state gives"
        }
        "ItemsPath" => "in JSONata, a Map has its items from `Items`",
        "Variable" => "in JSONata, a rule has a `Condition`",
        "Arguments" => "in JSONPath, `Parameters` says what a task gets",
        "Output" => "in JSONPath, `ResultSelector`, `ResultPath` and `OutputPath` make the output",
        "Items" => "in JSONPath, a Map has its items from `ItemsPath`",
        "Condition" => "in JSONPath, a rule compares a `Variable`",
        _ if name.ends_with("Path") => "in JSONata, the field without `Path` takes an expression",
        _ => return None,
    })
}

/// A value that is not what its field takes.
pub(super) fn wrong(node: &Node, message: &str) -> Problem {
    Problem::new(Code::InvalidField, message, node.span.clone())
}

/// A text.
pub(super) fn text<'n>(name: &str, node: &'n Node, problems: &mut Problems) -> Option<&'n str> {
    let text = node.as_text();
    if text.is_none() {
        problems.add(
            wrong(node, &format!("`{name}` is a text, not {}", node.what())).aws(
                "SCHEMA_VALIDATION_FAILED",
                format!("The value for the field '{name}' must be a STRING"),
            ),
        );
    }
    text
}

/// One of a few words.
pub(super) fn word(
    name: &str,
    node: &Node,
    words: &[&'static str],
    problems: &mut Problems,
) -> Option<&'static str> {
    let text = text(name, node, problems)?;
    let word = words.iter().find(|word| **word == text);
    if word.is_none() {
        let message = format!("`{name}` is `{}`, not `{text}`", words.join("`, `"));
        let problem = wrong(node, &message).aws(
            "SCHEMA_VALIDATION_FAILED",
            format!(
                "The field '{name}' should have one of these values: [{}]",
                words.join(", ")
            ),
        );
        problems.add(match did_you_mean(text, words.iter().copied()) {
            Some(help) => problem.help(help),
            None => problem,
        });
    }
    word.copied()
}

/// `true` or `false`.
pub(super) fn boolean(name: &str, node: &Node, problems: &mut Problems) -> Option<bool> {
    if let Json::Boolean(value) = node.value {
        return Some(value);
    }
    let message = format!("`{name}` is true or false, not {}", node.what());
    problems.add(wrong(node, &message).aws(
        "SCHEMA_VALIDATION_FAILED",
        format!("The value for the field '{name}' must be a BOOLEAN"),
    ));
    None
}

/// The items of an array that is not empty.
pub(super) fn items<'n>(name: &str, node: &'n Node, problems: &mut Problems) -> Option<&'n [Node]> {
    let Some(items) = node.as_array() else {
        let message = format!("`{name}` is an array, not {}", node.what());
        problems.add(wrong(node, &message).aws(
            "SCHEMA_VALIDATION_FAILED",
            format!("The value for the field '{name}' must be an ARRAY"),
        ));
        return None;
    };
    if items.is_empty() {
        problems.add(
            wrong(node, &format!("`{name}` is empty"))
                .aws("SCHEMA_VALIDATION_FAILED", "Value cannot be empty"),
        );
        return None;
    }
    Some(items)
}

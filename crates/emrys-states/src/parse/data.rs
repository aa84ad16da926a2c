// SPDX-License-Identifier: Apache-2.0
//! What states do with data: paths, templates, expressions.

use emrys_diagnostics::{Code, Span};

use super::Reader;
use super::fields::{Fields, text};
use super::node::{Json, Node};
use super::outline::StateOutline;
use super::problem::Problem;
use super::references::Sees;
use crate::data::{self, ParseError, Path, QueryLanguage, ReferencePath, Template};
use crate::machine::{Data, InputPath, JsonPathData, JsonataData};

/// Which of the fields about data a state has.
#[derive(Debug, Clone, Copy)]
pub(super) struct DataFields {
    /// `InputPath` and `OutputPath`, `Output`.
    pub(super) output: bool,
    /// `Assign`.
    pub(super) assign: bool,
    /// `Parameters`, but in a Map.
    pub(super) parameters: bool,
    /// `Arguments`.
    pub(super) arguments: bool,
    /// `ResultPath`.
    pub(super) result_path: bool,
    /// A result that the state waits for: `ResultSelector`, `$states.result`.
    pub(super) result: bool,
}

impl Reader<'_> {
    /// What a state does with data.
    pub(super) fn data<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        has: DataFields,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> Data {
        let sees = if has.result {
            Sees::Result
        } else {
            Sees::Input
        };
        let assign = if has.assign {
            self.assign(fields, language, sees, outline)
        } else {
            None
        };
        match language {
            QueryLanguage::JsonPath => {
                let mut template = |reader: &mut Self, has: bool, name| {
                    let node = has.then(|| fields.get(name)).flatten()?;
                    reader.object_template(name, node, language, Sees::Input)
                };
                let parameters = template(self, has.parameters, "Parameters");
                let result_selector = template(self, has.result, "ResultSelector");
                let input_path = self.input_path(fields, has.output, "InputPath");
                let output_path = self.input_path(fields, has.output, "OutputPath");
                Data::JsonPath(Box::new(JsonPathData {
                    input_path,
                    parameters,
                    result_selector,
                    result_path: self.result_path(fields, has.result_path),
                    output_path,
                    assign,
                }))
            }
            QueryLanguage::Jsonata => {
                let mut template = |reader: &mut Self, has: bool, name, sees| {
                    let node = has.then(|| fields.get(name)).flatten()?;
                    reader.template(name, node, language, sees)
                };
                let arguments = template(self, has.arguments, "Arguments", Sees::Input);
                let output = template(self, has.output, "Output", sees);
                Data::Jsonata(Box::new(JsonataData {
                    arguments,
                    output,
                    assign,
                }))
            }
        }
    }

    /// `Assign` of a state, a rule or a catcher.
    pub(super) fn assign<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        language: QueryLanguage,
        sees: Sees,
        outline: &mut StateOutline<'n>,
    ) -> Option<Template> {
        let node = fields.get("Assign")?;
        outline.assigns.extend(node.as_object().unwrap_or_default());
        self.object_template("Assign", node, language, sees)
    }

    fn input_path(&mut self, fields: &mut Fields<'_>, has: bool, name: &'static str) -> InputPath {
        let node = if has { fields.get(name) } else { None };
        let path = match node {
            None => Path::parse("$").ok(),
            Some(node) if matches!(node.value, Json::Null) => None,
            Some(node) => self.path(name, node),
        };
        path.map_or(InputPath::Nothing, InputPath::Path)
    }

    /// `ResultPath`; `null` is `None`.
    pub(super) fn result_path(
        &mut self,
        fields: &mut Fields<'_>,
        has: bool,
    ) -> Option<ReferencePath> {
        let node = if has { fields.get("ResultPath") } else { None };
        match node {
            None => ReferencePath::parse("$").ok(),
            Some(node) if matches!(node.value, Json::Null) => None,
            Some(node) => {
                let written = text("ResultPath", node, self.problems)?;
                let path = ReferencePath::parse(written);
                path.map_err(|error| {
                    let problem = at(Code::InvalidReferencePath, node, &error);
                    let aws = "The value for the field 'ResultPath' must be a valid Reference Path";
                    self.problems
                        .add(problem.aws("SCHEMA_VALIDATION_FAILED", aws));
                })
                .ok()
            }
        }
    }

    /// A path.
    pub(super) fn path(&mut self, name: &str, node: &Node) -> Option<Path> {
        match Path::parse(text(name, node, self.problems)?) {
            Ok(path) => {
                self.uses(node, path.variable());
                Some(path)
            }
            Err(error) => {
                let aws = format!("The value for the field '{name}' must be a valid JSONPath");
                let problem = at(Code::InvalidPath, node, &error);
                self.problems
                    .add(problem.aws("SCHEMA_VALIDATION_FAILED", aws));
                None
            }
        }
    }

    /// JSON some places of which are filled in, of any form.
    pub(super) fn template(
        &mut self,
        name: &str,
        node: &Node,
        language: QueryLanguage,
        sees: Sees,
    ) -> Option<Template> {
        match Template::parse(name, &node.to_value(), language) {
            Ok(template) => {
                self.refers(node, &template, sees);
                Some(template)
            }
            Err(problems) => {
                let code = match language {
                    QueryLanguage::JsonPath => Code::InvalidTemplate,
                    QueryLanguage::Jsonata => Code::InvalidExpression,
                };
                for problem in problems {
                    self.within(node, &problem, code);
                }
                None
            }
        }
    }

    /// An object some places of which are filled in.
    pub(super) fn object_template(
        &mut self,
        name: &str,
        node: &Node,
        language: QueryLanguage,
        sees: Sees,
    ) -> Option<Template> {
        let expression = language == QueryLanguage::Jsonata && name != "Assign";
        if node.as_object().is_none() && !(expression && node.as_text().is_some()) {
            let message = format!("`{name}` is an object, not {}", node.what());
            self.problems
                .add(Problem::new(Code::InvalidField, message, node.span.clone()));
            return None;
        }
        self.template(name, node, language, sees)
    }

    /// One place: a path or an intrinsic function in JSONPath, a text or an expression in JSONata.
    pub(super) fn template_text(
        &mut self,
        name: &str,
        node: &Node,
        language: QueryLanguage,
    ) -> Option<Template> {
        let text = node.as_text()?;
        match Template::parse_text(name, text, language) {
            Ok(template) => {
                self.refers(node, &template, Sees::Input);
                Some(template)
            }
            Err(error) => {
                let code = match language {
                    QueryLanguage::JsonPath => Code::InvalidTemplate,
                    QueryLanguage::Jsonata => Code::InvalidExpression,
                };
                self.problems.add(place(node, name, &error, code));
                None
            }
        }
    }

    /// What `data` found wrong somewhere within a value.
    pub(super) fn within(&mut self, node: &Node, problem: &data::Problem, code: Code) {
        let mut at = node;
        let mut around = node;
        let mut name = "";
        for step in &problem.location {
            let member = at.as_object().and_then(|members| {
                members.iter().find(|member| {
                    member.name == *step || member.name.strip_suffix(".$") == Some(step)
                })
            });
            let item = || at.as_array()?.get(step.parse::<usize>().ok()?);
            if let Some(member) = member {
                around = at;
                at = &member.value;
                name = &member.name;
            } else if let Some(item) = item() {
                around = at;
                at = item;
            }
        }
        let problem = place(at, name, &problem.error, code);
        self.problems.add(match code {
            // AWS names the object that has the member.
            Code::InvalidTemplate => problem.placed(around.span.part(0, 1)),
            _ => problem,
        });
    }
}

/// What is wrong at one place of a template or a rule.
fn place(node: &Node, name: &str, error: &ParseError, code: Code) -> Problem {
    let problem = at(code, node, error);
    match code {
        Code::InvalidTemplate => problem.aws(
            "SCHEMA_VALIDATION_FAILED",
            format!(
                "The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call"
            ),
        ),
        Code::InvalidExpression => {
            problem.aws("INVALID_JSONATA_EXPRESSION", reason(&error.message))
        }
        _ => problem,
    }
}

/// Of a message about an expression what JSONata says, as AWS does: without the expression and without JSONata's code.
fn reason(message: &str) -> &str {
    let reason = message.split_once("` is not a JSONata expression: ");
    let reason = reason.map_or(message, |(_, reason)| reason);
    match reason.split_once(": ") {
        Some((code, reason)) if code.len() == "S0207".len() => reason,
        _ => reason,
    }
}

/// What is wrong within a text, with the character underlined where that begins.
pub(super) fn at(code: Code, node: &Node, error: &ParseError) -> Problem {
    Problem::new(code, error.message.clone(), character(node, error.offset))
}

/// The character at an offset of a text; all of the text if it is wrong from the start, or if nothing is to be seen there.
fn character(node: &Node, offset: usize) -> Span {
    let rest = node.as_text().and_then(|text| text.get(offset..));
    match rest.and_then(|rest| rest.chars().next()) {
        Some(character) if offset > 0 && !character.is_whitespace() => {
            node.part(offset, offset + character.len_utf8())
        }
        _ => node.span.clone(),
    }
}

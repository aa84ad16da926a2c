// SPDX-License-Identifier: Apache-2.0
//! What states do with data: paths, templates, expressions.

use emrys_diagnostics::{Code, Span};

use super::Reader;
use super::fields::{Fields, text};
use super::node::{Json, Node};
use super::problem::Problem;
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
    /// `ResultSelector`.
    pub(super) result_selector: bool,
}

impl Reader<'_> {
    /// What a state does with data.
    pub(super) fn data(
        &mut self,
        fields: &mut Fields<'_>,
        has: DataFields,
        language: QueryLanguage,
    ) -> Data {
        let mut template = |reader: &mut Self, has: bool, name| {
            let node = has.then(|| fields.get(name)).flatten()?;
            reader.object_template(name, node, language)
        };
        let assign = template(self, has.assign, "Assign");
        match language {
            QueryLanguage::JsonPath => {
                let parameters = template(self, has.parameters, "Parameters");
                let result_selector = template(self, has.result_selector, "ResultSelector");
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
                let mut any = |reader: &mut Self, has: bool, name| {
                    let node = has.then(|| fields.get(name)).flatten()?;
                    reader.template(name, node, language)
                };
                let arguments = any(self, has.arguments, "Arguments");
                let output = any(self, has.output, "Output");
                Data::Jsonata(Box::new(JsonataData {
                    arguments,
                    output,
                    assign,
                }))
            }
        }
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
        let path = Path::parse(text(name, node, self.problems)?);
        path.map_err(|error| {
            let aws = format!("The value for the field '{name}' must be a valid JSONPath");
            let problem = at(Code::InvalidPath, node, &error);
            self.problems
                .add(problem.aws("SCHEMA_VALIDATION_FAILED", aws));
        })
        .ok()
    }

    /// JSON some places of which are filled in, of any form.
    pub(super) fn template(
        &mut self,
        name: &str,
        node: &Node,
        language: QueryLanguage,
    ) -> Option<Template> {
        match Template::parse(name, &node.to_value(), language) {
            Ok(template) => Some(template),
            Err(problems) => {
                for problem in problems {
                    self.within(node, &problem, language);
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
    ) -> Option<Template> {
        let expression = language == QueryLanguage::Jsonata && name != "Assign";
        if node.as_object().is_none() && !(expression && node.as_text().is_some()) {
            let message = format!("`{name}` is an object, not {}", node.what());
            self.problems
                .add(Problem::new(Code::InvalidField, message, node.span.clone()));
            return None;
        }
        self.template(name, node, language)
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
            Ok(template) => Some(template),
            Err(error) => {
                self.problems.add(place(node, name, &error, language));
                None
            }
        }
    }

    /// What `data` found wrong somewhere within a value.
    pub(super) fn within(&mut self, node: &Node, problem: &data::Problem, language: QueryLanguage) {
        let mut at = node;
        let mut name = "";
        for step in &problem.location {
            let member = at.as_object().and_then(|members| {
                members.iter().find(|member| {
                    member.name == *step || member.name.strip_suffix(".$") == Some(step)
                })
            });
            let item = || at.as_array()?.get(step.parse::<usize>().ok()?);
            if let Some(member) = member {
                at = &member.value;
                name = &member.name;
            } else if let Some(item) = item() {
                at = item;
            }
        }
        self.problems.add(place(at, name, &problem.error, language));
    }
}

/// What is wrong at one place of a template.
fn place(node: &Node, name: &str, error: &ParseError, language: QueryLanguage) -> Problem {
    match language {
        QueryLanguage::JsonPath => at(Code::InvalidTemplate, node, error).aws(
            "SCHEMA_VALIDATION_FAILED",
            format!(
                "The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call"
            ),
        ),
        QueryLanguage::Jsonata => at(Code::InvalidExpression, node, error),
    }
}

/// What is wrong within a text, with the character underlined where that begins.
pub(super) fn at(code: Code, node: &Node, error: &ParseError) -> Problem {
    Problem::new(code, error.message.clone(), character(node, error.offset))
}

/// The character at an offset of a text; all of the text if there is none.
fn character(node: &Node, offset: usize) -> Span {
    let rest = node.as_text().and_then(|text| text.get(offset..));
    match rest.and_then(|rest| rest.chars().next()) {
        Some(character) => node.part(offset, offset + character.len_utf8()),
        None => node.span.clone(),
    }
}

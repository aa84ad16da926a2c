// SPDX-License-Identifier: Apache-2.0
//! Reads JSON, strictly, into nodes; within limits, so that everything that walks nodes may recurse.

use std::collections::HashMap;
use std::sync::Arc;

use emrys_diagnostics::{Code, Source, Span};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::errors::ParseError;
use jsonc_parser::{CollectOptions, ParseOptions, ast, parse_to_ast};

use super::node::{Json, Member, Node};
use super::problem::{Problem, Problems};

/// As long as Step Functions takes.
const MAX_BYTES: usize = 1_048_576;
const MAX_DEPTH: usize = 128;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The whole text as a node, if it is JSON.
pub(super) fn read(source: &Arc<Source>, problems: &mut Problems) -> Option<Node> {
    let text = source.text();
    let everything = || Span::new(source, 0, text.len()).first_line();
    if text.len() > MAX_BYTES {
        problems.add(
            Problem::new(
                Code::DocumentTooLarge,
                format!("the definition has more than {MAX_BYTES} bytes"),
                everything(),
            )
            .aws("INVALID_LENGTH", "Definition exceeds the maximum length"),
        );
        return None;
    }
    let value = match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(result) => result.value,
        Err(error) => {
            problems.add(syntax_error(source, &error));
            return None;
        }
    };
    let Some(value) = value else {
        problems.add(
            Problem::new(Code::InvalidSyntax, "the definition is empty", everything()).aws(
                "SCHEMA_VALIDATION_FAILED",
                "Definition must be a valid JSON object",
            ),
        );
        return None;
    };
    let mut reader = Reader { source, problems };
    reader.node(value, 0)
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn node(&mut self, value: ast::Value<'_>, depth: usize) -> Option<Node> {
        let mut span = self.span(value.range());
        if depth >= MAX_DEPTH {
            let message = format!("the definition has more than {MAX_DEPTH} levels of nesting");
            let span = span.part(0, 1);
            self.problems
                .add(Problem::new(Code::DocumentTooLarge, message, span));
            return None;
        }
        let value = match value {
            ast::Value::StringLit(literal) => {
                span = unquoted(&span);
                Json::Text(literal.value.into_owned())
            }
            ast::Value::NumberLit(literal) => match serde_json::from_str(literal.value) {
                Ok(number) => Json::Number(number),
                Err(_) => {
                    let message = format!("`{}` is not a number that can be kept", literal.value);
                    self.problems
                        .add(Problem::new(Code::InvalidSyntax, message, span));
                    return None;
                }
            },
            ast::Value::BooleanLit(literal) => Json::Boolean(literal.value),
            ast::Value::NullKeyword(_) => Json::Null,
            ast::Value::Array(array) => {
                let items = array.elements.into_iter();
                let items = items.map(|element| self.node(element, depth + 1));
                Json::Array(items.collect::<Option<_>>()?)
            }
            ast::Value::Object(object) => Json::Object(self.members(object, depth)?),
        };
        Some(Node { value, span })
    }

    fn members(&mut self, object: ast::Object<'_>, depth: usize) -> Option<Vec<Member>> {
        let mut members: Vec<Member> = Vec::with_capacity(object.properties.len());
        let mut seen = HashMap::with_capacity(object.properties.len());
        for property in object.properties {
            let name_span = unquoted(&self.span(property.name.range()));
            let value = self.node(property.value, depth + 1)?;
            let name = property.name.into_string();
            if let Some(earlier) = seen.insert(name.clone(), name_span.clone()) {
                self.problems.add(
                    Problem::new(
                        Code::DuplicateKey,
                        format!("`{name}` is there twice"),
                        name_span,
                    )
                    .related(earlier, "here for the first time"),
                );
                continue;
            }
            members.push(Member {
                name,
                name_span,
                value,
            });
        }
        Some(members)
    }

    fn span(&self, range: Range) -> Span {
        Span::new(self.source, range.start, range.end)
    }
}

/// The characters between the quotes.
fn unquoted(span: &Span) -> Span {
    let length = span.text().len();
    if length >= 2 {
        span.part(1, length - 1)
    } else {
        span.clone()
    }
}

fn syntax_error(source: &Arc<Source>, error: &ParseError) -> Problem {
    let range = error.range();
    let reason = error.kind().to_string();
    let mut characters = reason.chars();
    let reason: String = characters
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .chain(characters)
        .collect();
    let span = Span::new(source, range.start, range.end).first_line();
    let position = span.start_position();
    let place = format!("line {}, column {}", position.line, position.column);
    let message = format!("the definition is not valid JSON: {reason}");
    let aws = format!("{message} ({place})");
    Problem::new(Code::InvalidSyntax, message, span).aws("INVALID_JSON_DESCRIPTION", aws)
}

// SPDX-License-Identifier: Apache-2.0
//! The JSON front end. Strict JSON only: what `emrys` reads, every other tool can read too.

use std::sync::Arc;

use emrys_diagnostics::{Code, Diagnostic, Source, Span};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::errors::ParseError;
use jsonc_parser::{CollectOptions, ParseOptions, ast, parse_to_ast};

use super::{DocumentPath, Entries, Entry, Node, Scalar, ScalarKind, Syntax, Value, limits};

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

/// Reads a JSON document. An empty text is an empty document, as in YAML.
pub(crate) fn read(source: &Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let value = match parse_to_ast(source.text(), &CollectOptions::default(), &STRICT) {
        Ok(result) => result.value?,
        Err(error) => {
            diagnostics.push(syntax_error(source, &error));
            return None;
        }
    };
    let mut reader = Reader {
        source,
        nodes: 0,
        diagnostics,
    };
    match reader.node(value, 0) {
        Ok(mut root) => {
            root.settle(DocumentPath::default(), None);
            Some(root)
        }
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            None
        }
    }
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    nodes: usize,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn node(&mut self, value: ast::Value<'_>, depth: usize) -> Result<Node, Diagnostic> {
        let span = self.span(value.range());
        self.nodes += 1;
        if self.nodes > limits::MAX_NODES {
            return Err(limits::too_many_values(&span));
        }
        if depth >= limits::MAX_DEPTH
            && matches!(value, ast::Value::Array(_) | ast::Value::Object(_))
        {
            return Err(limits::too_deep(&span.part(0, 1)));
        }
        let value = match value {
            ast::Value::StringLit(literal) => scalar(literal.value.into_owned(), ScalarKind::Text),
            ast::Value::NumberLit(literal) => {
                let kind = literal
                    .value
                    .parse()
                    .map_or(ScalarKind::Number, ScalarKind::Integer);
                scalar(literal.value.to_owned(), kind)
            }
            ast::Value::BooleanLit(literal) => scalar(
                literal.value.to_string(),
                ScalarKind::Boolean(literal.value),
            ),
            ast::Value::NullKeyword(_) => scalar(String::new(), ScalarKind::Null),
            ast::Value::Array(array) => {
                let items = array
                    .elements
                    .into_iter()
                    .map(|element| self.node(element, depth + 1));
                Value::Sequence(items.collect::<Result<_, _>>()?)
            }
            ast::Value::Object(object) => {
                let mut entries = Entries::default();
                for property in object.properties {
                    let key_span = unquoted(&self.span(property.name.range()));
                    let value = self.node(property.value, depth + 1)?;
                    let entry = Entry {
                        key: property.name.into_string(),
                        key_span,
                        value,
                    };
                    entries.insert(entry, self.diagnostics);
                }
                Value::Mapping(entries.list)
            }
        };
        let span = if matches!(&value, Value::Scalar(_)) {
            unquoted(&span)
        } else {
            span
        };
        Ok(Node::new(value, span))
    }

    fn span(&self, range: Range) -> Span {
        Span::new(self.source, range.start, range.end)
    }
}

fn scalar(text: String, kind: ScalarKind) -> Value {
    Value::Scalar(Scalar {
        text,
        kind,
        syntax: Syntax::Dollar,
    })
}

/// The characters between the quotes, so that a text has the same label in JSON and in YAML.
fn unquoted(span: &Span) -> Span {
    let text = span.text();
    let quoted = text.len() >= 2 && text.starts_with('"') && text.ends_with('"');
    if quoted {
        span.part(1, text.len() - 1)
    } else {
        span.clone()
    }
}

fn syntax_error(source: &Arc<Source>, error: &ParseError) -> Diagnostic {
    let range = error.range();
    let reason = error.kind().to_string();
    let mut characters = reason.chars();
    let reason: String = characters
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .chain(characters)
        .collect();
    Diagnostic::new(
        Code::InvalidSyntax,
        format!("the document is not valid JSON: {reason}"),
    )
    .at(Span::new(source, range.start, range.end).first_line())
}

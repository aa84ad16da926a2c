// SPDX-License-Identifier: Apache-2.0
//! The YAML front end: events of the parser become a tree. Anchors, aliases and merge keys (`<<`) are expanded here; an
//! expanded value keeps the characters of its definition.

use std::collections::HashMap;
use std::sync::Arc;

use emrys_diagnostics::{Code, Diagnostic, Source, Span};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as EventSpan};

use super::core_schema::plain_kind;
use super::{DocumentPath, Entries, Entry, Node, Scalar, ScalarKind, Syntax, Value, limits};

/// Reads a YAML document. An empty text is an empty document.
pub(crate) fn read(source: &Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let mut builder = Builder::new(source, diagnostics);
    match builder.run() {
        Ok(root) => root,
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            None
        }
    }
}

/// Builds the tree. Containers that are still open are on a stack of our own, so that the depth of a document never
/// becomes the depth of the call stack.
struct Builder<'a> {
    source: &'a Arc<Source>,
    /// Byte offset of each character: the parser counts characters.
    offsets: Vec<usize>,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchored>,
    nodes: usize,
    root: Option<Node>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A container whose end has not been read.
struct Open {
    container: Container,
    anchor: usize,
    start: Span,
    /// How many values there were before it.
    nodes_before: usize,
}

enum Container {
    Sequence(Vec<Node>),
    Mapping {
        entries: Entries,
        key: Option<Key>,
        merged: Vec<Entry>,
    },
}

struct Key {
    text: String,
    span: Span,
    is_merge: bool,
}

struct Anchored {
    node: Node,
    nodes: usize,
}

impl<'a> Builder<'a> {
    fn new(source: &'a Arc<Source>, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        let offsets = source
            .text()
            .char_indices()
            .map(|(offset, _)| offset)
            .collect();
        Self {
            source,
            offsets,
            open: Vec::new(),
            anchors: HashMap::new(),
            nodes: 0,
            root: None,
            diagnostics,
        }
    }

    fn run(&mut self) -> Result<Option<Node>, Diagnostic> {
        let source = Arc::clone(self.source);
        let mut parser = Parser::new_from_str(source.text());
        let mut documents = 0;
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| self.syntax_error(&error))?;
            let span = self.span(span);
            match event {
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(unsupported(
                            span,
                            "a file holds one document, and here begins a second",
                        ));
                    }
                }
                Event::Alias(anchor) => self.alias(anchor, span)?,
                Event::Scalar(text, style, anchor, tag) => {
                    refuse_tag(tag.is_some(), &span)?;
                    self.scalar(text.into_owned(), style, anchor, &span)?;
                }
                Event::SequenceStart(anchor, tag) => {
                    refuse_tag(tag.is_some(), &span)?;
                    self.begin(Container::Sequence(Vec::new()), anchor, span)?;
                }
                Event::MappingStart(anchor, tag) => {
                    refuse_tag(tag.is_some(), &span)?;
                    let mapping = Container::Mapping {
                        entries: Entries::default(),
                        key: None,
                        merged: Vec::new(),
                    };
                    self.begin(mapping, anchor, span)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.end(&span)?,
            }
        }
        let mut root = self.root.take();
        if let Some(root) = &mut root {
            root.settle(DocumentPath::default(), None);
        }
        // A document of nothing but comments is a null; it is empty, not wrong.
        Ok(root.filter(|root| !root.is_null()))
    }

    fn scalar(
        &mut self,
        text: String,
        style: ScalarStyle,
        anchor: usize,
        span: &Span,
    ) -> Result<(), Diagnostic> {
        let plain = style == ScalarStyle::Plain;
        let span = match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                let quoted = trimmed(span);
                quoted.part(1, quoted.text().len().saturating_sub(1).max(1))
            }
            ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => trimmed(span),
        };
        if let Some(Open {
            container: Container::Mapping {
                key: key @ None, ..
            },
            ..
        }) = self.open.last_mut()
        {
            let is_merge = plain && text == "<<";
            *key = Some(Key {
                text,
                span,
                is_merge,
            });
            return Ok(());
        }
        self.count(1, &span)?;
        let kind = if plain {
            plain_kind(&text)
        } else {
            ScalarKind::Text
        };
        let syntax = Syntax::Dollar;
        let scalar = Scalar { text, kind, syntax };
        self.attach(Node::new(Value::Scalar(scalar), span), anchor, 1)
    }

    fn begin(
        &mut self,
        container: Container,
        anchor: usize,
        start: Span,
    ) -> Result<(), Diagnostic> {
        if let Some(Open {
            container: Container::Mapping { key: None, .. },
            ..
        }) = self.open.last()
        {
            return Err(unsupported(start, "the key of a mapping has to be a text"));
        }
        if self.open.len() >= limits::MAX_DEPTH {
            return Err(limits::too_deep(&start));
        }
        let nodes_before = self.nodes;
        self.count(1, &start)?;
        self.open.push(Open {
            container,
            anchor,
            start,
            nodes_before,
        });
        Ok(())
    }

    fn end(&mut self, end: &Span) -> Result<(), Diagnostic> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let nodes = self.nodes - open.nodes_before;
        let (value, last) = match open.container {
            Container::Sequence(items) => {
                let last = items.last().map(|item| item.span.end());
                (Value::Sequence(items), last)
            }
            Container::Mapping {
                mut entries,
                merged,
                ..
            } => {
                let last = entries.list.last().map(|entry| entry.value.span.end());
                // What a mapping says itself wins over what it merges, and what it merges first over the rest.
                for entry in merged {
                    entries.merge(entry);
                }
                (Value::Mapping(entries.list), last)
            }
        };
        // A block has no closing bracket: it ends with its last value, not where the parser noticed.
        let is_flow = open.start.text().starts_with(['{', '[']);
        let end = if is_flow {
            end.end()
        } else {
            last.unwrap_or(open.start.end())
        };
        let node = Node::new(value, Span::new(self.source, open.start.start(), end));
        self.attach(node, open.anchor, nodes)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        let Some(anchored) = self.anchors.get(&anchor) else {
            return Err(unsupported(
                span,
                "the alias stands inside the value that it names",
            ));
        };
        let (node, nodes) = (anchored.node.clone(), anchored.nodes);
        self.count(nodes, &span)?;
        if self.open.len() + depth(&node) > limits::MAX_DEPTH {
            return Err(limits::too_deep(&span));
        }
        if let Some(Open {
            container: Container::Mapping { key: None, .. },
            ..
        }) = self.open.last()
        {
            return Err(unsupported(span, "the key of a mapping has to be a text"));
        }
        self.attach(node, 0, nodes)
    }

    /// Puts a finished value where it belongs: into the innermost open container, or at the root.
    fn attach(&mut self, node: Node, anchor: usize, nodes: usize) -> Result<(), Diagnostic> {
        if anchor > 0 {
            self.anchors.insert(
                anchor,
                Anchored {
                    node: node.clone(),
                    nodes,
                },
            );
        }
        match self.open.last_mut().map(|open| &mut open.container) {
            None => self.root = Some(node),
            Some(Container::Sequence(items)) => items.push(node),
            Some(Container::Mapping {
                entries,
                key,
                merged,
            }) => {
                if let Some(Key {
                    text,
                    span,
                    is_merge,
                }) = key.take()
                {
                    if is_merge {
                        return merge(node, merged);
                    }
                    entries.insert(entry(text, span, node), self.diagnostics);
                }
            }
        }
        Ok(())
    }

    fn count(&mut self, nodes: usize, span: &Span) -> Result<(), Diagnostic> {
        self.nodes += nodes;
        if self.nodes > limits::MAX_NODES {
            Err(limits::too_many_values(span))
        } else {
            Ok(())
        }
    }

    fn span(&self, span: EventSpan) -> Span {
        Span::new(
            self.source,
            self.offset(span.start.index()),
            self.offset(span.end.index()),
        )
    }

    fn offset(&self, character: usize) -> usize {
        self.offsets
            .get(character)
            .copied()
            .unwrap_or(self.source.text().len())
    }

    fn syntax_error(&self, error: &ScanError) -> Diagnostic {
        let offset = self.offset(error.marker().index());
        if let Some(tab) = indenting_tab(self.source, offset) {
            return Diagnostic::new(Code::TabInYaml, "a line is indented with a tab")
                .at(tab)
                .help("indent with spaces: YAML allows nothing else");
        }
        let end = self
            .source
            .text()
            .get(offset..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        Diagnostic::new(
            Code::InvalidSyntax,
            format!("the document is not valid YAML: {}", error.info()),
        )
        .at(Span::new(self.source, offset, offset + end).first_line())
    }
}

/// An entry whose value, when there is none, is shown at the key: nothing has no characters of its own.
fn entry(key: String, key_span: Span, mut value: Node) -> Entry {
    if value.is_null() && value.span.text().is_empty() {
        value.span = key_span.clone();
    }
    Entry {
        key,
        key_span,
        value,
    }
}

/// Takes the entries of what `<<` names: a mapping, or a list of mappings.
fn merge(node: Node, merged: &mut Vec<Entry>) -> Result<(), Diagnostic> {
    match node.value {
        Value::Mapping(entries) => merged.extend(entries),
        Value::Sequence(items) => {
            for item in items {
                let Value::Mapping(entries) = item.value else {
                    return Err(not_a_mapping(&item.span));
                };
                merged.extend(entries);
            }
        }
        Value::Scalar(_) => return Err(not_a_mapping(&node.span)),
    }
    Ok(())
}

fn not_a_mapping(span: &Span) -> Diagnostic {
    unsupported(
        span.first_line(),
        "a merge key `<<` takes a mapping or a list of mappings",
    )
}

fn refuse_tag(tagged: bool, span: &Span) -> Result<(), Diagnostic> {
    if tagged {
        Err(unsupported(
            span.first_line(),
            "tags such as `!Ref` are not understood",
        ))
    } else {
        Ok(())
    }
}

fn unsupported(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(Code::UnsupportedYaml, message).at(span)
}

fn trimmed(span: &Span) -> Span {
    span.part(0, span.text().trim_end().len())
}

fn depth(node: &Node) -> usize {
    1 + match &node.value {
        Value::Scalar(_) => 0,
        Value::Sequence(items) => items.iter().map(depth).max().unwrap_or(0),
        Value::Mapping(entries) => entries
            .iter()
            .map(|entry| depth(&entry.value))
            .max()
            .unwrap_or(0),
    }
}

/// The tab in the indentation of the line at `offset`, the next or the one before: the parser may give up where the text
/// that the line goes on with began, or a line late.
fn indenting_tab(source: &Arc<Source>, offset: usize) -> Option<Span> {
    let text = source.text();
    let line_start = |end: usize| {
        text.get(..end)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |newline| newline + 1)
    };
    let this = line_start(offset);
    let next = text
        .get(offset..)
        .and_then(|rest| rest.find('\n'))
        .map_or(this, |newline| offset + newline + 1);
    let before = line_start(this.saturating_sub(1));
    [this, next, before].into_iter().find_map(|start| {
        let line = text.get(start..)?;
        let indentation = line.get(..line.len() - line.trim_start_matches([' ', '\t']).len())?;
        let tab = start + indentation.find('\t')?;
        Some(Span::new(source, tab, tab + 1))
    })
}

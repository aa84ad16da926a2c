// SPDX-License-Identifier: Apache-2.0
//! From characters to elements: well-formedness, namespaces, references, and the limits. Knows XML and nothing of what
//! the elements mean.

use std::collections::HashMap;
use std::sync::Arc;

use emrys_diagnostics::{Code, Diagnostic, Source, Span};
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader, XmlVersion};

use crate::tree::limits;

/// An element with everything in it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: Name,
    pub(super) attributes: Vec<Attribute>,
    pub(super) children: Vec<Child>,
    /// The characters between its tags.
    pub(super) content: Span,
}

/// The name of an element or an attribute.
#[derive(Debug)]
pub(super) struct Name {
    /// Absent: no namespace.
    pub(super) namespace: Option<String>,
    pub(super) local: String,
    /// The name as written, with its prefix.
    pub(super) span: Span,
}

/// An attribute, which is no declaration of a namespace.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: Name,
    pub(super) value: String,
    /// The characters between the quotes.
    pub(super) span: Span,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Child {
    Element(Element),
    Text(Text),
}

/// A text, joined from its parts around comments.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) span: Span,
    /// A part of it is CDATA: nobody writes that around white space that means nothing.
    pub(super) has_cdata: bool,
}

impl Text {
    pub(super) fn is_blank(&self) -> bool {
        !self.has_cdata && is_white_space(&self.text)
    }
}

/// Reads the root element. An empty text has none, as in the other formats.
pub(super) fn read(source: &Arc<Source>) -> Result<Option<Element>, Diagnostic> {
    if is_white_space(source.text()) {
        return Ok(None);
    }
    let mut parser = Parser {
        source,
        open: Vec::new(),
        root: None,
        nodes: 0,
    };
    parser.run()?;
    parser.root.map(Some).ok_or_else(|| {
        let start = Span::new(source, 0, source.text().len()).first_line();
        malformed(start, "there is no element")
    })
}

/// Builds elements. Those that are still open are on a stack of our own, so that the depth of a document never becomes
/// the depth of the call stack.
struct Parser<'a> {
    source: &'a Arc<Source>,
    open: Vec<Open>,
    root: Option<Element>,
    nodes: usize,
}

struct Open {
    element: Element,
    /// The namespaces that it declares, by their prefixes.
    namespaces: HashMap<String, String>,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), Diagnostic> {
        let source = Arc::clone(self.source);
        let mut reader = Reader::from_str(source.text());
        reader.config_mut().check_comments = true;
        loop {
            let start = position(reader.buffer_position());
            let event = reader.read_event().map_err(|error| {
                let at = position(reader.error_position());
                self.syntax_error(&error, at)
            })?;
            let span = self.span(start, position(reader.buffer_position()));
            match event {
                Event::Start(tag) => self.begin(&tag, &span)?,
                Event::Empty(tag) => {
                    self.begin(&tag, &span)?;
                    self.end(span.end());
                }
                Event::End(_) => self.end(span.start()),
                Event::Text(text) => {
                    let text = text.xml10_content().map_err(|_| unreadable(&span))?;
                    self.text(&text, &span, false)?;
                }
                Event::CData(text) => {
                    let text = text.xml10_content().map_err(|_| unreadable(&span))?;
                    self.text(&text, &span, true)?;
                }
                Event::GeneralRef(reference) => {
                    let character = character(&reference, &span)?;
                    self.text(character.encode_utf8(&mut [0; 4]), &span, false)?;
                }
                Event::Decl(declaration) => self.declaration(&declaration, &span)?,
                Event::DocType(_) => {
                    let message = "a document type definition is not read";
                    return Err(Diagnostic::new(Code::UnsupportedXml, message)
                        .at(span.first_line())
                        .help("delete it; write what its entities stand for where they are used"));
                }
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
        }
        match self.open.last() {
            None => Ok(()),
            Some(open) => {
                let name = &open.element.name.span;
                let message = format!("the element `{}` is not closed", name.text());
                Err(malformed(name.clone(), &message))
            }
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>, span: &Span) -> Result<(), Diagnostic> {
        let written = self.part(tag.name().0, span);
        if self.open.is_empty() && self.root.is_some() {
            return Err(malformed(
                written,
                "a document has one root element, and here begins another",
            ));
        }
        if self.open.len() >= limits::MAX_DEPTH {
            return Err(limits::too_deep(span));
        }
        self.count(span)?;
        let (attributes, namespaces) = self.attributes(tag, span)?;
        let end = span.end();
        self.open.push(Open {
            element: Element {
                name: Name {
                    namespace: None,
                    local: String::new(),
                    span: written.clone(),
                },
                attributes: Vec::new(),
                children: Vec::new(),
                content: self.span(end, end),
            },
            namespaces,
        });
        let name = self.resolve(written, true)?;
        let attributes = attributes
            .into_iter()
            .map(|(name, value, span)| {
                let name = self.resolve(name, false)?;
                Ok(Attribute { name, value, span })
            })
            .collect::<Result<_, Diagnostic>>()?;
        if let Some(open) = self.open.last_mut() {
            open.element.name = name;
            open.element.attributes = attributes;
        }
        Ok(())
    }

    /// The attributes of a tag, and the namespaces that it declares.
    #[expect(
        clippy::type_complexity,
        reason = "name, value and place of each, used once"
    )]
    fn attributes(
        &mut self,
        tag: &BytesStart<'_>,
        span: &Span,
    ) -> Result<(Vec<(Span, String, Span)>, HashMap<String, String>), Diagnostic> {
        let mut attributes = Vec::new();
        let mut namespaces = HashMap::new();
        let mut names = HashMap::new();
        // The check of quick-xml compares each with each.
        for attribute in tag.attributes().with_checks(false) {
            self.count(span)?;
            let attribute =
                attribute.map_err(|error| malformed(span.first_line(), &error.to_string()))?;
            let name = self.part(attribute.key.0, span);
            let place = self.part(&attribute.value, span);
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|error| malformed(place.first_line(), &reason(&error)))?;
            check_characters(&value, &place)?;
            if let Some(first) = names.insert(name.text().to_owned(), name.clone()) {
                let message = format!("the attribute `{}` is given twice", name.text());
                return Err(Diagnostic::new(Code::DuplicateKey, message)
                    .labelled(name, "given again")
                    .related(first, "given first"));
            }
            if name.text() == "xmlns" {
                namespaces.insert(String::new(), value.into_owned());
            } else if let Some(prefix) = name.text().strip_prefix("xmlns:") {
                namespaces.insert(prefix.to_owned(), value.into_owned());
            } else {
                attributes.push((name, value.into_owned(), place));
            }
        }
        Ok((attributes, namespaces))
    }

    /// Finds the namespace of a name. The default namespace is of elements alone.
    fn resolve(&self, span: Span, is_element: bool) -> Result<Name, Diagnostic> {
        let written = span.text();
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        if local.is_empty() || local.contains(':') {
            let message = format!("`{written}` is not a name");
            return Err(malformed(span, &message));
        }
        let declared = self
            .open
            .iter()
            .rev()
            .find_map(|open| open.namespaces.get(prefix));
        let namespace = match (prefix, declared) {
            ("xml", _) => Some("http://www.w3.org/XML/1998/namespace"),
            ("", _) if !is_element => None,
            ("", declared) => declared.map(String::as_str).filter(|uri| !uri.is_empty()),
            (_, Some(uri)) => Some(uri.as_str()),
            (prefix, None) => {
                let message = format!("the prefix `{prefix}` is not declared");
                return Err(malformed(span.part(0, prefix.len()), &message));
            }
        };
        Ok(Name {
            namespace: namespace.map(str::to_owned),
            local: local.to_owned(),
            span,
        })
    }

    fn end(&mut self, content_end: usize) {
        let Some(Open { mut element, .. }) = self.open.pop() else {
            return;
        };
        element.content = self.span(element.content.start(), content_end);
        match self.open.last_mut() {
            Some(parent) => parent.element.children.push(Child::Element(element)),
            None => self.root = Some(element),
        }
    }

    fn text(&mut self, text: &str, span: &Span, is_cdata: bool) -> Result<(), Diagnostic> {
        check_characters(text, span)?;
        let Some(parent) = self.open.last_mut() else {
            return match is_white_space(text) && !is_cdata {
                true => Ok(()),
                false => Err(malformed(
                    trimmed(span).first_line(),
                    "there is text outside of the root element",
                )),
            };
        };
        match parent.element.children.last_mut() {
            Some(Child::Text(last)) => {
                last.text.push_str(text);
                last.span = Span::new(self.source, last.span.start(), span.end());
                last.has_cdata |= is_cdata;
            }
            _ => {
                self.nodes += 1;
                parent.element.children.push(Child::Text(Text {
                    text: text.to_owned(),
                    span: span.clone(),
                    has_cdata: is_cdata,
                }));
            }
        }
        Ok(())
    }

    /// The text is decoded already: the declaration only has to agree that it could be.
    fn declaration(&self, declaration: &BytesDecl<'_>, span: &Span) -> Result<(), Diagnostic> {
        if span.start() != 0 {
            return Err(malformed(
                span.first_line(),
                "an XML declaration stands at the beginning of the document or nowhere",
            ));
        }
        let Some(encoding) = declaration.encoding() else {
            return Ok(());
        };
        let encoding = encoding.map_err(|error| malformed(span.clone(), &error.to_string()))?;
        let known = [
            &b"utf-8"[..],
            b"utf-16",
            b"utf-16le",
            b"utf-16be",
            b"us-ascii",
        ];
        if known
            .iter()
            .any(|known| known.eq_ignore_ascii_case(&encoding))
        {
            return Ok(());
        }
        let named = String::from_utf8_lossy(&encoding);
        let message = format!("the encoding `{named}` is not read");
        Err(Diagnostic::new(Code::UnsupportedXml, message)
            .at(self.part(&encoding, span))
            .help("save the document as UTF-8 or UTF-16"))
    }

    fn count(&mut self, span: &Span) -> Result<(), Diagnostic> {
        self.nodes += 1;
        match self.nodes > limits::MAX_NODES {
            true => Err(limits::too_many_values(span)),
            false => Ok(()),
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start, end)
    }

    /// Where a part of a tag stands, which the parser lends from the text; the tag itself if it had to make a copy.
    fn part(&self, part: &[u8], tag: &Span) -> Span {
        let text = self.source.text().as_bytes();
        let start = (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        match text.get(start..start.saturating_add(part.len())) {
            Some(found) if found == part => self.span(start, start + part.len()),
            _ => tag.first_line(),
        }
    }

    fn syntax_error(&self, error: &Error, at: usize) -> Diagnostic {
        let rest = self.source.text().get(at..).unwrap_or_default();
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        malformed(self.span(at, at + end).first_line(), &reason(error))
    }
}

fn position(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

/// The character that a reference stands for. There are five entities and no more: without a document type definition
/// nothing declares others, and nothing can grow.
fn character(reference: &BytesRef<'_>, span: &Span) -> Result<char, Diagnostic> {
    if let Some(character) = reference
        .resolve_char_ref()
        .map_err(|error| malformed(span.clone(), &reason(&error)))?
    {
        return Ok(character);
    }
    match &**reference {
        b"lt" => Ok('<'),
        b"gt" => Ok('>'),
        b"amp" => Ok('&'),
        b"apos" => Ok('\''),
        b"quot" => Ok('"'),
        _ => {
            let message = format!("the entity `{}` is not known", span.text());
            Err(Diagnostic::new(Code::UnsupportedXml, message)
                .at(span.clone())
                .help("write the character itself; `&` is written `&amp;`"))
        }
    }
}

/// XML has no way to write most control characters.
pub(super) fn is_character(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        character => character >= ' ',
    }
}

pub(super) fn is_white_space(text: &str) -> bool {
    text.chars()
        .all(|character| matches!(character, ' ' | '\t' | '\n' | '\r'))
}

/// The span without the white space around it.
pub(super) fn trimmed(span: &Span) -> Span {
    let text = span.text();
    let start = text.len() - text.trim_start().len();
    span.part(start, text.trim_end().len().max(start))
}

fn check_characters(text: &str, span: &Span) -> Result<(), Diagnostic> {
    match text.chars().find(|character| !is_character(*character)) {
        None => Ok(()),
        Some(character) => {
            let start = span.text().find(character);
            let place = start.map_or(span.first_line(), |start| {
                span.part(start, start + character.len_utf8())
            });
            Err(malformed(place, "XML does not allow this character"))
        }
    }
}

fn malformed(span: Span, reason: &str) -> Diagnostic {
    let message = format!("the document is not valid XML: {reason}");
    Diagnostic::new(Code::InvalidSyntax, message).at(span)
}

fn unreadable(span: &Span) -> Diagnostic {
    malformed(span.first_line(), "the text is not decodable")
}

/// The reason without the kind of error before it.
fn reason(error: &Error) -> String {
    match error {
        Error::Syntax(error) => error.to_string(),
        Error::IllFormed(error) => error.to_string(),
        Error::InvalidAttr(error) => error.to_string(),
        Error::Escape(error) => error.to_string(),
        Error::Encoding(_) | Error::Io(_) | Error::Namespace(_) => error.to_string(),
    }
}

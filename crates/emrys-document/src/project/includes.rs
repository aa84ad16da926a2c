// SPDX-License-Identifier: Apache-2.0
//! Includes: lists and tags that come from other files, of any format. They are put in place in the tree, before anything
//! is read from it, so that nobody else has to know of them.
//!
//! An included file is a *fragment*: one list, or the tags, under their key.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use emrys_diagnostics::{Code, Diagnostic, Span};

use super::files::{self, Unread};
use crate::placeholders;
use crate::tree::{DocumentPath, Entries, Entry, Node, Value, limits};

/// The key that names an included file.
const INCLUDE: &str = "include";

/// How deep files may include one another.
const MAX_DEPTH: usize = 16;

/// The folders where the relative paths of documents start, by the documents' names.
pub(crate) type Folders = BTreeMap<String, PathBuf>;

/// Keys whose values may be included, and the fragment that has such values.
const KEYS: &[(&str, &str)] = &[
    ("add_steps", "steps"),
    ("bootstrap_action", "bootstrap_action"),
    ("config", "config"),
    ("steps", "steps"),
    ("tags", "tags"),
];

/// Puts everything in place that documents include.
pub(super) struct Includes<'a> {
    pub(super) folders: &'a mut Folders,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    /// Whether every include could be put in place.
    pub(super) complete: bool,
    /// The files that are being read, the innermost last.
    open: Vec<PathBuf>,
    nodes: usize,
}

impl<'a> Includes<'a> {
    pub(super) fn new(folders: &'a mut Folders, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            folders,
            diagnostics,
            complete: true,
            open: Vec::new(),
            nodes: 0,
        }
    }

    /// The tree of a document with everything in place that it includes.
    pub(super) fn document(&mut self, unread: Unread) -> Option<Node> {
        let Unread {
            source,
            format,
            file,
        } = unread;
        let folder = file.parent().map(Path::to_owned).unwrap_or_default();
        self.folders
            .insert(source.name().to_owned(), folder.clone());
        let mut root = format.read(&source, self.diagnostics)?;
        self.open.push(real(&file));
        self.node(&mut root, &folder);
        self.open.pop();
        root.settle(DocumentPath::default(), None);
        Some(root)
    }

    fn node(&mut self, node: &mut Node, folder: &Path) {
        match &mut node.value {
            Value::Scalar(_) => {}
            Value::Sequence(items) => {
                for item in items {
                    self.node(item, folder);
                }
            }
            Value::Mapping(entries) => {
                for entry in entries {
                    // What is included has been put together in its own file.
                    match KEYS.iter().find(|(key, _)| entry.key == *key) {
                        Some((_, "tags")) => self.tags(&mut entry.value, folder),
                        Some((_, fragment)) => self.list(&mut entry.value, fragment, folder),
                        None => self.node(&mut entry.value, folder),
                    }
                }
            }
        }
    }

    /// A list: included as a whole, or item by item.
    fn list(&mut self, node: &mut Node, fragment: &str, folder: &Path) {
        if let Some(name) = included(node).cloned() {
            let items = self.fragment(&name, fragment, folder);
            node.value = match items.map(|node| node.value) {
                Some(value @ Value::Sequence(_)) => value,
                _ => Value::Sequence(Vec::new()),
            };
            return;
        }
        let Value::Sequence(items) = &mut node.value else {
            self.node(node, folder);
            return;
        };
        let mut all = Vec::with_capacity(items.len());
        for mut item in std::mem::take(items) {
            match included(&item) {
                Some(name) => match self.fragment(name, fragment, folder).map(|node| node.value) {
                    Some(Value::Sequence(items)) => all.extend(items),
                    Some(Value::Scalar(_) | Value::Mapping(_)) | None => {}
                },
                None => {
                    self.node(&mut item, folder);
                    all.push(item);
                }
            }
        }
        *items = all;
    }

    /// Tags: those that are included stand where the include stood.
    fn tags(&mut self, node: &mut Node, folder: &Path) {
        let tags = match &mut node.value {
            Value::Mapping(tags) if tags.iter().any(|tag| tag.key == INCLUDE) => tags,
            // Something else may be called so, a cluster for one.
            _ => return self.node(node, folder),
        };
        let mut all = Entries::default();
        for tag in std::mem::take(tags) {
            if tag.key != INCLUDE {
                all.insert(tag, self.diagnostics);
                continue;
            }
            if let Some(Node {
                value: Value::Mapping(included),
                ..
            }) = self.fragment(&tag.value, "tags", folder)
            {
                for tag in included {
                    all.insert(tag, self.diagnostics);
                }
            }
        }
        *tags = all.list;
    }

    /// The list or the tags in the file that `name` names.
    fn fragment(&mut self, name: &Node, fragment: &str, folder: &Path) -> Option<Node> {
        let found = self.read(name, fragment, folder);
        if let Err(diagnostic) = &found {
            self.diagnostics.push(diagnostic.clone());
        }
        self.complete &= matches!(found, Ok(Some(_)));
        found.ok().flatten()
    }

    fn read(
        &mut self,
        name: &Node,
        fragment: &str,
        folder: &Path,
    ) -> Result<Option<Node>, Diagnostic> {
        let wrong = |message: String| {
            Diagnostic::new(Code::InvalidInclude, message)
                .at(name.label_span())
                .path(&name.path)
        };
        let Value::Scalar(scalar) = &name.value else {
            return Err(wrong("an include is the name of a file".to_owned()));
        };
        let Some(written) = placeholders::literal(&scalar.text, scalar.syntax) else {
            return Err(wrong("an include takes no placeholders".to_owned())
                .help("files are put together before placeholders have values"));
        };
        if written.is_empty() || written.contains("://") {
            return Err(wrong(format!(
                "`{written}` is not the name of a local file"
            )));
        }
        let file = folder.join(&written);
        let unread = files::read(&file, None).map_err(|problem| {
            let diagnostic = wrong(problem.message().to_owned());
            let helps = problem.helps().iter();
            helps.fold(diagnostic, Diagnostic::help)
        })?;
        if self.open.contains(&real(&file)) {
            return Err(wrong(format!("`{written}` includes itself")));
        }
        if self.open.len() > MAX_DEPTH {
            return Err(wrong(format!(
                "files include one another more than {MAX_DEPTH} deep"
            )));
        }
        let Some(root) = self.document(unread) else {
            return Ok(None);
        };
        self.nodes += root.count();
        if self.nodes > limits::MAX_NODES {
            return Err(limits::too_many_values(&name.span));
        }
        self.value(root, &written, fragment, &name.label_span())
            .map(Some)
    }

    /// The value of the fragment's key. Whatever else is in the file would be lost.
    fn value(
        &mut self,
        root: Node,
        name: &str,
        fragment: &str,
        place: &Span,
    ) -> Result<Node, Diagnostic> {
        let entries = match root.value {
            Value::Mapping(entries) => entries,
            Value::Scalar(_) | Value::Sequence(_) => Vec::new(),
        };
        let (found, others): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| entry.key == fragment);
        let is_list = |node: &Node| match node.value {
            Value::Sequence(_) => fragment != "tags",
            Value::Mapping(_) => fragment == "tags",
            Value::Scalar(_) => false,
        };
        let found = found
            .into_iter()
            .next()
            .filter(|found| is_list(&found.value));
        let Some(found) = found else {
            let kind = if fragment == "tags" {
                "mapping"
            } else {
                "list"
            };
            let message = format!("`{name}` has no {kind} `{fragment}`");
            let diagnostic = Diagnostic::new(Code::InvalidInclude, message).at(place.clone());
            return Err(match others.first() {
                Some(other) => diagnostic.related(other.key_span.clone(), "it has this"),
                None => diagnostic,
            });
        };
        for other in others {
            let message = format!("`{}` is not included: only `{fragment}` is", other.key);
            self.diagnostics.push(
                Diagnostic::new(Code::InvalidInclude, message)
                    .at(other.key_span)
                    .related(place.clone(), "the include"),
            );
        }
        Ok(found.value)
    }
}

/// What a mapping includes that does nothing else.
fn included(node: &Node) -> Option<&Node> {
    match &node.value {
        Value::Mapping(entries) => match entries.as_slice() {
            [only] if only.key == INCLUDE => Some(&only.value),
            _ => None,
        },
        Value::Scalar(_) | Value::Sequence(_) => None,
    }
}

/// The file's own path, by which it is recognised whatever it is called.
fn real(file: &Path) -> PathBuf {
    file.canonicalize().unwrap_or_else(|_| file.to_owned())
}

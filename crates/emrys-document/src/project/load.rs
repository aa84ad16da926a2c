// SPDX-License-Identifier: Apache-2.0
//! Loading a project: files, trees, placeholders, typed documents, rules. Every stage reports all that it finds, and the
//! next one works with what is left.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use emrys_diagnostics::{Code, Diagnostic};

use super::files::{self, Format, Unread};
use super::{Document, Project, has_errors, names};
use crate::elements::Map;
use crate::placeholders::{Placeholders, is_name};
use crate::reader::{FromNode, Reader};
use crate::rules;
use crate::spanned::Spanned;
use crate::tree::{self, Node, ScalarKind, Value};

/// What a project depends on beside its documents.
pub struct Options<'a> {
    /// Placeholders from the command line; the last of a name wins.
    pub set: Vec<(String, String)>,
    /// Looks up a variable of the environment.
    pub environment: &'a dyn Fn(&str) -> Option<String>,
    /// The time for `${date:…}`, in milliseconds since 1970 UTC.
    pub now_millis: i64,
}

/// A document's tree and the folder where its relative paths start.
struct Parsed {
    root: Node,
    folder: PathBuf,
}

impl Project {
    /// Reads, merges and checks documents. A path is a document, or a folder that has an `emrys.yaml`, `emrys.yml` or
    /// `emrys.json`. There is a project only when no diagnostic is an error.
    pub fn load<P: AsRef<Path>>(
        paths: &[P],
        options: &Options<'_>,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let mut documents = Vec::new();
        for path in paths {
            match files::read(path.as_ref()) {
                Ok(unread) => documents.extend(parse(unread, &mut diagnostics)),
                Err(diagnostic) => diagnostics.push(diagnostic),
            }
        }
        let mut placeholders =
            Placeholders::new(&options.set, options.environment, options.now_millis);
        for document in &documents {
            declare(&document.root, &mut placeholders, &mut diagnostics);
        }
        let mut project = Self::default();
        for Parsed { root, folder } in &documents {
            let mut reader = Reader {
                placeholders: &mut placeholders,
                folder,
                diagnostics: &mut diagnostics,
            };
            project
                .cluster_names
                .extend(names(root, "clusters").map(str::to_owned));
            if let Some(document) = Document::from_node(root, &mut reader) {
                project.merge(document, &mut diagnostics);
            }
        }
        // A document that could not be parsed might have used the setting.
        if documents.len() == paths.len() {
            diagnostics.extend(placeholders.unused_settings());
        }
        rules::check(&project, &mut diagnostics);
        let diagnostics = in_order(diagnostics);
        (
            Some(project).filter(|_| !has_errors(&diagnostics)),
            diagnostics,
        )
    }

    fn merge(&mut self, document: Document, diagnostics: &mut Vec<Diagnostic>) {
        for bucket in document.buckets {
            match self
                .buckets
                .iter()
                .find(|earlier| *earlier.name == *bucket.name)
            {
                Some(first) => {
                    let what = format!("the bucket `{}`", *bucket.name);
                    diagnostics.push(duplicate(&what, &bucket.name, &first.name));
                }
                None => self.buckets.push(bucket),
            }
        }
        merge_named(
            "the cluster",
            &mut self.clusters,
            document.clusters,
            diagnostics,
        );
        merge_named(
            "the job flow",
            &mut self.job_flows,
            document.job_flows,
            diagnostics,
        );
    }
}

fn merge_named<T>(what: &str, all: &mut Map<T>, more: Map<T>, diagnostics: &mut Vec<Diagnostic>) {
    for (name, value) in more.into_entries() {
        match all.entry(&name) {
            Some((first, _)) => {
                diagnostics.push(duplicate(&format!("{what} `{}`", name.value), &name, first));
            }
            None => all.push(name, value),
        }
    }
}

fn duplicate<T>(what: &str, again: &Spanned<T>, first: &Spanned<T>) -> Diagnostic {
    Diagnostic::new(Code::DuplicateName, format!("{what} is defined twice"))
        .labelled(again.span.first_line(), "defined again")
        .related(first.span.first_line(), "defined first")
        .path(&again.path)
}

fn parse(unread: Unread, diagnostics: &mut Vec<Diagnostic>) -> Option<Parsed> {
    let Unread {
        source,
        format,
        folder,
    } = unread;
    let root = match format {
        Format::Yaml => tree::yaml::read(&source, diagnostics),
        Format::Json => tree::json::read(&source, diagnostics),
    };
    root.map(|root| Parsed { root, folder })
}

/// Declares a document's placeholders. This comes before everything else, because any document may use them.
fn declare(root: &Node, placeholders: &mut Placeholders<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Value::Mapping(top) = &root.value else {
        return;
    };
    let Some(section) = top.iter().find(|entry| entry.key == "placeholders") else {
        return;
    };
    let Value::Mapping(entries) = &section.value.value else {
        if !section.value.is_null() {
            let message = format!("expected a mapping, found {}", section.value.describe());
            diagnostics.push(about(&section.value, Code::WrongType, message));
        }
        return;
    };
    for entry in entries {
        let node = &entry.value;
        let scalar = match &node.value {
            Value::Scalar(scalar) if scalar.kind != ScalarKind::Null => scalar,
            Value::Scalar(_) | Value::Sequence(_) | Value::Mapping(_) => {
                let message = format!("expected a text or a number, found {}", node.describe());
                diagnostics.push(about(node, Code::WrongType, message));
                continue;
            }
        };
        if !is_name(&entry.key) {
            let message = format!("`{}` cannot be the name of a placeholder", entry.key);
            let diagnostic = Diagnostic::new(Code::InvalidValue, message)
                .at(entry.key_span.clone())
                .path(&node.path);
            diagnostics.push(
                diagnostic
                    .help("a name has letters, digits and `_`, and does not begin with a digit"),
            );
            continue;
        }
        let name = Spanned {
            value: scalar.text.clone(),
            span: entry.key_span.clone(),
            path: node.path.clone(),
        };
        if let Some(first) = placeholders.declare(&entry.key, name.clone()) {
            diagnostics.push(duplicate(
                &format!("the placeholder `{}`", entry.key),
                &name,
                first,
            ));
        }
    }
}

fn about(node: &Node, code: Code, message: String) -> Diagnostic {
    Diagnostic::new(code, message)
        .at(node.label_span())
        .path(&node.path)
}

/// Diagnostics in the order of the documents' text, each once: an alias makes one mistake appear at several paths.
fn in_order(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    let mut unique = diagnostics;
    unique.retain(|diagnostic| match diagnostic.primary() {
        Some(label) => {
            let place = (label.span.source().name().to_owned(), label.span.start());
            seen.insert((diagnostic.code(), diagnostic.message().to_owned(), place))
        }
        None => true,
    });
    let place = |diagnostic: &Diagnostic| {
        diagnostic
            .primary()
            .map(|label| (label.span.source().name().to_owned(), label.span.start()))
    };
    unique.sort_by_cached_key(place);
    unique
}

// SPDX-License-Identifier: Apache-2.0
//! Loading a project: files, trees, includes, placeholders, typed documents, rules. Every stage reports all that it finds, and the
//! next one works with what is left.

use std::collections::HashSet;
use std::path::Path;

use emrys_diagnostics::{Code, Diagnostic, Source};

use super::allowances::{self, Allowed};
use super::extends;
use super::files::{self, Draft, Unread};
use super::includes::{Folders, Includes};
use super::{Document, NAMED, Project, has_errors, names};
use crate::Format;
use crate::elements::Map;
use crate::placeholders::Placeholders;
use crate::reader::{Extent, FromNode, Reader};
use crate::rules;
use crate::spanned::Spanned;

/// What a project depends on beside its documents.
pub struct Options<'a> {
    /// Placeholders from the command line; the last of a name wins.
    pub set: Vec<(String, String)>,
    /// Looks up a variable of the process.
    pub variables: &'a dyn Fn(&str) -> Option<String>,
    /// Which of the documents' environments replaces defaults of placeholders, if any.
    pub environment: Option<String>,
    /// The time for `${date:…}`, in milliseconds since 1970 UTC.
    pub now_millis: i64,
}

/// What checking documents gives.
#[derive(Debug, Default)]
pub struct Checked {
    /// The project, if no diagnostic is an error.
    pub project: Option<Project>,
    /// What was found, in the order of the documents' text.
    pub diagnostics: Vec<Diagnostic>,
    /// What would have been found, had the documents not allowed it.
    pub allowed: Vec<Allowed>,
}

impl Project {
    /// Reads, merges and checks documents. A path is a document, or a folder that has an `emrys.yaml`, `emrys.yml` or
    /// `emrys.json`, which is read with the `*.emrys.yaml` (`.yml`, `.json`) beside it. There is a project only when no diagnostic is an error.
    pub fn load<P: AsRef<Path>>(
        paths: &[P],
        options: &Options<'_>,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let checked = Self::check(paths, None, options);
        (checked.project, checked.diagnostics)
    }

    /// As [`Project::load`], with what the documents allow, and with the text of one document as it is in an editor, if
    /// there is such a draft.
    pub fn check<P: AsRef<Path>>(
        paths: &[P],
        draft: Option<&Draft>,
        options: &Options<'_>,
    ) -> Checked {
        let mut diagnostics = Vec::new();
        let mut files = Vec::new();
        let mut unread = Vec::new();
        let mut complete = true;
        for path in paths {
            let path = path.as_ref();
            // It need not have been saved.
            if draft.is_some_and(|draft| draft.is(path)) {
                files.push(path.to_owned());
                continue;
            }
            match files::find(path) {
                Ok(found) => files.extend(found),
                Err(diagnostic) => {
                    complete = false;
                    diagnostics.push(diagnostic);
                }
            }
        }
        for file in &files {
            match files::read(file, draft) {
                Ok(document) => unread.push(document),
                Err(diagnostic) => {
                    complete = false;
                    diagnostics.push(diagnostic);
                }
            }
        }
        Self::of(unread, complete, options, diagnostics)
    }

    /// Reads and checks a document that is in no file, as a program makes it. Its name is for messages; relative paths
    /// start in the folder.
    pub fn read(
        text: &str,
        name: &str,
        format: Format,
        folder: &Path,
        options: &Options<'_>,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let document = Unread {
            source: Source::new(name, text),
            format,
            file: folder.join(name),
        };
        let checked = Self::of(vec![document], true, options, Vec::new());
        (checked.project, checked.diagnostics)
    }

    /// The project of documents. They are all that were meant if they are `complete`.
    fn of(
        unread: Vec<Unread>,
        mut complete: bool,
        options: &Options<'_>,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Checked {
        let mut allowances = Vec::new();
        let mut folders = Folders::new();
        let mut includes = Includes::new(&mut folders, &mut diagnostics);
        let count = unread.len();
        let mut documents: Vec<_> = unread
            .into_iter()
            .filter_map(|document| includes.document(document))
            .collect();
        complete &= includes.complete && documents.len() == count;
        extends::apply(&mut documents, &mut diagnostics);
        let mut placeholders = Placeholders::new(options);
        for root in &documents {
            placeholders.declare(root, &mut diagnostics);
        }
        let mut project = Self {
            today: today(options.now_millis),
            ..Self::default()
        };
        for root in &documents {
            let mut reader = Reader {
                placeholders: &mut placeholders,
                folders: &folders,
                knows_cluster: false,
                has_expressions: false,
                extent: Extent::Whole,
                allowances: &mut allowances,
                diagnostics: &mut diagnostics,
            };
            for key in NAMED {
                let names = names(root, key).map(|name| (*key, name.to_owned()));
                project.names.extend(names);
            }
            if let Some(document) = Document::from_node(root, &mut reader) {
                project.merge(document, &mut diagnostics);
            }
        }
        // A document that could not be parsed might have used the setting.
        if complete {
            diagnostics.extend(placeholders.unused());
        }
        project.declared = placeholders.declared();
        project.references = placeholders.into_references();
        rules::check(&project, &mut diagnostics);
        let has_errors = has_errors(&diagnostics);
        let allowed = allowances::apply(&allowances, &mut diagnostics, has_errors);
        Checked {
            project: Some(project).filter(|_| !has_errors),
            diagnostics: in_order(diagnostics),
            allowed,
        }
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
            "the security configuration",
            &mut self.security_configurations,
            document.security_configurations,
            diagnostics,
        );
        merge_named(
            "the job flow",
            &mut self.job_flows,
            document.job_flows,
            diagnostics,
        );
        match (&self.namespace, document.namespace) {
            (Some(first), Some(again)) if **first != *again => {
                let message = format!("the namespace is `{}` and `{}`", **first, *again);
                diagnostics.push(
                    Diagnostic::new(Code::DuplicateName, message)
                        .labelled(again.span.first_line(), "another")
                        .related(first.span.first_line(), "one")
                        .path(&again.path),
                );
            }
            (Some(_), _) | (None, None) => {}
            (None, given @ Some(_)) => self.namespace = given,
        }
        merge_named(
            "the profile",
            &mut self.profiles,
            document.profiles,
            diagnostics,
        );
        merge_named(
            "the launch function",
            &mut self.launch_functions,
            document.launch_functions,
            diagnostics,
        );
        merge_named(
            "the pipeline",
            &mut self.pipelines,
            document.pipelines,
            diagnostics,
        );
        let (own, more) = (&mut self.handlers, document.handlers);
        merge_named(
            "the function",
            &mut own.functions,
            more.functions,
            diagnostics,
        );
        merge_named("the topic", &mut own.topics, more.topics, diagnostics);
        merge_named("the queue", &mut own.queues, more.queues, diagnostics);
        merge_named(
            "the event bus",
            &mut own.event_buses,
            more.event_buses,
            diagnostics,
        );
        self.steps.extend(document.steps);
    }
}

/// The day of a time, as in `2026-11-21`, in UTC.
fn today(millis: i64) -> Option<String> {
    let now = jiff::Timestamp::from_millisecond(millis).ok()?;
    Some(now.strftime("%Y-%m-%d").to_string())
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

pub(crate) fn duplicate<T>(what: &str, again: &Spanned<T>, first: &Spanned<T>) -> Diagnostic {
    Diagnostic::new(Code::DuplicateName, format!("{what} is defined twice"))
        .labelled(again.span.first_line(), "defined again")
        .related(first.span.first_line(), "defined first")
        .path(&again.path)
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

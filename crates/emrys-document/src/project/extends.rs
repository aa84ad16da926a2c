// SPDX-License-Identifier: Apache-2.0
//! `extends`: what a cluster takes over from others and from fragments. It is put together in the tree, after includes and
//! before anything is read from it, so that nobody else has to know of it; every value keeps the characters it was
//! written with.
//!
//! Mappings are merged key by key, and `null` takes a key away. Lists and single values replace what is taken over, but
//! for `configurations`, which are merged by classification. Names with `emrys/` are those of [`built_in`] fragments.

use std::collections::{HashMap, HashSet};

use emrys_diagnostics::{Code, Diagnostic, suggest};

use super::built_in;
use crate::placeholders;
use crate::tree::{Entry, Node, Scalar, ScalarKind, Value, limits};

/// The key that names what is taken over.
pub(crate) const EXTENDS: &str = "extends";

/// The lists that are merged, by the key that says which items are about the same.
const MERGED_LIST: (&str, &str) = ("configurations", "classification");

/// Where there are clusters that others can name.
const DEFINITIONS: &[(&str, &str)] = &[("clusters", "cluster"), ("cluster_fragments", "fragment")];

/// Puts together the clusters of all documents.
pub(super) fn apply(documents: &mut [Node], diagnostics: &mut Vec<Diagnostic>) {
    let mut extended = Vec::new();
    let built_in = match documents.iter().any(names_built_in) {
        true => built_in::fragments(),
        false => Vec::new(),
    };
    {
        let mut extensions = Extensions::new(documents, &built_in, diagnostics);
        // Those that nobody takes over have mistakes, too.
        for fragment in documents
            .iter()
            .flat_map(|root| named(root, "cluster_fragments"))
        {
            extensions.whole(&fragment.key, &fragment.value);
        }
        for (document, root) in documents.iter().enumerate() {
            for (place, node) in users(root) {
                if let Some(node) = extensions.extended(node) {
                    extended.push((document, place, node));
                }
            }
        }
    }
    for (document, place, node) in extended {
        let target = documents.get_mut(document);
        if let Some(target) = target.and_then(|root| at(root, &place)) {
            target.value = node.value;
        }
    }
}

/// Whether something in a document extends a fragment that no document has to define.
fn names_built_in(root: &Node) -> bool {
    let fragments = named(root, "cluster_fragments").map(|entry| &entry.value);
    let users = users(root).into_iter().map(|(_, node)| node);
    let keys = fragments.chain(users).flat_map(entries);
    let extends = keys.filter(|entry| entry.key == EXTENDS);
    let mut names = extends.flat_map(|entry| names(&entry.value));
    names.any(
        |name| matches!(&name.value, Value::Scalar(own) if own.text.starts_with(built_in::PREFIX)),
    )
}

/// The way to a value: the index of an entry in each mapping.
type Place = Vec<usize>;

/// The clusters of a document, those of single job flows included, and where they are.
fn users(root: &Node) -> Vec<(Place, &Node)> {
    let mut found = Vec::new();
    for (top, entry) in entries(root).iter().enumerate() {
        for (own, definition) in entries(&entry.value).iter().enumerate() {
            match entry.key.as_str() {
                "clusters" => found.push((vec![top, own], &definition.value)),
                "job_flows" => {
                    let keys = entries(&definition.value).iter().enumerate();
                    let clusters = keys.filter(|(_, entry)| entry.key == "cluster");
                    found.extend(clusters.map(|(key, entry)| (vec![top, own, key], &entry.value)));
                }
                _ => {}
            }
        }
    }
    found
}

/// The entries of the mapping under a key at the top of a document.
fn named<'n>(root: &'n Node, key: &'n str) -> impl Iterator<Item = &'n Entry> {
    let tops = entries(root).iter().filter(move |entry| entry.key == key);
    tops.flat_map(|entry| entries(&entry.value))
}

fn at<'n>(root: &'n mut Node, place: &[usize]) -> Option<&'n mut Node> {
    place
        .iter()
        .try_fold(root, |node, index| match &mut node.value {
            Value::Mapping(entries) => entries.get_mut(*index).map(|entry| &mut entry.value),
            Value::Scalar(_) | Value::Sequence(_) => None,
        })
}

fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Mapping(entries) => entries,
        Value::Scalar(_) | Value::Sequence(_) => &[],
    }
}

struct Extensions<'n, 'd> {
    definitions: HashMap<&'n str, &'n Node>,
    /// What definitions are with everything that they take over.
    done: HashMap<&'n str, Node>,
    /// The definitions that are being put together, the innermost last.
    open: Vec<&'n str>,
    /// How many values have been taken over.
    nodes: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'n, 'd> Extensions<'n, 'd> {
    fn new(
        documents: &'n [Node],
        built_in: &'n [(&'static str, Node)],
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Self {
        let built_in = built_in.iter().map(|(name, node)| (*name, node));
        let mut definitions: HashMap<&str, &Node> = built_in.collect();
        let mut first: HashMap<&str, (&Entry, &str)> = HashMap::new();
        for (key, what) in DEFINITIONS {
            for entry in documents.iter().flat_map(|root| named(root, key)) {
                match first.get(entry.key.as_str()) {
                    // Two of a kind are found when they are read.
                    Some((earlier, kind)) if kind != what => {
                        let message =
                            format!("`{}` is the name of a cluster and of a fragment", entry.key);
                        diagnostics.push(
                            Diagnostic::new(Code::DuplicateName, message)
                                .labelled(entry.key_span.clone(), "defined again")
                                .related(earlier.key_span.clone(), "defined first")
                                .path(&entry.value.path),
                        );
                    }
                    Some(_) => {}
                    None => {
                        first.insert(&entry.key, (entry, what));
                        definitions.insert(&entry.key, &entry.value);
                    }
                }
            }
        }
        Self {
            definitions,
            done: HashMap::new(),
            open: Vec::new(),
            nodes: 0,
            diagnostics,
        }
    }

    /// A definition with everything that it takes over, if it takes over anything.
    fn extended(&mut self, node: &'n Node) -> Option<Node> {
        let extends = entries(node).iter().find(|entry| entry.key == EXTENDS)?;
        let mut whole: Option<Node> = None;
        for name in names(&extends.value) {
            let Some(base) = self.named(name, &extends.value) else {
                continue;
            };
            whole = Some(match whole {
                Some(whole) => merged(whole, base),
                None => base,
            });
        }
        whole.map(|whole| merged(whole, node.clone()))
    }

    /// The definition that a value names, with everything that it takes over itself.
    fn named(&mut self, name: &'n Node, place: &Node) -> Option<Node> {
        let written = match &name.value {
            Value::Scalar(Scalar {
                text,
                kind: ScalarKind::Text,
                syntax,
            }) => placeholders::literal(text, *syntax),
            _ => None,
        };
        let Some(written) = written else {
            let message = "`extends` takes the name of a cluster or a fragment, or a list of them";
            self.wrong(
                name,
                message.to_owned(),
                Some(
                    "it takes no placeholders: clusters are put together before those have values"
                        .to_owned(),
                ),
            );
            return None;
        };
        let Some((key, node)) = self.definitions.get_key_value(written.as_str()) else {
            let message = format!("there is no cluster and no fragment `{written}`");
            let help = suggest::did_you_mean(&written, self.definitions.keys().copied());
            self.wrong(name, message, help);
            return None;
        };
        let (key, node) = (*key, *node);
        if let Some(done) = self.done.get(key) {
            let done = done.clone();
            return self.counted(done, place);
        }
        if self.open.contains(&key) {
            let way: Vec<String> = self
                .open
                .iter()
                .chain([&key])
                .map(|name| format!("`{name}`"))
                .collect();
            let message = format!("`{key}` extends itself: {}", way.join(" extends "));
            self.wrong(name, message, None);
            return None;
        }
        if self.open.len() >= limits::MAX_DEPTH {
            let message = format!(
                "clusters extend one another more than {} deep",
                limits::MAX_DEPTH
            );
            self.wrong(name, message, None);
            return None;
        }
        let whole = self.whole(key, node);
        self.counted(whole, place)
    }

    /// A definition with everything that it takes over.
    fn whole(&mut self, key: &'n str, node: &'n Node) -> Node {
        if let Some(done) = self.done.get(key) {
            return done.clone();
        }
        self.open.push(key);
        let whole = self.extended(node).unwrap_or_else(|| node.clone());
        self.open.pop();
        self.done.insert(key, whole.clone());
        whole
    }

    /// The values that somebody takes over, unless all of them together have become too many.
    fn counted(&mut self, node: Node, place: &Node) -> Option<Node> {
        let before = self.nodes;
        self.nodes += node.count();
        if self.nodes <= limits::MAX_TAKEN_OVER {
            return Some(node);
        }
        if before <= limits::MAX_TAKEN_OVER {
            self.diagnostics
                .push(limits::too_much_taken_over(&place.span));
        }
        None
    }

    fn wrong(&mut self, node: &Node, message: String, help: Option<String>) {
        let diagnostic = Diagnostic::new(Code::InvalidExtends, message)
            .at(node.label_span())
            .path(&node.path);
        self.diagnostics.push(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }
}

fn names(extends: &Node) -> &[Node] {
    match &extends.value {
        Value::Sequence(names) => names,
        Value::Scalar(_) | Value::Mapping(_) => std::slice::from_ref(extends),
    }
}

/// What is taken over, changed by what is said here.
fn merged(base: Node, mut own: Node) -> Node {
    if let (Value::Mapping(_), Value::Mapping(_)) = (&base.value, &own.value) {
        let list = own.take_entries();
        own.value = Value::Mapping(merged_entries(base, list));
    }
    own
}

fn merged_entries(mut base: Node, own: Vec<Entry>) -> Vec<Entry> {
    let mut whole = base.take_entries();
    // A mapping of tens of thousands of keys is too long to be searched for each of them.
    let keys = whole.iter().enumerate();
    let places: HashMap<String, usize> = keys
        .map(|(index, entry)| (entry.key.clone(), index))
        .collect();
    let mut gone = HashSet::new();
    for entry in own {
        let place = places.get(&entry.key).copied();
        match place.and_then(|index| whole.get_mut(index)) {
            None => whole.push(entry),
            Some(inherited) if entry.value.is_null() => {
                gone.insert(inherited.key.clone());
            }
            Some(inherited) => {
                let base = inherited.value.clone();
                let value = if entry.key == MERGED_LIST.0 {
                    merged_list(&base, entry.value)
                } else {
                    merged(base, entry.value)
                };
                *inherited = Entry { value, ..entry };
            }
        }
    }
    whole.retain(|entry| !gone.contains(&entry.key));
    whole
}

/// Configurations: those of a classification that is taken over are merged, others come after them.
fn merged_list(base: &Node, mut own: Node) -> Node {
    let (Value::Sequence(inherited), Value::Sequence(list)) = (&base.value, &own.value) else {
        return own;
    };
    // What does not say its classification is reported when it is read.
    if list.iter().any(|item| classification(item).is_none()) {
        return own;
    }
    let mut whole = inherited.clone();
    for item in list {
        let same = |other: &&mut Node| classification(other) == classification(item);
        match whole.iter_mut().find(same) {
            Some(place) => *place = merged(place.clone(), item.clone()),
            None => whole.push(item.clone()),
        }
    }
    own.value = Value::Sequence(whole);
    own
}

fn classification(item: &Node) -> Option<&str> {
    let key = entries(item)
        .iter()
        .find(|entry| entry.key == MERGED_LIST.1)?;
    match &key.value.value {
        Value::Scalar(scalar) => Some(&scalar.text),
        Value::Sequence(_) | Value::Mapping(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use emrys_diagnostics::{Code, Diagnostic, Source};

    use super::apply;
    use crate::tree::{limits, yaml};

    /// A fragment of thousands of values for thousands of clusters would exhaust memory.
    #[test]
    fn what_all_clusters_take_over_is_limited() {
        let values: String = (0..5000).map(|index| format!("k{index}: 1, ")).collect();
        let mut text = format!("cluster_fragments:\n  f: {{ tags: {{ {values} }} }}\nclusters:\n");
        for index in 0..200 {
            text += &format!("  c{index}: {{ extends: f }}\n");
        }
        let mut diagnostics = Vec::new();
        let root = yaml::read(&Source::new("emrys.yaml", text), &mut diagnostics).unwrap();
        let mut documents = vec![root];
        apply(&mut documents, &mut diagnostics);
        let codes: Vec<Code> = diagnostics.iter().map(Diagnostic::code).collect();
        assert_eq!(codes, [Code::DocumentTooLarge], "it is said once");
        let values = documents[0].count();
        assert!(values < limits::MAX_TAKEN_OVER + 10_000, "{values}");
    }
}

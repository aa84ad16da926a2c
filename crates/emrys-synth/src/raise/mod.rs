// SPDX-License-Identifier: Apache-2.0
//! The way back: what EMR is sent → the document that says it, the inverse of [`lower`](crate::lower).
//!
//! Requests come as JSON in the shape of EMR's API, whoever has them: a file, Terraform, CloudFormation, a cluster that is
//! there. A text may have tokens of [`emrys_document::reference`] where its reader left something open, and so may any
//! other single value: the document then has a placeholder there.
//!
//! - `tables`: EMR's members and the documents' keys for them; `members` goes through them.
//! - `cluster`, `steps`, `security`: what no table can say.
//! - `tree`: the document, its keys in the order of the tables.

mod cluster;
pub(crate) mod members;
mod security;
mod steps;
pub(crate) mod tables;
mod tree;

use std::collections::BTreeSet;
use std::fmt;

use emrys_diagnostics::Span;
use emrys_document::{reference, written};
use serde_json::{Map, Value};

use self::members::Raiser;
use self::tree::{Mapping, Tree};

/// What was found somewhere else, in EMR's terms.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// Placeholders and their defaults.
    pub placeholders: Vec<(String, Value)>,
    /// The clusters.
    pub clusters: Vec<Definition>,
    /// Security configurations by name, as EMR has them in JSON.
    pub security_configurations: Vec<(String, Value)>,
    /// What there is to say of it already.
    pub notes: Vec<Note>,
}

impl Imported {
    /// Everything that was found of clusters and security configurations.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        let requests = self.clusters.iter();
        let requests = requests.flat_map(|cluster| cluster.request.values());
        let configurations = self.security_configurations.iter();
        requests.chain(configurations.map(|(_, value)| value))
    }
}

/// A cluster, and the steps that its request has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Definition {
    /// What documents call it. Absent: what its name gives.
    pub key: Option<String>,
    /// RunJobFlow's input in the shape of the API.
    pub request: Map<String, Value>,
}

/// A document.
#[derive(Debug, Clone, PartialEq)]
pub struct Raised {
    /// Its text in JSON, with its keys in the order in which documents are written.
    pub json: String,
    /// What there is to say of it.
    pub notes: Vec<Note>,
}

/// Something that is not in the document, or not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The cluster's key, where it is about one.
    pub cluster: Option<String>,
    /// The path of the member that it is about, such as `Instances.InstanceGroups[0].Market`.
    pub path: String,
    /// What there is to say.
    pub message: String,
    /// Where it is in a file, if it is in one.
    pub place: Option<Span>,
}

impl Note {
    /// A note about that member.
    #[must_use]
    pub fn new(path: &str, message: impl Into<String>) -> Self {
        Self {
            cluster: None,
            path: path.to_owned(),
            message: message.into(),
            place: None,
        }
    }

    /// The same with the place in a file.
    pub(crate) fn placed(mut self, place: Option<Span>) -> Self {
        self.place = place;
        self
    }
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            let start = place.start_position();
            let file = place.source().name();
            write!(formatter, "{file}:{}:{}: ", start.line, start.column)?;
        }
        if let Some(cluster) = &self.cluster {
            write!(formatter, "cluster `{cluster}`: ")?;
        }
        if !self.path.is_empty() {
            write!(formatter, "{}: ", self.path)?;
        }
        formatter.write_str(&self.message)
    }
}

/// The document that says what was found.
#[must_use]
pub fn document(imported: Imported) -> Raised {
    let mut notes = imported.notes;
    let mut document = Mapping::default();
    let mut placeholders = Mapping::default();
    for (name, value) in imported.placeholders {
        placeholders.push(
            name,
            Tree::Single(match value {
                Value::String(text) => Value::String(written(&text)),
                value => value,
            }),
        );
    }
    document.push_some("placeholders", Some(placeholders));
    let mut configurations = Mapping::default();
    for (name, configuration) in imported.security_configurations {
        configurations.push(name, security::configuration(configuration));
    }
    document.push_some("security_configurations", Some(configurations));
    let mut keys = BTreeSet::new();
    let mut clusters = Mapping::default();
    let mut job_flows = Mapping::default();
    for definition in imported.clusters {
        let key = key(&definition, &mut keys);
        let mut own = Vec::new();
        let (cluster, steps) = self::definition(definition, &key, &mut own);
        for note in own {
            let cluster = Some(key.clone());
            notes.push(Note { cluster, ..note });
        }
        if !steps.is_empty() {
            let mut job_flow = Mapping::default();
            job_flow.push("cluster", key.clone());
            job_flow.push("steps", steps);
            job_flows.push(key.clone(), job_flow);
        }
        clusters.push(key, cluster);
    }
    document.push_some("clusters", Some(clusters));
    document.push_some("job_flows", Some(job_flows));
    let json = serde_json::to_string_pretty(&document).unwrap_or_default();
    Raised { json, notes }
}

/// The keys of a cluster, and its steps.
fn definition(definition: Definition, key: &str, notes: &mut Vec<Note>) -> (Mapping, Vec<Tree>) {
    let mut raiser = Raiser { notes };
    let mut request = definition.request;
    if request.get("Name").is_some_and(|name| name == key) {
        request.remove("Name");
    }
    let has_ami = request
        .get("AmiVersion")
        .is_some_and(|version| !version.is_null());
    let steps = request.remove("Steps").filter(|steps| !steps.is_null());
    let steps = steps.map(|steps| self::steps::steps(steps, has_ami, &mut raiser));
    let actions = request
        .get_mut("BootstrapActions")
        .and_then(Value::as_array_mut);
    for (index, action) in actions.into_iter().flatten().enumerate() {
        if let Some(Value::String(location)) = action.pointer_mut("/ScriptBootstrapAction/Path") {
            let path = format!("BootstrapActions[{index}].ScriptBootstrapAction.Path");
            self::steps::on_cluster(location, &path, has_ami, &mut raiser);
        }
    }
    (
        cluster::cluster(request, &mut raiser),
        steps.unwrap_or_default(),
    )
}

/// What documents call a cluster: what its reader says, else its name in small letters, and a number where another one
/// is called so already.
fn key(definition: &Definition, taken: &mut BTreeSet<String>) -> String {
    let name = definition.request.get("Name").and_then(Value::as_str);
    let wanted = match &definition.key {
        Some(key) => key.clone(),
        None => slug(name.unwrap_or_default()),
    };
    let mut key = wanted.clone();
    let mut number = 2;
    while !taken.insert(key.clone()) {
        key = format!("{wanted}-{number}");
        number += 1;
    }
    key
}

/// A name as keys are: small letters and digits, with hyphens between them; a name that is one already stays.
fn slug(name: &str) -> String {
    let is_key = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if !name.is_empty() && name.chars().all(is_key) {
        return name.to_owned();
    }
    let shown = reference::shown(name).to_lowercase();
    let words = shown.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [] => "cluster".to_owned(),
        words => words.join("-"),
    }
}

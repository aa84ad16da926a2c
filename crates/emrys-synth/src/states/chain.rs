// SPDX-License-Identifier: Apache-2.0
//! States one after another, and what follows a failure.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::tasks::with;

/// Step Functions' limit of a state's name.
const LONGEST_NAME: usize = 80;

/// States one after another. Where the next one is not known yet, a transition names a mark.
#[derive(Default)]
pub(super) struct Chain {
    links: Vec<Link>,
    names: BTreeSet<String>,
    /// The number of the first link after a failure.
    failed_at: Option<usize>,
}

/// States that are entered at the first one of them.
type Link = Vec<(String, Value)>;

impl Chain {
    /// Where the chain goes on.
    pub(super) const NEXT: &str = "\u{1}next";
    /// Where it goes on after a failure.
    pub(super) const FAILED: &str = "\u{1}failed";
    /// The last link.
    pub(super) const LAST: &str = "\u{1}last";

    /// A name that no other state has.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let clean: String = wanted.chars().filter(|own| !own.is_control()).collect();
        let clean = match clean.trim() {
            "" => "Step",
            clean => clean,
        };
        let mut number = 1_u32;
        loop {
            let suffix = match number {
                1 => String::new(),
                number => format!(" ({number})"),
            };
            let room = LONGEST_NAME - suffix.len();
            let name: String = clean.chars().take(room).chain(suffix.chars()).collect();
            if self.names.insert(name.clone()) {
                return name;
            }
            number += 1;
        }
    }

    /// Adds a state; without a transition of its own it leads to the next one.
    pub(super) fn add(&mut self, name: &str, mut state: Value) {
        let ways = ["Next", "Choices"];
        let kind = state.get("Type").and_then(Value::as_str);
        let ends = matches!(kind, Some("Fail" | "Succeed"));
        if !ends && !ways.iter().any(|way| state.get(way).is_some()) {
            state = with(state, "Next", json!(Self::NEXT));
        }
        let name = self.unique(name);
        self.links.push(vec![(name, state)]);
    }

    /// Adds states that are entered at the first one, under names that [`unique`](Self::unique) has given.
    pub(super) fn add_all(&mut self, states: Vec<(String, Value)>) {
        self.links.push(states);
    }

    /// Goes on only if no step has failed.
    pub(super) fn add_choice_of_failure(&mut self) {
        let choice = json!({
            "Type": "Choice",
            "Choices": [{ "Condition": "{% $count($failed) > 0 %}", "Next": Self::FAILED }],
            "Default": Self::NEXT,
        });
        self.add("Has a step failed?", choice);
    }

    /// Goes on to the cluster's end only if a failed step wants it.
    pub(super) fn add_choice_of_end(&mut self) {
        let choice = json!({
            "Type": "Choice",
            "Choices": [{ "Condition": "{% $ends %}", "Next": Self::NEXT }],
            "Default": Self::LAST,
        });
        self.add("Does the step take its cluster with it?", choice);
    }

    /// What is added now comes after a failure.
    pub(super) fn begin_failed(&mut self) {
        self.failed_at = Some(self.links.len());
    }

    /// All of it as a definition, with an end that states name.
    pub(super) fn definition(self, comment: &str, (name, end): (&str, Value)) -> Value {
        let entries: Vec<String> = self.links.iter().map(entry).collect();
        let failed = self.failed_at.and_then(|at| entries.get(at));
        let failed = failed.cloned().unwrap_or_default();
        let last = entries.last().cloned().unwrap_or_default();
        let mut states = Map::new();
        for (number, link) in self.links.into_iter().enumerate() {
            let next = entries.get(number + 1).cloned().unwrap_or_default();
            for (name, mut state) in link {
                let marks = [
                    (Self::NEXT, &next),
                    (Self::FAILED, &failed),
                    (Self::LAST, &last),
                ];
                resolve(&mut state, marks);
                states.insert(name, state);
            }
        }
        states.insert(name.to_owned(), end);
        json!({
            "Comment": comment,
            "QueryLanguage": "JSONata",
            "StartAt": entries.first(),
            "States": states,
        })
    }
}

fn entry(link: &Link) -> String {
    let first = link.first().map(|(name, _)| name.clone());
    first.unwrap_or_default()
}

/// Puts names in the place of marks.
fn resolve(json: &mut Value, marks: [(&str, &String); 3]) {
    match json {
        Value::String(text) => {
            if let Some((_, name)) = marks.iter().find(|(mark, _)| text == mark) {
                text.clone_from(name);
            }
        }
        Value::Array(items) => {
            for item in items {
                resolve(item, marks);
            }
        }
        Value::Object(members) => {
            for member in members.values_mut() {
                resolve(member, marks);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

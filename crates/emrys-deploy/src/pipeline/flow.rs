// SPDX-License-Identifier: Apache-2.0
//! States one after another, as they are written: where one leads is filled in when the next one comes.

use std::collections::{BTreeMap, BTreeSet};

pub(super) use emrys_synth::states::with;
use serde_json::{Map, Value, json};

/// Step Functions' limit of a state's name.
const LONGEST_NAME: usize = 80;

/// The names of all states of a machine, of which there may not be two.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
    /// The number that a name got last: those before it are taken.
    numbers: BTreeMap<String, u32>,
}

impl Names {
    /// A name is somebody's already.
    pub(super) fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// A name that no other state has.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let clean: String = wanted.chars().filter(|own| !own.is_control()).collect();
        let clean = match clean.trim() {
            "" => "State",
            clean => clean,
        };
        let last = self.numbers.entry(clean.to_owned()).or_default();
        loop {
            *last += 1;
            let number = *last;
            let suffix = match number {
                1 => String::new(),
                number => format!(" ({number})"),
            };
            let room = LONGEST_NAME - suffix.len();
            let name: String = clean.chars().take(room).chain(suffix.chars()).collect();
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// Which of a state's transitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// `Next`.
    Next,
    /// `Default` of a Choice.
    Default,
    /// That of a rule of a Choice.
    Rule(usize),
    /// That of the last entry of `Catch`.
    Caught,
}

/// A transition that leads nowhere yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open {
    state: String,
    way: Way,
}

/// States one after another.
#[derive(Debug, Default)]
pub(super) struct Flow {
    start: Option<String>,
    states: Map<String, Value>,
    open: Vec<Open>,
}

impl Flow {
    /// Adds a state that leads to the next one.
    pub(super) fn add(&mut self, name: &str, state: Value) {
        self.add_end(name, state);
        self.leave_open(name, Way::Next);
    }

    /// Adds a state whose transitions are said in it, or that has none.
    pub(super) fn add_end(&mut self, name: &str, state: Value) {
        let open = std::mem::take(&mut self.open);
        for open in open {
            self.lead(&open, name);
        }
        self.start.get_or_insert_with(|| name.to_owned());
        self.states.insert(name.to_owned(), state);
    }

    /// What comes next follows that transition too.
    pub(super) fn leave_open(&mut self, state: &str, way: Way) {
        self.open.push(Open {
            state: state.to_owned(),
            way,
        });
    }

    /// Takes the transitions that lead nowhere yet: what comes next does not follow them.
    pub(super) fn take_open(&mut self) -> Vec<Open> {
        std::mem::take(&mut self.open)
    }

    /// What comes next follows these.
    pub(super) fn give_open(&mut self, open: Vec<Open>) {
        self.open.extend(open);
    }

    /// Whether something would follow.
    pub(super) fn goes_on(&self) -> bool {
        !self.open.is_empty() || self.start.is_none()
    }

    /// Whether a state leads to that one by its own words.
    pub(super) fn leads_to(&self, name: &str) -> bool {
        let is_it = |entry: &Value| entry.get("Next").is_some_and(|next| next == name);
        self.states.values().any(|state| {
            let lists = ["Choices", "Catch"].into_iter();
            let lists = lists.filter_map(|list| state.get(list)?.as_array());
            is_it(state) || lists.flatten().any(is_it)
        })
    }

    fn lead(&mut self, open: &Open, name: &str) {
        let Some(Value::Object(state)) = self.states.get_mut(&open.state) else {
            return;
        };
        let to = json!(name);
        let (list, number) = match open.way {
            Way::Next => return drop(state.insert("Next".to_owned(), to)),
            Way::Default => return drop(state.insert("Default".to_owned(), to)),
            Way::Rule(number) => ("Choices", number),
            Way::Caught => ("Catch", usize::MAX),
        };
        let entries = state.get_mut(list).and_then(Value::as_array_mut);
        let entry = entries.and_then(|entries| {
            let last = entries.len().saturating_sub(1);
            entries.get_mut(number.min(last))
        });
        if let Some(Value::Object(entry)) = entry {
            entry.insert("Next".to_owned(), to);
        }
    }

    /// The flow as a machine, a branch or an iteration has it: whatever leads nowhere ends it.
    pub(super) fn finish(mut self, names: &mut Names) -> Map<String, Value> {
        let plain = self.open.iter().all(|open| open.way == Way::Next);
        if self.start.is_none() || !plain {
            let name = names.unique("Done");
            self.add_end(&name, json!({ "Type": "Succeed" }));
        }
        for open in std::mem::take(&mut self.open) {
            if let Some(Value::Object(state)) = self.states.get_mut(&open.state) {
                state.insert("End".to_owned(), json!(true));
            }
        }
        let mut flow = Map::new();
        flow.insert("StartAt".to_owned(), json!(self.start));
        flow.insert("States".to_owned(), Value::Object(self.states));
        flow
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Flow, Names, Way};

    #[test]
    fn what_is_open_leads_to_what_comes_next_or_ends_the_flow() {
        let mut names = Names::default();
        let mut flow = Flow::default();
        flow.add_end(
            "Which",
            json!({ "Type": "Choice", "Choices": [{ "Condition": true }] }),
        );
        flow.leave_open("Which", Way::Rule(0));
        flow.add("One", json!({ "Type": "Pass" }));
        flow.leave_open("Which", Way::Default);
        flow.add("Two", json!({ "Type": "Pass" }));
        let flow = Value::Object(flow.finish(&mut names));
        let states = json!({
            "Which": { "Type": "Choice", "Choices": [{ "Condition": true, "Next": "One" }], "Default": "Two" },
            "One": { "Type": "Pass", "Next": "Two" },
            "Two": { "Type": "Pass", "End": true },
        });
        assert_eq!(flow, json!({ "StartAt": "Which", "States": states }));
    }

    #[test]
    fn a_transition_that_cannot_end_a_flow_gets_a_state_to_lead_to() {
        let mut names = Names::default();
        let mut flow = Flow::default();
        flow.add_end("Which", json!({ "Type": "Choice", "Choices": [] }));
        flow.leave_open("Which", Way::Default);
        let flow = Value::Object(flow.finish(&mut names));
        let states = json!({
            "Which": { "Type": "Choice", "Choices": [], "Default": "Done" },
            "Done": { "Type": "Succeed" },
        });
        assert_eq!(flow, json!({ "StartAt": "Which", "States": states }));
    }

    #[test]
    fn names_are_unique_and_short() {
        let mut names = Names::default();
        assert_eq!(names.unique("a\u{7}b"), "ab");
        assert_eq!(names.unique("ab"), "ab (2)");
        assert_eq!(names.unique(" "), "State");
        assert_eq!(names.unique(&"é".repeat(100)).chars().count(), 80);
    }
}

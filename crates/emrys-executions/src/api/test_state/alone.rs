// SPDX-License-Identifier: Apache-2.0
//! One state as a machine of its own: before it comes what gives it its input and its variables, and behind it ends
//! wherever it may lead.

use emrys_protocol::ApiError;
use serde_json::{Map, Value, json};

/// What a mock stands for in states that are several: they become a task.
const MOCKED: &str = "arn:aws:states:::lambda:invoke";
/// What only the states have that a mock stands for.
const OF_FLOWS: &[&str] = &[
    "Branches",
    "ItemProcessor",
    "Iterator",
    "ItemsPath",
    "Items",
    "ItemSelector",
    "ItemReader",
    "ItemBatcher",
    "ResultWriter",
    "MaxConcurrency",
    "MaxConcurrencyPath",
    "ToleratedFailureCount",
    "ToleratedFailureCountPath",
    "ToleratedFailurePercentage",
    "ToleratedFailurePercentagePath",
    "Label",
    "Parameters",
];

/// A state by itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alone {
    pub(super) name: String,
    state: Map<String, Value>,
}

impl Alone {
    /// The state that a definition is, or the one of that name in it.
    pub(super) fn find(definition: &str, name: Option<&str>) -> Result<Self, ApiError> {
        let definition: Value = serde_json::from_str(definition)
            .map_err(|error| ApiError::validation(format!("Invalid definition: {error}")))?;
        let Some(name) = name else {
            return match definition {
                Value::Object(state) if state.contains_key("Type") => Ok(Self {
                    name: "StateName".to_owned(),
                    state,
                }),
                _ => Err(ApiError::validation(
                    "StateName must be specified when the definition is that of a state machine",
                )),
            };
        };
        let language = definition.get("QueryLanguage").cloned();
        let mut state = named(&definition, name).cloned().ok_or_else(|| {
            ApiError::validation(format!("State '{name}' does not exist in the definition"))
        })?;
        if let Some(language) = language {
            state.entry("QueryLanguage").or_insert(language);
        }
        Ok(Self {
            name: name.to_owned(),
            state,
        })
    }

    /// `Task`, `Pass` and so on.
    pub(super) fn state_type(&self) -> &str {
        let state_type = self.state.get("Type").and_then(Value::as_str);
        state_type.unwrap_or_default()
    }

    /// Whose task it is, if it is a task.
    pub(super) fn resource(&self) -> Option<&str> {
        self.state.get("Resource").and_then(Value::as_str)
    }

    /// Whether it is written in JSONata.
    pub(super) fn is_jsonata(&self) -> bool {
        self.state.get("QueryLanguage").and_then(Value::as_str) == Some("JSONata")
    }

    /// The same, where a mock stands for what it does.
    pub(super) fn mocked(mut self) -> Self {
        if matches!(self.state_type(), "Parallel" | "Map") {
            self.state.retain(|name, _| {
                let name = name.trim_end_matches(".$");
                !OF_FLOWS.contains(&name)
            });
            self.state.insert("Type".to_owned(), json!("Task"));
            self.state.insert("Resource".to_owned(), json!(MOCKED));
        }
        self
    }

    /// A machine that does nothing but this.
    pub(super) fn machine(&self, input: &Value, variables: &Map<String, Value>) -> Value {
        let mut states = Map::new();
        for target in self.targets() {
            states.insert(target, json!({"Type": "Succeed"}));
        }
        states.insert(self.name.clone(), Value::Object(self.state.clone()));
        let mut first = "input".to_owned();
        while states.contains_key(&first) {
            first.push('_');
        }
        let mut before = json!({"Type": "Pass", "Result": input, "Next": self.name});
        if let Some(before) = before.as_object_mut().filter(|_| !variables.is_empty()) {
            before.insert("Assign".to_owned(), Value::Object(variables.clone()));
        }
        states.insert(first.clone(), before);
        json!({"StartAt": first, "States": states})
    }

    /// The states that it may lead to.
    fn targets(&self) -> Vec<String> {
        let rules = ["Choices", "Catch"].into_iter();
        let rules = rules.filter_map(|member| self.state.get(member)?.as_array());
        let rules = rules.flatten().filter_map(|rule| rule.get("Next"));
        let own = ["Next", "Default"].into_iter();
        let own = own.filter_map(|member| self.state.get(member));
        let names = own.chain(rules).filter_map(Value::as_str);
        names.map(ToOwned::to_owned).collect()
    }
}

/// The state of that name, wherever in the machine it is.
fn named<'a>(flow: &'a Value, name: &str) -> Option<&'a Map<String, Value>> {
    let states = flow.get("States")?.as_object()?;
    if let Some(state) = states.get(name) {
        return state.as_object();
    }
    states.values().find_map(|state| {
        let branches = state.get("Branches").and_then(Value::as_array);
        let processors = ["ItemProcessor", "Iterator"].into_iter();
        let processors = processors.filter_map(|member| state.get(member));
        let mut flows = branches.into_iter().flatten().chain(processors);
        flows.find_map(|flow| named(flow, name))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::Alone;

    #[test]
    fn a_state_is_found_in_a_branch_with_the_machines_query_language() {
        let definition = json!({"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Parallel",
            "End": true, "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}]}}});
        let found = Alone::find(&definition.to_string(), Some("A")).unwrap();
        assert!(found.is_jsonata());
        let machine = found.machine(&json!(1), &Map::new());
        assert_eq!(machine["States"]["B"], json!({"Type": "Succeed"}));
        assert_eq!(machine["States"]["input"]["Next"], "A");
        assert!(Alone::find(&definition.to_string(), Some("C")).is_err());
        assert!(Alone::find(&definition.to_string(), None).is_err());
    }

    #[test]
    fn a_mock_makes_a_task_of_a_map() {
        let map = r#"{"Type": "Map", "ItemProcessor": {}, "MaxConcurrency": 1, "ResultPath": "$.a", "End": true}"#;
        let mocked = Alone::find(map, None).unwrap().mocked();
        assert_eq!(mocked.state_type(), "Task");
        assert!(mocked.state.contains_key("ResultPath"));
        assert!(!mocked.state.contains_key("ItemProcessor"));
    }
}

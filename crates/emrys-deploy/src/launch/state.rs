// SPDX-License-Identifier: Apache-2.0
//! States as JSON. What they do is said by others.

use serde_json::{Map, Value, json};

use crate::template::text;

/// A state.
#[derive(Debug, Clone)]
pub(crate) struct State(Map<String, Value>);

impl State {
    fn new(kind: &str) -> Self {
        Self(Map::new()).set("Type", json!(kind))
    }

    /// A task: `action` is what its resource's ARN ends with, such as `aws-sdk:ssm:getParameter`.
    pub(crate) fn task(action: &str, arguments: Value) -> Self {
        let resource = format!("arn:{}:states:::{action}", text::partition());
        Self::new("Task")
            .set("Resource", json!(resource))
            .set("Arguments", arguments)
    }

    pub(crate) fn pass() -> Self {
        Self::new("Pass")
    }

    /// A choice, which goes on there if no rule applies.
    pub(crate) fn choice(default: &str) -> Self {
        Self::new("Choice").set("Default", json!(default))
    }

    pub(crate) fn wait(seconds: Value) -> Self {
        Self::new("Wait").set("Seconds", seconds)
    }

    /// For each item, which is its states' input: the first of them is begun with.
    pub(crate) fn map(items: &str, states: Vec<(&str, State)>) -> Self {
        let (first, states) = flow(states);
        Self::new("Map")
            .set("Items", json!(items))
            .set("MaxConcurrency", json!(5))
            .set(
                "ItemProcessor",
                json!({
                    "ProcessorConfig": { "Mode": "INLINE" },
                    "StartAt": first,
                    "States": states,
                }),
            )
    }

    pub(crate) fn succeed(output: Value) -> Self {
        Self::new("Succeed").set("Output", output)
    }

    pub(crate) fn fail(error: &str, cause: &str) -> Self {
        Self::new("Fail")
            .set("Error", json!(error))
            .set("Cause", json!(cause))
    }

    /// The state with a member more, or another one.
    pub(crate) fn set(mut self, member: &str, value: Value) -> Self {
        self.0.insert(member.to_owned(), value);
        self
    }

    pub(crate) fn assign(self, variables: Value) -> Self {
        self.set("Assign", variables)
    }

    pub(crate) fn next(self, name: &str) -> Self {
        self.set("Next", json!(name))
    }

    /// A rule of a choice. `assign` is null where it assigns nothing.
    pub(crate) fn rule(self, condition: &str, assign: Value, next: &str) -> Self {
        let mut rule = json!({ "Condition": condition, "Next": next });
        if !assign.is_null() {
            insert(&mut rule, "Assign", assign);
        }
        self.push("Choices", rule)
    }

    /// Tries the task again, a little later each time, if it failed by one of these errors.
    pub(crate) fn retry(self, errors: &[&str], attempts: u32) -> Self {
        let retrier = match attempts {
            0 => json!({ "ErrorEquals": errors, "MaxAttempts": 0 }),
            attempts => json!({
                "ErrorEquals": errors,
                "IntervalSeconds": 1,
                "MaxAttempts": attempts,
                "BackoffRate": 2,
                "MaxDelaySeconds": 30,
                "JitterStrategy": "FULL",
            }),
        };
        self.push("Retry", retrier)
    }

    /// Tries again whatever may be over in a moment. It must do no harm to do it twice.
    pub(crate) fn retry_all(self) -> Self {
        self.retry(&["States.TaskFailed"], 5)
    }

    /// Goes on there after one of these errors. `assign` is null where nothing is assigned.
    pub(crate) fn catch(self, error: &str, assign: Value, next: &str) -> Self {
        let mut catcher = json!({ "ErrorEquals": [error], "Next": next });
        if !assign.is_null() {
            insert(&mut catcher, "Assign", assign);
        }
        self.push_catch(catcher)
    }

    /// A catcher with members of its own.
    pub(crate) fn push_catch(self, catcher: Value) -> Self {
        self.push("Catch", catcher)
    }

    fn push(mut self, member: &str, value: Value) -> Self {
        let items = self.0.entry(member).or_insert_with(|| json!([]));
        if let Value::Array(items) = items {
            items.push(value);
        }
        self
    }
}

fn insert(object: &mut Value, member: &str, value: Value) {
    if let Value::Object(members) = object {
        members.insert(member.to_owned(), value);
    }
}

/// A machine of these states, which begins with the first one.
pub(crate) fn machine(comment: &str, states: Vec<(&str, State)>) -> Value {
    let (first, states) = flow(states);
    json!({
        "Comment": comment,
        "QueryLanguage": "JSONata",
        "StartAt": first,
        "States": states,
    })
}

/// The first state's name, and all states.
fn flow(states: Vec<(&str, State)>) -> (String, Map<String, Value>) {
    let first = states.first().map(|(name, _)| (*name).to_owned());
    let states = states.into_iter();
    let states = states.map(|(name, State(members))| (name.to_owned(), Value::Object(members)));
    (first.unwrap_or_default(), states.collect())
}

/// An expression as states have it: on one line, which is all that asl-validator reads.
pub(crate) fn expression(jsonata: &str) -> String {
    let lines: Vec<&str> = jsonata.trim().lines().map(str::trim).collect();
    format!("{{% {} %}}", lines.join(" "))
}

/// A text as JSONata writes it, which is as JSON does.
pub(crate) fn literal(text: &str) -> String {
    Value::from(text).to_string()
}

/// A value as states have it: what would be taken for an expression is written as one.
pub(crate) fn value(value: Value) -> Value {
    match value {
        Value::String(own) if own.starts_with("{%") || own.ends_with("%}") => {
            Value::String(expression(&literal(&own)))
        }
        Value::Array(items) => items.into_iter().map(self::value).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(name, member)| (name, self::value(member)))
            .collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::value;

    #[test]
    fn no_text_is_taken_for_an_expression() {
        let own = json!({ "a": ["{% $b %}", "plain", 1], "c": "%}" });
        let expected = json!({ "a": ["{% \"{% $b %}\" %}", "plain", 1], "c": "{% \"%}\" %}" });
        assert_eq!(value(own), expected);
    }
}

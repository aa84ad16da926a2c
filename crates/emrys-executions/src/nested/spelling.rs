// SPDX-License-Identifier: Apache-2.0
//! Names and dates of Step Functions' API as AWS's SDKs for Java have them.

use serde_json::Value;

/// How an SDK writes a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dates {
    /// Milliseconds since 1970: the first SDK.
    Milliseconds,
    /// RFC 3339: the second SDK.
    Text,
}

/// The operation of an action: `describeExecution` is `DescribeExecution`.
pub(super) fn operation(action: &str) -> String {
    with_first(action, |first| first.to_ascii_uppercase())
}

/// Arguments as the API takes them: its members' names begin with small letters.
pub(super) fn request(arguments: &Value) -> Value {
    renamed(
        arguments,
        &|name| with_first(name, |first| first.to_ascii_lowercase()),
        &|_, value| value,
    )
}

/// An answer as tasks get it.
pub(super) fn answer(answer: &Value, dates: Dates) -> Value {
    let date = |name: &str, value: Value| {
        let seconds = value
            .as_f64()
            .filter(|_| name.ends_with("Date") || name == "Timestamp");
        let Some(seconds) = seconds else {
            return value;
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a date is far from the limits"
        )]
        let milliseconds = (seconds * 1000.0).round() as i64;
        match dates {
            Dates::Milliseconds => milliseconds.into(),
            Dates::Text => emrys_states::timestamp(milliseconds).into(),
        }
    };
    renamed(
        answer,
        &|name| with_first(name, |first| first.to_ascii_uppercase()),
        &date,
    )
}

fn renamed(
    value: &Value,
    rename: &dyn Fn(&str) -> String,
    member: &dyn Fn(&str, Value) -> Value,
) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let name = rename(name);
                let value = member(&name, renamed(value, rename, member));
                (name, value)
            });
            Value::Object(members.collect())
        }
        Value::Array(values) => Value::Array(
            values
                .iter()
                .map(|value| renamed(value, rename, member))
                .collect(),
        ),
        other => other.clone(),
    }
}

fn with_first(name: &str, change: impl Fn(char) -> char) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(change)
        .into_iter()
        .chain(letters)
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Dates, answer, operation, request};

    #[test]
    fn names_and_dates_are_the_sdks() {
        assert_eq!(operation("startExecution"), "StartExecution");
        let arguments = json!({"StateMachineArn": "a", "Tags": [{"Key": "K"}]});
        assert_eq!(
            request(&arguments),
            json!({"stateMachineArn": "a", "tags": [{"key": "K"}]})
        );
        let answered = json!({"startDate": 1.5, "executions": [{"name": "n", "stopDate": 2}]});
        assert_eq!(
            answer(&answered, Dates::Milliseconds),
            json!({"StartDate": 1500, "Executions": [{"Name": "n", "StopDate": 2000}]})
        );
        assert_eq!(
            answer(&answered, Dates::Text)["StartDate"],
            json!("1970-01-01T00:00:01.500Z")
        );
    }
}

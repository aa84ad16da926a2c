// SPDX-License-Identifier: Apache-2.0
//! Evaluates templates and expressions, one for each line of JSON on standard input, and answers each with a line: how
//! the tests compare them with other implementations.
//!
//! A line is `{ "template": …, "language": "JSONata" or "JSONPath", "input": …, "variables": { … }, "document": … }`;
//! the answer `{ "value": … }`, `{ "refused": "why it cannot be read" }` or `{ "error": …, "cause": … }`. A `document`
//! is `$` of an expression in JSONata.

use std::collections::BTreeMap;
use std::io::{BufRead as _, Write as _};

use anyhow::Result;
use emrys_states::data::{
    Budget, Environment, Expression, Failure, QueryLanguage, Random, Scope, Template,
};
use serde_json::{Value, json};

fn main() -> Result<()> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let answer = match serde_json::from_str(&line?) {
            Ok(request) => answer(&request),
            // Half a surrogate pair, which JSON's texts may have and Rust's may not.
            Err(error) => json!({ "refused": error.to_string() }),
        };
        writeln!(output, "{answer}")?;
    }
    Ok(())
}

fn answer(request: &Value) -> Value {
    let member = |name: &str| request.get(name).unwrap_or(&Value::Null);
    let variables = member("variables").as_object();
    let variables: BTreeMap<String, Value> =
        variables.cloned().unwrap_or_default().into_iter().collect();
    let scope = Scope {
        input: member("input"),
        result: None,
        error_output: None,
        context: member("context"),
        variables: &variables,
    };
    let mut environment = Environment {
        now: 1_700_000_000_000,
        random: Random::new(1),
        budget: Budget::live(),
    };
    let language = match member("language").as_str() {
        Some("JSONPath") => QueryLanguage::JsonPath,
        _ => QueryLanguage::Jsonata,
    };
    let result = match (member("template").as_str(), request.get("document")) {
        (Some(text), Some(document)) => match Expression::parse("Output", text) {
            Ok(expression) => expression.evaluate_over(document, &scope, &mut environment),
            Err(error) => return json!({ "refused": error.message }),
        },
        _ => match Template::parse("Output", member("template"), language) {
            Ok(template) => template.evaluate(&scope, &mut environment),
            Err(problems) => {
                let messages: Vec<String> = problems
                    .into_iter()
                    .map(|problem| problem.error.message)
                    .collect();
                return json!({ "refused": messages.join("; ") });
            }
        },
    };
    match result {
        Ok(value) => json!({ "value": value }),
        Err(Failure { error, cause }) => json!({ "error": error, "cause": cause }),
    }
}

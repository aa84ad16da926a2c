// SPDX-License-Identifier: Apache-2.0
//! Writes machines of launch functions and their sweep, one for each line of JSON on standard input: how the tests run
//! them on an engine.
//!
//! A line is `{ "namespace", "name", "profile": { "parameter", "digest" }, "cluster": …, "cluster_name", "overrides":
//! [{ "name", "path", "type", "default", "minimum", "maximum", "values" }], "tags": { … }, … }`, or `{ "sweep": NAMESPACE,
//! "machines": [ … ] }`; the answer `{ "definition", "nested" }`.

use std::io::{BufRead as _, Write as _};

use emrys_deploy::launch::{
    self, Entry, Expected, Function, Integration, Kerberos, Kind, Override,
};
use emrys_deploy::sweep::{self, Sweep, Swept};
use emrys_deploy::template::text;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let description: Value = serde_json::from_str(&line?)?;
        let answer = answer(&description).to_string();
        let resolved = text::resolve(&answer, |reference| match reference {
            "AWS::Partition" => Some("aws".to_owned()),
            "AWS::Region" => Some("us-east-1".to_owned()),
            "AWS::AccountId" => Some("123456789012".to_owned()),
            _ => None,
        })?;
        writeln!(output, "{resolved}")?;
    }
    Ok(())
}

fn answer(description: &Value) -> Value {
    if description.get("sweep").is_some() {
        let machines = description.get("machines").and_then(Value::as_array);
        let machines = machines.into_iter().flatten().filter_map(Value::as_str);
        let sweep = Sweep {
            namespace: words(description, "sweep"),
            machines: machines
                .map(|machine| Swept {
                    machine: machine.to_owned(),
                    launches_elsewhere: false,
                    told: None,
                })
                .collect(),
        };
        return json!({ "definition": sweep::definition(&sweep) });
    }
    let function = function(description);
    json!({
        "definition": launch::definition(&function),
        "nested": launch::secret_definition(&function),
    })
}

fn function(of: &Value) -> Function {
    let entry = |member: &str| {
        let entry = of.get(member).unwrap_or(&Value::Null);
        let parameter_name = words(entry, "parameter");
        Entry {
            name: parameter_name
                .rsplitn(3, '/')
                .take(2)
                .collect::<Vec<_>>()
                .join(" of "),
            parameter_name,
            expected: Expected::Digest(words(entry, "digest")),
        }
    };
    let is = |member: &str| of.get(member) == Some(&Value::Bool(true));
    let topic = |member: &str| of.get(member).and_then(Value::as_str).map(str::to_owned);
    let overrides = of.get("overrides").and_then(Value::as_array);
    let tags = of.get("tags").and_then(Value::as_object);
    let kerberos = of.get("kerberos").map(|own| Kerberos {
        secret: words(own, "secret"),
        machine: words(own, "machine"),
        key: words(own, "key"),
    });
    Function {
        namespace: words(of, "namespace"),
        name: words(of, "name"),
        profile: entry("profile"),
        cluster: entry("cluster"),
        cluster_name: words(of, "cluster_name"),
        fail_if_cluster_running: is("fail_if_cluster_running"),
        reuse_running_cluster: is("reuse_running_cluster"),
        wait_for_cluster_start: is("wait_for_cluster_start"),
        allowed_overrides: overrides.into_iter().flatten().map(one).collect(),
        tags: tags
            .into_iter()
            .flatten()
            .map(|(key, value)| (key.clone(), value.as_str().unwrap_or_default().to_owned()))
            .collect(),
        success_topic: topic("success_topic"),
        failure_topic: topic("failure_topic"),
        kerberos,
        integration: match is("run_job_flow") {
            true => Integration::RunJobFlow,
            false => Integration::CreateCluster,
        },
    }
}

fn one(of: &Value) -> Override {
    let number = |member: &str| match of.get(member) {
        Some(Value::Number(number)) => Some(number.clone()),
        _ => None,
    };
    let values = of.get("values").and_then(Value::as_array);
    Override {
        name: words(of, "name"),
        path: words(of, "path"),
        kind: match words(of, "type").as_str() {
            "integer" => Kind::Integer,
            "number" => Kind::Number,
            "boolean" => Kind::Boolean,
            "array" => Kind::List,
            "object" => Kind::Structure,
            _ => Kind::Text,
        },
        default: of.get("default").cloned(),
        minimum: number("minimum"),
        maximum: number("maximum"),
        values: values.cloned().unwrap_or_default(),
    }
}

fn words(of: &Value, member: &str) -> String {
    let text = of.get(member).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

// SPDX-License-Identifier: Apache-2.0
//! A step of a request as documents have it.

use emrys_document::written;
use serde_json::{Map, Value};

use super::members::{Raiser, below};
use super::tables::JAR;
use super::tree::{Mapping, Tree};

/// EMR's JAR that runs the command in its arguments.
const COMMAND_RUNNER: &str = "command-runner.jar";
/// What EMR does after a failure of a step that says nothing of it. Documents would take `CONTINUE`.
const ACTION_ON_FAILURE: &str = "TERMINATE_CLUSTER";

/// The steps of a request for a cluster with a release label, or with an AMI version.
pub(super) fn steps(steps: Value, has_ami: bool, raiser: &mut Raiser<'_>) -> Vec<Tree> {
    let mut raised = Vec::new();
    for (path, step) in raiser.items(steps, "Steps") {
        let Value::Object(step) = step else {
            raiser.note(&path, "a structure is expected here, so it is left out");
            continue;
        };
        raised.push(Tree::Mapping(self::step(step, &path, has_ami, raiser)));
    }
    raised
}

fn step(
    mut step: Map<String, Value>,
    path: &str,
    has_ami: bool,
    raiser: &mut Raiser<'_>,
) -> Mapping {
    let text = |value: Option<Value>| match value {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let mut mapping = Mapping::default();
    let name = text(step.remove("Name"));
    mapping.push("name", written(&name.unwrap_or_default()));
    let action = text(step.remove("ActionOnFailure"));
    // With an AMI version documents leave it to EMR, too.
    let action = action.or_else(|| (!has_ami).then(|| ACTION_ON_FAILURE.to_owned()));
    mapping.push_some("action_on_failure", action);
    let jar_path = below(path, "HadoopJarStep");
    match step.remove("HadoopJarStep") {
        Some(Value::Object(jar)) => {
            let (key, value) = what(jar, &jar_path, has_ami, raiser);
            mapping.push(key, value);
        }
        _ => raiser.note(&jar_path, "the step does not say what it does"),
    }
    let known = ["Name", "ActionOnFailure", "HadoopJarStep"];
    raiser.finish(&step, path, &known);
    mapping
}

/// What a step does: a command where a command is all that it has.
fn what(
    mut jar: Map<String, Value>,
    path: &str,
    has_ami: bool,
    raiser: &mut Raiser<'_>,
) -> (&'static str, Tree) {
    let is_runner = jar.get("Jar").is_some_and(|jar| jar == COMMAND_RUNNER);
    let is_bare = ["MainClass", "Properties"]
        .iter()
        .all(|name| jar.get(*name).is_none_or(is_empty));
    let words = jar.get("Args").and_then(Value::as_array);
    if let Some(words) = words.filter(|words| is_runner && is_bare && !words.is_empty()) {
        let words: Option<Vec<&str>> = words.iter().map(Value::as_str).collect();
        match words.as_deref() {
            Some(["bash", "-c", line]) if !line.trim().is_empty() => {
                return ("command", written(line).into());
            }
            Some(words) => {
                let words = words.iter().map(|word| Tree::from(written(word)));
                return ("command", Tree::List(words.collect()));
            }
            None => {}
        }
    }
    if let Some(Value::String(location)) = jar.get_mut("Jar") {
        on_cluster(location, &below(path, "Jar"), has_ami, raiser);
    }
    let jar = raiser.structure(Value::Object(jar), path, JAR);
    ("jar", Tree::Mapping(jar))
}

/// A path of the cluster's own disk, as documents tell it from a file of this machine.
pub(super) fn on_cluster(
    location: &mut String,
    path: &str,
    has_ami: bool,
    raiser: &mut Raiser<'_>,
) {
    let file = location.strip_prefix("file:").unwrap_or(location);
    if has_ami || !file.starts_with('/') || file.starts_with("//") {
        return;
    }
    let named = format!("file://{file}");
    raiser.note(
        path,
        format!("`{location}` is on the cluster's own disk, which documents call `{named}`"),
    );
    *location = named;
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

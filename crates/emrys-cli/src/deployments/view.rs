// SPDX-License-Identifier: Apache-2.0
//! Changes as they are shown: of an engine's resources and of a stack's.

use std::collections::BTreeMap;

use emrys_client::ResourceChange;
use emrys_deploy::apply::{Action, Change};
use emrys_synth::diff::values::{self, Difference};
use serde::Serialize;
use serde_json::Value;

use crate::exit::Failure;
use crate::output::{self, Format};

/// Most characters of a value that is shown to people.
const LONGEST: usize = 160;
/// Most members of one text that are shown to people.
const MOST: usize = 10;

/// A deployment as `--json` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    /// The namespace.
    pub(crate) namespace: String,
    /// The stack, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stack: Option<String>,
    /// `deployed`, `unchanged`, `destroyed`, or what would be done: `planned`.
    pub(crate) status: &'static str,
    /// What is done to each resource that does not stay as it is.
    pub(crate) changes: Vec<ShownChange>,
    /// The outputs.
    pub(crate) outputs: BTreeMap<String, String>,
}

/// A change.
#[derive(Debug, Serialize)]
pub(crate) struct ShownChange {
    /// `create`, `update`, `replace`, `remove` or `import`.
    action: String,
    /// The logical id, if the template has it.
    id: Option<String>,
    /// The type.
    kind: String,
    /// What it is called, if it has a name by now.
    name: Option<String>,
    /// Where it differs, as far as that is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    differences: Vec<Difference>,
    /// Which of its properties change, where only those are known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<String>,
}

impl From<&Change> for ShownChange {
    fn from(change: &Change) -> Self {
        let action = match change.action {
            Action::Create => "create",
            Action::Update => "update",
            Action::Keep => "keep",
            Action::Remove => "remove",
        };
        Self {
            action: action.to_owned(),
            id: change.id.clone(),
            kind: change.kind.to_owned(),
            name: Some(change.name.clone()),
            differences: change.differences.clone(),
            properties: Vec::new(),
        }
    }
}

impl From<&ResourceChange> for ShownChange {
    fn from(change: &ResourceChange) -> Self {
        let action = match (change.action.as_str(), change.replacement.as_deref()) {
            ("Add", _) => "create",
            ("Remove", _) => "remove",
            ("Modify", Some("True" | "Conditional")) => "replace",
            ("Modify", _) => "update",
            (other, _) => other,
        };
        Self {
            action: action.to_lowercase(),
            id: Some(change.id.clone()),
            kind: change.kind.clone(),
            name: change.physical_id.clone().filter(|id| !id.is_empty()),
            differences: Vec::new(),
            properties: change.properties.clone(),
        }
    }
}

/// The changes that an engine's deployment makes.
pub(crate) fn of_engine(changes: &[Change]) -> Vec<ShownChange> {
    let changes = changes.iter();
    let changes = changes.filter(|change| change.action != Action::Keep);
    changes.map(ShownChange::from).collect()
}

/// The changes that a change set makes.
pub(crate) fn of_stack(changes: &[ResourceChange]) -> Vec<ShownChange> {
    changes.iter().map(ShownChange::from).collect()
}

/// Shows what a deployment has come to.
pub(crate) fn show(shown: &Shown, format: Format) -> Result<(), Failure> {
    if format == Format::Json {
        return output::json(shown);
    }
    if shown.status == "planned" {
        for change in &shown.changes {
            output::data(lines(change))?;
        }
    }
    let name = shown.stack.as_deref().unwrap_or(&shown.namespace);
    match shown.status {
        "planned" if shown.changes.is_empty() => output::data("no difference")?,
        "planned" => {}
        status => output::say(format_args!("{name}: {status}")),
    }
    for (name, value) in &shown.outputs {
        output::data(format_args!("{name} = {}", output::harmless(value)))?;
    }
    Ok(())
}

/// Says what is about to be done.
pub(crate) fn announce(changes: &[ShownChange]) {
    for change in changes {
        output::say(lines(change));
    }
}

/// A change for people: a sign and what it is about, and below it where it differs.
fn lines(change: &ShownChange) -> String {
    let sign = match change.action.as_str() {
        "create" => "+",
        "remove" => "-",
        "replace" => "±",
        _ => "~",
    };
    let id = change.id.as_deref().unwrap_or_default();
    let name = change.name.as_deref().unwrap_or_default();
    let mut lines = vec![
        format!("{sign} {} {id} {name}", change.kind)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    ];
    if change.action == "replace" {
        lines.push("    another one takes its place".to_owned());
    }
    for difference in &change.differences {
        let members = members(difference);
        for Difference { path, left, right } in members.iter().take(MOST) {
            lines.push(format!("    {path}: {} → {}", value(left), value(right)));
        }
        if members.len() > MOST {
            lines.push(format!("    and {} more", members.len() - MOST));
        }
    }
    if !change.properties.is_empty() {
        lines.push(format!("    {}", change.properties.join(", ")));
    }
    output_lines(&lines)
}

fn output_lines(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| output::harmless(line)).collect();
    lines.join("\n")
}

/// The members that differ where both sides are texts that are JSON objects, else the difference itself.
fn members(difference: &Difference) -> Vec<Difference> {
    let object = |side: &Option<Value>| {
        let text = side.as_ref()?.as_str()?;
        let value: Value = serde_json::from_str(text).ok()?;
        value.is_object().then_some(value)
    };
    let (Some(left), Some(right)) = (object(&difference.left), object(&difference.right)) else {
        return vec![difference.clone()];
    };
    let mut members = values::between(&left, &right);
    for member in &mut members {
        // A member that is no plain word is in brackets.
        let dot = if member.path.starts_with('[') {
            ""
        } else {
            "."
        };
        member.path = format!("{}{dot}{}", difference.path, member.path);
    }
    match members.is_empty() {
        // They are written in different ways.
        true => vec![difference.clone()],
        false => members,
    }
}

fn value(value: &Option<Value>) -> String {
    let Some(value) = value else {
        return "nothing".to_owned();
    };
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use emrys_client::ResourceChange;
    use serde_json::json;

    use super::{Difference, MOST, ShownChange, lines};

    #[test]
    fn a_change_says_what_is_done_and_where() {
        let change = ResourceChange {
            action: "Modify".to_owned(),
            id: "Role".to_owned(),
            physical_id: Some("emrys-role".to_owned()),
            kind: "AWS::IAM::Role".to_owned(),
            replacement: Some("True".to_owned()),
            properties: vec!["RoleName".to_owned()],
        };
        let expected =
            "± AWS::IAM::Role Role emrys-role\n    another one takes its place\n    RoleName";
        assert_eq!(lines(&ShownChange::from(&change)), expected);
    }

    fn update(differences: Vec<Difference>) -> ShownChange {
        ShownChange {
            action: "update".to_owned(),
            id: None,
            kind: "AWS::SSM::Parameter".to_owned(),
            name: Some("/a".to_owned()),
            differences,
            properties: Vec::new(),
        }
    }

    fn texts(left: &impl ToString, right: &impl ToString) -> Difference {
        Difference {
            path: "Value".to_owned(),
            left: Some(json!(left.to_string())),
            right: Some(json!(right.to_string())),
        }
    }

    #[test]
    fn of_texts_that_are_objects_the_members_are_shown_that_differ() {
        let of = |maximum: u32, memory: &str| {
            json!({
                "Schema": 1,
                "AllowedOverrides": { "Cores": { "Maximum": maximum } },
                "Properties": { "spark.executor.memory": memory },
            })
        };
        let change = update(vec![texts(&of(10, "4g"), &of(12, "8g"))]);
        assert_eq!(
            lines(&change),
            "~ AWS::SSM::Parameter /a\n    Value.AllowedOverrides.Cores.Maximum: 10 → 12\n    \
             Value.Properties[spark.executor.memory]: \"4g\" → \"8g\""
        );
        for other in [
            texts(&"[1]", &"[2]"),
            texts(&"{\"a\":1}", &"{ \"a\": 1 }"),
            texts(&"{}", &"x"),
        ] {
            let text = lines(&update(vec![other]));
            assert!(text.contains("    Value: \""), "{text}");
        }
    }

    #[test]
    fn of_many_members_that_differ_some_are_shown() {
        let of = |value: u32| {
            let members = (0..MOST + 3).map(|number| (format!("m{number}"), json!(value)));
            json!(members.collect::<serde_json::Map<_, _>>())
        };
        let text = lines(&update(vec![texts(&of(1), &of(2))]));
        assert_eq!(text.lines().count(), 1 + MOST + 1, "{text}");
        assert!(text.ends_with("    and 3 more"), "{text}");
    }

    #[test]
    fn long_values_are_cut_and_nothing_steers_the_terminal() {
        let change = ShownChange {
            action: "update".to_owned(),
            id: None,
            kind: "AWS::SSM::Parameter".to_owned(),
            name: Some("/a\u{1b}[2J".to_owned()),
            differences: vec![Difference {
                path: "Value".to_owned(),
                left: Some(json!("é".repeat(500))),
                right: None,
            }],
            properties: Vec::new(),
        };
        let text = lines(&change);
        assert!(!text.contains('\u{1b}'), "{text}");
        assert!(text.ends_with("é… → nothing"), "{text}");
        assert!(text.chars().count() < 250, "{text}");
    }
}

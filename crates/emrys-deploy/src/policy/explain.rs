// SPDX-License-Identifier: Apache-2.0
//! Who may do what, in words: what the roles and policies of a deployment say, and nothing that they do not.

use serde_json::Value;

use super::{Managed, Role, Statement};
use crate::template::text::{Part, parts};

/// What somebody or something may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Who: `the launch function sales/nightly`, `people who launch sales/nightly`.
    pub who: String,
    /// The logical id of the role or policy.
    pub logical_id: String,
    /// Which services act in the role, and for whom. Empty: it is a policy for people.
    pub trusted: Vec<String>,
    /// What it may never go beyond.
    pub boundary: Option<String>,
    /// What it may do, in the order of the policy.
    pub may: Vec<Permission>,
}

/// What a statement allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// In words: `take lock`.
    pub what: String,
    /// The actions.
    pub actions: Vec<String>,
    /// What they may be done to. References are shown as `${Id}`.
    pub resources: Vec<String>,
    /// What has to hold: `iam:PassedToService is ec2.${AWS::URLSuffix}`.
    pub only_if: Vec<String>,
}

/// Everything that roles and policies allow, policies for people first, each by their names.
#[must_use]
pub fn explain(roles: &[Role], policies: &[Managed]) -> Vec<Access> {
    let mut people: Vec<Access> = policies.iter().map(of_policy).collect();
    people.sort_by(|one, other| one.who.cmp(&other.who));
    let mut services: Vec<Access> = roles.iter().map(of_role).collect();
    services.sort_by(|one, other| one.who.cmp(&other.who));
    people.extend(services);
    people
}

fn of_policy(policy: &Managed) -> Access {
    Access {
        who: policy.of.clone(),
        logical_id: policy.logical_id.clone(),
        trusted: Vec::new(),
        boundary: None,
        may: policy.statements.iter().map(permission).collect(),
    }
}

fn of_role(role: &Role) -> Access {
    let trusted = role.trusted.iter().map(|own| match &own.source {
        Some(source) => format!(
            "{} for {} of this account",
            shown(&own.service),
            shown(source)
        ),
        None => shown(&own.service),
    });
    Access {
        who: role.of.clone(),
        logical_id: role.logical_id.clone(),
        trusted: trusted.collect(),
        boundary: role.permissions_boundary.as_deref().map(shown),
        may: role.statements.iter().map(permission).collect(),
    }
}

fn permission(statement: &Statement) -> Permission {
    let mut only_if = Vec::new();
    for (operator, tests) in &statement.condition {
        for (key, value) in tests.as_object().into_iter().flatten() {
            only_if.push(condition(operator, &shown(key), value));
        }
    }
    Permission {
        what: words(&statement.sid),
        actions: statement.actions.clone(),
        resources: statement.resources.iter().map(|own| shown(own)).collect(),
        only_if,
    }
}

fn condition(operator: &str, key: &str, value: &Value) -> String {
    let values: Vec<String> = match value {
        Value::Array(items) => items.iter().map(text).collect(),
        value => vec![text(value)],
    };
    let values = values.join(" or ");
    match operator {
        "Null" => match values.as_str() {
            "false" => format!("{key} is there"),
            _ => format!("{key} is not there"),
        },
        "StringLike" | "ArnLike" => format!("{key} is like {values}"),
        "ForAnyValue:StringEquals" => format!("one of {key} is {values}"),
        _ => format!("{key} is {values}"),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => shown(text),
        value => value.to_string(),
    }
}

/// A text whose references can be read.
fn shown(text: &str) -> String {
    let parts = parts(text).into_iter().map(|part| match part {
        Part::Literal(text) => text.to_owned(),
        Part::Reference(to) => format!("${{{to}}}"),
    });
    parts.collect()
}

/// `TakeLock` as words.
fn words(sid: &str) -> String {
    let mut words = String::new();
    for letter in sid.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::explain;
    use crate::policy::{Managed, Role, Statement, Trusted};
    use crate::template::text::arn;

    #[test]
    fn roles_and_policies_are_told_in_words() {
        let role = Role {
            logical_id: "R".to_owned(),
            name: None,
            of: "the launch function sales/nightly".to_owned(),
            trusted: vec![Trusted::service(
                "states.amazonaws.com",
                arn("states", "stateMachine:x"),
            )],
            statements: vec![
                Statement::new(
                    "TakeLock",
                    &["ssm:PutParameter"],
                    &[arn("ssm", "parameter/x")],
                )
                .when("StringEquals", "ssm:Overwrite", "false")
                .when("Null", "aws:ResourceTag/a", "false"),
            ],
            permissions_boundary: None,
        };
        let policy = Managed {
            logical_id: "P".to_owned(),
            name: "p".to_owned(),
            of: "people who launch".to_owned(),
            statements: Vec::new(),
        };
        let [people, function] = explain(&[role], &[policy]).try_into().unwrap();
        assert_eq!(people.who, "people who launch");
        assert_eq!(
            function.trusted,
            [
                "states.amazonaws.com for arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:x \
                 of this account"
            ]
        );
        let [take] = function.may.try_into().unwrap();
        assert_eq!(take.what, "take lock");
        assert_eq!(
            take.only_if,
            ["ssm:Overwrite is false", "aws:ResourceTag/a is there"]
        );
    }
}

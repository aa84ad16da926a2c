// SPDX-License-Identifier: Apache-2.0
//! What IAM takes at most (IAM User Guide, "IAM and AWS STS quotas"). References count with what their values may have at
//! most.

use std::collections::VecDeque;

use serde_json::Value;

use super::{Role, Statement, document};
use crate::secrets;
use crate::template::text::{Part, parts};

/// Most characters of all policies in a role, without whitespace.
const OF_ROLE: usize = 10_240;
/// Most characters of a managed policy, without whitespace.
pub const OF_MANAGED_POLICY: usize = 6_144;
/// Most characters of a role's trust policy.
const OF_TRUST: usize = 2_048;
/// Most characters of a role's description.
const OF_DESCRIPTION: usize = 1_000;
/// Most characters of a role's name, and of a rule's, a queue's and a pipe's or more.
pub const OF_NAME: usize = 64;

/// What is more than IAM takes: let fewer things be done in one role, or name resources by a common prefix.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {kind} of {of} may have {length} characters, and IAM takes {limit}")]
pub struct TooLong {
    kind: &'static str,
    of: String,
    length: usize,
    limit: usize,
}

/// Whether IAM takes a role.
///
/// # Errors
/// Its policies have too many characters.
pub fn check(role: &Role) -> Result<(), TooLong> {
    for (kind, policy, limit) in [
        ("policy", document(&role.statements), OF_ROLE),
        ("trust policy", role.trust(), OF_TRUST),
    ] {
        let length = length(&policy);
        if length > limit {
            let of = format!("the role of {}", role.of);
            return Err(TooLong {
                kind,
                of,
                length,
                limit,
            });
        }
    }
    Ok(())
}

/// Statements as managed policies that IAM takes, as few as their order lets there be. One that is too long for a policy is
/// several, each for some of its resources.
#[must_use]
pub fn policies(statements: Vec<Statement>) -> Vec<Vec<Statement>> {
    let mut rest = VecDeque::from(statements);
    let mut policies: Vec<Vec<Statement>> = Vec::new();
    while let Some(statement) = rest.pop_front() {
        if !fits(std::slice::from_ref(&statement))
            && let Some((first, second)) = halves(&statement)
        {
            rest.push_front(second);
            rest.push_front(first);
            continue;
        }
        match policies.last_mut() {
            Some(last) if fits(&[last.as_slice(), std::slice::from_ref(&statement)].concat()) => {
                last.push(statement);
            }
            _ => policies.push(vec![statement]),
        }
    }
    policies
}

/// A statement for one half of its resources, and for the other. None, if there is but one.
fn halves(statement: &Statement) -> Option<(Statement, Statement)> {
    let middle = statement.resources.len() / 2;
    let (first, second) = statement.resources.split_at(middle);
    let of = |resources: &[String]| Statement {
        resources: resources.to_vec(),
        ..statement.clone()
    };
    (!first.is_empty()).then(|| (of(first), of(second)))
}

/// Whether a managed policy of these statements is one that IAM takes.
#[must_use]
fn fits(statements: &[Statement]) -> bool {
    length(&document(statements)) <= OF_MANAGED_POLICY
}

/// The same, as an error that names it.
///
/// # Errors
/// It has too many characters.
pub fn check_managed(of: &str, statements: &[Statement]) -> Result<(), TooLong> {
    let length = length(&document(statements));
    if length <= OF_MANAGED_POLICY {
        return Ok(());
    }
    Err(TooLong {
        kind: "managed policy",
        of: of.to_owned(),
        length,
        limit: OF_MANAGED_POLICY,
    })
}

/// Characters that IAM takes in descriptions, and as many as it takes.
pub(crate) fn description(text: &str) -> String {
    let letters = text
        .chars()
        .map(|letter| match letter {
            ' '..='~' => letter,
            _ => '?',
        })
        .take(OF_DESCRIPTION);
    letters.collect()
}

/// The characters that a policy may have at most: IAM counts no whitespace outside texts, and the compact form has none.
fn length(policy: &Value) -> usize {
    longest(&policy.to_string())
}

/// The characters that a text may have at most, with values in the places of its references.
#[must_use]
pub fn longest(text: &str) -> usize {
    parts(text)
        .into_iter()
        .map(|part| match part {
            Part::Literal(text) => text.chars().count(),
            Part::Reference(to) => value(to),
        })
        .sum()
}

/// Most characters of a reference's value.
fn value(to: &str) -> usize {
    match to {
        "AWS::AccountId" => 12,
        // Such as `aws-us-gov`.
        "AWS::Partition" => 10,
        // Such as `ap-northeast-1`.
        "AWS::Region" => 14,
        "AWS::URLSuffix" => 20,
        // The ARN of a role: the longest that there is, with a name that IAM takes.
        to if to.ends_with(".Arn") => 128,
        // The ARN of one, with the name that it has here at most.
        to if to.starts_with(secrets::ID) => 256,
        _ => 64,
    }
}

#[cfg(test)]
mod tests {
    use super::{check, check_managed, fits, longest, policies};
    use crate::policy::{Role, Statement, Trusted};
    use crate::template::text;

    fn statement(resources: usize) -> Statement {
        let resources: Vec<String> = (0..resources)
            .map(|number| text::arn("ssm", &format!("parameter/emrys/{number}")))
            .collect();
        Statement::new("Read", &["ssm:GetParameter"], &resources)
    }

    #[test]
    fn references_count_with_their_longest_values() {
        assert_eq!(longest("abc"), 3);
        assert_eq!(longest(&format!("a{}", text::account())), 13);
        assert_eq!(
            longest(&text::arn("ssm", "parameter/x")),
            "arn::ssm:::parameter/x".len() + 10 + 14 + 12
        );
    }

    #[test]
    fn statements_are_as_few_policies_as_they_can_be() {
        let counts = |statements: Vec<Statement>| {
            let policies = policies(statements);
            assert!(policies.iter().all(|own| fits(own)));
            let count = |own: &Vec<Statement>| own.iter().map(|one| one.resources.len()).sum();
            policies.iter().map(count).collect::<Vec<usize>>()
        };
        assert_eq!(counts(vec![statement(10), statement(20)]), [30]);
        assert_eq!(
            counts(vec![statement(10), statement(60), statement(60)]),
            [70, 60]
        );
        assert_eq!(
            counts(vec![statement(10), statement(200), statement(5)]),
            [60, 50, 50, 55]
        );
        assert_eq!(counts(Vec::new()), [0; 0]);
    }

    #[test]
    fn policies_that_are_too_long_are_refused() {
        let role = |resources| Role {
            logical_id: "R".to_owned(),
            name: None,
            of: "the launch function `nightly`".to_owned(),
            trusted: vec![Trusted::service("states.amazonaws.com", "*".to_owned())],
            statements: vec![statement(resources)],
            permissions_boundary: None,
        };
        assert_eq!(check(&role(10)), Ok(()));
        let error = check(&role(200)).unwrap_err().to_string();
        assert!(
            error.starts_with("the policy of the role of the launch function `nightly` may have"),
            "{error}"
        );
        assert!(fits(&[statement(10)]) && !fits(&[statement(110)]));
        assert!(check_managed("a", &[statement(110)]).is_err());
    }
}

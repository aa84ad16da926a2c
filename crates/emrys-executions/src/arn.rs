// SPDX-License-Identifier: Apache-2.0
//! The names that Step Functions gives to what it has.
//!
//! | what | after `arn:aws:states:REGION:ACCOUNT:` |
//! |---|---|
//! | state machine | `stateMachine:NAME` |
//! | version, alias | `stateMachine:NAME:1`, `stateMachine:NAME:prod` |
//! | execution | `execution:MACHINE:NAME` |
//! | express execution | `express:MACHINE:NAME:ID` |
//! | map run | `mapRun:MACHINE/LABEL:ID` |
//! | activity | `activity:NAME` |

use emrys_protocol::ApiError;

use crate::refusals;

/// Where names are given: a region of an account.
#[derive(Debug, Clone)]
pub(crate) struct Arns {
    prefix: String,
}

impl Arns {
    pub(crate) fn new(region: &str, account: &str) -> Self {
        let partition = match region.split_once('-').map_or(region, |(first, _)| first) {
            "cn" => "aws-cn",
            "eusc" => "aws-eusc",
            _ if region.starts_with("us-gov-") => "aws-us-gov",
            _ => "aws",
        };
        Self {
            prefix: format!("arn:{partition}:states:{region}:{account}"),
        }
    }

    pub(crate) fn state_machine(&self, name: &str) -> String {
        format!("{}:stateMachine:{name}", self.prefix)
    }

    pub(crate) fn execution(&self, machine: &str, name: &str) -> String {
        format!("{}:execution:{machine}:{name}", self.prefix)
    }

    pub(crate) fn express(&self, machine: &str, name: &str, id: &str) -> String {
        format!("{}:express:{machine}:{name}:{id}", self.prefix)
    }

    pub(crate) fn activity(&self, name: &str) -> String {
        format!("{}:activity:{name}", self.prefix)
    }
}

/// What an ARN of Step Functions names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Named<'a> {
    /// A state machine, a version or an alias of it.
    StateMachine(MachineArn<'a>),
    /// An execution of a standard machine.
    Execution,
    /// An execution of an express machine.
    Express,
    /// An activity.
    Activity { name: &'a str },
    /// A map run.
    MapRun,
}

/// The ARN of a state machine, a version or an alias.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MachineArn<'a> {
    /// As it was given.
    pub(crate) text: &'a str,
    /// The part that is the machine's own ARN.
    pub(crate) machine: &'a str,
    /// The machine's name.
    pub(crate) name: &'a str,
    /// Which of its revisions is meant.
    pub(crate) qualifier: Qualifier<'a>,
}

/// Which revision of a machine is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Qualifier<'a> {
    /// The current one.
    Current,
    /// A published one.
    Version(u64),
    /// That which an alias leads to.
    Alias(&'a str),
}

impl<'a> Named<'a> {
    /// Reads an ARN.
    pub(crate) fn parse(text: &'a str) -> Result<Self, ApiError> {
        let foreign = || refusals::invalid_arn(&format!("Invalid ARN prefix: {text}"));
        let mut parts = text.splitn(7, ':');
        let mut part = || parts.next().unwrap_or_default();
        let (arn, _partition, service, region, account) = (part(), part(), part(), part(), part());
        let (resource, rest) = (part(), part());
        if arn != "arn" || service != "states" || region.is_empty() || account.is_empty() {
            return Err(foreign());
        }
        if rest.is_empty() {
            return Err(refusals::invalid_arn(&format!(
                "Resource name is missing: {text}"
            )));
        }
        match resource {
            "stateMachine" => Ok(Self::StateMachine(MachineArn::of(text, rest))),
            "execution" => Ok(Self::Execution),
            "express" => Ok(Self::Express),
            "activity" => Ok(Self::Activity { name: rest }),
            "mapRun" => Ok(Self::MapRun),
            other => Err(refusals::invalid_arn(&format!(
                "Resource type not valid: {other}"
            ))),
        }
    }

    /// What it is, for one who wants something else.
    pub(crate) fn misplaced(&self) -> ApiError {
        let resource = match self {
            Self::StateMachine(_) => "stateMachine",
            Self::Execution => "execution",
            Self::Express => "express",
            Self::Activity { .. } => "activity",
            Self::MapRun => "mapRun",
        };
        refusals::invalid_arn(&format!(
            "Resource type not valid in this context: {resource}"
        ))
    }
}

impl<'a> MachineArn<'a> {
    /// Reads the ARN of a state machine, a version or an alias.
    pub(crate) fn parse(text: &'a str) -> Result<Self, ApiError> {
        match Named::parse(text)? {
            Named::StateMachine(arn) => Ok(arn),
            other => Err(other.misplaced()),
        }
    }

    fn of(text: &'a str, rest: &'a str) -> Self {
        let Some((name, qualifier)) = rest.split_once(':') else {
            return Self {
                text,
                machine: text,
                name: rest,
                qualifier: Qualifier::Current,
            };
        };
        let machine = text.get(..text.len() - qualifier.len() - 1);
        Self {
            text,
            machine: machine.unwrap_or(text),
            name,
            // A name of digits alone cannot be an alias.
            qualifier: qualifier
                .parse()
                .map_or(Qualifier::Alias(qualifier), Qualifier::Version),
        }
    }
}

/// The state machine that the ARN of a map run's machine is about, and the map's label, if it is one.
pub(crate) fn unlabelled(text: &str) -> (&str, Option<&str>) {
    match text.split_once('/') {
        Some((machine, label)) => (machine, Some(label)),
        None => (text, None),
    }
}

/// The ARN of an execution of a standard machine.
pub(crate) fn execution(text: &str) -> Result<&str, ApiError> {
    match Named::parse(text)? {
        Named::Execution => Ok(text),
        other => Err(other.misplaced()),
    }
}

/// The ARN of a map run.
pub(crate) fn map_run(text: &str) -> Result<&str, ApiError> {
    match Named::parse(text)? {
        Named::MapRun => Ok(text),
        other => Err(other.misplaced()),
    }
}

/// The name in the ARN of an activity.
pub(crate) fn activity(text: &str) -> Result<&str, ApiError> {
    match Named::parse(text)? {
        Named::Activity { name } => Ok(name),
        other => Err(other.misplaced()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Arns, MachineArn, Named, Qualifier, execution};

    #[test]
    fn names_are_formed_in_the_regions_partition() {
        let arns = Arns::new("cn-north-1", "000000000000");
        assert_eq!(
            arns.express("flow", "run", "1"),
            "arn:aws-cn:states:cn-north-1:000000000000:express:flow:run:1"
        );
    }

    #[test]
    fn a_machine_is_named_with_or_without_a_version_or_an_alias() {
        let own = "arn:aws:states:us-east-1:000000000000:stateMachine:flow";
        for (suffix, qualifier) in [
            ("", Qualifier::Current),
            (":12", Qualifier::Version(12)),
            (":prod", Qualifier::Alias("prod")),
        ] {
            let text = format!("{own}{suffix}");
            let arn = MachineArn::parse(&text).unwrap();
            assert_eq!(
                (arn.machine, arn.name, arn.qualifier),
                (own, "flow", qualifier)
            );
        }
    }

    #[test]
    fn what_names_something_else_is_refused_in_awss_words() {
        let express = "arn:aws:states:us-east-1:000000000000:express:flow:run:1";
        assert_eq!(Named::parse(express).unwrap(), Named::Express);
        for (text, message) in [
            (
                express,
                "Invalid Arn: 'Resource type not valid in this context: express'",
            ),
            ("flow", "Invalid Arn: 'Invalid ARN prefix: flow'"),
        ] {
            assert_eq!(execution(text).unwrap_err().message(), message);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
//! What ends the clusters of executions that were stopped: a machine, and the rules that start it.

use serde_json::json;

use super::DeployError;
use super::builder::{Builder, NewMachine, machine_arn};
use crate::policy::{Role, Statement, Trusted, limits};
use crate::sweep::{self, Sweep};
use crate::template::text::{arn, reference};
use crate::template::{Resource, ids};

/// Most characters of a rule's pattern (EventBridge User Guide, "Quotas").
const LONGEST_PATTERN: usize = 2_048;
/// How often EventBridge tries to start the machine: a cluster that it does not end costs money.
const RETRIES: u32 = 185;
const RETRY_SECONDS: u32 = 86_400;

impl Builder<'_> {
    /// Adds the machine and its rules for the executions of these machines. None: nothing.
    pub(super) fn sweep(&mut self, machines: Vec<String>) -> Result<(), DeployError> {
        if machines.is_empty() {
            return Ok(());
        }
        let sweep = Sweep {
            namespace: self.namespace.clone(),
            machines,
        };
        let name = sweep.machine_name();
        let machine = self.add_machine(NewMachine {
            id: "Sweep",
            name: &name,
            of: &format!(
                "what ends clusters of stopped executions of {}",
                self.namespace
            ),
            definition: sweep::definition(&sweep),
            statements: sweep::actions(&sweep),
            key: None,
            boundary: self.common_boundary(),
        })?;
        let rule = |number: usize| {
            let suffix = if number == 0 {
                String::new()
            } else {
                format!("-{}", number + 1)
            };
            ids::cut(
                &format!("{}.emrys-sweep{suffix}", self.namespace),
                limits::OF_NAME,
            )
        };
        let patterns = patterns(&sweep.machines);
        let names: Vec<String> = (0..patterns.len()).map(rule).collect();
        let role = self.starter(
            "Sweep",
            "the rules that start the sweep",
            "events.amazonaws.com",
            names
                .iter()
                .map(|name| arn("events", &format!("rule/{name}")))
                .collect(),
            &machine,
            Vec::new(),
        )?;
        for (number, (pattern, name)) in patterns.into_iter().zip(names).enumerate() {
            let properties = json!({
                "Name": name,
                "Description": "Executions that have not succeeded: their clusters are ended.",
                "EventPattern": pattern,
                "State": "ENABLED",
                "Targets": [{
                    "Id": "sweep",
                    "Arn": reference("SweepMachine"),
                    "RoleArn": role,
                    "RetryPolicy": { "MaximumRetryAttempts": RETRIES, "MaximumEventAgeInSeconds": RETRY_SECONDS },
                }],
            });
            let id = if number == 0 {
                "SweepRule".to_owned()
            } else {
                format!("SweepRule{}", number + 1)
            };
            self.add(&id, Resource::new("AWS::Events::Rule", properties))?;
        }
        Ok(())
    }

    /// Adds the role in which a service starts a machine, and does what else is said. Gives its ARN.
    pub(super) fn starter(
        &mut self,
        id: &str,
        of: &str,
        service: &str,
        sources: Vec<String>,
        machine: &str,
        more: Vec<Statement>,
    ) -> Result<String, DeployError> {
        let start = Statement::new("Start", &["states:StartExecution"], &[machine.to_owned()]);
        let role = Role {
            logical_id: format!("{id}StartRole"),
            name: None,
            of: of.to_owned(),
            trusted: sources
                .into_iter()
                .map(|source| Trusted::service(service, source))
                .collect(),
            statements: [vec![start], more].concat(),
            permissions_boundary: self.common_boundary(),
        };
        self.add_role(role, None)
    }

    /// The policy that bounds every role of the project, where all its profiles have the same.
    pub(super) fn common_boundary(&self) -> Option<String> {
        let mut all = self
            .project
            .profiles
            .iter()
            .map(|(_, profile)| profile.permissions_boundary.as_deref());
        let first = all.next()??;
        all.all(|own| own == Some(first)).then(|| first.clone())
    }
}

/// Patterns for executions of the machines, as few as their length allows.
fn patterns(machines: &[String]) -> Vec<serde_json::Value> {
    let pattern = |arns: &[String]| {
        json!({
            "source": ["aws.states"],
            "detail-type": ["Step Functions Execution Status Change"],
            "detail": { "status": ["ABORTED", "FAILED", "TIMED_OUT"], "stateMachineArn": arns },
        })
    };
    let mut patterns = Vec::new();
    let mut arns: Vec<String> = Vec::new();
    for machine in machines {
        arns.push(machine_arn(machine));
        if limits::longest(&pattern(&arns).to_string()) > LONGEST_PATTERN {
            let last = arns.pop();
            patterns.push(pattern(&arns));
            arns = last.into_iter().collect();
        }
    }
    patterns.push(pattern(&arns));
    patterns
}

#[cfg(test)]
mod tests {
    use super::patterns;

    #[test]
    fn every_machine_is_in_one_pattern() {
        assert_eq!(patterns(&["a".to_owned()]).len(), 1);
        let machines: Vec<String> = (0..60)
            .map(|number| format!("sales_function-{number}"))
            .collect();
        let patterns = patterns(&machines);
        let counts = patterns
            .iter()
            .map(|own| own["detail"]["stateMachineArn"].as_array().unwrap().len());
        assert_eq!(counts.sum::<usize>(), 60);
        assert!(patterns.len() > 1);
    }
}

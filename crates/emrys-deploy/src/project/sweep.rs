// SPDX-License-Identifier: Apache-2.0
//! What ends the clusters of executions that were stopped: a machine, and the rules that start it.

use emrys_document::Project;
use emrys_document::elements::{Notifications, Pipeline, PipelineAction, RunTarget};
use serde_json::json;

use super::DeployError;
use super::builder::{Builder, NewMachine, machine_arn, topic};
use super::functions::history_key;
use crate::launch::encrypt_history;
use crate::policy::{Role, Statement, Trusted, limits};
use crate::sweep::{self, Sweep, Swept, Told};
use crate::template::text::{arn, reference};
use crate::template::{Resource, ids};

/// Most characters of a rule's pattern (EventBridge User Guide, "Quotas").
const LONGEST_PATTERN: usize = 2_048;
/// How often EventBridge tries to start the machine: a cluster that it does not end costs money.
const RETRIES: u32 = 185;
const RETRY_SECONDS: u32 = 86_400;

impl Builder<'_> {
    /// Adds the machine and its rules for the executions of these machines. None: nothing.
    pub(super) fn sweep(&mut self, machines: Vec<Swept>) -> Result<(), DeployError> {
        if machines.is_empty() {
            return Ok(());
        }
        let sweep = Sweep {
            namespace: self.namespace.clone(),
            machines,
        };
        let name = sweep.machine_name();
        let key = self.key_of_sweep(&name)?;
        let mut statements = sweep::actions(&sweep);
        statements.extend(
            key.iter()
                .map(|key| encrypt_history(key, &machine_arn(&name))),
        );
        let machine = self.add_machine(NewMachine {
            id: "Sweep",
            name: &name,
            of: &format!(
                "what ends clusters of stopped executions of {}",
                self.namespace
            ),
            definition: sweep::definition(&sweep),
            statements,
            key,
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
        let machines = sweep.machines.iter().map(|swept| swept.machine.as_str());
        let patterns = patterns(machines);
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

    /// The key of the machine's history, if it looks at clusters with Kerberos' passwords: what EMR says of a cluster may have
    /// them.
    fn key_of_sweep(&mut self, machine: &str) -> Result<Option<String>, DeployError> {
        let mut profiles = self.project.profiles.iter();
        if !profiles.any(|(_, profile)| profile.kerberos_secret.is_some()) {
            return Ok(None);
        }
        let key = history_key(machine, &machine_arn(machine), &self.namespace);
        self.add("SweepKey", key)?;
        Ok(Some(reference("SweepKey.Arn")))
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

/// What the sweep has to know of the machines of launch functions and pipelines.
pub(super) fn swept(project: &Project) -> Vec<Swept> {
    let namespace = project.namespace();
    let machine = |name: &str| format!("{namespace}_{name}");
    let told = |member, name: &str, notifications: Option<&Notifications>| {
        let failure = notifications?.failure.as_deref()?;
        Some(Told {
            topic: topic(failure),
            member,
            name: format!("{namespace}/{name}"),
        })
    };
    let functions = project
        .launch_functions
        .iter()
        .map(|(name, function)| Swept {
            machine: machine(name),
            launches_elsewhere: false,
            told: told("Function", name, function.notifications.as_ref()),
        });
    let pipelines = project.pipelines.iter().map(|(name, pipeline)| Swept {
        machine: machine(name),
        launches_elsewhere: launches_elsewhere(project, pipeline),
        told: told("Pipeline", name, pipeline.notifications.as_ref()),
    });
    functions.chain(pipelines).collect()
}

/// Whether a pipeline calls launch functions of other namespaces, or machines of which nobody knows what they are.
fn launches_elsewhere(project: &Project, pipeline: &Pipeline) -> bool {
    let activities = pipeline.all_activities();
    activities.iter().any(|activity| match &activity.action {
        PipelineAction::Launch(launch) => project
            .launch_functions
            .get(&launch.function.value)
            .is_none(),
        PipelineAction::Run(run) => run.waits() && matches!(run.target, RunTarget::StateMachine(_)),
        _ => false,
    })
}

/// Patterns for executions of the machines, as few as their length allows.
fn patterns<'m>(machines: impl Iterator<Item = &'m str>) -> Vec<serde_json::Value> {
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
        assert_eq!(patterns(["a"].into_iter()).len(), 1);
        let machines: Vec<String> = (0..60)
            .map(|number| format!("sales_function-{number}"))
            .collect();
        let patterns = patterns(machines.iter().map(String::as_str));
        let counts = patterns
            .iter()
            .map(|own| own["detail"]["stateMachineArn"].as_array().unwrap().len());
        assert_eq!(counts.sum::<usize>(), 60);
        assert!(patterns.len() > 1);
    }
}

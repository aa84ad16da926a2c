// SPDX-License-Identifier: Apache-2.0
//! What the role of a pipeline's machine needs: no more than its states do (Step Functions Developer Guide, "IAM policies
//! for integrated services").

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::policy::{NAMESPACE_TAG, Statement, service_linked_role};
use crate::template::text;

/// The clusters that something is done with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Clusters {
    /// None.
    #[default]
    None,
    /// Those that Emrys has launched, which have its tags.
    Own,
    /// Any: those that others have launched have no tag of ours.
    Any,
}

/// What states do, collected while they are written.
#[derive(Debug, Clone, Default)]
pub(super) struct Grants {
    /// The namespaces whose clusters it works on.
    pub(super) namespaces: BTreeSet<String>,
    /// The clusters that get steps.
    pub(super) steps: Clusters,
    /// The roles that steps run with, where they are not the instances'.
    pub(super) step_roles: BTreeSet<String>,
    /// Whether the end of steps is waited for.
    pub(super) waits_for_steps: bool,
    /// The clusters that are terminated.
    pub(super) terminates: Clusters,
    /// The clusters that are looked at.
    pub(super) describes: Clusters,
    /// Other actions on clusters.
    pub(super) other: BTreeSet<(Clusters, String)>,
    /// The roles that are passed on to a cluster that it launches itself, by the service that they are for.
    pub(super) launch: Option<Launch>,
    /// State machines that are started.
    pub(super) starts: BTreeSet<String>,
    /// State machines whose executions are waited for.
    pub(super) waits_for: BTreeSet<String>,
    /// Functions that are called.
    pub(super) functions: BTreeSet<String>,
    /// Topics that are published to.
    pub(super) topics: BTreeSet<String>,
    /// What states of the user's own need.
    pub(super) own: BTreeSet<(String, String)>,
}

/// The launch of a cluster by the machine itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Launch {
    /// The roles that it passes on, each with the service that it is for.
    pub(super) roles: Vec<(String, String)>,
    /// Whether Step Functions waits for the cluster.
    pub(super) waits: bool,
}

impl Grants {
    /// The statements, always in the same order.
    pub(super) fn statements(&self) -> Vec<Statement> {
        let mut statements = Vec::new();
        self.machines(&mut statements);
        self.clusters(&mut statements);
        if let Some(launch) = &self.launch {
            self.launches(launch, &mut statements);
        }
        if !self.step_roles.is_empty() {
            let roles = list(&self.step_roles);
            let pass = Statement::new("PassRolesOfSteps", &["iam:PassRole"], &roles);
            let emr = format!("elasticmapreduce.{}", text::url_suffix());
            statements.push(pass.when("StringEquals", "iam:PassedToService", emr));
        }
        let lists = [
            ("CallFunctions", "lambda:InvokeFunction", &self.functions),
            ("Publish", "sns:Publish", &self.topics),
        ];
        for (sid, action, resources) in lists {
            if !resources.is_empty() {
                statements.push(Statement::new(sid, &[action], &list(resources)));
            }
        }
        for (number, (action, resource)) in self.own.iter().enumerate() {
            let sid = format!("OwnState{}", number + 1);
            let resources = [resource.clone()];
            statements.push(Statement::new(&sid, &[action], &resources));
        }
        let rules = self.rules();
        if !rules.is_empty() {
            let actions = ["events:PutTargets", "events:PutRule", "events:DescribeRule"];
            statements.push(Statement::new("WaitByRules", &actions, &rules));
        }
        statements
    }

    fn machines(&self, statements: &mut Vec<Statement>) {
        if !self.starts.is_empty() {
            let machines = list(&self.starts);
            let actions = ["states:StartExecution"];
            statements.push(Statement::new("StartMachines", &actions, &machines));
        }
        if !self.waits_for.is_empty() {
            let executions: Vec<String> =
                self.waits_for.iter().map(|arn| executions(arn)).collect();
            let actions = ["states:DescribeExecution", "states:StopExecution"];
            statements.push(Statement::new("FollowExecutions", &actions, &executions));
        }
    }

    fn clusters(&self, statements: &mut Vec<Statement>) {
        for (clusters, name) in [(Clusters::Own, "Own"), (Clusters::Any, "Any")] {
            let mut actions = BTreeSet::new();
            if self.steps == clusters {
                actions.insert("elasticmapreduce:AddJobFlowSteps");
                if self.waits_for_steps {
                    actions.extend([
                        "elasticmapreduce:CancelSteps",
                        "elasticmapreduce:DescribeStep",
                    ]);
                }
            }
            if self.terminates == clusters {
                actions.extend([
                    "elasticmapreduce:DescribeCluster",
                    "elasticmapreduce:SetTerminationProtection",
                    "elasticmapreduce:TerminateJobFlows",
                ]);
            }
            if self.describes == clusters {
                actions.insert("elasticmapreduce:DescribeCluster");
            }
            let other = self.other.iter().filter(|(own, _)| *own == clusters);
            actions.extend(other.map(|(_, action)| action.as_str()));
            if actions.is_empty() || clusters == Clusters::None {
                continue;
            }
            let actions: Vec<&str> = actions.into_iter().collect();
            let resources = [text::arn("elasticmapreduce", "cluster/*")];
            let statement = Statement::new(&format!("{name}Clusters"), &actions, &resources);
            statements.push(match clusters {
                Clusters::Any | Clusters::None => statement,
                Clusters::Own => {
                    // MG, "Use cluster and notebook tags with IAM policies for access control".
                    let key = format!("elasticmapreduce:ResourceTag/{NAMESPACE_TAG}");
                    statement.when("StringEquals", &key, one_or_list(&self.namespaces))
                }
            });
        }
    }

    fn launches(&self, launch: &Launch, statements: &mut Vec<Statement>) {
        let key = format!("elasticmapreduce:RequestTag/{NAMESPACE_TAG}");
        let namespaces = one_or_list(&self.namespaces);
        // RunJobFlow has no resource (Service Authorization Reference, "Amazon Elastic MapReduce"): its tags are the bound.
        let run = Statement::new(
            "Launch",
            &["elasticmapreduce:RunJobFlow"],
            &["*".to_owned()],
        );
        statements.push(run.when("StringEquals", &key, namespaces.clone()));
        let clusters = [text::arn("elasticmapreduce", "cluster/*")];
        let tag = Statement::new("TagAtLaunch", &["elasticmapreduce:AddTags"], &clusters);
        let own = format!("elasticmapreduce:ResourceTag/{NAMESPACE_TAG}");
        // A new cluster has no tags; one that is another namespace's does not become this one's.
        let tag = tag.when("StringEquals", &key, namespaces.clone());
        statements.push(tag.when("StringEqualsIfExists", &own, namespaces));
        for (number, (role, service)) in launch.roles.iter().enumerate() {
            let sid = format!("PassRole{}", number + 1);
            let pass = Statement::new(&sid, &["iam:PassRole"], std::slice::from_ref(role));
            statements.push(pass.when("StringEquals", "iam:PassedToService", service.as_str()));
        }
        statements.push(service_linked_role());
    }

    /// The rules by which Step Functions learns of the end of what it waits for; their names are AWS's.
    fn rules(&self) -> Vec<String> {
        let launched = self.launch.as_ref().is_some_and(|launch| launch.waits);
        let rules = [
            (
                !self.waits_for.is_empty(),
                "StepFunctionsGetEventsForStepFunctionsExecutionRule",
            ),
            (launched, "StepFunctionsGetEventForEMRRunJobFlowRule"),
            (
                self.waits_for_steps,
                "StepFunctionsGetEventForEMRAddJobFlowStepsRule",
            ),
            (
                self.terminates != Clusters::None,
                "StepFunctionsGetEventForEMRTerminateJobFlowsRule",
            ),
        ];
        let needed = rules.into_iter().filter(|(is_needed, _)| *is_needed);
        needed
            .map(|(_, rule)| text::arn("events", &format!("rule/{rule}")))
            .collect()
    }
}

/// The executions of a machine.
fn executions(machine: &str) -> String {
    let executions = machine.replacen(":stateMachine:", ":execution:", 1);
    format!("{executions}:*")
}

fn list(set: &BTreeSet<String>) -> Vec<String> {
    set.iter().cloned().collect()
}

fn one_or_list(set: &BTreeSet<String>) -> Value {
    match set.first() {
        Some(one) if set.len() == 1 => json!(one),
        _ => json!(set),
    }
}

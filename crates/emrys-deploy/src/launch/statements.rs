// SPDX-License-Identifier: Apache-2.0
//! What the machines of a launch function have to be allowed.
//!
//! Which actions know resources and tags: Service Authorization Reference, "Amazon Elastic MapReduce", "AWS Systems
//! Manager". What Step Functions itself needs for an integration: Step Functions Developer Guide, "IAM policies for Amazon
//! EMR", "IAM policies for Step Functions" of nested executions.

use super::{Entry, Function, Integration, guard};
use crate::policy::{Statement, service_linked_role};
use crate::profile::secret;
use crate::tags::NAMESPACE;
use crate::template::text;

/// What the machine of a function has to be allowed. The roles are those that it passes on: ARN and service.
#[must_use]
pub fn actions(function: &Function, roles: &[(String, String)]) -> Vec<Statement> {
    let entries = [&function.profile, &function.cluster].map(parameter);
    let locks = text::arn(
        "ssm",
        &format!("parameter{}{}/*", guard::LOCKS, function.namespace),
    );
    let mut statements = vec![
        Statement::new("LoadEntries", &["ssm:GetParameter"], &entries),
        Statement::new(
            "TakeLock",
            &["ssm:PutParameter"],
            std::slice::from_ref(&locks),
        )
        .when("StringEquals", "ssm:Overwrite", "false"),
        Statement::new(
            "ReadAndReleaseLock",
            &["ssm:GetParameter", "ssm:DeleteParameter"],
            &[locks],
        ),
        Statement::new(
            "FindClusters",
            &["elasticmapreduce:ListClusters"],
            &everything(),
        ),
    ];
    match &function.kerberos {
        None => {
            statements.extend(launch(function, roles));
            statements.push(describe(function));
        }
        Some(kerberos) => {
            let name = function.secret_machine_name();
            statements.extend(nested(&kerberos.machine, &name));
            statements.push(history(
                "ReadNestedResult",
                &["kms:Decrypt"],
                &kerberos.key,
                &kerberos.machine,
            ));
        }
    }
    let topics = [&function.success_topic, &function.failure_topic];
    let mut topics: Vec<String> = topics.into_iter().flatten().cloned().collect();
    topics.dedup();
    if !topics.is_empty() {
        statements.push(Statement::new("Notify", &["sns:Publish"], &topics));
    }
    statements
}

/// What the nested machine of a function has to be allowed, if there is one.
#[must_use]
pub fn secret_actions(function: &Function, roles: &[(String, String)]) -> Option<Vec<Statement>> {
    let kerberos = function.kerberos.as_ref()?;
    let read = &["secretsmanager:GetSecretValue"];
    let mut statements = vec![
        Statement::new("ReadSecret", read, &[secret(&kerberos.secret)]),
        encrypt_history(&kerberos.key, &kerberos.machine),
        describe(function),
    ];
    statements.extend(launch(function, roles));
    Some(statements)
}

/// The action has no resources.
fn everything() -> [String; 1] {
    ["*".to_owned()]
}

fn clusters() -> [String; 1] {
    [text::arn("elasticmapreduce", "cluster/*")]
}

/// The condition key of a cluster's namespace.
fn of_cluster() -> String {
    format!("elasticmapreduce:ResourceTag/{NAMESPACE}")
}

/// The ARN of an entry's parameter.
fn parameter(entry: &Entry) -> String {
    match entry.parameter_name.starts_with("arn:") {
        true => entry.parameter_name.clone(),
        false => text::arn("ssm", &format!("parameter{}", entry.parameter_name)),
    }
}

/// Creating clusters of the namespace, and no others.
fn launch(function: &Function, roles: &[(String, String)]) -> Vec<Statement> {
    let namespace = function.namespace.as_str();
    let requested = format!("elasticmapreduce:RequestTag/{NAMESPACE}");
    let tag = of_cluster();
    let mut statements = vec![
        Statement::new(
            "LaunchCluster",
            &["elasticmapreduce:RunJobFlow"],
            &everything(),
        )
        .when("StringEquals", &requested, namespace),
        Statement::new("TagCluster", &["elasticmapreduce:AddTags"], &clusters())
            .when("StringEquals", &requested, namespace)
            // A new cluster has no tags; one that is another namespace's does not become this one's.
            .when("StringEqualsIfExists", &tag, namespace),
    ];
    if function.integration == Integration::CreateCluster {
        let actions = &["elasticmapreduce:TerminateJobFlows"];
        let statement = Statement::new("EndClusterNotCreated", actions, &clusters());
        statements.push(statement.when("StringEquals", &tag, namespace));
        if function.wait_for_cluster_start {
            statements.push(events(
                "WaitForCluster",
                "StepFunctionsGetEventForEMRRunJobFlowRule",
            ));
        }
    }
    statements.extend(roles.iter().enumerate().map(|(number, (role, service))| {
        Statement::new(
            &format!("PassRole{}", number + 1),
            &["iam:PassRole"],
            std::slice::from_ref(role),
        )
        .when("StringEquals", "iam:PassedToService", service.as_str())
    }));
    statements.push(service_linked_role());
    statements
}

fn describe(function: &Function) -> Statement {
    Statement::new(
        "DescribeCluster",
        &["elasticmapreduce:DescribeCluster"],
        &clusters(),
    )
    .when("StringEquals", &of_cluster(), function.namespace.as_str())
}

/// The rule by which Step Functions hears of the end of what it waits for.
fn events(sid: &str, rule: &str) -> Statement {
    let actions = &["events:PutTargets", "events:PutRule", "events:DescribeRule"];
    Statement::new(
        sid,
        actions,
        &[text::arn("events", &format!("rule/{rule}"))],
    )
}

fn nested(machine: &str, name: &str) -> [Statement; 3] {
    let executions = [text::arn("states", &format!("execution:{name}:*"))];
    [
        Statement::new(
            "StartNested",
            &["states:StartExecution"],
            &[machine.to_owned()],
        ),
        Statement::new(
            "WaitForNested",
            &["states:DescribeExecution", "states:StopExecution"],
            &executions,
        ),
        events(
            "HearOfNested",
            "StepFunctionsGetEventsForStepFunctionsExecutionRule",
        ),
    ]
}

/// The history of a machine that is encrypted with a key (Step Functions Developer Guide, "Data at rest encryption").
pub(crate) fn encrypt_history(key: &str, machine: &str) -> Statement {
    let actions = ["kms:Decrypt", "kms:GenerateDataKey"];
    history("EncryptHistory", &actions, key, machine)
}

fn history(sid: &str, actions: &[&str], key: &str, machine: &str) -> Statement {
    Statement::new(sid, actions, &[key.to_owned()]).when(
        "StringEquals",
        "kms:EncryptionContext:aws:states:stateMachineArn",
        machine,
    )
}

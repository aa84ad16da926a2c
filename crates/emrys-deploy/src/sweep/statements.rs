// SPDX-License-Identifier: Apache-2.0
//! What the machine has to be allowed, and nothing that is another namespace's, but for what the project's own executions
//! have started there.

use std::collections::BTreeSet;

use super::{Sweep, Swept};
use crate::launch::LOCKS;
use crate::policy::Statement;
use crate::tags::{NAMESPACE, STARTED_BY};
use crate::template::text;

/// What the machine has to be allowed.
#[must_use]
pub fn actions(sweep: &Sweep) -> Vec<Statement> {
    let namespace = sweep.namespace.as_str();
    let path = text::arn("ssm", &format!("parameter{LOCKS}{namespace}"));
    let locks = format!("{path}/*");
    let executions = |swept: &Swept| text::arn("states", &format!("execution:{}:*", swept.machine));
    let all: Vec<String> = sweep.machines.iter().map(executions).collect();
    let elsewhere = sweep
        .machines
        .iter()
        .filter(|swept| swept.launches_elsewhere);
    let elsewhere: Vec<String> = elsewhere.map(executions).collect();
    let mut topics = BTreeSet::new();
    topics.extend(
        sweep
            .machines
            .iter()
            .filter_map(|swept| Some(swept.told.as_ref()?.topic.clone())),
    );
    let topics: Vec<String> = topics.into_iter().collect();
    let clusters = [text::arn("elasticmapreduce", "cluster/*")];
    let end = [
        "elasticmapreduce:DescribeCluster",
        "elasticmapreduce:SetTerminationProtection",
        "elasticmapreduce:TerminateJobFlows",
    ];
    let mut statements = vec![
        Statement::new("AskForExecution", &["states:DescribeExecution"], &all),
        Statement::new(
            "FindLocks",
            &["ssm:GetParametersByPath"],
            &[path, locks.clone()],
        ),
        Statement::new("ReleaseLocks", &["ssm:DeleteParameter"], &[locks]),
        Statement::new(
            "FindClusters",
            &["elasticmapreduce:ListClusters"],
            &["*".to_owned()],
        ),
        Statement::new("EndClusters", &end, &clusters).when(
            "StringEquals",
            &format!("elasticmapreduce:ResourceTag/{NAMESPACE}"),
            namespace,
        ),
    ];
    if !elsewhere.is_empty() {
        // A launch function of another namespace gives its clusters that one's tag, and this one, which says whose they are
        // (Service Authorization Reference, "Amazon Elastic MapReduce": the condition keys of `cluster`).
        let started_by = format!("elasticmapreduce:ResourceTag/{STARTED_BY}");
        let statement = Statement::new("EndClustersElsewhere", &end, &clusters);
        statements.push(statement.when("StringLike", &started_by, elsewhere));
    }
    if !topics.is_empty() {
        statements.push(Statement::new("Notify", &["sns:Publish"], &topics));
    }
    statements
}

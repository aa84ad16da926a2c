// SPDX-License-Identifier: Apache-2.0
//! What the machine has to be allowed, and nothing that is another namespace's.

use super::Sweep;
use crate::launch::LOCKS;
use crate::policy::Statement;
use crate::template::text;

/// What the machine has to be allowed.
#[must_use]
pub fn actions(sweep: &Sweep) -> Vec<Statement> {
    let namespace = sweep.namespace.as_str();
    let path = text::arn("ssm", &format!("parameter{LOCKS}{namespace}"));
    let locks = format!("{path}/*");
    let executions = sweep.machines.iter();
    let executions: Vec<String> = executions
        .map(|machine| text::arn("states", &format!("execution:{machine}:*")))
        .collect();
    let clusters = [text::arn("elasticmapreduce", "cluster/*")];
    let end = [
        "elasticmapreduce:DescribeCluster",
        "elasticmapreduce:SetTerminationProtection",
        "elasticmapreduce:TerminateJobFlows",
    ];
    vec![
        Statement::new(
            "AskForExecution",
            &["states:DescribeExecution"],
            &executions,
        ),
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
            "elasticmapreduce:ResourceTag/emrys:namespace",
            namespace,
        ),
    ]
}

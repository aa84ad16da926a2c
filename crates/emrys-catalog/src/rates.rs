// SPDX-License-Identifier: Apache-2.0
//! EMR's default request rates, as AWS publishes them.
//!
//! From "Amazon EMR endpoints and quotas" of the AWS General Reference and the defaults that Service Quotas lists for
//! `elasticmapreduce`, as of November 2026. The burst is "the maximum number of … API requests that you can make per
//! second", the refill the "replenishment rate of … calls". Operations that are missing here have no published rate.
//! See <https://docs.aws.amazon.com/general/latest/gr/emr.html>.
//!
//! EMR counts with token buckets: one for each operation and one for the account. A request takes a token of both.

/// The size of a token bucket, and how many tokens come back each second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// Most tokens that there are at once.
    pub burst: f64,
    /// Tokens that come back each second.
    pub refill: f64,
}

const fn rate(burst: f64, refill: f64) -> Rate {
    Rate { burst, refill }
}

/// Of all operations together.
pub const ACCOUNT: Rate = rate(25.0, 5.0);

/// Of each operation, in addition.
pub const OPERATIONS: &[(&str, Rate)] = &[
    ("AddInstanceFleet", rate(5.0, 0.5)),
    ("AddInstanceGroups", rate(5.0, 0.2)),
    ("AddJobFlowSteps", rate(10.0, 0.5)),
    ("AddTags", rate(5.0, 0.5)),
    ("CancelSteps", rate(10.0, 0.5)),
    ("CreateSecurityConfiguration", rate(5.0, 0.5)),
    ("DeleteSecurityConfiguration", rate(5.0, 0.5)),
    ("DescribeCluster", rate(10.0, 1.0)),
    ("DescribeJobFlows", rate(20.0, 0.2)),
    ("DescribeSecurityConfiguration", rate(5.0, 0.5)),
    ("DescribeStep", rate(10.0, 0.5)),
    ("ListBootstrapActions", rate(10.0, 1.0)),
    ("ListClusters", rate(20.0, 0.5)),
    ("ListInstanceFleets", rate(5.0, 0.5)),
    ("ListInstanceGroups", rate(10.0, 1.0)),
    ("ListInstances", rate(10.0, 0.5)),
    ("ListSecurityConfigurations", rate(5.0, 0.5)),
    ("ListSteps", rate(10.0, 0.5)),
    ("ModifyCluster", rate(10.0, 0.5)),
    ("ModifyInstanceFleet", rate(5.0, 0.5)),
    ("ModifyInstanceGroups", rate(5.0, 0.5)),
    ("PutAutoScalingPolicy", rate(5.0, 0.5)),
    ("RemoveAutoScalingPolicy", rate(5.0, 0.5)),
    ("RemoveTags", rate(5.0, 0.5)),
    ("RunJobFlow", rate(10.0, 0.5)),
    ("SetTerminationProtection", rate(5.0, 0.2)),
    ("SetVisibleToAllUsers", rate(5.0, 0.2)),
    ("TerminateJobFlows", rate(10.0, 0.5)),
];

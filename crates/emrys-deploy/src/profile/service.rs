// SPDX-License-Identifier: Apache-2.0
//! What EMR itself may do: the service role.
//!
//! It is what AWS's own `AmazonEMRServicePolicy_v2` allows (MG emr-iam-role), and less. That policy goes by a tag that
//! people put on networks; here networks are those of the profile's VPC, and instances are those that carry the tag of
//! a namespace, which every cluster of a launch function or pipeline has and which EMR gives to all that it creates for
//! a cluster (MG emr-plan-tags).

use super::{Source, groups::Groups, keys};
use crate::policy::{NAMESPACE_TAG, Statement};
use crate::template::text::{self, arn, partition, url_suffix};

/// The key that a request's tags have, and a resource's.
fn tag_key(of: &str) -> String {
    format!("aws:{of}Tag/{NAMESPACE_TAG}")
}

fn ec2(resource: &str) -> String {
    arn("ec2", resource)
}

fn all(kinds: &[&str]) -> Vec<String> {
    kinds.iter().map(|kind| ec2(&format!("{kind}/*"))).collect()
}

/// What a role of a profile with these groups may do. `instance` and `auto_scaling` are the ARNs of the roles that EMR
/// passes on.
pub(super) fn statements(
    source: &Source<'_>,
    groups: Option<&Groups>,
    instance: &str,
    auto_scaling: Option<&str>,
    volumes: &[String],
) -> Vec<Statement> {
    let mut statements = network(source, groups);
    statements.extend(instances());
    statements.extend(security_groups(groups));
    if source.needs.placement_groups {
        // EMR's own names for them, in the past and now.
        let groups = [ec2("placement-group/EMR_*"), ec2("placement-group/pg-*")];
        let actions = [
            "ec2:CreatePlacementGroup",
            "ec2:CreateTags",
            "ec2:DeletePlacementGroup",
            "ec2:DeleteTags",
        ];
        statements.push(Statement::new("ManagePlacementGroups", &actions, &groups));
    }
    let passed = Statement::new(
        "PassInstanceRole",
        &["iam:PassRole"],
        &[instance.to_owned()],
    );
    let ec2 = format!("ec2.{}", url_suffix());
    statements.push(passed.when("StringEquals", "iam:PassedToService", ec2));
    if let Some(role) = auto_scaling {
        statements.extend(scaling(role));
    }
    if !source.needs.secrets.is_empty() {
        // EMR reads them when it sends configurations to the cluster (RG storing-sensitive-data).
        let secrets = &source.needs.secrets;
        statements.push(Statement::new(
            "ReadSecretsOfConfigurations",
            &["secretsmanager:GetSecretValue"],
            secrets,
        ));
    }
    let actions: Vec<&str> = keys::ENCRYPT_AND_DECRYPT.into_iter().collect();
    statements.extend(keys::statements("EncryptVolumes", &actions, volumes));
    for grant in keys::statements(
        "GrantVolumes",
        &["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
        volumes,
    ) {
        // EC2 alone gets grants.
        statements.push(grant.when("Bool", "kms:GrantIsForAWSResource", "true"));
    }
    statements
}

/// Where instances are started.
fn network(source: &Source<'_>, groups: Option<&Groups>) -> Vec<Statement> {
    let actions = [
        "ec2:CreateFleet",
        "ec2:CreateNetworkInterface",
        "ec2:RunInstances",
    ];
    let vpc = groups.and_then(|groups| groups.vpc.as_ref());
    let mut statements = Vec::new();
    let launch = match vpc {
        Some(vpc) => {
            let vpc = ec2(&format!("vpc/{vpc}"));
            let launch =
                Statement::new("LaunchInVpc", &actions, &all(&["security-group", "subnet"]));
            statements.push(launch.when("ArnEquals", "ec2:Vpc", vpc.clone()));
            // EMR's endpoint in the VPC, since release 7.5.0 (MG emr-managed-policy updates).
            let name = "emr-service-vpce";
            let in_vpc = Statement::new(
                "UseVpcForEndpoint",
                &["ec2:CreateVpcEndpoint", "ec2:ModifyVpcEndpoint"],
                &all(&["security-group", "subnet"]),
            );
            statements.push(in_vpc.when("ArnEquals", "ec2:Vpc", vpc.clone()));
            statements.push(Statement::new(
                "GiveVpcEndpoint",
                &["ec2:CreateVpcEndpoint"],
                &[vpc],
            ));
            let endpoints = all(&["vpc-endpoint"]);
            let create = Statement::new("CreateEndpoint", &["ec2:CreateVpcEndpoint"], &endpoints);
            statements.push(create.when("StringEquals", "aws:RequestTag/Name", name));
            let modify = Statement::new("ModifyEndpoint", &["ec2:ModifyVpcEndpoint"], &endpoints);
            statements.push(modify.when("StringEquals", "aws:ResourceTag/Name", name));
            let tag = Statement::new("TagEndpoint", &["ec2:CreateTags"], &endpoints);
            let tag = tag.when("StringEquals", "ec2:CreateAction", "CreateVpcEndpoint");
            statements.push(tag.when("StringEquals", "aws:RequestTag/Name", name));
            return statements;
        }
        None => {
            let subnets = match source.needs.subnets.as_slice() {
                [] => all(&["subnet"]),
                subnets => subnets
                    .iter()
                    .map(|id| ec2(&format!("subnet/{id}")))
                    .collect(),
            };
            let groups = match groups {
                Some(groups) => {
                    let own = groups.ids().chain(&source.needs.security_groups);
                    own.map(|id| ec2(&format!("security-group/{id}"))).collect()
                }
                None => all(&["security-group"]),
            };
            Statement::new("LaunchInNetwork", &actions, &[groups, subnets].concat())
        }
    };
    statements.push(launch);
    statements
}

/// Instances and what belongs to them: only what has the tag of a namespace.
fn instances() -> Vec<Statement> {
    let requested = |statement: Statement| statement.when("Null", &tag_key("Request"), "false");
    let tagged = |statement: Statement| statement.when("Null", &tag_key("Resource"), "false");
    let image = format!("arn:{}:ec2:{}::image/ami-*", partition(), text::region());
    let besides = [
        all(&[
            "capacity-reservation",
            "dedicated-host",
            "fleet",
            "key-pair",
            "network-interface",
        ]),
        vec![
            image,
            ec2("placement-group/EMR_*"),
            ec2("placement-group/pg-*"),
            arn("resource-groups", "group/*"),
        ],
    ];
    let created = ["instance", "launch-template", "network-interface", "volume"];
    vec![
        requested(Statement::new(
            "CreateTaggedInstances",
            &["ec2:CreateFleet", "ec2:RunInstances"],
            &all(&["instance", "volume"]),
        )),
        requested(Statement::new(
            "CreateTaggedLaunchTemplates",
            &["ec2:CreateLaunchTemplate"],
            &all(&["launch-template"]),
        )),
        requested(Statement::new(
            "CreateTaggedNetworkInterfaces",
            &["ec2:CreateNetworkInterface"],
            &all(&["network-interface"]),
        )),
        tagged(Statement::new(
            "UseTaggedLaunchTemplates",
            &[
                "ec2:CreateFleet",
                "ec2:CreateLaunchTemplateVersion",
                "ec2:RunInstances",
            ],
            &all(&["launch-template"]),
        )),
        Statement::new(
            "UseForInstances",
            &["ec2:CreateFleet", "ec2:RunInstances"],
            &besides.concat(),
        ),
        tagged(Statement::new(
            "ManageTaggedInstances",
            &[
                "ec2:CreateTags",
                "ec2:DeleteLaunchTemplate",
                "ec2:DeleteNetworkInterface",
                "ec2:DeleteTags",
                "ec2:ModifyInstanceAttribute",
                "ec2:TerminateInstances",
            ],
            &all(&created),
        )),
        Statement::new("TagWhatIsCreated", &["ec2:CreateTags"], &all(&created)).when(
            "StringEquals",
            "ec2:CreateAction",
            vec![
                "CreateFleet",
                "CreateLaunchTemplate",
                "CreateNetworkInterface",
                "RunInstances",
            ],
        ),
        // EC2 has no resources for these, and EMR asks the last one about capacity reservations.
        Statement::new(
            "DescribeNetworkAndInstances",
            &[
                "ec2:DescribeAccountAttributes",
                "ec2:DescribeCapacityReservations",
                "ec2:DescribeDhcpOptions",
                "ec2:DescribeImages",
                "ec2:DescribeInstanceTypeOfferings",
                "ec2:DescribeInstances",
                "ec2:DescribeLaunchTemplates",
                "ec2:DescribeNetworkAcls",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribePlacementGroups",
                "ec2:DescribeRouteTables",
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeSubnets",
                "ec2:DescribeVolumeStatus",
                "ec2:DescribeVolumes",
                "ec2:DescribeVpcAttribute",
                "ec2:DescribeVpcEndpoints",
                "ec2:DescribeVpcs",
            ],
            &["*".to_owned()],
        ),
        Statement::new(
            "ListCapacityReservations",
            &["resource-groups:ListGroupResources"],
            &[arn("resource-groups", "group/*")],
        ),
    ]
}

/// EMR adds the rules that it needs to the groups of a cluster, and without any groups it makes its own.
fn security_groups(groups: Option<&Groups>) -> Vec<Statement> {
    let actions = [
        "ec2:AuthorizeSecurityGroupEgress",
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:RevokeSecurityGroupEgress",
        "ec2:RevokeSecurityGroupIngress",
    ];
    match groups {
        Some(groups) => {
            let groups: Vec<String> = groups
                .ids()
                .map(|id| ec2(&format!("security-group/{id}")))
                .collect();
            vec![Statement::new("KeepRulesOfGroups", &actions, &groups)]
        }
        None => {
            let groups = all(&["security-group"]);
            let create =
                Statement::new("CreateTaggedGroups", &["ec2:CreateSecurityGroup"], &groups);
            let tag = Statement::new("TagGroups", &["ec2:CreateTags"], &groups);
            let keep = Statement::new("KeepRulesOfTaggedGroups", &actions, &groups);
            vec![
                create.when("Null", &tag_key("Request"), "false"),
                Statement::new(
                    "CreateGroupsInVpcs",
                    &["ec2:CreateSecurityGroup"],
                    &all(&["vpc"]),
                ),
                tag.when("StringEquals", "ec2:CreateAction", "CreateSecurityGroup"),
                keep.when("Null", &tag_key("Resource"), "false"),
            ]
        }
    }
}

/// Automatic scaling policies of instance groups.
fn scaling(role: &str) -> Vec<Statement> {
    let passed = Statement::new("PassAutoScalingRole", &["iam:PassRole"], &[role.to_owned()]);
    let service = format!("application-autoscaling.{}", url_suffix());
    vec![
        // Application Auto Scaling has resources for targets alone, and none before they are registered.
        Statement::new(
            "ScaleInstanceGroups",
            &[
                "application-autoscaling:DeleteScalingPolicy",
                "application-autoscaling:DeregisterScalableTarget",
                "application-autoscaling:PutScalingPolicy",
                "application-autoscaling:RegisterScalableTarget",
            ],
            &[arn("application-autoscaling", "scalable-target/*")],
        ),
        Statement::new(
            "DescribeScaling",
            &[
                "application-autoscaling:DescribeScalableTargets",
                "application-autoscaling:DescribeScalingPolicies",
            ],
            &["*".to_owned()],
        ),
        Statement::new(
            "KeepAlarmsOfScaling",
            &[
                "cloudwatch:DeleteAlarms",
                "cloudwatch:DescribeAlarms",
                "cloudwatch:PutMetricAlarm",
            ],
            &[arn("cloudwatch", "alarm:*_EMR_Auto_Scaling")],
        ),
        passed.when("StringEquals", "iam:PassedToService", service),
    ]
}

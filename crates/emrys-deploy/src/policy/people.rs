// SPDX-License-Identifier: Apache-2.0
//! What people may do: define what a namespace has, launch one function or all of a namespace, or read. An administrator
//! attaches the policies; nobody has them of themselves.

use serde_json::json;

use super::{NAMESPACE_TAG, Statement, prefix};
use crate::registry::{Kind, name};
use crate::secrets;
use crate::template::text::{account, arn, partition, region, url_suffix};

/// What a definer's policy depends on.
pub struct Definer<'a> {
    /// The namespace.
    pub namespace: &'a str,
    /// The name of its stack.
    pub stack: &'a str,
    /// The places for artifacts, buckets with a prefix behind a slash.
    pub artifacts: Vec<String>,
    /// The ARN of the policy that bounds every role, if there is one.
    pub boundary: Option<String>,
    /// The ARNs of the secrets whose members become secrets.
    pub secrets: Vec<String>,
    /// Whether machines have histories with keys of their own.
    pub has_keys: bool,
    /// The ARNs of topics whose messages start pipelines.
    pub topics: Vec<String>,
}

fn iam(resource: &str) -> String {
    format!("arn:{}:iam::{}:{resource}", partition(), account())
}

/// The key of a request's tag or a resource's.
fn tag(of: &str) -> String {
    format!("aws:{of}Tag/{NAMESPACE_TAG}")
}

/// The parameters of a namespace.
fn entries(namespace: &str) -> Vec<String> {
    folders(namespace)
        .map(|folder| format!("{folder}*"))
        .collect()
}

/// The folders that they are in, with a slash at their ends.
fn folders(namespace: &str) -> impl Iterator<Item = String> {
    let kinds = Kind::ALL.into_iter();
    kinds.map(move |kind| {
        let path = name::path(kind, Some(namespace));
        arn("ssm", &format!("parameter{path}"))
    })
}

/// Whoever deploys a namespace's stack. CloudFormation acts for them, so they may do what it does, with what has the
/// namespace in its name or its tag. They cannot change the policies for people: that would be to give oneself rights.
#[must_use]
pub fn definer(of: &Definer<'_>) -> Vec<Statement> {
    let namespace = of.namespace;
    let requested = |own: Statement| own.when("StringEquals", &tag("Request"), namespace);
    let tagged = |own: Statement| own.when("StringEquals", &tag("Resource"), namespace);
    let mut statements = vec![
        Statement::new(
            "DeployStack",
            &[
                "cloudformation:CreateChangeSet",
                "cloudformation:DeleteChangeSet",
                "cloudformation:DeleteStack",
                "cloudformation:Describe*",
                "cloudformation:ExecuteChangeSet",
                "cloudformation:GetTemplate",
                "cloudformation:ListStackResources",
                "cloudformation:TagResource",
            ],
            &[arn("cloudformation", &format!("stack/{}/*", of.stack))],
        ),
        Statement::new(
            "StoreEntries",
            &[
                "ssm:AddTagsToResource",
                "ssm:DeleteParameter",
                "ssm:GetParameter*",
                "ssm:ListTagsForResource",
                "ssm:PutParameter",
                "ssm:RemoveTagsFromResource",
            ],
            &entries(namespace),
        ),
        requested(Statement::new(
            "CreateMachines",
            &["states:CreateStateMachine", "states:TagResource"],
            &machines(namespace),
        )),
        tagged(Statement::new(
            "ChangeMachines",
            &[
                "states:DeleteStateMachine",
                "states:DescribeStateMachine",
                "states:ListExecutions",
                "states:ListTagsForResource",
                "states:UntagResource",
                "states:UpdateStateMachine",
            ],
            &machines(namespace),
        )),
    ];
    statements.extend(roles(of));
    statements.extend(network(namespace));
    // EMR has no resources for security configurations, and EC2 and Systems Manager none for lists.
    statements.push(Statement::new(
        "DescribeAndSecure",
        &[
            "ec2:DescribeSecurityGroupRules",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeVpcs",
            "elasticmapreduce:CreateSecurityConfiguration",
            "elasticmapreduce:DeleteSecurityConfiguration",
            "elasticmapreduce:DescribeSecurityConfiguration",
            "ssm:DescribeParameters",
            "states:ValidateStateMachineDefinition",
        ],
        &["*".to_owned()],
    ));
    statements.push(Statement::new(
        "StartByRulesAndPipes",
        &[
            "events:DeleteRule",
            "events:DescribeRule",
            "events:ListTargetsByRule",
            "events:PutRule",
            "events:PutTargets",
            "events:RemoveTargets",
            "pipes:CreatePipe",
            "pipes:DeletePipe",
            "pipes:DescribePipe",
            "pipes:TagResource",
            "pipes:UpdatePipe",
        ],
        &[
            arn("events", &format!("rule/{namespace}.*")),
            arn("pipes", &format!("pipe/{namespace}.*")),
        ],
    ));
    statements.push(Statement::new(
        "QueueMessages",
        &[
            "sqs:CreateQueue",
            "sqs:DeleteQueue",
            "sqs:GetQueueAttributes",
            "sqs:SetQueueAttributes",
            "sqs:TagQueue",
        ],
        &[arn("sqs", &format!("{}-*", of.stack))],
    ));
    if !of.secrets.is_empty() {
        // CloudFormation resolves references to secrets as whoever deploys.
        let read = ["secretsmanager:GetSecretValue"];
        statements.push(Statement::new("ReadSecretsToSplit", &read, &of.secrets));
        let name = format!("secret:{}{namespace}/*", secrets::ROOT);
        let keep = [
            "secretsmanager:CreateSecret",
            "secretsmanager:DeleteSecret",
            "secretsmanager:DescribeSecret",
            "secretsmanager:TagResource",
            "secretsmanager:UntagResource",
            "secretsmanager:UpdateSecret",
        ];
        let own = arn("secretsmanager", &name);
        statements.push(Statement::new("SplitSecrets", &keep, &[own]));
    }
    if of.has_keys {
        statements.extend(keys(namespace));
    }
    if !of.topics.is_empty() {
        let actions = [
            "sns:GetSubscriptionAttributes",
            "sns:SetSubscriptionAttributes",
            "sns:Subscribe",
            "sns:Unsubscribe",
        ];
        // A subscription's ARN is its topic's with an id behind it.
        let all = of.topics.iter();
        let all: Vec<String> = all
            .flat_map(|topic| [topic.clone(), format!("{topic}:*")])
            .collect();
        statements.push(Statement::new("SubscribeQueues", &actions, &all));
    }
    if !of.artifacts.is_empty() {
        let places = of.artifacts.iter();
        let places: Vec<String> = places
            .map(|place| format!("arn:{}:s3:::{place}/*", partition()))
            .collect();
        let actions = ["s3:GetObject", "s3:PutObject"];
        statements.push(Statement::new("UploadCode", &actions, &places));
    }
    statements
}

/// Keys of histories: they are made, kept and given to machines. Whose data they decrypt, their own policies say: that of the
/// execution history of one machine.
fn keys(namespace: &str) -> Vec<Statement> {
    let all = [arn("kms", "key/*")];
    let keep = Statement::new(
        "KeepKeys",
        &[
            "kms:DescribeKey",
            "kms:EnableKeyRotation",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListResourceTags",
            "kms:PutKeyPolicy",
            "kms:ScheduleKeyDeletion",
            "kms:UpdateKeyDescription",
        ],
        &all,
    );
    // A key is created with its tags (KMS Developer Guide, "Controlling access to tags"), and has no ARN before.
    let create = Statement::new("CreateKeys", &["kms:CreateKey"], &["*".to_owned()]);
    let tag_keys = Statement::new("TagKeys", &["kms:TagResource"], &all);
    // Step Functions tries whoever gives a machine a key ("Data at rest encryption").
    let give = Statement::new(
        "GiveKeysToMachines",
        &["kms:Decrypt", "kms:GenerateDataKey"],
        &all,
    );
    let requested = |own: Statement| own.when("StringEquals", &tag("Request"), namespace);
    let tagged = |own: Statement| own.when("StringEquals", &tag("Resource"), namespace);
    let by_states = format!("states.{}.{}", region(), url_suffix());
    vec![
        requested(create),
        requested(tag_keys),
        tagged(keep),
        tagged(give).when("StringEquals", "kms:ViaService", by_states),
    ]
}

/// State machines of the namespace by their names. Another namespace may begin like this one, so the tag counts, too.
fn machines(namespace: &str) -> [String; 1] {
    [arn("states", &format!("stateMachine:{namespace}_*"))]
}

fn roles(of: &Definer<'_>) -> Vec<Statement> {
    let namespace = of.namespace;
    let of_machines = iam(&format!("role/emrys/{namespace}/*"));
    let of_profiles = iam(&format!("role/{}*", prefix(namespace)));
    let both = [of_machines.clone(), of_profiles.clone()];
    let mut bounded = Statement::new(
        "DefineRoles",
        &[
            "iam:CreateRole",
            "iam:DeleteRolePolicy",
            "iam:PutRolePolicy",
        ],
        &both,
    );
    if let Some(boundary) = &of.boundary {
        bounded = bounded.when("StringEquals", "iam:PermissionsBoundary", boundary.as_str());
    }
    let pass = |sid: &str, services: Vec<String>, roles: &[String]| {
        let statement = Statement::new(sid, &["iam:PassRole"], roles);
        statement.when("StringEquals", "iam:PassedToService", services)
    };
    let services = ["states", "events", "pipes"].map(|own| format!("{own}.amazonaws.com"));
    vec![
        bounded,
        Statement::new(
            "KeepRoles",
            &[
                "iam:DeleteRole",
                "iam:GetRole",
                "iam:GetRolePolicy",
                "iam:ListRolePolicies",
                "iam:TagRole",
                "iam:UntagRole",
                "iam:UpdateAssumeRolePolicy",
                "iam:UpdateRole",
            ],
            &both,
        ),
        pass("PassRolesOfMachines", services.to_vec(), &[of_machines]),
        pass(
            "PutRolesIntoInstanceProfiles",
            vec![format!("ec2.{}", url_suffix())],
            &[of_profiles],
        ),
        Statement::new(
            "DefineInstanceProfiles",
            &[
                "iam:AddRoleToInstanceProfile",
                "iam:CreateInstanceProfile",
                "iam:DeleteInstanceProfile",
                "iam:GetInstanceProfile",
                "iam:RemoveRoleFromInstanceProfile",
            ],
            &[iam(&format!("instance-profile/{}*", prefix(namespace)))],
        ),
        Statement::new(
            "ReadPoliciesOfPeople",
            &[
                "iam:GetPolicy",
                "iam:GetPolicyVersion",
                "iam:ListPolicyVersions",
            ],
            &[iam(&format!("policy/{}*", prefix(namespace)))],
        ),
    ]
}

fn network(namespace: &str) -> Vec<Statement> {
    let groups = [arn("ec2", "security-group/*")];
    let create = Statement::new("CreateGroups", &["ec2:CreateSecurityGroup"], &groups);
    let tags = Statement::new("TagGroups", &["ec2:CreateTags"], &groups);
    let tags = tags.when("StringEquals", "ec2:CreateAction", "CreateSecurityGroup");
    let change = Statement::new(
        "ChangeGroups",
        &[
            "ec2:AuthorizeSecurityGroupEgress",
            "ec2:AuthorizeSecurityGroupIngress",
            "ec2:DeleteSecurityGroup",
            "ec2:RevokeSecurityGroupEgress",
            "ec2:RevokeSecurityGroupIngress",
        ],
        &groups,
    );
    vec![
        create.when("StringEquals", &tag("Request"), namespace),
        // A group is created in a VPC, which has tags of its own.
        Statement::new(
            "CreateGroupsInVpcs",
            &["ec2:CreateSecurityGroup"],
            &[arn("ec2", "vpc/*")],
        ),
        tags.when("StringEquals", &tag("Request"), namespace),
        change.when("StringEquals", &tag("Resource"), namespace),
    ]
}

/// Whoever starts these machines, by their names, and sees what becomes of the executions. They write no parameter and pass no
/// role.
#[must_use]
pub fn launcher(machines: &[String]) -> Vec<Statement> {
    vec![
        Statement::new(
            "Launch",
            &["states:ListExecutions", "states:StartExecution"],
            &arns("stateMachine", machines, ""),
        ),
        Statement::new(
            "FollowExecutions",
            &["states:DescribeExecution"],
            &arns("execution", machines, ":*"),
        ),
    ]
}

/// The ARNs of machines or their executions.
fn arns(kind: &str, machines: &[String], suffix: &str) -> Vec<String> {
    let own = machines.iter();
    own.map(|name| arn("states", &format!("{kind}:{name}{suffix}")))
        .collect()
}

/// Whoever looks at a namespace: its entries, its machines with their executions, and its clusters. Machines with passwords in
/// their histories are not among them.
#[must_use]
pub fn reader(namespace: &str, stack: &str, machines: &[String]) -> Vec<Statement> {
    let paths = folders(namespace).map(|folder| folder.trim_end_matches('/').to_owned());
    let entries = [paths.collect(), entries(namespace)].concat();
    let clusters = Statement::new(
        "ReadClusters",
        &[
            "elasticmapreduce:DescribeCluster",
            "elasticmapreduce:DescribeStep",
            "elasticmapreduce:ListInstances",
            "elasticmapreduce:ListSteps",
        ],
        &[arn("elasticmapreduce", "cluster/*")],
    );
    let mut statements = vec![
        Statement::new(
            "ReadEntries",
            &[
                "ssm:GetParameter",
                "ssm:GetParameterHistory",
                "ssm:GetParameters",
                "ssm:GetParametersByPath",
            ],
            &entries,
        ),
        clusters.when(
            "StringEquals",
            &format!("elasticmapreduce:ResourceTag/{NAMESPACE_TAG}"),
            json!(namespace),
        ),
        // EMR lists clusters of all namespaces, by their names and states.
        Statement::new(
            "ListClusters",
            &["elasticmapreduce:ListClusters"],
            &["*".to_owned()],
        ),
        Statement::new(
            "ReadStack",
            &[
                "cloudformation:DescribeStackEvents",
                "cloudformation:DescribeStacks",
                "cloudformation:GetTemplate",
            ],
            &[arn("cloudformation", &format!("stack/{stack}/*"))],
        ),
    ];
    if !machines.is_empty() {
        let actions = ["states:DescribeStateMachine", "states:ListExecutions"];
        statements.push(Statement::new(
            "ReadMachines",
            &actions,
            &arns("stateMachine", machines, ""),
        ));
        let actions = ["states:DescribeExecution", "states:GetExecutionHistory"];
        statements.push(Statement::new(
            "ReadExecutions",
            &actions,
            &arns("execution", machines, ":*"),
        ));
    }
    statements
}

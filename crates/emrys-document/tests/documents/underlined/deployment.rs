// SPDX-License-Identifier: Apache-2.0
//! Profiles, launch functions and pipelines, and their deployment.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    (
        "undeployable-name/names.yaml",
        &[
            "sales.eu",
            "sse/s3",
            "small cluster",
            "nightly run",
            "night|ly",
            "a-name-that-is-longer-than-what-step-functions-takes-with-the-namespace-before-it",
        ],
    ),
    (
        "undeployable-name/secret.yaml",
        &["a-function-of-forty-one-characters-in-all"],
    ),
    ("colliding-names/names.yaml", &["emrys-sweep", "nightly"]),
    ("colliding-names/secret.yaml", &["nightly-secret"]),
    (
        "unknown-definition/names.yaml",
        &["see", "wordz", "nightli", "monthly"],
    ),
    (
        "unknown-member/paths.yaml",
        &[
            "Instances.InstanceGroups.1.InstanceCounts",
            "releaseLabel",
            "Instances.InstanceGroups.InstanceCount",
            "ReleaseLabel.Version",
        ],
    ),
    (
        "unknown-member/absent.yaml",
        &[
            "Instances.InstanceGroups.2.InstanceCount",
            "Instances.InstanceFleets.1.TargetSpotCapacity",
            "ManagedScalingPolicy.ComputeLimits.MaximumCapacityUnits",
            "AutoTerminationPolicy.IdleTimeout",
            "Instances.InstanceGroups.1.AutoScalingPolicy.Constraints.MaxCapacity",
            "Instances.InstanceGroups.0.InstanceCount",
        ],
    ),
    (
        "forbidden-override/paths.yaml",
        &[
            "JobFlowRole",
            "Instances.EmrManagedMasterSecurityGroup",
            "Instances.AdditionalSlaveSecurityGroups.0",
            "Instances",
            "BootstrapActions.0.ScriptBootstrapAction.Path",
            "LogUri",
            "Instances.Ec2KeyName",
            "Tags",
        ],
    ),
    (
        "contradictory-bounds/bounds.yaml",
        &["10", "1", "300", "m5.large"],
    ),
    (
        "contradictory-bounds/types.yaml",
        &["2", "2.5", "6", "5", "yes"],
    ),
    (
        "refused-override/overrides.yaml",
        &[
            "20",
            "m5.large",
            "5",
            "CoreInstanceCounts",
            "MasterInstanceType",
        ],
    ),
    ("fail-and-reuse/both.yaml", &["true", "true"]),
    (
        "secret-given-twice/both.yaml",
        &[
            "javax.jdo.option.ConnectionUserName",
            "javax.jdo.option.ConnectionPassword",
            "hive.other",
        ],
    ),
    ("secrets-of-run/run.yaml", &["nightly"]),
    ("vpc-missing/profile.yaml", &["sse"]),
    (
        "artifacts-missing/files.yaml",
        &["of-cluster", "of-steps", "of-job-flow"],
    ),
    (
        "cluster-not-there/flow.yaml",
        &["add_steps", "mian", "main", "inner", "terminate_cluster"],
    ),
    (
        "invalid-variable/variables.yaml",
        &["cluster", "the-third", "states", "main", "main", "main"],
    ),
    ("circular-pipelines/circle.yaml", &["first", "itself"]),
    (
        "invalid-schedule/schedules.yaml",
        &[
            "cron(0 3 * * *)",
            "rate(1 days)",
            "daily",
            "cron(0 25 * * ? *)",
        ],
    ),
    (
        "invalid-activity-name/names.yaml",
        &[
            "Wait",
            "",
            "A name of a state that has more than the eighty characters that Step Functions lets it have",
        ],
    ),
    (
        "useless-profile-key/profile.yaml",
        &[
            "vpc-0abc1234",
            "arn:aws:iam::123456789012:policy/boundary",
            "authorize",
            "arn:aws:iam::123456789012:role/EmrInstances",
        ],
    ),
    (
        "overruled-by-profile/cluster.yaml",
        &[
            "EmrService",
            "s3://acme-logs/other/",
            "EmrInstances",
            "sg-0a",
            "sg-0b",
        ],
    ),
    ("unused-profile/profile.yaml", &["kms"]),
];

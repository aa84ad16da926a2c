// SPDX-License-Identifier: Apache-2.0
//! Instance types, groups and fleets, subnets and zones.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("instance-type-not-supported/too-new.yaml", &["m7g.xlarge"]),
    (
        "unknown-instance-group/groups.yaml",
        &["task", "strage", "head", "master", "core"],
    ),
    ("unknown-instance-group/single.yaml", &["task"]),
    (
        "unknown-instance-type/misspelled.yaml",
        &["m5.xlrage", "mainframe"],
    ),
    ("primary-count/fails.yaml", &["2"]),
    ("metastore-on-primaries/fails.yaml", &["Hive"]),
    (
        "three-primaries-stay/fails.yaml",
        &["false", "auto_termination_policy"],
    ),
    ("few-core-instances/fails.yaml", &["2"]),
    ("spot-primary/fails.yaml", &["0.1"]),
    ("spot-core/fails.yaml", &["0.1"]),
    ("task-without-core/fails.yaml", &["task_instance_group"]),
    ("duplicate-instance-group/fails.yaml", &["workers"]),
    ("custom-ami-architecture/fails.yaml", &["m6g.xlarge"]),
    ("mixed-architectures/fails.yaml", &["m6i.xlarge"]),
    ("previous-generation/fails.yaml", &["m3.xlarge"]),
    ("idle-gpus/fails.yaml", &["g4dn.xlarge"]),
    ("bid-above-on-demand/fails.yaml", &["1.92"]),
    ("bid-too-low/fails.yaml", &["0.05"]),
    ("too-many-instance-groups/fails.yaml", &["task-49"]),
    ("bid-without-spot/fails.yaml", &["0.1"]),
    ("two-bids/fails.yaml", &["60"]),
    (
        "fleet-without-capacity/fails.yaml",
        &["core_instance_fleet"],
    ),
    ("primary-fleet/fails.yaml", &["master_instance_fleet", "4"]),
    ("fleet-type-count/fails.yaml", &["m7a.xlarge"]),
    ("fleet-type-twice/fails.yaml", &["m5.xlarge"]),
    ("weight-above-target/fails.yaml", &["4"]),
    ("weight-missing/fails.yaml", &["m5.2xlarge"]),
    ("fleet-timeout/fails.yaml", &["1"]),
    ("block-duration/fails.yaml", &["120"]),
    (
        "spot-settings-without-spot/fails.yaml",
        &["TERMINATE_CLUSTER"],
    ),
    ("priority-without-strategy/fails.yaml", &["0"]),
    ("reservation-contradiction/fails.yaml", &["none"]),
    ("single-type-fleet/fails.yaml", &["m5.xlarge"]),
    ("placement-not-supported/fails.yaml", &["CLUSTER", "CORE"]),
    ("placement-of-one/fails.yaml", &["MASTER"]),
    ("subnets-with-groups/fails.yaml", &["subnet-1b2c3d4e"]),
];

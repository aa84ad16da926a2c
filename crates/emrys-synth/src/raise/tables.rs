// SPDX-License-Identifier: Apache-2.0
//! EMR's members and the keys that documents have for them, in the order in which documents are written.

use super::members::{Kind, Member, flag, member, number, single};

/// A cluster: the members of RunJobFlow's input with those of its `Instances`, after
/// [`cluster`](super::cluster) has put them together as documents have them.
pub(crate) static CLUSTER: &[Member] = &[
    single("ReleaseLabel", "release_label"),
    single("AmiVersion", "ami_version"),
    single("HadoopVersion", "hadoop_version"),
    single("OSReleaseLabel", "os_release_label"),
    single("Name", "name"),
    member("Applications", "applications", Kind::Names),
    member("SupportedProducts", "supported_products", Kind::Singles),
    member(
        "NewSupportedProducts",
        "new_supported_products",
        Kind::List(PRODUCT),
    ),
    member(
        "MasterInstanceGroup",
        "master_instance_group",
        Kind::Structure(INSTANCE_GROUP),
    ),
    member(
        "CoreInstanceGroup",
        "core_instance_group",
        Kind::Structure(INSTANCE_GROUP),
    ),
    member(
        "TaskInstanceGroup",
        "task_instance_group",
        Kind::Structure(INSTANCE_GROUP),
    ),
    member(
        "TaskInstanceGroups",
        "task_instance_groups",
        Kind::List(INSTANCE_GROUP),
    ),
    member(
        "MasterInstanceFleet",
        "master_instance_fleet",
        Kind::Structure(INSTANCE_FLEET),
    ),
    member(
        "CoreInstanceFleet",
        "core_instance_fleet",
        Kind::Structure(INSTANCE_FLEET),
    ),
    member(
        "TaskInstanceFleet",
        "task_instance_fleet",
        Kind::Structure(INSTANCE_FLEET),
    ),
    single("MasterInstanceType", "master_instance_type"),
    single("SlaveInstanceType", "slave_instance_type"),
    number("InstanceCount", "instance_count"),
    member(
        "ManagedScalingPolicy",
        "managed_scaling_policy",
        Kind::Structure(MANAGED_SCALING),
    ),
    member(
        "PlacementGroupConfigs",
        "placement_group_config",
        Kind::List(PLACEMENT_GROUP),
    ),
    member(
        "BootstrapActions",
        "bootstrap_action",
        Kind::List(BOOTSTRAP_ACTION),
    ),
    member(
        "Configurations",
        "configurations",
        Kind::List(&CONFIGURATION),
    ),
    single("LogUri", "log_uri"),
    single("LogEncryptionKmsKeyId", "log_encryption_kms_key_id"),
    single("ServiceRole", "service_role"),
    single("AutoScalingRole", "autoscaling_role"),
    member(
        "Ec2Attributes",
        "ec2_attributes",
        Kind::Structure(EC2_ATTRIBUTES),
    ),
    member("Placement", "placement", Kind::Structure(PLACEMENT)),
    member("Tags", "tags", Kind::Tags),
    number("StepConcurrencyLevel", "step_concurrency_level"),
    flag("TerminationProtected", "termination_protection"),
    flag(
        "KeepJobFlowAliveWhenNoSteps",
        "keep_job_flow_alive_when_no_steps",
    ),
    flag("UnhealthyNodeReplacement", "unhealthy_node_replacement"),
    member(
        "AutoTerminationPolicy",
        "auto_termination_policy",
        Kind::Structure(&[number("IdleTimeout", "idle_timeout")]),
    ),
    single("SecurityConfiguration", "security_configuration"),
    member(
        "KerberosAttributes",
        "kerberos_attributes",
        Kind::Structure(KERBEROS),
    ),
    single("ScaleDownBehavior", "scale_down_behavior"),
    single("CustomAmiId", "custom_ami_id"),
    single("RepoUpgradeOnBoot", "repo_upgrade_on_boot"),
    number("EbsRootVolumeSize", "ebs_root_volume_size"),
    number("EbsRootVolumeIops", "ebs_root_volume_iops"),
    number("EbsRootVolumeThroughput", "ebs_root_volume_throughput"),
    flag("ExtendedSupport", "extended_support"),
    flag("SessionEnabled", "session_enabled"),
    single("StepExecutionRoleArn", "step_execution_role_arn"),
    member(
        "MonitoringConfiguration",
        "monitoring_configuration",
        Kind::Structure(MONITORING),
    ),
    flag("VisibleToAllUsers", "visible_to_all_users"),
    single("AdditionalInfo", "additional_info"),
];

static PRODUCT: &[Member] = &[
    single("Name", "name"),
    member("Args", "args", Kind::Singles),
];

static PLACEMENT: &[Member] = &[
    single("AvailabilityZone", "availability_zone"),
    member("AvailabilityZones", "availability_zones", Kind::Singles),
];

/// What documents have in `ec2_attributes`.
pub(crate) static EC2_ATTRIBUTES: &[Member] = &[
    single("Ec2KeyName", "key_name"),
    single("JobFlowRole", "instance_profile"),
    single("Ec2SubnetId", "subnet_id"),
    member("Ec2SubnetIds", "subnet_ids", Kind::Singles),
    single(
        "EmrManagedMasterSecurityGroup",
        "emr_managed_master_security_group",
    ),
    single(
        "EmrManagedSlaveSecurityGroup",
        "emr_managed_slave_security_group",
    ),
    single(
        "ServiceAccessSecurityGroup",
        "service_access_security_group",
    ),
    member(
        "AdditionalMasterSecurityGroups",
        "additional_master_security_groups",
        Kind::Singles,
    ),
    member(
        "AdditionalSlaveSecurityGroups",
        "additional_slave_security_groups",
        Kind::Singles,
    ),
];

static KERBEROS: &[Member] = &[
    single("Realm", "realm"),
    single("KdcAdminPassword", "kdc_admin_password"),
    single(
        "CrossRealmTrustPrincipalPassword",
        "cross_realm_trust_principal_password",
    ),
    single("ADDomainJoinUser", "ad_domain_join_user"),
    single("ADDomainJoinPassword", "ad_domain_join_password"),
];

static MONITORING: &[Member] = &[
    member(
        "CloudWatchLogConfiguration",
        "cloud_watch_log_configuration",
        Kind::Structure(&[
            flag("Enabled", "enabled"),
            single("LogGroupName", "log_group_name"),
            single("LogStreamNamePrefix", "log_stream_name_prefix"),
            single("EncryptionKeyArn", "encryption_key_arn"),
            member("LogTypes", "log_types", Kind::MapOfSingles),
        ]),
    ),
    member(
        "S3LoggingConfiguration",
        "s3_logging_configuration",
        Kind::Structure(&[member(
            "LogTypeUploadPolicy",
            "log_type_upload_policy",
            Kind::Structure(&[
                single("system-logs", "system_logs"),
                single("application-logs", "application_logs"),
                single("persistent-ui-logs", "persistent_ui_logs"),
            ]),
        )]),
    ),
];

pub(crate) static INSTANCE_GROUP: &[Member] = &[
    single("Name", "name"),
    single("InstanceType", "instance_type"),
    number("InstanceCount", "instance_count"),
    single("Market", "market"),
    single("BidPrice", "bid_price"),
    member("EbsConfiguration", "", Kind::Inline(EBS)),
    member(
        "AutoScalingPolicy",
        "autoscaling_policy",
        Kind::Structure(AUTO_SCALING),
    ),
    member(
        "Configurations",
        "configurations",
        Kind::List(&CONFIGURATION),
    ),
    single("CustomAmiId", "custom_ami_id"),
];

static EBS: &[Member] = &[
    member("EbsBlockDeviceConfigs", "ebs_config", Kind::List(VOLUME)),
    flag("EbsOptimized", "ebs_optimized"),
];

static VOLUME: &[Member] = &[
    member(
        "VolumeSpecification",
        "",
        Kind::Inline(&[
            single("VolumeType", "type"),
            number("SizeInGB", "size"),
            number("Iops", "iops"),
            number("Throughput", "throughput"),
        ]),
    ),
    number("VolumesPerInstance", "volumes_per_instance"),
];

pub(crate) static AUTO_SCALING: &[Member] = &[
    member(
        "Constraints",
        "constraints",
        Kind::Structure(&[
            number("MinCapacity", "min_capacity"),
            number("MaxCapacity", "max_capacity"),
        ]),
    ),
    member("Rules", "rules", Kind::List(SCALING_RULE)),
];

static SCALING_RULE: &[Member] = &[
    single("Name", "name"),
    single("Description", "description"),
    member(
        "Action",
        "action",
        Kind::Structure(&[
            single("Market", "market"),
            member(
                "SimpleScalingPolicyConfiguration",
                "simple_scaling_policy_configuration",
                Kind::Structure(&[
                    single("AdjustmentType", "adjustment_type"),
                    number("ScalingAdjustment", "scaling_adjustment"),
                    number("CoolDown", "cool_down"),
                ]),
            ),
        ]),
    ),
    member(
        "Trigger",
        "trigger",
        Kind::Structure(&[member(
            "CloudWatchAlarmDefinition",
            "cloud_watch_alarm_definition",
            Kind::Structure(ALARM),
        )]),
    ),
];

static ALARM: &[Member] = &[
    single("ComparisonOperator", "comparison_operator"),
    number("EvaluationPeriods", "evaluation_periods"),
    single("MetricName", "metric_name"),
    single("Namespace", "namespace"),
    number("Period", "period"),
    single("Statistic", "statistic"),
    number("Threshold", "threshold"),
    single("Unit", "unit"),
    member("Dimensions", "dimensions", Kind::Pairs),
];

pub(crate) static INSTANCE_FLEET: &[Member] = &[
    single("Name", "name"),
    number("TargetOnDemandCapacity", "target_on_demand_capacity"),
    number("TargetSpotCapacity", "target_spot_capacity"),
    member(
        "InstanceTypeConfigs",
        "instance_type_configs",
        Kind::List(INSTANCE_TYPE),
    ),
    member(
        "LaunchSpecifications",
        "launch_specifications",
        Kind::Structure(&[
            member(
                "OnDemandSpecification",
                "on_demand_specification",
                Kind::Structure(ON_DEMAND),
            ),
            member(
                "SpotSpecification",
                "spot_specification",
                Kind::Structure(SPOT),
            ),
        ]),
    ),
    member(
        "ResizeSpecifications",
        "resize_specifications",
        Kind::Structure(&[
            member(
                "OnDemandResizeSpecification",
                "on_demand_resize_specification",
                Kind::Structure(ON_DEMAND),
            ),
            member(
                "SpotResizeSpecification",
                "spot_resize_specification",
                Kind::Structure(SPOT),
            ),
        ]),
    ),
    single("Context", "context"),
];

static INSTANCE_TYPE: &[Member] = &[
    single("InstanceType", "instance_type"),
    number("WeightedCapacity", "weighted_capacity"),
    single("BidPrice", "bid_price"),
    number(
        "BidPriceAsPercentageOfOnDemandPrice",
        "bid_price_as_percentage_of_on_demand_price",
    ),
    number("Priority", "priority"),
    member("EbsConfiguration", "", Kind::Inline(EBS)),
    member(
        "Configurations",
        "configurations",
        Kind::List(&CONFIGURATION),
    ),
    single("CustomAmiId", "custom_ami_id"),
];

static ON_DEMAND: &[Member] = &[
    single("AllocationStrategy", "allocation_strategy"),
    number("TimeoutDurationMinutes", "timeout_duration_minutes"),
    member(
        "CapacityReservationOptions",
        "capacity_reservation_options",
        Kind::Structure(&[
            single("UsageStrategy", "usage_strategy"),
            single(
                "CapacityReservationPreference",
                "capacity_reservation_preference",
            ),
            single(
                "CapacityReservationResourceGroupArn",
                "capacity_reservation_resource_group_arn",
            ),
        ]),
    ),
];

static SPOT: &[Member] = &[
    single("AllocationStrategy", "allocation_strategy"),
    number("TimeoutDurationMinutes", "timeout_duration_minutes"),
    single("TimeoutAction", "timeout_action"),
    number("BlockDurationMinutes", "block_duration_minutes"),
];

pub(crate) static MANAGED_SCALING: &[Member] = &[
    member(
        "ComputeLimits",
        "compute_limits",
        Kind::Structure(&[
            single("UnitType", "unit_type"),
            number("MinimumCapacityUnits", "minimum_capacity_units"),
            number("MaximumCapacityUnits", "maximum_capacity_units"),
            number(
                "MaximumOnDemandCapacityUnits",
                "maximum_ondemand_capacity_units",
            ),
            number("MaximumCoreCapacityUnits", "maximum_core_capacity_units"),
        ]),
    ),
    single("ScalingStrategy", "scaling_strategy"),
    number(
        "UtilizationPerformanceIndex",
        "utilization_performance_index",
    ),
];

static PLACEMENT_GROUP: &[Member] = &[
    single("InstanceRole", "instance_role"),
    single("PlacementStrategy", "placement_strategy"),
];

static BOOTSTRAP_ACTION: &[Member] = &[
    single("Name", "name"),
    member(
        "ScriptBootstrapAction",
        "",
        Kind::Inline(&[
            single("Path", "path"),
            member("Args", "args", Kind::Singles),
        ]),
    ),
];

pub(crate) static CONFIGURATION: [Member; 3] = [
    single("Classification", "classification"),
    member("Properties", "properties", Kind::Map),
    member(
        "Configurations",
        "configurations",
        Kind::List(&CONFIGURATION),
    ),
];

/// A step; what it does is in [`steps`](super::steps).
pub(crate) static JAR: &[Member] = &[
    single("Jar", "jar"),
    single("MainClass", "main_class"),
    member("Args", "args", Kind::Singles),
    member("Properties", "properties", Kind::Pairs),
];

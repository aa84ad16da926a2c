// SPDX-License-Identifier: Apache-2.0
//! What documents are made of: one setting, one file, with its type, how it is read, its schema and its tests.
//!
//! Types here say what the user wrote. What a request to EMR looks like is the business of whoever lowers them.

mod activity;
mod allow;
mod allowed_override;
mod auto_termination_policy;
mod bootstrap_action;
mod bucket;
mod cluster;
mod cluster_fragment;
mod config;
mod configuration;
mod duration;
mod ec2_attributes;
mod end_of_life;
mod environment;
mod file_location;
mod handlers;
mod include;
mod instances;
mod job_flow;
mod kerberos_attributes;
mod launch_function;
mod listed_state;
mod lock;
mod map;
mod monitoring;
mod notifications;
mod password;
mod pipeline;
mod placement;
mod presets;
mod profile;
mod python;
mod relaunch;
mod release;
mod repo_upgrade_on_boot;
mod retry;
mod s3_uri;
mod scale_down_behavior;
mod secret_configuration;
pub mod security;
mod security_groups;
mod step;
mod supported_product;
mod tags;
mod text;
mod value;
pub(crate) mod words;

pub use activity::{
    Activity, AddSteps, Flow, GroupReference, ModifyCluster, Plain, Resize, Wait, WaitFor,
};
pub use allow::Allow;
pub use allowed_override::{AllowedOverride, forbidden_override};
pub use auto_termination_policy::AutoTerminationPolicy;
pub use bootstrap_action::BootstrapAction;
pub use bucket::{Bucket, LocalPath};
pub use cluster::Cluster;
pub(crate) use cluster_fragment::ClusterFragment;
pub use config::{Config, HBase};
pub use configuration::Configuration;
pub use duration::Duration;
pub use ec2_attributes::Ec2Attributes;
pub use end_of_life::EndOfLife;
pub(crate) use environment::{Environment, PlaceholderValue};
pub use file_location::FileLocation;
pub use handlers::{EventRule, Handler, Handlers, Runs};
pub(crate) use include::ListWithIncludes;
pub use instances::{
    AdjustmentType, AutoscalingPolicy, CapacityReservationOptions, CapacityReservationPreference,
    CapacityReservationUsage, CloudWatchAlarmDefinition, ComparisonOperator, ComputeLimits,
    ComputeUnit, EbsConfig, EbsVolume, InstanceFleet, InstanceGroup, InstanceTypeConfig, Instances,
    LaunchSpecifications, ManagedScalingPolicy, OnDemandAllocationStrategy,
    OnDemandResizeSpecification, OnDemandSpecification, PlacementGroupConfig, PlacementStrategy,
    ResizeSpecifications, ScaleOn, ScalingAction, ScalingConstraints, ScalingRule, ScalingStrategy,
    ScalingTrigger, SimpleScalingPolicyConfiguration, SpotAllocationStrategy,
    SpotResizeSpecification, SpotSpecification, SpotTimeoutAction, Statistic, Unit,
};
pub use job_flow::{ClusterReference, JobFlow};
pub use kerberos_attributes::KerberosAttributes;
pub use launch_function::LaunchFunction;
pub use listed_state::ListedState;
pub use lock::Lock;
pub use map::Map;
pub use monitoring::{CloudWatchLogs, LogUploadPolicies, LogUploadPolicy, Monitoring, S3Logging};
pub use notifications::Notifications;
pub use password::Password;
pub use pipeline::{
    CLUSTER, Choice, Condition, Fail, Invoke, Iteration, Launch, Notify, Pipeline, PipelineAction,
    PipelineActivity, PipelineFlow, PipelineSteps, PipelineWait, PipelineWork, Run, RunTarget,
    TerminateCluster, Trigger, TriggerSource, UseCluster,
};
pub use placement::Placement;
pub use presets::{HelperElement, Presets};
pub use profile::{Authorize, Profile, ProfileSecurityGroups};
pub use python::{
    Pack, Python, PythonPackages, PythonVersion, Requirement, RequirementKind, RequirementsFile,
};
pub use relaunch::Relaunch;
pub use release::Release;
pub(crate) use release::nearest_releases;
pub use repo_upgrade_on_boot::RepoUpgradeOnBoot;
pub use retry::Retry;
pub use s3_uri::S3Uri;
pub(crate) use s3_uri::bucket_problem;
pub use scale_down_behavior::ScaleDownBehavior;
pub use secret_configuration::SecretConfiguration;
pub use security::SecurityConfiguration;
pub use security_groups::SecurityGroups;
pub use step::{
    Command, DeployMode, HBaseBackup, Jar, Script, ScriptSource, SparkProgram, SparkSql,
    SparkSqlSource, SparkSubmit, Step, StepAction,
};
pub use supported_product::SupportedProduct;
pub use tags::Tags;
pub use text::{Inline, Text};
pub use value::{Expression, Setting, TextOrExpression, is_expression};
pub use words::OpenWord;

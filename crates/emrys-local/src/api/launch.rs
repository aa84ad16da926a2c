// SPDX-License-Identifier: Apache-2.0
//! RunJobFlow: checks what EMR checks at once, then writes the cluster with its steps.

use std::sync::Arc;

use emrys_catalog::instance_types::{self, Support};
use emrys_catalog::limits::{
    BOOTSTRAP_ACTIONS, INSTANCES_PER_GROUP, STEP_CONCURRENCY, STEP_CONCURRENCY_SINCE,
};
use emrys_catalog::releases;
use emrys_model::ids::{ClusterId, Ec2InstanceId, InstanceGroupId, InstanceId, StepId};
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::reason::StateChangeReason;
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    Application, InstanceGroupConfig, InstanceRoleType, JobFlowInstancesConfig, RunJobFlowInput,
    RunJobFlowOutput,
};

use super::{answers, settings};
use crate::cluster::limits;
use crate::cluster::snapshot::Snapshot;
use crate::engine::Shared;
use crate::records::{ClusterRecord, GroupRecord, StepRecord, Timeline};

pub(super) async fn run_job_flow(
    shared: &Arc<Shared>,
    mut input: RunJobFlowInput,
) -> Result<RunJobFlowOutput, ApiError> {
    let label = release_label(&input)?;
    input.applications = Some(applications(label, input.applications.take())?);
    let instances = input.instances.clone().unwrap_or_default();
    let groups = groups(shared, label, &instances)?;
    let level = step_concurrency_level(input.step_concurrency_level.unwrap_or(1), label)?;
    if input.bootstrap_actions.as_ref().map_or(0, Vec::len) > BOOTSTRAP_ACTIONS {
        return Err(ApiError::validation(format!(
            "A cluster takes at most {BOOTSTRAP_ACTIONS} bootstrap actions."
        )));
    }
    let steps = input.steps.take().unwrap_or_default();
    limits::check(steps.iter(), Some(label), 0, level)?;
    let tags = settings::tags(input.tags.take())?;

    let now = crate::time::now();
    let id = ClusterId::from_random(shared.random());
    let steps = steps.into_iter().zip(0..);
    let steps = steps.map(|(config, sequence)| {
        let step = StepId::from_random(shared.random());
        Arc::new(StepRecord::new(step, id.clone(), sequence, config, now))
    });
    let steps = steps.collect();
    let cluster = Arc::new(ClusterRecord {
        id: id.clone(),
        sequence: shared.next_sequence(),
        state: ClusterState::INITIAL,
        reason: StateChangeReason::provisioning(),
        timeline: Timeline::created(now),
        keep_alive: instances
            .keep_job_flow_alive_when_no_steps
            .unwrap_or_default(),
        termination_protected: instances.termination_protected.unwrap_or_default(),
        // The API's default since 2020 (API RunJobFlow).
        visible: input.visible_to_all_users.unwrap_or(true),
        step_concurrency_level: level,
        tags,
        groups,
        archived_actions: 0,
        request: input,
    });
    let arn = answers::arn(shared, &cluster);
    shared.create(Snapshot { cluster, steps }).await?;
    Ok(RunJobFlowOutput {
        job_flow_id: Some(id.to_string()),
        cluster_arn: Some(arn),
    })
}

/// The level as a count, or EMR's refusal.
pub(super) fn step_concurrency_level(level: i32, label: ReleaseLabel) -> Result<usize, ApiError> {
    if level > 1 && label < STEP_CONCURRENCY_SINCE {
        return Err(ApiError::validation(format!(
            "Step concurrency is not supported by release {label}: it needs {STEP_CONCURRENCY_SINCE} or later."
        )));
    }
    usize::try_from(level)
        .ok()
        .filter(|_| (1..=STEP_CONCURRENCY).contains(&level))
        .ok_or_else(|| {
            ApiError::validation(format!(
                "The step concurrency level must be between 1 and {STEP_CONCURRENCY}: it was {level}."
            ))
        })
}

pub(super) fn release_label(input: &RunJobFlowInput) -> Result<ReleaseLabel, ApiError> {
    let Some(text) = input.release_label.as_deref() else {
        return Err(ApiError::validation(
            "A ReleaseLabel is required: clusters of AMI versions cannot be run locally.",
        ));
    };
    let invalid = || {
        let nearest = releases::nearest(text);
        let hint = match nearest.first() {
            Some(nearest) => format!(" The nearest is {nearest}."),
            None => String::new(),
        };
        ApiError::validation(format!(
            "The supplied release label is invalid: {text}.{hint}"
        ))
    };
    let label: ReleaseLabel = text.parse().map_err(|_| invalid())?;
    releases::find(label).map(|_| label).ok_or_else(invalid)
}

/// Applications by their canonical names; the API takes any case.
fn applications(
    label: ReleaseLabel,
    requested: Option<Vec<Application>>,
) -> Result<Vec<Application>, ApiError> {
    let release = releases::find(label);
    requested
        .into_iter()
        .flatten()
        .map(|application| {
            let name = application.name.clone().unwrap_or_default();
            let known = release.and_then(|release| release.application(&name));
            let Some(known) = known else {
                return Err(ApiError::validation(format!(
                    "Specified application: {name} is not supported on release {label}."
                )));
            };
            Ok(Application {
                name: Some(known.name.to_owned()),
                ..application
            })
        })
        .collect()
}

fn groups(
    shared: &Shared,
    label: ReleaseLabel,
    instances: &JobFlowInstancesConfig,
) -> Result<Vec<GroupRecord>, ApiError> {
    if instances
        .instance_fleets
        .as_ref()
        .is_some_and(|fleets| !fleets.is_empty())
    {
        return Err(ApiError::validation(
            "Instance fleets are not implemented by this engine yet: use InstanceGroups.",
        ));
    }
    let configs = match instances
        .instance_groups
        .as_ref()
        .filter(|groups| !groups.is_empty())
    {
        Some(groups) => groups.clone(),
        None => uniform_groups(instances)?,
    };
    let is_primary =
        |group: &&InstanceGroupConfig| role(group) == InstanceRoleType::Master.as_str();
    if configs.iter().filter(is_primary).count() != 1 {
        return Err(ApiError::validation(
            "Exactly one instance group with the role MASTER is required.",
        ));
    }
    configs
        .iter()
        .map(|config| group(shared, label, config))
        .collect()
}

/// `MasterInstanceType`, `SlaveInstanceType` and `InstanceCount` as groups.
fn uniform_groups(
    instances: &JobFlowInstancesConfig,
) -> Result<Vec<InstanceGroupConfig>, ApiError> {
    let Some(primary) = &instances.master_instance_type else {
        return Err(ApiError::validation(
            "Instances needs InstanceGroups, InstanceFleets or MasterInstanceType.",
        ));
    };
    // `i32::MIN` minus the primary instance would not fit.
    let count = instances.instance_count.unwrap_or(1).max(0);
    let group = |role: InstanceRoleType, instance_type: &String, count| InstanceGroupConfig {
        instance_role: Some(role.into()),
        instance_type: Some(instance_type.clone()),
        instance_count: Some(count),
        ..InstanceGroupConfig::default()
    };
    let mut groups = vec![group(InstanceRoleType::Master, primary, 1)];
    if count > 1 {
        let core = instances.slave_instance_type.as_ref().unwrap_or(primary);
        groups.push(group(InstanceRoleType::Core, core, count - 1));
    }
    Ok(groups)
}

fn role(config: &InstanceGroupConfig) -> &str {
    config
        .instance_role
        .as_ref()
        .map_or("", |role| role.as_str())
}

fn group(
    shared: &Shared,
    label: ReleaseLabel,
    config: &InstanceGroupConfig,
) -> Result<GroupRecord, ApiError> {
    let instance_type = config.instance_type.clone().unwrap_or_default();
    let known = instance_types::find(&instance_type);
    // A release newer than the data gets the benefit of the doubt.
    if known.is_none_or(|known| known.supported_by(label) == Support::No) {
        return Err(ApiError::validation(format!(
            "Instance type '{instance_type}' is not supported on release {label}."
        )));
    }
    let count = config.instance_count.unwrap_or(1);
    if !INSTANCES_PER_GROUP.contains(&count) {
        return Err(ApiError::validation(format!(
            "An instance group has {} to {} instances: {count} were requested.",
            INSTANCES_PER_GROUP.start(),
            INSTANCES_PER_GROUP.end(),
        )));
    }
    let instance = |_| {
        let id = InstanceId::from_random(shared.random()).to_string();
        (id, Ec2InstanceId::from_random(shared.random()).to_string())
    };
    let market = match &config.bid_price {
        Some(_) => "SPOT",
        None => config
            .market
            .as_ref()
            .map_or("ON_DEMAND", |market| market.as_str()),
    };
    Ok(GroupRecord {
        id: InstanceGroupId::from_random(shared.random()).to_string(),
        name: config.name.clone().unwrap_or_default(),
        role: role(config).to_owned(),
        instance_type,
        market: market.to_owned(),
        bid_price: config.bid_price.clone(),
        instances: (0..count).map(instance).collect(),
    })
}

// SPDX-License-Identifier: Apache-2.0
//! RunJobFlow: checks what EMR checks at once, then writes the cluster with its steps.

use std::sync::Arc;

use emrys_catalog::limits::{
    BOOTSTRAP_ACTIONS, PLACEMENT_GROUPS_SINCE, SESSIONS_SINCE, STEP_CONCURRENCY,
    STEP_CONCURRENCY_SINCE,
};
use emrys_catalog::releases;
use emrys_model::ids::{ClusterId, StepId};
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::reason::StateChangeReason;
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    Application, InstanceFleetType, InstanceRoleType, JobFlowInstancesConfig, Open,
    PlacementGroupConfig, PlacementGroupStrategy, RunJobFlowInput, RunJobFlowOutput,
};

use super::{answers, instances, policies, security_configurations, settings};
use crate::cluster::limits;
use crate::cluster::snapshot::Snapshot;
use crate::engine::Shared;
use crate::records::{ClusterRecord, StepRecord, Timeline};

/// The cluster's id follows from `random`; a cluster that has that id already is what an earlier, equal request has
/// created.
pub(crate) async fn run_job_flow(
    shared: &Arc<Shared>,
    mut input: RunJobFlowInput,
    random: [u8; 16],
) -> Result<RunJobFlowOutput, ApiError> {
    let id = ClusterId::from_random(random);
    if let Some(cluster) = shared.cluster(id.as_str()) {
        return Ok(cluster.read(|snapshot| output(shared, &snapshot.cluster)));
    }
    let label = release_label(&input)?;
    security_configurations::check_name(shared, input.security_configuration.as_deref())?;
    input.applications = Some(applications(label, input.applications.take())?);
    let config = input.instances.clone().unwrap_or_default();
    let now = crate::time::now();
    let role = input.auto_scaling_role.as_deref();
    let collections = instances::requested(shared, label, &config, role, now)?;
    let level = step_concurrency_level(input.step_concurrency_level.unwrap_or(1), label)?;
    if input.bootstrap_actions.as_ref().map_or(0, Vec::len) > BOOTSTRAP_ACTIONS {
        return Err(ApiError::validation(format!(
            "A cluster takes at most {BOOTSTRAP_ACTIONS} bootstrap actions."
        )));
    }
    let steps = input.steps.take().unwrap_or_default();
    limits::check(steps.iter(), label, 0, level)?;
    let tags = settings::tags(input.tags.take())?;
    settings::check_tag_count(&tags)?;
    let managed_scaling = input.managed_scaling_policy.take();
    if let Some(policy) = &managed_scaling {
        policies::check_managed_scaling(policy, label, &collections)?;
    }
    check_placement(&input, label)?;
    check_sessions(&input, label)?;
    let role = limits::execution_role(input.step_execution_role_arn.clone(), label)?;
    let highly_available = has_several_primaries(&config);
    if let Some(attributes) = &mut input.kerberos_attributes {
        // Nothing here needs them, so that nothing here can give them away.
        attributes.kdc_admin_password = None;
        attributes.ad_domain_join_password = None;
        attributes.cross_realm_trust_principal_password = None;
    }
    let auto_termination = input.auto_termination_policy.take();
    let auto_termination = auto_termination
        .map(|policy| policies::auto_termination(&policy, label))
        .transpose()?;

    let steps = steps.into_iter().zip(0..);
    let steps = steps.map(|(config, sequence)| {
        let step = StepId::from_random(shared.random());
        let mut record = StepRecord::new(step, id.clone(), sequence, config, now);
        record.execution_role = role.clone();
        Arc::new(record)
    });
    let steps = steps.collect();
    let cluster = Arc::new(ClusterRecord {
        id: id.clone(),
        sequence: shared.next_sequence(),
        state: ClusterState::INITIAL,
        reason: StateChangeReason::provisioning(),
        timeline: Timeline::created(now),
        // With several primary instances EMR switches both on, whatever was asked for (MG emr-plan-ha-launch).
        keep_alive: highly_available
            || config.keep_job_flow_alive_when_no_steps.unwrap_or_default(),
        termination_protected: highly_available || config.termination_protected.unwrap_or_default(),
        // The API's default since 2020 (API RunJobFlow).
        visible: input.visible_to_all_users.unwrap_or(true),
        step_concurrency_level: level,
        tags,
        collections,
        former_groups: Vec::new(),
        archived_actions: 0,
        managed_scaling,
        auto_termination,
        unhealthy_node_replacement: None,
        extended_support: None,
        request: input,
    });
    let output = output(shared, &cluster);
    shared.create(Snapshot { cluster, steps }).await?;
    Ok(output)
}

fn output(shared: &Shared, cluster: &ClusterRecord) -> RunJobFlowOutput {
    RunJobFlowOutput {
        job_flow_id: Some(cluster.id.to_string()),
        cluster_arn: Some(answers::arn(shared, cluster)),
    }
}

/// Whether there is more than one primary instance.
fn has_several_primaries(instances: &JobFlowInstancesConfig) -> bool {
    let groups = instances.instance_groups.as_deref().unwrap_or_default();
    let fleets = instances.instance_fleets.as_deref().unwrap_or_default();
    groups.iter().any(|group| {
        group.instance_role.as_ref().and_then(Open::known) == Some(InstanceRoleType::Master)
            && group.instance_count.unwrap_or_default() > 1
    }) || fleets.iter().any(|fleet| {
        fleet.instance_fleet_type.as_ref().and_then(Open::known) == Some(InstanceFleetType::Master)
            && fleet.target_on_demand_capacity.unwrap_or_default() > 1
    })
}

/// Placement groups are for several primary instances, and spread them or not (MG emr-plan-ha-placementgroup).
fn check_placement(input: &RunJobFlowInput, label: Option<ReleaseLabel>) -> Result<(), ApiError> {
    let groups = input.placement_group_configs.as_deref().unwrap_or_default();
    if groups.is_empty() {
        return Ok(());
    }
    if label < Some(PLACEMENT_GROUPS_SINCE) {
        return Err(ApiError::validation(format!(
            "Placement groups are not supported by {}: they need {PLACEMENT_GROUPS_SINCE} or later.",
            named(label)
        )));
    }
    let of_primary = |group: &PlacementGroupConfig| {
        let role = group.instance_role.as_ref().and_then(Open::known);
        role == Some(InstanceRoleType::Master)
    };
    let known = |group: &PlacementGroupConfig| {
        let strategy = group.placement_strategy.as_ref().map(Open::known);
        matches!(
            strategy,
            None | Some(Some(
                PlacementGroupStrategy::Spread | PlacementGroupStrategy::None
            ))
        )
    };
    if groups.len() > 1 || !groups.iter().all(of_primary) {
        return Err(ApiError::validation(
            "A placement group can only be configured for the instance role MASTER, and only once.",
        ));
    }
    if !groups.iter().all(known) {
        return Err(ApiError::validation(
            "The placement strategy of the instance role MASTER must be SPREAD or NONE.",
        ));
    }
    match has_several_primaries(&input.instances.clone().unwrap_or_default()) {
        true => Ok(()),
        false => Err(ApiError::validation(
            "Placement groups need a cluster with several primary instances.",
        )),
    }
}

fn check_sessions(input: &RunJobFlowInput, label: Option<ReleaseLabel>) -> Result<(), ApiError> {
    match input.session_enabled == Some(true) && label < Some(SESSIONS_SINCE) {
        true => Err(ApiError::validation(format!(
            "Sessions are not supported by {}: they need {SESSIONS_SINCE} or later.",
            named(label)
        ))),
        false => Ok(()),
    }
}

/// The level as a count, or EMR's refusal.
pub(super) fn step_concurrency_level(
    level: i32,
    label: Option<ReleaseLabel>,
) -> Result<usize, ApiError> {
    if level > 1 && label < Some(STEP_CONCURRENCY_SINCE) {
        return Err(ApiError::validation(format!(
            "Step concurrency is not supported by {}: it needs {STEP_CONCURRENCY_SINCE} or later.",
            named(label)
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

/// The release that a request names. One with an AMI version, from before releases, names none.
pub(super) fn release_label(input: &RunJobFlowInput) -> Result<Option<ReleaseLabel>, ApiError> {
    let text = match (input.release_label.as_deref(), input.ami_version.as_deref()) {
        (Some(text), None) => text,
        (None, Some(_)) => return Ok(None),
        (given, _) => {
            let problem = match given {
                Some(_) => "Only one of ReleaseLabel and AmiVersion may be specified.",
                None => "A ReleaseLabel or an AmiVersion is required.",
            };
            return Err(ApiError::validation(problem));
        }
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
    releases::find(label)
        .map(|_| Some(label))
        .ok_or_else(invalid)
}

/// Applications by their canonical names; the API takes any case.
fn applications(
    label: Option<ReleaseLabel>,
    requested: Option<Vec<Application>>,
) -> Result<Vec<Application>, ApiError> {
    let release = label.and_then(releases::find);
    requested
        .into_iter()
        .flatten()
        .map(|application| {
            let name = application.name.clone().unwrap_or_default();
            let known = release.and_then(|release| release.application(&name));
            let Some(known) = known else {
                return Err(ApiError::validation(format!(
                    "Specified application: {name} is not supported on {}.",
                    named(label)
                )));
            };
            Ok(Application {
                name: Some(known.name.to_owned()),
                ..application
            })
        })
        .collect()
}

/// What a cluster's software is called in messages.
fn named(label: Option<ReleaseLabel>) -> String {
    match label {
        Some(label) => format!("release {label}"),
        None => "AMI versions".to_owned(),
    }
}

// SPDX-License-Identifier: Apache-2.0
//! What clients ask of instance groups and fleets, taken whole or not at all.
//!
//! Who sends a [`Change`] has checked what can be checked without the cluster; here is what depends on its state.

use emrys_catalog::limits::{INSTANCE_GROUPS, INSTANCES_PER_GROUP, RECONFIGURATION_SINCE};
use emrys_model::instance::InstanceRole;
use emrys_model::lifecycle::instance_collection::InstanceCollectionEvent;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    AutoScalingPolicy, Configuration, InstanceFleetResizingSpecifications,
    InstanceGroupModifyConfig, InstanceTypeSpecification, Open, ReconfigurationType,
};

use super::{fit, settle};
use crate::error::not_modifiable;
use crate::records::{
    AutoScalingRecord, AutoScalingState, ClusterRecord, CollectionKind, CollectionRecord, Millis,
};

/// A request of a client.
pub(crate) enum Change {
    AddGroups(Vec<CollectionRecord>),
    ModifyGroups(Vec<InstanceGroupModifyConfig>),
    AddFleet(Box<CollectionRecord>),
    ModifyFleet(FleetChange),
    PutAutoScaling {
        group: String,
        policy: AutoScalingPolicy,
    },
    RemoveAutoScaling {
        group: String,
    },
}

/// What ModifyInstanceFleet changes; what is not given stays.
pub(crate) struct FleetChange {
    pub(crate) fleet: String,
    /// On-demand and spot.
    pub(crate) targets: Option<(i32, i32)>,
    pub(crate) specifications: Option<Vec<InstanceTypeSpecification>>,
    pub(crate) resize: Option<InstanceFleetResizingSpecifications>,
    pub(crate) context: Option<String>,
}

/// Why a change is not taken. Newer operations answer InvalidRequestException where older ones say ValidationException.
type Refusal = fn(String) -> ApiError;

/// What ModifyInstanceGroups and its like say of a cluster that is not up yet, or not any more.
const GROUPS_NOT_NOW: &str =
    "An instance group may only be modified when the cluster is running or waiting.";
const FLEETS_NOT_NOW: &str =
    "An instance fleet may only be modified when the cluster is running or waiting.";

/// The groups or fleets after the change, or why it is not taken.
pub(crate) fn apply(
    cluster: &ClusterRecord,
    change: Change,
    now: Millis,
) -> Result<Vec<CollectionRecord>, ApiError> {
    let mut collections = cluster.collections.clone();
    match change {
        Change::AddGroups(added) => add_groups(cluster, &mut collections, added, now)?,
        Change::ModifyGroups(changes) => {
            refuse_fleets(
                cluster,
                "ModifyInstanceGroups",
                "ModifyInstanceFleet",
                validation,
            )?;
            if !cluster.is_up() {
                return Err(validation(GROUPS_NOT_NOW.to_owned()));
            }
            for change in changes {
                modify_group(cluster, &mut collections, change, now)?;
            }
        }
        Change::AddFleet(added) => add_fleet(cluster, &mut collections, *added, now)?,
        Change::ModifyFleet(change) => modify_fleet(cluster, &mut collections, change, now)?,
        Change::PutAutoScaling { group, policy } => {
            let group = scaled_group(cluster, &mut collections, &group, "PutAutoScalingPolicy")?;
            refuse_auto_scaling(cluster.request.auto_scaling_role.as_deref(), group.role)
                .map_err(ApiError::invalid_request)?;
            if let Some(group) = group.group_mut() {
                let state = AutoScalingState::Pending;
                group.auto_scaling = Some(AutoScalingRecord { policy, state });
            }
        }
        Change::RemoveAutoScaling { group } => {
            let group = scaled_group(cluster, &mut collections, &group, "RemoveAutoScalingPolicy")?;
            if let Some(policy) = group
                .group_mut()
                .and_then(|group| group.auto_scaling.as_mut())
            {
                policy.state = AutoScalingState::Detaching;
            }
        }
    }
    Ok(collections)
}

/// Why a group of that role cannot have an automatic scaling policy (MG emr-automatic-scaling).
pub(crate) fn refuse_auto_scaling(
    auto_scaling_role: Option<&str>,
    role: InstanceRole,
) -> Result<(), String> {
    if role == InstanceRole::Primary {
        return Err(
            "The master instance group cannot have an automatic scaling policy.".to_owned(),
        );
    }
    match auto_scaling_role {
        Some(_) => Ok(()),
        None => Err(
            "An automatic scaling policy needs a cluster that was launched with an AutoScalingRole."
                .to_owned(),
        ),
    }
}

fn validation(message: String) -> ApiError {
    ApiError::validation(message)
}

fn invalid_request(message: String) -> ApiError {
    ApiError::invalid_request(message)
}

/// What every operation for groups says of a cluster with fleets.
pub(crate) fn refuse_fleets(
    cluster: &ClusterRecord,
    operation: &str,
    instead: &str,
    refusal: Refusal,
) -> Result<(), ApiError> {
    match cluster.has_fleets() {
        true => Err(refusal(exclusive("fleets", operation, instead))
            .with_reason_code("API_DOES_NOT_SUPPORT_INSTANCE_FLEET_CLUSTERS")),
        false => Ok(()),
    }
}

/// What every operation for fleets says of a cluster with groups.
pub(crate) fn refuse_groups(
    cluster: &ClusterRecord,
    operation: &str,
    instead: &str,
) -> Result<(), ApiError> {
    match cluster.has_fleets() {
        true => Ok(()),
        false => Err(invalid_request(exclusive("groups", operation, instead))),
    }
}

fn exclusive(used: &str, operation: &str, instead: &str) -> String {
    format!(
        "Instance fleets and instance groups are mutually exclusive. The EMR cluster specified in the request uses \
         instance {used}. The {operation} operation does not support clusters that use instance {used}. Use the \
         {instead} operation instead."
    )
}

fn add_groups(
    cluster: &ClusterRecord,
    collections: &mut Vec<CollectionRecord>,
    added: Vec<CollectionRecord>,
    now: Millis,
) -> Result<(), ApiError> {
    refuse_fleets(cluster, "AddInstanceGroups", "AddInstanceFleet", validation)?;
    if !cluster.state.accepts_steps() {
        return Err(not_modifiable());
    }
    let needs_role = |group: &&CollectionRecord| {
        group
            .group()
            .is_some_and(|group| group.auto_scaling.is_some())
    };
    if let Some(group) = added.iter().find(needs_role) {
        let role = cluster.request.auto_scaling_role.as_deref();
        refuse_auto_scaling(role, group.role).map_err(validation)?;
    }
    for mut group in added {
        fit::fit(&mut group, now);
        collections.push(group);
    }
    check_roles(collections).map_err(validation)?;
    if collections.len() > INSTANCE_GROUPS {
        return Err(validation(format!(
            "A cluster has at most {INSTANCE_GROUPS} instance groups."
        )));
    }
    Ok(())
}

/// Why there cannot be groups of these roles in one cluster: EMR's own words.
pub(crate) fn check_roles(collections: &[CollectionRecord]) -> Result<(), String> {
    let count = |role| {
        let of_role = collections
            .iter()
            .filter(|collection| collection.role == role);
        of_role.count()
    };
    for (role, name) in [
        (InstanceRole::Primary, "master"),
        (InstanceRole::Core, "core"),
    ] {
        if count(role) > 1 {
            return Err(format!(
                "Multiple {name} instance groups supplied, you must specify exactly one {name} instance group"
            ));
        }
    }
    if count(InstanceRole::Primary) == 0 {
        return Err(
            "Zero master instance groups supplied, you must specify exactly one master instance group"
                .to_owned(),
        );
    }
    if count(InstanceRole::Task) > 0 && count(InstanceRole::Core) == 0 {
        return Err("Clusters with task nodes must also define core nodes.".to_owned());
    }
    Ok(())
}

fn find_group<'a>(
    collections: &'a mut [CollectionRecord],
    id: &str,
) -> Option<&'a mut CollectionRecord> {
    collections
        .iter_mut()
        .find(|collection| collection.id == id && collection.group().is_some())
}

fn modify_group(
    cluster: &ClusterRecord,
    collections: &mut [CollectionRecord],
    change: InstanceGroupModifyConfig,
    now: Millis,
) -> Result<(), ApiError> {
    let id = change.instance_group_id.unwrap_or_default();
    let collection = find_group(collections, &id).ok_or_else(|| unknown_group(&id, validation))?;
    let leaving = change.ec2_instance_ids_to_terminate.unwrap_or_default();
    let unknown = |id: &&String| !collection.live().any(|instance| instance.ec2_id == **id);
    if let Some(unknown) = leaving.iter().find(unknown) {
        return Err(validation(format!("Instance id '{unknown}' is not valid.")));
    }
    let before = collection.group().map_or(0, |group| group.requested);
    let after = match change.instance_count {
        Some(count) => usize::try_from(count).map_err(|_| {
            validation(format!(
                "The instance count cannot be negative: it was {count}."
            ))
        })?,
        None => before.saturating_sub(leaving.len()),
    };
    let resized = after != before || !leaving.is_empty();
    if resized {
        check_size(collection.role, after)?;
    }
    let configurations = match change.configurations {
        Some(wanted) => {
            let merge = change.reconfiguration_type.as_ref().and_then(Open::known)
                == Some(ReconfigurationType::Merge);
            Some((wanted, merge))
        }
        None => None,
    };
    if configurations.is_some()
        && let Some(label) = cluster.release_label()
        && label < RECONFIGURATION_SINCE
    {
        return Err(validation(format!(
            "Reconfiguring instance groups is not supported by release {label}: it needs {RECONFIGURATION_SINCE} or later."
        )));
    }
    let reconfigured = configurations.is_some();
    if let Some(group) = collection.group_mut() {
        group.requested = after;
        if let Some(policy) = change.shrink_policy {
            group.shrink_policy = policy;
        }
        if let Some((wanted, merge)) = configurations {
            group.configurations_version += 1;
            match merge {
                true => merge_configurations(&mut group.configurations, wanted),
                false => group.configurations = wanted,
            }
        }
    }
    if reconfigured {
        settle::happen(collection, InstanceCollectionEvent::Reconfigure, now);
    }
    if resized {
        fit::remove(collection, &leaving, now);
        settle::happen(collection, InstanceCollectionEvent::Resize, now);
    }
    Ok(())
}

fn check_size(role: InstanceRole, instances: usize) -> Result<(), ApiError> {
    if role == InstanceRole::Primary {
        return Err(validation(
            "The master instance group cannot be resized.".to_owned(),
        ));
    }
    // HDFS lives on the core instances; task groups may be emptied.
    if role == InstanceRole::Core && instances == 0 {
        return Err(validation(
            "An instance group must have at least one instance.".to_owned(),
        ));
    }
    match i32::try_from(instances) {
        Ok(instances) if instances <= *INSTANCES_PER_GROUP.end() => Ok(()),
        _ => Err(validation(format!(
            "An instance group has at most {} instances: {instances} were requested.",
            INSTANCES_PER_GROUP.end()
        ))),
    }
}

/// Lays configurations over others: a classification that is there keeps the properties that are not given.
fn merge_configurations(existing: &mut Vec<Configuration>, wanted: Vec<Configuration>) {
    for configuration in wanted {
        let same = existing
            .iter_mut()
            .find(|known| known.classification == configuration.classification);
        let Some(same) = same else {
            existing.push(configuration);
            continue;
        };
        let properties = configuration.properties.unwrap_or_default();
        same.properties.get_or_insert_default().extend(properties);
        if let Some(nested) = configuration.configurations {
            merge_configurations(same.configurations.get_or_insert_default(), nested);
        }
    }
}

/// What is said of a group that the cluster does not have.
pub(crate) fn unknown_group(id: &str, refusal: Refusal) -> ApiError {
    refusal(format!("Instance group id '{id}' is not valid."))
}

/// What is said of a fleet that the cluster does not have.
pub(crate) fn unknown_fleet(id: &str) -> ApiError {
    invalid_request(format!("Instance fleet id '{id}' is not valid."))
}

/// The group whose automatic scaling policy is to change.
fn scaled_group<'a>(
    cluster: &ClusterRecord,
    collections: &'a mut [CollectionRecord],
    id: &str,
    operation: &str,
) -> Result<&'a mut CollectionRecord, ApiError> {
    if !cluster.state.accepts_steps() {
        return Err(not_modifiable());
    }
    refuse_fleets(
        cluster,
        operation,
        "PutManagedScalingPolicy",
        invalid_request,
    )?;
    find_group(collections, id).ok_or_else(|| unknown_group(id, invalid_request))
}

fn add_fleet(
    cluster: &ClusterRecord,
    collections: &mut Vec<CollectionRecord>,
    mut added: CollectionRecord,
    now: Millis,
) -> Result<(), ApiError> {
    refuse_groups(cluster, "AddInstanceFleet", "AddInstanceGroups")?;
    if !cluster.state.accepts_steps() {
        return Err(invalid_request(not_modifiable().message().to_owned()));
    }
    if collections.iter().any(|fleet| fleet.role == added.role) {
        return Err(invalid_request(format!(
            "The cluster already has an instance fleet of type {}.",
            added.role
        )));
    }
    fit::fit(&mut added, now);
    collections.push(added);
    Ok(())
}

fn modify_fleet(
    cluster: &ClusterRecord,
    collections: &mut [CollectionRecord],
    change: FleetChange,
    now: Millis,
) -> Result<(), ApiError> {
    refuse_groups(cluster, "ModifyInstanceFleet", "ModifyInstanceGroups")?;
    if !cluster.state.accepts_steps() {
        return Err(invalid_request(not_modifiable().message().to_owned()));
    }
    if !cluster.is_up() {
        return Err(invalid_request(FLEETS_NOT_NOW.to_owned()));
    }
    let id = change.fleet;
    let collection = collections
        .iter_mut()
        .find(|collection| collection.id == id)
        .ok_or_else(|| unknown_fleet(&id))?;
    let (role, name) = (collection.role, collection.name.clone());
    let CollectionKind::Fleet(fleet) = &mut collection.kind else {
        return Ok(());
    };
    if let Some((on_demand, spot)) = change.targets {
        if role == InstanceRole::Primary {
            return Err(invalid_request(
                "A master instance fleet can only have a target capacity of 1. Revise the configuration and resubmit."
                    .to_owned(),
            ));
        }
        // A task fleet may be emptied.
        if role == InstanceRole::Core && on_demand + spot < 1 {
            return Err(invalid_request(empty_fleet(name.as_deref())));
        }
        (fleet.target_on_demand, fleet.target_spot) = (on_demand, spot);
    }
    if let Some(specifications) = change.specifications {
        fleet.specifications = specifications;
    }
    fleet.resize = change.resize.or(fleet.resize.take());
    fleet.context = change.context.or(fleet.context.take());
    if change.targets.is_some() {
        settle::happen(collection, InstanceCollectionEvent::Resize, now);
    }
    Ok(())
}

/// What EMR says of a fleet that is to have no capacity.
pub(crate) fn empty_fleet(name: Option<&str>) -> String {
    format!(
        "The instance fleet ({}) should have a value of one or greater for either targetOnDemandCapacity or \
         targetSpotCapacity.",
        name.unwrap_or("null")
    )
}

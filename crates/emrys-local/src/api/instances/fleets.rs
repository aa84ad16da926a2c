// SPDX-License-Identifier: Apache-2.0
//! Instance fleets: AddInstanceFleet, ModifyInstanceFleet, ListInstanceFleets, and those of RunJobFlow.

use std::collections::BTreeSet;

use emrys_catalog::limits::{FLEET_TYPES, FLEETS_SINCE, INSTANCES_PER_GROUP};
use emrys_model::ids::InstanceFleetId;
use emrys_model::instance::InstanceRole;
use emrys_model::lifecycle::instance_collection::InstanceCollectionState;
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    AddInstanceFleetInput, AddInstanceFleetOutput, InstanceFleetConfig,
    InstanceFleetProvisioningSpecifications, InstanceTypeConfig, InstanceTypeSpecification,
    ListInstanceFleetsInput, ListInstanceFleetsOutput, ModifyInstanceFleetInput,
};

use super::{Desk, answers, ebs, groups, role};
use crate::api::{answers as cluster_answers, clusters, launch, paging};
use crate::cluster::capacity::change::{self, Change, FleetChange};
use crate::engine::Shared;
use crate::records::{CollectionKind, CollectionRecord, FleetRecord, Timeline};

/// The fleets of a new cluster, without instances yet.
pub(super) fn requested(
    desk: &Desk<'_>,
    configs: &[InstanceFleetConfig],
) -> Result<Vec<CollectionRecord>, ApiError> {
    let fleets = configs.iter().map(|config| fleet(desk, config));
    let fleets = fleets.collect::<Result<Vec<_>, _>>()?;
    let mut roles = BTreeSet::new();
    for fleet in &fleets {
        if !roles.insert(fleet.role) {
            let role = fleet.role.as_str().to_lowercase();
            return Err((desk.refusal)(format!(
                "Multiple {role} instance fleets supplied, you must specify exactly one {role} instance fleet"
            )));
        }
    }
    if !roles.contains(&InstanceRole::Primary) {
        return Err((desk.refusal)(
            "No master instance fleets were supplied; you must specify exactly one master instance fleet. Revise the \
             configuration and resubmit."
                .to_owned(),
        ));
    }
    if roles.contains(&InstanceRole::Task) && !roles.contains(&InstanceRole::Core) {
        return Err((desk.refusal)(
            "Clusters with task instance fleets must also define core instance fleets.".to_owned(),
        ));
    }
    Ok(fleets)
}

fn has_fleets(label: ReleaseLabel) -> bool {
    let first = ReleaseLabel::emr(5, 0, 0)..ReleaseLabel::emr(5, 1, 0);
    label >= FLEETS_SINCE && !first.contains(&label)
}

fn fleet(desk: &Desk<'_>, config: &InstanceFleetConfig) -> Result<CollectionRecord, ApiError> {
    if !desk.label.is_some_and(has_fleets) {
        return Err((desk.refusal)(
            "Instance fleets are not available for the release.".to_owned(),
        ));
    }
    let role = role(config.instance_fleet_type.as_ref());
    let name = config.name.as_deref();
    let on_demand = config.target_on_demand_capacity.unwrap_or_default();
    let spot = config.target_spot_capacity.unwrap_or_default();
    let target = i64::from(on_demand) + i64::from(spot);
    if role == InstanceRole::Primary && target != 1 {
        return Err((desk.refusal)(
            "A master instance fleet can only have a target capacity of 1. Revise the configuration and resubmit."
                .to_owned(),
        ));
    }
    if target < 1 {
        return Err((desk.refusal)(change::empty_fleet(name)));
    }
    let configs = config.instance_type_configs.as_deref().unwrap_or_default();
    let launch = config.launch_specifications.as_ref();
    let specifications = specifications(desk, role, name, configs, has_strategy(launch))?;
    check_target(desk, target, &specifications)?;
    Ok(CollectionRecord {
        id: InstanceFleetId::from_random(desk.shared.random()).to_string(),
        name: config.name.clone(),
        role,
        state: InstanceCollectionState::INITIAL,
        timeline: Timeline::created(desk.now),
        instances: Vec::new(),
        seed: desk.seed(),
        kind: CollectionKind::Fleet(Box::new(FleetRecord {
            target_on_demand: on_demand,
            target_spot: spot,
            specifications,
            launch: config.launch_specifications.clone(),
            resize: config.resize_specifications.clone(),
            context: config.context.clone(),
        })),
    })
}

/// Whether any allocation strategy is given: then a fleet takes more instance types.
fn has_strategy(launch: Option<&InstanceFleetProvisioningSpecifications>) -> bool {
    launch.is_some_and(|launch| {
        let spot = launch.spot_specification.as_ref();
        launch.on_demand_specification.is_some()
            || spot.is_some_and(|spot| spot.allocation_strategy.is_some())
    })
}

fn specifications(
    desk: &Desk<'_>,
    role: InstanceRole,
    fleet: Option<&str>,
    configs: &[InstanceTypeConfig],
    strategy: bool,
) -> Result<Vec<InstanceTypeSpecification>, ApiError> {
    let refuse = |message: String| Err((desk.refusal)(message));
    let name = fleet.unwrap_or("null");
    let most = if strategy {
        FLEET_TYPES.1
    } else {
        FLEET_TYPES.0
    };
    if configs.is_empty() || configs.len() > most {
        return refuse(format!(
            "The instance fleet: {name} should have between 1 and {most} instance types. Revise the configuration and \
             resubmit."
        ));
    }
    let mut types = BTreeSet::new();
    let mut specifications = Vec::new();
    for config in configs {
        let instance_type =
            desk.instance_type(config.instance_type.as_deref().unwrap_or_default())?;
        if !types.insert(instance_type.name) {
            return refuse(format!(
                "The instance fleet: {name} contains duplicate instance types [{}]. Revise the configuration and \
                 resubmit.",
                instance_type.name
            ));
        }
        let weight = config.weighted_capacity.unwrap_or(1);
        if role == InstanceRole::Primary && weight != 1 {
            return refuse(
                "All instance types in the master instance fleet must have weighted capacity as 1. Revise the \
                 configuration and resubmit."
                    .to_owned(),
            );
        }
        if weight == 0 {
            return refuse(
                "Weighted capacity cannot be zero. Revise the configuration and resubmit."
                    .to_owned(),
            );
        }
        let percentage = config.bid_price_as_percentage_of_on_demand_price;
        match (&config.bid_price, percentage) {
            (Some(_), Some(_)) => {
                return refuse(format!(
                    "Specify at most one of bidPrice or bidPriceAsPercentageOfOnDemandPrice value for the Spot \
                     Instance fleet : {name} request."
                ));
            }
            (Some(price), None) => desk.bid_price(price, "fleet")?,
            (None, _) => {}
        }
        let ebs = config.ebs_configuration.as_ref();
        specifications.push(InstanceTypeSpecification {
            instance_type: Some(instance_type.name.to_owned()),
            weighted_capacity: Some(weight),
            bid_price: config.bid_price.clone(),
            // The default where no price is given either (API InstanceTypeConfig).
            bid_price_as_percentage_of_on_demand_price: match config.bid_price {
                Some(_) => None,
                None => Some(percentage.unwrap_or(100.0)),
            },
            configurations: Some(config.configurations.clone().unwrap_or_default()),
            ebs_block_devices: Some(ebs::devices(desk, instance_type, ebs)?),
            ebs_optimized: ebs.and_then(|ebs| ebs.ebs_optimized),
            custom_ami_id: config.custom_ami_id.clone(),
            priority: config.priority,
        });
    }
    Ok(specifications)
}

/// A bound of our own, for the engine's memory.
fn check_target(
    desk: &Desk<'_>,
    target: i64,
    specifications: &[InstanceTypeSpecification],
) -> Result<(), ApiError> {
    let weights = specifications
        .iter()
        .filter_map(|one| one.weighted_capacity);
    let least = i64::from(weights.min().unwrap_or(1).max(1));
    let most = i64::from(*INSTANCES_PER_GROUP.end());
    match target / least <= most {
        true => Ok(()),
        false => Err((desk.refusal)(format!(
            "An instance fleet has at most {most} instances: a capacity of {target} takes more."
        ))),
    }
}

pub(in crate::api) async fn add(
    shared: &Shared,
    input: AddInstanceFleetInput,
) -> Result<AddInstanceFleetOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    let desk = desk(
        shared,
        cluster.read(|snapshot| launch::release_label(&snapshot.cluster.request))?,
    );
    let record = fleet(&desk, &input.instance_fleet.unwrap_or_default())?;
    let id = record.id.clone();
    groups::ask(&cluster, Change::AddFleet(Box::new(record))).await?;
    Ok(AddInstanceFleetOutput {
        cluster_id: Some(cluster.id().to_string()),
        instance_fleet_id: Some(id),
        cluster_arn: Some(cluster.read(|snapshot| cluster_answers::arn(shared, &snapshot.cluster))),
    })
}

fn desk(shared: &Shared, label: Option<ReleaseLabel>) -> Desk<'_> {
    Desk {
        shared,
        label,
        now: crate::time::now(),
        refusal: ApiError::invalid_request,
    }
}

pub(in crate::api) async fn modify(
    shared: &Shared,
    input: ModifyInstanceFleetInput,
) -> Result<(), ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    let wanted = input.instance_fleet.unwrap_or_default();
    let snapshot = cluster.snapshot();
    let desk = desk(shared, launch::release_label(&snapshot.cluster.request)?);
    let targets = match (
        wanted.target_on_demand_capacity,
        wanted.target_spot_capacity,
    ) {
        (Some(on_demand), Some(spot)) => Some((on_demand, spot)),
        (None, None) => None,
        _ => {
            return Err((desk.refusal)(
                "The instance fleet should have both targetOnDemandCapacity and targetSpotCapacity specified."
                    .to_owned(),
            ));
        }
    };
    let id = wanted.instance_fleet_id.unwrap_or_default();
    let mut collections = snapshot.cluster.collections.iter();
    let existing = collections.find(|collection| collection.id == id);
    let known = existing.and_then(|existing| Some((existing, existing.fleet()?)));
    let mut new_specifications = None;
    if let Some((existing, known)) = known {
        if let Some(configs) = &wanted.instance_type_configs {
            let strategy = has_strategy(known.launch.as_ref());
            let name = existing.name.as_deref();
            let checked = specifications(&desk, existing.role, name, configs, strategy)?;
            new_specifications = Some(checked);
        }
        if let Some((on_demand, spot)) = targets {
            let types = new_specifications.as_ref().unwrap_or(&known.specifications);
            check_target(&desk, i64::from(on_demand) + i64::from(spot), types)?;
        }
    }
    let change = FleetChange {
        fleet: id,
        targets,
        specifications: new_specifications,
        resize: wanted.resize_specifications,
        context: wanted.context,
    };
    groups::ask(&cluster, Change::ModifyFleet(change)).await
}

pub(in crate::api) fn list(
    shared: &Shared,
    input: &ListInstanceFleetsInput,
) -> Result<ListInstanceFleetsOutput, ApiError> {
    let snapshot = clusters::find(shared, input.cluster_id.as_deref())?.snapshot();
    change::refuse_groups(
        &snapshot.cluster,
        "ListInstanceFleets",
        "ListInstanceGroups",
    )?;
    // A cluster has one fleet for each role.
    paging::position(input.marker.as_deref(), 0)?;
    let fleets = snapshot.cluster.collections.iter();
    Ok(ListInstanceFleetsOutput {
        instance_fleets: Some(fleets.filter_map(answers::fleet).collect()),
        marker: None,
    })
}

// SPDX-License-Identifier: Apache-2.0
//! The instance groups or fleets of a cluster: finding and showing them.

use emrys_protocol::EmrApi;
use emrys_protocol::types::{
    Cluster, InstanceCollectionType, InstanceFleet, InstanceGroup, ListInstanceFleetsInput,
    ListInstanceGroupsInput, Open,
};

use crate::exit::Failure;
use crate::output;

/// What the instances of a cluster are in: EMR never has both.
pub(crate) enum Instances {
    Groups(Vec<InstanceGroup>),
    Fleets(Vec<InstanceFleet>),
}

/// The groups or fleets of a cluster.
pub(crate) async fn find(emr: &dyn EmrApi, cluster: &Cluster) -> Result<Instances, Failure> {
    let collection = cluster.instance_collection_type.as_ref();
    match collection.and_then(Open::known) {
        Some(InstanceCollectionType::InstanceFleet) => fleets(emr, cluster).await,
        Some(InstanceCollectionType::InstanceGroup) | None => groups(emr, cluster).await,
    }
}

async fn groups(emr: &dyn EmrApi, cluster: &Cluster) -> Result<Instances, Failure> {
    let mut groups = Vec::new();
    let mut marker = None;
    loop {
        let input = ListInstanceGroupsInput {
            cluster_id: cluster.id.clone(),
            marker,
        };
        let page = emr.list_instance_groups(input).await?;
        groups.extend(page.instance_groups.unwrap_or_default());
        marker = page.marker;
        if marker.is_none() {
            return Ok(Instances::Groups(groups));
        }
    }
}

async fn fleets(emr: &dyn EmrApi, cluster: &Cluster) -> Result<Instances, Failure> {
    let mut fleets = Vec::new();
    let mut marker = None;
    loop {
        let input = ListInstanceFleetsInput {
            cluster_id: cluster.id.clone(),
            marker,
        };
        let page = emr.list_instance_fleets(input).await?;
        fleets.extend(page.instance_fleets.unwrap_or_default());
        marker = page.marker;
        if marker.is_none() {
            return Ok(Instances::Fleets(fleets));
        }
    }
}

/// Writes them as a table.
pub(crate) fn table(instances: Instances) -> Result<(), Failure> {
    match instances {
        Instances::Groups(groups) => output::table(
            &["GROUP", "NAME", "ROLE", "TYPE", "RUNNING", "STATE"],
            groups.into_iter().map(group).collect(),
        ),
        Instances::Fleets(fleets) => output::table(
            &["FLEET", "NAME", "ROLE", "ON DEMAND", "SPOT", "STATE"],
            fleets.into_iter().map(fleet).collect(),
        ),
    }
}

fn group(group: InstanceGroup) -> Vec<String> {
    let role = group.instance_group_type.as_ref();
    let state = group.status.as_ref();
    let state = state.and_then(|status| status.state.as_ref());
    vec![
        group.id.unwrap_or_default(),
        group.name.unwrap_or_default(),
        role.map_or("", |role| role.as_str()).to_owned(),
        group.instance_type.unwrap_or_default(),
        of(group.running_instance_count, group.requested_instance_count),
        state.map_or("", |state| state.as_str()).to_owned(),
    ]
}

fn fleet(fleet: InstanceFleet) -> Vec<String> {
    let role = fleet.instance_fleet_type.as_ref();
    let state = fleet.status.as_ref();
    let state = state.and_then(|status| status.state.as_ref());
    vec![
        fleet.id.unwrap_or_default(),
        fleet.name.unwrap_or_default(),
        role.map_or("", |role| role.as_str()).to_owned(),
        of(
            fleet.provisioned_on_demand_capacity,
            fleet.target_on_demand_capacity,
        ),
        of(fleet.provisioned_spot_capacity, fleet.target_spot_capacity),
        state.map_or("", |state| state.as_str()).to_owned(),
    ]
}

/// `2 of 8`, or `8` once they are all there.
fn of(there: Option<i32>, wanted: Option<i32>) -> String {
    let (there, wanted) = (there.unwrap_or_default(), wanted.unwrap_or_default());
    match there == wanted {
        true => wanted.to_string(),
        false => format!("{there} of {wanted}"),
    }
}

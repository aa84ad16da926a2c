// SPDX-License-Identifier: Apache-2.0
//! ListInstances: the instances of all groups or fleets, those that are gone too.

use emrys_protocol::ApiError;
use emrys_protocol::types::{ListInstancesInput, ListInstancesOutput};

use super::answers;
use crate::api::{clusters, paging};
use crate::cluster::capacity::change::{unknown_fleet, unknown_group};
use crate::engine::Shared;
use crate::records::{CollectionRecord, InstanceRecord};

pub(in crate::api) fn list(
    shared: &Shared,
    input: &ListInstancesInput,
) -> Result<ListInstancesOutput, ApiError> {
    let snapshot = clusters::find(shared, input.cluster_id.as_deref())?.snapshot();
    let collections = &snapshot.cluster.collections;
    let exists = |id: &str, group: bool| {
        let mut collections = collections.iter();
        collections.any(|found| found.id == id && found.group().is_some() == group)
    };
    if let Some(id) = input.instance_group_id.as_deref()
        && !exists(id, true)
    {
        return Err(unknown_group(id, ApiError::invalid_request));
    }
    if let Some(id) = input.instance_fleet_id.as_deref()
        && !exists(id, false)
    {
        return Err(unknown_fleet(id));
    }
    let start = usize::try_from(paging::position(input.marker.as_deref(), 0)?);
    let of_collection = |collection: &&CollectionRecord| matches(input, collection);
    let states: Vec<_> = input.instance_states.iter().flatten().collect();
    let in_state = |(_, instance): &(_, &InstanceRecord)| {
        let state = instance.state.as_str();
        states.is_empty() || states.iter().any(|wanted| wanted.as_str() == state)
    };
    let instances = collections.iter().filter(of_collection);
    let instances = instances.flat_map(|collection| {
        let instances = collection.instances.iter();
        instances.map(move |instance| (collection, instance))
    });
    // Positions count all instances, so that a page does not move when others change their states.
    let found = instances.zip(1..).skip(start.unwrap_or(usize::MAX));
    let found = found.filter(|(found, _)| in_state(found));
    let found = found.take(paging::PAGE + 1).collect();
    let (found, marker) = paging::page(found, paging::PAGE, |(_, position)| *position);
    let instances = found.into_iter();
    let instances =
        instances.map(|((collection, instance), _)| answers::instance(collection, instance));
    Ok(ListInstancesOutput {
        instances: Some(instances.collect()),
        marker,
    })
}

/// Whether the group or fleet is among those that were asked for.
fn matches(input: &ListInstancesInput, collection: &CollectionRecord) -> bool {
    let role = collection.role.as_str();
    let is_group = collection.group().is_some();
    let mut group_types = input.instance_group_types.iter().flatten();
    let of_group = input
        .instance_group_id
        .as_ref()
        .is_none_or(|id| is_group && *id == collection.id);
    let of_group_type = input
        .instance_group_types
        .as_ref()
        .is_none_or(Vec::is_empty)
        || (is_group && group_types.any(|kind| kind.as_str() == role));
    let of_fleet = input
        .instance_fleet_id
        .as_ref()
        .is_none_or(|id| !is_group && *id == collection.id);
    let of_fleet_type = input
        .instance_fleet_type
        .as_ref()
        .is_none_or(|kind| !is_group && kind.as_str() == role);
    of_group && of_group_type && of_fleet && of_fleet_type
}

// SPDX-License-Identifier: Apache-2.0
//! How the states of instances, groups and fleets follow one another, and the cluster's.
//!
//! The cluster's launch is that of its first instances: they start when its software is there and work when its
//! bootstrap actions have run. Later ones find both done.

use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::instance::{InstanceEvent, InstanceState};
use emrys_model::lifecycle::instance_collection::{
    InstanceCollectionCommand, InstanceCollectionEvent, InstanceCollectionState,
};

use super::fit;
use crate::records::{
    AutoScalingRecord, AutoScalingState, CollectionRecord, InstanceRecord, Millis,
};

/// Whether any state is to change now.
pub(crate) fn is_due(collections: &[CollectionRecord], cluster: ClusterState) -> bool {
    let due = |collection: &CollectionRecord| {
        let mut instances = collection.instances.iter();
        instances.any(|instance| next_of_instance(instance, cluster).is_some())
            || next(collection, cluster).is_some()
            || next_of_policy(collection, cluster).is_some()
    };
    collections.iter().any(due)
}

/// Moves every instance one state on, and groups and fleets as far as their instances are.
pub(crate) fn settle(collections: &mut [CollectionRecord], cluster: ClusterState, now: Millis) {
    for collection in collections {
        for instance in &mut collection.instances {
            if let Some(event) = next_of_instance(instance, cluster) {
                happen_to_instance(instance, event, now);
            }
        }
        while let Some(event) = next(collection, cluster) {
            happen(collection, event, now);
            // An end comes whole, as nobody will ask again.
            if cluster.accepts_steps() {
                break;
            }
        }
        let next = next_of_policy(collection, cluster);
        if let (Some(next), Some(group)) = (next, collection.group_mut()) {
            group.auto_scaling = match (next, group.auto_scaling.take()) {
                (Some(state), Some(policy)) => Some(AutoScalingRecord { state, ..policy }),
                _ => None,
            };
        }
    }
}

/// Applies an event to a group or fleet. One that does not fit its state changes nothing: the callers ask first.
pub(super) fn happen(
    collection: &mut CollectionRecord,
    event: InstanceCollectionEvent,
    now: Millis,
) {
    let Ok((state, commands)) = collection.state.apply(event) else {
        return;
    };
    collection.state = state;
    match state {
        InstanceCollectionState::Running => drop(collection.timeline.began.get_or_insert(now)),
        InstanceCollectionState::Terminated => collection.timeline.ended = Some(now),
        _ => {}
    }
    if event == InstanceCollectionEvent::Reconfigured
        && let Some(group) = collection.group_mut()
    {
        group.applied_version = group.configurations_version;
        group.applied_configurations = group.configurations.clone();
    }
    for command in commands {
        match command {
            InstanceCollectionCommand::Fit => fit::fit(collection, now),
        }
    }
}

fn happen_to_instance(instance: &mut InstanceRecord, event: InstanceEvent, now: Millis) {
    if event == InstanceEvent::Terminate {
        fit::end(instance, now, false);
    } else if let Ok((state, _)) = instance.state.apply(event) {
        instance.state = state;
        if state == InstanceState::Running {
            instance.timeline.began = Some(now);
        }
    }
}

fn has_ended(cluster: ClusterState) -> bool {
    cluster.is_terminal()
}

fn next_of_instance(instance: &InstanceRecord, cluster: ClusterState) -> Option<InstanceEvent> {
    use ClusterState::{Bootstrapping, Running, Starting, Waiting};
    if has_ended(cluster) {
        return (!instance.state.is_terminal()).then_some(InstanceEvent::Terminate);
    }
    match (instance.state, cluster) {
        (InstanceState::AwaitingFulfillment, Starting | Bootstrapping | Running | Waiting) => {
            Some(InstanceEvent::Fulfilled)
        }
        (InstanceState::Provisioning, Bootstrapping | Running | Waiting) => {
            Some(InstanceEvent::Provisioned)
        }
        (InstanceState::Bootstrapping, Running | Waiting) => Some(InstanceEvent::Bootstrapped),
        _ => None,
    }
}

fn next(collection: &CollectionRecord, cluster: ClusterState) -> Option<InstanceCollectionEvent> {
    use InstanceCollectionEvent::{
        Bootstrapped, Ended, Provisioned, Reconfigured, Resize, Resized, Terminate,
    };
    let all = |wanted: &[InstanceState]| {
        collection
            .live()
            .all(|instance| wanted.contains(&instance.state))
    };
    if !cluster.accepts_steps() {
        return match collection.state {
            InstanceCollectionState::Terminated => None,
            InstanceCollectionState::Terminating => has_ended(cluster).then_some(Ended),
            _ => Some(Terminate),
        };
    }
    let started = cluster != ClusterState::Starting;
    match collection.state {
        InstanceCollectionState::Provisioning => {
            let ready = all(&[InstanceState::Bootstrapping, InstanceState::Running]);
            (started && ready).then_some(Provisioned)
        }
        InstanceCollectionState::Bootstrapping => {
            all(&[InstanceState::Running]).then_some(Bootstrapped)
        }
        InstanceCollectionState::Resizing => all(&[InstanceState::Running]).then_some(Resized),
        // Processes that start from now on find the new configuration.
        InstanceCollectionState::Reconfiguring => Some(Reconfigured),
        // It was reconfigured before it had the size that is wanted.
        InstanceCollectionState::Running => (!all(&[InstanceState::Running])).then_some(Resize),
        InstanceCollectionState::Terminating | InstanceCollectionState::Terminated => None,
    }
}

/// The next state of a group's automatic scaling policy, if it changes; no state is the end of it.
fn next_of_policy(
    collection: &CollectionRecord,
    cluster: ClusterState,
) -> Option<Option<AutoScalingState>> {
    let policy = collection.group()?.auto_scaling.as_ref()?;
    if has_ended(cluster) {
        return None;
    }
    match policy.state {
        AutoScalingState::Detaching => Some(None),
        // A policy is attached once its group works.
        _ if collection.timeline.began.is_none() => None,
        AutoScalingState::Pending => Some(Some(AutoScalingState::Attaching)),
        AutoScalingState::Attaching => Some(Some(AutoScalingState::Attached)),
        AutoScalingState::Attached => None,
    }
}

// SPDX-License-Identifier: Apache-2.0
//! What comes and goes, and in which states, without an actor.

use std::collections::BTreeSet;
use std::sync::Arc;

use emrys_model::instance::{InstanceRole, Market};
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::instance_collection::InstanceCollectionState;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    AutoScalingPolicy, InstanceGroupModifyConfig, InstanceTypeSpecification,
};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use serde_json::{Value, json};

use super::change::{Change, FleetChange, apply};
use super::fit::fit;
use super::settle;
use crate::cluster::fixtures::{self, CREATED, cluster, group};
use crate::records::{
    AutoScalingState, ClusterRecord, CollectionKind, CollectionRecord, FleetRecord, InstanceRecord,
};

/// A waiting cluster with a primary, two core and three task instances.
fn waiting() -> ClusterRecord {
    let mut cluster = Arc::unwrap_or_clone(cluster(0, ClusterState::Waiting).cluster);
    let groups = [
        (InstanceRole::Primary, 1),
        (InstanceRole::Core, 2),
        (InstanceRole::Task, 3),
    ];
    let mut groups = groups.map(|(role, count)| group(role, count)).to_vec();
    for (number, group) in groups.iter_mut().enumerate() {
        group.id = format!("ig-{number}");
        group.seed = number as u64;
        group.instances.clear();
        fit(group, CREATED);
    }
    cluster.collections = fixtures::settled(groups, ClusterState::Waiting);
    cluster
}

fn modify(cluster: &mut ClusterRecord, changes: Value) -> Result<(), ApiError> {
    let changes: Vec<InstanceGroupModifyConfig> = serde_json::from_value(changes).unwrap();
    cluster.collections = apply(cluster, Change::ModifyGroups(changes), CREATED + 1)?;
    Ok(())
}

fn settle_once(cluster: &mut ClusterRecord) {
    settle::settle(&mut cluster.collections, cluster.state, CREATED + 2);
}

fn settle_all(cluster: &mut ClusterRecord) {
    let collections = std::mem::take(&mut cluster.collections);
    cluster.collections = fixtures::settled(collections, cluster.state);
}

/// The states of a group or fleet, and of its instances.
fn states(collection: &CollectionRecord) -> (&str, Vec<&str>) {
    let instances = collection.instances.iter();
    (
        collection.state.as_str(),
        instances.map(|instance| instance.state.as_str()).collect(),
    )
}

fn ec2_ids<'a>(instances: impl Iterator<Item = &'a InstanceRecord>) -> Vec<String> {
    instances.map(|instance| instance.ec2_id.clone()).collect()
}

#[test]
fn a_new_instance_takes_every_state_and_its_group_waits_for_it() {
    let mut cluster = waiting();
    modify(
        &mut cluster,
        json!([{"InstanceGroupId": "ig-1", "InstanceCount": 3}]),
    )
    .unwrap();
    let mut seen = Vec::new();
    while settle::is_due(&cluster.collections, cluster.state) {
        seen.push(states(&cluster.collections[1]).1[2].to_owned());
        assert_eq!(states(&cluster.collections[1]).0, "RESIZING");
        settle_once(&mut cluster);
    }
    assert_eq!(seen, ["PROVISIONING", "BOOTSTRAPPING"]);
    let running = ("RUNNING", vec!["RUNNING"; 3]);
    assert_eq!(states(&cluster.collections[1]), running);
    let added = &cluster.collections[1].instances[2];
    assert_eq!(added.timeline.created, CREATED + 1);
    assert_eq!(added.timeline.began, Some(CREATED + 2));
}

#[test]
fn a_spot_instance_is_waited_for() {
    let mut cluster = waiting();
    cluster.collections[2].group_mut().unwrap().market = Market::Spot;
    modify(
        &mut cluster,
        json!([{"InstanceGroupId": "ig-2", "InstanceCount": 4}]),
    )
    .unwrap();
    assert_eq!(states(&cluster.collections[2]).1[3], "AWAITING_FULFILLMENT");
    settle_all(&mut cluster);
    assert_eq!(states(&cluster.collections[2]).1[3], "RUNNING");
}

#[test]
fn the_newest_go_after_those_that_are_named_and_the_protected_never() {
    let mut cluster = waiting();
    let ids = ec2_ids(cluster.collections[2].instances.iter());
    let policy = |first: &[String], never: &[String]| {
        let policy = json!({"InstancesToTerminate": first, "InstancesToProtect": never});
        json!({"InstanceResizePolicy": policy})
    };
    let change = json!([{
        "InstanceGroupId": "ig-2",
        "InstanceCount": 1,
        "ShrinkPolicy": policy(&ids[..1], &ids[2..]),
    }]);
    modify(&mut cluster, change).unwrap();
    let left = ec2_ids(cluster.collections[2].live());
    assert_eq!(left, ids[2..], "the first was named, the last is protected");
    let gone = &cluster.collections[2].instances[0];
    assert!(gone.removed);
    assert_eq!(gone.timeline.ended, Some(CREATED + 1));

    let mut cluster = waiting();
    modify(
        &mut cluster,
        json!([{"InstanceGroupId": "ig-2", "InstanceCount": 1}]),
    )
    .unwrap();
    assert_eq!(ec2_ids(cluster.collections[2].live()), ids[..1]);
}

#[test]
fn terminated_instances_are_not_replaced() {
    let mut cluster = waiting();
    let ids = ec2_ids(cluster.collections[2].instances.iter());
    let change = json!([{"InstanceGroupId": "ig-2", "EC2InstanceIdsToTerminate": [ids[1]]}]);
    modify(&mut cluster, change).unwrap();
    settle_all(&mut cluster);
    let group = &cluster.collections[2];
    assert_eq!(group.group().unwrap().requested, 2);
    assert_eq!(states(group).1, ["RUNNING", "TERMINATED", "RUNNING"]);
    let again = json!([{"InstanceGroupId": "ig-2", "EC2InstanceIdsToTerminate": [ids[1]]}]);
    let error = modify(&mut cluster, again).unwrap_err();
    let expected = format!("Instance id '{}' is not valid.", ids[1]);
    assert_eq!(error.message(), expected);
}

#[test]
fn a_task_group_may_be_emptied_and_no_other() {
    let mut cluster = waiting();
    let count =
        |group: &str, count: i32| json!([{"InstanceGroupId": group, "InstanceCount": count}]);
    modify(&mut cluster, count("ig-2", 0)).unwrap();
    settle_all(&mut cluster);
    assert_eq!(
        states(&cluster.collections[2]),
        ("RUNNING", vec!["TERMINATED"; 3])
    );
    for (group, size, message) in [
        (
            "ig-1",
            0,
            "An instance group must have at least one instance.",
        ),
        ("ig-0", 2, "The master instance group cannot be resized."),
        (
            "ig-2",
            4_001,
            "An instance group has at most 4000 instances: 4001 were requested.",
        ),
    ] {
        let error = modify(&mut cluster, count(group, size)).unwrap_err();
        assert_eq!(error.message(), message);
    }
}

#[test]
fn only_a_cluster_that_is_up_takes_modifications() {
    for state in ClusterState::ALL {
        let mut cluster = waiting();
        cluster.state = *state;
        let change = json!([{"InstanceGroupId": "ig-2", "InstanceCount": 1}]);
        let taken = modify(&mut cluster, change);
        match state {
            ClusterState::Running | ClusterState::Waiting => taken.unwrap(),
            _ => assert_eq!(
                taken.unwrap_err().message(),
                "An instance group may only be modified when the cluster is running or waiting."
            ),
        }
    }
}

fn configuration(classification: &str, properties: &Value) -> Value {
    json!({"Classification": classification, "Properties": properties})
}

#[test]
fn a_reconfiguration_acts_once_it_is_applied() {
    let mut cluster = waiting();
    let reconfigure = |kind: Option<&str>, configurations: Value| {
        let mut change = json!({"InstanceGroupId": "ig-0", "Configurations": configurations});
        if let Some(kind) = kind {
            change["ReconfigurationType"] = json!(kind);
        }
        json!([change])
    };
    let first = json!([
        configuration("spark-defaults", &json!({"a": "1", "b": "1"})),
        configuration("core-site", &json!({"c": "1"})),
    ]);
    modify(&mut cluster, reconfigure(None, first.clone())).unwrap();
    assert_eq!(states(&cluster.collections[0]).0, "RECONFIGURING");
    assert_eq!(cluster.configurations(), [], "nothing is applied yet");
    settle_all(&mut cluster);
    assert_eq!(states(&cluster.collections[0]).0, "RUNNING");
    assert_eq!(json!(cluster.configurations()), first);

    let more = json!([configuration("spark-defaults", &json!({"b": "2"}))]);
    modify(&mut cluster, reconfigure(Some("MERGE"), more.clone())).unwrap();
    let group = cluster.collections[0].group().unwrap();
    assert_eq!(
        (group.configurations_version, group.applied_version),
        (2, 1)
    );
    assert_eq!(json!(cluster.configurations()), first);
    settle_all(&mut cluster);
    let merged = json!([
        configuration("spark-defaults", &json!({"a": "1", "b": "2"})),
        configuration("core-site", &json!({"c": "1"})),
    ]);
    assert_eq!(json!(cluster.configurations()), merged);

    modify(&mut cluster, reconfigure(Some("OVERWRITE"), more.clone())).unwrap();
    settle_all(&mut cluster);
    assert_eq!(json!(cluster.configurations()), more);
    // Those of other groups are for other instances.
    let of_core = json!([{"InstanceGroupId": "ig-1", "Configurations": first}]);
    modify(&mut cluster, of_core).unwrap();
    settle_all(&mut cluster);
    assert_eq!(json!(cluster.configurations()), more);
}

#[test]
fn a_reconfiguration_needs_its_release() {
    let mut cluster = waiting();
    cluster.request.release_label = Some("emr-5.20.0".to_owned());
    let change = json!([{"InstanceGroupId": "ig-1", "Configurations": []}]);
    let error = modify(&mut cluster, change).unwrap_err();
    assert!(
        error.message().contains("needs emr-5.21.0 or later"),
        "{error}"
    );
}

#[test]
fn a_group_that_is_resized_while_it_is_reconfigured_gets_both() {
    let mut cluster = waiting();
    let change = json!([{
        "InstanceGroupId": "ig-1",
        "InstanceCount": 3,
        "Configurations": [configuration("core-site", &json!({"c": "1"}))],
    }]);
    modify(&mut cluster, change).unwrap();
    let mut seen = Vec::new();
    while settle::is_due(&cluster.collections, cluster.state) {
        seen.push(states(&cluster.collections[1]).0.to_owned());
        settle_once(&mut cluster);
    }
    seen.dedup();
    assert_eq!(seen.first().unwrap(), "RECONFIGURING");
    assert_eq!(
        states(&cluster.collections[1]),
        ("RUNNING", vec!["RUNNING"; 3])
    );
    let group = cluster.collections[1].group().unwrap();
    assert_eq!(
        (group.configurations_version, group.applied_version),
        (1, 1)
    );
}

/// A fleet of these types with their weights and priorities, without instances.
fn fleet(types: &[(&str, i32, Option<f64>)], launch: Value) -> CollectionRecord {
    let specification =
        |(name, weight, priority): &(&str, i32, Option<f64>)| InstanceTypeSpecification {
            instance_type: Some((*name).to_owned()),
            weighted_capacity: Some(*weight),
            priority: *priority,
            ..InstanceTypeSpecification::default()
        };
    let mut fleet = group(InstanceRole::Task, 0);
    fleet.id = "if-1".to_owned();
    fleet.kind = CollectionKind::Fleet(Box::new(FleetRecord {
        target_on_demand: 0,
        target_spot: 0,
        specifications: types.iter().map(specification).collect(),
        launch: serde_json::from_value(launch).unwrap(),
        resize: None,
        context: None,
    }));
    fleet
}

fn aim(fleet: &mut CollectionRecord, on_demand: i32, spot: i32) -> Vec<(String, &'static str)> {
    if let CollectionKind::Fleet(record) = &mut fleet.kind {
        (record.target_on_demand, record.target_spot) = (on_demand, spot);
    }
    fit(fleet, CREATED);
    let live = fleet.live();
    live.map(|instance| (instance.instance_type.clone(), instance.market.as_str()))
        .collect()
}

#[test]
fn a_fleet_takes_the_cheapest_unit_of_each_market_and_rounds_up() {
    // An m5.2xlarge costs twice as much as an m5.xlarge, and counts here for three.
    let mut fleet = fleet(
        &[("m5.xlarge", 1, None), ("m5.2xlarge", 3, None)],
        json!(null),
    );
    let large = |market| ("m5.2xlarge".to_owned(), market);
    assert_eq!(
        aim(&mut fleet, 4, 1),
        [large("ON_DEMAND"), large("ON_DEMAND"), large("SPOT")]
    );
    assert_eq!(fleet.capacity(Market::OnDemand, |_| true), 6);
    // One of three units is one too many only where three are.
    assert_eq!(
        aim(&mut fleet, 4, 0),
        [large("ON_DEMAND"), large("ON_DEMAND")]
    );
    assert_eq!(aim(&mut fleet, 3, 0), [large("ON_DEMAND")]);
    assert_eq!(aim(&mut fleet, 0, 0), []);
}

#[test]
fn a_fleet_with_priorities_follows_them_where_its_strategy_says_so() {
    let types = [("m5.xlarge", 1, Some(2.0)), ("r5.xlarge", 1, Some(1.0))];
    let launch = json!({"OnDemandSpecification": {"AllocationStrategy": "prioritized"}});
    let mut prioritized = fleet(&types, launch);
    assert_eq!(
        aim(&mut prioritized, 1, 1),
        [
            ("r5.xlarge".to_owned(), "ON_DEMAND"),
            ("m5.xlarge".to_owned(), "SPOT")
        ]
    );
}

#[test]
fn instances_of_types_that_a_fleet_no_longer_names_keep_their_weight() {
    let mut cluster = waiting();
    let mut fleet = fleet(&[("m5.2xlarge", 2, None)], json!(null));
    aim(&mut fleet, 4, 0);
    cluster.collections = fixtures::settled(vec![fleet], cluster.state);
    let replacement = InstanceTypeSpecification {
        instance_type: Some("r5.xlarge".to_owned()),
        weighted_capacity: Some(1),
        ..InstanceTypeSpecification::default()
    };
    let change = Change::ModifyFleet(FleetChange {
        fleet: "if-1".to_owned(),
        targets: Some((5, 0)),
        specifications: Some(vec![replacement]),
        resize: None,
        context: None,
    });
    cluster.collections = apply(&cluster, change, CREATED).unwrap();
    let types: Vec<_> = cluster.collections[0].live().collect();
    let types: Vec<_> = types.iter().map(|one| one.instance_type.as_str()).collect();
    assert_eq!(types, ["m5.2xlarge", "m5.2xlarge", "r5.xlarge"]);
}

#[test]
fn with_its_cluster_everything_ends_at_once() {
    let mut cluster = waiting();
    cluster.state = ClusterState::Terminating;
    settle_once(&mut cluster);
    let terminating = ("TERMINATING", vec!["RUNNING"; 3]);
    assert_eq!(states(&cluster.collections[2]), terminating);
    for state in [ClusterState::Terminated, ClusterState::TerminatedWithErrors] {
        let mut ended = cluster.clone();
        ended.state = state;
        settle_once(&mut ended);
        assert!(!settle::is_due(&ended.collections, state));
        for collection in &ended.collections {
            assert_eq!(collection.state, InstanceCollectionState::Terminated);
            assert_eq!(collection.timeline.ended, Some(CREATED + 2));
            for instance in &collection.instances {
                assert_eq!(instance.state.as_str(), "TERMINATED");
                assert!(!instance.removed);
            }
        }
    }
    // A cluster that could not be launched ends in one change.
    let mut failed = waiting();
    failed.state = ClusterState::TerminatedWithErrors;
    settle_once(&mut failed);
    assert_eq!(
        states(&failed.collections[2]),
        ("TERMINATED", vec!["TERMINATED"; 3])
    );
}

#[test]
fn a_scaling_policy_is_attached_and_detached_in_steps() {
    let mut cluster = waiting();
    let put = |cluster: &ClusterRecord, group: &str| {
        let (group, policy) = (group.to_owned(), AutoScalingPolicy::default());
        apply(cluster, Change::PutAutoScaling { group, policy }, CREATED)
    };
    let error = put(&cluster, "ig-1").unwrap_err();
    assert!(error.message().contains("AutoScalingRole"), "{error}");
    cluster.request.auto_scaling_role = Some("EMR_AutoScaling_DefaultRole".to_owned());
    let error = put(&cluster, "ig-0").unwrap_err();
    assert!(error.message().contains("master"), "{error}");
    cluster.collections = put(&cluster, "ig-1").unwrap();
    let state = |cluster: &ClusterRecord| {
        let group = cluster.collections[1].group().unwrap();
        group.auto_scaling.as_ref().map(|policy| policy.state)
    };
    for expected in [
        AutoScalingState::Pending,
        AutoScalingState::Attaching,
        AutoScalingState::Attached,
        AutoScalingState::Attached,
    ] {
        assert_eq!(state(&cluster), Some(expected));
        settle_once(&mut cluster);
    }
    let group = "ig-1".to_owned();
    let change = Change::RemoveAutoScaling { group };
    cluster.collections = apply(&cluster, change, CREATED).unwrap();
    assert_eq!(state(&cluster), Some(AutoScalingState::Detaching));
    settle_once(&mut cluster);
    assert_eq!(state(&cluster), None);
}

#[test]
fn ids_of_instances_differ() {
    let mut ids = BTreeSet::new();
    for seed in [0, 1, 2, u64::MAX] {
        let mut group = group(InstanceRole::Core, 0);
        group.seed = seed;
        group.group_mut().unwrap().requested = 1_000;
        fit(&mut group, CREATED);
        for instance in group.instances {
            assert!(ids.insert(instance.id), "seed {seed}");
            assert!(ids.insert(instance.ec2_id), "seed {seed}");
        }
    }
    assert_eq!(ids.len(), 8_000);
}

proptest! {
    #[test]
    fn every_history_comes_to_rest_with_the_size_that_was_wanted(
        counts in proptest::collection::vec((0..6_usize, 0..4_usize), 1..20),
    ) {
        let mut cluster = waiting();
        let mut wanted = 3;
        for (count, rounds) in counts {
            wanted = count;
            modify(&mut cluster, json!([{"InstanceGroupId": "ig-2", "InstanceCount": count}])).unwrap();
            for _ in 0..rounds {
                settle_once(&mut cluster);
            }
        }
        settle_all(&mut cluster);
        let group = &cluster.collections[2];
        prop_assert_eq!(group.state, InstanceCollectionState::Running);
        prop_assert_eq!(group.live().count(), wanted);
        prop_assert!(group.instances.iter().all(|one| one.removed == one.state.is_terminal()));
    }
}

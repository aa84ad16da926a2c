// SPDX-License-Identifier: Apache-2.0
//! Ways to have instances that came with a later release: fleets, allocation strategies, three primary instances, placement
//! groups, managed scaling, images of one's own (Management Guide and API reference, as each limit of the catalog says).

use emrys_catalog::limits::{
    ALLOCATION_STRATEGY_SINCE, CUSTOM_AMI_SINCE, FLEETS_SINCE, PLACEMENT_GROUPS_SINCE,
    THREE_PRIMARIES_SINCE, has_cluster_policies, has_three_primaries_in_fleets,
};
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use crate::elements::{Cluster, InstanceFleet};
use crate::project::Project;
use crate::rules::pools::{Place, place};

/// Since when there is managed scaling, for the help.
const MANAGED_SCALING: &str = "emr-5.30.0, or emr-6.1.0,";

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(label) = cluster.release_label() else {
            continue;
        };
        let missing = missing(cluster, **label).into_iter().flatten();
        diagnostics.extend(missing.map(|(place, what, first)| {
            let message = format!("{} has no {what}", **label);
            let diagnostic = place.diagnostic(Code::NeedsNewerRelease, message);
            diagnostic
                .related(label.span.first_line(), "the release")
                .help(format!("use {first} or a later release"))
        }));
    }
}

/// What the cluster uses and its release lacks, where, and since when there is such a thing.
type Missing = Option<(Place, &'static str, String)>;

fn missing(cluster: &Cluster, label: ReleaseLabel) -> [Missing; 7] {
    let instances = &cluster.instances;
    let since = |place: Option<Place>, what, first: ReleaseLabel| {
        let place = place.filter(|_| label < first)?;
        Some((place, what, first.to_string()))
    };
    let fleet = instances.fleets().next().map(|(_, fleet)| fleet);
    let group = instances.master_instance_group.as_ref();
    let three = group.and_then(|group| group.instance_count.as_ref());
    let three_in_fleet = instances.master_instance_fleet.as_ref();
    let three_in_fleet =
        three_in_fleet.filter(|own| own.on_demand() == 3 && !has_three_primaries_in_fleets(label));
    let placement = instances.placement_group_config.first();
    let managed = instances.managed_scaling_policy.as_ref();
    let managed = managed.filter(|_| !has_cluster_policies(label));
    let strategy = instances.fleets().find_map(|(_, fleet)| strategy(fleet));
    [
        // The releases of 5.0 are newer than 4.8.0, and have no fleets.
        fleet
            .filter(|_| label < FLEETS_SINCE || matches!(label.version(), (5, 0, _)))
            .map(|own| (place(own), "instance fleets", "emr-5.1.0".to_owned())),
        since(strategy, "allocation strategies", ALLOCATION_STRATEGY_SINCE),
        since(
            three.filter(|count| ***count == 3).map(place),
            "clusters with three primary instances",
            THREE_PRIMARIES_SINCE,
        ),
        three_in_fleet.map(|own| {
            let what = "three primary instances in a fleet";
            (place(own), what, "emr-6.12.0".to_owned())
        }),
        since(
            placement.map(|own| place(&own.instance_role)),
            "placement groups",
            PLACEMENT_GROUPS_SINCE,
        ),
        managed.map(|own| (place(own), "managed scaling", MANAGED_SCALING.to_owned())),
        since(
            cluster.custom_ami_id.as_ref().map(place),
            "images of one's own",
            CUSTOM_AMI_SINCE,
        ),
    ]
}

fn strategy(fleet: &InstanceFleet) -> Option<Place> {
    let launch = fleet.launch_specifications.as_ref()?;
    let on_demand = launch.on_demand_specification.as_ref();
    let on_demand = on_demand.map(|own| place(&own.allocation_strategy));
    let spot = launch.spot_specification.as_ref();
    on_demand.or_else(|| spot?.allocation_strategy.as_ref().map(place))
}

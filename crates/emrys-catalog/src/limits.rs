// SPDX-License-Identifier: Apache-2.0
//! How much EMR takes of what can be counted.
//!
//! Only numbers, with their source. Who counts, and what is said to whoever goes beyond, is for the rules over documents
//! and for the engine.

use emrys_model::release_label::ReleaseLabel;

/// Instances of one group. EMR documents no upper bound; this one is far above any account's EC2 quota and keeps a
/// slip of the finger from filling the engine's memory.
pub const INSTANCES_PER_GROUP: std::ops::RangeInclusive<i32> = 1..=4_000;

/// Most instance groups of a cluster: the primary, the core, and 48 task groups (Management Guide, task nodes).
pub const INSTANCE_GROUPS: usize = 50;

/// Most task instance groups of a cluster (Management Guide, understand node types).
pub const TASK_GROUPS: usize = 48;

/// The first release whose instance groups can be reconfigured (Release Guide, reconfigure an instance group).
pub const RECONFIGURATION_SINCE: ReleaseLabel = ReleaseLabel::emr(5, 21, 0);

/// The first release that runs with three primary instances (Management Guide, multiple primary nodes).
pub const THREE_PRIMARIES_SINCE: ReleaseLabel = ReleaseLabel::emr(5, 23, 0);

/// The first release whose fleets have allocation strategies (Management Guide, instance fleets).
pub const ALLOCATION_STRATEGY_SINCE: ReleaseLabel = ReleaseLabel::emr(5, 12, 1);

/// The first release that takes images of one's own (API reference, RunJobFlow).
pub const CUSTOM_AMI_SINCE: ReleaseLabel = ReleaseLabel::emr(5, 7, 0);

/// How many minutes Spot Instances may be waited for when a cluster starts (API reference, SpotProvisioningSpecification).
pub const SPOT_TIMEOUT: std::ops::RangeInclusive<i32> = 5..=1_440;

/// How many minutes a fleet's resize may take (API reference, SpotResizingSpecification, OnDemandResizingSpecification).
pub const RESIZE_TIMEOUT: std::ops::RangeInclusive<i32> = 5..=10_080;

/// Whether a release has three primary instances in an instance fleet (Management Guide, primary nodes).
#[must_use]
pub fn has_three_primaries_in_fleets(label: ReleaseLabel) -> bool {
    let (major, minor, patch) = label.version();
    label >= ReleaseLabel::emr(6, 12, 0)
        || (major == 6 && minor >= 8 && patch >= 1)
        || (major == 5 && minor == 36 && patch >= 1)
}

/// On how many core instances HDFS keeps each block, if the document does not say (Management Guide, instance guidelines).
#[must_use]
pub fn default_replication(core_instances: i32) -> i32 {
    match core_instances {
        ..=3 => 1,
        4..=9 => 2,
        _ => 3,
    }
}

/// The first release that has instance fleets; those of 5.0 have none (API reference, InstanceFleetConfig).
pub const FLEETS_SINCE: ReleaseLabel = ReleaseLabel::emr(4, 8, 0);

/// Most instance types of a fleet without and with an allocation strategy (Management Guide, instance fleets).
pub const FLEET_TYPES: (usize, usize) = (5, 30);

/// Most bootstrap actions of a cluster (Management Guide, bootstrap actions).
pub const BOOTSTRAP_ACTIONS: usize = 16;

/// Most steps of a cluster that wait, run or are being cancelled (Management Guide, work with steps).
pub const ACTIVE_STEPS: usize = 256;

/// Most characters in all strings of one step together (API reference, AddJobFlowSteps).
pub const STEP_CHARACTERS: usize = 10_240;

/// Most steps of a cluster that run at the same time (API reference, RunJobFlow).
pub const STEP_CONCURRENCY: i32 = 256;

/// The first release that runs more than one step at a time (Management Guide, concurrent steps).
pub const STEP_CONCURRENCY_SINCE: ReleaseLabel = ReleaseLabel::emr(5, 28, 0);

/// The first release whose running steps can be cancelled (Management Guide, cancel steps).
pub const CANCEL_RUNNING_SINCE: ReleaseLabel = ReleaseLabel::emr(5, 28, 0);

/// The first release whose steps take runtime roles (Management Guide, runtime roles for steps).
pub const EXECUTION_ROLE_SINCE: ReleaseLabel = ReleaseLabel::emr(6, 7, 0);

/// The first release whose placement groups can be configured (Management Guide, placement groups).
pub const PLACEMENT_GROUPS_SINCE: ReleaseLabel = ReleaseLabel::emr(5, 23, 0);

/// The first release that has sessions (API reference, RunJobFlow).
pub const SESSIONS_SINCE: ReleaseLabel = ReleaseLabel::emr_spark(8, 0, 0);

/// Whether pending steps of a release can be cancelled: from 4.8.0 on, except in 5.0.0 (Management Guide, cancel steps).
#[must_use]
pub fn cancels_pending_steps(label: ReleaseLabel) -> bool {
    label >= ReleaseLabel::emr(4, 8, 0) && label != ReleaseLabel::emr(5, 0, 0)
}

/// How many seconds of idleness an auto-termination policy may ask for (Management Guide, auto-termination policy).
pub const IDLE_TIMEOUT: std::ops::RangeInclusive<i64> = 60..=604_800;

/// The idle timeout of a policy that names none, in seconds (API reference, AutoTerminationPolicy).
pub const DEFAULT_IDLE_TIMEOUT: i64 = 3_600;

/// Most tags of a cluster (Management Guide, tag clusters).
pub const TAGS: usize = 50;

/// Most clusters that one TerminateJobFlows names (API reference, TerminateJobFlows).
pub const TERMINATED_CLUSTERS: usize = 10;

/// Whether a release has auto-termination policies and managed scaling: from 5.30.0 and from 6.1.0 on (Management Guide,
/// auto-termination policy, managed scaling).
#[must_use]
pub fn has_cluster_policies(label: ReleaseLabel) -> bool {
    label >= ReleaseLabel::emr(5, 30, 0) && label != ReleaseLabel::emr(6, 0, 0)
}

/// Most steps that one request adds or cancels before emr-7.14.0, AMI versions included.
pub const STEPS_PER_REQUEST: usize = 256;

/// Most steps that one request adds or cancels (Management Guide, work with steps).
#[must_use]
pub fn steps_per_request(label: ReleaseLabel) -> usize {
    const FEWER_SINCE: ReleaseLabel = ReleaseLabel::emr(7, 14, 0);
    if label >= FEWER_SINCE {
        100
    } else {
        STEPS_PER_REQUEST
    }
}

#[cfg(test)]
mod tests {
    use super::{cancels_pending_steps, has_cluster_policies, steps_per_request};

    #[test]
    fn a_newer_release_takes_fewer_steps_at_once() {
        let most = |label: &str| steps_per_request(label.parse().unwrap());
        assert_eq!(most("emr-5.36.2"), 256);
        assert_eq!(most("emr-7.13.0"), 256);
        assert_eq!(most("emr-7.14.0"), 100);
    }

    #[test]
    fn pending_steps_can_be_cancelled_since_4_8_but_in_5_0() {
        let cancels = |label: &str| cancels_pending_steps(label.parse().unwrap());
        let found = [
            "emr-4.7.2",
            "emr-4.8.0",
            "emr-5.0.0",
            "emr-5.0.3",
            "emr-7.5.0",
        ]
        .map(cancels);
        assert_eq!(found, [false, true, false, true, true]);
    }

    #[test]
    fn fleets_have_three_primaries_since_some_patches() {
        let has = |label: &str| super::has_three_primaries_in_fleets(label.parse().unwrap());
        let found = [
            "emr-5.36.0",
            "emr-5.36.1",
            "emr-6.9.0",
            "emr-6.9.1",
            "emr-6.12.0",
            "emr-7.5.0",
        ]
        .map(has);
        assert_eq!(found, [false, true, false, true, true, true]);
    }

    #[test]
    fn policies_came_with_5_30_and_were_missing_once_more() {
        let has = |label: &str| has_cluster_policies(label.parse().unwrap());
        let found = [
            "emr-5.29.0",
            "emr-5.30.0",
            "emr-6.0.0",
            "emr-6.1.0",
            "emr-7.5.0",
        ]
        .map(has);
        assert_eq!(found, [false, true, false, true, true]);
        assert!(has("emr-spark-8.0.0"));
    }
}

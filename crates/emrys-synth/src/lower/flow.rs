// SPDX-License-Identifier: Apache-2.0
//! The activities of a document's flows, and what else a job flow says about its run.

use std::time::Duration;

use emrys_document::Spanned;
use emrys_document::elements::{
    Activity as DocumentActivity, Cluster, EndOfLife as DocumentEndOfLife, Lock as DocumentLock,
    Relaunch as DocumentRelaunch, WaitFor as DocumentWaitFor,
};

use super::LowerError;
use super::artifacts::Artifacts;
use super::plan::{EndOfLife, Lock, PlannedStep, Relaunch};
use super::steps;
use crate::activity::{Activity, WaitFor};

/// What is said of a lock that says no more than its name.
const EXPIRY: Duration = Duration::from_secs(2 * 60 * 60);
const WAIT: Duration = Duration::from_secs(30 * 60);

/// Lowers the activities of a flow.
pub(super) fn activities(
    flow: &[Spanned<DocumentActivity>],
    cluster: &Cluster,
    region: &str,
    artifacts: &mut Artifacts<'_>,
) -> Result<Vec<Activity>, LowerError> {
    let lowered = flow.iter();
    lowered
        .map(|activity| one(activity, cluster, region, artifacts))
        .collect()
}

fn one(
    activity: &DocumentActivity,
    cluster: &Cluster,
    region: &str,
    artifacts: &mut Artifacts<'_>,
) -> Result<Activity, LowerError> {
    Ok(match activity {
        DocumentActivity::StartCluster(_) => Activity::StartCluster { steps: Vec::new() },
        DocumentActivity::AddSteps(add) => {
            let steps = add.steps.iter();
            let steps = steps.map(|step| steps::step(step, Some(cluster), region, artifacts));
            Activity::AddSteps {
                steps: steps.collect::<Result<Vec<PlannedStep>, LowerError>>()?,
            }
        }
        DocumentActivity::Wait(wait) => Activity::Wait {
            until: match *wait.until {
                DocumentWaitFor::Idle => WaitFor::Idle,
                DocumentWaitFor::Ended => WaitFor::Ended,
            },
            timeout: wait.timeout.as_deref().copied().map(length),
        },
        DocumentActivity::CancelSteps(_) => Activity::CancelSteps,
        DocumentActivity::Resize(resize) => Activity::Resize {
            group: resize.instance_group.as_str().to_owned(),
            count: *resize.instance_count,
        },
        DocumentActivity::ModifyCluster(modify) => Activity::ModifyCluster {
            step_concurrency_level: *modify.step_concurrency_level,
        },
        DocumentActivity::TerminateCluster(_) => Activity::TerminateCluster,
    })
}

/// What becomes of the cluster.
pub(super) fn end_of_life(end: DocumentEndOfLife) -> EndOfLife {
    match end {
        DocumentEndOfLife::Terminate => EndOfLife::Terminate,
        DocumentEndOfLife::Keep => EndOfLife::Keep,
        DocumentEndOfLife::KeepOnFailure => EndOfLife::KeepOnFailure,
    }
}

/// When another cluster is launched.
pub(super) fn relaunch(relaunch: &DocumentRelaunch) -> Relaunch {
    Relaunch {
        on: relaunch.on.iter().map(|code| code.value).collect(),
        times: u32::try_from(relaunch.times()).unwrap_or_default(),
        delay: relaunch
            .delay
            .as_deref()
            .copied()
            .map_or(Duration::ZERO, length),
    }
}

/// The lock of a run.
pub(super) fn lock(lock: &DocumentLock) -> Lock {
    let or = |length: Option<&emrys_document::elements::Duration>, default| {
        length.copied().map_or(default, self::length)
    };
    Lock {
        name: lock.name.value.clone(),
        expiry: or(lock.expiry.as_deref(), EXPIRY),
        wait: or(lock.wait.as_deref(), WAIT),
    }
}

/// A length of time as the standard library has it.
pub(super) fn length(duration: emrys_document::elements::Duration) -> Duration {
    Duration::from_secs(duration.seconds())
}

// SPDX-License-Identifier: Apache-2.0
//! What a run tells those who watch it, in the order in which it became known.

use emrys_model::ids::RunId;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;

/// Something that has happened in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The run is in the journal: whatever happens from now on, it can be resumed.
    Begun {
        /// Its id.
        run_id: RunId,
    },
    /// An activity begins.
    Activity {
        /// Its word in documents.
        kind: &'static str,
    },
    /// An activity has failed.
    ActivityFailed {
        /// Its word in documents.
        kind: &'static str,
        /// Why.
        failure: String,
    },
    /// The failed flow begins.
    FailedFlow,
    /// It is not known whether a request was carried out; that is found out before anything else is done.
    FindingOut {
        /// The operation.
        operation: &'static str,
    },
    /// EMR has ended the cluster, and another one takes its place.
    Relaunching {
        /// How often that has happened now.
        number: u32,
    },
    /// Another run holds the lock, which is waited for.
    LockHeld {
        /// The lock.
        name: String,
        /// The run, with its cluster where that is known.
        by: String,
    },
    /// The run has the lock.
    LockTaken {
        /// The lock.
        name: String,
        /// The run that had it before and gave no sign of life until it expired.
        from: Option<RunId>,
    },
    /// What somebody wanted of the run was not done.
    ChangeRefused {
        /// Why.
        problem: String,
    },
    /// The cluster goes on although it was to end.
    ClusterLeft {
        /// Why.
        problem: String,
    },
    /// RunJobFlow was accepted, now or before the run was resumed.
    Launched {
        /// The new cluster.
        cluster_id: String,
    },
    /// The cluster changed its state, or the reason for it.
    Cluster {
        /// The new state.
        state: ClusterState,
        /// EMR's reason.
        reason: String,
    },
    /// A step changed its state.
    Step {
        /// Its name in the document.
        name: String,
        /// Its id.
        id: String,
        /// The new state.
        state: StepState,
        /// From 1; above 1 the step is being repeated.
        attempt: u32,
        /// Why it failed.
        failure: Option<String>,
        /// How long it ran, once it has ended.
        millis: Option<i64>,
    },
    /// A step does not begin although its turn has come.
    StepWaits {
        /// Its name in the document.
        name: String,
        /// Why, as the target says it.
        reason: String,
    },
    /// A step ran into its timeout and is being cancelled.
    TimedOut {
        /// Its name in the document.
        name: String,
        /// The timeout in seconds.
        seconds: u64,
    },
    /// A failed step is submitted again.
    Retrying {
        /// Its name in the document.
        name: String,
        /// The coming attempt, from 2.
        attempt: u32,
    },
}

/// Where events go. Called from the run's own task, so it must be quick.
pub trait Observer: Send + Sync {
    /// Takes one event.
    fn event(&self, event: Event);
}

impl<F: Fn(Event) + Send + Sync> Observer for F {
    fn event(&self, event: Event) {
        self(event);
    }
}

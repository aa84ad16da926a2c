// SPDX-License-Identifier: Apache-2.0
//! What has happened in a run so far, as flows see it.

use crate::journal::{ActivityRecord, Failure, Phase, RunRecord, Stage};
use crate::outcome::StepResult;
use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::Plan;

/// Every activity of a run that has ended, in order, and what the run knows besides.
#[derive(Clone, Copy)]
pub struct History<'a> {
    plan: &'a Plan,
    run: &'a RunRecord,
    /// How many of the record's activities are told.
    told: usize,
}

/// One activity that has ended.
#[derive(Clone, Copy)]
pub struct Past<'a> {
    record: &'a ActivityRecord,
}

impl<'a> History<'a> {
    /// The history of a run.
    #[must_use]
    pub fn new(plan: &'a Plan, run: &'a RunRecord) -> Self {
        let ended = |activity: &&ActivityRecord| matches!(activity.phase, Phase::Ended { .. });
        let told = run.activities.iter().take_while(ended).count();
        Self { plan, run, told }
    }

    /// The history as it was when the activity with that index was chosen.
    pub(crate) fn before(self, index: usize) -> Self {
        let told = index.min(self.told);
        Self { told, ..self }
    }

    /// What the run was given.
    #[must_use]
    pub fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The activities, the first one first.
    pub fn activities(&self) -> impl Iterator<Item = Past<'a>> + use<'a> {
        let told = self.run.activities.iter().take(self.told);
        told.map(|record| Past { record })
    }

    /// The cluster that the run has launched last.
    #[must_use]
    pub fn cluster_id(&self) -> Option<&'a str> {
        self.run.cluster_id()
    }
}

impl<'a> Past<'a> {
    /// The activity as it was chosen.
    #[must_use]
    pub fn activity(&self) -> &'a Activity {
        &self.record.activity
    }

    /// Whether it belongs to what was done after a failure.
    #[must_use]
    pub fn is_of_failed_flow(&self) -> bool {
        self.record.stage == Stage::Failed
    }

    /// Why it failed, if it did.
    #[must_use]
    pub fn failure(&self) -> Option<&'a Failure> {
        self.record.failure()
    }

    /// Its steps and how each ended, also those whose failure let the run go on.
    #[must_use]
    pub fn steps(&self) -> Vec<StepResult> {
        self.record.results().collect()
    }
}

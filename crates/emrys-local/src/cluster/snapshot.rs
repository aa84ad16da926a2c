// SPDX-License-Identifier: Apache-2.0
//! What is known of one cluster at a moment: immutable, cheap to clone, shown to every reader.

use std::sync::Arc;

use emrys_model::ids::StepId;
use emrys_model::lifecycle::step::StepState;

use crate::records::{ClusterRecord, StepRecord};

/// A cluster and its steps as the journal has them.
#[derive(Debug, Clone)]
pub(crate) struct Snapshot {
    pub(crate) cluster: Arc<ClusterRecord>,
    /// In order of creation.
    pub(crate) steps: Vec<Arc<StepRecord>>,
}

impl Snapshot {
    /// The step of that id.
    pub(crate) fn step(&self, id: &StepId) -> Option<&Arc<StepRecord>> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// Steps that wait, run or are being cancelled.
    pub(crate) fn active_steps(&self) -> usize {
        self.steps.iter().filter(|step| step.is_active()).count()
    }

    /// Steps that have a process, or are about to.
    pub(crate) fn running_steps(&self) -> usize {
        self.steps.iter().filter(|step| step.is_running()).count()
    }

    /// Whether a step's turn has come and this machine has no room for it.
    pub(crate) fn has_waiting_step(&self) -> bool {
        self.steps.iter().any(|step| step.waiting.is_some())
    }

    /// Whether any step has ended badly: the end of the cluster then says so.
    pub(crate) fn has_failed_step(&self) -> bool {
        self.steps
            .iter()
            .any(|step| step.state == StepState::Failed)
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Which steps come next, and whether this machine has room for them. The ledger that says so is a value like the draft
//! itself; nothing is measured here.

use std::collections::BTreeSet;
use std::sync::Arc;

use emrys_model::ids::StepId;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::types::HadoopJarStepConfig;

use super::Draft;
use crate::hadoop::demand;
use crate::machine::{Demand, Ledger};
use crate::records::StepRecord;

impl Draft {
    /// Tells the machine what the cluster has there and what its next steps need; gives those of them that have room.
    pub(crate) fn take_room(&self, machine: &mut Ledger) -> BTreeSet<StepId> {
        let cores = machine.cores();
        let next = self.next_steps();
        let next = next
            .iter()
            .filter_map(|index| self.snapshot.steps.get(*index));
        let next: Vec<_> = next
            .map(|step| (step.id.clone(), self.demand(step, cores)))
            .collect();
        machine.declare(&self.snapshot.cluster.id, self.running(cores), &next)
    }

    /// Tells a machine that knows nothing yet what the cluster has there, and asks for no more.
    pub(crate) fn keep_room(&self, machine: &mut Ledger) {
        let running = self.running(machine.cores());
        machine.declare(&self.snapshot.cluster.id, running, &[]);
    }

    fn running(&self, cores: usize) -> Vec<(StepId, Demand)> {
        let steps = self.snapshot.steps.iter().filter(|step| step.takes_room());
        steps
            .map(|step| (step.id.clone(), self.demand(step, cores)))
            .collect()
    }

    fn demand(&self, step: &StepRecord, cores: usize) -> Demand {
        let configurations = self.snapshot.cluster.request.configurations.as_deref();
        let nothing = HadoopJarStepConfig::default();
        let jar = step.config.hadoop_jar_step.as_ref().unwrap_or(&nothing);
        demand(jar, configurations.unwrap_or_default(), cores)
    }

    /// The steps whose turn it is, as far as their cluster is concerned.
    fn next_steps(&self) -> Vec<usize> {
        if !self.snapshot.cluster.is_up() {
            return Vec::new();
        }
        let level = self.snapshot.cluster.step_concurrency_level.max(1);
        let free = level.saturating_sub(self.snapshot.running_steps());
        let mut pending = self.steps_where(|step| step.state == StepState::Pending);
        pending.truncate(free);
        pending
    }

    /// Every step whose turn has come and that still does not run says why; no other does.
    pub(super) fn say_who_waits(&mut self, machine: &Ledger) {
        // The next steps are the first of those that are pending.
        let next = self.next_steps().len();
        let pending = self.steps_where(|step| step.state == StepState::Pending);
        for (position, index) in pending.into_iter().enumerate() {
            let Some(step) = self.snapshot.steps.get(index) else {
                continue;
            };
            let demand = (position < next).then(|| self.demand(step, machine.cores()));
            let waiting = demand.map(|demand| machine.given(demand).reason());
            if step.waiting != waiting
                && let Some(step) = self.snapshot.steps.get_mut(index)
            {
                Arc::make_mut(step).waiting = waiting;
                self.steps_touched.insert(index);
            }
        }
    }
}

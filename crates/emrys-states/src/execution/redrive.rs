// SPDX-License-Identifier: Apache-2.0
//! An execution that did not succeed goes on where it ended: what succeeded in it is not done again.

use super::branch::{BranchId, Stage};
use super::{Execution, Status, limits};
use crate::history::EventKind;
use crate::machine::StateMachine;

impl Execution {
    /// Whether the execution has ended without success, and its history has a place left.
    #[must_use]
    pub fn is_redrivable(&self) -> bool {
        let ended = matches!(
            self.status,
            Status::Failed(_) | Status::TimedOut(_) | Status::Aborted(_)
        );
        ended && self.history_len + 1 < limits::EVENTS && !self.start.express
    }

    pub(super) fn go_on(&mut self, machine: &StateMachine) {
        let now = self.environment.now;
        self.status = Status::Running;
        self.redrive_count += 1;
        let redrive_count = self.redrive_count;
        self.context.redriven(redrive_count, now);
        let event = self.emit(
            self.history_len,
            EventKind::ExecutionRedriven { redrive_count },
        );
        // AWS gives it all its time once more.
        self.limit(machine, now);
        if let Some(root) = self.root() {
            self.set_previous(root, event);
            self.revive(machine, root);
        }
    }

    /// A branch goes on in the state in which it was.
    pub(super) fn revive(&mut self, machine: &StateMachine, id: BranchId) {
        let Some(branch) = self.branches.get_mut(&id) else {
            return;
        };
        // AWS counts retries anew.
        branch.visit.retries.clear();
        match &branch.visit.stage {
            Stage::Before | Stage::Parked => {
                branch.visit.stage = Stage::Before;
                self.ready.push_back(id);
            }
            Stage::Fork(_) => {
                if let Err(fault) = self.revive_children(machine, id) {
                    self.fail(machine, id, fault);
                }
            }
            Stage::Task(_)
            | Stage::Waiting(_)
            | Stage::Retrying(_)
            | Stage::MapRun(_)
            | Stage::Stopped => self.go(machine, id),
            Stage::Ended => {}
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
//! What is to happen at a certain time.

use super::branch::BranchId;
use super::{Command, Execution, Status, TimerId, limits};
use crate::history::ErrorOutput;
use crate::machine::StateMachine;

/// A timer whose time has not come.
#[derive(Debug)]
pub(super) struct Timer {
    pub(super) at: i64,
    pub(super) branch: Option<BranchId>,
    pub(super) purpose: Purpose,
}

/// What happens at the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The execution has taken too long.
    Execution,
    /// A Wait state has waited.
    Wait,
    /// A state is tried again.
    Retry,
    /// A task has taken too long.
    Timeout,
    /// A task has not said that it is alive.
    Heartbeat,
}

impl Execution {
    /// The time begins that an execution has: what the machine gives it, and no more than AWS gives express ones.
    pub(super) fn limit(&mut self, machine: &StateMachine, from: i64) {
        let most = self.start.express.then_some(limits::EXPRESS);
        if let Some(seconds) = machine.timeout_seconds.into_iter().chain(most).min() {
            let at = from.saturating_add(limits::milliseconds(seconds));
            self.set_timer(at, None, Purpose::Execution);
        }
    }

    pub(super) fn set_timer(
        &mut self,
        at: i64,
        branch: Option<BranchId>,
        purpose: Purpose,
    ) -> TimerId {
        self.last_timer += 1;
        let timer = TimerId(self.last_timer);
        self.timers.insert(
            timer,
            Timer {
                at,
                branch,
                purpose,
            },
        );
        self.step.commands.push(Command::SetTimer { timer, at });
        timer
    }

    pub(super) fn cancel_timer(&mut self, timer: TimerId) {
        if self.timers.remove(&timer).is_some() {
            self.step.commands.push(Command::CancelTimer { timer });
        }
    }

    /// A timer's time has come.
    pub(super) fn timer(&mut self, machine: &StateMachine, timer: TimerId) {
        let Some(Timer {
            branch, purpose, ..
        }) = self.timers.remove(&timer)
        else {
            return;
        };
        let timeout = || ErrorOutput::named("States.Timeout");
        match (purpose, branch) {
            (Purpose::Wait, Some(branch)) => self.waited(machine, branch),
            (Purpose::Retry, Some(branch)) => self.go(machine, branch),
            (Purpose::Timeout | Purpose::Heartbeat, Some(branch)) => {
                self.task_timed_out(machine, branch, purpose);
            }
            _ => self.cut(machine, Status::TimedOut(timeout())),
        }
    }
}

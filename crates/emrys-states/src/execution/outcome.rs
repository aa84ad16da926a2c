// SPDX-License-Identifier: Apache-2.0
//! How a state is left: with a result, by a Catch, or not at all, and when it is tried again.

use std::sync::Arc;

use serde_json::{Value, json};

use super::branch::{BranchId, Stage};
use super::data_flow::Sight;
use super::{Execution, Status, branch, limits, timers};
use crate::data::Failure;
use crate::history::{Assigned, ErrorOutput, EventKind, StateKind};
use crate::machine::{Catcher, Data, Kind, Name, Next, Retrier, State, StateMachine};

/// Where a state leads, and with what.
pub(super) struct Left {
    pub(super) output: Arc<Value>,
    pub(super) assigned: Option<Assigned>,
    pub(super) next: Next,
}

/// What made a state fail.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub(super) output: ErrorOutput,
    /// Whether it came from looking at data: AWS then tells in which state.
    pub(super) of_data: bool,
    /// The field, where no expression says which.
    pub(super) field: Option<&'static str>,
    /// Whether a task failed, and not the state itself.
    pub(super) of_task: bool,
    /// Whether a heartbeat did not come: `States.HeartbeatTimeout` for Retry and Catch.
    pub(super) heartbeat: bool,
}

impl Fault {
    /// An error as it is.
    pub(super) fn plain(output: ErrorOutput) -> Self {
        Self {
            output,
            of_data: false,
            field: None,
            of_task: false,
            heartbeat: false,
        }
    }

    /// What a task failed with.
    pub(super) fn of_task(output: ErrorOutput) -> Self {
        Self {
            of_task: true,
            ..Self::plain(output)
        }
    }

    /// A branch or state that is not there, which cannot be.
    pub(super) fn lost() -> Self {
        Self::plain(ErrorOutput::new(
            "States.Runtime",
            "The state does not exist.",
        ))
    }

    fn matches(&self, names: &[String]) -> bool {
        let error = self.output.error.as_deref().unwrap_or_default();
        // AWS: an execution's own fault always ends it.
        if error == "States.Runtime" {
            return false;
        }
        // AWS takes a task's result that is too large for any other error of a task, though its guide says otherwise.
        let terminal = error == "States.DataLimitExceeded" && !self.of_task;
        names.iter().any(|name| match name.as_str() {
            "States.ALL" => !terminal,
            "States.TaskFailed" => error != "States.Timeout" && !terminal,
            "States.HeartbeatTimeout" => self.heartbeat || error == "States.HeartbeatTimeout",
            name => name == error,
        })
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Self {
            output: ErrorOutput::new(&failure.error, &failure.cause),
            of_data: true,
            field: None,
            of_task: false,
            heartbeat: false,
        }
    }
}

impl Execution {
    /// A state has its result.
    pub(super) fn finish(
        &mut self,
        machine: &StateMachine,
        id: BranchId,
        result: &Arc<Value>,
    ) -> Result<(), Fault> {
        let Some((name, state)) = self.state(machine, id) else {
            return Err(Fault::lost());
        };
        let (output, assigned) = self.output(id, name, state, result)?;
        let left = Left {
            output,
            assigned,
            next: next(&state.kind),
        };
        self.leave(machine, id, left)
    }

    /// A state is left.
    pub(super) fn leave(
        &mut self,
        machine: &StateMachine,
        id: BranchId,
        left: Left,
    ) -> Result<(), Fault> {
        let Some((name, state)) = self.state(machine, id) else {
            return Err(Fault::lost());
        };
        if let Some(assigned) = &left.assigned {
            self.assign(id, assigned);
        }
        let exited = EventKind::StateExited {
            state: StateKind::from(&state.kind),
            name: Name::clone(name),
            output: Arc::clone(&left.output),
            assigned: left.assigned,
        };
        self.emit_in(id, exited);
        match left.next {
            Next::End => {
                self.stage(id, Stage::Ended);
                self.ended(machine, id, left.output);
            }
            Next::State(name) => {
                if let Some(branch) = self.branches.get_mut(&id) {
                    branch.state = branch::flow(machine, &branch.path)
                        .and_then(|flow| flow.states.get_index_of(&name));
                    branch.input = left.output;
                    branch.visit = branch::Visit::default();
                }
                self.ready.push_back(id);
            }
        }
        Ok(())
    }

    /// A branch has come to its end.
    fn ended(&mut self, machine: &StateMachine, id: BranchId, output: Arc<Value>) {
        match self.branches.get(&id) {
            Some(branch) if branch.parent.is_some() => self.child_ended(machine, id, output),
            Some(branch) => self.end_after(branch.previous, Status::Succeeded { output }),
            None => {}
        }
    }

    /// A state failed: it is tried again, left by a Catch, or ends its branch.
    pub(super) fn fail(&mut self, machine: &StateMachine, id: BranchId, fault: Fault) {
        let Some((name, state)) = self.state(machine, id) else {
            return;
        };
        let runtime = fault.of_data && fault.output.error.as_deref() == Some("States.Runtime");
        let fault = self.told(id, name, &state.kind, fault);
        let (retriers, catchers) = policies(&state.kind);
        if self.retry(id, &fault, retriers) {
            self.forget_children(id);
            return;
        }
        // AWS does not tell of the state where it could not make out its own fields.
        match &state.kind {
            _ if runtime => {}
            Kind::Parallel(_) => drop(self.emit_in(id, EventKind::ParallelStateFailed)),
            Kind::Map(_) => drop(self.emit_in(id, EventKind::MapStateFailed)),
            _ => {}
        }
        let catcher = catchers
            .iter()
            .find(|catcher| fault.matches(&catcher.error_equals));
        let fault = match catcher {
            None => fault,
            Some(catcher) => match self.caught(machine, id, name, state, catcher, &fault) {
                Ok(()) => return,
                Err(fault) => self.told(id, name, &state.kind, fault),
            },
        };
        let Some(branch) = self.branches.get_mut(&id) else {
            return;
        };
        // Branches that ended are kept: should the execution go on, they do not begin again.
        if !matches!(branch.visit.stage, Stage::Fork(_)) {
            branch.visit.stage = Stage::Stopped;
        }
        if branch.parent.is_some() {
            return self.child_failed(machine, id, fault);
        }
        let previous = branch.previous;
        self.end_after(previous, Status::Failed(fault.output));
    }

    /// A fault as AWS tells of it: with the state in which it happened, if that is not known from elsewhere.
    fn told(&mut self, id: BranchId, name: &Name, kind: &Kind, mut fault: Fault) -> Fault {
        if !std::mem::take(&mut fault.of_data) {
            return fault;
        }
        let Some(branch) = self.branches.get(&id) else {
            return fault;
        };
        let visit = &branch.visit;
        let cause = fault.output.cause.as_deref().unwrap_or_default();
        let cause = format!(
            "An error occurred while executing the state '{name}' (entered at the event id #{}). {cause}",
            visit.entered
        );
        fault.output.cause = Some(cause.into());
        if fault.output.error.as_deref() == Some("States.QueryEvaluationError") {
            // AWS has this event follow what the state's own beginning follows, if nothing has come since, but for a
            // state that waits.
            let waits = matches!(kind, Kind::Wait { .. });
            let previous = if branch.previous == visit.entered && !waits {
                visit.before
            } else {
                branch.previous
            };
            let event = self.emit(
                previous,
                EventKind::EvaluationFailed {
                    state: Name::clone(name),
                    location: fault
                        .field
                        .map(Arc::from)
                        .or_else(|| location(&fault.output)),
                    error: fault.output.clone(),
                },
            );
            self.set_previous(id, event);
        }
        fault
    }

    /// Whether the state is tried again: then the time of that is set.
    fn retry(&mut self, id: BranchId, fault: &Fault, retriers: &[Retrier]) -> bool {
        let found = retriers
            .iter()
            .enumerate()
            .find(|(_, retrier)| fault.matches(&retrier.error_equals));
        let Some((number, retrier)) = found else {
            return false;
        };
        let Some(branch) = self.branches.get_mut(&id) else {
            return false;
        };
        branch.visit.retries.resize(retriers.len(), 0);
        let Some(count) = branch.visit.retries.get_mut(number) else {
            return false;
        };
        if *count >= retrier.max_attempts {
            return false;
        }
        let before = *count;
        *count += 1;
        let delay = delay(retrier, before);
        let delay = if retrier.full_jitter {
            self.environment.random.next_fraction() * delay
        } else {
            delay
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a delay is bounded, and a conversion from a double saturates"
        )]
        let at = self.environment.now.saturating_add((delay * 1000.0) as i64);
        let timer = self.set_timer(at, Some(id), timers::Purpose::Retry);
        self.stage(id, Stage::Retrying(timer));
        true
    }

    /// A Catch takes the error.
    fn caught(
        &mut self,
        machine: &StateMachine,
        id: BranchId,
        name: &Name,
        state: &State,
        catcher: &Catcher,
        fault: &Fault,
    ) -> Result<(), Fault> {
        let error_output = error_output(&fault.output);
        let raw = match self.branches.get(&id) {
            Some(branch) => Arc::clone(&branch.input),
            None => return Err(Fault::lost()),
        };
        let (output, assigned) = match &state.data {
            Data::JsonPath(_) => {
                let sight = Sight::of(&error_output);
                let assigned = self.assigned(id, name, sight, catcher.assign.as_ref())?;
                let output = match &catcher.result_path {
                    None => raw,
                    Some(path) if path.as_str() == "$" => Arc::new(error_output),
                    Some(path) => Arc::new(path.put(Value::clone(&raw), error_output)?),
                };
                (output, assigned)
            }
            Data::Jsonata(_) => {
                let sight = Sight {
                    error_output: Some(&error_output),
                    ..Sight::of(&raw)
                };
                let assigned = self.assigned(id, name, sight, catcher.assign.as_ref())?;
                let output = match &catcher.output {
                    None => error_output,
                    Some(template) => self.fill(id, name, sight, template)?,
                };
                (Arc::new(output), assigned)
            }
        };
        limits::payload(name, &output).map_err(Fault::plain)?;
        self.forget_children(id);
        let left = Left {
            output,
            assigned,
            next: Next::State(Name::clone(&catcher.next)),
        };
        self.leave(machine, id, left)
    }

    /// An event of a branch, after its last one.
    pub(super) fn emit_in(&mut self, id: BranchId, kind: EventKind) -> u64 {
        let event = self.emit(self.previous(id), kind);
        self.set_previous(id, event);
        event
    }
}

/// The field whose expression failed, which AWS's sentence names.
fn location(output: &ErrorOutput) -> Option<Arc<str>> {
    let (_, rest) = output
        .cause
        .as_deref()?
        .split_once("' specified for the field '")?;
    Some(rest.split_once('\'')?.0.into())
}

/// What a Catch gets. AWS has `null` for both where a worker named neither, and an empty cause where there is none.
fn error_output(output: &ErrorOutput) -> Value {
    let cause = output.cause.as_deref();
    match &output.error {
        None => json!({ "Error": null, "Cause": cause }),
        Some(error) => json!({ "Error": error, "Cause": cause.unwrap_or_default() }),
    }
}

/// Seconds before a retry that has so many before it.
fn delay(retrier: &Retrier, before: u64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "AWS bounds these numbers far below where a double is not exact"
    )]
    let (interval, before) = (retrier.interval_seconds as f64, before as f64);
    let delay = interval * retrier.backoff_rate.powf(before);
    #[expect(clippy::cast_precision_loss, reason = "as above")]
    let most = retrier
        .max_delay_seconds
        .map_or(f64::MAX, |most| most as f64);
    delay.min(most)
}

/// Where a state leads that leads to one place.
fn next(kind: &Kind) -> Next {
    match kind {
        Kind::Task(task) => task.next.clone(),
        Kind::Parallel(parallel) => parallel.next.clone(),
        Kind::Map(map) => map.next.clone(),
        Kind::Pass { next, .. } | Kind::Wait { next, .. } => next.clone(),
        Kind::Choice { .. } | Kind::Succeed | Kind::Fail { .. } => Next::End,
    }
}

/// What a state does about errors.
fn policies(kind: &Kind) -> (&[Retrier], &[Catcher]) {
    match kind {
        Kind::Task(task) => (&task.retry, &task.catch),
        Kind::Parallel(parallel) => (&parallel.retry, &parallel.catch),
        Kind::Map(map) => (&map.retry, &map.catch),
        Kind::Pass { .. }
        | Kind::Choice { .. }
        | Kind::Wait { .. }
        | Kind::Succeed
        | Kind::Fail { .. } => (&[], &[]),
    }
}

// SPDX-License-Identifier: Apache-2.0
//! What each type of state does when it is entered.

use std::sync::Arc;

use serde_json::Value;

use super::branch::{self, BranchId, Stage};
use super::data_flow::Sight;
use super::outcome::{Fault, Left};
use super::{Execution, limits, timers};
use crate::data::{Failure, Rule, Template};
use crate::history::{ErrorOutput, EventKind, StateKind};
use crate::machine::{Kind, MapMode, Name, Next, State, StateMachine, Text, Until};
use crate::time;

/// How far a state got by itself.
pub(super) enum Got {
    /// It waits for something.
    Waits,
    /// It has its result.
    Result(Arc<Value>),
    /// It has its output and knows where it leads.
    Left(Left),
}

impl Execution {
    /// A branch enters its state and goes as far as that state lets it.
    pub(super) fn turn(&mut self, machine: &StateMachine, id: BranchId) {
        let now = self.environment.now;
        let Some(branch) = self.branches.get_mut(&id) else {
            return;
        };
        if !matches!(branch.visit.stage, Stage::Before) {
            return;
        }
        let Some((name, state)) = branch::state(machine, branch) else {
            return;
        };
        let entered = EventKind::StateEntered {
            state: StateKind::from(&state.kind),
            name: Name::clone(name),
            input: Arc::clone(&branch.input),
        };
        let previous = branch.previous;
        branch.visit = branch::Visit {
            before: previous,
            entered: self.history_len + 1,
            entered_at: now,
            retriable: matches!(state.kind, Kind::Task(_) | Kind::Parallel(_) | Kind::Map(_)),
            ..branch::Visit::default()
        };
        branch.previous = self.history_len + 1;
        self.emit(previous, entered);
        self.go(machine, id);
    }

    /// A state does what it does, for the first time or once more.
    pub(super) fn go(&mut self, machine: &StateMachine, id: BranchId) {
        let Some((name, state)) = self.state(machine, id) else {
            return;
        };
        let outcome = match self.begin_state(machine, id, name, state) {
            Ok(Got::Waits) => return,
            Ok(Got::Left(left)) => self.leave(machine, id, left),
            Ok(Got::Result(result)) => self.finish(machine, id, &result),
            Err(fault) => Err(fault),
        };
        if let Err(fault) = outcome {
            self.fail(machine, id, fault);
        }
    }

    fn begin_state(
        &mut self,
        machine: &StateMachine,
        id: BranchId,
        name: &Name,
        state: &State,
    ) -> Result<Got, Fault> {
        let input = self.effective_input(id, name, state)?;
        match &state.kind {
            Kind::Pass { result, .. } => {
                if let Some(result) = result {
                    return Ok(Got::Result(Arc::new(result.clone())));
                }
                Ok(Got::Result(self.arguments(id, name, state, input)?))
            }
            Kind::Succeed => Ok(Got::Result(input)),
            Kind::Fail { error, cause } => Err(self.fail_state(id, name, &input, error, cause)?),
            Kind::Wait { until, .. } => self.wait(id, name, input, until),
            Kind::Choice { rules, default } => {
                self.choose(id, name, state, &input, rules, default.as_ref())
            }
            Kind::Task(task) => {
                self.schedule(id, name, state, task, input)?;
                Ok(Got::Waits)
            }
            Kind::Parallel(parallel) => {
                let arguments = self.arguments(id, name, state, input)?;
                self.begin_parallel(id, parallel, &arguments)?;
                Ok(Got::Waits)
            }
            Kind::Map(map) => match &map.mode {
                MapMode::Inline => Ok(
                    match self.begin_map(machine, id, name, state, map, input)? {
                        None => Got::Waits,
                        Some(result) => Got::Result(result),
                    },
                ),
                MapMode::Distributed(_) => {
                    self.begin_map_run(machine, id, name, state, &input)?;
                    Ok(Got::Waits)
                }
            },
        }
    }

    fn fail_state(
        &mut self,
        id: BranchId,
        name: &Name,
        input: &Value,
        error: &Option<Text>,
        cause: &Option<Text>,
    ) -> Result<Fault, Fault> {
        let mut text = |text: &Option<Text>| match text {
            None => Ok(None),
            Some(text) => self.text(id, name, input, text).map(Some),
        };
        let output = ErrorOutput {
            error: text(error)?.map(Into::into),
            cause: text(cause)?.map(Into::into),
        };
        Ok(Fault::plain(output))
    }

    fn wait(
        &mut self,
        id: BranchId,
        name: &Name,
        input: Arc<Value>,
        until: &Until,
    ) -> Result<Got, Fault> {
        let now = self.environment.now;
        let at = match until {
            Until::Seconds(seconds) => {
                let seconds = self.number(id, name, &input, "Seconds", seconds)?;
                now.saturating_add(limits::milliseconds(seconds))
            }
            Until::Timestamp(text) => {
                let found = self.text(id, name, &input, text)?;
                let time = time::parse(&found).ok_or_else(|| not_a_time(text, &found))?;
                time.as_millisecond()
            }
        };
        if at <= now {
            return Ok(Got::Result(input));
        }
        if at - now > limits::WAIT * 1000 {
            let cause = "Wait state delay is too long.";
            return Err(Fault::from(Failure::runtime(cause)));
        }
        let timer = self.set_timer(at, Some(id), timers::Purpose::Wait);
        self.stage(id, Stage::Waiting(timer));
        Ok(Got::Waits)
    }

    /// A Wait state has waited.
    pub(super) fn waited(&mut self, machine: &StateMachine, id: BranchId) {
        let Some((name, state)) = self.state(machine, id) else {
            return;
        };
        let outcome = match self.effective_input(id, name, state) {
            Ok(input) => self.finish(machine, id, &input),
            Err(fault) => Err(fault),
        };
        if let Err(fault) = outcome {
            self.fail(machine, id, fault);
        }
    }

    fn choose(
        &mut self,
        id: BranchId,
        name: &Name,
        state: &State,
        input: &Arc<Value>,
        rules: &[Rule],
        default: Option<&Name>,
    ) -> Result<Got, Fault> {
        let sight = Sight::of(input);
        for rule in rules {
            let met = self.look(id, name, sight, |scope, environment| {
                rule.condition.evaluate(scope, environment)
            })?;
            if met {
                let (output, assigned) = self.choice_output(id, name, state, input, Some(rule))?;
                return Ok(Got::Left(Left {
                    output,
                    assigned,
                    next: Next::State(Name::clone(&rule.next)),
                }));
            }
        }
        let Some(default) = default else {
            return Err(Fault::plain(ErrorOutput::new(
                "States.NoChoiceMatched",
                &format!("Failed to find a matching Choice Rule for the state '{name}'"),
            )));
        };
        let (output, assigned) = self.choice_output(id, name, state, input, None)?;
        Ok(Got::Left(Left {
            output,
            assigned,
            next: Next::State(Name::clone(default)),
        }))
    }

    /// How far the branch's stay in its state is now.
    pub(super) fn stage(&mut self, id: BranchId, stage: Stage) {
        if let Some(branch) = self.branches.get_mut(&id) {
            branch.visit.stage = stage;
        }
    }

    pub(super) fn state<'m>(
        &self,
        machine: &'m StateMachine,
        id: BranchId,
    ) -> Option<(&'m Name, &'m State)> {
        branch::state(machine, self.branches.get(&id)?)
    }
}

/// AWS's words for what a Wait state's field leads to and is no time.
fn not_a_time(text: &Text, found: &str) -> Fault {
    match text {
        Text::Template(Template::Path { path, .. }) => Fault::from(Failure::runtime(format!(
            "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: \
             {} == {found}",
            path.as_str()
        ))),
        Text::Literal(_) | Text::Template(_) => Fault {
            field: Some("Timestamp"),
            ..Fault::from(Failure {
                error: "States.QueryEvaluationError".to_owned(),
                cause: format!(
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: \
                     {found}"
                ),
            })
        },
    }
}

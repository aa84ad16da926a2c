// SPDX-License-Identifier: Apache-2.0
//! Finding executions, and what Step Functions' API tells of them.

use emrys_protocol::StatesApi;
use emrys_protocol::states::types::{
    DescribeExecutionInput, DescribeExecutionOutput, DescribeMapRunInput,
    DescribeStateMachineForExecutionInput, ExecutionListItem, ExecutionStatus,
    GetExecutionHistoryInput, HistoryEvent, ListExecutionsInput, ListStateMachinesInput,
    StateMachineListItem,
};
use emrys_protocol::types::Open;
use emrys_states::diagram::Iterations;

use super::path::Path;
use crate::exit::{ExitCode, Failure};

/// As many events as a page has at most.
const PAGE: i32 = 1_000;

/// An execution, by its ARN or by its name.
#[derive(Debug, Clone)]
pub(crate) struct Reference(String);

impl std::str::FromStr for Reference {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let is_arn = text.starts_with("arn:") && text.contains(":states:");
        let is_name = !text.is_empty()
            && text.chars().count() <= 80
            && !text.contains(|letter: char| {
                letter.is_whitespace()
                    || letter.is_control()
                    || ":/\\*?<>{}[]\"#%^|~`$&,;".contains(letter)
            });
        match is_arn || is_name {
            true => Ok(Self(text.to_owned())),
            false => Err(format!(
                "`{text}` is neither the id of a run, a cluster or a step nor the ARN or the name of an execution"
            )),
        }
    }
}

/// Every state machine.
pub(crate) async fn machines(states: &dyn StatesApi) -> Result<Vec<StateMachineListItem>, Failure> {
    let mut machines = Vec::new();
    let mut next_token = None;
    loop {
        let input = ListStateMachinesInput {
            next_token,
            ..ListStateMachinesInput::default()
        };
        let page = states.list_state_machines(input).await?;
        machines.extend(page.state_machines.unwrap_or_default());
        next_token = page.next_token;
        if next_token.is_none() {
            return Ok(machines);
        }
    }
}

/// Every execution of a machine, or those in a state, newest first.
async fn of_machine(
    states: &dyn StatesApi,
    machine: &str,
    status: Option<ExecutionStatus>,
) -> Result<Vec<ExecutionListItem>, Failure> {
    let mut executions = Vec::new();
    let mut next_token = None;
    loop {
        let input = ListExecutionsInput {
            state_machine_arn: Some(machine.to_owned()),
            status_filter: status.map(Open::from),
            next_token,
            ..ListExecutionsInput::default()
        };
        let page = states.list_executions(input).await?;
        executions.extend(page.executions.unwrap_or_default());
        next_token = page.next_token;
        if next_token.is_none() {
            return Ok(executions);
        }
    }
}

/// The executions of all machines, or those that run.
pub(crate) async fn all(
    states: &dyn StatesApi,
    only_running: bool,
) -> Result<Vec<ExecutionListItem>, Failure> {
    let status = only_running.then_some(ExecutionStatus::Running);
    let mut executions = Vec::new();
    for machine in machines(states).await? {
        let arn = machine.state_machine_arn.unwrap_or_default();
        // Those of express machines are not listed.
        executions.extend(of_machine(states, &arn, status).await.unwrap_or_default());
    }
    executions.sort_by_key(|own| {
        std::cmp::Reverse(
            own.start_date
                .map(emrys_protocol::types::Timestamp::as_millis),
        )
    });
    Ok(executions)
}

/// The ARN of an execution: the newest one of that name.
pub(crate) async fn arn(states: &dyn StatesApi, reference: &Reference) -> Result<String, Failure> {
    if reference.0.starts_with("arn:") {
        return Ok(reference.0.clone());
    }
    let named = |own: &ExecutionListItem| own.name.as_ref() == Some(&reference.0);
    let found = all(states, false).await?.into_iter().find(named);
    found.and_then(|own| own.execution_arn).ok_or_else(|| {
        let name = &reference.0;
        let message =
            format!("`{name}` is no id, and no state machine has an execution of that name");
        Failure::new(ExitCode::Refused, message)
            .hint("list executions with `emrys ps --all`, or name one by its ARN")
    })
}

/// What is known of an execution.
pub(crate) async fn describe(
    states: &dyn StatesApi,
    arn: &str,
) -> Result<DescribeExecutionOutput, Failure> {
    let input = DescribeExecutionInput {
        execution_arn: Some(arn.to_owned()),
        ..DescribeExecutionInput::default()
    };
    Ok(states.describe_execution(input).await?)
}

/// The definition that an execution follows.
pub(crate) async fn definition(states: &dyn StatesApi, arn: &str) -> Result<String, Failure> {
    let input = DescribeStateMachineForExecutionInput {
        execution_arn: Some(arn.to_owned()),
        ..DescribeStateMachineForExecutionInput::default()
    };
    let answer = states.describe_state_machine_for_execution(input).await?;
    let definition = answer.definition.as_ref();
    Ok(definition.map_or(String::new(), |own| own.reveal().to_owned()))
}

/// The events of an execution after that one, oldest first.
pub(crate) async fn events_after(
    states: &dyn StatesApi,
    arn: &str,
    last: i64,
) -> Result<Vec<HistoryEvent>, Failure> {
    let mut events = Vec::new();
    let mut next_token = None;
    loop {
        let input = GetExecutionHistoryInput {
            execution_arn: Some(arn.to_owned()),
            max_results: Some(PAGE),
            reverse_order: Some(true),
            next_token,
            ..GetExecutionHistoryInput::default()
        };
        let page = states.get_execution_history(input).await?;
        let page_events = page.events.unwrap_or_default();
        let is_new = |event: &HistoryEvent| event.id.is_some_and(|id| id > last);
        let is_last = page_events.iter().any(|event| !is_new(event));
        events.extend(page_events.into_iter().filter(is_new));
        next_token = page.next_token;
        if is_last || next_token.is_none() {
            events.reverse();
            return Ok(events);
        }
    }
}

/// The path of an execution, with what became of the items of its map runs.
pub(crate) async fn path(states: &dyn StatesApi, arn: &str) -> Result<Path, Failure> {
    let mut path = Path::of(&events_after(states, arn, 0).await?);
    for visit in &mut path.visits {
        let Some(map_run) = &visit.map_run else {
            continue;
        };
        let input = DescribeMapRunInput {
            map_run_arn: Some(map_run.clone()),
        };
        let counts = states.describe_map_run(input).await?.item_counts;
        let counts = counts.unwrap_or_default();
        let count = |count: Option<i64>| count.and_then(|count| u64::try_from(count).ok());
        visit.items = Some(Iterations {
            total: count(counts.total).unwrap_or_default(),
            succeeded: count(counts.succeeded).unwrap_or_default(),
            failed: count(counts.failed).unwrap_or_default(),
        });
    }
    Ok(path)
}

// SPDX-License-Identifier: Apache-2.0
//! Tests of the lifecycles: the tables against matrices written by hand, ways through them, and walks at random.

use std::collections::HashSet;
use std::fmt::{Debug, Display};
use std::hash::Hash;

use proptest::collection::vec;
use proptest::prelude::{prop_assert, proptest};
use proptest::sample::select;

use super::cluster::{self, ClusterCommand, ClusterEvent, ClusterState};
use super::instance::{self, InstanceEvent, InstanceState};
use super::instance_collection::{
    self, InstanceCollectionCommand, InstanceCollectionEvent, InstanceCollectionState,
};
use super::step::{self, StepCommand, StepEvent, StepState};
use super::{Applied, Transition, is_terminal};

/// What each state (line) does with each event (column); `-` is refused.
const STEP_MATRIX: &str = "
                Start    Succeed      Fail         RequestCancel   EndCluster
PENDING         RUNNING  -            FAILED       CANCELLED       CANCELLED
CANCEL_PENDING  -        CANCELLED    CANCELLED    CANCEL_PENDING  CANCELLED
RUNNING         -        COMPLETED    FAILED       CANCEL_PENDING  INTERRUPTED
COMPLETED       -        -            -            -               -
CANCELLED       -        CANCELLED    CANCELLED    -               -
FAILED          -        -            -            -               -
INTERRUPTED     -        INTERRUPTED  INTERRUPTED  -               -
";

const CLUSTER_MATRIX: &str = "
                        Provisioned    ProvisionFailed  Bootstrapped  BootstrapFailed  StepsActive  StepsDrained  Terminate    EndedCleanly  EndedWithErrors
STARTING                BOOTSTRAPPING  TERMINATING      -             -                -            -             TERMINATING  -             -
BOOTSTRAPPING           -              -                RUNNING       TERMINATING      -            -             TERMINATING  -             -
RUNNING                 -              -                -             -                RUNNING      WAITING       TERMINATING  -             -
WAITING                 -              -                -             -                RUNNING      WAITING       TERMINATING  -             -
TERMINATING             TERMINATING    TERMINATING      TERMINATING   TERMINATING      TERMINATING  TERMINATING   TERMINATING  TERMINATED    TERMINATED_WITH_ERRORS
TERMINATED              -              -                -             -                -            -             -            -             -
TERMINATED_WITH_ERRORS  -              -                -             -                -            -             -            -             -
";

const INSTANCE_MATRIX: &str = "
                      Fulfilled     Provisioned    Bootstrapped  Terminate
AWAITING_FULFILLMENT  PROVISIONING  -              -             TERMINATED
PROVISIONING          -             BOOTSTRAPPING  -             TERMINATED
BOOTSTRAPPING         -             -              RUNNING       TERMINATED
RUNNING               -             -              -             TERMINATED
TERMINATED            -             -              -             -
";

const INSTANCE_COLLECTION_MATRIX: &str = "
               Provisioned    Bootstrapped  Resize         Resized  Reconfigure    Reconfigured  Terminate    Ended
PROVISIONING   BOOTSTRAPPING  -             PROVISIONING   -        -              -             TERMINATING  -
BOOTSTRAPPING  -              RUNNING       BOOTSTRAPPING  -        -              -             TERMINATING  -
RUNNING        -              -             RESIZING       -        RECONFIGURING  -             TERMINATING  -
RECONFIGURING  -              -             RECONFIGURING  -        RECONFIGURING  RUNNING       TERMINATING  -
RESIZING       -              -             RESIZING       RUNNING  RECONFIGURING  -             TERMINATING  -
TERMINATING    -              -             -              -        -              -             -            TERMINATED
TERMINATED     -              -             -              -        -              -             -            -
";

/// Asserts that the matrix and `apply` agree on every pair of a state and an event, and that no pair is left out.
fn assert_matrix<State: Copy + Display, Event: Copy + Debug, Command: 'static>(
    matrix: &str,
    states: &[State],
    events: &[Event],
    apply: impl Fn(State, Event) -> Applied<State, Event, Command>,
) {
    let mut lines = matrix
        .trim()
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>());
    let names: Vec<String> = events.iter().map(|event| format!("{event:?}")).collect();
    assert_eq!(lines.next().unwrap(), names);
    for (state, line) in states.iter().zip(lines.by_ref()) {
        assert_eq!(line[0], state.to_string());
        assert_eq!(line.len(), 1 + events.len());
        for (event, expected) in events.iter().zip(&line[1..]) {
            let found = apply(*state, *event).map_or("-".to_owned(), |(to, _)| to.to_string());
            assert_eq!(found, *expected, "{event:?} in {state}");
        }
    }
    assert_eq!(lines.next(), None);
    assert_eq!(matrix.trim().lines().count(), 1 + states.len());
}

/// Asserts what holds of every table: one row per pair, every state reached, every event and command of use.
fn assert_table<
    State: Copy + Eq + Hash + Debug,
    Event: Copy + Eq + Hash + Debug,
    Command: Copy + Eq + Hash + Debug,
>(
    table: &[Transition<State, Event, Command>],
    initial: State,
    states: &[State],
    events: &[Event],
    commands: &[Command],
) {
    let pairs: HashSet<_> = table.iter().map(|row| (row.from, row.event)).collect();
    assert_eq!(pairs.len(), table.len(), "two rows for one pair");

    let mut reached = HashSet::from([initial]);
    for _ in states {
        reached.extend(
            table
                .iter()
                .filter(|row| reached.contains(&row.from))
                .map(|row| row.to)
                .collect::<Vec<_>>(),
        );
    }
    assert_eq!(reached, states.iter().copied().collect());

    assert_eq!(
        table.iter().map(|row| row.event).collect::<HashSet<_>>(),
        events.iter().copied().collect()
    );
    let used: HashSet<_> = table.iter().flat_map(|row| row.commands).copied().collect();
    assert_eq!(used, commands.iter().copied().collect());
}

#[test]
fn every_pair_of_the_step_lifecycle() {
    assert_matrix(
        STEP_MATRIX,
        StepState::ALL,
        StepEvent::ALL,
        StepState::apply,
    );
    let commands = [
        StepCommand::StartProcess,
        StepCommand::SignalProcess,
        StepCommand::KillProcess,
        StepCommand::ArchiveLogs,
    ];
    assert_table(
        step::TABLE,
        StepState::INITIAL,
        StepState::ALL,
        StepEvent::ALL,
        &commands,
    );
}

#[test]
fn every_pair_of_the_cluster_lifecycle() {
    assert_matrix(
        CLUSTER_MATRIX,
        ClusterState::ALL,
        ClusterEvent::ALL,
        ClusterState::apply,
    );
    let commands = [
        ClusterCommand::RunBootstrapActions,
        ClusterCommand::StartSteps,
        ClusterCommand::AbortLaunch,
        ClusterCommand::EndSteps,
        ClusterCommand::Release,
    ];
    assert_table(
        cluster::TABLE,
        ClusterState::INITIAL,
        ClusterState::ALL,
        ClusterEvent::ALL,
        &commands,
    );
}

#[test]
fn every_pair_of_the_instance_lifecycle() {
    assert_matrix(
        INSTANCE_MATRIX,
        InstanceState::ALL,
        InstanceEvent::ALL,
        InstanceState::apply,
    );
    assert_table(
        instance::TABLE,
        InstanceState::INITIAL,
        InstanceState::ALL,
        InstanceEvent::ALL,
        &[],
    );
}

#[test]
fn every_pair_of_the_instance_collection_lifecycle() {
    assert_matrix(
        INSTANCE_COLLECTION_MATRIX,
        InstanceCollectionState::ALL,
        InstanceCollectionEvent::ALL,
        InstanceCollectionState::apply,
    );
    assert_table(
        instance_collection::TABLE,
        InstanceCollectionState::INITIAL,
        InstanceCollectionState::ALL,
        InstanceCollectionEvent::ALL,
        &[InstanceCollectionCommand::Fit],
    );
}

/// Asserts that no row leaves these states, that no others are terminal, and that rows lead from every state to one.
fn assert_ends<State: Copy + Eq + Hash + Debug, Event, Command>(
    table: &[Transition<State, Event, Command>],
    states: &[State],
    ends: &[State],
) {
    for row in table.iter().filter(|row| ends.contains(&row.from)) {
        assert_eq!(row.from, row.to, "an end is left");
    }
    let terminal = states.iter().copied();
    let terminal: Vec<_> = terminal
        .filter(|state| is_terminal(table, *state))
        .collect();
    assert_eq!(terminal, ends);

    let mut leading: HashSet<State> = ends.iter().copied().collect();
    for _ in states {
        let more = table.iter().filter(|row| leading.contains(&row.to));
        let more: Vec<_> = more.map(|row| row.from).collect();
        leading.extend(more);
    }
    assert_eq!(leading, states.iter().copied().collect());
}

#[test]
fn from_every_state_there_is_a_way_to_an_end_that_is_never_left() {
    let ends = [
        StepState::Completed,
        StepState::Cancelled,
        StepState::Failed,
        StepState::Interrupted,
    ];
    assert_ends(step::TABLE, StepState::ALL, &ends);
    let ends = [ClusterState::Terminated, ClusterState::TerminatedWithErrors];
    assert_ends(cluster::TABLE, ClusterState::ALL, &ends);
    let ends = [InstanceState::Terminated];
    assert_ends(instance::TABLE, InstanceState::ALL, &ends);
    let ends = [InstanceCollectionState::Terminated];
    assert_ends(
        instance_collection::TABLE,
        InstanceCollectionState::ALL,
        &ends,
    );
}

#[test]
fn the_table_gives_the_commands() {
    assert_eq!(
        StepState::Pending.apply(StepEvent::Start),
        Ok((StepState::Running, [StepCommand::StartProcess].as_slice()))
    );
    assert_eq!(
        ClusterState::Starting.apply(ClusterEvent::Terminate),
        Ok((
            ClusterState::Terminating,
            [ClusterCommand::AbortLaunch, ClusterCommand::EndSteps].as_slice()
        ))
    );
}

#[test]
fn a_refusal_names_state_and_event() {
    let error = StepState::Completed
        .apply(StepEvent::RequestCancel)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "RequestCancel cannot happen in state COMPLETED"
    );
}

#[test]
fn words_are_read_back() {
    for state in StepState::ALL {
        assert_eq!(state.as_str().parse(), Ok(*state));
    }
    for state in ClusterState::ALL {
        assert_eq!(state.as_str().parse(), Ok(*state));
    }
    assert!("pending".parse::<StepState>().is_err());
}

#[test]
fn the_diagram_has_every_row_and_every_end() {
    let diagram = step::mermaid();
    assert!(
        diagram
            .starts_with("stateDiagram-v2\n    [*] --> PENDING\n    PENDING --> RUNNING: Start\n")
    );
    assert!(diagram.ends_with("    FAILED --> [*]\n    INTERRUPTED --> [*]\n"));
    assert_eq!(diagram.lines().count(), 2 + step::TABLE.len() + 4);
    assert_eq!(
        cluster::mermaid().lines().count(),
        2 + cluster::TABLE.len() + 2
    );
}

proptest! {
    #[test]
    fn a_step_starts_one_process_at_most(events in vec(select(StepEvent::ALL), 0..40)) {
        let mut state = StepState::INITIAL;
        let mut started = 0;
        for event in events {
            if let Ok((to, commands)) = state.apply(event) {
                state = to;
                started += commands.iter().filter(|command| **command == StepCommand::StartProcess).count();
            }
        }
        prop_assert!(started <= 1);
    }

    #[test]
    fn steps_are_started_only_where_steps_are_taken(events in vec(select(ClusterEvent::ALL), 0..60)) {
        let mut state = ClusterState::INITIAL;
        for event in events {
            if let Ok((to, commands)) = state.apply(event) {
                state = to;
                if commands.contains(&ClusterCommand::StartSteps) {
                    prop_assert!(state.accepts_steps());
                }
            }
        }
    }
}

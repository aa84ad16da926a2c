// SPDX-License-Identifier: Apache-2.0
//! What holds of every execution, whatever its machine and whatever becomes of its tasks.

// Its helpers are tests, too.
#![cfg(test)]

mod world;

use std::collections::BTreeSet;

use emrys_states::execution::{self, Entry, Input, Status};
use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};
use proptest::strategy::{BoxedStrategy, Just, Union};
use proptest::test_runner::Config;
use serde_json::{Map, Value, json};
use world::{World, machine, start};

/// States in a row, each leading to the next one or, now and then, back.
fn flow(depth: u32) -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(state(depth), 1..5)
}

fn state(depth: u32) -> Union<BoxedStrategy<Value>> {
    let pass = prop_oneof![
        Just(json!({ "Type": "Pass" })),
        Just(json!({ "Type": "Pass", "Result": [1, 2, 3], "ResultPath": "$.items" })),
        Just(json!({ "Type": "Pass", "Assign": { "seen.$": "$$.State.Name" } })),
        // Leads nowhere in most inputs, which is an error that nothing catches.
        Just(json!({ "Type": "Pass", "InputPath": "$.items[0]", "ResultPath": "$.first" })),
    ];
    let wait = (0..3_u32).prop_map(|seconds| json!({ "Type": "Wait", "Seconds": seconds }));
    let task = (
        any::<bool>(),
        any::<bool>(),
        0..3_u32,
        prop::option::of(1..4_u32),
    )
        .prop_map(|(token, catches, attempts, timeout)| {
            let mut task = json!({ "Type": "Task", "ResultPath": "$.done" });
            task["Resource"] = match token {
                true => json!("arn:aws:states:::sqs:sendMessage.waitForTaskToken"),
                false => json!("arn:aws:states:::aws-sdk:emr:describeCluster"),
            };
            if token {
                task["Parameters"] = json!({ "token.$": "$$.Task.Token" });
            }
            if attempts > 0 {
                let retrier = json!({
                    "ErrorEquals": ["States.TaskFailed"],
                    "MaxAttempts": attempts,
                    "JitterStrategy": "FULL",
                });
                task["Retry"] = json!([retrier]);
            }
            if catches {
                task["Catch"] = json!([{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.error" }]);
            }
            if let Some(seconds) = timeout {
                task["TimeoutSeconds"] = json!(seconds);
            }
            task
        });
    let choice = Just(json!({ "Type": "Choice", "QueryLanguage": "JSONata" }));
    let simple = vec![pass.boxed(), wait.boxed(), task.boxed(), choice.boxed()];
    if depth == 0 {
        return Union::new(simple);
    }
    let parallel = (prop::collection::vec(flow(depth - 1), 1..4), any::<bool>()).prop_map(
        |(branches, catches)| {
            let mut parallel =
                json!({ "Type": "Parallel", "Branches": branches, "ResultPath": "$.all" });
            if catches {
                parallel["Catch"] =
                    json!([{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.error" }]);
                parallel["Retry"] = json!([{ "ErrorEquals": ["States.ALL"], "MaxAttempts": 1 }]);
            }
            parallel
        },
    );
    let map = (flow(depth - 1), 0..3_u32).prop_map(|(processor, at_once)| {
        json!({
            "Type": "Map",
            "ItemsPath": "$$.Execution.Input.items",
            "MaxConcurrency": at_once,
            "ItemProcessor": processor,
            "ItemSelector": { "item.$": "$$.Map.Item.Value", "items.$": "$$.Execution.Input.items" },
            "ResultPath": "$.each",
        })
    });
    Union::new(simple.into_iter().chain([parallel.boxed(), map.boxed()]))
}

/// States get names and lead on; what stands for a flow becomes one.
fn named(states: &[Value], count: &mut u32) -> Value {
    let names: Vec<String> = states
        .iter()
        .map(|_| {
            *count += 1;
            format!("S{count}")
        })
        .collect();
    let mut flow = Map::new();
    for (number, (name, state)) in names.iter().zip(states).enumerate() {
        let mut state = state.clone();
        let next = names.get(number + 1);
        if state.get("Assign").is_some() {
            // Of its own name: an inner flow cannot set what one around it has.
            let variable = format!("seen_{name}.$");
            state["Assign"] = json!({ variable: "$$.State.Name" });
        }
        if state["Type"] == "Choice" {
            let Some(next) = next else {
                flow.insert(name.clone(), json!({ "Type": "Succeed" }));
                continue;
            };
            state["Choices"] = json!([{
                "Condition": "{% $exists($states.input.all) and $not($exists($states.input.again)) %}",
                "Output": "{% $merge([$states.input, { 'again': true }]) %}",
                "Next": names[0],
            }]);
            state["Default"] = json!(next);
        } else if let Some(next) = next {
            state["Next"] = json!(next);
        } else {
            state["End"] = json!(true);
        }
        for catcher in state["Catch"].as_array_mut().into_iter().flatten() {
            catcher["Next"] = json!(names.last());
        }
        if state["Catch"].is_null() {
            state.as_object_mut().unwrap().remove("Catch");
        }
        if let Some(branches) = state.get("Branches").and_then(Value::as_array).cloned() {
            let branches = branches
                .iter()
                .map(|branch| named(branch.as_array().unwrap(), count));
            state["Branches"] = branches.collect();
        }
        if let Some(processor) = state
            .get("ItemProcessor")
            .and_then(Value::as_array)
            .cloned()
        {
            state["ItemProcessor"] = named(&processor, count);
        }
        flow.insert(name.clone(), state);
    }
    json!({ "StartAt": names[0], "States": flow })
}

/// What happens, by chance: each number decides what is done with one of the things that are outstanding.
fn happen(world: &mut World, chances: &[u16]) {
    for chance in chances {
        if *world.execution.status() != Status::Running {
            if chance % 2 == 0 || !world.execution.is_redrivable() {
                return;
            }
            world.happen(Input::Redrive);
            continue;
        }
        let outstanding = world.execution.outstanding();
        let places = outstanding.tasks.len() + outstanding.timers.len();
        assert!(places > 0, "a running execution waits for something");
        let place = usize::from(*chance) % places;
        let input = match outstanding.tasks.get(place) {
            None => Input::Timer {
                timer: outstanding.timers[place - outstanding.tasks.len()].0,
            },
            Some(task) => {
                let id = task.request.task;
                let error = emrys_states::history::ErrorOutput::named("Emr.Something");
                match (chance / 64 % 8, task.started) {
                    (0, _) => Input::Stop { error },
                    (_, false) => Input::TaskStarted {
                        task: id,
                        worker_name: None,
                    },
                    (1..3, true) => Input::TaskFailed { task: id, error },
                    (3, true) => Input::Heartbeat { task: id },
                    (4, true) => Input::TaskSubmitted {
                        task: id,
                        output: json!({ "id": 1 }).into(),
                    },
                    (_, true) => Input::TaskSucceeded {
                        task: id,
                        output: json!({ "items": [1, 2] }).into(),
                    },
                }
            }
        };
        world.happen(input);
    }
}

/// Ids without a gap, each after an earlier one, and all of them at the time of an entry.
fn is_a_history(world: &World) {
    for (number, event) in world.events.iter().enumerate() {
        assert_eq!(event.id, number as u64 + 1);
        assert!(event.previous_id < event.id, "{event:?}");
    }
    assert_eq!(world.execution.history_len(), world.events.len() as u64);
    assert!(world.events.len() <= 25_000);
}

fn is_replayed(world: &World, input: Value) {
    let entries: Vec<Entry> =
        serde_json::from_str(&serde_json::to_string(&world.entries).unwrap()).unwrap();
    let (again, events) = execution::replay(world.machine.clone(), start(input), &entries).unwrap();
    assert_eq!(events, world.events);
    assert_eq!(again.status(), world.execution.status());
    assert_eq!(again.outstanding(), world.execution.outstanding());
}

proptest! {
    #![proptest_config(Config { cases: 128, failure_persistence: None, ..Config::default() })]

    #[test]
    fn an_execution_ends_or_waits_and_follows_from_its_entries(
        states in flow(2),
        chances in prop::collection::vec(any::<u16>(), 0..60),
    ) {
        let definition = named(&states, &mut 0);
        let input = json!({ "items": ["a", "b", "c"] });
        let mut world = World::new(machine(&definition), input.clone(), &Value::Null);
        happen(&mut world, &chances);
        is_a_history(&world);
        is_replayed(&world, input);
        if *world.execution.status() == Status::Running {
            let outstanding = world.execution.outstanding();
            assert!(outstanding.tasks.len() + outstanding.timers.len() > 0);
            let tasks: BTreeSet<u64> = outstanding.tasks.iter().map(|task| task.request.task.0).collect();
            assert!(tasks.iter().all(|id| *id <= world.execution.history_len()));
        } else {
            assert_eq!(world.execution.outstanding(), Default::default());
        }
    }
}

#[test]
fn a_machine_that_never_ends_is_ended_with_its_history() {
    let definition = json!({
        "StartAt": "A",
        "States": {
            "A": { "Type": "Pass", "Next": "B" },
            "B": {
                "Type": "Choice",
                "QueryLanguage": "JSONata",
                "Choices": [{ "Condition": "{% true %}", "Next": "A" }],
                "Default": "C",
            },
            "C": { "Type": "Succeed" },
        },
    });
    let world = World::new(machine(&definition), json!({}), &Value::Null);
    is_a_history(&world);
    assert_eq!(world.events.len(), 25_000);
    let Status::Failed(error) = world.execution.status() else {
        panic!("{:?}", world.execution.status());
    };
    let cause = error.cause.as_deref().unwrap();
    assert_eq!(
        cause,
        "The execution reached the maximum number of history events (25000)."
    );
    assert!(!world.execution.is_redrivable());
    is_replayed(&world, json!({}));
}

#[test]
fn a_loop_that_wraps_its_data_is_ended() {
    let definition = json!({
        "StartAt": "A",
        "States": {
            "A": { "Type": "Pass", "Parameters": { "a.$": "$" }, "Next": "B" },
            "B": {
                "Type": "Choice",
                "QueryLanguage": "JSONata",
                "Choices": [{ "Condition": "{% true %}", "Next": "A" }],
                "Default": "C",
            },
            "C": { "Type": "Succeed" },
        },
    });
    let world = World::new(machine(&definition), json!({}), &Value::Null);
    assert!(
        matches!(world.execution.status(), Status::Failed(error) if error.error.as_deref() == Some("States.Runtime"))
    );
    is_replayed(&world, json!({}));
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let definition = json!({
        "StartAt": "A",
        "States": { "A": { "Type": "Wait", "Seconds": 1, "End": true } },
    });
    let mut world = World::new(machine(&definition), json!({}), &Value::Null);
    let outstanding = world.execution.outstanding();
    for input in [
        Input::Begin,
        Input::Redrive,
        Input::Heartbeat {
            task: execution::TaskId(2),
        },
        Input::Timer {
            timer: execution::TimerId(99),
        },
    ] {
        let entry = Entry {
            at: world::BEGIN,
            input,
            expired: None,
        };
        world.execution.apply(&entry).unwrap_err();
        assert_eq!(world.execution.outstanding(), outstanding);
        assert_eq!(world.execution.history_len(), 2);
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Random flows: their definitions are right, and whatever fails, in whatever order, no cluster is left.

use emrys_states::execution::Status;
use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};
use proptest::test_runner::Config;
use serde_json::{Value, json};

use super::definition;
use super::world::World;

/// What a random flow is made of.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// One of the activities without lists in them.
    Leaf(usize),
    Parallel(Vec<Vec<Node>>),
    Map(Vec<Node>),
    Choice(Vec<Node>, Vec<Node>),
}

pub(super) fn node() -> impl Strategy<Value = Node> {
    let leaf = (0_usize..LEAVES).prop_map(Node::Leaf);
    leaf.prop_recursive(3, 12, 3, |inner| {
        let list = || prop::collection::vec(inner.clone(), 1..3);
        prop_oneof![
            prop::collection::vec(list(), 1..3).prop_map(Node::Parallel),
            list().prop_map(Node::Map),
            (list(), list()).prop_map(|(then, otherwise)| Node::Choice(then, otherwise)),
        ]
    })
}

const LEAVES: usize = 16;

/// An activity. Variables are numbered: none is two clusters'.
fn leaf(number: usize, count: usize) -> Value {
    let id = format!("own{count}");
    let steps = |action: &str, parallel: bool, wait: bool| {
        let more = json!({ "name": "More", "command": ["more", "x"] });
        let step = match action {
            "" => json!({ "name": "Work", "command": ["work"] }),
            action => json!({ "name": "Work", "command": ["work"], "action_on_failure": action }),
        };
        json!({ "add_steps": { "cluster": "main", "steps": [step, more], "parallel": parallel, "wait": wait } })
    };
    match number {
        0..4 => json!({ "launch": { "function": "nightly", "as": id } }),
        4 => json!({ "launch": { "function": "weekly", "as": id, "keep": true } }),
        5 => steps("", false, true),
        6 => steps("", true, true),
        7 => steps("CONTINUE", false, true),
        8 => steps("CONTINUE", true, true),
        9 => steps("TERMINATE_CLUSTER", false, true),
        10 => steps("", false, false),
        11 => json!({ "notify": { "topic": "t", "message": "m" } }),
        12 => json!({ "wait": { "until": "{% $input.Moment %}" } }),
        13 => json!({ "invoke": { "function": "f" } }),
        14 => json!({ "run": { "pipeline": "other" } }),
        _ => json!({ "fail": { "error": "Mine", "cause": "{% $input.Why %}" } }),
    }
}

/// Whether nothing can follow.
fn ends(node: &Node) -> bool {
    match node {
        Node::Leaf(number) => *number == LEAVES - 1,
        Node::Choice(then, otherwise) => then.iter().any(ends) && otherwise.iter().any(ends),
        Node::Parallel(_) | Node::Map(_) => false,
    }
}

pub(super) fn list(nodes: &[Node], depth: usize, count: &mut usize) -> Vec<Value> {
    let last = nodes.iter().position(ends).unwrap_or(nodes.len());
    let nodes = nodes.iter().take(last + 1);
    nodes.map(|node| written(node, depth, count)).collect()
}

fn written(node: &Node, depth: usize, count: &mut usize) -> Value {
    *count += 1;
    match node {
        Node::Leaf(number) => leaf(*number, *count),
        Node::Parallel(branches) => {
            let branches = branches.iter().map(|branch| list(branch, depth + 1, count));
            json!({ "parallel": branches.collect::<Vec<_>>() })
        }
        Node::Map(flow) => json!({ "map": {
            "items": "{% $input.Items %}",
            "as": format!("item{depth}"),
            "concurrency": 2,
            "flow": list(flow, depth + 1, count),
        } }),
        // What a choice does is in the list around it.
        Node::Choice(then, otherwise) => json!({ "choice": {
            "when": [{ "if": "{% $input.Flag %}", "then": list(then, depth, count) }],
            "else": list(otherwise, depth, count),
        } }),
    }
}

/// The input of a random flow.
pub(super) fn input(flag: bool) -> Value {
    json!({
        "Items": [1, 2, 3],
        "Flag": flag,
        "Moment": "2026-01-01T01:00:00Z",
        "Why": "because",
    })
}

fn world(machine: &Value, turn: u64, flag: bool) -> World {
    World::new(machine, input(flag)).shuffled(turn)
}

proptest! {
    #![proptest_config(Config { cases: 24, ..Config::default() })]

    #[test]
    fn no_cluster_is_left_whatever_fails(nodes in prop::collection::vec(node(), 1..4), turn in any::<u64>(), flag in any::<bool>()) {
        let mut lines = String::from("- launch: { function: nightly, as: main }\n");
        for activity in list(&nodes, 0, &mut 0) {
            lines.push_str(&format!("- {activity}\n"));
        }
        let machine = definition(&lines);
        let mut first = world(&machine, turn, flag);
        let status = first.run();
        assert!(!matches!(status, Status::Running), "{lines}");
        assert_eq!(first.left(), [] as [&str; 0], "{lines}\n{machine:#}");
        let mut states: Vec<String> = first.states().into_iter().map(str::to_owned).collect();
        states.sort();
        states.dedup();
        // Those that end the clusters are asked again; a cluster that cannot be ended is the sweep's.
        states.retain(|state| !state.starts_with("Terminate the cluster") && !state.starts_with("Lift the protection"));
        for state in states {
            let mut again = world(&machine, turn, flag).failing(&state, "Broken", "cause");
            let status = again.run();
            assert!(matches!(status, Status::Failed(_)), "{state}: {status:?} of {lines}");
            assert_eq!(again.left(), [] as [&str; 0], "{state} of {lines}\n{machine:#}");
        }
    }
}

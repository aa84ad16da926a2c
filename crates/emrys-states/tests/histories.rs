// SPDX-License-Identifier: Apache-2.0
//! The history of an execution, event by event. A folder for each type of state or field; a file says what the machine
//! is, what goes in and what becomes of its tasks. Drop in a file, get a test.

// Its helpers are tests, too.
#![cfg(test)]

mod world;

use std::fmt::Write as _;
use std::fs;

use emrys_states::execution::{self, Input, Start, Status};
use emrys_states::history::Event;
use serde_json::Value;
use world::told::told;
use world::{World, machine, start};

#[test]
fn histories_are_what_they_were_found_to_be() {
    insta::glob!("histories/**/*.json", |path| {
        let text = fs::read_to_string(path).unwrap();
        let case: Value = serde_json::from_str(&text).unwrap();
        let input = case
            .get("input")
            .cloned()
            .unwrap_or_else(|| Value::Object(Default::default()));
        let start = Start {
            express: case["express"] == true,
            ..start(input)
        };
        let mut world = World::begun(
            machine(&case["definition"]),
            start.clone(),
            &case["outcomes"],
        );
        world.run();
        for _ in 0..case["redrives"].as_u64().unwrap_or(0) {
            world.happen(Input::Redrive);
            world.run();
        }
        let told = tell(&world.events);
        let folder = path.parent().unwrap();
        insta::with_settings!({
            snapshot_path => folder,
            prepend_module_to_snapshot => false,
            snapshot_suffix => "",
            omit_expression => true,
        }, {
            insta::assert_snapshot!(path.file_stem().unwrap().to_str().unwrap(), told);
        });
        follows_from_its_entries(&world, start);
    });
}

/// Events as text: number, the one before, time since the beginning, type and details.
fn tell(events: &[Event]) -> String {
    let mut text = String::new();
    for event in events {
        let Event {
            id,
            previous_id,
            at,
            kind,
        } = event;
        let details = match told(event) {
            Value::Null => String::new(),
            details => format!(" {details}"),
        };
        let at = at - world::BEGIN;
        writeln!(
            text,
            "{id} < {previous_id} +{at} {}{details}",
            kind.type_name()
        )
        .unwrap();
    }
    text
}

/// A replay of what was recorded is the same, after a detour through the journal's format.
fn follows_from_its_entries(world: &World, start: Start) {
    let entries = serde_json::to_string(&world.entries).unwrap();
    let entries: Vec<_> = serde_json::from_str(&entries).unwrap();
    let (again, events) = execution::replay(world.machine.clone(), start, &entries).unwrap();
    assert_eq!(events, world.events);
    assert_eq!(again.status(), world.execution.status());
    assert_eq!(again.outstanding(), world.execution.outstanding());
    if *again.status() != Status::Running {
        assert_eq!(again.outstanding(), Default::default());
    }
}

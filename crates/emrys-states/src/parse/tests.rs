// SPDX-License-Identifier: Apache-2.0
use emrys_diagnostics::Source;

use super::read;
use crate::data::QueryLanguage;
use crate::machine::{Data, Kind, MapMode, Next, Number, Until};

fn machine(text: &str) -> crate::machine::StateMachine {
    let reading = read(&Source::new("machine.asl.json", text));
    let findings = reading.findings;
    reading.machine.unwrap_or_else(|| panic!("{findings:#?}"))
}

#[test]
fn states_of_all_types_are_read() {
    let machine = machine(include_str!("../../tests/machines/all-types.asl.json"));
    assert_eq!(machine.query_language, QueryLanguage::JsonPath);
    assert_eq!(machine.timeout_seconds, Some(3600));
    assert_eq!(&*machine.flow.start_at, "Load");
    assert_eq!(machine.flow.states.len(), 9);
    let kind = |name: &str| &machine.flow.states[name].kind;
    let Kind::Task(task) = kind("Load") else {
        panic!("{:?}", kind("Load"));
    };
    assert_eq!(task.retry[0].max_attempts, 3);
    assert_eq!(task.retry[0].backoff_rate, 1.5);
    assert_eq!(task.catch[0].error_equals, ["States.ALL"]);
    assert_eq!(task.timeout_seconds, Some(Number::Literal(60)));
    let Kind::Wait { until, next } = kind("Wait") else {
        panic!("{:?}", kind("Wait"));
    };
    assert!(matches!(until, Until::Seconds(Number::Path(_))));
    assert_eq!(*next, Next::State("Both".into()));
    let Kind::Parallel(parallel) = kind("Both") else {
        panic!("{:?}", kind("Both"));
    };
    assert_eq!(parallel.branches.len(), 2);
    let Kind::Map(map) = kind("Each") else {
        panic!("{:?}", kind("Each"));
    };
    assert!(matches!(&map.mode, MapMode::Distributed(mode) if mode.express));
    let jsonata = &machine.flow.states["Shape"];
    assert_eq!(jsonata.query_language, QueryLanguage::Jsonata);
    assert!(matches!(&jsonata.data, Data::Jsonata(data) if data.output.is_some()));
}

#[test]
fn a_reader_may_be_told_to_read_any_number_of_items_and_none_is_all() {
    let machine = machine(
        r#"{ "StartAt": "M", "States": { "M": { "Type": "Map", "End": true,
            "ItemReader": {
                "Resource": "arn:aws:states:::s3:getObject",
                "Parameters": { "Bucket": "b", "Key": "k" },
                "ReaderConfig": { "InputType": "JSON", "MaxItems": 0 } },
            "ItemProcessor": {
                "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
                "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } } } } }"#,
    );
    let Kind::Map(map) = &machine.flow.states["M"].kind else {
        panic!("{machine:?}");
    };
    let MapMode::Distributed(mode) = &map.mode else {
        panic!("{map:?}");
    };
    let reader = mode.reader.as_ref().expect("a reader");
    assert_eq!(reader.max_items, Some(Number::Literal(0)));
}

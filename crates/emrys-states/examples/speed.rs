// SPDX-License-Identifier: Apache-2.0
//! speed
#![allow(missing_docs, clippy::all, clippy::pedantic, clippy::restriction)]
use emrys_states::execution::*;
use serde_json::json;
use std::sync::Arc;
use std::time::Instant;
fn run(name: &str, def: serde_json::Value, input: serde_json::Value) {
    let src = emrys_diagnostics::Source::new("m", def.to_string());
    let m = Arc::new(emrys_states::read(&src).machine.unwrap());
    let s = Start {
        execution_arn: "arn:aws:states:eu-west-1:123456789012:execution:m:r".into(),
        execution_name: "r".into(),
        state_machine_arn: "a".into(),
        state_machine_name: "m".into(),
        role_arn: "r".into(),
        started_at: 0,
        input: Arc::new(input),
        seed: 1,
        express: false,
        item: None,
    };
    let t = Instant::now();
    let mut n = 0;
    for _ in 0..10 {
        let mut e = Execution::new(m.clone(), s.clone());
        let st = e
            .apply(&Entry {
                at: 0,
                input: Input::Begin,
                expired: None,
            })
            .unwrap();
        n += st.events.len();
    }
    let d = t.elapsed();
    println!(
        "{name}: {n} events {:?}; {:.0} transitions/s",
        d,
        n as f64 / 2.0 / d.as_secs_f64()
    );
}
fn main() {
    let choice = |next: &str| json!({"Type":"Choice","QueryLanguage":"JSONata","Choices":[{"Condition":true,"Next":next}],"Default":"End"});
    let end = json!({"Type":"Succeed"});
    run(
        "pass",
        json!({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":choice("A"),"End":end}}),
        json!({"a": 1}),
    );
    run(
        "result",
        json!({"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"x":1},"ResultPath":"$.y","Next":"B"},"B":choice("A"),"End":end}}),
        json!({"a": 1}),
    );
    run(
        "parameters",
        json!({"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"$.a","n.$":"$$.State.Name"},"Next":"B"},"B":choice("A"),"End":end}}),
        json!({"a": 1}),
    );
    let big: Vec<String> = (0..1000).map(|i| format!("item {i} of a hundred kilobytes or less, with some text in it to be long enough for it")).collect();
    run(
        "pass big",
        json!({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":choice("A"),"End":end}}),
        json!({"a": big}),
    );
    run(
        "result big",
        json!({"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"x":1},"ResultPath":"$.y","Next":"B"},"B":choice("A"),"End":end}}),
        json!({"a": big}),
    );
    run(
        "jsonata",
        json!({"StartAt":"A","States":{"A":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% {'a': $states.input.a + 1} %}","Next":"B"},"B":choice("A"),"End":end}}),
        json!({"a": 1}),
    );
    run(
        "map",
        json!({"StartAt":"A","States":{"A":{"Type":"Map","ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}},"End":true}}}),
        json!((0..5000).collect::<Vec<_>>()),
    );
}

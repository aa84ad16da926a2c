// SPDX-License-Identifier: Apache-2.0
//! Distributed Map states.

use serde_json::{Value, json};

use super::super::running::lock;
use super::super::{Described, MapRun, MapRunChanges, MapRunStatus, Progress, Status};
use super::{Bench, NewExecution, new, soon};

/// A machine whose one state runs a task for each item, with what else the state has.
pub(super) fn map(resource: &str, members: &Value) -> Value {
    let mut state = json!({
        "Type": "Map",
        "Label": "Items",
        "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "T",
            "States": {"T": {"Type": "Task", "Resource": resource, "End": true}}
        },
        "End": true
    });
    for (name, value) in members.as_object().unwrap() {
        state[name] = value.clone();
    }
    json!({"StartAt": "M", "States": {"M": state}})
}

async fn run(bench: &Bench, definition: &Value, input: &Value) -> (Described, MapRun) {
    let new = NewExecution {
        input: input.to_string(),
        ..new("parent", definition)
    };
    let arn = new.arn.clone();
    bench.executor.start(new).await.unwrap();
    let ended = bench.executor.ended(&arn).await.unwrap();
    let map_runs = bench.executor.map_runs(&arn).await.unwrap();
    let [record] = map_runs.as_slice() else {
        panic!("{map_runs:?}")
    };
    let map_run = bench.executor.map_run(&record.arn).await.unwrap().unwrap();
    (ended, map_run)
}

fn output(described: &Described) -> Value {
    assert_eq!(described.summary.status, Status::Succeeded, "{described:?}");
    serde_json::from_str(described.summary.output.as_deref().unwrap()).unwrap()
}

#[tokio::test]
async fn every_item_has_an_execution_of_its_own() {
    let bench = Bench::new().await;
    let selector = json!({"ItemSelector": {"n.$": "$$.Map.Item.Value", "i.$": "$$.Map.Item.Index"}, "MaxConcurrency": 2});
    let definition = map("arn:aws:states:::world:do", &selector);
    let (ended, map_run) = run(&bench, &definition, &json!([7, 8, 9])).await;
    assert_eq!(
        output(&ended),
        json!([
            {"asked": {"n": 7, "i": 0}}, {"asked": {"n": 8, "i": 1}}, {"asked": {"n": 9, "i": 2}}
        ])
    );
    assert_eq!(map_run.record.status, MapRunStatus::Succeeded);
    let three = Progress {
        total: 3,
        succeeded: 3,
        ..Progress::default()
    };
    assert_eq!((map_run.items, map_run.executions), (three, three));
    let arn = &map_run.record.arn;
    assert!(
        arn.starts_with("arn:aws:states:us-east-1:000000000000:mapRun:M/Items:"),
        "{arn}"
    );
    let children = bench
        .executor
        .list(arn, None, 10, |_| true)
        .await
        .unwrap()
        .executions;
    assert_eq!(children.len(), 3);
    for child in children {
        let prefix = "arn:aws:states:us-east-1:000000000000:execution:M/Items:";
        assert!(child.arn.starts_with(prefix), "{}", child.arn);
        assert_eq!(child.status, Status::Succeeded);
        let types = bench.types(&child.arn).await;
        assert_eq!(
            (types[0], types[types.len() - 1]),
            ("ExecutionStarted", "ExecutionSucceeded")
        );
    }
    let types = bench.types(&ended.start.arn).await;
    assert!(
        types.contains(&"MapRunStarted") && types.contains(&"MapRunSucceeded"),
        "{types:?}"
    );
    let of_machine = bench
        .executor
        .list(&ended.start.state_machine_arn, None, 10, |_| true);
    assert_eq!(
        of_machine.await.unwrap().executions.len(),
        1,
        "children are the map run's"
    );
}

#[tokio::test]
async fn rows_are_read_in_batches_and_results_are_written() {
    let bench = Bench::new().await;
    bench
        .objects
        .put("in.csv", "id,name\n1,a\n2,\"b,c\"\n3\n4,d,more\n5,e\n");
    let members = json!({
        "ItemReader": {
            "Resource": "arn:aws:states:::s3:getObject",
            "Parameters": {"Bucket": "b", "Key.$": "$.key"},
            "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW", "MaxItems": 4}
        },
        "ItemBatcher": {"MaxItemsPerBatch": 3, "BatchInput": {"k": "v"}},
        "ResultWriter": {
            "Resource": "arn:aws:states:::s3:putObject",
            "Parameters": {"Bucket": "b", "Prefix": "out"}
        }
    });
    let definition = map("arn:aws:states:::world:do", &members);
    let (ended, map_run) = run(&bench, &definition, &json!({"key": "in.csv"})).await;
    assert_eq!((map_run.items.total, map_run.executions.total), (4, 2));
    let output = output(&ended);
    assert_eq!(output["MapRunArn"], json!(map_run.record.arn));
    let key = output["ResultWriterDetails"]["Key"].as_str().unwrap();
    let manifest = bench.objects.get(key).unwrap();
    assert_eq!(manifest["ResultFiles"]["FAILED"], json!([]));
    let succeeded = &manifest["ResultFiles"]["SUCCEEDED"][0];
    let file = bench
        .objects
        .get(succeeded["Key"].as_str().unwrap())
        .unwrap();
    assert_eq!(succeeded["Size"], json!(file.to_string().len()));
    let first: Value = serde_json::from_str(file[0]["Input"].as_str().unwrap()).unwrap();
    assert_eq!(
        first,
        json!({"BatchInput": {"k": "v"}, "Items": [
            {"id": "1", "name": "a"}, {"id": "2", "name": "b,c"}, {"id": "3", "name": ""}
        ]})
    );
    assert_eq!(file[1]["Status"], json!("SUCCEEDED"));
    assert_eq!(bench.objects.keys().len(), 3);
}

#[tokio::test]
async fn what_cannot_be_read_or_written_fails_the_run() {
    let bench = Bench::new().await;
    let reader = json!({"ItemReader": {
        "Resource": "arn:aws:states:::s3:getObject",
        "Parameters": {"Bucket": "b", "Key": "missing.json"}
    }});
    let (ended, map_run) = run(
        &bench,
        &map("arn:aws:states:::world:do", &reader),
        &json!([]),
    )
    .await;
    assert_eq!(
        ended.summary.error.as_deref(),
        Some("States.ItemReaderFailed")
    );
    assert_eq!(map_run.record.status, MapRunStatus::Failed);

    let bench = Bench::new().await;
    let writer = json!({"ResultWriter": {
        "Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "other", "Prefix": "p"}
    }});
    let (ended, _) = run(
        &bench,
        &map("arn:aws:states:::world:do", &writer),
        &json!([1]),
    )
    .await;
    assert_eq!(
        ended.summary.error.as_deref(),
        Some("States.ResultWriterFailed")
    );
}

#[tokio::test]
async fn as_many_failures_are_borne_as_are_tolerated() {
    for (members, borne) in [
        (json!({}), false),
        (json!({"ToleratedFailureCount": 1}), false),
        (json!({"ToleratedFailureCount": 2}), true),
        (json!({"ToleratedFailurePercentage": 99}), false),
        (json!({"ToleratedFailurePercentage": 100}), true),
        (
            json!({"ToleratedFailureCount": 1, "ToleratedFailurePercentage": 100}),
            false,
        ),
    ] {
        let bench = Bench::new().await;
        let definition = map("arn:aws:states:::world:fail", &members);
        let (ended, map_run) = run(&bench, &definition, &json!([1, 2])).await;
        if borne {
            let output = output(&ended);
            assert_eq!(output[1]["Error"], json!("World.Refused"), "{members}");
            assert_eq!(map_run.items.failed, 2);
        } else {
            let error = ended.summary.error.as_deref();
            assert_eq!(
                error,
                Some("States.ExceedToleratedFailureThreshold"),
                "{members}"
            );
            assert_eq!(map_run.record.status, MapRunStatus::Failed);
        }
    }
}

#[tokio::test]
async fn a_map_run_is_stopped_with_its_execution() {
    let bench = Bench::new().await;
    let definition = map("arn:aws:states:::world:hang", &json!({"MaxConcurrency": 2}));
    let start = NewExecution {
        input: "[1, 2, 3]".to_owned(),
        ..new("parent", &definition)
    };
    let arn = start.arn.clone();
    bench.executor.start(start).await.unwrap();
    soon(|| lock(&bench.world.done).len() == 2).await;
    let map_run = bench.executor.map_runs(&arn).await.unwrap().remove(0).arn;
    let changes = MapRunChanges {
        max_concurrency: Some(3),
        ..MapRunChanges::default()
    };
    bench
        .executor
        .update_map_run(&map_run, changes)
        .await
        .unwrap();
    soon(|| lock(&bench.world.done).len() == 3).await;
    bench.executor.stop(&arn, None, None).await.unwrap();
    soon(|| bench.executor.running() == 0).await;
    let waits = async {
        loop {
            let map_run = bench.executor.map_run(&map_run).await.unwrap().unwrap();
            if map_run.record.status == MapRunStatus::Aborted {
                return map_run;
            }
        }
    };
    let map_run = waits.await;
    assert_eq!(map_run.executions.aborted, 3);
}

#[tokio::test]
async fn a_map_run_goes_on_after_a_restart_and_repeats_no_item() {
    let bench = Bench::new().await;
    let mut definition = map(
        "arn:aws:states:::world:do.waitForTaskToken",
        &json!({"MaxConcurrency": 2}),
    );
    let task = &mut definition["States"]["M"]["ItemProcessor"]["States"]["T"];
    task["Parameters"] = json!({"item.$": "$", "token.$": "$$.Task.Token"});
    let start = NewExecution {
        input: "[1, 2, 3, 4]".to_owned(),
        ..new("parent", &definition)
    };
    let arn = start.arn.clone();
    bench.executor.start(start).await.unwrap();
    soon(|| lock(&bench.world.tokens).len() == 2).await;
    let token = lock(&bench.world.tokens)[0].clone();
    bench
        .executor
        .task_succeeded(&token, json!("first"))
        .await
        .unwrap();
    soon(|| lock(&bench.world.tokens).len() == 3).await;
    let Bench {
        folder,
        world,
        journal,
        executor,
        ..
    } = bench;
    drop((executor, journal));
    let next = Bench::in_folder(folder, world).await;
    for number in 1..4 {
        soon(|| lock(&next.world.tokens).len() > number).await;
        let token = lock(&next.world.tokens)[number].clone();
        next.executor
            .task_succeeded(&token, json!("later"))
            .await
            .unwrap();
    }
    let ended = next.executor.ended(&arn).await.unwrap();
    assert_eq!(output(&ended).as_array().unwrap().len(), 4);
    let done = lock(&next.world.done).clone();
    assert_eq!((done.len(), done.values().sum::<u32>()), (4, 4), "{done:?}");
}

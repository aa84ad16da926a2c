// SPDX-License-Identifier: Apache-2.0
//! Clusters from their launch to their end, with logs.

use emrys_protocol::LogsApi;
use emrys_protocol::engine::{LogQuery, LogSource, LogStream};
use serde_json::{Value, json};

use super::support::{Bench, eventually, ids, job_flow, kept, shell};

fn reason(cluster: &Value) -> (&str, &str) {
    let reason = &cluster["Status"]["StateChangeReason"];
    (
        reason["Code"].as_str().unwrap_or_default(),
        reason["Message"].as_str().unwrap(),
    )
}

#[tokio::test]
async fn a_job_flow_runs_to_its_end_and_leaves_its_logs() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let steps = [
        shell("one", "CONTINUE", "echo out; echo err >&2"),
        shell("two", "CONTINUE", "true"),
    ];
    let id = engine.launch(&job_flow(&steps)).await;
    let cluster = engine.reaches(&id, "TERMINATED").await;
    assert_eq!(reason(&cluster), ("ALL_STEPS_COMPLETED", "Steps completed"));
    assert_eq!(engine.step_states(&id).await, ["COMPLETED", "COMPLETED"]);

    let steps = engine.steps(&id).await;
    let time = |step: usize, name: &str| steps[step]["Status"]["Timeline"][name].as_f64().unwrap();
    assert!(time(0, "StartDateTime") <= time(0, "EndDateTime"));
    assert!(time(0, "EndDateTime") <= time(1, "StartDateTime"));
    let ended = cluster["Status"]["Timeline"]["EndDateTime"].as_f64();
    assert!(time(1, "EndDateTime") <= ended.unwrap());

    let (one, two) = (ids(&steps)[0], ids(&steps)[1]);
    assert_eq!(engine.log(&id, one, LogStream::Stdout).await, "out\n");
    assert_eq!(engine.log(&id, one, LogStream::Stderr).await, "err\n");
    let controller = engine.log(&id, one, LogStream::Controller).await;
    assert!(controller.contains("bash -c"), "{controller}");
    assert!(controller.contains("exit code 0"), "{controller}");

    let place = |step: &str, stream: &str| format!("emr/{id}/steps/{step}/{stream}.gz");
    let mut expected = vec![
        place(one, "controller"),
        place(one, "stderr"),
        place(one, "stdout"),
        // A stream without a word leaves a file as well: clients wait for it.
        place(two, "controller"),
        place(two, "stderr"),
        place(two, "stdout"),
    ];
    expected.sort();
    assert_eq!(engine.keys("acme-logs"), expected);
    let archived = engine.unzipped("acme-logs", &place(one, "stdout"));
    assert_eq!(archived, "out\n");
    let archived = engine.unzipped("acme-logs", &place(one, "controller"));
    assert_eq!(archived, controller, "the archive has the whole log");
}

#[tokio::test]
async fn a_failing_step_ends_the_cluster_and_says_why() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let steps = [
        shell("fails", "TERMINATE_CLUSTER", "exit 3"),
        shell("never", "CONTINUE", &bench.mark("effects", "never")),
    ];
    let id = engine.launch(&job_flow(&steps)).await;
    let cluster = engine.reaches(&id, "TERMINATED_WITH_ERRORS").await;
    assert_eq!(
        reason(&cluster),
        ("STEP_FAILURE", "Shut down as step failed")
    );
    assert_eq!(engine.step_states(&id).await, ["FAILED", "CANCELLED"]);
    let steps = engine.steps(&id).await;
    let failure = &steps[0]["Status"]["FailureDetails"];
    assert_eq!(failure["Message"], "the process ended with exit code 3");
    let log = format!("s3://acme-logs/emr/{id}/steps/{}/stderr.gz", ids(&steps)[0]);
    assert_eq!(failure["LogFile"], json!(log));
    assert!(bench.effects("effects").is_empty());
}

#[tokio::test]
async fn a_step_that_cannot_run_fails_before_it_starts() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let mut refused = shell("refused", "CONTINUE", "");
    refused["HadoopJarStep"]["Args"] = json!(["hive-script", "--run-hive-script"]);
    let mut missing = shell("missing", "CONTINUE", "");
    missing["HadoopJarStep"]["Args"] = json!(["no-such-program-anywhere"]);
    let id = engine.launch(&job_flow(&[refused, missing])).await;
    let cluster = engine.reaches(&id, "TERMINATED").await;
    let expected = ("STEP_FAILURE", "Steps completed with errors");
    assert_eq!(reason(&cluster), expected);
    let steps = engine.steps(&id).await;
    for (step, word) in steps.iter().zip(["Hive", "no-such-program-anywhere"]) {
        assert_eq!(step["Status"]["State"], "FAILED");
        let message = step["Status"]["FailureDetails"]["Message"].as_str();
        assert!(message.unwrap().contains(word), "{message:?}");
        let step = step["Id"].as_str().unwrap();
        let controller = engine.log(&id, step, LogStream::Controller).await;
        assert!(controller.contains(message.unwrap()), "{controller}");
    }
}

#[tokio::test]
async fn three_steps_run_side_by_side() {
    let bench = Bench::new();
    let engine = bench.open().await;
    // Each ends only when all three have begun.
    let step = |name: &str| {
        let waits = ["a", "b", "c"].map(|other| format!("({})", bench.wait_for(other)));
        let file = bench.outside(name);
        let command = format!("touch {} && {}", file.display(), waits.join(" && "));
        shell(name, "CONTINUE", &command)
    };
    let mut request = job_flow(&[step("a"), step("b"), step("c")]);
    request["StepConcurrencyLevel"] = json!(3);
    let id = engine.launch(&request).await;
    engine.reaches(&id, "TERMINATED").await;
    assert_eq!(engine.step_states(&id).await, ["COMPLETED"; 3]);
}

#[tokio::test]
async fn bootstrap_actions_run_in_order_before_the_first_step() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let script = format!(
        "#!/bin/bash\n{}\necho \"action $1\"\n",
        bench.mark("effects", "$1")
    );
    engine.put("acme-artifacts", "boot.sh", &script);
    let mut request = job_flow(&[shell("step", "CONTINUE", &bench.mark("effects", "step"))]);
    let action = |argument: &str| {
        let script = json!({"Path": "s3://acme-artifacts/boot.sh", "Args": [argument]});
        json!({"Name": argument, "ScriptBootstrapAction": script})
    };
    request["BootstrapActions"] = json!([action("first"), action("second")]);
    let id = engine.launch(&request).await;
    engine.reaches(&id, "TERMINATED").await;
    assert_eq!(bench.effects("effects"), ["first", "second", "step"]);
    let keys = engine.keys("acme-logs");
    let log = "/bootstrap-actions/2/stdout.gz";
    let key = keys.iter().find(|key| key.ends_with(log)).unwrap();
    assert!(key.starts_with(&format!("emr/{id}/node/i-")), "{key}");
    assert_eq!(engine.unzipped("acme-logs", key), "action second\n");
}

#[tokio::test]
async fn a_failed_bootstrap_action_ends_the_cluster() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let script = "#!/bin/bash\necho no such package >&2\nexit 7\n";
    engine.put("acme-artifacts", "boot.sh", script);
    let mut request = kept(&[shell("never", "CONTINUE", &bench.mark("effects", "never"))]);
    let script = json!({"Path": "s3://acme-artifacts/boot.sh"});
    request["BootstrapActions"] = json!([{"Name": "boot", "ScriptBootstrapAction": script}]);
    let id = engine.launch(&request).await;
    let cluster = engine.reaches(&id, "TERMINATED_WITH_ERRORS").await;
    let (code, message) = reason(&cluster);
    assert_eq!(code, "BOOTSTRAP_FAILURE");
    let expected = "bootstrap action 1 returned a non-zero return code";
    assert!(message.ends_with(expected), "{message}");
    assert_eq!(engine.step_states(&id).await, ["CANCELLED"]);
    assert!(bench.effects("effects").is_empty());
    let keys = engine.keys("acme-logs");
    let log = "/bootstrap-actions/1/stderr.gz";
    let key = keys.iter().find(|key| key.ends_with(log)).unwrap();
    assert_eq!(engine.unzipped("acme-logs", key), "no such package\n");
}

#[tokio::test]
async fn a_waiting_cluster_takes_steps_until_it_is_no_longer_kept() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let id = engine.launch(&kept(&[])).await;
    let cluster = engine.reaches(&id, "WAITING").await;
    assert_eq!(reason(&cluster), ("", "Cluster ready to run steps."));
    let steps = json!([
        shell("one", "CONTINUE", "true"),
        shell("two", "CONTINUE", "false")
    ]);
    assert_eq!(engine.add(&id, steps).await.len(), 2);
    engine.steps_reach(&id, &["COMPLETED", "FAILED"]).await;
    let cluster = engine.reaches(&id, "WAITING").await;
    let expected = ("", "Cluster ready after last step failed.");
    assert_eq!(reason(&cluster), expected);
    let input = json!({"JobFlowIds": [id], "KeepJobFlowAliveWhenNoSteps": false});
    let operation = "SetKeepJobFlowAliveWhenNoSteps";
    engine.call(operation, input).await.unwrap();
    engine.reaches(&id, "TERMINATED").await;
}

#[tokio::test]
async fn a_followed_log_gives_each_line_and_ends_with_its_step() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let command = format!("echo one; {}; echo two", bench.wait_for("go"));
    let id = engine
        .launch(&job_flow(&[shell("talks", "CONTINUE", &command)]))
        .await;
    let step = ids(&engine.steps(&id).await)[0].to_owned();
    let api = engine.service();
    let read = async |offset| {
        let query = LogQuery {
            cluster_id: id.clone(),
            source: LogSource::Step {
                step_id: step.clone(),
                stream: LogStream::Stdout,
            },
            offset,
            wait_millis: 10_000,
        };
        api.read_log(query).await.unwrap()
    };
    // Before it starts there is no file; a follower waits for it all the same.
    let chunk = eventually("the first line", async || {
        let chunk = read(0).await;
        (!chunk.data.is_empty()).then_some(chunk)
    });
    let chunk = chunk.await;
    assert_eq!(chunk.data, b"one\n");
    assert_eq!((chunk.next_offset, chunk.ended), (4, false));
    assert_eq!(engine.step_states(&id).await, ["RUNNING"]);
    bench.release("go");
    let chunk = eventually("the second line", async || {
        let chunk = read(4).await;
        (!chunk.data.is_empty()).then_some(chunk)
    });
    assert_eq!(chunk.await.data, b"two\n");
    let chunk = eventually("the end", async || {
        let chunk = read(8).await;
        chunk.ended.then_some(chunk)
    });
    let chunk = chunk.await;
    assert_eq!((chunk.data, chunk.next_offset), (Vec::new(), 8));
}

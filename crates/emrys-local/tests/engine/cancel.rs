// SPDX-License-Identifier: Apache-2.0
//! Cancelled steps and terminated clusters.

use emrys_protocol::engine::LogStream;
use serde_json::{Value, json};

use super::support::{Bench, Running, eventually, ids, is_alive, job_flow, kept, shell};

/// A step that says it has begun and goes on until it is made to end.
fn endless(bench: &Bench, on_signal: &str) -> Value {
    let (pid, begun) = (bench.outside("pid"), bench.outside("begun"));
    let command = format!(
        "trap '{on_signal}' TERM; echo $$ > {}; touch {}; ({}) || true; {}",
        pid.display(),
        begun.display(),
        bench.wait_for("never"),
        // Where the signal ended the subshell alone, the shell itself goes on.
        bench.wait_for("never"),
    );
    shell("endless", "TERMINATE_CLUSTER", &command)
}

async fn cancel(engine: &Running, cluster: &str, steps: &[&str], option: &str) -> Value {
    let input = json!({
        "ClusterId": cluster,
        "StepIds": steps,
        "StepCancellationOption": option,
    });
    let answer = engine.call("CancelSteps", input).await.unwrap();
    answer["CancelStepsInfoList"].clone()
}

#[tokio::test]
async fn an_interrupted_step_may_tidy_up_and_the_next_one_runs() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let next = shell("next", "CONTINUE", &bench.mark("effects", "next"));
    let steps = [endless(&bench, "echo tidied; exit 0"), next.clone(), next];
    let id = engine.launch(&kept(&steps)).await;
    bench.appears("begun").await;
    let steps = engine.steps(&id).await;
    let steps = ids(&steps);
    let answers = cancel(&engine, &id, &[steps[1], steps[0]], "SEND_INTERRUPT").await;
    let submitted = |step: &str| json!({"StepId": step, "Status": "SUBMITTED", "Reason": ""});
    assert_eq!(answers, json!([submitted(steps[1]), submitted(steps[0])]));
    // A cancel is no failure: the cluster goes on although the step was to terminate it.
    let states = ["CANCELLED", "CANCELLED", "COMPLETED"];
    engine.steps_reach(&id, &states).await;
    engine.reaches(&id, "WAITING").await;
    assert_eq!(
        engine.log(&id, steps[0], LogStream::Stdout).await,
        "tidied\n"
    );
    assert_eq!(bench.effects("effects"), ["next"]);

    let answers = cancel(&engine, &id, &[steps[2]], "SEND_INTERRUPT").await;
    assert_eq!(answers[0]["Status"], "FAILED");
    assert_eq!(answers[0]["Reason"], "Step is not in a cancellable state");
}

#[tokio::test]
async fn a_step_that_does_not_listen_is_killed() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let id = engine.launch(&kept(&[endless(&bench, "echo no")])).await;
    bench.appears("begun").await;
    let steps = engine.steps(&id).await;
    let step = ids(&steps)[0];
    cancel(&engine, &id, &[step], "SEND_INTERRUPT").await;
    let answered = async || {
        let log = engine.log(&id, step, LogStream::Stdout).await;
        log.contains("no").then_some(())
    };
    eventually("the step's answer", answered).await;
    assert_eq!(engine.step_states(&id).await, ["CANCEL_PENDING"]);
    assert!(is_alive(&bench.outside("pid")));
    cancel(&engine, &id, &[step], "TERMINATE_PROCESS").await;
    engine.steps_reach(&id, &["CANCELLED"]).await;
    assert!(!is_alive(&bench.outside("pid")));
    engine.reaches(&id, "WAITING").await;
}

#[tokio::test]
async fn a_terminated_cluster_leaves_no_process() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let steps = [
        endless(&bench, "echo no"),
        shell("never", "CONTINUE", "true"),
    ];
    let id = engine.launch(&job_flow(&steps)).await;
    bench.appears("begun").await;
    let input = json!({"JobFlowIds": [id]});
    engine.call("TerminateJobFlows", input).await.unwrap();
    assert_eq!(engine.step_states(&id).await, ["INTERRUPTED", "CANCELLED"]);
    let cluster = engine.reaches(&id, "TERMINATED").await;
    let reason = &cluster["Status"]["StateChangeReason"];
    assert_eq!(reason["Code"], "USER_REQUEST");
    assert!(!is_alive(&bench.outside("pid")));
    let steps = engine.steps(&id).await;
    let log = format!("emr/{id}/steps/{}/controller.gz", ids(&steps)[0]);
    assert!(engine.keys("acme-logs").contains(&log));
    let add = json!({"JobFlowId": id, "Steps": [shell("late", "CONTINUE", "true")]});
    let error = engine.call("AddJobFlowSteps", add).await.unwrap_err();
    assert!(error.message().contains("may not be modified"), "{error}");
}

#[tokio::test]
async fn a_termination_stops_a_bootstrap_action() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let begun = bench.outside("begun");
    let script = format!(
        "#!/bin/bash\necho $$ > {}\ntouch {}\n{}\n",
        bench.outside("pid").display(),
        begun.display(),
        bench.wait_for("never"),
    );
    engine.put("acme-artifacts", "boot.sh", &script);
    let mut request = kept(&[]);
    let script = json!({"Path": "s3://acme-artifacts/boot.sh"});
    request["BootstrapActions"] = json!([{"Name": "boot", "ScriptBootstrapAction": script}]);
    let id = engine.launch(&request).await;
    bench.appears("begun").await;
    assert_eq!(
        engine.cluster(&id).await["Status"]["State"],
        "BOOTSTRAPPING"
    );
    let input = json!({"JobFlowIds": [id]});
    engine.call("TerminateJobFlows", input).await.unwrap();
    engine.reaches(&id, "TERMINATED").await;
    assert!(!is_alive(&bench.outside("pid")));
}

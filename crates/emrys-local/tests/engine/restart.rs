// SPDX-License-Identifier: Apache-2.0
//! Engines that end while steps run, and the state folder they leave.

use emrys_local::home::HomeError;
use emrys_local::{Engine, EngineError};
use emrys_protocol::engine::LogStream;
use emrys_protocol::{ErrorCode, dispatch};
use emrys_store::{FormatVersion, Journal};
use serde_json::{Value, json};

use super::support::{Bench, Running, eventually, ids, job_flow, shell};

/// Two steps; the first goes on until it is released, and each leaves a line for each time it runs.
fn steps(bench: &Bench) -> [Value; 2] {
    let first = format!(
        "{}; echo before; touch {}; {}; echo after",
        bench.mark("effects", "first"),
        bench.outside("begun").display(),
        bench.wait_for("go"),
    );
    [
        shell("first", "CONTINUE", &first),
        shell("second", "CONTINUE", &bench.mark("effects", "second")),
    ]
}

/// What a new engine makes of the two steps of an engine that has gone.
async fn goes_on(bench: &Bench, cluster: &str) {
    // The folder is free once all tasks of an engine that was dropped have gone.
    let open = async || Engine::open(bench.options()).await;
    let engine = eventually("the lock", async || match open().await {
        Err(EngineError::Home(HomeError::Locked { .. })) => None,
        opened => Some(Running::from(opened.unwrap())),
    });
    let engine = engine.await;
    assert_eq!(engine.step_states(cluster).await, ["RUNNING", "PENDING"]);
    bench.release("go");
    engine.reaches(cluster, "TERMINATED").await;
    assert_eq!(
        engine.step_states(cluster).await,
        ["COMPLETED", "COMPLETED"]
    );
    assert_eq!(bench.effects("effects"), ["first", "second"]);
    let steps = engine.steps(cluster).await;
    let log = engine.log(cluster, ids(&steps)[0], LogStream::Stdout).await;
    assert_eq!(log, "before\nafter\n");
    let archived = format!("emr/{cluster}/steps/{}/stdout.gz", ids(&steps)[0]);
    assert_eq!(engine.unzipped("acme-logs", &archived), log);
}

#[tokio::test]
async fn a_killed_engine_leaves_its_steps_to_the_next_one() {
    let bench = Bench::new();
    let (mut host, id) = bench.open_elsewhere(&job_flow(&steps(&bench)), &[]);
    bench.appears("begun").await;
    host.kill().unwrap();
    host.wait().unwrap();
    goes_on(&bench, &id).await;
}

#[tokio::test]
async fn a_step_that_ends_while_there_is_no_engine_is_found_ended() {
    let bench = Bench::new();
    let mut steps = steps(&bench);
    let fails = format!(
        "touch {}; {}; {}; exit 4",
        bench.outside("begun").display(),
        bench.wait_for("go"),
        bench.mark("effects", "first"),
    );
    steps[0] = shell("first", "CONTINUE", &fails);
    let (mut host, id) = bench.open_elsewhere(&job_flow(&steps), &[]);
    bench.appears("begun").await;
    host.kill().unwrap();
    host.wait().unwrap();
    bench.release("go");
    bench.appears("effects").await;
    let engine = bench.open().await;
    engine.reaches(&id, "TERMINATED").await;
    assert_eq!(engine.step_states(&id).await, ["FAILED", "COMPLETED"]);
    let steps = engine.steps(&id).await;
    let failure = &steps[0]["Status"]["FailureDetails"]["Message"];
    assert_eq!(failure, "the process ended with exit code 4");
    assert_eq!(bench.effects("effects"), ["first", "second"]);
}

#[test]
fn a_dropped_engine_leaves_its_steps_to_the_next_one() {
    let bench = Bench::new();
    let first = tokio::runtime::Runtime::new().unwrap();
    let id = first.block_on(async {
        let engine = bench.open().await;
        let id = engine.launch(&job_flow(&steps(&bench))).await;
        bench.appears("begun").await;
        id
    });
    drop(first);
    let second = tokio::runtime::Runtime::new().unwrap();
    second.block_on(goes_on(&bench, &id));
}

#[tokio::test]
async fn a_dropped_engine_writes_nothing_more_and_then_frees_its_folder() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let id = engine.launch(&job_flow(&steps(&bench))).await;
    bench.appears("begun").await;
    let service = engine.service();
    drop(engine);

    // Whoever still has a service sees what there is, and changes nothing.
    let call = async |operation, input: Value| {
        dispatch(&service, operation, input.to_string().as_bytes()).await
    };
    let input = json!({"JobFlowIds": [id], "TerminationProtected": true});
    let refused = call("SetTerminationProtection", input).await.unwrap_err();
    assert_eq!(*refused.code(), ErrorCode::ServiceUnavailable);
    let cluster = call("DescribeCluster", json!({"ClusterId": id})).await;
    let cluster: Value = serde_json::from_slice(&cluster.unwrap()).unwrap();
    assert_eq!(cluster["Cluster"]["Status"]["State"], "RUNNING");
    assert_eq!(cluster["Cluster"]["TerminationProtected"], false);
    let error = Engine::open(bench.options()).await.err().unwrap();
    let locked = matches!(error, EngineError::Home(HomeError::Locked { .. }));
    assert!(locked, "{error}");

    drop(service);
    goes_on(&bench, &id).await;
}

#[tokio::test]
async fn buckets_that_somebody_has_keep_the_folder_locked() {
    let bench = Bench::new();
    let engine = Engine::open(bench.options()).await.unwrap();
    let buckets = engine.buckets();
    drop(engine);
    let error = Engine::open(bench.options()).await.err().unwrap();
    let locked = matches!(error, EngineError::Home(HomeError::Locked { .. }));
    assert!(locked, "{error}");
    drop(buckets);
    assert!(Engine::open(bench.options()).await.is_ok());
}

#[tokio::test]
async fn a_state_folder_has_one_engine() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let error = Engine::open(bench.options()).await.err().unwrap();
    let EngineError::Home(HomeError::Locked { home, .. }) = &error else {
        panic!("{error}");
    };
    assert_eq!(*home, bench.home());
    drop(engine);
    assert!(Engine::open(bench.options()).await.is_ok());
}

#[tokio::test]
async fn a_journal_of_a_newer_emrys_is_refused_and_kept() {
    let bench = Bench::new();
    let path = bench.home().join("engine.db");
    std::fs::create_dir(bench.home()).unwrap();
    let newer = FormatVersion(u32::MAX);
    drop(Journal::open(&path, "engine", newer).unwrap());
    let error = Engine::open(bench.options()).await.err().unwrap();
    assert!(matches!(error, EngineError::Journal(_)), "{error}");
    let text = error.to_string();
    assert!(text.contains(&u32::MAX.to_string()), "{text}");
    Journal::open(&path, "engine", newer).unwrap();
}

#[tokio::test]
async fn the_users_own_environment_stays_out_of_steps() {
    let bench = Bench::new();
    let (partial, whole) = (bench.outside("partial"), bench.outside("environment"));
    let command = format!(
        "env > {0} && mv {0} {1}",
        partial.display(),
        whole.display()
    );
    let request = job_flow(&[shell("env", "CONTINUE", &command)]);
    let secrets = [
        ("AWS_ACCESS_KEY_ID", "secret-1"),
        ("AWS_SECRET_ACCESS_KEY", "secret-2"),
        ("AWS_SESSION_TOKEN", "secret-3"),
        ("AWS_PROFILE", "secret-4"),
        ("AWS_REGION", "secret-5"),
        ("DATABASE_PASSWORD", "secret-6"),
        ("LC_EMRYS_TEST", "passed on"),
    ];
    let (mut host, id) = bench.open_elsewhere(&request, &secrets);
    bench.appears("environment").await;
    host.kill().unwrap();
    host.wait().unwrap();
    let environment = bench.effects("environment");
    assert!(environment.iter().all(|line| !line.contains("secret-")));
    for line in [
        "LC_EMRYS_TEST=passed on",
        "AWS_ACCESS_KEY_ID=emrys",
        "AWS_REGION=us-east-1",
        &format!("EMRYS_CLUSTER_ID={id}"),
    ] {
        assert!(environment.iter().any(|found| found == line), "{line}");
    }
}

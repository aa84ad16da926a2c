// SPDX-License-Identifier: Apache-2.0
//! Clusters that are forgotten after their end.

use std::fs;
use std::path::Path;
use std::time::Duration;

use emrys_local::Engine;
use emrys_protocol::engine::{EngineApi, PruneRequest, Pruned};
use emrys_protocol::types::Timestamp;
use serde_json::json;

use super::support::{Bench, Running, eventually, job_flow, kept, shell};

/// Far in the future, in milliseconds since the epoch.
const LATER: i64 = 4_102_444_800_000;

async fn prune(engine: &Running, ended_before: i64, dry_run: bool) -> Pruned {
    let request = PruneRequest {
        ended_before: Timestamp::from_millis(ended_before),
        dry_run,
    };
    engine.service().prune(request).await.unwrap()
}

async fn listed(engine: &Running) -> Vec<String> {
    let answer = engine.call("ListClusters", json!({})).await.unwrap();
    let clusters = answer["Clusters"].as_array().unwrap().iter();
    clusters
        .map(|cluster| cluster["Id"].as_str().unwrap().to_owned())
        .collect()
}

/// A cluster that has ended, and whose actor has done all that was left to do.
async fn ended(engine: &Running) -> String {
    let id = engine
        .launch(&job_flow(&[shell("one", "CONTINUE", "echo out")]))
        .await;
    engine.reaches(&id, "TERMINATED").await;
    eventually("nothing left to do", async || {
        let found = prune(engine, LATER, true).await;
        found.clusters.contains(&id).then_some(())
    })
    .await;
    id
}

#[tokio::test]
async fn what_ended_is_forgotten_and_the_rest_stays() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let over = ended(&engine).await;
    let active = engine.launch(&kept(&[])).await;
    engine.reaches(&active, "WAITING").await;
    let folder = |cluster: &str| bench.home().join("clusters").join(cluster);
    // Left by an engine that was killed while it forgot a cluster.
    let orphan = folder("j-1ABCDEFGHIJKL");
    fs::create_dir_all(&orphan).unwrap();
    let foreign = folder("notes");
    fs::create_dir_all(&foreign).unwrap();

    assert_eq!(prune(&engine, 0, false).await.clusters, [""; 0]);
    let named = prune(&engine, LATER, true).await;
    assert_eq!(named.clusters, std::slice::from_ref(&over));
    assert!(
        named.bytes > 0 && folder(&over).exists(),
        "a dry run removes nothing"
    );

    let removed = prune(&engine, LATER, false).await;
    assert_eq!(removed.clusters, std::slice::from_ref(&over));
    assert_eq!(listed(&engine).await, std::slice::from_ref(&active));
    assert!(!folder(&over).exists() && !orphan.exists());
    assert!(foreign.exists(), "it is none of a cluster");
    let described = engine
        .call("DescribeCluster", json!({"ClusterId": over}))
        .await;
    assert!(described.is_err());
    let logs = engine.keys("acme-logs");
    assert!(
        logs.iter().any(|key| key.contains(&over)),
        "what is in buckets stays"
    );

    engine
        .call("TerminateJobFlows", json!({"JobFlowIds": [active]}))
        .await
        .unwrap();
    engine.reaches(&active, "TERMINATED").await;
    drop(engine);
    let engine = reopened(&bench, None).await;
    assert_eq!(listed(&engine).await, [active]);
}

#[tokio::test]
async fn an_engine_forgets_by_itself_when_the_time_is_over() {
    let bench = Bench::new();
    let engine = bench.open().await;
    let id = ended(&engine).await;
    drop(engine);
    let engine = reopened(&bench, Some(Duration::ZERO)).await;
    let gone = async || listed(&engine).await.is_empty().then_some(());
    eventually("the cluster to be forgotten", gone).await;
    let folder = bench.home().join("clusters").join(&id);
    let gone = async || (!Path::new(&folder).exists()).then_some(());
    eventually("its folder to be removed", gone).await;
}

/// The folder is free once all tasks of an engine that was dropped have gone.
async fn reopened(bench: &Bench, retention: Option<Duration>) -> Running {
    let open = async || {
        let mut options = bench.options();
        options.retention = retention;
        Engine::open(options).await.ok().map(Running::from)
    };
    eventually("the lock", open).await
}

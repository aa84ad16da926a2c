// SPDX-License-Identifier: Apache-2.0
//! A state folder with 10,000 clusters and 100,000 steps: restart, memory, pages.
//!
//! The records are an engine's own. One cluster is run with its steps; then its records are written again and again
//! with other ids, for running so many steps would take a day.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use emrys_model::ids::{ClusterId, StepId};
use emrys_store::{Batch, FormatVersion, Journal};
use serde_json::{Value, json};

use super::Bench;
use super::emr::{Emr, bare_cluster, step};
use super::report::Row;
use super::servers::Server;
use super::statistics::quantile;

const CLUSTERS: u64 = 10_000;
const STEPS: usize = 10;
/// Clusters in one transaction.
const GROUP: u64 = 100;
/// The engine's journal, in its state folder.
const JOURNAL: &str = "engine.db";

/// Fills a state folder and measures engines on it.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let home = bench.folder.join("scale");
    let clusters = if bench.quick { CLUSTERS / 10 } else { CLUSTERS };
    let ids = fill(bench, &home, clusters)?;

    let name = |what: &str| {
        format!(
            "{what}, {clusters} clusters and {} steps",
            clusters as usize * STEPS
        )
    };
    let mut start = Row::new(&name("restart"), "s").budget("< 2 s");
    let mut memory = Row::new(&name("memory (RSS)"), "MB").budget("< 400 MB");
    for _ in 0..bench.samples(5, 1) {
        let engine = Server::engine(bench, &home)?;
        start.ours.push(engine.first_answer.as_secs_f64());
        memory.ours.push(engine.memory()?);
    }
    let engine = Server::engine(bench, &home)?;
    let mut rows = vec![start, memory];
    for (what, operation, input) in pages(&mut engine.client(), &ids)? {
        let mut row = Row::new(&format!("{what}, p99"), "ms").budget("< 2 ms");
        for _ in 0..bench.samples(5, 1) {
            row.ours
                .push(slowest(&mut engine.client(), operation, &input)?);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// One cluster and one of its steps, from the middle of the list.
struct Ids {
    cluster: String,
    step: String,
}

fn fill(bench: &Bench, home: &Path, clusters: u64) -> Result<Ids> {
    let (original, steps) = {
        let engine = Server::engine(bench, home)?;
        let mut client = engine.client();
        let mut input = bare_cluster("scale");
        let commands: Vec<Value> = (0..STEPS).map(|_| step("done", &["true"])).collect();
        merge(&mut input, "Steps", json!(commands));
        let id = client.run_job_flow(&input)?;
        client.wait_for_cluster(&id)?;
        client.terminate(std::slice::from_ref(&id))?;
        let listed = client.call("ListSteps", &json!({ "ClusterId": id }))?;
        let steps = listed.pointer("/Steps").and_then(Value::as_array);
        let steps: Vec<String> = steps
            .into_iter()
            .flatten()
            .filter_map(|step| Some(step.get("Id")?.as_str()?.to_owned()))
            .collect();
        (id, steps)
    };
    let journal = Journal::open(&home.join(JOURNAL), "engine", FormatVersion(2))?;
    let cluster: Vec<(String, Value)> = journal.records("cluster")?;
    let records: Vec<(String, Value)> = journal.records("step")?;
    let cluster = cluster.first().context("no cluster in the journal")?;
    let mut middle = None;
    for first in (1..clusters).step_by(usize::try_from(GROUP)?) {
        let mut batch = Batch::new();
        for number in first..(first + GROUP).min(clusters) {
            let id = ClusterId::from_random(u128::from(number).to_le_bytes()).to_string();
            let mut record = renamed(&cluster.1, &[(&original, &id)])?;
            merge(&mut record, "sequence", json!(number));
            batch.put("cluster", &id, &record)?;
            for (index, (old, record)) in records.iter().enumerate() {
                let unique = u128::from(number) * 100 + index as u128;
                let step = StepId::from_random(unique.to_le_bytes()).to_string();
                let record = renamed(record, &[(&original, &id), (old, &step)])?;
                batch.put("step", &step, &record)?;
                if number == clusters / 2 {
                    middle = Some((id.clone(), step));
                }
            }
        }
        journal.commit_blocking(batch)?;
    }
    if steps.len() != records.len() {
        bail!(
            "{} steps were listed and {} journaled",
            steps.len(),
            records.len()
        );
    }
    let (cluster, step) = middle.context("no cluster was written")?;
    Ok(Ids { cluster, step })
}

/// The record with other ids.
fn renamed(record: &Value, ids: &[(&str, &str)]) -> Result<Value> {
    let text = ids.iter().fold(record.to_string(), |text, (old, new)| {
        text.replace(old, new)
    });
    Ok(serde_json::from_str(&text)?)
}

fn merge(value: &mut Value, key: &str, member: Value) {
    if let Some(members) = value.as_object_mut() {
        members.insert(key.to_owned(), member);
    }
}

/// What is asked for: a name, an operation, its input.
type Page = (&'static str, &'static str, Value);

fn pages(client: &mut Emr, ids: &Ids) -> Result<Vec<Page>> {
    let first = client.call("ListClusters", &json!({}))?;
    let marker = first.get("Marker").context("one page holds all clusters")?;
    let Ids { cluster, step } = ids;
    Ok(vec![
        ("ListClusters, first page", "ListClusters", json!({})),
        (
            "ListClusters, a later page",
            "ListClusters",
            json!({ "Marker": marker }),
        ),
        (
            "ListClusters, a state that none has",
            "ListClusters",
            json!({ "ClusterStates": ["RUNNING"] }),
        ),
        (
            "ListClusters, before all were created",
            "ListClusters",
            json!({ "CreatedBefore": 1_000_000_000 }),
        ),
        (
            "DescribeCluster",
            "DescribeCluster",
            json!({ "ClusterId": cluster }),
        ),
        ("ListSteps", "ListSteps", json!({ "ClusterId": cluster })),
        (
            "DescribeStep",
            "DescribeStep",
            json!({ "ClusterId": cluster, "StepId": step }),
        ),
    ])
}

/// Milliseconds below which 99 of 100 requests are answered, one after another.
fn slowest(client: &mut Emr, operation: &str, input: &Value) -> Result<f64> {
    let mut samples = Vec::new();
    for _ in 0..1_000 {
        let begun = Instant::now();
        client.call(operation, input)?;
        samples.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(quantile(&samples, 0.99))
}

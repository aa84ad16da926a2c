// SPDX-License-Identifier: Apache-2.0
//! kill -9 of a process that has a hundred executions under way, again and again: every execution that was acknowledged
//! comes to its end, and every task is done once. What was done is counted outside, line by line in a file.
//!
//! EMRYS_TEST_KILLS says how often it is killed. The process is this test's own binary.

// Its helpers are tests, too.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use bytes::Bytes;
use emrys_diagnostics::Source;
use emrys_executions::executor::{Executor, ExecutorError, NewExecution, Status};
use emrys_executions::integration::{Integration, Task, TaskError};
use emrys_protocol::ApiError;
use emrys_protocol::objects::{ObjectStore, ObjectSummary};
use emrys_states::machine::{Resource, StateMachine};
use emrys_store::{FormatVersion, Journal};
use serde_json::{Value, json};
use tempfile::TempDir;

const FOLDER: &str = "EMRYS_KILLS_FOLDER";
/// The process begins nothing new and ends when everything has ended.
const LAST: &str = "EMRYS_KILLS_LAST";
/// The process does not find out what became of a request before it sends it again.
const FORGETS: &str = "EMRYS_KILLS_FORGETS";

const AT_ONCE: usize = 100;
/// Tasks of one execution.
const TASKS: u64 = 6;
const MACHINE: &str = "arn:aws:states:us-east-1:000000000000:stateMachine:M";

/// A service that does something once for each request, and would do it twice for two.
struct Ledger {
    file: PathBuf,
    forgets: bool,
    clock: AtomicU64,
}

impl Ledger {
    /// A short while, not always the same.
    async fn while_long(&self) {
        let number = self.clock.fetch_add(0x9E37_79B9, Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(number % 37)).await;
    }
}

#[async_trait]
impl Integration for Ledger {
    fn takes(&self, resource: &Resource) -> bool {
        matches!(resource, Resource::Integration { service, .. } if service == "ledger")
    }

    async fn submit(&self, task: &Task, again: bool) -> Result<Value, TaskError> {
        self.while_long().await;
        let done = || {
            let ledger = fs::read_to_string(&self.file).unwrap_or_default();
            ledger.lines().any(|line| line == task.token)
        };
        if self.forgets || !again || !done() {
            append(&self.file, &task.token);
        }
        self.while_long().await;
        Ok(json!({}))
    }

    async fn wait(&self, _task: &Task, _submitted: &Value) -> Result<Value, TaskError> {
        self.while_long().await;
        Ok(json!({}))
    }

    async fn stop(&self, _task: &Task, _submitted: Option<&Value>) {}
}

/// Adds a line in one write, which a kill does not split.
fn append(file: &Path, line: &str) {
    let file = OpenOptions::new().create(true).append(true).open(file);
    file.unwrap()
        .write_all(format!("{line}\n").as_bytes())
        .unwrap();
}

struct NoObjects;

#[async_trait]
impl ObjectStore for NoObjects {
    async fn create_bucket(&self, _: &str) -> Result<(), ApiError> {
        Ok(())
    }
    async fn put_object(&self, _: &str, _: &str, _: Bytes) -> Result<(), ApiError> {
        Ok(())
    }
    async fn object_size(&self, _: &str, _: &str) -> Result<Option<u64>, ApiError> {
        Ok(None)
    }
    async fn read_object(&self, _: &str, _: &str, _: u64, _: u64) -> Result<Bytes, ApiError> {
        Ok(Bytes::new())
    }
    async fn list_objects(&self, _: &str, _: &str) -> Result<Vec<ObjectSummary>, ApiError> {
        Ok(Vec::new())
    }
}

/// Tasks one after another, at once, and for each item in an execution of its own; a wait.
fn definition() -> Value {
    let task = |pattern: &str| json!({"Type": "Task", "Resource": format!("arn:aws:states:::ledger:do{pattern}"), "ResultPath": null});
    let with = |mut state: Value, name: &str, value: Value| {
        state[name] = value;
        state
    };
    let last = |state| with(state, "End", json!(true));
    let next = |state, name: &str| with(state, "Next", json!(name));
    json!({
        "StartAt": "First",
        "States": {
            "First": next(task(""), "Both"),
            "Both": {
                "Type": "Parallel", "ResultPath": null, "Next": "Wait",
                "Branches": [
                    {"StartAt": "Left", "States": {"Left": last(task(".sync"))}},
                    {"StartAt": "Right", "States": {"Right": last(task(""))}},
                ],
            },
            "Wait": {"Type": "Wait", "Seconds": 1, "Next": "Items"},
            "Items": {
                "Type": "Map", "ItemsPath": "$.items", "ResultPath": null, "Next": "Last",
                "ItemProcessor": {
                    "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "Item", "States": {"Item": last(task(".sync"))},
                },
            },
            "Last": last(task("")),
        }
    })
}

fn machine(text: &str) -> Arc<StateMachine> {
    Arc::new(
        emrys_states::read(&Source::new("kills", text))
            .machine
            .unwrap(),
    )
}

fn arn(name: &str) -> String {
    format!("arn:aws:states:us-east-1:000000000000:execution:M:{name}")
}

async fn open(folder: &Path, forgets: bool) -> Executor {
    let journal = Journal::open(&folder.join("engine.db"), "engine", FormatVersion(1)).unwrap();
    let ledger = Ledger {
        file: folder.join("ledger"),
        forgets,
        clock: AtomicU64::new(u64::from(std::process::id())),
    };
    let executor = Executor::open(&journal, vec![Arc::new(ledger)], Arc::new(NoObjects), None);
    executor.await.unwrap()
}

fn new(name: &str, text: &str, machine: &Arc<StateMachine>) -> NewExecution {
    NewExecution {
        arn: arn(name),
        name: name.to_owned(),
        state_machine_arn: MACHINE.to_owned(),
        state_machine_name: "M".to_owned(),
        version_arn: None,
        alias_arn: None,
        role_arn: String::new(),
        express: false,
        definition: text.into(),
        machine: machine.clone(),
        input: "{\"items\": [1, 2]}".to_owned(),
        trace_header: None,
    }
}

/// What the process does that is killed.
async fn engine(folder: &Path, last: bool, forgets: bool) {
    let executor = open(folder, forgets).await;
    let text = definition().to_string();
    let machine = machine(&text);
    let started = folder.join("started");
    let mut number = fs::read_to_string(&started)
        .unwrap_or_default()
        .lines()
        .count();
    append(
        &folder.join("taken-up"),
        &executor.running_of(MACHINE).to_string(),
    );
    loop {
        let missing = AT_ONCE.saturating_sub(executor.running_of(MACHINE));
        let mut starts = tokio::task::JoinSet::new();
        for _ in 0..if last { 0 } else { missing } {
            let name = format!("e{number}");
            let new = new(&name, &text, &machine);
            let executor = executor.clone();
            number += 1;
            starts.spawn(async move { (executor.start(new).await, name) });
        }
        for (begun, name) in starts.join_all().await {
            // It may have begun before the kill, unheard.
            match begun {
                Ok(_) | Err(ExecutorError::Exists { .. }) => append(&started, &name),
                Err(error) => panic!("{error}"),
            }
        }
        if last && executor.running() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Not a test by itself: what is killed.
#[test]
fn the_process_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let is_set = |name| std::env::var_os(name).is_some();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(engine(Path::new(&folder), is_set(LAST), is_set(FORGETS)));
}

fn spawn(folder: &Path, more: &[&str]) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "the_process_that_is_killed", "--nocapture"]);
    command.env(FOLDER, folder).stdout(Stdio::null());
    for name in more {
        command.env(name, "1");
    }
    command.spawn().unwrap()
}

/// Kills so many times and gives everything that is wrong afterwards.
fn killed(kills: u64, more: &[&str]) -> Vec<String> {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    let began = Instant::now();
    let mut seed = u64::from(std::process::id());
    for _ in 0..kills {
        let mut process = spawn(path, more);
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        std::thread::sleep(Duration::from_millis(30 + (seed >> 33) % 900));
        process.kill().unwrap();
        process.wait().unwrap();
    }
    let took = began.elapsed();
    let mut last: Vec<&str> = more.to_vec();
    last.push(LAST);
    assert!(spawn(path, &last).wait().unwrap().success());

    let lines = |name: &str| fs::read_to_string(path.join(name)).unwrap_or_default();
    let started: BTreeSet<String> = lines("started").lines().map(str::to_owned).collect();
    let mut done: BTreeMap<String, u32> = BTreeMap::new();
    for token in lines("ledger").lines() {
        *done.entry(token.to_owned()).or_default() += 1;
    }
    let mut wrong: Vec<String> = Vec::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let all = runtime.block_on(async {
        let executor = open(path, false).await;
        for name in &started {
            match executor.describe(&arn(name)).await.unwrap() {
                None => wrong.push(format!("{name} is lost")),
                Some(found) if found.summary.status != Status::Succeeded => {
                    wrong.push(format!("{name}: {:?}", found.summary));
                }
                Some(_) => {}
            }
        }
        executor
            .list(MACHINE, None, usize::MAX, |_| true)
            .await
            .unwrap()
            .executions
            .len()
    });
    let twice = done.values().filter(|count| **count != 1).count();
    if twice > 0 {
        wrong.push(format!("{twice} tasks were done more than once"));
    }
    if done.len() as u64 != all as u64 * TASKS {
        wrong.push(format!(
            "{} tasks were done for {all} executions",
            done.len()
        ));
    }
    let taken_up: Vec<u64> = lines("taken-up")
        .lines()
        .map(|line| line.parse().unwrap())
        .collect();
    let average = taken_up.iter().sum::<u64>() / taken_up.len().max(1) as u64;
    eprintln!(
        "{kills} kills in {took:.0?}: {all} executions, {average} under way at a kill on average, {} tasks, wrong: {}",
        done.len(),
        wrong.len()
    );
    wrong
}

#[test]
fn kills_lose_no_execution_and_repeat_no_task() {
    let kills = std::env::var("EMRYS_TEST_KILLS").map_or(25, |kills| kills.parse().unwrap());
    let wrong = killed(kills, &[]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What the test above would say of an engine that sends again what it does not remember to have sent.
#[test]
fn an_engine_that_does_not_find_out_is_found_out() {
    let wrong = killed(15, &[FORGETS]);
    assert!(
        wrong.iter().any(|wrong| wrong.contains("more than once")),
        "{wrong:#?}"
    );
}

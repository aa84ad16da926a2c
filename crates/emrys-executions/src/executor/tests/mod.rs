// SPDX-License-Identifier: Apache-2.0
//! Executions on a real journal, with a service outside that remembers what it did.

mod map_runs;
mod observed;
mod recorded;
mod restarts;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use emrys_diagnostics::Source;
use emrys_protocol::ApiError;
use emrys_protocol::objects::{ObjectStore, ObjectSummary};
use emrys_protocol::types::Timestamp;
use emrys_states::machine::{Pattern, Resource};
use emrys_store::{FormatVersion, Journal};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::running::lock;
use super::{Executor, ExecutorError, NewExecution, Status};
use crate::integration::{Integration, Task, TaskError};

/// A service outside: what it was asked to do, by the token of the request, and how often it really did it.
#[derive(Default)]
pub(super) struct World {
    done: Mutex<BTreeMap<String, u32>>,
    tokens: Mutex<Vec<String>>,
    stopped: Mutex<Vec<String>>,
}

impl World {
    fn does(&self, what: &str) {
        *lock(&self.done).entry(what.to_owned()).or_default() += 1;
    }

    fn has_done(&self, what: &str) -> bool {
        lock(&self.done).contains_key(what)
    }
}

/// `arn:aws:states:::world:do`, whose effects are those of [`World`]; `:fail` fails, `:hang` never ends, `:nest` answers
/// with data that is nested as deeply as JSON can be read.
struct Outside(Arc<World>);

#[async_trait]
impl Integration for Outside {
    fn takes(&self, resource: &Resource) -> bool {
        matches!(resource, Resource::Integration { service, .. } if service == "world")
    }

    async fn submit(&self, task: &Task, again: bool) -> Result<Value, TaskError> {
        let Resource::Integration {
            action, pattern, ..
        } = &task.resource
        else {
            return Err(TaskError::new("States.Runtime", "not of the world"));
        };
        if action == "fail" {
            return Err(TaskError::new("World.Refused", "as asked"));
        }
        if action == "nest" {
            return Ok((0..127).fold(json!(1), |value, _| json!([value])));
        }
        if !(again && self.0.has_done(&task.token)) {
            self.0.does(&task.token);
        }
        if let (Pattern::WaitForTaskToken, Some(token)) = (pattern, &task.task_token) {
            // One that is sent again after a restart is known already.
            let mut tokens = lock(&self.0.tokens);
            if !tokens.contains(token) {
                tokens.push(token.clone());
            }
        }
        if action == "hang" && *pattern == Pattern::RequestResponse {
            std::future::pending::<()>().await;
        }
        Ok(json!({ "asked": task.arguments }))
    }

    async fn wait(&self, task: &Task, submitted: &Value) -> Result<Value, TaskError> {
        if matches!(&task.resource, Resource::Integration { action, .. } if action == "hang") {
            std::future::pending::<()>().await;
        }
        Ok(json!({ "waited": submitted }))
    }

    async fn stop(&self, task: &Task, _submitted: Option<&Value>) {
        lock(&self.0.stopped).push(task.state.clone());
    }
}

/// Buckets in memory: objects by bucket and key.
#[derive(Default)]
pub(super) struct Objects(Mutex<BTreeMap<(String, String), Bytes>>);

impl Objects {
    pub(super) fn put(&self, key: &str, body: &str) {
        let body = Bytes::from(body.to_owned());
        lock(&self.0).insert(("b".to_owned(), key.to_owned()), body);
    }

    pub(super) fn get(&self, key: &str) -> Option<Value> {
        let body = lock(&self.0)
            .get(&("b".to_owned(), key.to_owned()))
            .cloned()?;
        Some(serde_json::from_slice(&body).unwrap())
    }

    pub(super) fn keys(&self) -> Vec<String> {
        lock(&self.0).keys().map(|(_, key)| key.clone()).collect()
    }
}

#[async_trait]
impl ObjectStore for Objects {
    async fn create_bucket(&self, _bucket: &str) -> Result<(), ApiError> {
        Ok(())
    }

    async fn put_object(&self, bucket: &str, key: &str, body: Bytes) -> Result<(), ApiError> {
        if bucket != "b" {
            return Err(ApiError::not_implemented("another bucket"));
        }
        lock(&self.0).insert((bucket.to_owned(), key.to_owned()), body);
        Ok(())
    }

    async fn object_size(&self, bucket: &str, key: &str) -> Result<Option<u64>, ApiError> {
        let objects = lock(&self.0);
        let object = objects.get(&(bucket.to_owned(), key.to_owned()));
        Ok(object.map(|body| body.len() as u64))
    }

    async fn read_object(
        &self,
        bucket: &str,
        key: &str,
        from: u64,
        _length: u64,
    ) -> Result<Bytes, ApiError> {
        let object = lock(&self.0)[&(bucket.to_owned(), key.to_owned())].clone();
        // In small parts.
        let from = usize::try_from(from).unwrap();
        Ok(object.slice(from..(from + 7).min(object.len())))
    }

    async fn list_objects(&self, _: &str, prefix: &str) -> Result<Vec<ObjectSummary>, ApiError> {
        let objects = lock(&self.0);
        let listed = objects
            .iter()
            .filter(|((_, key), _)| key.starts_with(prefix));
        let summary = |((_, key), body): (&(String, String), &Bytes)| ObjectSummary {
            key: key.clone(),
            size: body.len() as u64,
            etag: "\"e\"".to_owned(),
            last_modified: Timestamp::from_millis(5000),
        };
        Ok(listed.map(summary).collect())
    }
}

pub(super) struct Bench {
    pub(super) folder: TempDir,
    pub(super) world: Arc<World>,
    pub(super) objects: Arc<Objects>,
    pub(super) journal: Journal,
    pub(super) executor: Executor,
}

impl Bench {
    pub(super) async fn new() -> Self {
        let world = Arc::default();
        Self::in_folder(TempDir::new().unwrap(), world).await
    }

    pub(super) async fn in_folder(folder: TempDir, world: Arc<World>) -> Self {
        let path = folder.path().join("engine.db");
        let journal = Journal::open(&path, "engine", FormatVersion(1)).unwrap();
        Self::on(folder, journal, world).await
    }

    pub(super) async fn on(folder: TempDir, journal: Journal, world: Arc<World>) -> Self {
        let outside = Arc::new(Outside(world.clone()));
        let objects = Arc::<Objects>::default();
        let executor = Executor::open(&journal, vec![outside], objects.clone(), None);
        let executor = executor.await.unwrap();
        Self {
            folder,
            world,
            objects,
            journal,
            executor,
        }
    }

    pub(super) async fn start(&self, name: &str, definition: &Value) -> String {
        let new = new(name, definition);
        let arn = new.arn.clone();
        self.executor.start(new).await.unwrap();
        arn
    }

    async fn types(&self, arn: &str) -> Vec<&'static str> {
        let events = self.executor.history(arn).await.unwrap();
        events.iter().map(|event| event.kind.type_name()).collect()
    }
}

pub(super) fn new(name: &str, definition: &Value) -> NewExecution {
    let text = definition.to_string();
    let reading = emrys_states::read(&Source::new("test", text.as_str()));
    let machine = Arc::new(reading.machine.expect("a valid definition"));
    NewExecution {
        arn: format!("arn:aws:states:us-east-1:000000000000:execution:M:{name}"),
        name: name.to_owned(),
        state_machine_arn: "arn:aws:states:us-east-1:000000000000:stateMachine:M".to_owned(),
        state_machine_name: "M".to_owned(),
        version_arn: None,
        alias_arn: None,
        role_arn: "arn:aws:iam::000000000000:role/R".to_owned(),
        express: false,
        definition: text.into(),
        machine,
        input: "{\"a\": 1}".to_owned(),
        trace_header: None,
    }
}

pub(super) fn task(resource: &str) -> Value {
    json!({
        "StartAt": "T",
        "States": {"T": {"Type": "Task", "Resource": resource, "Parameters": {"x.$": "$.a"}, "End": true}}
    })
}

/// Waits for what another task brings about.
async fn soon(mut is: impl FnMut() -> bool) {
    let waits = async {
        while !is() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), waits)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_execution_without_tasks_is_over_with_its_first_commit() {
    let bench = Bench::new().await;
    let definition = json!({
        "StartAt": "P",
        "States": {"P": {"Type": "Pass", "Result": {"b": 2}, "ResultPath": "$.p", "End": true}}
    });
    let arn = bench.start("one", &definition).await;
    let described = bench.executor.describe(&arn).await.unwrap().unwrap();
    assert_eq!(described.summary.status, Status::Succeeded);
    assert_eq!(
        described.summary.output.as_deref(),
        Some(r#"{"a":1,"p":{"b":2}}"#)
    );
    assert_eq!(
        bench.types(&arn).await,
        [
            "ExecutionStarted",
            "PassStateEntered",
            "PassStateExited",
            "ExecutionSucceeded"
        ]
    );
    assert_eq!(bench.executor.running(), 0);
    let text = bench.executor.definition(&described.start).await.unwrap();
    assert_eq!(text, Some(definition.to_string()));
}

#[tokio::test]
async fn a_name_is_used_once() {
    let bench = Bench::new().await;
    let hangs = task("arn:aws:states:::world:hang");
    let first = bench.executor.start(new("one", &hangs)).await.unwrap();
    let again = bench.executor.start(new("one", &hangs)).await.unwrap();
    assert_eq!(first, again, "the same input while it is under way");
    let other = NewExecution {
        input: "{\"a\": 2}".to_owned(),
        ..new("one", &hangs)
    };
    let refused = bench.executor.start(other).await.unwrap_err();
    assert!(matches!(refused, ExecutorError::Exists { .. }), "{refused}");
    let arn = new("one", &hangs).arn;
    bench.executor.stop(&arn, None, None).await.unwrap();
    let refused = bench.executor.start(new("one", &hangs)).await.unwrap_err();
    assert!(matches!(refused, ExecutorError::Exists { .. }), "{refused}");
    assert_eq!(
        bench
            .executor
            .describe(&arn)
            .await
            .unwrap()
            .unwrap()
            .start
            .started_at,
        first.at
    );
}

#[tokio::test]
async fn tasks_are_carried_out_by_their_patterns() {
    let bench = Bench::new().await;
    let arn = bench
        .start("plain", &task("arn:aws:states:::world:do"))
        .await;
    let ended = bench.executor.ended(&arn).await.unwrap();
    assert_eq!(
        ended.summary.output.as_deref(),
        Some(r#"{"asked":{"x":1}}"#)
    );

    let arn = bench
        .start("sync", &task("arn:aws:states:::world:do.sync"))
        .await;
    let ended = bench.executor.ended(&arn).await.unwrap();
    assert_eq!(
        ended.summary.output.as_deref(),
        Some(r#"{"waited":{"asked":{"x":1}}}"#)
    );
    let types = bench.types(&arn).await;
    assert_eq!(
        types[2..6],
        [
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSucceeded"
        ]
    );

    let arn = bench
        .start("fails", &task("arn:aws:states:::world:fail"))
        .await;
    let ended = bench.executor.ended(&arn).await.unwrap().summary;
    assert_eq!(ended.status, Status::Failed);
    assert_eq!(
        (ended.error.as_deref(), ended.cause.as_deref()),
        (Some("World.Refused"), Some("as asked"))
    );
}

#[tokio::test]
async fn a_result_that_could_not_be_read_again_fails_its_task() {
    let bench = Bench::new().await;
    for pattern in ["nest", "nest.sync", "nest.waitForTaskToken"] {
        let mut definition = task(&format!("arn:aws:states:::world:{pattern}"));
        definition["States"]["T"]["Parameters"]["token.$"] = match pattern {
            "nest.waitForTaskToken" => json!("$$.Task.Token"),
            _ => json!("$.a"),
        };
        let arn = bench.start(pattern, &definition).await;
        let ended = bench.executor.ended(&arn).await.unwrap().summary;
        assert_eq!(ended.error.as_deref(), Some("States.Runtime"), "{pattern}");
        let types = bench.types(&arn).await;
        assert_eq!(types.last(), Some(&"ExecutionFailed"), "{types:?}");
    }
}

#[tokio::test]
async fn a_task_is_ended_with_its_token_and_with_no_other() {
    let bench = Bench::new().await;
    let mut definition = task("arn:aws:states:::world:do.waitForTaskToken");
    definition["States"]["T"]["Parameters"]["token.$"] = json!("$$.Task.Token");
    let arn = bench.start("one", &definition).await;
    soon(|| !lock(&bench.world.tokens).is_empty()).await;
    let token = lock(&bench.world.tokens)[0].clone();
    let other = if token.starts_with('0') { "1" } else { "0" };
    let forged = format!("{other}{}", &token[1..]);
    let executor = &bench.executor;
    for wrong in ["no", &forged] {
        let refused = executor.task_succeeded(wrong, json!(1)).await.unwrap_err();
        assert!(matches!(refused, ExecutorError::InvalidToken), "{refused}");
    }
    executor.task_heartbeat(&token).await.unwrap();
    executor
        .task_succeeded(&token, json!({"done": true}))
        .await
        .unwrap();
    let ended = executor.ended(&arn).await.unwrap();
    assert_eq!(ended.summary.output.as_deref(), Some(r#"{"done":true}"#));
    let late = executor.task_failed(&token, None, None).await.unwrap_err();
    assert!(matches!(late, ExecutorError::TaskTimedOut), "{late}");
}

#[tokio::test]
async fn a_stopped_execution_stops_its_tasks_and_says_why() {
    let bench = Bench::new().await;
    let arn = bench
        .start("one", &task("arn:aws:states:::world:hang"))
        .await;
    soon(|| !lock(&bench.world.done).is_empty()).await;
    bench
        .executor
        .stop(&arn, Some("Enough"), Some("it took too long"))
        .await
        .unwrap();
    let summary = bench
        .executor
        .describe(&arn)
        .await
        .unwrap()
        .unwrap()
        .summary;
    assert_eq!(summary.status, Status::Aborted);
    assert_eq!(summary.error.as_deref(), Some("Enough"));
    soon(|| *lock(&bench.world.stopped) == ["T"]).await;
    let again = bench.executor.stop(&arn, None, None).await.unwrap_err();
    assert!(matches!(again, ExecutorError::Ended { .. }), "{again}");
    let missing = bench
        .executor
        .stop("arn:none", None, None)
        .await
        .unwrap_err();
    assert!(
        matches!(missing, ExecutorError::DoesNotExist { .. }),
        "{missing}"
    );
}

#[tokio::test]
async fn a_worker_gets_the_tasks_of_its_activity() {
    let bench = Bench::new().await;
    let activity = "arn:aws:states:us-east-1:000000000000:activity:A";
    let executor = &bench.executor;
    let nothing = executor
        .activity_task(activity, None, Duration::ZERO)
        .await
        .unwrap();
    assert_eq!(nothing, None);
    let waits = executor.activity_task(activity, Some("w"), Duration::from_secs(10));
    let definition = task(activity);
    let starts = bench.start("one", &definition);
    let (got, arn) = tokio::join!(waits, starts);
    let got = got.unwrap().unwrap();
    assert_eq!(got.input, r#"{"x":1}"#);
    executor.task_succeeded(&got.token, json!(5)).await.unwrap();
    let ended = executor.ended(&arn).await.unwrap();
    assert_eq!(ended.summary.output.as_deref(), Some("5"));
    assert!(bench.types(&arn).await.contains(&"ActivityStarted"));
}

#[tokio::test]
async fn lists_have_the_newest_first_page_by_page() {
    let bench = Bench::new().await;
    let definition = json!({"StartAt": "P", "States": {"P": {"Type": "Succeed"}}});
    let mut names: Vec<String> = (0..7).map(|number| format!("e{number}")).collect();
    for name in &names {
        bench.start(name, &definition).await;
    }
    let owner = new("x", &definition).state_machine_arn;
    let mut listed = Vec::new();
    let mut from = None;
    loop {
        let page = bench
            .executor
            .list(&owner, from, 3, |one| one.name != "e3")
            .await
            .unwrap();
        assert!(
            page.executions
                .windows(2)
                .all(|two| two[0].started_at >= two[1].started_at)
        );
        listed.extend(page.executions.into_iter().map(|one| one.name));
        from = page.next;
        if from.is_none() {
            break;
        }
    }
    listed.sort();
    names.retain(|name| name != "e3");
    assert_eq!(listed, names);
}

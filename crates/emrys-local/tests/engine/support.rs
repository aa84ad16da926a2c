// SPDX-License-Identifier: Apache-2.0
//! An engine in a folder of its own, and looks at what it does.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use emrys_local::{Engine, Options, Service};
use emrys_process::Supervisor;
use emrys_protocol::engine::{LogQuery, LogSource, LogStream};
use emrys_protocol::{ApiError, LogsApi, dispatch};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The program whose `main` knows the hidden verbs.
const HOST: &str = env!("CARGO_BIN_EXE_emrys-local-host");
/// How long anything may take on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(90);

/// Folders for one test: the engine's, and one for what steps do outside of it.
pub(crate) struct Bench {
    folder: TempDir,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("outside")).unwrap();
        Self { folder }
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub(crate) fn options(&self) -> Options {
        Options {
            supervisor: Supervisor {
                executable: HOST.into(),
            },
            ..Options::new(self.home(), self.folder.path().join("cache"))
        }
    }

    /// Opens the engine in this process.
    pub(crate) async fn open(&self) -> Running {
        Engine::open(self.options()).await.unwrap().into()
    }

    /// Opens the engine in another process, which runs the job flow; gives the cluster's id.
    pub(crate) fn open_elsewhere(&self, request: &Value, env: &[(&str, &str)]) -> (Child, String) {
        let mut host = Command::new(HOST);
        host.args([self.home(), self.folder.path().join("cache")])
            .envs(env.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut host = host.spawn().unwrap();
        writeln!(host.stdin.as_mut().unwrap(), "{request}").unwrap();
        let mut answer = String::new();
        let stdout = host.stdout.take().unwrap();
        BufReader::new(stdout).read_line(&mut answer).unwrap();
        (host, job_flow_id(&serde_json::from_str(&answer).unwrap()))
    }

    /// A file or folder outside of the engine.
    pub(crate) fn outside(&self, name: &str) -> PathBuf {
        self.folder.path().join("outside").join(name)
    }

    /// What a step left outside; nothing where it left nothing.
    pub(crate) fn effects(&self, name: &str) -> Vec<String> {
        let text = fs::read_to_string(self.outside(name)).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// Lets a step go on that waits for it.
    pub(crate) fn release(&self, name: &str) {
        fs::write(self.outside(name), "").unwrap();
    }

    /// Shell code that waits for a file outside, or fails once the bench is gone.
    pub(crate) fn wait_for(&self, name: &str) -> String {
        let (folder, file) = (self.outside(""), self.outside(name));
        let (folder, file) = (folder.display(), file.display());
        format!("while [ -d {folder} ] && ! [ -e {file} ]; do sleep 0.02; done; [ -e {file} ]")
    }

    /// Shell code that adds a line to a file outside.
    pub(crate) fn mark(&self, name: &str, line: &str) -> String {
        format!("echo {line} >> {}", self.outside(name).display())
    }

    /// Waits until the file outside is there.
    pub(crate) async fn appears(&self, name: &str) {
        let file = self.outside(name);
        eventually(name, async || file.exists().then_some(())).await;
    }
}

/// An engine in this process.
pub(crate) struct Running {
    engine: Engine,
}

impl From<Engine> for Running {
    fn from(engine: Engine) -> Self {
        Self { engine }
    }
}

impl Running {
    pub(crate) fn service(&self) -> Service {
        self.engine.service()
    }

    pub(crate) async fn call(&self, operation: &str, input: Value) -> Result<Value, ApiError> {
        let body = input.to_string();
        let answer = dispatch(&self.engine.service(), operation, body.as_bytes()).await?;
        match answer.is_empty() {
            true => Ok(Value::Null),
            false => Ok(serde_json::from_slice(&answer).unwrap()),
        }
    }

    pub(crate) async fn launch(&self, request: &Value) -> String {
        job_flow_id(&self.call("RunJobFlow", request.clone()).await.unwrap())
    }

    pub(crate) async fn add(&self, cluster: &str, steps: Value) -> Vec<String> {
        let input = json!({"JobFlowId": cluster, "Steps": steps});
        let answer = self.call("AddJobFlowSteps", input).await.unwrap();
        let ids = answer["StepIds"].as_array().unwrap().iter();
        ids.map(|id| id.as_str().unwrap().to_owned()).collect()
    }

    pub(crate) async fn cluster(&self, id: &str) -> Value {
        let answer = self.call("DescribeCluster", json!({"ClusterId": id})).await;
        answer.unwrap()["Cluster"].clone()
    }

    /// The steps, oldest first.
    pub(crate) async fn steps(&self, cluster: &str) -> Vec<Value> {
        let answer = self.call("ListSteps", json!({"ClusterId": cluster})).await;
        let mut steps = answer.unwrap()["Steps"].as_array().unwrap().clone();
        steps.reverse();
        steps
    }

    /// The states of the steps, oldest first.
    pub(crate) async fn step_states(&self, cluster: &str) -> Vec<String> {
        let steps = self.steps(cluster).await;
        let states = steps.iter().map(|step| step["Status"]["State"].as_str());
        states.map(|state| state.unwrap().to_owned()).collect()
    }

    /// Waits until the cluster is in the state.
    pub(crate) async fn reaches(&self, cluster: &str, state: &str) -> Value {
        let look = async || {
            let found = self.cluster(cluster).await;
            (found["Status"]["State"] == state).then_some(found)
        };
        eventually(state, look).await
    }

    /// Waits until the steps are in these states, oldest first.
    pub(crate) async fn steps_reach(&self, cluster: &str, states: &[&str]) {
        let look = async || (self.step_states(cluster).await == states).then_some(());
        eventually(&states.join(" "), look).await;
    }

    /// A log as far as it is written.
    pub(crate) async fn log(&self, cluster: &str, step: &str, stream: LogStream) -> String {
        let query = LogQuery {
            cluster_id: cluster.to_owned(),
            source: LogSource::Step {
                step_id: step.to_owned(),
                stream,
            },
            offset: 0,
            wait_millis: 0,
        };
        let chunk = self.engine.service().read_log(query).await.unwrap();
        String::from_utf8(chunk.data).unwrap()
    }

    pub(crate) fn put(&self, bucket: &str, key: &str, text: &str) {
        let buckets = self.engine.buckets();
        buckets.ensure(bucket).unwrap();
        buckets.put(bucket, key, text.as_bytes()).unwrap();
    }

    pub(crate) fn keys(&self, bucket: &str) -> Vec<String> {
        let objects = self.engine.buckets().objects(bucket, "").unwrap();
        objects.into_iter().map(|object| object.key).collect()
    }

    /// The text of a gzipped object.
    pub(crate) fn unzipped(&self, bucket: &str, key: &str) -> String {
        let object = self.engine.buckets().get(bucket, key).unwrap();
        let mut text = String::new();
        let mut decoder = flate2::read::GzDecoder::new(object.as_slice());
        decoder.read_to_string(&mut text).unwrap();
        text
    }
}

fn job_flow_id(answer: &Value) -> String {
    answer["JobFlowId"].as_str().unwrap().to_owned()
}

/// A job flow without applications, whose logs are archived.
pub(crate) fn job_flow(steps: &[Value]) -> Value {
    json!({
        "Name": "test",
        "ReleaseLabel": "emr-7.5.0",
        "LogUri": "s3://acme-logs/emr/",
        "Instances": {
            "InstanceGroups": [
                {"InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1}
            ]
        },
        "Steps": steps
    })
}

/// The same on a cluster that is kept alive.
pub(crate) fn kept(steps: &[Value]) -> Value {
    let mut request = job_flow(steps);
    request["Instances"]["KeepJobFlowAliveWhenNoSteps"] = json!(true);
    request
}

/// A step that runs a shell command.
pub(crate) fn shell(name: &str, action_on_failure: &str, command: &str) -> Value {
    json!({
        "Name": name,
        "ActionOnFailure": action_on_failure,
        "HadoopJarStep": {"Jar": "command-runner.jar", "Args": ["bash", "-c", command]}
    })
}

/// The ids of listed steps.
pub(crate) fn ids(steps: &[Value]) -> Vec<&str> {
    steps
        .iter()
        .map(|step| step["Id"].as_str().unwrap())
        .collect()
}

/// Whether the process whose id the file has is there and no zombie.
pub(crate) fn is_alive(pid_file: &Path) -> bool {
    let pid = fs::read_to_string(pid_file).unwrap();
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.trim())).unwrap_or_default();
    stat.rsplit_once(')')
        .is_some_and(|(_, rest)| !rest.starts_with(" Z"))
}

/// Waits for a change that processes are about to make.
pub(crate) async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

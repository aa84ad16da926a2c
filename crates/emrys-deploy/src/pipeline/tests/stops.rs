// SPDX-License-Identifier: Apache-2.0
//! Executions are stopped between any two things that happen, and the project's own sweep does the rest: no cluster is left
//! that should not be, and nobody else's is touched.
//!
//! The machines, the roles and the parameters are those of the project's deployment.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use emrys_document::{Format, Options, Project};
use emrys_states::execution::{Status, TaskRequest};
use emrys_states::machine::StateMachine;
use proptest::prelude::{any, prop, proptest};
use proptest::test_runner::Config;
use serde_json::{Value, json};

use super::cloud::{Account, Cluster, Run, action_of, execution, machine};
use super::properties;
use crate::pipeline::check::filled;
use crate::project::{Inputs, deployment};
use crate::registry::Lock;

/// What a project has deployed.
#[derive(Default)]
struct Deployed {
    /// The definitions of machines, by name.
    definitions: BTreeMap<String, String>,
    parameters: BTreeMap<String, String>,
    /// The statements of the sweeps' roles, by namespace.
    policies: BTreeMap<String, Vec<Value>>,
}

/// What a project deploys: a cluster that is protected, launch functions of all kinds, and pipelines.
fn document(namespace: &str, pipelines: &str) -> String {
    format!(
        "namespace: {namespace}
profiles:
  sse: {{ vpc: vpc-0abc1234, artifacts: s3://acme-artifacts/emr/ }}
clusters:
  small:
    release_label: emr-7.1.0
    termination_protection: true
    master_instance_group: {{ instance_type: m5.xlarge }}
    keep_job_flow_alive_when_no_steps: true
launch_functions:
  guarded: {{ profile: sse, cluster: small, fail_if_cluster_running: true }}
  weekly: {{ profile: sse, cluster: small, wait_for_cluster_start: false }}
  nightly: {{ profile: sse, cluster: small }}
  reused: {{ profile: sse, cluster: small, reuse_running_cluster: true, notifications: {{ failure: bad }} }}
{pipelines}"
    )
}

impl Deployed {
    fn add(&mut self, text: &str) {
        let options = Options {
            set: Vec::new(),
            variables: &|_| None,
            environment: None,
            now_millis: 0,
        };
        let (project, diagnostics) =
            Project::read(text, "emrys.yaml", Format::Yaml, Path::new("."), &options);
        let project = project.unwrap_or_else(|| panic!("{diagnostics:?} in\n{text}"));
        // What other projects have deployed before.
        let entries: serde_json::Map<String, Value> = self
            .parameters
            .iter()
            .filter_map(|(name, value)| {
                let name = name.strip_prefix("/emrys/launch_functions/")?;
                let digest = crate::registry::digest(value);
                let entry = json!({ "value": value, "digest": digest, "version": 1, "fetched_from": "1/us-east-1" });
                Some((format!("launch_function {name}"), entry))
            })
            .collect();
        let lock = json!({ "schema": 1, "entries": entries }).to_string();
        let lock = Lock::read(&lock).unwrap();
        let inputs = Inputs {
            digest: &|_: &Path| -> io::Result<String> { Ok("0".repeat(64)) },
            files: &|_: &Path| -> io::Result<Vec<PathBuf>> { Ok(Vec::new()) },
            python: &BTreeMap::new(),
            lock: &lock,
        };
        let deployed = deployment(&project, &inputs).unwrap();
        for machine in &deployed.machines {
            let definition = filled(&machine.definition);
            self.definitions.insert(machine.name.clone(), definition);
        }
        for parameter in &deployed.parameters {
            let value = serde_json::from_str(&filled(&json!(parameter.value)));
            self.parameters
                .insert(parameter.name.clone(), value.unwrap());
        }
        let sweep = deployed
            .roles
            .iter()
            .find(|role| role.logical_id == "SweepRole");
        let statements = sweep.unwrap().statements.iter();
        let statements =
            statements.map(|own| serde_json::from_str(&filled(&own.to_json())).unwrap());
        self.policies
            .insert(deployed.namespace.clone(), statements.collect());
    }

    /// The project `sales` with a pipeline `daily`, and another one whose launch functions it may use.
    fn of(pipelines: &str) -> Self {
        let mut deployed = Self::default();
        deployed.add(&document("platform", ""));
        deployed.add(&document("sales", pipelines));
        deployed
    }

    fn with_flow(activities: &str) -> Self {
        let lines = activities.lines().map(|line| format!("      {line}\n"));
        Self::of(&format!(
            "pipelines:\n  daily:\n    notifications: {{ failure: bad }}\n    flow:\n{}  other:\n    flow: [launch: nightly, wait: 1s]\n",
            lines.collect::<String>()
        ))
    }

    /// A definition is changed: what is tested has to notice.
    fn broken(mut self, machine: &str, from: &str, to: &str) -> Self {
        let definition = self.definitions.get_mut(machine).unwrap();
        assert!(definition.contains(from), "{machine} has no `{from}`");
        *definition = definition.replace(from, to);
        self
    }

    fn machines(&self) -> BTreeMap<String, Arc<StateMachine>> {
        let all = self.definitions.iter();
        all.map(|(name, own)| (name.clone(), machine(own)))
            .collect()
    }
}

/// When what a stopped execution was about to do is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    Never,
    /// Before the sweep, which nobody heard of.
    Unheard,
    /// While the sweep waits.
    Late,
}

/// An account while executions go on in it.
struct Cloud {
    machines: BTreeMap<String, Arc<StateMachine>>,
    policies: BTreeMap<String, Vec<Value>>,
    account: Account,
    runs: BTreeMap<String, Run>,
    root: String,
    turn: u64,
    started: usize,
    /// Clusters that nobody here has launched.
    others: Vec<Cluster>,
    /// Which executions have launched the rest, and which wait for those.
    launchers: BTreeMap<String, String>,
    starters: BTreeMap<String, String>,
    /// At how many points it was stopped, and in which states.
    points: usize,
    states: BTreeSet<String>,
    wrong: Vec<String>,
}

impl Cloud {
    fn new(deployed: &Deployed, root: &str, input: Value, turn: u64) -> Self {
        let mut account = Account {
            parameters: deployed.parameters.clone(),
            ..Account::default()
        };
        let namespace = ("emrys:namespace", "sales");
        let another = execution(root, "another");
        let foreign = execution("theirs_daily", "run");
        account.add("somebody's", &[], true);
        account.add(
            "theirs",
            &[
                ("emrys:started-by", &foreign),
                ("emrys:namespace", "theirs"),
            ],
            false,
        );
        let others = [
            ("emrys:execution", another.as_str()),
            ("emrys:started-by", &another),
            namespace,
        ];
        account.add("another execution's", &others, true);
        let kept = [
            ("emrys:started-by", another.as_str()),
            ("emrys:keep", "true"),
            namespace,
        ];
        account.add("kept by another", &kept, false);
        let lock = "/emrys/locks/sales/another";
        account.parameters.insert(lock.to_owned(), another);
        let others = account.clusters.clone();
        let mut cloud = Self {
            machines: deployed.machines(),
            policies: deployed.policies.clone(),
            account,
            runs: BTreeMap::new(),
            root: execution(root, "run"),
            turn,
            started: 0,
            others,
            launchers: BTreeMap::new(),
            starters: BTreeMap::new(),
            points: 0,
            states: BTreeSet::new(),
            wrong: Vec::new(),
        };
        cloud.start(&execution(root, "run"), input);
        cloud
    }

    fn start(&mut self, arn: &str, input: Value) {
        let name = arn.split(':').nth(6).unwrap();
        let run = Run::new(Arc::clone(&self.machines[name]), arn, input);
        self.account.statuses.insert(arn.to_owned(), "RUNNING");
        self.runs.insert(arn.to_owned(), run);
    }

    /// Goes on to the end. Before each thing that happens it is tried what would be if it were stopped.
    fn run(&mut self) {
        while self.runs[&self.root].is_running() {
            self.end_nested();
            let ready: Vec<String> = self
                .runs
                .iter()
                .filter(|(_, run)| run.is_running() && !run.tasks.is_empty())
                .map(|(arn, _)| arn.clone())
                .collect();
            if ready.is_empty() {
                let runs = self.runs.iter().filter(|(_, run)| run.is_running());
                let next = runs.filter_map(|(arn, run)| Some((run.timer()?, arn.clone())));
                let (_, arn) = next.min().expect("something to wait for");
                self.try_to_stop("a wait", "", Done::Never, &|_| {});
                self.runs.get_mut(&arn).unwrap().ring();
                continue;
            }
            self.turn = self
                .turn
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let arn = &ready[usize::try_from(self.turn >> 33).unwrap() % ready.len()];
            let request = self.runs.get_mut(arn).unwrap().tasks.pop_front().unwrap();
            self.stop(arn, &request);
            self.task(arn, &request);
        }
    }

    /// Who waits for an execution that has ended hears of it.
    fn end_nested(&mut self) {
        let ended: Vec<String> = self
            .runs
            .iter()
            .filter(|(arn, run)| !run.is_running() && **arn != self.root)
            .map(|(arn, _)| arn.clone())
            .collect();
        for arn in ended {
            let run = self.runs.remove(&arn).unwrap();
            let (status, answer) = match run.execution.status() {
                Status::Succeeded { output } => (
                    "SUCCEEDED",
                    Ok(json!({ "Status": "SUCCEEDED", "Output": **output })),
                ),
                Status::Failed(error) => {
                    let cause =
                        json!({ "ExecutionArn": arn, "Error": error.error, "Cause": error.cause });
                    (
                        "FAILED",
                        Err(("States.TaskFailed".to_owned(), cause.to_string())),
                    )
                }
                other => panic!("{other:?}"),
            };
            self.account.statuses.insert(arn, status);
            if let Some((parent, task)) = run.parent
                && let Some(parent) = self.runs.get_mut(&parent)
                && parent.is_running()
            {
                parent.done(task, answer);
            }
        }
    }

    fn task(&mut self, arn: &str, request: &TaskRequest) {
        let run = self.runs.get_mut(arn).unwrap();
        let action = run.begin(request);
        if !action.starts_with("states:startExecution") {
            let answer = self.account.answer(&action, &request.arguments);
            for cluster in self.account.clusters.iter().skip(self.others.len()) {
                let launcher = || arn.to_owned();
                self.launchers
                    .entry(cluster.id.clone())
                    .or_insert_with(launcher);
            }
            return run.done(request.task, answer);
        }
        self.started += 1;
        let machine = request.arguments["StateMachineArn"].as_str().unwrap();
        let machine = machine.rsplit(':').next().unwrap();
        let child = execution(machine, &format!("child-{}", self.started));
        self.start(&child, request.arguments["Input"].clone());
        match action.ends_with(".sync:2") {
            true => {
                self.starters.insert(child.clone(), arn.to_owned());
                self.runs.get_mut(&child).unwrap().parent = Some((arn.to_owned(), request.task));
            }
            false => {
                let answer = Ok(json!({ "ExecutionArn": child }));
                self.runs.get_mut(arn).unwrap().done(request.task, answer);
            }
        }
    }

    /// The executions that end with the root: it, and those that are waited for.
    fn stopped(&self) -> Vec<String> {
        let mut stopped = vec![self.root.clone()];
        loop {
            let more: Vec<String> = self
                .runs
                .iter()
                .filter(|(arn, run)| {
                    let parent = run.parent.as_ref();
                    run.is_running()
                        && !stopped.contains(arn)
                        && parent.is_some_and(|(parent, _)| stopped.contains(parent))
                })
                .map(|(arn, _)| arn.clone())
                .collect();
            if more.is_empty() {
                return stopped;
            }
            stopped.extend(more);
        }
    }

    /// What would be if it were stopped now, before that task or while it is under way.
    fn stop(&mut self, arn: &str, request: &TaskRequest) {
        let action = action_of(request);
        let launches = action.contains("createCluster") || action.ends_with("runJobFlow");
        let locks = action == "ssm:putParameter";
        let moments: &[Done] = match launches || locks {
            true => &[Done::Never, Done::Unheard, Done::Late],
            false => &[Done::Never],
        };
        self.states.insert(request.state.to_string());
        for done in moments {
            self.try_to_stop(&request.state, arn, *done, &|account| {
                drop(account.answer(&action, &request.arguments));
            });
        }
    }

    fn try_to_stop(&mut self, at: &str, asking: &str, done: Done, now: &dyn Fn(&mut Account)) {
        self.points += 1;
        let wrong = self.stopped_at(asking, done, now).into_iter();
        let wrong = wrong.map(|what| format!("{at} {done:?}: {what}"));
        self.wrong.extend(wrong.collect::<Vec<_>>());
    }

    /// What is wrong if it is stopped now. What `asking` is about to do is done then, or later, or not at all.
    fn stopped_at(&self, asking: &str, done: Done, now: &dyn Fn(&mut Account)) -> Vec<String> {
        let mut account = self.account.clone();
        let stopped = self.stopped();
        let mut wrong = Vec::new();
        for arn in &stopped {
            account.statuses.insert(arn.clone(), "ABORTED");
        }
        if done == Done::Unheard {
            now(&mut account);
        }
        let mut sweeps: Vec<(String, Run)> = stopped.iter().map(|arn| self.sweep(arn)).collect();
        for (namespace, sweep) in &mut sweeps {
            account.policy = Some(self.policies[namespace.as_str()].clone());
            sweep.run(&mut account, true);
        }
        account.policy = None;
        if done == Done::Late {
            now(&mut account);
        }
        for (namespace, sweep) in &mut sweeps {
            account.policy = Some(self.policies[namespace.as_str()].clone());
            sweep.run(&mut account, false);
            if !matches!(sweep.execution.status(), Status::Succeeded { .. }) {
                wrong.push(format!("the sweep: {:?}", sweep.execution.status()));
            }
        }
        for cluster in &account.clusters {
            let tag = |key: &str| {
                cluster
                    .tags
                    .get(key)
                    .map(String::as_str)
                    .unwrap_or_default()
            };
            let is_new = !self.others.iter().any(|own| own.id == cluster.id);
            let was_alive = self
                .account
                .clusters
                .iter()
                .find(|own| own.id == cluster.id);
            let was_alive = was_alive.is_none_or(|own| own.alive);
            let launcher = self
                .launchers
                .get(&cluster.id)
                .map_or(asking, String::as_str);
            let is_stopped = |arn: &str| stopped.iter().any(|own| own == arn);
            // Who was stopped while launching has not given it to anybody; a job flow keeps it from the beginning.
            let unfinished = is_new && is_stopped(launcher) && !launcher.contains(":sales_daily:");
            let starter = self.starters.get(launcher).map_or(launcher, String::as_str);
            let own = is_new && (is_stopped(launcher) || is_stopped(starter));
            let kept = tag("emrys:keep") == "true" && !unfinished;
            let stays = was_alive && (!own || kept);
            if cluster.alive != stays {
                wrong.push(format!("{} is {cluster:?}", cluster.id));
            }
            if !is_new && !self.others.contains(cluster) {
                wrong.push(format!("{} was another's", cluster.id));
            }
        }
        let locks = account.parameters.iter();
        let locks = locks.filter(|(name, value)| {
            name.starts_with("/emrys/locks/") && stopped.iter().any(|arn| arn == *value)
        });
        wrong.extend(locks.map(|(name, _)| format!("{name} is left")));
        if !account
            .parameters
            .contains_key("/emrys/locks/sales/another")
        {
            wrong.push("another's lock is gone".to_owned());
        }
        wrong
    }

    /// The sweep of the namespace whose execution has been stopped.
    fn sweep(&self, arn: &str) -> (String, Run) {
        let machine = arn.split(':').nth(6).unwrap();
        let namespace = machine.split('_').next().unwrap();
        let name = format!("{namespace}_emrys-sweep");
        let detail =
            json!({ "executionArn": arn, "status": "ABORTED", "startDate": 1_767_225_600_000_i64 });
        let sweep = Arc::clone(&self.machines[&name]);
        let run = Run::new(
            sweep,
            &execution(&name, "sweep"),
            json!({ "detail": detail }),
        );
        (namespace.to_owned(), run)
    }
}

fn stopped_everywhere(deployed: &Deployed, root: &str, input: Value, turn: u64) -> Cloud {
    let mut cloud = Cloud::new(deployed, root, input, turn);
    cloud.run();
    cloud
}

#[track_caller]
fn leaves_nothing(deployed: &Deployed, root: &str, input: Value) -> BTreeSet<String> {
    let cloud = stopped_everywhere(deployed, root, input, 7);
    assert_eq!(cloud.wrong, [] as [&str; 0], "{root}");
    assert!(cloud.points > 1, "{root}: {:?}", cloud.states);
    cloud.states
}

#[test]
fn launch_functions_leave_nothing() {
    let deployed = Deployed::of("");
    for function in ["guarded", "nightly", "weekly", "reused"] {
        for input in [
            json!({}),
            json!({ "Keep": true, "FailIfClusterRunning": true }),
        ] {
            let states = leaves_nothing(&deployed, &format!("sales_{function}"), input);
            assert!(states.contains("Create cluster"), "{states:?}");
        }
    }
}

const STEP: &str = "add_steps: { cluster: main, steps: [{ name: Work, command: [work] }] }";

#[test]
fn chains_leave_nothing() {
    let shapes = [
        format!("- launch: {{ function: nightly, as: main }}\n- {STEP}"),
        format!("- launch: {{ function: weekly, as: main, keep: true }}\n- {STEP}\n- wait: 1h\n- notify: {{ topic: t, message: m }}"),
        format!("- launch: {{ function: nightly, as: main }}\n- {STEP}\n- terminate_cluster: {{ cluster: main }}\n- launch: reused"),
        format!("- launch: {{ function: platform/nightly, as: main }}\n- {STEP}\n- launch: {{ function: platform/guarded, as: kept, keep: true }}\n- wait: 1s"),
        "- launch: { function: nightly, as: main }\n- run: { pipeline: other }\n- run: { pipeline: other, wait: false }\n- wait: 1m".to_owned(),
        "- launch: { function: weekly, as: main }\n- add_steps:\n    cluster: main\n    parallel: true\n    steps:\n      - { name: A, command: [a], action_on_failure: CONTINUE }\n      - { name: B, command: [b] }".to_owned(),
        format!("- parallel:\n    - - launch: {{ function: nightly, as: main }}\n      - {STEP}\n    - - launch: {{ function: weekly, as: other }}\n      - invoke: {{ function: f }}"),
        format!("- map:\n    items: '{{% [1, 2] %}}'\n    flow:\n      - launch: {{ function: nightly, as: main }}\n      - {STEP}\n      - wait: 1s"),
        format!("- launch: {{ function: nightly, as: main }}\n- choice:\n    when: [{{ if: '{{% true %}}', then: [{STEP}] }}]\n- fail: {{ error: Mine }}"),
        format!("- use_cluster: {{ id: j-0000000000001, as: main }}\n- {STEP}\n- launch: nightly"),
    ];
    for shape in shapes {
        let deployed = Deployed::with_flow(&shape);
        let states = leaves_nothing(&deployed, "sales_daily", json!({}));
        assert!(states.contains("Create cluster"), "{states:?} of {shape}");
    }
}

#[test]
fn job_flows_leave_nothing_but_what_they_keep() {
    for end in ["terminate", "keep", "keep_on_failure"] {
        let deployed = Deployed::of(&format!(
            "job_flows:\n  words:\n    cluster: small\n    end_of_life: {end}\n    steps: [{{ name: One, command: [one] }}]\npipelines:\n  daily: {{ job_flow: words, profile: sse }}\n"
        ));
        let states = leaves_nothing(&deployed, "sales_daily", json!({}));
        assert!(states.contains("Launch the cluster"), "{states:?}");
    }
}

/// Each thing that the tests above rest on, gone.
#[test]
fn what_is_not_done_is_found() {
    let flow = format!("- launch: {{ function: nightly, as: main }}\n- {STEP}");
    let elsewhere = "- launch: { function: platform/nightly, as: main }\n- wait: 1s";
    let keep = "- launch: { function: nightly, as: main, keep: true }\n- wait: 1s";
    let broken: [(&str, &str, &str, &str); 6] = [
        (&flow, "sales_nightly", "emrys:started-by", "started-by"),
        (keep, "sales_nightly", "emrys:execution", "execution"),
        (&flow, "sales_emrys-sweep", "$looks < 3", "$looks < 1"),
        (
            &flow,
            "sales_emrys-sweep",
            "\"TerminationProtected\":false",
            "\"TerminationProtected\":true",
        ),
        (
            &flow,
            "sales_emrys-sweep",
            "'emrys:started-by' and Value = $execution",
            "'emrys:started-by'",
        ),
        (keep, "sales_emrys-sweep", "'emrys:keep'", "'keep'"),
    ];
    for (flow, machine, from, to) in broken {
        let deployed = Deployed::with_flow(flow).broken(machine, from, to);
        let cloud = stopped_everywhere(&deployed, "sales_daily", json!({}), 7);
        assert!(!cloud.wrong.is_empty(), "{machine} without {from}");
    }
    let deployed =
        Deployed::of("").broken("sales_emrys-sweep", "$lock.Value = $execution", "false");
    let cloud = stopped_everywhere(&deployed, "sales_guarded", json!({}), 7);
    assert!(
        cloud.wrong.iter().any(|own| own.contains("is left")),
        "{:?}",
        cloud.wrong
    );
    let mut deployed = Deployed::with_flow(elsewhere);
    let policy = deployed.policies.get_mut("sales").unwrap();
    policy.retain(|statement| statement["Sid"] != "EndClustersElsewhere");
    let cloud = stopped_everywhere(&deployed, "sales_daily", json!({}), 7);
    assert!(!cloud.wrong.is_empty());
}

proptest! {
    #![proptest_config(Config { cases: 3, ..Config::default() })]

    #[test]
    fn random_flows_leave_nothing(nodes in prop::collection::vec(properties::node(), 1..3), turn in any::<u64>(), flag in any::<bool>()) {
        let mut lines = String::from("- launch: { function: nightly, as: main }\n");
        for activity in properties::list(&nodes, 0, &mut 0) {
            lines.push_str(&format!("- {activity}\n"));
        }
        let deployed = Deployed::with_flow(&lines);
        let input = properties::input(flag);
        let cloud = stopped_everywhere(&deployed, "sales_daily", input, turn);
        assert_eq!(cloud.wrong, [] as [&str; 0], "{lines}");
    }
}

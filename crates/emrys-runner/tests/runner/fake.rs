// SPDX-License-Identifier: Apache-2.0
//! An EMR that does what a test wrote down for it, one move each time it is asked for the cluster.
//!
//! Time is tokio's paused clock: a run that would wait for ever ends the test after an hour of it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::types::{
    AddJobFlowStepsInput, AddJobFlowStepsOutput, CancelStepsInput, CancelStepsOutput, Cluster,
    ClusterStateChangeReason, ClusterStateChangeReasonCode, ClusterStatus, DescribeClusterInput,
    DescribeClusterOutput, Enumeration, FailureDetails, ListClustersInput, ListClustersOutput,
    ListStepsInput, ListStepsOutput, RunJobFlowInput, RunJobFlowOutput,
    SetKeepJobFlowAliveWhenNoStepsInput, StepConfig, StepStatus, StepSummary, StepTimeline,
    TerminateJobFlowsInput, Timestamp,
};
use emrys_protocol::{ApiError, EmrApi, ErrorCode};
use emrys_runner::calls::{CallOptions, Calls};
use emrys_runner::events::Event;
use emrys_runner::flow::DocumentFlow;
use emrys_runner::journal::Runs;
use emrys_runner::outcome::Outcome;
use emrys_runner::references::Values;
use emrys_runner::run::{Clock, NewRun, Options, RunError, Runner, Surroundings, Wish};
use emrys_runner::watch::{WatchOptions, Watcher};
use emrys_synth::lower::plan::{Plan, PlannedStep};
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::time::Instant;

/// Members of a page of ListSteps.
const PAGE: usize = 50;

struct FakeStep {
    name: String,
    state: StepState,
    began: Option<i64>,
    ended: Option<i64>,
    failure: Option<String>,
}

/// What the fake EMR knows.
pub(crate) struct Emr {
    state: ClusterState,
    code: Option<&'static str>,
    /// In order of their creation; the id of the first is `s-0`.
    steps: Vec<FakeStep>,
    /// How many of the coming requests nobody answers.
    unreachable: u32,
    /// The same of those alone that change something.
    unheard: u32,
    protected: bool,
    /// Whether the cluster goes on although EMR has taken the request to end it.
    immortal: bool,
    /// Whether steps do not end when they are only asked to, or not at all.
    deafness: Deafness,
    refusal: Option<ApiError>,
    wish: watch::Sender<Wish>,
    moves: VecDeque<Move>,
    requests: Vec<String>,
}

/// What steps do when they are cancelled.
pub(crate) enum Deafness {
    /// They end.
    None,
    /// They end when they are made to, and go on when they are only asked.
    Interrupts,
    /// They go on.
    Everything,
}

/// What happens between two looks at the cluster.
pub(crate) type Move = Box<dyn FnOnce(&mut Emr) + Send>;

/// A fake EMR with the moves that it will make.
pub(crate) struct Fake(Mutex<Emr>);

/// How a run went: its end, the requests that changed something, and what it told.
pub(crate) struct Told {
    pub(crate) outcome: Result<Outcome, RunError>,
    pub(crate) requests: Vec<String>,
    pub(crate) events: Vec<Event>,
    pub(crate) lasted: Duration,
}

fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(now.as_millis()).unwrap()
}

/// The cluster changes its state.
pub(crate) fn cluster(state: ClusterState) -> Move {
    Box::new(move |emr| emr.state = state)
}

/// The cluster ends for that reason; steps that have not ended are cancelled or interrupted.
pub(crate) fn ends(state: ClusterState, code: &'static str) -> Move {
    Box::new(move |emr| emr.end(state, code))
}

/// A step changes its state.
pub(crate) fn step(number: usize, state: StepState) -> Move {
    Box::new(move |emr| emr.steps[number].enter(state, now()))
}

/// A step runs, and has done so for an hour.
pub(crate) fn long_since(number: usize) -> Move {
    Box::new(move |emr| emr.steps[number].enter(StepState::Running, now() - 3_600_000))
}

/// The user wants the run to be cancelled.
pub(crate) fn wish_to_cancel() -> Move {
    Box::new(|emr| emr.wish.send(Wish::Cancel).unwrap())
}

/// From now on, steps that run do not end when they are cancelled.
pub(crate) fn deaf(deafness: Deafness) -> Move {
    Box::new(move |emr| emr.deafness = deafness)
}

/// From now on, the cluster does not end although EMR has taken the request to end it.
pub(crate) fn immortal() -> Move {
    Box::new(|emr| emr.immortal = true)
}

/// Nobody answers so many requests.
pub(crate) fn unreachable(requests: u32) -> Move {
    Box::new(move |emr| emr.unreachable = requests)
}

/// Nobody answers so many requests that change something.
pub(crate) fn unheard(requests: u32) -> Move {
    Box::new(move |emr| emr.unheard = requests)
}

/// Several changes at once.
pub(crate) fn together<const N: usize>(moves: [Move; N]) -> Move {
    Box::new(|emr| moves.into_iter().for_each(|change| change(emr)))
}

impl FakeStep {
    fn enter(&mut self, state: StepState, time: i64) {
        if self.state.is_terminal() {
            return;
        }
        self.state = state;
        if state == StepState::Running {
            self.began = Some(time);
        }
        if state.is_terminal() {
            self.ended = Some(time);
        }
        if state == StepState::Failed {
            self.failure = Some("exit code 1".to_owned());
        }
    }
}

impl Emr {
    fn end(&mut self, state: ClusterState, code: &'static str) {
        for step in &mut self.steps {
            let end = match step.state {
                StepState::Running => StepState::Interrupted,
                _ => StepState::Cancelled,
            };
            step.enter(end, now());
        }
        (self.state, self.code) = (state, Some(code));
    }

    fn add(&mut self, configs: Option<Vec<StepConfig>>) -> Vec<String> {
        let first = self.steps.len();
        let added = configs.into_iter().flatten().map(|config| FakeStep {
            name: config.name.unwrap(),
            state: StepState::Pending,
            began: None,
            ended: None,
            failure: None,
        });
        self.steps.extend(added);
        (first..self.steps.len())
            .map(|number| format!("s-{number}"))
            .collect()
    }

    fn names(configs: Option<&Vec<StepConfig>>) -> String {
        let names = configs
            .into_iter()
            .flatten()
            .map(|step| step.name.as_deref());
        names.map(Option::unwrap).collect::<Vec<_>>().join(" ")
    }

    fn answer(&mut self) -> Result<(), ApiError> {
        if self.unreachable > 0 {
            self.unreachable -= 1;
            return Err(ApiError::new(ErrorCode::ServiceUnavailable, "no answer"));
        }
        Ok(())
    }

    fn hear(&mut self) -> Result<(), ApiError> {
        if self.unheard > 0 {
            self.unheard -= 1;
            return Err(ApiError::new(ErrorCode::ServiceUnavailable, "no answer"));
        }
        Ok(())
    }
}

impl Fake {
    pub(crate) fn new(moves: impl IntoIterator<Item = Move>) -> Self {
        Self(Mutex::new(Emr {
            state: ClusterState::Starting,
            code: None,
            steps: Vec::new(),
            unreachable: 0,
            unheard: 0,
            protected: false,
            immortal: false,
            deafness: Deafness::None,
            refusal: None,
            wish: watch::Sender::new(Wish::GoOn),
            moves: moves.into_iter().collect(),
            requests: Vec::new(),
        }))
    }

    /// An EMR that refuses RunJobFlow.
    pub(crate) fn refusing(error: ApiError) -> Self {
        let fake = Self::new([]);
        fake.emr().refusal = Some(error);
        fake
    }

    fn emr(&self) -> MutexGuard<'_, Emr> {
        self.0.lock().unwrap()
    }

    /// Runs the plan to its end, on a paused clock.
    pub(crate) async fn run(self, plan: &Plan, keep: bool) -> Told {
        let events = Mutex::new(Vec::new());
        let observer = |event| events.lock().unwrap().push(event);
        let wish = self.emr().wish.subscribe();
        let fake = Arc::new(self);
        let home = TempDir::new().unwrap();
        let runner = runner(fake.clone(), &home);
        let began = Instant::now();
        let new = NewRun {
            job_flow: "test".to_owned(),
            plan: plan.clone(),
            keep,
            ..NewRun::default()
        };
        let surroundings = Surroundings {
            flow: &DocumentFlow,
            values: Values::default(),
            wish,
            observer: &observer,
        };
        let run = runner.start(new, surroundings);
        let outcome = tokio::time::timeout(Duration::from_secs(7200), run).await;
        let lasted = began.elapsed();
        let outcome = outcome.expect("the run does not end");
        let emr = fake.emr();
        assert!(emr.moves.is_empty(), "the run ended before its story did");
        Told {
            outcome,
            requests: emr.requests.clone(),
            events: events.into_inner().unwrap(),
            lasted,
        }
    }
}

/// A runner on that EMR, whose journal is in that folder, and whose time is tokio's.
pub(crate) fn runner(api: Arc<dyn EmrApi>, home: &TempDir) -> Runner {
    runner_at(api, home, SystemTime::now())
}

/// The same at that time.
pub(crate) fn runner_at(api: Arc<dyn EmrApi>, home: &TempDir, epoch: SystemTime) -> Runner {
    let calls = CallOptions {
        patience: Duration::from_secs(120),
        limited: false,
        seed: 7,
    };
    let api: Arc<dyn EmrApi> = Arc::new(Calls::around(api, calls));
    let poll = Duration::from_secs(1);
    let watcher = Watcher::start(
        api.clone(),
        WatchOptions {
            poll,
            limited: false,
        },
    );
    let started = Instant::now();
    let clock = move || epoch.duration_since(UNIX_EPOCH).unwrap() + started.elapsed();
    let options = Options {
        settle: Duration::from_secs(5),
        consistent: true,
        clock: Clock::new(clock),
    };
    Runner::new(api, watcher, Runs::open(home.path()).unwrap(), options)
}

#[async_trait]
impl EmrApi for Fake {
    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        let mut emr = self.emr();
        let instances = input.instances.as_ref();
        let keeps = instances.and_then(|instances| instances.keep_job_flow_alive_when_no_steps);
        emr.protected =
            instances.and_then(|instances| instances.termination_protected) == Some(true);
        let kept = if keeps == Some(true) { " kept" } else { "" };
        let steps = Emr::names(input.steps.as_ref());
        emr.requests.push(format!("RunJobFlow{kept}: {steps}"));
        if let Some(error) = emr.refusal.take() {
            return Err(error);
        }
        emr.add(input.steps);
        Ok(RunJobFlowOutput {
            job_flow_id: Some("j-1".to_owned()),
            ..RunJobFlowOutput::default()
        })
    }

    async fn list_clusters(&self, _: ListClustersInput) -> Result<ListClustersOutput, ApiError> {
        self.emr().answer()?;
        Ok(ListClustersOutput::default())
    }

    async fn describe_cluster(
        &self,
        _: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        let mut emr = self.emr();
        emr.answer()?;
        if let Some(change) = emr.moves.pop_front() {
            change(&mut emr);
        }
        emr.answer()?;
        let code = emr.code.and_then(ClusterStateChangeReasonCode::from_word);
        let status = ClusterStatus {
            state: Some(emr.state.into()),
            state_change_reason: Some(ClusterStateChangeReason {
                code: code.map(Into::into),
                message: emr.code.map(str::to_lowercase),
            }),
            ..ClusterStatus::default()
        };
        Ok(DescribeClusterOutput {
            cluster: Some(Cluster {
                status: Some(status),
                ..Cluster::default()
            }),
        })
    }

    async fn list_steps(&self, input: ListStepsInput) -> Result<ListStepsOutput, ApiError> {
        let mut emr = self.emr();
        emr.answer()?;
        let ids = input.step_ids.unwrap_or_default();
        assert!(ids.len() <= 10, "EMR takes 10 ids");
        let before = input
            .marker
            .map_or(usize::MAX, |marker| marker.parse().unwrap());
        let summary = |(number, step): (usize, &FakeStep)| StepSummary {
            id: Some(format!("s-{number}")),
            name: Some(step.name.clone()),
            status: Some(StepStatus {
                state: Some(step.state.into()),
                failure_details: step.failure.clone().map(|message| FailureDetails {
                    message: Some(message),
                    ..FailureDetails::default()
                }),
                timeline: Some(StepTimeline {
                    start_date_time: step.began.map(Timestamp::from_millis),
                    end_date_time: step.ended.map(Timestamp::from_millis),
                    ..StepTimeline::default()
                }),
                ..StepStatus::default()
            }),
            ..StepSummary::default()
        };
        let listed = emr.steps.iter().enumerate().rev();
        let listed = listed.filter(|(number, _)| *number < before);
        let listed =
            listed.filter(|(number, _)| ids.is_empty() || ids.contains(&format!("s-{number}")));
        let page: Vec<_> = listed.take(PAGE).collect();
        let last = page.last().map_or(0, |(number, _)| *number);
        Ok(ListStepsOutput {
            marker: (ids.is_empty() && page.len() == PAGE && last > 0).then(|| last.to_string()),
            steps: Some(page.into_iter().map(summary).collect()),
        })
    }

    async fn add_job_flow_steps(
        &self,
        input: AddJobFlowStepsInput,
    ) -> Result<AddJobFlowStepsOutput, ApiError> {
        let mut emr = self.emr();
        let names = Emr::names(input.steps.as_ref());
        emr.requests.push(format!("AddJobFlowSteps: {names}"));
        emr.state = ClusterState::Running;
        Ok(AddJobFlowStepsOutput {
            step_ids: Some(emr.add(input.steps)),
        })
    }

    async fn cancel_steps(&self, input: CancelStepsInput) -> Result<CancelStepsOutput, ApiError> {
        let mut emr = self.emr();
        emr.hear()?;
        let option = input.step_cancellation_option.unwrap();
        let mut ids = input.step_ids.unwrap();
        ids.sort();
        emr.requests
            .push(format!("CancelSteps {option}: {}", ids.join(" ")));
        for id in ids {
            let number: usize = id.trim_start_matches("s-").parse().unwrap();
            let state = match (&emr.deafness, option.as_str()) {
                (Deafness::None, _) | (Deafness::Interrupts, "TERMINATE_PROCESS") => {
                    StepState::Cancelled
                }
                _ => StepState::CancelPending,
            };
            emr.steps[number].enter(state, now());
        }
        Ok(CancelStepsOutput::default())
    }

    async fn terminate_job_flows(&self, input: TerminateJobFlowsInput) -> Result<(), ApiError> {
        let mut emr = self.emr();
        emr.hear()?;
        assert_eq!(input.job_flow_ids, Some(vec!["j-1".to_owned()]));
        emr.requests.push("TerminateJobFlows".to_owned());
        if emr.protected {
            return Err(ApiError::validation("the cluster is protected"));
        }
        if !emr.immortal {
            emr.end(ClusterState::Terminated, "USER_REQUEST");
        }
        Ok(())
    }

    async fn set_keep_job_flow_alive_when_no_steps(
        &self,
        input: SetKeepJobFlowAliveWhenNoStepsInput,
    ) -> Result<(), ApiError> {
        let mut emr = self.emr();
        emr.hear()?;
        assert_eq!(input.job_flow_ids, Some(vec!["j-1".to_owned()]));
        assert_eq!(input.keep_job_flow_alive_when_no_steps, Some(false));
        emr.requests
            .push("SetKeepJobFlowAliveWhenNoSteps".to_owned());
        if emr.steps.iter().all(|step| step.state.is_terminal()) {
            emr.end(ClusterState::Terminated, "ALL_STEPS_COMPLETED");
        }
        Ok(())
    }
}

/// A step that is submitted once, without a timeout.
pub(crate) fn planned(name: &str, action: ActionOnFailure) -> PlannedStep {
    PlannedStep {
        config: StepConfig {
            name: Some(name.to_owned()),
            action_on_failure: Some(action.into()),
            ..StepConfig::default()
        },
        action_on_failure: action,
        timeout: None,
        attempts: 1,
        delay: Duration::ZERO,
    }
}

pub(crate) fn plan(steps: impl IntoIterator<Item = PlannedStep>) -> Plan {
    Plan {
        request: RunJobFlowInput::default(),
        steps: steps.into_iter().collect(),
        ..Plan::default()
    }
}

/// The same on a cluster that the document keeps alive.
pub(crate) fn kept(steps: impl IntoIterator<Item = PlannedStep>) -> Plan {
    let mut plan = plan(steps);
    let instances = plan.request.instances.get_or_insert_default();
    instances.keep_job_flow_alive_when_no_steps = Some(true);
    plan
}

// SPDX-License-Identifier: Apache-2.0
//! A small EMR that goes on by itself, a little with each look at it, and one of whose calls goes wrong.
//!
//! What it does is EMR's: steps run one after another, a failed one acts as it says, a cluster without steps ends or
//! waits. What a step's name begins with decides how it ends: `fails`, `flaky` (once); anything
//! else completes, `long` later, and `longest` still later.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::types::{
    AddJobFlowStepsInput, AddJobFlowStepsOutput, AddTagsInput, AddTagsOutput, CancelStepsInput,
    CancelStepsOutput, Cluster, ClusterStateChangeReason, ClusterStateChangeReasonCode,
    ClusterStatus, ClusterSummary, DescribeClusterInput, DescribeClusterOutput, Enumeration,
    HadoopStepConfig, InstanceGroup, InstanceGroupType, ListClustersInput, ListClustersOutput,
    ListInstanceGroupsInput, ListInstanceGroupsOutput, ListStepsInput, ListStepsOutput,
    ModifyClusterInput, ModifyClusterOutput, ModifyInstanceGroupsInput, Open, RemoveTagsInput,
    RemoveTagsOutput, RunJobFlowInput, RunJobFlowOutput, SetKeepJobFlowAliveWhenNoStepsInput,
    StepConfig, StepStatus, StepSummary, StepTimeline, Tag, TerminateJobFlowsInput, Timestamp,
};
use emrys_protocol::{ApiError, EmrApi, ErrorCode};
use tokio::sync::Notify;

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The runner dies before the request arrives.
    DiesBefore,
    /// The runner dies after the request was carried out.
    DiesAfter,
    /// The request is lost.
    RequestLost,
    /// The answer is lost.
    AnswerLost,
    /// Too much was asked.
    Throttled,
}

/// Every way in which a call can go wrong.
pub(crate) const FAULTS: [Fault; 5] = [
    Fault::DiesBefore,
    Fault::DiesAfter,
    Fault::RequestLost,
    Fault::AnswerLost,
    Fault::Throttled,
];

pub(crate) struct World {
    state: Mutex<State>,
    /// Of the next delay of a call, where calls take their time.
    delays: Mutex<Option<u64>>,
    /// Told when the runner is to die.
    pub(crate) death: Notify,
}

#[derive(Default)]
struct State {
    clusters: Vec<SimulatedCluster>,
    calls: usize,
    fault: Option<(usize, Fault)>,
    most_at_once: usize,
    /// How many clusters fail to bootstrap before one succeeds.
    broken: usize,
    /// How often each step was begun.
    begun: BTreeMap<String, usize>,
    /// Requests that did something besides those of which the rest is seen.
    done: Vec<String>,
}

struct SimulatedCluster {
    state: ClusterState,
    code: Option<&'static str>,
    tags: Vec<Tag>,
    kept_alive: bool,
    broken: bool,
    steps: Vec<SimulatedStep>,
}

struct SimulatedStep {
    config: StepConfig,
    state: StepState,
    created: i64,
    /// How often it was looked at while it ran.
    looks: u32,
}

impl World {
    pub(crate) fn new(broken: usize, fault: Option<(usize, Fault)>) -> Self {
        let state = State {
            broken,
            fault,
            ..State::default()
        };
        Self {
            state: Mutex::new(state),
            delays: Mutex::default(),
            death: Notify::new(),
        }
    }

    /// The same, with calls that take up to a second on the way there and back, so that those of several runs mix in
    /// an order that follows from the seed.
    pub(crate) fn slow(seed: u64) -> Self {
        let world = Self::new(0, None);
        *world.delays.lock().unwrap() = Some(seed);
        world
    }

    async fn delay(&self) {
        let millis = {
            let mut delays = self.delays.lock().unwrap();
            let Some(seed) = delays.as_mut() else { return };
            // A linear congruential generator: its high bits are random enough.
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (*seed >> 33) % 1000
        };
        tokio::time::sleep(Duration::from_millis(millis)).await;
    }

    /// The most clusters that ever ran steps at the same time.
    pub(crate) fn most_at_once(&self) -> usize {
        self.state().most_at_once
    }

    /// The keys of a cluster's tags.
    pub(crate) fn tags(&self, number: usize) -> Vec<String> {
        let state = self.state();
        let tags = state.clusters[number].tags.iter();
        tags.filter_map(|tag| tag.key.clone()).collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// How many calls there were.
    pub(crate) fn calls(&self) -> usize {
        self.state().calls
    }

    /// How often each step was begun.
    pub(crate) fn begun(&self) -> BTreeMap<String, usize> {
        self.state().begun.clone()
    }

    /// The last states of all clusters.
    pub(crate) fn clusters(&self) -> Vec<ClusterState> {
        let state = self.state();
        state.clusters.iter().map(|cluster| cluster.state).collect()
    }

    /// Carries out a call, unless it is the one that goes wrong.
    async fn call<T>(&self, carry_out: impl FnOnce(&mut State) -> T) -> Result<T, ApiError> {
        self.delay().await;
        let answer = self.carried_out(carry_out).await;
        self.delay().await;
        answer
    }

    async fn carried_out<T>(&self, carry_out: impl FnOnce(&mut State) -> T) -> Result<T, ApiError> {
        let fault = {
            let mut state = self.state();
            state.calls += 1;
            let calls = state.calls;
            state.fault.filter(|(call, _)| *call == calls)
        };
        let lost = || ApiError::new(ErrorCode::ServiceUnavailable, "no answer");
        match fault.map(|(_, fault)| fault) {
            None => Ok(carry_out(&mut self.state())),
            Some(Fault::DiesBefore) => self.die().await,
            Some(Fault::DiesAfter) => {
                carry_out(&mut self.state());
                self.die().await
            }
            Some(Fault::RequestLost) => Err(lost()),
            Some(Fault::AnswerLost) => {
                carry_out(&mut self.state());
                Err(lost())
            }
            Some(Fault::Throttled) => Err(ApiError::new(ErrorCode::ThrottlingException, "slow")),
        }
    }

    async fn die<T>(&self) -> T {
        self.death.notify_one();
        std::future::pending().await
    }
}

impl State {
    fn cluster(&mut self, id: Option<&String>) -> &mut SimulatedCluster {
        let number: usize = id.unwrap()[2..].parse().unwrap();
        &mut self.clusters[number]
    }

    /// Every cluster goes on a little.
    fn tick(&mut self) {
        for cluster in &mut self.clusters {
            cluster.tick(&mut self.begun);
        }
        let run = |cluster: &&SimulatedCluster| {
            let mut steps = cluster.steps.iter();
            steps.any(|step| step.state == StepState::Running)
        };
        self.most_at_once = self
            .most_at_once
            .max(self.clusters.iter().filter(run).count());
    }
}

impl SimulatedCluster {
    fn tick(&mut self, begun: &mut BTreeMap<String, usize>) {
        if self.state.is_terminal() {
            return;
        }
        if self.broken {
            self.end(ClusterState::TerminatedWithErrors, "BOOTSTRAP_FAILURE");
            return;
        }
        let running = self
            .steps
            .iter()
            .position(|step| step.state == StepState::Running);
        if let Some(running) = running {
            let name = self.steps[running].config.name.clone().unwrap();
            self.steps[running].looks += 1;
            let looks = match () {
                () if name.starts_with("longest") => 100,
                () if name.starts_with("long") => 10,
                () => 0,
            };
            if self.steps[running].looks < looks {
                return;
            }
            let fails = name.starts_with("fails") || name.starts_with("flaky") && begun[&name] == 1;
            self.steps[running].state = match fails {
                true => StepState::Failed,
                false => StepState::Completed,
            };
            let action = self.steps[running].config.action_on_failure.clone();
            match action.as_ref().map(Open::as_str) {
                Some("TERMINATE_CLUSTER") if fails => {
                    self.end(ClusterState::TerminatedWithErrors, "STEP_FAILURE");
                }
                Some("CANCEL_AND_WAIT") if fails => self.cancel(StepState::Pending),
                _ => {}
            }
            return;
        }
        let pending = self
            .steps
            .iter_mut()
            .find(|step| step.state == StepState::Pending);
        match pending {
            Some(step) => {
                step.state = StepState::Running;
                *begun.entry(step.config.name.clone().unwrap()).or_default() += 1;
                self.state = ClusterState::Running;
            }
            None if self.kept_alive => self.state = ClusterState::Waiting,
            None => self.end(ClusterState::Terminated, "ALL_STEPS_COMPLETED"),
        }
    }

    fn cancel(&mut self, state: StepState) {
        for step in &mut self.steps {
            if step.state == state {
                step.state = StepState::Cancelled;
            }
        }
    }

    fn end(&mut self, state: ClusterState, code: &'static str) {
        self.cancel(StepState::Running);
        self.cancel(StepState::Pending);
        (self.state, self.code) = (state, Some(code));
    }

    fn add(&mut self, id: &str, configs: Option<Vec<StepConfig>>) -> Vec<String> {
        let first = self.steps.len();
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let created = i64::try_from(since.as_millis()).unwrap();
        let added = configs.into_iter().flatten().map(|config| SimulatedStep {
            config,
            state: StepState::Pending,
            created,
            looks: 0,
        });
        self.steps.extend(added);
        let numbers = first..self.steps.len();
        numbers.map(|number| format!("s-{id}-{number}")).collect()
    }

    fn status(&self) -> ClusterStatus {
        let code = self.code.and_then(ClusterStateChangeReasonCode::from_word);
        ClusterStatus {
            state: Some(self.state.into()),
            state_change_reason: Some(ClusterStateChangeReason {
                code: code.map(Into::into),
                message: self.code.map(str::to_owned),
            }),
            ..ClusterStatus::default()
        }
    }
}

#[async_trait]
impl EmrApi for World {
    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        self.call(|state| {
            let id = format!("j-{}", state.clusters.len());
            let instances = input.instances.unwrap_or_default();
            let mut cluster = SimulatedCluster {
                state: ClusterState::Starting,
                code: None,
                tags: input.tags.unwrap_or_default(),
                kept_alive: instances.keep_job_flow_alive_when_no_steps == Some(true),
                broken: state.clusters.len() < state.broken,
                steps: Vec::new(),
            };
            cluster.add(&id, input.steps);
            state.clusters.push(cluster);
            RunJobFlowOutput {
                job_flow_id: Some(id),
                ..RunJobFlowOutput::default()
            }
        })
        .await
    }

    async fn add_tags(&self, input: AddTagsInput) -> Result<AddTagsOutput, ApiError> {
        self.call(|state| {
            let cluster = state.cluster(input.resource_id.as_ref());
            for tag in input.tags.into_iter().flatten() {
                cluster.tags.retain(|own| own.key != tag.key);
                cluster.tags.push(tag);
            }
            AddTagsOutput::default()
        })
        .await
    }

    async fn remove_tags(&self, input: RemoveTagsInput) -> Result<RemoveTagsOutput, ApiError> {
        self.call(|state| {
            let cluster = state.cluster(input.resource_id.as_ref());
            let keys = input.tag_keys.unwrap_or_default();
            let gone = |tag: &Tag| tag.key.as_ref().is_some_and(|key| keys.contains(key));
            cluster.tags.retain(|tag| !gone(tag));
            RemoveTagsOutput::default()
        })
        .await
    }

    async fn list_clusters(
        &self,
        input: ListClustersInput,
    ) -> Result<ListClustersOutput, ApiError> {
        self.call(|state| {
            let wanted = |cluster: &SimulatedCluster| {
                let states = input.cluster_states.as_ref();
                states.is_none_or(|states| states.contains(&cluster.state.into()))
            };
            let clusters = state.clusters.iter().enumerate();
            let clusters = clusters.filter(|(_, cluster)| wanted(cluster));
            let clusters = clusters.map(|(number, cluster)| ClusterSummary {
                id: Some(format!("j-{number}")),
                status: Some(cluster.status()),
                ..ClusterSummary::default()
            });
            ListClustersOutput {
                clusters: Some(clusters.collect()),
                marker: None,
            }
        })
        .await
    }

    async fn describe_cluster(
        &self,
        input: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        self.call(|state| {
            state.tick();
            let cluster = state.cluster(input.cluster_id.as_ref());
            DescribeClusterOutput {
                cluster: Some(Cluster {
                    id: input.cluster_id.clone(),
                    status: Some(cluster.status()),
                    tags: Some(cluster.tags.clone()),
                    ..Cluster::default()
                }),
            }
        })
        .await
    }

    async fn list_steps(&self, input: ListStepsInput) -> Result<ListStepsOutput, ApiError> {
        self.call(|state| {
            let id = input.cluster_id.clone().unwrap();
            let cluster = state.cluster(Some(&id));
            let ids = input.step_ids.clone().unwrap_or_default();
            let summary = |(number, step): (usize, &SimulatedStep)| {
                let jar = step.config.hadoop_jar_step.clone().unwrap_or_default();
                StepSummary {
                    id: Some(format!("s-{id}-{number}")),
                    name: step.config.name.clone(),
                    config: Some(HadoopStepConfig {
                        args: jar.args,
                        ..HadoopStepConfig::default()
                    }),
                    status: Some(StepStatus {
                        state: Some(step.state.into()),
                        timeline: Some(StepTimeline {
                            creation_date_time: Some(Timestamp::from_millis(step.created)),
                            ..StepTimeline::default()
                        }),
                        ..StepStatus::default()
                    }),
                    ..StepSummary::default()
                }
            };
            let steps = cluster.steps.iter().enumerate().rev().map(summary);
            let steps = steps.filter(|step| {
                ids.is_empty() || step.id.as_ref().is_some_and(|id| ids.contains(id))
            });
            ListStepsOutput {
                steps: Some(steps.collect()),
                marker: None,
            }
        })
        .await
    }

    async fn add_job_flow_steps(
        &self,
        input: AddJobFlowStepsInput,
    ) -> Result<AddJobFlowStepsOutput, ApiError> {
        let id = input.job_flow_id.clone().unwrap();
        let added = self.call(|state| {
            let cluster = state.cluster(Some(&id));
            let taken = cluster.state.accepts_steps();
            taken.then(|| cluster.add(&id, input.steps))
        });
        let ids = added.await?;
        let refused = || ApiError::validation("A job flow that is shutting down");
        Ok(AddJobFlowStepsOutput {
            step_ids: Some(ids.ok_or_else(refused)?),
        })
    }

    async fn cancel_steps(&self, input: CancelStepsInput) -> Result<CancelStepsOutput, ApiError> {
        self.call(|state| {
            let cluster = state.cluster(input.cluster_id.as_ref());
            for id in input.step_ids.unwrap() {
                let number: usize = id.rsplit('-').next().unwrap().parse().unwrap();
                let step = &mut cluster.steps[number];
                if !step.state.is_terminal() {
                    step.state = StepState::Cancelled;
                }
            }
            CancelStepsOutput::default()
        })
        .await
    }

    async fn terminate_job_flows(&self, input: TerminateJobFlowsInput) -> Result<(), ApiError> {
        self.call(|state| {
            for id in input.job_flow_ids.unwrap() {
                let cluster = state.cluster(Some(&id));
                if !cluster.state.is_terminal() {
                    cluster.end(ClusterState::Terminated, "USER_REQUEST");
                }
            }
        })
        .await
    }

    async fn set_keep_job_flow_alive_when_no_steps(
        &self,
        input: SetKeepJobFlowAliveWhenNoStepsInput,
    ) -> Result<(), ApiError> {
        self.call(|state| {
            for id in input.job_flow_ids.unwrap() {
                state.cluster(Some(&id)).kept_alive =
                    input.keep_job_flow_alive_when_no_steps.unwrap();
            }
        })
        .await
    }

    async fn modify_cluster(
        &self,
        input: ModifyClusterInput,
    ) -> Result<ModifyClusterOutput, ApiError> {
        let level = input.step_concurrency_level.unwrap();
        self.call(|state| {
            state.done.push(format!("level {level}"));
            ModifyClusterOutput::default()
        })
        .await
    }

    async fn list_instance_groups(
        &self,
        _: ListInstanceGroupsInput,
    ) -> Result<ListInstanceGroupsOutput, ApiError> {
        self.call(|_| ListInstanceGroupsOutput {
            instance_groups: Some(vec![InstanceGroup {
                id: Some("ig-1".to_owned()),
                instance_group_type: Some(InstanceGroupType::Core.into()),
                ..InstanceGroup::default()
            }]),
            marker: None,
        })
        .await
    }

    async fn modify_instance_groups(
        &self,
        input: ModifyInstanceGroupsInput,
    ) -> Result<(), ApiError> {
        let groups = input.instance_groups.unwrap();
        assert_eq!(groups[0].instance_group_id.as_deref(), Some("ig-1"));
        self.call(|state| {
            state.done.push("resize".to_owned());
        })
        .await
    }
}

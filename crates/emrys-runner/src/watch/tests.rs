// SPDX-License-Identifier: Apache-2.0
//! Watching an EMR whose clusters live by the clock.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::types::{
    Cluster, ClusterStatus, ClusterSummary, DescribeClusterInput, DescribeClusterOutput,
    DescribeStepInput, DescribeStepOutput, ListClustersInput, ListClustersOutput, ListStepsInput,
    ListStepsOutput, Step, StepStatus, StepSummary,
};
use emrys_protocol::{ApiError, EmrApi, ErrorCode};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use super::{Seen, Watch, WatchOptions, Watcher};
use crate::calls::published::Published;
use crate::calls::{CallOptions, Calls};

const POLL: Duration = Duration::from_secs(1);

/// How long it takes until a cluster runs, and how long each of its steps runs, one after another.
#[derive(Clone, Copy)]
struct Life {
    born: Instant,
    start: Duration,
    steps: u32,
    step: Duration,
    /// Whether it waits for more when its steps are done.
    stays: bool,
}

/// An EMR without limits of its own.
#[derive(Default)]
struct Emr {
    clusters: Mutex<BTreeMap<String, Life>>,
    published: Published,
    /// Whether it takes only so many requests as EMR publishes.
    limited: bool,
    /// Whether ListClusters and DescribeStep may not be called.
    denied: bool,
    /// Clusters that lists leave out.
    hidden: Mutex<HashSet<String>>,
    ids: Mutex<Vec<String>>,
}

impl Life {
    fn of(steps: u32) -> Self {
        Self {
            born: Instant::now(),
            start: Duration::from_secs(60),
            steps,
            step: Duration::from_secs(30),
            stays: false,
        }
    }

    fn end(self) -> Duration {
        self.start + self.step * self.steps
    }

    fn cluster(self) -> ClusterState {
        match self.born.elapsed() {
            age if age < self.start / 2 => ClusterState::Starting,
            age if age < self.start => ClusterState::Bootstrapping,
            age if age < self.end() => ClusterState::Running,
            _ if self.stays => ClusterState::Waiting,
            age if age < self.end() + Duration::from_secs(5) => ClusterState::Terminating,
            _ => ClusterState::Terminated,
        }
    }

    fn step(self, number: u32) -> StepState {
        let begins = self.start + self.step * number;
        match self.born.elapsed() {
            age if age < begins => StepState::Pending,
            age if age < begins + self.step => StepState::Running,
            _ => StepState::Completed,
        }
    }

    fn listed(self) -> impl Iterator<Item = StepSummary> {
        (0..self.steps).rev().map(move |number| StepSummary {
            id: Some(step_id(number)),
            status: Some(StepStatus {
                state: Some(self.step(number).into()),
                ..StepStatus::default()
            }),
            ..StepSummary::default()
        })
    }
}

fn step_id(number: u32) -> String {
    format!("s-{number}")
}

fn ids(numbers: std::ops::Range<u32>) -> Vec<String> {
    numbers.map(step_id).collect()
}

fn page<T>(all: Vec<T>, marker: Option<&String>, size: usize) -> (Vec<T>, Option<String>) {
    let from: usize = marker.map_or(0, |marker| marker.parse().unwrap());
    let next = from + size;
    let more = all.len() > next;
    let page = all.into_iter().skip(from).take(size).collect();
    (page, more.then(|| next.to_string()))
}

impl Emr {
    fn launch(&self, id: &str, life: Life) {
        self.clusters.lock().unwrap().insert(id.to_owned(), life);
    }

    async fn arrive(&self, operation: &'static str) -> Result<(), ApiError> {
        if self.limited {
            self.published.arrive(operation).await
        } else {
            let _ = self.published.arrive(operation).await;
            Ok(())
        }
    }

    fn life(&self, id: Option<&String>) -> Result<Life, ApiError> {
        let clusters = self.clusters.lock().unwrap();
        let life = clusters.get(id.unwrap()).copied();
        life.ok_or_else(|| ApiError::invalid_request("Cluster id is not valid."))
    }

    fn asked(&self, operation: &str) -> u32 {
        let asked = self.published.asked();
        asked.get(operation).copied().unwrap_or_default()
    }
}

fn status(life: Life) -> Option<ClusterStatus> {
    Some(ClusterStatus {
        state: Some(life.cluster().into()),
        ..ClusterStatus::default()
    })
}

#[async_trait]
impl EmrApi for Emr {
    async fn list_clusters(
        &self,
        input: ListClustersInput,
    ) -> Result<ListClustersOutput, ApiError> {
        self.arrive("ListClusters").await?;
        if self.denied {
            return Err(ApiError::new(ErrorCode::AccessDeniedException, "no"));
        }
        let states = input.cluster_states.unwrap();
        let hidden = self.hidden.lock().unwrap().clone();
        let clusters = self.clusters.lock().unwrap().clone();
        let listed = clusters
            .into_iter()
            .filter(|(id, life)| states.contains(&life.cluster().into()) && !hidden.contains(id));
        let listed = listed.map(|(id, life)| ClusterSummary {
            id: Some(id),
            status: status(life),
            ..ClusterSummary::default()
        });
        let (clusters, marker) = page(listed.collect(), input.marker.as_ref(), 50);
        Ok(ListClustersOutput {
            clusters: Some(clusters),
            marker,
        })
    }

    async fn describe_cluster(
        &self,
        input: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        self.arrive("DescribeCluster").await?;
        let life = self.life(input.cluster_id.as_ref())?;
        Ok(DescribeClusterOutput {
            cluster: Some(Cluster {
                status: status(life),
                ..Cluster::default()
            }),
        })
    }

    async fn list_steps(&self, input: ListStepsInput) -> Result<ListStepsOutput, ApiError> {
        self.arrive("ListSteps").await?;
        let life = self.life(input.cluster_id.as_ref())?;
        let wanted = input.step_ids;
        assert!(wanted.as_ref().is_none_or(|ids| ids.len() <= 10));
        let marker = input.marker.as_ref();
        let asked = match (&wanted, marker) {
            (Some(ids), _) => ids.join(" "),
            (None, Some(marker)) => format!("all from {marker}"),
            (None, None) => "all".to_owned(),
        };
        self.ids.lock().unwrap().push(asked);
        let listed = life.listed().filter(|step| {
            let id = step.id.as_ref().unwrap();
            wanted.as_ref().is_none_or(|ids| ids.contains(id))
        });
        let (steps, marker) = page(listed.collect(), marker, 50);
        Ok(ListStepsOutput {
            steps: Some(steps),
            marker,
        })
    }

    async fn describe_step(
        &self,
        input: DescribeStepInput,
    ) -> Result<DescribeStepOutput, ApiError> {
        self.arrive("DescribeStep").await?;
        if self.denied {
            return Err(ApiError::new(ErrorCode::AccessDeniedException, "no"));
        }
        let life = self.life(input.cluster_id.as_ref())?;
        let found = life.listed().find(|step| step.id == input.step_id);
        Ok(DescribeStepOutput {
            step: found.map(|step| Step {
                id: step.id,
                status: step.status,
                ..Step::default()
            }),
        })
    }
}

fn watcher(emr: &Arc<Emr>) -> Watcher {
    let limited = emr.limited;
    let calls = CallOptions {
        patience: Duration::from_secs(10),
        limited,
        seed: 1,
    };
    let options = WatchOptions {
        poll: POLL,
        limited,
    };
    Watcher::start(Arc::new(Calls::around(emr.clone(), calls)), options)
}

fn states(seen: &Seen) -> Vec<&str> {
    let states = seen.steps.iter().map(|step| step.status.as_ref().unwrap());
    states
        .map(|status| status.state.as_ref().unwrap().as_str())
        .collect()
}

/// The looks until the cluster ends, and the last of them.
async fn until_the_end(watch: &mut Watch) -> (u32, Seen) {
    let mut looks = 0;
    loop {
        let seen = timeout(Duration::from_secs(100_000), watch.next()).await;
        let seen = seen.expect("the watch tells nothing any more").unwrap();
        looks += 1;
        if seen.state.is_some_and(ClusterState::is_terminal) {
            return (looks, seen);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn one_cluster_is_described_and_its_steps_are_listed_at_every_poll() {
    let emr = Arc::new(Emr::default());
    emr.launch("j-1", Life::of(3));
    let watcher = watcher(&emr);
    let mut watch = watcher.watch("j-1");
    watch.all_steps();
    let first = watch.next().await.unwrap();
    assert_eq!(first.state, Some(ClusterState::Starting));
    assert_eq!(states(&first), ["PENDING"; 3]);
    watch.steps(ids(0..3));
    let (looks, last) = until_the_end(&mut watch).await;
    assert_eq!(last.state, Some(ClusterState::Terminated));
    assert_eq!(states(&last), ["COMPLETED"; 3]);
    // 155 seconds, and answers that take up to 0.9.
    assert!((80..=156).contains(&looks), "{looks}");
    assert!(emr.asked("DescribeCluster") <= 157);
    assert!(emr.asked("ListSteps") <= 97, "not while it starts");
    assert_eq!(
        (emr.asked("ListClusters"), emr.asked("DescribeStep")),
        (0, 0)
    );
}

#[tokio::test(start_paused = true)]
async fn steps_that_have_ended_are_not_looked_at_again() {
    let emr = Arc::new(Emr::default());
    emr.launch("j-1", Life::of(2));
    let watcher = watcher(&emr);
    let mut watch = watcher.watch("j-1");
    watch.steps(ids(0..2));
    let (_, last) = until_the_end(&mut watch).await;
    assert_eq!(states(&last), ["COMPLETED"; 2]);
    let before = emr.published.asked();
    // Whoever asks again is told the same again.
    for _ in 0..3 {
        assert_eq!(states(&watch.next().await.unwrap()), ["COMPLETED"; 2]);
    }
    watch.steps(ids(0..1));
    assert_eq!(states(&watch.next().await.unwrap()), ["COMPLETED"]);
    watch.all_steps();
    assert_eq!(states(&watch.next().await.unwrap()), ["COMPLETED"; 2]);
    let after = emr.published.asked();
    assert_eq!(after["ListSteps"], before["ListSteps"] + 1);
    assert_eq!(after["DescribeCluster"], before["DescribeCluster"]);
    let asked = emr.ids.lock().unwrap().clone();
    assert_eq!(asked.first().unwrap(), "s-0 s-1");
    assert_eq!(asked[asked.len() - 2..], ["s-1", "all"]);
}

#[tokio::test(start_paused = true)]
async fn many_steps_are_found_by_the_page() {
    let emr = Arc::new(Emr::default());
    emr.launch("j-1", Life::of(120));
    let watcher = watcher(&emr);
    let mut watch = watcher.watch("j-1");
    // The last page is not needed for these.
    watch.steps(ids(60..100));
    sleep(Duration::from_secs(70)).await;
    let seen = watch.next().await.unwrap();
    assert_eq!(states(&seen), ["PENDING"; 40]);
    let asked: BTreeSet<String> = emr.ids.lock().unwrap().iter().cloned().collect();
    assert_eq!(
        asked.into_iter().collect::<Vec<_>>(),
        ["all", "all from 50"]
    );
}

#[tokio::test(start_paused = true)]
async fn a_step_that_was_sent_to_an_idle_cluster_is_seen_to_end() {
    let emr = Arc::new(Emr::default());
    let life = Life {
        stays: true,
        step: Duration::from_millis(10),
        ..Life::of(1)
    };
    emr.launch("j-1", life);
    sleep(Duration::from_secs(100)).await;
    let watcher = watcher(&emr);
    let mut watch = watcher.watch("j-1");
    let seen = watch.next().await.unwrap();
    assert_eq!(seen.state, Some(ClusterState::Waiting));
    // It was never seen in another state than WAITING.
    watch.steps(ids(0..1));
    while watch.next().await.unwrap().steps.is_empty() {}
    assert_eq!(states(&watch.next().await.unwrap()), ["COMPLETED"]);
}

#[tokio::test(start_paused = true)]
async fn an_error_is_told_to_those_whom_it_concerns_and_the_watch_goes_on() {
    let emr = Arc::new(Emr::default());
    for number in 0..5 {
        emr.launch(&format!("j-{number}"), Life::of(1));
    }
    let watcher = watcher(&emr);
    let mut good = watcher.watch("j-0");
    let others: Vec<Watch> = (1..5)
        .map(|number| watcher.watch(&format!("j-{number}")))
        .collect();
    let mut bad = watcher.watch("j-none");
    let error = bad.next().await.unwrap_err();
    assert_eq!(*error.code(), ErrorCode::InvalidRequestException);
    assert!(good.next().await.is_ok());
    emr.launch("j-none", Life::of(1));
    assert!(bad.next().await.is_ok());
    drop(others);
}

#[tokio::test(start_paused = true)]
async fn who_may_not_list_clusters_or_describe_steps_sees_them_otherwise() {
    let emr = Arc::new(Emr {
        denied: true,
        ..Emr::default()
    });
    let watcher = watcher(&emr);
    let watches = (0..5).map(|number| {
        emr.launch(&format!("j-{number}"), Life::of(1));
        watcher.watch(&format!("j-{number}"))
    });
    for mut watch in watches.collect::<Vec<_>>() {
        until_the_end(&mut watch).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_cluster_that_lists_leave_out_is_described() {
    let emr = Arc::new(Emr::default());
    let watcher = watcher(&emr);
    let watches: Vec<Watch> = (0..60)
        .map(|number| {
            let life = Life {
                start: Duration::from_secs(3600),
                ..Life::of(1)
            };
            emr.launch(&format!("j-{number}"), life);
            watcher.watch(&format!("j-{number}"))
        })
        .collect();
    emr.hidden.lock().unwrap().insert("j-7".to_owned());
    sleep(Duration::from_secs(100)).await;
    let staleness = watcher.staleness();
    assert_eq!(staleness.watches, 60);
    assert!(staleness.clusters < POLL * 6, "{staleness:?}");
    let (listed, described) = (emr.asked("ListClusters"), emr.asked("DescribeCluster"));
    assert!(listed > 60 && described > 20 && described < listed);
    drop(watches);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_asked_for_nobody() {
    let emr = Arc::new(Emr::default());
    emr.launch("j-1", Life::of(1));
    let watcher = watcher(&emr);
    sleep(Duration::from_secs(100)).await;
    assert_eq!(emr.asked("DescribeCluster"), 0);
    let mut watch = watcher.watch("j-1");
    watch.next().await.unwrap();
    drop(watch);
    sleep(Duration::from_secs(2)).await;
    let asked = emr.asked("DescribeCluster");
    sleep(Duration::from_secs(100)).await;
    assert_eq!(emr.asked("DescribeCluster"), asked);
    let mut again = watcher.watch("j-1");
    again.steps(ids(0..1));
    drop(watcher);
    let (_, last) = until_the_end(&mut again).await;
    assert_eq!(states(&last), ["COMPLETED"]);
}

/// Follows clusters one after another, each with its steps, until that moment; how many.
async fn follow(emr: Arc<Emr>, watcher: Watcher, number: u32, until: Instant) -> u32 {
    let mut followed = 0;
    while Instant::now() < until {
        let id = format!("j-{number}-{followed}");
        emr.launch(&id, Life::of(1 + (number + followed) % 14));
        let mut watch = watcher.watch(&id);
        watch.all_steps();
        let seen = loop {
            let seen = watch.next().await.unwrap();
            if !seen.steps.is_empty() {
                break seen;
            }
        };
        watch.steps(seen.steps.into_iter().filter_map(|step| step.id));
        let (_, last) = until_the_end(&mut watch).await;
        assert!(states(&last).iter().all(|state| *state == "COMPLETED"));
        emr.clusters.lock().unwrap().remove(&id);
        followed += 1;
    }
    followed
}

/// A hundred runs at once for an hour; `EMRYS_TEST_SECONDS` makes it longer.
#[tokio::test(start_paused = true)]
async fn within_emrs_limits_nothing_is_refused_and_nobody_is_forgotten() {
    let seconds = std::env::var("EMRYS_TEST_SECONDS");
    let seconds = seconds.map_or(3_600, |seconds| seconds.parse().unwrap());
    let emr = Arc::new(Emr {
        limited: true,
        ..Emr::default()
    });
    let watcher = watcher(&emr);
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut runs = JoinSet::new();
    for number in 0..100 {
        runs.spawn(follow(emr.clone(), watcher.clone(), number, until));
    }
    let mut worst = super::Staleness::default();
    let mut followed = 0;
    while !runs.is_empty() {
        tokio::select! {
            Some(run) = runs.join_next() => followed += run.unwrap(),
            () = sleep(Duration::from_secs(10)) => {
                let staleness = watcher.staleness();
                worst.clusters = worst.clusters.max(staleness.clusters);
                worst.steps = worst.steps.max(staleness.steps);
            }
        }
    }
    assert_eq!(emr.published.refused(), 0);
    assert!(
        followed >= 100 * u32::try_from(seconds / 1_800).unwrap(),
        "{followed}"
    );
    // Two pages of clusters take four seconds; half a look at steps a second and four for each of the hundred.
    assert!(worst.clusters < Duration::from_secs(30), "{worst:?}");
    assert!(worst.steps < Duration::from_secs(900), "{worst:?}");
}

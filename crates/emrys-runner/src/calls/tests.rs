// SPDX-License-Identifier: Apache-2.0
//! Calls against a service that fails as it is told to, and against one that counts as EMR does.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use emrys_protocol::types::{
    DescribeClusterInput, DescribeClusterOutput, ListClustersInput, ListClustersOutput,
    ListStepsInput, ListStepsOutput, RunJobFlowInput, RunJobFlowOutput,
};
use emrys_protocol::{ApiError, Effect, EmrApi, ErrorCode, Intercepted};
use tokio::time::Instant;

use super::published::{Published, throttled};
use super::{CallOptions, Calls};

const PATIENCE: Duration = Duration::from_secs(30);

fn options(limited: bool) -> CallOptions {
    CallOptions {
        patience: PATIENCE,
        limited,
        seed: 1,
    }
}

fn failed() -> ApiError {
    ApiError::new(ErrorCode::InternalFailure, "")
}

fn not_sent() -> ApiError {
    ApiError::new(ErrorCode::ServiceUnavailable, "").with_effect(Effect::NotSent)
}

/// Fails with these, and counts what it is asked.
struct Failing(Mutex<(VecDeque<ApiError>, u32)>);

impl Failing {
    fn with(errors: impl IntoIterator<Item = ApiError>) -> Arc<Self> {
        Arc::new(Self(Mutex::new((errors.into_iter().collect(), 0))))
    }

    fn answer(&self) -> Result<(), ApiError> {
        let mut state = self.0.lock().unwrap();
        state.1 += 1;
        state.0.pop_front().map_or(Ok(()), Err)
    }

    fn asked(&self) -> u32 {
        self.0.lock().unwrap().1
    }
}

#[async_trait]
impl EmrApi for Failing {
    async fn run_job_flow(&self, _: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        self.answer().map(|()| RunJobFlowOutput::default())
    }

    async fn list_clusters(&self, _: ListClustersInput) -> Result<ListClustersOutput, ApiError> {
        self.answer().map(|()| ListClustersOutput::default())
    }
}

#[tokio::test(start_paused = true)]
async fn what_certainly_was_not_done_is_repeated_whatever_it_is() {
    let service = Failing::with([throttled(), not_sent(), throttled()]);
    let calls = Calls::around(service.clone(), options(false));
    calls
        .run_job_flow(RunJobFlowInput::default())
        .await
        .unwrap();
    assert_eq!(service.asked(), 4);
}

#[tokio::test(start_paused = true)]
async fn what_may_have_been_done_is_repeated_only_if_it_adds_nothing() {
    let service = Failing::with([failed()]);
    let calls = Calls::around(service.clone(), options(false));
    let launch = calls.run_job_flow(RunJobFlowInput::default()).await;
    assert_eq!(launch.unwrap_err().effect(), Effect::Unknown);
    assert_eq!(service.asked(), 1);

    let service = Failing::with([failed(), failed(), not_sent()]);
    let calls = Calls::around(service.clone(), options(false));
    calls
        .list_clusters(ListClustersInput::default())
        .await
        .unwrap();
    assert_eq!(service.asked(), 4);
}

#[tokio::test(start_paused = true)]
async fn what_was_refused_is_not_repeated() {
    let service = Failing::with([ApiError::validation("no"), ApiError::not_implemented("it")]);
    let calls = Calls::around(service.clone(), options(false));
    for code in [ErrorCode::ValidationException, ErrorCode::NotImplemented] {
        let refused = calls.list_clusters(ListClustersInput::default()).await;
        assert_eq!(*refused.unwrap_err().code(), code);
    }
    assert_eq!(service.asked(), 2);
}

#[tokio::test(start_paused = true)]
async fn patience_ends() {
    let service = Failing::with((0..1_000).map(|_| failed()));
    let calls = Calls::around(service.clone(), options(false));
    let began = Instant::now();
    let error = calls.list_clusters(ListClustersInput::default()).await;
    assert_eq!(*error.unwrap_err().code(), ErrorCode::InternalFailure);
    assert!(began.elapsed() > PATIENCE / 2 && began.elapsed() <= PATIENCE);
    // The waits grow: a service that is down is not asked all the time.
    assert!((8..60).contains(&service.asked()), "{}", service.asked());
}

/// A service that counts as EMR does and has nothing.
#[derive(Default)]
struct Counting(Published);

impl Counting {
    async fn arrive(&self, operation: &'static str) -> Result<(), ApiError> {
        self.0.arrive(operation).await
    }
}

#[async_trait]
impl EmrApi for Counting {
    async fn run_job_flow(&self, _: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        self.arrive("RunJobFlow").await?;
        Ok(RunJobFlowOutput::default())
    }

    async fn list_clusters(&self, _: ListClustersInput) -> Result<ListClustersOutput, ApiError> {
        self.arrive("ListClusters").await?;
        Ok(ListClustersOutput::default())
    }

    async fn list_steps(&self, _: ListStepsInput) -> Result<ListStepsOutput, ApiError> {
        self.arrive("ListSteps").await?;
        Ok(ListStepsOutput::default())
    }

    async fn describe_cluster(
        &self,
        _: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        self.arrive("DescribeCluster").await?;
        Ok(DescribeClusterOutput::default())
    }
}

/// Asks as fast as it gets answers, until a moment.
async fn insist(calls: Arc<Intercepted<Calls>>, operation: u32, until: Instant) -> u32 {
    let mut answered = 0;
    while Instant::now() < until {
        let answer = match operation {
            0 => calls
                .run_job_flow(RunJobFlowInput::default())
                .await
                .map(drop),
            1 => calls
                .list_clusters(ListClustersInput::default())
                .await
                .map(drop),
            2 => calls.list_steps(ListStepsInput::default()).await.map(drop),
            _ => calls
                .describe_cluster(DescribeClusterInput::default())
                .await
                .map(drop),
        };
        answer.unwrap();
        answered += 1;
    }
    answered
}

#[tokio::test(start_paused = true)]
async fn however_many_ask_nothing_is_refused_and_nothing_is_wasted() {
    const SECONDS: u32 = 5_000;
    let service = Arc::new(Counting::default());
    let calls = Arc::new(Calls::around(service.clone(), options(true)));
    let until = Instant::now() + Duration::from_secs(SECONDS.into());
    let asking = (0..20).map(|number| {
        let calls = calls.clone();
        tokio::spawn(insist(calls, number % 4, until))
    });
    let mut answered = [0; 4];
    for (number, task) in asking.collect::<Vec<_>>().into_iter().enumerate() {
        answered[number % 4] += task.await.unwrap();
    }
    assert_eq!(service.0.refused(), 0);
    let refills = [0.5, 0.5, 0.5, 1.0].map(|refill| refill * f64::from(SECONDS));
    for (answered, refilled) in answered.into_iter().zip(refills) {
        let share = f64::from(answered) / refilled;
        assert!((0.98..1.05).contains(&share), "{answered} of {refilled}");
    }
}

#[tokio::test(start_paused = true)]
async fn who_shares_the_account_with_others_backs_off_and_goes_on() {
    let service = Arc::new(Counting::default());
    // Somebody else has taken everything.
    for _ in 0..10 {
        service.arrive("RunJobFlow").await.unwrap();
    }
    let calls = Calls::around(service.clone(), options(true));
    for _ in 0..5 {
        calls
            .run_job_flow(RunJobFlowInput::default())
            .await
            .unwrap();
    }
    let refused = service.0.refused();
    assert!((1..=5).contains(&refused), "{refused}");
}

#[tokio::test(start_paused = true)]
async fn one_that_gives_up_waiting_costs_nothing_and_stops_nobody() {
    let service = Arc::new(Counting::default());
    let calls = Arc::new(Calls::around(service.clone(), options(true)));
    for _ in 0..9 {
        calls.list_steps(ListStepsInput::default()).await.unwrap();
    }
    for _ in 0..50 {
        let waiting = calls.list_steps(ListStepsInput::default());
        let given_up = tokio::time::timeout(Duration::from_millis(10), waiting).await;
        assert!(given_up.is_err());
    }
    let began = Instant::now();
    calls.list_steps(ListStepsInput::default()).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(3));
}

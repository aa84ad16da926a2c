// SPDX-License-Identifier: Apache-2.0
//! Runs that are carried out, all at once, on an endpoint that takes what EMR takes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use emrys_client::{Client, Endpoint};
use emrys_protocol::types::{
    HadoopJarStepConfig, JobFlowInstancesConfig, RunJobFlowInput, StepConfig,
};
use emrys_protocol::{Intercepted, Remote};
use emrys_runner::calls::{CallOptions, Calls};
use emrys_runner::events::Event;
use emrys_runner::flow::DocumentFlow;
use emrys_runner::journal::Runs;
use emrys_runner::outcome::Outcome;
use emrys_runner::references::Values;
use emrys_runner::run::{Clock, NewRun, Options, RunError, Runner, Surroundings, Wish};
use emrys_runner::watch::{WatchOptions, Watcher};
use emrys_synth::lower::plan::{Plan, PlannedStep};
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::counted::Counted;
use crate::memory;

/// How often it is told how it goes.
const TOLD: Duration = Duration::from_secs(60);

/// The figures of so many runs.
pub(crate) fn measure(url: &str, folder: &Path, number: usize) -> Result<Value> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(carry_out(url, folder, number))
}

/// A job flow with one step that does nothing.
fn plan(number: usize) -> Plan {
    let step = StepConfig {
        name: Some("nothing".to_owned()),
        hadoop_jar_step: Some(HadoopJarStepConfig {
            jar: Some("command-runner.jar".to_owned()),
            args: Some(vec!["true".to_owned()]),
            ..HadoopJarStepConfig::default()
        }),
        ..StepConfig::default()
    };
    Plan {
        request: RunJobFlowInput {
            name: Some(format!("bench {number}")),
            release_label: Some("emr-7.5.0".to_owned()),
            instances: Some(JobFlowInstancesConfig {
                master_instance_type: Some("m5.xlarge".to_owned()),
                instance_count: Some(1),
                ..JobFlowInstancesConfig::default()
            }),
            job_flow_role: Some("EMR_EC2_DefaultRole".to_owned()),
            service_role: Some("EMR_DefaultRole".to_owned()),
            ..RunJobFlowInput::default()
        },
        steps: vec![PlannedStep::new(step)],
        ..Plan::default()
    }
}

async fn run(runner: Runner, number: usize) -> Result<Outcome, RunError> {
    let (_keep, wish) = watch::channel(Wish::GoOn);
    let observer = |_: Event| {};
    let surroundings = Surroundings {
        flow: &DocumentFlow,
        values: Values::default(),
        wish,
        observer: &observer,
    };
    let new = NewRun {
        job_flow: format!("bench-{number}"),
        plan: plan(number),
        ..NewRun::default()
    };
    runner.start(new, surroundings).await
}

async fn carry_out(url: &str, folder: &Path, number: usize) -> Result<Value> {
    let before = memory::held()?;
    let counted = Counted::default();
    let client = Client::without_retries(&Endpoint::engine(url))?;
    let emr = Intercepted::new(Arc::new(Remote::new(client)), counted.clone());
    let calls = CallOptions {
        patience: Duration::from_secs(120),
        limited: true,
        seed: 1,
    };
    let api = Arc::new(Calls::around(Arc::new(emr), calls));
    let watching = WatchOptions {
        poll: Duration::from_secs(5),
        limited: true,
    };
    let watcher = Watcher::start(api.clone(), watching);
    let options = Options {
        settle: Duration::from_secs(3),
        consistent: true,
        clock: Clock::default(),
    };
    let runner = Runner::new(api, watcher.clone(), Runs::open(folder)?, options);
    let began = Instant::now();
    let mut runs = JoinSet::new();
    for number in 0..number {
        runs.spawn(run(runner.clone(), number));
    }
    let mut verdicts: BTreeMap<String, u32> = BTreeMap::new();
    let (mut latencies, mut held, mut stalest) = (Vec::new(), Vec::new(), Vec::new());
    let mut telling = tokio::time::interval(TOLD);
    while !runs.is_empty() {
        tokio::select! {
            Some(ended) = runs.join_next() => {
                let verdict = match ended? {
                    Ok(outcome) => format!("{:?}", outcome.verdict),
                    Err(error) => error.to_string(),
                };
                *verdicts.entry(verdict).or_default() += 1;
                latencies.push(began.elapsed().as_secs_f64());
            }
            _ = telling.tick() => {
                let staleness = watcher.staleness();
                held.push(memory::held()?);
                stalest.push(staleness.clusters.as_secs_f64().max(staleness.steps.as_secs_f64()));
                let (seconds, ended) = (began.elapsed().as_secs(), latencies.len());
                eprintln!("{seconds} s: {ended} of {number} have ended; {staleness:?}");
            }
        }
    }
    let counts = counted.counts();
    let requests: u32 = counts.asked.values().sum();
    let runs = u32::try_from(number).context("too many runs")?;
    Ok(json!({
        "runs": number,
        "verdicts": verdicts,
        "seconds": began.elapsed().as_secs_f64(),
        "memory_before_mb": before,
        "memory_mb": held,
        "peak_memory_mb": memory::peak()?,
        "requests": counts.asked,
        "requests_per_run": f64::from(requests) / f64::from(runs),
        "refused": counts.throttled,
        "failed": counts.failed,
        "stalest_s": stalest,
        "ended_at_s": latencies,
    }))
}

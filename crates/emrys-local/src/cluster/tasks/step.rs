// SPDX-License-Identifier: Apache-2.0
//! One step: its process is started at most once, watched, signalled, and its end reported.

use std::sync::Arc;

use emrys_model::ids::StepId;
use emrys_model::lifecycle::step::StepState;
use emrys_process::{Ending, Found, Running};
use emrys_protocol::types::StepConfig;
use tokio::sync::mpsc;

use super::process::{ProcessError, Work};
use super::{Signal, Site, Software, SoftwareReady, ready};
use crate::cluster::actor::Report;
use crate::cluster::draft::StepOutcome;
use crate::hadoop::plan_step;

/// Runs the step to its end, whatever an earlier engine has already done of it.
pub(crate) async fn run_step(
    site: Site,
    step: StepId,
    software: SoftwareReady,
    signals: mpsc::UnboundedReceiver<Signal>,
) {
    let work = Work::new(site.clone(), site.cluster.step_folder(&step));
    let ended = run(&work, &step, software, signals).await;
    let outcome = match work.conclude(&ended).await {
        Ok(()) => StepOutcome::Succeeded,
        Err(failure) => StepOutcome::Failed(failure),
    };
    site.cluster.report(Report::StepEnded(step, outcome)).await;
}

async fn run(
    work: &Work,
    step: &StepId,
    mut software: SoftwareReady,
    mut signals: mpsc::UnboundedReceiver<Signal>,
) -> Result<Ending, ProcessError> {
    let (running, signal) = match work.found().await? {
        Found::Ended(ending) => return Ok(ending),
        Found::Running(running) => {
            work.log("the engine was restarted; the step's process goes on");
            (running, None)
        }
        Found::NotStarted => {
            let signal = tokio::select! {
                software = ready(&mut software) => match to_be_run(work, step) {
                    Some(config) => {
                        let running = start(work, step, config, software).await?;
                        return watch(work, &running, signals, None).await;
                    }
                    None => None,
                },
                Some(signal) = signals.recv() => Some(signal),
            };
            // An engine that was killed may have started a supervisor that has not come to its claim yet.
            match work.renounce().await? {
                Found::NotStarted => return Err(ProcessError::Cancelled),
                Found::Ended(ending) => return Ok(ending),
                Found::Running(running) => (running, signal),
            }
        }
    };
    watch(work, &running, signals, signal).await
}

/// Only a step that is to run is started; a cancelled one was at most to be found and ended.
fn to_be_run(work: &Work, step: &StepId) -> Option<StepConfig> {
    let snapshot = work.site.cluster.snapshot();
    let record = snapshot.step(step);
    let record = record.filter(|record| record.state == StepState::Running)?;
    Some(record.config.clone())
}

async fn start(
    work: &Work,
    step: &StepId,
    config: StepConfig,
    software: Arc<Software>,
) -> Result<Running, ProcessError> {
    let title = format!(
        "step {step} `{}`",
        config.name.as_deref().unwrap_or_default()
    );
    let jar = config.hadoop_jar_step.unwrap_or_default();
    let plan = move |environment: &_, folder: &_| plan_step(&jar, environment, folder);
    work.start(&title, software, plan).await
}

async fn watch(
    work: &Work,
    running: &Running,
    mut signals: mpsc::UnboundedReceiver<Signal>,
    mut first: Option<Signal>,
) -> Result<Ending, ProcessError> {
    let failed = |error: emrys_process::FolderError| ProcessError::Prepare(error.to_string());
    let wait = running.wait();
    tokio::pin!(wait);
    loop {
        let signal = match first.take() {
            Some(signal) => signal,
            None => tokio::select! {
                ending = &mut wait => return ending.map_err(failed),
                Some(signal) = signals.recv() => signal,
            },
        };
        // A process that has just ended needs no signal; the wait says how it ended.
        let sent = match signal {
            Signal::Interrupt => {
                work.log("SIGTERM is sent to the step's processes");
                running.interrupt().await
            }
            Signal::Kill => {
                work.log("SIGKILL is sent to the step's processes");
                running.kill().await
            }
        };
        if let Err(error) = sent {
            work.log(&format!("the signal was not sent: {error}"));
        }
    }
}

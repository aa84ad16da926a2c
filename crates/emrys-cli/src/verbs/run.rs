// SPDX-License-Identifier: Apache-2.0
//! `emrys run`: runs a job flow and ends with its outcome.

use std::time::Duration;

use emrys_protocol::ErrorCode;
use emrys_runner::lower::plan::Plan;
use emrys_runner::outcome::{Outcome, Verdict};
use emrys_runner::run::{self, Options, RunError, Wish};
use serde::Serialize;
use tokio::sync::watch;

use crate::arguments::{Common, Destination, Subject};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::python::Packing;
use crate::target::{Start, Target};
use crate::watch_run::{self, Display};
use crate::{results, uploads};

/// How long an engine that does not answer is given to come back.
const PATIENCE: Duration = Duration::from_secs(60);

/// Arguments of `emrys run`.
#[derive(Debug, clap::Args)]
pub(crate) struct Run {
    #[command(flatten)]
    subject: Subject,
    /// Leave the cluster running when the steps are done
    #[arg(long)]
    keep: bool,
    /// Launch, print the cluster's id, and do not follow
    #[arg(long)]
    detach: bool,
    /// Exit with 0 although steps have failed that let the job flow continue
    #[arg(long)]
    allow_failed_steps: bool,
    #[command(flatten)]
    destination: Destination,
}

/// The outcome as `--json` shows it.
#[derive(Serialize)]
struct Shown<'a> {
    job_flow: &'a str,
    target: &'a str,
    #[serde(flatten)]
    outcome: &'a Outcome,
    outputs: Vec<results::Output>,
    exit_code: u8,
}

impl Run {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let format = common.format();
        let chosen = self.subject.choose(format)?;
        let place = self.destination.place().await?;
        let plan = chosen.plan(common, &place, Packing::Now).await?;
        let target = Target::at(common, place, Start::Always).await?;
        target.announce().await?;
        uploads::prepare(&target, &plan).await?;
        if self.detach {
            return self.detached(&target, &plan, format).await;
        }
        let (outcome, display) = self.follow(common, &target, &plan, format).await?;
        display.finish().await;
        let code = self.exit_code(outcome.verdict);
        let outputs = match outcome.verdict {
            Verdict::Completed | Verdict::CompletedWithErrors => {
                results::find(&target, &plan.outputs).await?
            }
            Verdict::StepFailed
            | Verdict::ClusterFailed
            | Verdict::TimedOut
            | Verdict::Interrupted => Vec::new(),
        };
        match format {
            Format::Json => output::json(&Shown {
                job_flow: chosen.name(),
                target: &target.url,
                outcome: &outcome,
                outputs,
                exit_code: code as u8,
            })?,
            Format::Human => {
                results::write(&outputs)?;
                watch_run::summary(chosen.name(), &outcome);
                if outcome.verdict == Verdict::ClusterFailed {
                    watch_run::explain_cluster(&target, &outcome.cluster_id).await;
                }
            }
        }
        Ok(code)
    }

    async fn detached(&self, target: &Target, plan: &Plan, format: Format) -> VerbResult {
        if plan.needs_runner() {
            return Err(Failure::new(
                ExitCode::Usage,
                "a job flow whose steps have `retry` or `timeout` has to be followed",
            )
            .hint("run it without --detach, or remove them"));
        }
        let launched = run::launch(target.emr.as_ref(), plan, self.keep).await;
        let cluster_id = launched.map_err(refused)?;
        match format {
            Format::Json => output::json(&serde_json::json!({ "cluster_id": cluster_id }))?,
            Format::Human => output::data(&cluster_id)?,
        }
        output::hint(format_args!("follow it with `emrys show {cluster_id}`"));
        Ok(ExitCode::Success)
    }

    async fn follow(
        &self,
        common: &Common,
        target: &Target,
        plan: &Plan,
        format: Format,
    ) -> Result<(Outcome, Display), Failure> {
        let display = Display::new(target.engine.clone(), format);
        let observer = display.observer();
        let (wish, wishes) = watch::channel(Wish::GoOn);
        let options = Options {
            keep: self.keep,
            poll: target.poll(),
            patience: PATIENCE,
        };
        let followed = run::run(target.emr.as_ref(), plan, options, wishes, &observer);
        tokio::pin!(followed);
        let kept = target.keep(common);
        tokio::pin!(kept);
        let mut interrupts = 0;
        loop {
            tokio::select! {
                outcome = &mut followed => {
                    return outcome.map(|outcome| (outcome, display)).map_err(refused);
                }
                never = &mut kept => match never {},
                Ok(()) = tokio::signal::ctrl_c() => {
                    interrupts += 1;
                    if interrupts > 1 {
                        return Err(left_alone(display.cluster_id()));
                    }
                    output::say("interrupted: the run's steps are cancelled; Ctrl-C again to stop waiting");
                    wish.send_replace(Wish::Cancel);
                }
            }
        }
    }

    fn exit_code(&self, verdict: Verdict) -> ExitCode {
        match verdict {
            Verdict::Completed => ExitCode::Success,
            Verdict::CompletedWithErrors if self.allow_failed_steps => ExitCode::Success,
            Verdict::CompletedWithErrors | Verdict::StepFailed => ExitCode::StepFailed,
            Verdict::ClusterFailed => ExitCode::ClusterFailed,
            Verdict::TimedOut => ExitCode::TimedOut,
            Verdict::Interrupted => ExitCode::Interrupted,
        }
    }
}

fn refused(error: RunError) -> Failure {
    let failure = Failure::new(ExitCode::Refused, &error);
    match error {
        // The request may have arrived although its answer did not.
        RunError::Launch(error) if *error.code() == ErrorCode::ServiceUnavailable => {
            failure.hint("it may have been launched: look with `emrys ps`")
        }
        RunError::Launch(_) => failure,
        RunError::Follow { cluster_id, .. } => failure.hint(format_args!(
            "the cluster goes on; look at it with `emrys show {cluster_id}`"
        )),
    }
}

fn left_alone(cluster_id: Option<String>) -> Failure {
    let failure = Failure::new(
        ExitCode::Interrupted,
        "stopped waiting; what was requested stands",
    );
    match cluster_id {
        Some(cluster_id) => failure.hint(format_args!("look at it with `emrys show {cluster_id}`")),
        None => failure.hint("look for its cluster with `emrys ps`"),
    }
}

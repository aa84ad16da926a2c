// SPDX-License-Identifier: Apache-2.0
//! `emrys run`: runs a job flow and ends with its outcome.

use std::sync::Arc;

use emrys_runner::flow::DocumentFlow;
use emrys_runner::journal::{self, RunsError};
use emrys_runner::lower::plan::Plan;
use emrys_runner::outcome::{Outcome, Verdict};
use emrys_runner::references::Values;
use emrys_runner::run::{NewRun, RunError, Surroundings, Wish};
use serde::Serialize;
use tokio::sync::watch;

use crate::arguments::{Common, Destination, Subject};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::python::Packing;
use crate::target::{Start, Target};
use crate::watch_run::{self, Display};
use crate::{results, runner, uploads};

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
        let target = Arc::new(Target::at(common, place, Start::Always).await?);
        target.announce().await?;
        uploads::prepare(&target, &plan).await?;
        if self.detach {
            return self
                .detached(common, &target, chosen.name(), plan, format)
                .await;
        }
        let outputs = plan.outputs.clone();
        let (outcome, display) = self
            .follow(common, &target, chosen.name(), plan, format)
            .await?;
        display.finish().await;
        let code = self.exit_code(outcome.verdict);
        let outputs = match outcome.verdict {
            Verdict::Completed | Verdict::CompletedWithErrors => {
                results::find(&target, &outputs).await?
            }
            Verdict::Recovered
            | Verdict::StepFailed
            | Verdict::ClusterFailed
            | Verdict::TimedOut
            | Verdict::Refused
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
                if let (Verdict::ClusterFailed, Some(id)) = (outcome.verdict, &outcome.cluster_id) {
                    watch_run::explain_cluster(&target, id).await;
                }
            }
        }
        Ok(code)
    }

    fn new_run(&self, target: &Target, job_flow: &str, plan: Plan) -> NewRun {
        NewRun {
            job_flow: job_flow.to_owned(),
            plan,
            target: journal::Target {
                name: self.destination.on.on.clone(),
                profile: self.destination.on.profile.clone(),
                url: target.url.clone(),
                region: target.region().to_owned(),
                account: None,
            },
            keep: self.keep,
            ..NewRun::default()
        }
    }

    async fn detached(
        &self,
        common: &Common,
        target: &Target,
        job_flow: &str,
        plan: Plan,
        format: Format,
    ) -> VerbResult {
        if plan.needs_runner() {
            return Err(Failure::new(
                ExitCode::Usage,
                "a job flow with `retry`, `timeout` or a flow of its own has to be followed",
            )
            .hint("run it without --detach, or remove them"));
        }
        let new = self.new_run(target, job_flow, plan);
        let surroundings = Surroundings {
            flow: &DocumentFlow,
            values: Values::default(),
            wish: watch::channel(Wish::GoOn).1,
            observer: &|_| {},
        };
        let runner = runner::on(target, common)?;
        let run = runner.launch(new, surroundings).await.map_err(refused)?;
        let Some(cluster_id) = run.cluster_id() else {
            let failure = run.failure.map(|failure| failure.message);
            return Err(Failure::new(ExitCode::Refused, failure.unwrap_or_default()));
        };
        match format {
            Format::Json => output::json(&serde_json::json!({
                "run_id": run.id,
                "cluster_id": cluster_id,
            }))?,
            Format::Human => output::data(cluster_id)?,
        }
        output::hint(format_args!("follow it with `emrys show {cluster_id}`"));
        Ok(ExitCode::Success)
    }

    async fn follow(
        &self,
        common: &Common,
        target: &Arc<Target>,
        job_flow: &str,
        plan: Plan,
        format: Format,
    ) -> Result<(Outcome, Display), Failure> {
        let display = Display::new(target, format);
        let observer = display.observer();
        let (wish, wishes) = watch::channel(Wish::GoOn);
        let surroundings = Surroundings {
            flow: &DocumentFlow,
            values: Values::default(),
            wish: wishes,
            observer: &observer,
        };
        let runner = runner::on(target, common)?;
        let followed = runner.start(self.new_run(target, job_flow, plan), surroundings);
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
            Verdict::CompletedWithErrors | Verdict::Recovered if self.allow_failed_steps => {
                ExitCode::Success
            }
            Verdict::CompletedWithErrors | Verdict::Recovered | Verdict::StepFailed => {
                ExitCode::StepFailed
            }
            Verdict::ClusterFailed => ExitCode::ClusterFailed,
            Verdict::TimedOut => ExitCode::TimedOut,
            Verdict::Refused => ExitCode::Refused,
            Verdict::Interrupted => ExitCode::Interrupted,
        }
    }
}

fn refused(error: RunError) -> Failure {
    match error {
        RunError::Follow { ref cluster_id, .. } => {
            let failure = Failure::new(ExitCode::Refused, &error);
            match cluster_id {
                Some(id) => failure.hint(format_args!(
                    "the cluster goes on; look at it with `emrys show {id}`"
                )),
                None => failure,
            }
        }
        RunError::Doubt { .. } => Failure::new(ExitCode::Refused, error)
            .hint("look with `emrys ps -a` whether it has arrived"),
        RunError::Journal(RunsError::Held { .. }) => Failure::new(ExitCode::Locked, error),
        RunError::Journal(_) | RunError::Disagreement { .. } => {
            Failure::new(ExitCode::Unexpected, error)
        }
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

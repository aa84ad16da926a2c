// SPDX-License-Identifier: Apache-2.0
//! Carrying out runs on a target: with a display, an engine that is started again when it dies, and Ctrl-C.

use std::future::Future;
use std::sync::Arc;

use emrys_model::ids::RunId;
use emrys_runner::flow::DocumentFlow;
use emrys_runner::journal::{self, RunRecord, RunsError};
use emrys_runner::outcome::{Outcome, Verdict};
use emrys_runner::references::Values;
use emrys_runner::run::{Answer, NewRun, RunError, Runner, Surroundings, Wish};
use emrys_synth::lower::plan::Plan;
use serde::Serialize;
use tokio::sync::watch;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::place::Place;
use crate::project::Chosen;
use crate::target::{Start, Target};
use crate::watch_run::{self, Display};
use crate::{references, results, runner};

/// A target and the runner on it.
pub(crate) struct Session<'a> {
    common: &'a Common,
    pub(crate) target: Arc<Target>,
    /// The target as the journal has it.
    pub(crate) journaled: journal::Target,
    pub(crate) runner: Runner,
}

/// What is to be carried out.
pub(crate) enum Work {
    /// A run, with the values of its references.
    New(Box<NewRun>, Values),
    Resume(RunId, Option<Answer>),
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

impl<'a> Session<'a> {
    /// Connects to the target at a place that `--on` names so, and says which it is.
    pub(crate) async fn open(common: &'a Common, on: &On, place: Place) -> Result<Self, Failure> {
        let target = Arc::new(Target::at(common, place, Start::Always).await?);
        let account = target.announce().await?;
        let journaled = journal::Target {
            name: on.on.clone(),
            url: target.url.clone(),
            profile: on.profile.clone(),
            region: target.region().to_owned(),
            account,
        };
        let runner = runner::on(&target, common)?;
        Ok(Self {
            common,
            target,
            journaled,
            runner,
        })
    }

    /// Connects to the target of a run, if the arguments name it.
    ///
    /// That a run is on AWS is in the journal, but nothing is ever sent there unless somebody says so.
    pub(crate) async fn of(
        common: &'a Common,
        on: &On,
        place: Place,
        run: &RunRecord,
    ) -> Result<Self, Failure> {
        let (id, target) = (&run.id, &run.target);
        let usage = |message: String| {
            let region = format_args!("`--on {} --region {}`", target.name, target.region);
            match target.name.as_str() {
                "local" => Failure::new(ExitCode::Usage, message).hint("leave out --on"),
                _ => Failure::new(ExitCode::Usage, message).hint(format_args!("say {region}")),
            }
        };
        if on.on != target.name || place.region() != target.region {
            let message = format!("run {id} runs on {} in {}", target.name, target.region);
            return Err(usage(message));
        }
        let session = Self::open(common, on, place).await?;
        let account = &session.journaled.account;
        if *account != target.account {
            let theirs = target.account.as_deref().unwrap_or_default();
            return Err(usage(format!("run {id} runs in the account {theirs}")));
        }
        Ok(session)
    }

    /// A new run of a plan.
    pub(crate) fn new_run(&self, chosen: &Chosen, plan: Plan, keep: bool) -> NewRun {
        NewRun {
            job_flow: chosen.name().to_owned(),
            plan,
            target: self.journaled.clone(),
            keep,
            origin: Some(chosen.origin().clone()),
            ..NewRun::default()
        }
    }

    /// Carries a run out to its end, shows it, and ends with its outcome.
    pub(crate) async fn carry_out(
        &self,
        work: Work,
        first: Wish,
        allow_failed_steps: bool,
    ) -> VerbResult {
        let format = self.common.format();
        let display = Display::new(&self.target, format);
        let outcome = self.follow(work, first, &display).await?;
        display.finish().await;
        let (run, plan) = self.runner.runs().find(&outcome.run_id)?;
        let code = exit_code(outcome.verdict, allow_failed_steps);
        let outputs = match outcome.verdict {
            Verdict::Completed | Verdict::CompletedWithErrors | Verdict::Recovered => {
                results::find(&self.target, &plan.outputs).await?
            }
            Verdict::StepFailed
            | Verdict::ClusterFailed
            | Verdict::TimedOut
            | Verdict::Refused
            | Verdict::Locked
            | Verdict::Interrupted => Vec::new(),
        };
        match format {
            Format::Json => output::json(&Shown {
                job_flow: &run.job_flow,
                target: &self.target.url,
                outcome: &outcome,
                outputs,
                exit_code: code as u8,
            })?,
            Format::Human => {
                results::write(&outputs)?;
                watch_run::summary(&run.job_flow, &outcome);
                watch_run::tell_of_cluster(&outcome, &super::target_arguments(&run.target));
                if let (Verdict::ClusterFailed, Some(id)) = (outcome.verdict, &outcome.cluster_id) {
                    watch_run::explain_cluster(&self.target, id).await;
                }
            }
        }
        Ok(code)
    }

    async fn follow(&self, work: Work, first: Wish, display: &Display) -> Result<Outcome, Failure> {
        let observer = display.observer();
        let (wish, wishes) = watch::channel(first);
        let values = match &work {
            Work::New(_, values) => values.clone(),
            Work::Resume(id, _) => {
                let (run, plan) = self.runner.runs().find(id)?;
                references::for_run(&self.target, &run, &plan).await?
            }
        };
        let surroundings = Surroundings {
            flow: &DocumentFlow,
            values,
            wish: wishes,
            observer: &observer,
        };
        let carried = async {
            let outcome = match work {
                Work::New(new, _) => self.runner.start(*new, surroundings).await,
                Work::Resume(id, answer) => self.runner.resume(&id, answer, surroundings).await,
            };
            outcome.map_err(|error| refused(&error))
        };
        self.interruptible(carried, || display.run_id().map(|id| id.to_string()), &wish)
            .await
    }

    /// Does something while the engine is kept alive and Ctrl-C is listened to: the first one cancels, the second one stops
    /// waiting and says what `emrys resume` takes.
    pub(crate) async fn interruptible<T>(
        &self,
        work: impl Future<Output = Result<T, Failure>>,
        what: impl Fn() -> Option<String>,
        wish: &watch::Sender<Wish>,
    ) -> Result<T, Failure> {
        tokio::pin!(work);
        let kept = self.target.keep(self.common);
        tokio::pin!(kept);
        let mut interrupted = false;
        loop {
            tokio::select! {
                done = &mut work => return done,
                never = &mut kept => match never {},
                Ok(()) = tokio::signal::ctrl_c() => {
                    if interrupted {
                        return Err(left_alone(what()));
                    }
                    interrupted = true;
                    output::say("interrupted: the run's steps are cancelled; Ctrl-C again to stop waiting");
                    wish.send_replace(Wish::Cancel);
                }
            }
        }
    }
}

/// The exit code of an outcome.
pub(crate) fn exit_code(verdict: Verdict, allow_failed_steps: bool) -> ExitCode {
    match verdict {
        Verdict::Completed => ExitCode::Success,
        Verdict::CompletedWithErrors | Verdict::Recovered if allow_failed_steps => {
            ExitCode::Success
        }
        Verdict::CompletedWithErrors | Verdict::Recovered | Verdict::StepFailed => {
            ExitCode::StepFailed
        }
        Verdict::ClusterFailed => ExitCode::ClusterFailed,
        Verdict::TimedOut => ExitCode::TimedOut,
        Verdict::Refused => ExitCode::Refused,
        Verdict::Locked => ExitCode::Locked,
        Verdict::Interrupted => ExitCode::Interrupted,
    }
}

/// Why a run does not go on, and what can be done about it.
pub(crate) fn refused(error: &RunError) -> Failure {
    let code = match error {
        RunError::Journal(RunsError::Held { .. }) => ExitCode::Locked,
        RunError::Follow { .. } | RunError::Doubt { .. } => ExitCode::Refused,
        RunError::Journal(_) | RunError::Disagreement { .. } => ExitCode::Unexpected,
    };
    let failure = Failure::new(code, error);
    match error {
        RunError::Follow { run, .. } => {
            failure.hint(format_args!("what EMR has goes on; `emrys resume {run}` takes it up"))
        }
        RunError::Doubt { run, cluster_id: None, .. } => failure.hint(format_args!(
            "look with `emrys ps -a`, then say `emrys resume {run} --cluster ID` or `--launch-again`"
        )),
        RunError::Doubt { run, cluster_id: Some(id), .. } => failure.hint(format_args!(
            "look with `emrys steps {id}`, then say `emrys resume {run}`, with --send-again if they are not there"
        )),
        RunError::Disagreement { .. } | RunError::Journal(_) => failure,
    }
}

fn left_alone(what: Option<String>) -> Failure {
    let failure = Failure::new(
        ExitCode::Interrupted,
        "stopped waiting; what was requested stands",
    );
    match what {
        Some(what) => failure.hint(format_args!("take it up again with `emrys resume {what}`")),
        None => failure,
    }
}

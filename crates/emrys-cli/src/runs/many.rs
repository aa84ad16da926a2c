// SPDX-License-Identifier: Apache-2.0
//! Several runs at once, in one process: those of a group that are not done.

use std::collections::BTreeMap;

use emrys_model::ids::RunId;
use emrys_model::lifecycle::step::StepState;
use emrys_runner::events::Event;
use emrys_runner::flow::DocumentFlow;
use emrys_runner::journal::RunRecord;
use emrys_runner::run::{NewRun, Surroundings, Wish};
use serde::Serialize;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::references;
use crate::runs::group::{self, Gap, Values};
use crate::runs::session::{self, Session};
use crate::runs::view::{self, Shown};

/// How runs of a group are carried out.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Many {
    /// How many runs of a group are carried out at once [default: 1]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    parallel: Option<u16>,
    /// Begin no further run of a group once one has failed
    #[arg(long)]
    fail_fast: bool,
    /// Exit with 0 although steps have failed that let the job flow continue
    #[arg(long)]
    pub(crate) allow_failed_steps: bool,
}

impl Many {
    /// Makes sure that nothing is wanted of a single run that only several can have.
    pub(crate) fn check_single(&self) -> Result<(), Failure> {
        let option = match (self.parallel, self.fail_fast) {
            (Some(_), _) => "--parallel",
            (None, true) => "--fail-fast",
            (None, false) => return Ok(()),
        };
        let message = format!("{option} is for several runs");
        Err(Failure::new(ExitCode::Usage, message).hint("`emrys run --for-each` makes them"))
    }
}

/// A group that is carried out.
pub(crate) struct Group<'s> {
    pub(crate) session: &'s Session<'s>,
    pub(crate) id: String,
    pub(crate) many: &'s Many,
}

/// The outcome of all as `--json` shows it.
#[derive(Serialize)]
struct ShownGroup<'a> {
    group: &'a str,
    target: &'a str,
    runs: Vec<Shown>,
    exit_code: u8,
}

impl Group<'_> {
    /// Does the gaps among the wanted values, and ends with the gravest outcome. `new` makes the run of a value that is to be
    /// run anew.
    pub(crate) async fn carry_out(
        &self,
        wanted: &[Values],
        new: impl AsyncFn(&Values) -> Result<NewRun, Failure>,
        format: Format,
    ) -> VerbResult {
        let records = self.session.runner.runs().all()?;
        let latest = group::latest(&records, &self.id);
        let gaps = group::gaps(&latest, wanted, self.many.allow_failed_steps);
        let done = gaps
            .iter()
            .filter(|gap| matches!(gap, Gap::None(_)))
            .count();
        output::say(format_args!(
            "group {}: {} runs, of which {done} are done already",
            self.id,
            wanted.len()
        ));
        // Every run is in the journal before the first begins, so that none is forgotten whatever happens.
        let mut waiting = Vec::new();
        for (gap, values) in gaps.into_iter().zip(wanted) {
            match gap {
                Gap::None(_) => {}
                Gap::Resume(id) => waiting.push((id, values.clone())),
                Gap::Run => {
                    let new = NewRun {
                        values: values.clone(),
                        group: Some(self.id.clone()),
                        ..new(values).await?
                    };
                    let queued = self.session.runner.queue(new).await;
                    waiting.push((
                        queued.map_err(|error| session::refused(&error))?,
                        values.clone(),
                    ));
                }
            }
        }
        let (wish, wishes) = watch::channel(Wish::GoOn);
        let carried = async { Ok(self.all(waiting, wishes).await) };
        let resumable = || Some(self.id.clone());
        let code = self
            .session
            .interruptible(carried, resumable, &wish)
            .await?;
        self.conclude(wanted, code, format)
    }

    /// Carries out as many at once as is wanted, and gives the gravest exit code.
    async fn all(&self, waiting: Vec<(RunId, Values)>, wish: watch::Receiver<Wish>) -> ExitCode {
        let mut waiting = waiting.into_iter();
        let mut active = JoinSet::new();
        let mut gravest = ExitCode::Success;
        loop {
            let stopped = *wish.borrow() == Wish::Cancel
                || (self.many.fail_fast && gravest != ExitCode::Success);
            while !stopped && active.len() < usize::from(self.many.parallel.unwrap_or(1)) {
                let Some((id, values)) = waiting.next() else {
                    break;
                };
                active.spawn(self.one(id, values, wish.clone()));
            }
            match active.join_next().await {
                None if *wish.borrow() == Wish::Cancel => return ExitCode::Interrupted,
                None => return gravest,
                Some(code) => gravest = graver(gravest, code.unwrap_or(ExitCode::Unexpected)),
            }
        }
    }

    /// Carries out one run, and says how it ended.
    fn one(
        &self,
        id: RunId,
        values: Values,
        wish: watch::Receiver<Wish>,
    ) -> impl Future<Output = ExitCode> + Send + use<> {
        let runner = self.session.runner.clone();
        let target = self.session.target.clone();
        let allow_failed_steps = self.many.allow_failed_steps;
        async move {
            let name = view::assignments(&values);
            let observer = |event| tell(&name, event);
            let values = match runner.runs().find(&id) {
                Ok((run, plan)) => references::for_run(&target, &run, &plan).await,
                Err(error) => Err(error.into()),
            };
            let values = match values {
                Ok(values) => values,
                Err(failure) => {
                    output::say(format_args!("{name}: {}", failure.message));
                    return failure.code;
                }
            };
            let surroundings = Surroundings {
                flow: &DocumentFlow,
                values,
                wish,
                observer: &observer,
            };
            match runner.resume(&id, None, surroundings).await {
                Ok(outcome) => {
                    let words = view::verdict_words(outcome.verdict);
                    let cluster = outcome.cluster_id.as_deref().unwrap_or("no cluster");
                    output::say(format_args!("{name}: {words} ({id}, {cluster})"));
                    session::exit_code(outcome.verdict, allow_failed_steps)
                }
                Err(error) => {
                    let failure = session::refused(&error);
                    output::say(format_args!("{name}: {}", failure.message));
                    failure.code
                }
            }
        }
    }

    fn conclude(&self, wanted: &[Values], code: ExitCode, format: Format) -> VerbResult {
        let runs = self.session.runner.runs();
        let records = runs.all()?;
        let latest: BTreeMap<&Values, &RunRecord> = group::latest(&records, &self.id)
            .into_iter()
            .map(|run| (&run.values, run))
            .collect();
        let latest: Vec<&RunRecord> = wanted
            .iter()
            .filter_map(|values| latest.get(values).copied())
            .collect();
        let shown = latest.iter().map(|run| view::shown(run, None)).collect();
        match format {
            Format::Json => output::json(&ShownGroup {
                group: &self.id,
                target: &self.session.target.url,
                runs: shown,
                exit_code: code as u8,
            })?,
            Format::Human => {
                let gaps = group::gaps(&latest, wanted, self.many.allow_failed_steps);
                let left = gaps
                    .iter()
                    .filter(|gap| !matches!(gap, Gap::None(_)))
                    .count();
                output::say(format_args!(
                    "{} of {} runs are done",
                    wanted.len() - left,
                    wanted.len()
                ));
                if left > 0 {
                    output::hint(format_args!(
                        "`emrys runs --group {0}` shows the gaps, `emrys resume {0}` does them",
                        self.id
                    ));
                }
            }
        }
        Ok(code)
    }
}

/// What is worth telling of one of many runs.
fn tell(name: &str, event: Event) {
    match event {
        Event::Launched { cluster_id } => {
            output::say(format_args!("{name}: cluster {cluster_id} launched"));
        }
        Event::Step {
            name: step,
            id,
            state: StepState::Failed,
            failure,
            ..
        } => {
            let failure = failure.unwrap_or_default();
            output::say(format_args!("{name}: step {id} `{step}` FAILED {failure}"));
        }
        Event::ActivityFailed { failure, .. } => output::say(format_args!("{name}: {failure}")),
        Event::Relaunching { .. } => {
            output::say(format_args!("{name}: another cluster is launched"));
        }
        Event::ClusterLeft { problem } => {
            output::say(format_args!("{name}: the cluster goes on: {problem}"));
        }
        _ => {}
    }
}

/// From the least grave to the gravest: one that somebody has to look into before the others.
const BY_GRAVITY: [ExitCode; 8] = [
    ExitCode::Success,
    ExitCode::StepFailed,
    ExitCode::TimedOut,
    ExitCode::ClusterFailed,
    ExitCode::Interrupted,
    ExitCode::Locked,
    ExitCode::Refused,
    ExitCode::Unexpected,
];

fn graver(one: ExitCode, other: ExitCode) -> ExitCode {
    let gravity = |code| BY_GRAVITY.iter().position(|own| *own == code);
    match gravity(one) >= gravity(other) {
        true => one,
        false => other,
    }
}

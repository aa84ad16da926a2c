// SPDX-License-Identifier: Apache-2.0
//! `emrys run`: runs a job flow or a state machine and ends with its outcome, or one for each of several values.

use std::path::Path;

use emrys_runner::flow::DocumentFlow;
use emrys_runner::references;
use emrys_runner::run::{NewRun, Surroundings, Wish};
use tokio::sync::watch;

use crate::arguments::{Common, Destination, Subject};
use crate::deployments::execution::Function;
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::machines::follow;
use crate::output::{self, Format};
use crate::project::Chosen;
use crate::python::Packing;
use crate::references::fetch;
use crate::runs::for_each::{self, Every, ForEach};
use crate::runs::group::{self, Values};
use crate::runs::many::{Group, Many};
use crate::runs::session::{self, Session, Work};
use crate::{security_configurations, uploads};

/// Arguments of `emrys run`.
#[derive(Debug, clap::Args)]
pub(crate) struct Run {
    #[command(flatten)]
    subject: Subject,
    /// Leave the cluster running when the steps are done
    #[arg(long)]
    keep: bool,
    /// Launch, print the cluster's id, and do not follow
    #[arg(long, conflicts_with = "for_each")]
    detach: bool,
    /// Run once for each value of a placeholder: dates or numbers FIRST..LAST, or a list A,B,C
    #[arg(long, value_name = "NAME=VALUES")]
    for_each: Vec<ForEach>,
    /// How far apart the dates of a range are
    #[arg(long, value_enum, default_value_t = Every::Day, requires = "for_each")]
    every: Every,
    #[command(flatten)]
    many: Many,
    #[command(flatten)]
    destination: Destination,
    #[command(flatten)]
    machine: follow::Arguments,
}

impl Run {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        if let Some(file) = self.subject.machine() {
            return self.machine(file, common).await;
        }
        if let Some(function) = self.function(common)? {
            return self.execution(function, common).await;
        }
        self.machine.refuse()?;
        if !self.for_each.is_empty() {
            return self.for_each(common).await;
        }
        self.many.check_single()?;
        let chosen = self.subject.choose(common.format())?;
        let place = self.destination.place().await?;
        let plan = chosen.plan_to_launch(common, &place, Packing::Now).await?;
        let waits = plan.first_wave().len() < plan.steps.len();
        if self.detach && (waits || plan.needs_runner()) {
            return Err(Failure::new(
                ExitCode::Usage,
                "a job flow with `retry`, `timeout`, a flow of its own or `${cluster_id}` has to be followed",
            )
            .hint("run it without --detach, or remove them"));
        }
        let session = Session::open(common, &self.destination.on, place).await?;
        let values = fetch(&session.target, &plan, chosen.references()).await?;
        uploads::prepare(&session.target, &plan).await?;
        security_configurations::prepare(&session.target, &plan, &values).await?;
        let new = session.new_run(&chosen, plan, self.keep);
        if self.detach {
            return detached(&session, new, values, common.format()).await;
        }
        let work = Work::New(Box::new(new), values);
        session
            .carry_out(work, Wish::GoOn, self.many.allow_failed_steps)
            .await
    }

    /// The launch function or pipeline that is meant, if one is.
    fn function(&self, common: &Common) -> Result<Option<Function>, Failure> {
        Function::find(self.subject.name(), self.subject.settings(), common)
    }

    /// An execution of a launch function or a pipeline.
    async fn execution(&self, function: Function, common: &Common) -> VerbResult {
        self.refuse_for_machines()?;
        let settings = self.subject.settings();
        let (machine, destination) = (&self.machine, &self.destination);
        function
            .run(machine, settings, destination, self.detach, common)
            .await
    }

    /// Refuses what only job flows have.
    fn refuse_for_machines(&self) -> Result<(), Failure> {
        let of_job_flows = [
            ("--keep", self.keep),
            ("--for-each", !self.for_each.is_empty()),
            ("--job-flow", self.subject.names_job_flow()),
            ("--allow-failed-steps", self.many.allow_failed_steps),
        ];
        if let Some((option, _)) = of_job_flows.into_iter().find(|(_, is_given)| *is_given) {
            let message = format!("{option} is for job flows, and this is a state machine");
            return Err(Failure::new(ExitCode::Usage, message));
        }
        self.many.check_single()
    }

    /// An execution of a state machine.
    async fn machine(&self, file: &Path, common: &Common) -> VerbResult {
        self.refuse_for_machines()?;
        let on = &self.destination.on;
        let settings = self.subject.settings();
        follow::run(file, &self.machine, settings, on, self.detach, common).await
    }

    /// A run for each value, as many at once as is wanted.
    async fn for_each(&self, common: &Common) -> VerbResult {
        let format = common.format();
        let assignments = for_each::assignments(&self.for_each, self.every)
            .map_err(|error| Failure::new(ExitCode::Usage, error))?;
        let first = assignments.first().map(Vec::as_slice).unwrap_or_default();
        let chosen = self.subject.choose_with(first, format)?;
        let place = self.destination.place().await?;
        // What cannot be planned for the first value cannot be for any, and nothing has been sent yet.
        chosen
            .plan_to_launch(common, &place, Packing::Later)
            .await?;
        let session = Session::open(common, &self.destination.on, place.clone()).await?;
        let group = Group {
            session: &session,
            id: self.group(&session, &chosen),
            many: &self.many,
        };
        let new = async |values: &Values| {
            let chosen = chosen.with(values, format)?;
            let plan = chosen.plan_to_launch(common, &place, Packing::Now).await?;
            uploads::prepare(&session.target, &plan).await?;
            Ok(session.new_run(&chosen, plan, self.keep))
        };
        let wanted: Vec<Values> = assignments
            .into_iter()
            .map(|own| own.into_iter().collect())
            .collect();
        group.carry_out(&wanted, new, format).await
    }

    /// The group's id: the same whichever values are wanted this time.
    fn group(&self, session: &Session<'_>, chosen: &Chosen) -> String {
        let origin = chosen.origin();
        let target = &session.journaled;
        let documents = origin.documents.iter();
        let documents = documents.map(|path| path.display().to_string());
        let names: Vec<&str> = self.for_each.iter().map(ForEach::name).collect();
        let set = origin
            .set
            .iter()
            .filter(|(name, _)| !names.contains(&name.as_str()));
        let set = set.map(|(name, value)| format!("{name}={value}"));
        let mut words = vec![
            origin.job_flow.clone(),
            target.name.clone(),
            target.region.clone(),
            target.account.clone().unwrap_or_default(),
            origin.environment.clone().unwrap_or_default(),
        ];
        words.extend(documents);
        words.extend(set);
        words.extend(names.into_iter().map(str::to_owned));
        group::id(words.iter().map(String::as_str))
    }
}

/// Launches, and leaves the run for whoever resumes it.
async fn detached(
    session: &Session<'_>,
    new: NewRun,
    values: references::Values,
    format: Format,
) -> VerbResult {
    let surroundings = Surroundings {
        flow: &DocumentFlow,
        values,
        wish: watch::channel(Wish::GoOn).1,
        observer: &|_| {},
    };
    let launched = session.runner.launch(new, surroundings).await;
    let run = launched.map_err(|error| session::refused(&error))?;
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
    output::hint(format_args!("`emrys resume {}` follows it", run.id));
    Ok(ExitCode::Success)
}

// SPDX-License-Identifier: Apache-2.0
//! `emrys resume`: takes up a run that nobody carries out, or does the gaps of a group.

use emrys_model::ids::{ClusterId, RunId};
use emrys_runner::run::{Answer, Wish};

use crate::arguments::{Common, Destination};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::python::Packing;
use crate::runs::group::{self, Values};
use crate::runs::many::{Group, Many};
use crate::runs::session::{Session, Work};
use crate::{runner, runs, uploads};

/// Arguments of `emrys resume`.
#[derive(Debug, clap::Args)]
pub(crate) struct Resume {
    /// Id of a run, or of a group that --for-each has made
    #[arg(value_name = "RUN|GROUP")]
    id: String,
    /// Where the run could not find out whether its cluster was launched, or got its steps: it was not, it did not
    #[arg(long, visible_alias = "send-again", conflicts_with = "cluster")]
    launch_again: bool,
    /// Where the run could not find out whether its cluster was launched: it is this one
    #[arg(long, value_name = "ID")]
    cluster: Option<ClusterId>,
    #[command(flatten)]
    many: Many,
    #[command(flatten)]
    destination: Destination,
}

impl Resume {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        if group::is_id(&self.id) {
            if self.launch_again || self.cluster.is_some() {
                let message = "--launch-again and --cluster are for a single run";
                return Err(Failure::new(ExitCode::Usage, message));
            }
            return self.group(common).await;
        }
        let id: RunId = self.id.parse().map_err(|error| {
            Failure::new(ExitCode::Usage, error).hint("`emrys runs` lists the runs")
        })?;
        self.many.check_single()?;
        let answer = match (self.launch_again, self.cluster) {
            (true, _) => Some(Answer::SendAgain),
            (false, Some(cluster)) => Some(Answer::Cluster(cluster.to_string())),
            (false, None) => None,
        };
        let journal = runner::journal(common)?;
        let (run, _) = journal.find(&id)?;
        let place = self.destination.place().await?;
        let session = Session::of(common, &self.destination.on, place, &run).await?;
        let work = Work::Resume(id, answer);
        session
            .carry_out(work, Wish::GoOn, self.many.allow_failed_steps)
            .await
    }

    /// Does the gaps among all values that a group has ever had.
    async fn group(&self, common: &Common) -> VerbResult {
        let journal = runner::journal(common)?;
        let records = journal.all()?;
        let latest = group::latest(&records, &self.id);
        let Some(first) = latest.first() else {
            return Err(runs::no_group(&self.id));
        };
        let place = self.destination.place().await?;
        let session = Session::of(common, &self.destination.on, place.clone(), first).await?;
        let group = Group {
            session: &session,
            id: self.id.clone(),
            many: &self.many,
        };
        let wanted: Vec<Values> = latest.iter().map(|run| run.values.clone()).collect();
        let new = async |values: &Values| {
            let run = latest.iter().find(|run| run.values == *values);
            let run = run.ok_or_else(|| runs::no_group(&self.id))?;
            let chosen = runs::document(run, common.format())?;
            let plan = chosen.plan_to_launch(common, &place, Packing::Now).await?;
            uploads::prepare(&session.target, &plan).await?;
            Ok(session.new_run(&chosen, plan, run.keep))
        };
        group.carry_out(&wanted, new, common.format()).await
    }
}

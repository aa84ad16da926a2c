// SPDX-License-Identifier: Apache-2.0
//! `emrys ps`: clusters, and executions of state machines.

use emrys_protocol::states::types::ExecutionListItem;
use emrys_protocol::types::ClusterSummary;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, VerbResult};
use crate::machines::{executions, view};
use crate::output::{self, Format};
use crate::target::{Start, Target};
use crate::{lookup, words};

/// Arguments of `emrys ps`.
#[derive(Debug, clap::Args)]
pub(crate) struct Ps {
    /// Also what has ended
    #[arg(long, short)]
    all: bool,
    #[command(flatten)]
    on: On,
}

impl Ps {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        let clusters = lookup::clusters(target.emr.as_ref(), !self.all).await?;
        // On AWS executions are looked at elsewhere; other endpoints may not have them.
        let executions = match target.engine {
            Some(_) => executions::all(target.states.as_ref(), !self.all).await?,
            None => Vec::new(),
        };
        match common.format() {
            Format::Json => output::json(&clusters)?,
            Format::Human => {
                if clusters.is_empty() {
                    output::say("no clusters");
                } else {
                    let rows = clusters.into_iter().map(row).collect();
                    output::table(&["CLUSTER", "NAME", "STATE", "CREATED", "REASON"], rows)?;
                }
                if !executions.is_empty() {
                    let rows = executions.into_iter().map(execution).collect();
                    output::data("")?;
                    output::table(
                        &["EXECUTION", "MACHINE", "STATUS", "STARTED", "ENDED"],
                        rows,
                    )?;
                }
            }
        }
        Ok(ExitCode::Success)
    }
}

fn execution(execution: ExecutionListItem) -> Vec<String> {
    let arn = execution.execution_arn.unwrap_or_default();
    vec![
        execution.name.unwrap_or_default(),
        view::machine_name(&arn).to_owned(),
        execution
            .status
            .map(|status| status.to_string())
            .unwrap_or_default(),
        words::time(execution.start_date),
        words::time(execution.stop_date),
    ]
}

fn row(cluster: ClusterSummary) -> Vec<String> {
    let status = cluster.status.clone().unwrap_or_default();
    let created = status
        .timeline
        .as_ref()
        .and_then(|timeline| timeline.creation_date_time);
    vec![
        cluster.id.unwrap_or_default(),
        cluster.name.unwrap_or_default(),
        words::cluster_state(Some(&status)).to_owned(),
        words::time(created),
        status
            .state_change_reason
            .and_then(|reason| reason.message)
            .unwrap_or_default(),
    ]
}

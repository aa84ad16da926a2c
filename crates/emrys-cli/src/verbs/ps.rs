// SPDX-License-Identifier: Apache-2.0
//! `emrys ps`: clusters.

use emrys_protocol::types::ClusterSummary;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, VerbResult};
use crate::output::{self, Format};
use crate::target::{Start, Target};
use crate::{lookup, words};

/// Arguments of `emrys ps`.
#[derive(Debug, clap::Args)]
pub(crate) struct Ps {
    /// Also clusters that have ended
    #[arg(long, short)]
    all: bool,
    #[command(flatten)]
    on: On,
}

impl Ps {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        let clusters = lookup::clusters(target.emr.as_ref(), !self.all).await?;
        match common.format() {
            Format::Json => output::json(&clusters)?,
            Format::Human if clusters.is_empty() => output::say("no clusters"),
            Format::Human => {
                let rows = clusters.into_iter().map(row).collect();
                output::table(&["CLUSTER", "NAME", "STATE", "CREATED", "REASON"], rows)?;
            }
        }
        Ok(ExitCode::Success)
    }
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

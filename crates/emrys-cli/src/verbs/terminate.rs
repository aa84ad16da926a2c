// SPDX-License-Identifier: Apache-2.0
//! `emrys terminate`: ends clusters.

use emrys_model::ids::ClusterId;
use emrys_protocol::types::TerminateJobFlowsInput;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, VerbResult};
use crate::output;
use crate::target::{Start, Target};

/// Most clusters that EMR takes in one request.
pub(super) const TERMINATED_AT_ONCE: usize = 10;

/// Arguments of `emrys terminate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Terminate {
    /// The clusters' ids
    #[arg(required = true)]
    clusters: Vec<ClusterId>,
    #[command(flatten)]
    on: On,
}

impl Terminate {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        target.announce_on_aws().await?;
        for clusters in self.clusters.chunks(TERMINATED_AT_ONCE) {
            let input = TerminateJobFlowsInput {
                job_flow_ids: Some(clusters.iter().map(ToString::to_string).collect()),
            };
            target.emr.terminate_job_flows(input).await?;
            for cluster in clusters {
                output::say(format_args!("{cluster} is terminating"));
            }
        }
        Ok(ExitCode::Success)
    }
}

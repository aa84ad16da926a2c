// SPDX-License-Identifier: Apache-2.0
//! `emrys terminate`: ends clusters.

use emrys_model::ids::ClusterId;
use emrys_protocol::types::TerminateJobFlowsInput;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, VerbResult};
use crate::output;
use crate::target::Target;

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
        let target = Target::connect(common, &self.on.on, false).await?;
        let input = TerminateJobFlowsInput {
            job_flow_ids: Some(self.clusters.iter().map(ToString::to_string).collect()),
        };
        target.emr.terminate_job_flows(input).await?;
        for cluster in &self.clusters {
            output::say(format_args!("{cluster} is terminating"));
        }
        Ok(ExitCode::Success)
    }
}

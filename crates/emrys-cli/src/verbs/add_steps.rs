// SPDX-License-Identifier: Apache-2.0
//! `emrys add-steps`: a job flow's steps on a cluster that runs already.

use emrys_model::ids::ClusterId;
use emrys_protocol::types::{AddJobFlowStepsInput, DescribeClusterInput};

use crate::arguments::{Common, Destination, Subject};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::python::Packing;
use crate::target::{Start, Target};
use crate::uploads;

/// Arguments of `emrys add-steps`.
#[derive(Debug, clap::Args)]
pub(crate) struct AddSteps {
    /// The cluster's id
    cluster: ClusterId,
    #[command(flatten)]
    subject: Subject,
    #[command(flatten)]
    destination: Destination,
}

impl AddSteps {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let mut chosen = self.subject.choose(common.format())?;
        if chosen.is_fragment() {
            chosen.adopt_steps(&self.release(common).await?)?;
        }
        let place = self.destination.place().await?;
        let plan = chosen.plan(common, &place, Packing::Now).await?;
        if plan.needs_runner() {
            return Err(Failure::new(
                ExitCode::Usage,
                "steps with `retry` or `timeout` need a run that follows them",
            )
            .hint("use `emrys run`, or remove them"));
        }
        let target = Target::at(common, place, Start::WithJournal).await?;
        target.announce_on_aws().await?;
        uploads::prepare(&target, &plan).await?;
        let input = AddJobFlowStepsInput {
            job_flow_id: Some(self.cluster.to_string()),
            steps: Some(plan.steps.iter().map(|step| step.config.clone()).collect()),
            ..AddJobFlowStepsInput::default()
        };
        let ids = target
            .emr
            .add_job_flow_steps(input)
            .await?
            .step_ids
            .unwrap_or_default();
        match common.format() {
            Format::Json => output::json(&ids)?,
            Format::Human => output::data(ids.join("\n"))?,
        }
        Ok(ExitCode::Success)
    }

    /// The release label or the AMI version of the cluster: it decides how steps are sent.
    async fn release(&self, common: &Common) -> Result<String, Failure> {
        let place = self.destination.place().await?;
        let target = Target::at(common, place, Start::WithJournal).await?;
        let input = DescribeClusterInput {
            cluster_id: Some(self.cluster.to_string()),
        };
        let cluster = target.emr.describe_cluster(input).await?.cluster;
        let cluster = cluster.unwrap_or_default();
        let release = cluster.release_label.or(cluster.running_ami_version);
        release.ok_or_else(|| {
            let message = format!("the release of cluster {} is not known", self.cluster);
            Failure::new(ExitCode::Unexpected, message)
        })
    }
}

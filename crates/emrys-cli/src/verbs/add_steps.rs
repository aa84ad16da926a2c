// SPDX-License-Identifier: Apache-2.0
//! `emrys add-steps`: a job flow's steps on a cluster that runs already.

use emrys_model::ids::ClusterId;
use emrys_protocol::types::AddJobFlowStepsInput;

use crate::arguments::{Common, On, Settings};
use crate::exit::{ExitCode, Failure, Outcome};
use crate::output::{self, Format};
use crate::project::Chosen;
use crate::target::Target;

/// Arguments of `emrys add-steps`.
#[derive(Debug, clap::Args)]
pub(crate) struct AddSteps {
    /// The cluster's id
    cluster: ClusterId,
    /// A job flow's name, a document, or a project folder; its cluster is ignored
    subject: String,
    /// Which job flow, where the document has several
    #[arg(long, value_name = "NAME")]
    job_flow: Option<String>,
    #[command(flatten)]
    on: On,
    #[command(flatten)]
    settings: Settings,
}

impl AddSteps {
    pub(crate) async fn run(self, common: &Common) -> Outcome {
        let name = self.job_flow.as_deref();
        let chosen = Chosen::find(&self.subject, name, &self.settings, common.format())?;
        let plan = chosen.plan()?;
        if plan.needs_runner() {
            return Err(Failure::new(
                ExitCode::Usage,
                "steps with `retry` or `timeout` need a run that follows them",
            )
            .hint("use `emrys run`, or remove them"));
        }
        let target = Target::connect(common, &self.on.on, false).await?;
        super::run::prepare(&target, &plan).await?;
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
}

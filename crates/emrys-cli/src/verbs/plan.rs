// SPDX-License-Identifier: Apache-2.0
//! `emrys plan`: exactly what a run would send. Nothing is sent.

use emrys_protocol::types::RunJobFlowInput;
use emrys_runner::{references, run};
use serde::Serialize;

use crate::arguments::{Common, Subject};
use crate::exit::{ExitCode, VerbResult};
use crate::output::{self, Format};

/// Arguments of `emrys plan`.
#[derive(Debug, clap::Args)]
pub(crate) struct Plan {
    #[command(flatten)]
    subject: Subject,
}

/// The plan as `--json` shows it; requests are in the shapes of EMR's API.
#[derive(Serialize)]
struct Shown {
    job_flow: String,
    /// What is uploaded first.
    uploads: Vec<Upload>,
    run_job_flow: RunJobFlowInput,
    /// AddJobFlowSteps calls that follow once the steps before them have ended.
    later_steps: Vec<Vec<emrys_protocol::types::StepConfig>>,
}

#[derive(Serialize)]
struct Upload {
    from: String,
    to: String,
}

impl Plan {
    pub(crate) fn run(self, common: &Common) -> VerbResult {
        let chosen = self.subject.choose(common.format())?;
        let plan = chosen.plan()?;
        let uploads = plan.uploads.iter().map(|upload| Upload {
            from: upload.source.to_string(),
            to: format!("s3://{}/{}", upload.bucket, upload.key),
        });
        let mut later_steps = Vec::new();
        let mut sent = plan.first_wave().len();
        while sent < plan.steps.len() {
            let wave = plan.wave(sent);
            later_steps.push(
                wave.iter()
                    .map(|step| references::shown(&step.config))
                    .collect(),
            );
            sent += wave.len();
        }
        let shown = Shown {
            job_flow: chosen.name().to_owned(),
            uploads: uploads.collect(),
            run_job_flow: references::shown(&run::launch_request(&plan, false)),
            later_steps,
        };
        if common.format() == Format::Json {
            output::json(&shown)?;
            return Ok(ExitCode::Success);
        }
        for upload in &shown.uploads {
            output::data(format_args!("upload {} to {}", upload.from, upload.to))?;
        }
        output::data("RunJobFlow")?;
        output::json(&shown.run_job_flow)?;
        for steps in &shown.later_steps {
            output::data("then, once the steps before have ended, AddJobFlowSteps")?;
            output::json(steps)?;
        }
        Ok(ExitCode::Success)
    }
}

// SPDX-License-Identifier: Apache-2.0
//! `emrys plan`: exactly what a run would send. Nothing is sent.

use emrys_protocol::types::{RunJobFlowInput, StepConfig};
use emrys_synth::activity::Activity;
use emrys_synth::lower::plan::{EndOfLife, SecurityConfiguration, Translation};
use emrys_synth::references;
use serde::Serialize;
use serde_json::{Value, json};

use crate::arguments::{Common, Destination, Subject};
use crate::exit::{ExitCode, VerbResult};
use crate::output::{self, Format};
use crate::python::Packing;

/// Arguments of `emrys plan`.
#[derive(Debug, clap::Args)]
pub(crate) struct Plan {
    #[command(flatten)]
    subject: Subject,
    #[command(flatten)]
    destination: Destination,
}

/// The plan as `--json` shows it; requests are in the shapes of EMR's API.
#[derive(Serialize)]
struct Shown {
    job_flow: String,
    /// What is uploaded first.
    uploads: Vec<Upload>,
    /// The security configuration that is created first, unless the target has it.
    security_configuration: Option<SecurityConfiguration>,
    run_job_flow: RunJobFlowInput,
    /// AddJobFlowSteps calls that follow once the steps before them have ended.
    later_steps: Vec<Vec<StepConfig>>,
    /// What the document's flow does.
    flow: Option<Vec<Value>>,
    /// What is done once the run has failed.
    failed_flow: Vec<Value>,
    end_of_life: EndOfLife,
    /// What is sent in other terms than the document has.
    translations: Vec<Translation>,
}

#[derive(Serialize)]
struct Upload {
    from: String,
    to: String,
}

impl Plan {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let chosen = self.subject.choose(common.format())?;
        let place = self.destination.place().await?;
        let plan = chosen.plan(common, &place, Packing::Later).await?;
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
            security_configuration: references::shown(&plan.security_configuration),
            run_job_flow: references::shown(&plan.launch_request(false)),
            later_steps,
            flow: plan.flow.as_deref().map(activities),
            failed_flow: activities(&plan.failed_flow),
            end_of_life: plan.end_of_life,
            translations: references::shown(&plan.translations),
        };
        if common.format() == Format::Json {
            output::json(&shown)?;
            return Ok(ExitCode::Success);
        }
        for upload in &shown.uploads {
            output::data(format_args!("upload {} to {}", upload.from, upload.to))?;
        }
        if let Some(own) = &shown.security_configuration {
            let name = &own.name;
            output::data(format_args!(
                "CreateSecurityConfiguration `{name}`, unless it is there"
            ))?;
            output::json(&own.configuration)?;
        }
        output::data("RunJobFlow")?;
        output::json(&shown.run_job_flow)?;
        for steps in &shown.later_steps {
            output::data("then, once the steps before have ended, AddJobFlowSteps")?;
            output::json(steps)?;
        }
        // The launch has been shown.
        for activity in shown.flow.iter().flatten().skip(1) {
            output::data("then")?;
            output::json(activity)?;
        }
        for activity in &shown.failed_flow {
            output::data("once the run has failed")?;
            output::json(activity)?;
        }
        for translation in &shown.translations {
            let (path, written) = (&translation.path, &translation.written);
            let sent = translation.sent.as_deref().unwrap_or("nothing");
            output::data(format_args!(
                "{path}: `{written}` is sent as {sent}: {}",
                translation.why
            ))?;
        }
        Ok(ExitCode::Success)
    }
}

fn activities(flow: &[Activity]) -> Vec<Value> {
    flow.iter().map(activity).collect()
}

/// An activity as documents write it; steps in the shape of EMR's API, lengths of time in seconds.
fn activity(activity: &Activity) -> Value {
    let settings = match activity {
        Activity::StartCluster { steps } | Activity::AddSteps { steps } => {
            json!(
                steps
                    .iter()
                    .map(|step| references::shown(&step.config))
                    .collect::<Vec<_>>()
            )
        }
        Activity::Wait { until, timeout } => {
            json!({ "for": until, "timeout": timeout.map(|timeout| timeout.as_secs()) })
        }
        Activity::Resize { group, count } => {
            json!({ "instance_group": group, "instance_count": count })
        }
        Activity::ModifyCluster {
            step_concurrency_level,
        } => json!({ "step_concurrency_level": step_concurrency_level }),
        Activity::CancelSteps | Activity::TerminateCluster | Activity::Custom { .. } => json!({}),
    };
    json!({ activity.kind(): settings })
}

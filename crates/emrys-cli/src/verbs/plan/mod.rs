// SPDX-License-Identifier: Apache-2.0
//! `emrys plan`: exactly what a run would send, where it comes from, and what it costs. Nothing is sent.

mod origins;

use emrys_protocol::types::{RunJobFlowInput, StepConfig};
use emrys_synth::activity::Activity;
use emrys_synth::cost::{Assumptions, Estimate, Prices, estimate};
use emrys_synth::lower::plan::{
    EndOfLife, Plan as LoweredPlan, SecurityConfiguration, Translation,
};
use emrys_synth::references;
use serde::Serialize;
use serde_json::{Value, json};

use self::origins::Origin;
use crate::arguments::{Common, Destination, Subject};
use crate::exit::{ExitCode, VerbResult};
use crate::output::{self, Format};
use crate::references::refuse_terraform;
use crate::verbs::cost::{Money, SPOT_DISCOUNT};

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
    /// Its name; none of a cluster.
    job_flow: Option<String>,
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
    /// Where applications and configurations come from.
    origins: Vec<Origin>,
    /// What it costs by the prices that come with Emrys, which are of one region.
    cost: Option<Estimate>,
}

#[derive(Serialize)]
struct Upload {
    from: String,
    to: String,
}

impl Plan {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let definition = self.subject.define(common.format())?;
        let place = self.destination.place().await?;
        let plan = definition.plan(common, &place).await?;
        refuse_terraform(&plan, definition.references())?;
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
            job_flow: definition.job_flow().map(|_| definition.name().to_owned()),
            uploads: uploads.collect(),
            security_configuration: references::shown(&plan.security_configuration),
            run_job_flow: references::shown(&plan.launch_request(false)),
            later_steps,
            flow: plan.flow.as_deref().map(activities),
            failed_flow: activities(&plan.failed_flow),
            end_of_life: plan.end_of_life,
            translations: references::shown(&plan.translations),
            origins: origins::of(definition.cluster()?),
            cost: cost(&plan, place.region()),
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
        for origin in &shown.origins {
            output::data(origin)?;
        }
        if let Some(cost) = &shown.cost {
            let hour = Money(cost.usd_per_hour);
            output::data(format_args!(
                "about {hour} USD an hour; `emrys cost` says how that is reckoned"
            ))?;
        }
        Ok(ExitCode::Success)
    }
}

/// The cost of what a plan launches, if prices of the region are known here.
fn cost(plan: &LoweredPlan, region: &str) -> Option<Estimate> {
    let assumptions = Assumptions {
        spot_discount: SPOT_DISCOUNT,
        hours: plan.timeout.map(|timeout| timeout.as_secs_f64() / 3600.0),
    };
    let prices = Prices::of(region).ok()?;
    Some(estimate(&plan.launch_request(false), &prices, assumptions))
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

// SPDX-License-Identifier: Apache-2.0
//! `emrys explain-access`: who may do what once a project has been deployed: its roles, and its policies for people.

use emrys_deploy::policy::{Access, explain};
use serde_json::json;

use crate::arguments::Common;
use crate::deployments;
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::python::Packing;

/// Arguments of `emrys explain-access`.
#[derive(Debug, clap::Args)]
pub(crate) struct ExplainAccess {
    #[command(flatten)]
    arguments: deployments::Arguments,
    /// Only what has this in its name, as a launch function's or a profile's
    #[arg(long, value_name = "TEXT")]
    of: Option<String>,
}

impl ExplainAccess {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let place = self.arguments.destination.place().await?;
        let (path, settings) = (self.arguments.path()?, &self.arguments.settings);
        let chosen = deployments::load(&path, settings, &place, Packing::Later, common).await?;
        let deployment = &chosen.deployment;
        let mut all = explain(&deployment.roles, &deployment.policies);
        if let Some(of) = &self.of {
            all.retain(|access| access.who.contains(of.as_str()));
            if all.is_empty() {
                let message = format!("nothing that is deployed has `{of}` in its name");
                return Err(Failure::new(ExitCode::Usage, message));
            }
        }
        let parameters = &self.arguments.how.parameters;
        let template = &deployment.template;
        let all = all
            .iter()
            .map(|access| (access, template.in_place_of(&access.logical_id, parameters)));
        match common.format() {
            Format::Json => {
                let all: Vec<_> = all
                    .map(|(access, existing)| json(access, existing))
                    .collect();
                output::json(&all)?;
            }
            Format::Human => {
                for (access, existing) in all {
                    show(access, existing)?;
                }
            }
        }
        Ok(ExitCode::Success)
    }
}

fn json(access: &Access, existing: Option<&str>) -> serde_json::Value {
    let may = access.may.iter().map(|own| {
        json!({
            "what": own.what,
            "actions": own.actions,
            "resources": own.resources,
            "only_if": own.only_if,
        })
    });
    json!({
        "who": access.who,
        "logical_id": access.logical_id,
        "existing": existing,
        "trusted": access.trusted,
        "boundary": access.boundary,
        "may": may.collect::<Vec<_>>(),
    })
}

fn show(access: &Access, existing: Option<&str>) -> Result<(), Failure> {
    let Access {
        who, logical_id, ..
    } = access;
    output::data(format_args!("{who} ({logical_id})"))?;
    if let Some(existing) = existing {
        output::data(format_args!(
            "  not created, since `{existing}` is there with policies of its own; it would be so:"
        ))?;
    }
    for trusted in &access.trusted {
        output::data(format_args!("  used by {trusted}"))?;
    }
    if let Some(boundary) = &access.boundary {
        output::data(format_args!("  never beyond {boundary}"))?;
    }
    for own in &access.may {
        output::data(format_args!("  may {}:", own.what))?;
        output::data(format_args!("    {}", own.actions.join(", ")))?;
        for resource in &own.resources {
            output::data(format_args!("    on {resource}"))?;
        }
        for condition in &own.only_if {
            output::data(format_args!("    only if {condition}"))?;
        }
    }
    Ok(())
}

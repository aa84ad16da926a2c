// SPDX-License-Identifier: Apache-2.0
//! `emrys diff`: what differs between two clusters or job flows of documents, or between one and a cluster that is there,
//! by what EMR makes of them; without two of them, what deploying a project would change.

use std::path::{Path, PathBuf};

use emrys_model::ids::ClusterId;
use emrys_protocol::types::RunJobFlowInput;
use emrys_synth::diff::requests::{self, Comparison};
use emrys_synth::diff::security;
use emrys_synth::diff::values::{self, Difference};
use emrys_synth::lower::plan::{Plan, SecurityConfiguration};
use emrys_synth::references;
use serde::Serialize;
use serde_json::{Value, json};

use crate::arguments::{self, Common, Settings};
use crate::definition::Definition;
use crate::deployments::means::Means;
use crate::deployments::{self, How, view};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::place::Place;
use crate::python::Packing;
use crate::target::{Start, Target};
use crate::{live, project};

/// Arguments of `emrys diff`.
#[derive(Debug, clap::Args)]
pub(crate) struct Diff {
    /// The name of a cluster or job flow, FILE#NAME, or FILE; @ENVIRONMENT after it chooses one. Without B: a project,
    /// its folder or a document [default: the one around here], and what `emrys deploy` would change
    #[arg(value_name = "A")]
    left: Option<String>,
    /// The same, or the id of a cluster
    #[arg(value_name = "B")]
    right: Option<String>,
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    destination: arguments::Destination,
    #[command(flatten)]
    how: How,
}

/// One of the two.
struct Side {
    request: RunJobFlowInput,
    security_configuration: Option<SecurityConfiguration>,
    /// What documents have beside the request: flows, the end of life, timeouts.
    run: Value,
    notes: Vec<String>,
    is_live: bool,
}

/// The answer as `--json` shows it.
#[derive(Serialize)]
struct Shown<'a> {
    left: &'a str,
    right: &'a str,
    differences: Vec<Difference>,
    /// What the document leaves to EMR, and what EMR has chosen.
    chosen_by_emr: Vec<Difference>,
    /// What the document says and EMR does not tell.
    not_told_by_emr: Vec<Difference>,
    notes: Vec<String>,
}

impl Diff {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let (Some(a), Some(b)) = (&self.left, &self.right) else {
            return self.deployment(common).await;
        };
        self.how.refuse()?;
        let place = self.destination.place().await?;
        let left = self.side(a, common, &place).await?;
        let right = self.side(b, common, &place).await?;
        let compared = match (left.is_live, right.is_live) {
            (false, true) => requests::with_cluster(&left.request, &right.request),
            (true, false) => turned(requests::with_cluster(&right.request, &left.request)),
            _ => Comparison {
                differences: requests::between(&left.request, &right.request),
                ..Comparison::default()
            },
        };
        let mut differences = compared.differences;
        differences.extend(security_differences(&left, &right));
        if !left.is_live && !right.is_live {
            differences.extend(values::between(&left.run, &right.run));
        }
        let shown = Shown {
            left: a,
            right: b,
            differences,
            chosen_by_emr: compared.chosen,
            not_told_by_emr: compared.untold,
            notes: [left.notes, right.notes].concat(),
        };
        match common.format() {
            Format::Json => output::json(&shown)?,
            Format::Human => show(&shown)?,
        }
        Ok(match shown.differences.is_empty() {
            true => ExitCode::Success,
            false => ExitCode::Different,
        })
    }

    /// The project whose deployment is compared: the one that is named, or the one around here.
    fn project(&self) -> Result<PathBuf, Failure> {
        let path = match &self.left {
            Some(name) => Some(name.into()).filter(|path: &PathBuf| path.exists()),
            None => project::root(&std::env::current_dir()?),
        };
        path.ok_or_else(|| {
            let message = match &self.left {
                Some(name) => format!("`{name}` is no folder and no document of a project"),
                None => "there is no project here whose deployment could be compared".to_owned(),
            };
            Failure::new(ExitCode::Usage, message).hint("name two clusters or job flows to compare")
        })
    }

    /// What deploying a project would change.
    async fn deployment(&self, common: &Common) -> VerbResult {
        let path = self.project()?;
        let place = self.destination.place().await?;
        let via = self.how.via(&place)?;
        let chosen = deployments::load(&path, &self.settings, &place, Packing::Now, common).await?;
        let target = Target::at(common, place.clone(), Start::Always).await?;
        target.announce_on_aws().await?;
        let deployment = &chosen.deployment;
        let (namespace, stack) = (&deployment.namespace, &deployment.stack);
        let means = Means::new(via, &self.how, &target, namespace, stack).await?;
        let artifacts = chosen.artifacts(place.artifacts());
        let shown = means.diff(&chosen, artifacts.as_deref()).await?;
        view::show(&shown, common.format())?;
        Ok(match shown.changes.is_empty() {
            true => ExitCode::Success,
            false => ExitCode::Different,
        })
    }

    async fn side(&self, text: &str, common: &Common, place: &Place) -> Result<Side, Failure> {
        if let Ok(id) = text.parse::<ClusterId>() {
            let target = Target::at(common, place.clone(), Start::WithJournal).await?;
            let live = live::request(target.emr.as_ref(), &id).await?;
            let notes = live.notes.iter().map(ToString::to_string).collect();
            let configuration = live.security_configuration;
            return Ok(Side {
                request: live.request,
                security_configuration: configuration.map(|(name, configuration)| {
                    SecurityConfiguration {
                        name,
                        configuration,
                    }
                }),
                run: Value::Null,
                notes,
                is_live: true,
            });
        }
        let plan = references::shown(&self.plan(text, common, place).await?);
        let mut request = plan.request;
        request.steps = Some(plan.steps.iter().map(|step| step.config.clone()).collect());
        Ok(Side {
            request,
            security_configuration: plan.security_configuration,
            run: json!({
                "flow": plan.flow,
                "failed_flow": plan.failed_flow,
                "end_of_life": plan.end_of_life,
                "timeout": plan.timeout,
            }),
            notes: Vec::new(),
            is_live: false,
        })
    }

    /// What a cluster or a job flow of documents would send.
    async fn plan(&self, text: &str, common: &Common, place: &Place) -> Result<Plan, Failure> {
        let (path, name, environment) = parts(text)?;
        let mut settings = self.settings.clone();
        if let Some(environment) = environment {
            settings.environment = Some(environment);
        }
        let definition = Definition::load(&path, name.as_deref(), &settings, common.format())?;
        definition.plan(common, place).await
    }
}

/// The document or folder, the name, and the environment that are meant.
fn parts(text: &str) -> Result<(PathBuf, Option<String>, Option<String>), Failure> {
    let (text, environment) = match text.rsplit_once('@') {
        Some((text, environment)) if !Path::new(environment).exists() => {
            (text, Some(environment.to_owned()))
        }
        _ => (text, None),
    };
    if let Some((file, name)) = text.rsplit_once('#') {
        return Ok((file.into(), Some(name.to_owned()), environment));
    }
    if Path::new(text).exists() {
        return Ok((text.into(), None, environment));
    }
    let here = std::env::current_dir()?;
    let root = project::root(&here).ok_or_else(|| {
        let message = format!("`{text}` is no file, and there is no project here to have a cluster or job flow of that name");
        Failure::new(ExitCode::Usage, message)
    })?;
    Ok((root, Some(text.to_owned()), environment))
}

/// Where the security configurations differ, if they are known on both sides. Their names are in the requests.
fn security_differences(left: &Side, right: &Side) -> Vec<Difference> {
    let (Some(left), Some(right)) = (&left.security_configuration, &right.security_configuration)
    else {
        return Vec::new();
    };
    let mut differences = security::between(&left.configuration, &right.configuration);
    for difference in &mut differences {
        difference.path = format!("SecurityConfiguration: {}", difference.path);
    }
    differences
}

/// The same seen from the other side.
fn turned(comparison: Comparison) -> Comparison {
    let turn = |list: Vec<Difference>| {
        let turned = list
            .into_iter()
            .map(|Difference { path, left, right }| Difference {
                path,
                left: right,
                right: left,
            });
        turned.collect()
    };
    Comparison {
        differences: turn(comparison.differences),
        chosen: turn(comparison.chosen),
        untold: turn(comparison.untold),
    }
}

fn show(shown: &Shown<'_>) -> Result<(), Failure> {
    for Difference { path, left, right } in &shown.differences {
        output::data(format_args!("{path}: {} → {}", value(left), value(right)))?;
    }
    if shown.differences.is_empty() {
        output::data("no difference")?;
    }
    for Difference { path, left, right } in &shown.chosen_by_emr {
        let chosen = value(if left.is_some() { left } else { right });
        output::say(format_args!(
            "note: {path} is left to EMR, which has chosen {chosen}"
        ));
    }
    for Difference { path, .. } in &shown.not_told_by_emr {
        output::say(format_args!("note: EMR does not tell {path}"));
    }
    for note in &shown.notes {
        output::say(format_args!("note: {note}"));
    }
    Ok(())
}

fn value(value: &Option<Value>) -> String {
    value
        .as_ref()
        .map_or_else(|| "nothing".to_owned(), Value::to_string)
}

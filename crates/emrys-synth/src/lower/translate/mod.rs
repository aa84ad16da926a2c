// SPDX-License-Identifier: Apache-2.0
//! What a document says in the words of AMI versions, in today's: with a release label debugging is a step by
//! `command-runner.jar`, HBase an application, and what bootstrap actions configured are configuration classifications
//! (Release Guide, differences in 4.x). Each translation is recorded, so that a plan can show it.
//!
//! What has no counterpart has been diagnosed before anything is lowered.

mod hbase;

use emrys_document::elements::{BootstrapAction, Cluster, Config, JobFlow, StepAction};
use emrys_document::predefined::{self, Predefined, Setting, Use};
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::types::{Application, Configuration, RunJobFlowInput};

use super::own_step;
use super::plan::{PlannedStep, Translation};
use super::steps::command_runner;

pub(super) use hbase::{backup, restore};

/// Why configurations are sent in the place of bootstrap actions.
const CLASSIFICATION: &str = "with a release label it is a configuration classification";

/// Why another value is sent.
const OWN: &str = "the cluster's own configurations set it";

/// Whether a bootstrap action is still one with a release label.
pub(super) fn is_kept(action: &BootstrapAction) -> bool {
    matches!(Predefined::at(&action.path), None | Some(Predefined::RunIf))
}

/// Adds to the request what the cluster's AMI-era words mean. Gives the steps that go before the document's own.
pub(super) fn apply(
    cluster: &Cluster,
    label: ReleaseLabel,
    request: &mut RunJobFlowInput,
    translations: &mut Vec<Translation>,
) -> Vec<PlannedStep> {
    if let Some(version) = &cluster.hadoop_version {
        translations.push(Translation {
            path: version.path.to_string(),
            written: version.value.clone(),
            sent: None,
            why: format!("{label} has its own version of Hadoop"),
        });
    }
    for own in predefined::uses(cluster) {
        if let Some(name) = own.action.application() {
            install(&own, name, request, translations);
        }
        for setting in own.action.meaning(own.arguments).settings {
            let configurations = request.configurations.get_or_insert_default();
            let (sent, why) = set(&setting, configurations);
            translations.push(Translation {
                path: own.path.to_string(),
                written: setting.written,
                sent: Some(sent),
                why: why.to_owned(),
            });
        }
    }
    let debugged = cluster.config.iter().filter_map(|config| match config {
        Config::Debug(debug) if debug.value => Some(debug),
        Config::Debug(_) | Config::Hadoop(_) | Config::HBase(_) => None,
    });
    debugged
        .map(|debug| {
            let pusher = "state-pusher-script";
            translations.push(Translation {
                path: debug.path.to_string(),
                written: "debug: true".to_owned(),
                sent: Some(format!("step `Start debugging`: {pusher}")),
                why: "with a release label command-runner.jar has the script".to_owned(),
            });
            let jar = command_runner(vec![pusher.to_owned()]);
            own_step("Start debugging", ActionOnFailure::Continue, jar)
        })
        .collect()
}

/// What becomes of the steps that restore and save HBase's tables.
pub(super) fn steps(job_flow: &JobFlow) -> impl Iterator<Item = Translation> {
    job_flow.all_steps().filter_map(|step| {
        let (backup, sent) = match &step.action {
            StepAction::RestoreHBase(backup) => (
                backup,
                "the newest snapshot of every table is imported and restored",
            ),
            StepAction::BackupHBase(backup) => (backup, "every table is exported as a snapshot"),
            StepAction::SparkSubmit(_)
            | StepAction::SparkSql(_)
            | StepAction::Script(_)
            | StepAction::Command(_)
            | StepAction::Jar(_) => return None,
        };
        Some(Translation {
            path: backup.path.path.to_string(),
            written: format!("{}: {}", step.action.key(), backup.path.value.0),
            sent: Some(sent.to_owned()),
            why: "with a release label HBase is backed up by snapshots; it cannot read an AMI version's backups"
                .to_owned(),
        })
    })
}

fn install(
    own: &Use<'_>,
    name: &str,
    request: &mut RunJobFlowInput,
    translations: &mut Vec<Translation>,
) {
    let applications = request.applications.get_or_insert_default();
    let is_name = |application: &Application| {
        let own = application.name.as_deref();
        own.is_some_and(|own| own.eq_ignore_ascii_case(name))
    };
    if !applications.iter().any(is_name) {
        applications.push(Application {
            name: Some(name.to_owned()),
            ..Application::default()
        });
    }
    translations.push(Translation {
        path: own.path.to_string(),
        written: own.span.text().to_owned(),
        sent: Some(format!("application {name}")),
        why: "with a release label it is an application, which EMR installs and starts by itself"
            .to_owned(),
    });
}

/// Sets a property, unless the document's configurations do. Says what is sent, and why.
fn set(setting: &Setting, configurations: &mut Vec<Configuration>) -> (String, &'static str) {
    let own = classification(setting.classification, configurations);
    let (place, named) = if setting.is_exported {
        let nested = own.configurations.get_or_insert_default();
        let export = classification("export", nested);
        (export, format!("{}, export", setting.classification))
    } else {
        (own, setting.classification.to_owned())
    };
    let properties = place.properties.get_or_insert_default();
    let value = properties
        .entry(setting.name.clone())
        .or_insert_with(|| setting.value.clone());
    let sent = format!("{named}: {}={value}", setting.name);
    let is_own = *value != setting.value;
    (sent, if is_own { OWN } else { CLASSIFICATION })
}

fn classification<'c>(
    name: &str,
    configurations: &'c mut Vec<Configuration>,
) -> &'c mut Configuration {
    let is_name = |own: &Configuration| own.classification.as_deref() == Some(name);
    let at = configurations.iter().position(is_name);
    let at = at.unwrap_or_else(|| {
        configurations.push(Configuration {
            classification: Some(name.to_owned()),
            ..Configuration::default()
        });
        configurations.len() - 1
    });
    #[expect(clippy::indexing_slicing, reason = "it was found or pushed there")]
    &mut configurations[at]
}

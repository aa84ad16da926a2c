// SPDX-License-Identifier: Apache-2.0
//! Bootstrap actions: scripts before the first step, one after another, once, on this one machine.

use emrys_model::ids::Ec2InstanceId;
use emrys_model::reason::{BootstrapError, StateChangeReason};
use emrys_process::Found;
use emrys_protocol::engine::Failure;
use emrys_protocol::types::BootstrapActionConfig;

use super::process::{ProcessError, Work};
use super::{Aborted, Site, SoftwareReady, abort, ready};
use crate::cluster::actor::Report;
use crate::hadoop::{StepError, plan_script};

/// Runs what an earlier engine has not run yet, then reports.
pub(crate) async fn bootstrap(site: Site, software: SoftwareReady, aborted: Aborted) {
    let record = site.cluster.snapshot().cluster;
    let mut result = Ok(());
    for (number, action) in (1..).zip(record.bootstrap_actions()) {
        let run = run(&site, number, action, software.clone(), aborted.clone());
        if let Err((error, failure)) = run.await {
            let primary = record.primary_instance().unwrap_or_default();
            result = Err(match primary.parse::<Ec2InstanceId>() {
                Ok(instance) => StateChangeReason::bootstrap_failed(&instance, number, error),
                Err(_) => StateChangeReason::internal_error(failure.message),
            });
            break;
        }
    }
    site.cluster.report(Report::Bootstrapped(result)).await;
}

async fn run(
    site: &Site,
    number: usize,
    action: &BootstrapActionConfig,
    mut software: SoftwareReady,
    mut aborted: Aborted,
) -> Result<(), (BootstrapError, Failure)> {
    let work = Work::new(site.clone(), site.cluster.action_folder(number));
    let ended = async {
        let running = match work.found().await? {
            Found::Ended(ending) => return Ok(ending),
            Found::Running(running) => running,
            Found::NotStarted => {
                let software = tokio::select! {
                    software = ready(&mut software) => Some(software),
                    () = abort(&mut aborted) => None,
                };
                let script = action.script_bootstrap_action.clone().unwrap_or_default();
                let name = action.name.as_deref().unwrap_or_default();
                let title = format!("bootstrap action {number} `{name}`");
                let plan = move |environment: &_, folder: &_| {
                    let path = script.path.as_deref().unwrap_or_default();
                    let arguments = script.args.as_deref().unwrap_or_default();
                    plan_script(path, arguments, environment, folder)
                };
                match software {
                    Some(software) => work.start(&title, software, plan).await?,
                    // As a step that is cancelled before it was started.
                    None => match work.renounce().await? {
                        Found::NotStarted => return Err(ProcessError::Cancelled),
                        Found::Ended(ending) => return Ok(ending),
                        Found::Running(running) => running,
                    },
                }
            }
        };
        let waited = tokio::select! {
            ending = running.wait() => ending,
            () = abort(&mut aborted) => {
                work.log("the cluster is terminated: SIGKILL is sent to the bootstrap action");
                // An action that has just ended needs no signal.
                drop(running.kill().await);
                running.wait().await
            }
        };
        waited.map_err(|error| ProcessError::Prepare(error.to_string()))
    };
    let ended = ended.await;
    let error = match &ended {
        Err(ProcessError::Step(
            StepError::NoSuchBucket { .. } | StepError::NoSuchFile { .. } | StepError::Fetch { .. },
        )) => BootstrapError::DownloadFailed,
        _ => BootstrapError::NonZeroCode,
    };
    work.conclude(&ended)
        .await
        .map_err(|failure| (error, failure))
}

// SPDX-License-Identifier: Apache-2.0
//! Bootstrap actions: scripts before the first step, one after another, once, on this one machine.

use std::sync::Arc;

use emrys_model::ids::Ec2InstanceId;
use emrys_model::reason::StateChangeReason;
use emrys_process::Found;
use emrys_protocol::types::BootstrapActionConfig;

use super::process::{ProcessError, Work};
use super::{Aborted, SoftwareReady, abort, archive, ready};
use crate::cluster::Cluster;
use crate::cluster::actor::Report;
use crate::hadoop::plan_script;

/// Runs what an earlier engine has not run yet, then reports; the logs are copied afterwards.
pub(crate) async fn bootstrap(cluster: Arc<Cluster>, software: SoftwareReady, aborted: Aborted) {
    let (primary, actions) = cluster.read(|snapshot| {
        let record = &snapshot.cluster;
        let primary = record.groups.iter().find(|group| group.role == "MASTER");
        let instance = primary.and_then(|group| group.instances.first());
        let instance = instance
            .map(|(_, instance)| instance.clone())
            .unwrap_or_default();
        (
            instance,
            record.request.bootstrap_actions.clone().unwrap_or_default(),
        )
    });
    let mut result = Ok(());
    let mut ran = 0;
    for (number, action) in (1..).zip(&actions) {
        ran = number;
        let run = run(&cluster, number, action, software.clone(), aborted.clone());
        if let Err(message) = run.await {
            result = Err(match primary.parse::<Ec2InstanceId>() {
                Ok(instance) => StateChangeReason::bootstrap_failed(&instance, number),
                Err(_) => StateChangeReason::internal_error(message),
            });
            break;
        }
    }
    cluster.report(Report::Bootstrapped(result)).await;
    for number in 1..=ran {
        let folder = cluster.engine.home().bootstrap_action(cluster.id(), number);
        let place = format!("node/{primary}/bootstrap-actions/{number}");
        archive::archive(&cluster, &folder, &place).await;
    }
    cluster.report(Report::ActionsArchived(ran)).await;
}

async fn run(
    cluster: &Arc<Cluster>,
    number: usize,
    action: &BootstrapActionConfig,
    mut software: SoftwareReady,
    mut aborted: Aborted,
) -> Result<(), String> {
    let folder = cluster.engine.home().bootstrap_action(cluster.id(), number);
    let work = Work::new(cluster.clone(), folder);
    let ended = async {
        let running = match work.found().await? {
            Found::Ended(ending) => return Ok(ending),
            Found::Running(running) => running,
            Found::NotStarted => {
                let software = tokio::select! {
                    software = ready(&mut software) => software,
                    () = abort(&mut aborted) => return Err(ProcessError::Cancelled),
                };
                let script = action.script_bootstrap_action.clone().unwrap_or_default();
                let name = action.name.as_deref().unwrap_or_default();
                let title = format!("bootstrap action {number} `{name}`");
                let plan = move |environment: &_, folder: &_| {
                    let path = script.path.as_deref().unwrap_or_default();
                    let arguments = script.args.as_deref().unwrap_or_default();
                    plan_script(path, arguments, environment, folder)
                };
                work.start(&title, software, plan).await?
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
        waited.map_err(|error| ProcessError::Folder(error.to_string()))
    };
    match ended.await {
        Ok(ending) => work.failure(&ending).map_or(Ok(()), Err),
        Err(error) => {
            work.log(&error.to_string());
            Err(error.to_string())
        }
    }
}

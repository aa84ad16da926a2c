// SPDX-License-Identifier: Apache-2.0
//! Why a step or a bootstrap action failed: asked of whoever has its logs, and shown.

use emrys_protocol::logs::{Failed, Failure, FailureQuery};
use emrys_protocol::types::Cluster;

use crate::output;
use crate::target::Target;

/// What the logs tell of a failure. One that cannot be explained does not hide the rest.
pub(crate) async fn of(target: &Target, cluster_id: &str, of: Failed) -> Option<Failure> {
    let query = FailureQuery {
        cluster_id: cluster_id.to_owned(),
        of,
    };
    let failure = target.logs.failure(query).await;
    if target.engine.is_none() {
        match &failure {
            Ok(Some(_)) => {}
            Ok(None) => {
                target.say_that_logs_are_archived();
                output::hint("once they are there `emrys show` tells the cause of the failure");
            }
            Err(error) => output::say(format_args!("the archived logs cannot be read: {error}")),
        }
    }
    failure.ok()?
}

/// Why the bootstrap action failed that ended a cluster, behind the action's number.
pub(crate) async fn of_cluster(target: &Target, cluster: &Cluster) -> Option<(u32, Failure)> {
    let number = failed_action(cluster)?;
    let failed = Failed::BootstrapAction(number);
    let failure = of(target, cluster.id.as_deref()?, failed).await?;
    Some((number, failure))
}

/// The bootstrap action that ended the cluster, as its error details name it.
fn failed_action(cluster: &Cluster) -> Option<u32> {
    let errors = cluster.status.as_ref()?.error_details.as_deref()?;
    let mut data = errors
        .iter()
        .flat_map(|error| error.error_data.iter().flatten());
    data.find_map(|data| data.get("bootstrap-action"))?
        .parse()
        .ok()
}

/// The lines of the log that tell it, as a text of lines with their numbers.
pub(crate) fn lines(failure: &Failure) -> Vec<String> {
    let width = failure
        .lines
        .last()
        .and_then(|line| line.number)
        .map_or(0, |number| number.to_string().len());
    let text = |line: &emrys_protocol::logs::FailureLine| match line.number {
        Some(number) => format!("{number:>width$} | {}", line.text),
        None => format!("| {}", line.text),
    };
    failure.lines.iter().map(text).collect()
}

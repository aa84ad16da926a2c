// SPDX-License-Identifier: Apache-2.0
//! A cluster that is there, asked for everything that EMR tells of it.

use emrys_model::ids::ClusterId;
use emrys_protocol::types::{
    DescribeSecurityConfigurationInput, GetAutoTerminationPolicyInput,
    GetManagedScalingPolicyInput, ListBootstrapActionsInput,
};
use emrys_protocol::{ApiError, EmrApi};
use emrys_synth::import::live::{self, Answers, Live};
use emrys_synth::raise::Note;

use crate::exit::Failure;
use crate::instances::{self, Instances};
use crate::lookup;

/// The request that would launch the cluster again.
pub(crate) async fn request(emr: &dyn EmrApi, id: &ClusterId) -> Result<Live, Failure> {
    let cluster = lookup::cluster(emr, id).await?;
    let mut notes = Vec::new();
    let (instance_groups, instance_fleets) = match instances::find(emr, &cluster).await? {
        Instances::Groups(groups) => (groups, Vec::new()),
        Instances::Fleets(fleets) => (Vec::new(), fleets),
    };
    let input = GetManagedScalingPolicyInput {
        cluster_id: Some(id.to_string()),
    };
    let scaling = emr.get_managed_scaling_policy(input).await;
    let scaling = told(scaling, "ManagedScalingPolicy", &mut notes);
    let input = GetAutoTerminationPolicyInput {
        cluster_id: Some(id.to_string()),
    };
    let termination = emr.get_auto_termination_policy(input).await;
    let termination = told(termination, "AutoTerminationPolicy", &mut notes);
    let security_configuration = match &cluster.security_configuration {
        Some(name) => {
            let input = DescribeSecurityConfigurationInput {
                name: Some(name.clone()),
            };
            let answer = emr.describe_security_configuration(input).await;
            let answer = told(answer, "SecurityConfiguration", &mut notes);
            answer.and_then(|answer| Some((name.clone(), answer.security_configuration?)))
        }
        None => None,
    };
    let answers = Answers {
        instance_groups,
        instance_fleets,
        bootstrap_actions: bootstrap_actions(emr, id).await?,
        steps: lookup::steps(emr, id.as_str()).await?,
        managed_scaling_policy: scaling.and_then(|answer| answer.managed_scaling_policy),
        auto_termination_policy: termination.and_then(|answer| answer.auto_termination_policy),
        security_configuration,
        cluster,
    };
    let mut live = live::request(answers);
    live.notes.append(&mut notes);
    Ok(live)
}

/// The answer, or a note that there is none: whoever may describe a cluster may not always ask for its policies.
fn told<T>(answer: Result<T, ApiError>, member: &str, notes: &mut Vec<Note>) -> Option<T> {
    answer
        .map_err(|error| {
            let message = format!("EMR was asked for it, and refused: {error}");
            notes.push(Note::new(member, message));
        })
        .ok()
}

async fn bootstrap_actions(
    emr: &dyn EmrApi,
    id: &ClusterId,
) -> Result<Vec<emrys_protocol::types::Command>, Failure> {
    let mut actions = Vec::new();
    let mut marker = None;
    loop {
        let input = ListBootstrapActionsInput {
            cluster_id: Some(id.to_string()),
            marker,
        };
        let page = emr.list_bootstrap_actions(input).await?;
        actions.extend(page.bootstrap_actions.unwrap_or_default());
        marker = page.marker;
        if marker.is_none() {
            return Ok(actions);
        }
    }
}

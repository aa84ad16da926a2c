// SPDX-License-Identifier: Apache-2.0
//! What can be changed on a cluster that exists: protection, keep-alive, visibility, concurrency, tags.

use std::collections::BTreeMap;
use std::sync::Arc;

use emrys_catalog::limits::TAGS;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    AddTagsInput, AddTagsOutput, ModifyClusterInput, ModifyClusterOutput, RemoveTagsInput,
    RemoveTagsOutput, SetKeepJobFlowAliveWhenNoStepsInput, SetTerminationProtectionInput,
    SetUnhealthyNodeReplacementInput, SetVisibleToAllUsersInput, Tag,
};

use super::{clusters, launch, studios};
use crate::cluster::Cluster;
use crate::cluster::actor::Message;
use crate::engine::Shared;
use crate::error::not_modifiable;
use crate::records::ClusterRecord;

/// Most characters of a tag's key (API Tag).
const TAG_KEY: usize = 128;
/// Most characters of a tag's value.
const TAG_VALUE: usize = 256;

/// Has the cluster's actor change its record, or refuse to.
pub(super) async fn edit(
    cluster: &Cluster,
    edit: impl FnOnce(&mut ClusterRecord) -> Result<(), ApiError> + Send + 'static,
) -> Result<(), ApiError> {
    cluster
        .ask(|reply| Message::Edit(Box::new(edit), reply))
        .await
}

/// Changes several clusters; unless all of them can be changed, none is.
async fn edit_each(
    shared: &Shared,
    ids: Option<&Vec<String>>,
    change: impl Fn(&mut ClusterRecord) + Clone + Send + 'static,
) -> Result<(), ApiError> {
    let found = clusters::find_job_flows(shared, ids.map_or(&[], Vec::as_slice))?;
    let over =
        |cluster: &Arc<Cluster>| cluster.read(|snapshot| !snapshot.cluster.state.accepts_steps());
    if found.iter().any(over) {
        return Err(not_modifiable());
    }
    for cluster in found {
        let change = change.clone();
        edit(&cluster, move |record| {
            change(record);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

pub(super) async fn set_termination_protection(
    shared: &Shared,
    input: &SetTerminationProtectionInput,
) -> Result<(), ApiError> {
    let protected = input.termination_protected.unwrap_or_default();
    edit_each(shared, input.job_flow_ids.as_ref(), move |record| {
        record.termination_protected = protected;
    })
    .await
}

pub(super) async fn set_keep_alive(
    shared: &Shared,
    input: &SetKeepJobFlowAliveWhenNoStepsInput,
) -> Result<(), ApiError> {
    let keep_alive = input.keep_job_flow_alive_when_no_steps.unwrap_or_default();
    edit_each(shared, input.job_flow_ids.as_ref(), move |record| {
        record.keep_alive = keep_alive;
    })
    .await
}

pub(super) async fn set_visible(
    shared: &Shared,
    input: &SetVisibleToAllUsersInput,
) -> Result<(), ApiError> {
    let visible = input.visible_to_all_users.unwrap_or_default();
    edit_each(shared, input.job_flow_ids.as_ref(), move |record| {
        record.visible = visible;
    })
    .await
}

pub(super) async fn set_unhealthy_node_replacement(
    shared: &Shared,
    input: &SetUnhealthyNodeReplacementInput,
) -> Result<(), ApiError> {
    let replaced = input.unhealthy_node_replacement.unwrap_or_default();
    edit_each(shared, input.job_flow_ids.as_ref(), move |record| {
        record.unhealthy_node_replacement = Some(replaced);
    })
    .await
}

/// The answer has what the request named, as it is now.
pub(super) async fn modify(
    shared: &Shared,
    input: &ModifyClusterInput,
) -> Result<ModifyClusterOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    let (level, extended_support) = (input.step_concurrency_level, input.extended_support);
    edit(&cluster, move |record| {
        if let Some(level) = level {
            let label = launch::release_label(&record.request)?;
            record.step_concurrency_level = launch::step_concurrency_level(level, label)?;
        }
        record.extended_support = extended_support.or(record.extended_support);
        Ok(())
    })
    .await?;
    Ok(ModifyClusterOutput {
        step_concurrency_level: level,
        extended_support,
    })
}

/// Tags as a map, refused where EMR refuses them.
pub(super) fn tags(tags: Option<Vec<Tag>>) -> Result<BTreeMap<String, String>, ApiError> {
    let mut checked = BTreeMap::new();
    for tag in tags.into_iter().flatten() {
        let key = tag.key.unwrap_or_default();
        if key.is_empty() {
            return Err(ApiError::invalid_request("Tag key cannot be empty."));
        }
        if key.to_ascii_lowercase().starts_with("aws:") {
            return Err(ApiError::invalid_request(format!(
                "Tag key '{key}' is not valid: the prefix aws: is reserved."
            )));
        }
        let value = tag.value.unwrap_or_default();
        if key.chars().count() > TAG_KEY || value.chars().count() > TAG_VALUE {
            return Err(ApiError::invalid_request(format!(
                "The tag '{key}' is too long: a key has at most {TAG_KEY} characters, a value {TAG_VALUE}."
            )));
        }
        checked.insert(key, value);
    }
    Ok(checked)
}

/// No cluster and no studio has more tags than that, those of an earlier request counted.
pub(super) fn check_tag_count(tags: &BTreeMap<String, String>) -> Result<(), ApiError> {
    match tags.len() > TAGS {
        true => Err(ApiError::invalid_request(format!(
            "A resource has at most {TAGS} tags."
        ))),
        false => Ok(()),
    }
}

pub(super) async fn add_tags(
    shared: &Shared,
    input: AddTagsInput,
) -> Result<AddTagsOutput, ApiError> {
    if studios::is_studio(input.resource_id.as_deref()) {
        let tags = tags(input.tags)?;
        studios::edit_tags(shared, input.resource_id, |present| {
            present.extend(tags);
            check_tag_count(present)
        })
        .await?;
        return Ok(AddTagsOutput::default());
    }
    let cluster = clusters::find(shared, input.resource_id.as_deref())?;
    let tags = tags(input.tags)?;
    edit(&cluster, move |record| {
        record.tags.extend(tags);
        check_tag_count(&record.tags)
    })
    .await?;
    Ok(AddTagsOutput::default())
}

pub(super) async fn remove_tags(
    shared: &Shared,
    input: RemoveTagsInput,
) -> Result<RemoveTagsOutput, ApiError> {
    let keys = input.tag_keys.unwrap_or_default();
    if studios::is_studio(input.resource_id.as_deref()) {
        studios::edit_tags(shared, input.resource_id, |present| {
            present.retain(|key, _| !keys.contains(key));
            Ok(())
        })
        .await?;
        return Ok(RemoveTagsOutput::default());
    }
    let cluster = clusters::find(shared, input.resource_id.as_deref())?;
    edit(&cluster, move |record| {
        record.tags.retain(|key, _| !keys.contains(key));
        Ok(())
    })
    .await?;
    Ok(RemoveTagsOutput::default())
}

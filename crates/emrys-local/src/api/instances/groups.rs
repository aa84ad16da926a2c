// SPDX-License-Identifier: Apache-2.0
//! Instance groups: AddInstanceGroups, ModifyInstanceGroups, ListInstanceGroups, and those of RunJobFlow.

use std::collections::BTreeSet;
use std::sync::Arc;

use emrys_catalog::limits::{INSTANCES_PER_GROUP, THREE_PRIMARIES_SINCE};
use emrys_model::ids::InstanceGroupId;
use emrys_model::instance::{InstanceRole, Market};
use emrys_model::lifecycle::instance_collection::InstanceCollectionState;
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    AddInstanceGroupsInput, AddInstanceGroupsOutput, InstanceGroupConfig, InstanceRoleType,
    JobFlowInstancesConfig, ListInstanceGroupsInput, ListInstanceGroupsOutput, MarketType,
    ModifyInstanceGroupsInput,
};

use super::{Desk, answers, auto_scaling, ebs, role};
use crate::api::{answers as cluster_answers, clusters, launch, paging};
use crate::cluster::Cluster;
use crate::cluster::actor::Message;
use crate::cluster::capacity::change::{self, Change};
use crate::engine::Shared;
use crate::records::{
    AutoScalingRecord, AutoScalingState, CollectionKind, CollectionRecord, GroupRecord, Timeline,
};

/// The first release with custom AMIs (API RunJobFlow).
const CUSTOM_AMI_SINCE: ReleaseLabel = ReleaseLabel::emr(5, 7, 0);

/// The groups of a new cluster, without instances yet.
pub(super) fn requested(
    desk: &Desk<'_>,
    configs: &[InstanceGroupConfig],
) -> Result<Vec<CollectionRecord>, ApiError> {
    let groups = configs.iter().map(|config| group(desk, config));
    let groups = groups.collect::<Result<Vec<_>, _>>()?;
    change::check_roles(&groups).map_err(ApiError::validation)?;
    Ok(groups)
}

/// `MasterInstanceType`, `SlaveInstanceType` and `InstanceCount` as groups.
pub(super) fn of_types(
    instances: &JobFlowInstancesConfig,
) -> Result<Vec<InstanceGroupConfig>, ApiError> {
    let Some(primary) = &instances.master_instance_type else {
        return Err(ApiError::validation(
            "Instances needs InstanceGroups, InstanceFleets or MasterInstanceType.",
        ));
    };
    // `i32::MIN` minus the primary instance would not fit.
    let count = instances.instance_count.unwrap_or(1).max(0);
    let group = |role: InstanceRoleType, instance_type: &String, count| InstanceGroupConfig {
        instance_role: Some(role.into()),
        instance_type: Some(instance_type.clone()),
        instance_count: Some(count),
        ..InstanceGroupConfig::default()
    };
    let mut groups = vec![group(InstanceRoleType::Master, primary, 1)];
    if count > 1 {
        let core = instances.slave_instance_type.as_ref().unwrap_or(primary);
        groups.push(group(InstanceRoleType::Core, core, count - 1));
    }
    Ok(groups)
}

fn group(desk: &Desk<'_>, config: &InstanceGroupConfig) -> Result<CollectionRecord, ApiError> {
    let role = role(config.instance_role.as_ref());
    let instance_type = desk.instance_type(config.instance_type.as_deref().unwrap_or_default())?;
    if config.custom_ami_id.is_some() && desk.label < Some(CUSTOM_AMI_SINCE) {
        return Err((desk.refusal)("Custom AMI is not allowed".to_owned()));
    }
    let ebs = config.ebs_configuration.as_ref();
    let configurations = config.configurations.clone().unwrap_or_default();
    let auto_scaling = match &config.auto_scaling_policy {
        Some(policy) => Some(AutoScalingRecord {
            policy: auto_scaling::checked(policy.clone())
                .map_err(|problem| (desk.refusal)(problem))?,
            state: AutoScalingState::Pending,
        }),
        None => None,
    };
    let market = market(desk, config)?;
    let requested = count(desk, role, config.instance_count.unwrap_or(1))?;
    Ok(CollectionRecord {
        id: InstanceGroupId::from_random(desk.shared.random()).to_string(),
        name: config.name.clone(),
        role,
        state: InstanceCollectionState::INITIAL,
        timeline: Timeline::created(desk.now),
        instances: Vec::new(),
        seed: desk.seed(),
        kind: CollectionKind::Group(Box::new(GroupRecord {
            bid_price: config.bid_price.clone(),
            custom_ami_id: config.custom_ami_id.clone(),
            ebs_optimized: ebs.and_then(|ebs| ebs.ebs_optimized),
            ebs_block_devices: ebs::devices(desk, instance_type, ebs)?,
            applied_configurations: configurations.clone(),
            configurations,
            auto_scaling,
            ..GroupRecord::new(instance_type.name.to_owned(), market, requested)
        })),
    })
}

/// The market of a group: a bid price asks for spot instances (API InstanceGroupConfig).
fn market(desk: &Desk<'_>, config: &InstanceGroupConfig) -> Result<Market, ApiError> {
    let named = config
        .market
        .as_ref()
        .and_then(emrys_protocol::types::Open::known);
    let Some(price) = &config.bid_price else {
        return Ok(match named {
            Some(MarketType::Spot) => Market::Spot,
            _ => Market::OnDemand,
        });
    };
    if named == Some(MarketType::OnDemand) {
        return Err((desk.refusal)(
            "Attempted to set bid price for on demand instance group.".to_owned(),
        ));
    }
    desk.bid_price(price, "group")?;
    Ok(Market::Spot)
}

fn count(desk: &Desk<'_>, role: InstanceRole, count: i32) -> Result<usize, ApiError> {
    let problem = if count < 1 {
        "An instance group must have at least one instance.".to_owned()
    } else if count > *INSTANCES_PER_GROUP.end() {
        format!(
            "An instance group has at most {} instances: {count} were requested.",
            INSTANCES_PER_GROUP.end()
        )
    } else if role == InstanceRole::Primary
        && !(count == 1 || (count == 3 && desk.label >= Some(THREE_PRIMARIES_SINCE)))
    {
        "A master instance group must specify a single instance".to_owned()
    } else {
        return Ok(usize::try_from(count).unwrap_or_default());
    };
    Err((desk.refusal)(problem))
}

pub(in crate::api) async fn add(
    shared: &Shared,
    input: AddInstanceGroupsInput,
) -> Result<AddInstanceGroupsOutput, ApiError> {
    let cluster = clusters::find_job_flow(shared, input.job_flow_id.as_deref())?;
    let desk = Desk {
        shared,
        label: cluster.read(|snapshot| launch::release_label(&snapshot.cluster.request))?,
        now: crate::time::now(),
        refusal: ApiError::validation,
    };
    let configs = input.instance_groups.unwrap_or_default();
    let groups = configs.iter().map(|config| group(&desk, config));
    let groups = groups.collect::<Result<Vec<_>, _>>()?;
    let ids = groups.iter().map(|group| group.id.clone()).collect();
    ask(&cluster, Change::AddGroups(groups)).await?;
    Ok(AddInstanceGroupsOutput {
        job_flow_id: Some(cluster.id().to_string()),
        instance_group_ids: Some(ids),
        cluster_arn: Some(cluster.read(|snapshot| cluster_answers::arn(shared, &snapshot.cluster))),
    })
}

pub(super) async fn ask(cluster: &Cluster, change: Change) -> Result<(), ApiError> {
    let snapshot = cluster.snapshot();
    if snapshot.cluster.state.is_terminal() {
        // Its actor has gone. Why it takes no change is said in the words of the operation.
        return change::apply(&snapshot.cluster, change, crate::time::now()).map(drop);
    }
    cluster
        .ask(|reply| Message::ChangeCapacity(change, reply))
        .await
}

pub(in crate::api) async fn modify(
    shared: &Shared,
    input: ModifyInstanceGroupsInput,
) -> Result<(), ApiError> {
    let changes = input.instance_groups.unwrap_or_default();
    let id = |index: usize| {
        let change = changes.get(index)?;
        change.instance_group_id.as_deref()
    };
    let Some(first) = id(0) else {
        return Ok(());
    };
    let cluster = match &input.cluster_id {
        Some(id) => clusters::find_job_flow(shared, Some(id))?,
        None => with_group(shared, first)?,
    };
    let mut named = BTreeSet::new();
    for change in &changes {
        let id = change.instance_group_id.as_deref().unwrap_or_default();
        if !named.insert(id) {
            return Err(ApiError::validation(format!(
                "Instance group id '{id}' is given more than once."
            )));
        }
    }
    ask(&cluster, Change::ModifyGroups(changes)).await
}

/// The cluster of a group: ids of groups are unique, and a request need not say the cluster's.
fn with_group(shared: &Shared, group: &str) -> Result<Arc<Cluster>, ApiError> {
    let found = shared.clusters_before(u64::MAX, 1, |snapshot| {
        let mut collections = snapshot.cluster.collections.iter();
        let found = collections.any(|collection| collection.id == group);
        found.then(|| snapshot.cluster.id.clone())
    });
    let cluster = found
        .first()
        .and_then(|(_, id)| shared.cluster(id.as_str()));
    cluster.ok_or_else(|| change::unknown_group(group, ApiError::validation))
}

pub(in crate::api) fn list(
    shared: &Shared,
    input: &ListInstanceGroupsInput,
) -> Result<ListInstanceGroupsOutput, ApiError> {
    let snapshot = clusters::find(shared, input.cluster_id.as_deref())?.snapshot();
    let refusal = ApiError::invalid_request;
    change::refuse_fleets(
        &snapshot.cluster,
        "ListInstanceGroups",
        "ListInstanceFleets",
        refusal,
    )?;
    // All groups that a cluster can have fit one page.
    paging::position(input.marker.as_deref(), 0)?;
    let groups = snapshot.cluster.collections.iter();
    Ok(ListInstanceGroupsOutput {
        instance_groups: Some(groups.filter_map(answers::group).collect()),
        marker: None,
    })
}

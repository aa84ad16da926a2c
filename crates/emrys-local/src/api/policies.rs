// SPDX-License-Identifier: Apache-2.0
//! A cluster's managed scaling policy and its auto-termination policy.
//!
//! Managed scaling is checked, kept and shown; on one machine there is nothing to scale. What auto-termination does is
//! decided where the cluster is, in [`crate::cluster`].

use emrys_catalog::limits::{DEFAULT_IDLE_TIMEOUT, IDLE_TIMEOUT, has_cluster_policies};
use emrys_model::instance::{InstanceRole, Market};
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::ApiError;
use emrys_protocol::types::{
    AutoTerminationPolicy, ComputeLimits, ComputeLimitsUnitType, GetAutoTerminationPolicyInput,
    GetAutoTerminationPolicyOutput, GetManagedScalingPolicyInput, GetManagedScalingPolicyOutput,
    ManagedScalingPolicy, Open, PutAutoTerminationPolicyInput, PutAutoTerminationPolicyOutput,
    PutManagedScalingPolicyInput, PutManagedScalingPolicyOutput, RemoveAutoTerminationPolicyInput,
    RemoveAutoTerminationPolicyOutput, RemoveManagedScalingPolicyInput,
    RemoveManagedScalingPolicyOutput, ScalingStrategy,
};

use super::clusters;
use super::settings::edit;
use crate::engine::Shared;
use crate::error::not_modifiable;
use crate::records::{AutoTermination, CollectionRecord};

/// What an utilization performance index may be (API ManagedScalingPolicy).
const PERFORMANCE_INDEXES: [i32; 5] = [1, 25, 50, 75, 100];

pub(super) async fn put_managed_scaling(
    shared: &Shared,
    input: PutManagedScalingPolicyInput,
) -> Result<PutManagedScalingPolicyOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    let policy = input.managed_scaling_policy.unwrap_or_default();
    edit(&cluster, move |record| {
        check_managed_scaling(&policy, record.release_label(), &record.collections)?;
        record.managed_scaling = Some(policy);
        Ok(())
    })
    .await?;
    Ok(PutManagedScalingPolicyOutput::default())
}

/// Without a policy the answer is empty. That of an ended cluster is not shown: its readers expect this refusal, the AWS
/// provider of Terraform among them.
pub(super) fn get_managed_scaling(
    shared: &Shared,
    input: &GetManagedScalingPolicyInput,
) -> Result<GetManagedScalingPolicyOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    cluster.read(|snapshot| match snapshot.cluster.state.accepts_steps() {
        true => Ok(GetManagedScalingPolicyOutput {
            managed_scaling_policy: snapshot.cluster.managed_scaling.clone(),
        }),
        false => Err(not_modifiable()),
    })
}

pub(super) async fn remove_managed_scaling(
    shared: &Shared,
    input: &RemoveManagedScalingPolicyInput,
) -> Result<RemoveManagedScalingPolicyOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    edit(&cluster, |record| {
        record.managed_scaling = None;
        Ok(())
    })
    .await?;
    Ok(RemoveManagedScalingPolicyOutput::default())
}

pub(super) async fn put_auto_termination(
    shared: &Shared,
    input: &PutAutoTerminationPolicyInput,
) -> Result<PutAutoTerminationPolicyOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    let policy = input.auto_termination_policy.clone().unwrap_or_default();
    edit(&cluster, move |record| {
        record.auto_termination = Some(auto_termination(&policy, record.release_label())?);
        Ok(())
    })
    .await?;
    Ok(PutAutoTerminationPolicyOutput::default())
}

/// Without a policy the answer is empty.
pub(super) fn get_auto_termination(
    shared: &Shared,
    input: &GetAutoTerminationPolicyInput,
) -> Result<GetAutoTerminationPolicyOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    cluster.read(|snapshot| {
        check_auto_termination(snapshot.cluster.release_label())?;
        let policy = snapshot.cluster.auto_termination;
        Ok(GetAutoTerminationPolicyOutput {
            auto_termination_policy: policy.map(|policy| AutoTerminationPolicy {
                idle_timeout: Some(policy.idle_timeout),
            }),
        })
    })
}

pub(super) async fn remove_auto_termination(
    shared: &Shared,
    input: &RemoveAutoTerminationPolicyInput,
) -> Result<RemoveAutoTerminationPolicyOutput, ApiError> {
    let cluster = clusters::find(shared, input.cluster_id.as_deref())?;
    edit(&cluster, |record| {
        record.auto_termination = None;
        Ok(())
    })
    .await?;
    Ok(RemoveAutoTerminationPolicyOutput::default())
}

fn check_auto_termination(label: Option<ReleaseLabel>) -> Result<(), ApiError> {
    match label.is_some_and(has_cluster_policies) {
        true => Ok(()),
        false => Err(ApiError::validation(
            "Auto-termination is not available for this account when using this release of EMR.",
        )),
    }
}

/// The policy of a request, which begins to count now, or EMR's refusal.
pub(super) fn auto_termination(
    policy: &AutoTerminationPolicy,
    label: Option<ReleaseLabel>,
) -> Result<AutoTermination, ApiError> {
    check_auto_termination(label)?;
    let timeout = policy.idle_timeout.unwrap_or(DEFAULT_IDLE_TIMEOUT);
    if !IDLE_TIMEOUT.contains(&timeout) {
        return Err(ApiError::validation(format!(
            "The idle timeout of an auto-termination policy must be between {} and {} seconds: it was {timeout}.",
            IDLE_TIMEOUT.start(),
            IDLE_TIMEOUT.end(),
        )));
    }
    Ok(AutoTermination::new(timeout))
}

fn invalid_scaling(what: &str) -> ApiError {
    ApiError::validation(format!("Invalid configuration for managed scaling. {what}"))
}

/// What EMR refuses of a managed scaling policy (API ComputeLimits, ManagedScalingPolicy).
pub(super) fn check_managed_scaling(
    policy: &ManagedScalingPolicy,
    label: Option<ReleaseLabel>,
    collections: &[CollectionRecord],
) -> Result<(), ApiError> {
    if !label.is_some_and(has_cluster_policies) {
        return Err(invalid_scaling(
            "Managed scaling needs release emr-5.30.0 or later, except emr-6.0.0.",
        ));
    }
    let limits = policy.compute_limits.as_ref();
    let limits = limits.ok_or_else(|| invalid_scaling("ComputeLimits is required."))?;
    check_limits(limits, collections)?;
    let advanced =
        policy.scaling_strategy.as_ref().and_then(Open::known) == Some(ScalingStrategy::Advanced);
    match policy.utilization_performance_index {
        Some(_) if !advanced => Err(invalid_scaling(
            "UtilizationPerformanceIndex needs the scaling strategy ADVANCED.",
        )),
        Some(index) if !PERFORMANCE_INDEXES.contains(&index) => Err(invalid_scaling(&format!(
            "UtilizationPerformanceIndex must be one of 1, 25, 50, 75 and 100: it was {index}."
        ))),
        _ => Ok(()),
    }
}

fn check_limits(limits: &ComputeLimits, collections: &[CollectionRecord]) -> Result<(), ApiError> {
    let has_fleets = collections.iter().any(|one| one.fleet().is_some());
    let of_fleets = limits.unit_type.as_ref().and_then(Open::known)
        == Some(ComputeLimitsUnitType::InstanceFleetUnits);
    match (has_fleets, of_fleets) {
        (true, false) => {
            return Err(invalid_scaling(
                "A cluster with instance fleets needs the unit type InstanceFleetUnits.",
            ));
        }
        (false, true) => {
            return Err(invalid_scaling(
                "A cluster with instance groups needs the unit type Instances or VCPU.",
            ));
        }
        _ => {}
    }
    let minimum = limits.minimum_capacity_units.unwrap_or_default();
    let maximum = limits.maximum_capacity_units.unwrap_or_default();
    let on_demand = limits.maximum_on_demand_capacity_units;
    let core = limits.maximum_core_capacity_units;
    let smallest = [
        Some(minimum),
        Some(maximum.saturating_sub(1)),
        on_demand,
        core,
    ];
    if smallest.into_iter().flatten().any(|units| units < 0) {
        return Err(invalid_scaling(
            "The max capacity must be positive, and no other capacity negative.",
        ));
    }
    for (units, which) in [
        (Some(minimum), "min"),
        (on_demand, "max On-Demand"),
        (core, "max Core"),
    ] {
        if units.is_some_and(|units| units > maximum) {
            return Err(invalid_scaling(&format!(
                "The {which} capacity cannot be higher than max capacity"
            )));
        }
    }
    match (core, on_demand) {
        (Some(core), Some(on_demand)) if core > on_demand && has_core_on_demand(collections) => {
            Err(invalid_scaling(
                "If you select On-Demand market type for core nodes in a cluster with instance groups, MaximumCoreCapacityUnits must be less than or equal to MaximumOnDemandCapacityUnits.",
            ))
        }
        _ => Ok(()),
    }
}

/// Whether the core instances are On-Demand instances of a group.
fn has_core_on_demand(collections: &[CollectionRecord]) -> bool {
    let core = collections
        .iter()
        .filter(|one| one.role == InstanceRole::Core);
    core.filter_map(CollectionRecord::group)
        .any(|group| group.market == Market::OnDemand)
}

// SPDX-License-Identifier: Apache-2.0
//! The engine's APIs: requests in, what the records say out.
//!
//! EMR's here, one file per subject, and the engine's own in [`engine`]; [`answers`] alone turns records into AWS's shapes. Operations without a
//! method here keep the trait's "not implemented" answer, which names them.

mod answers;
mod clusters;
mod engine;
mod instances;
mod job_flows;
mod launch;
mod paging;
mod policies;
mod releases;
mod settings;
mod steps;
#[cfg(test)]
mod tests;

use async_trait::async_trait;
use emrys_protocol::types::{
    AddInstanceFleetInput, AddInstanceFleetOutput, AddInstanceGroupsInput, AddInstanceGroupsOutput,
    AddJobFlowStepsInput, AddJobFlowStepsOutput, AddTagsInput, AddTagsOutput, CancelStepsInput,
    CancelStepsOutput, DescribeClusterInput, DescribeClusterOutput, DescribeJobFlowsInput,
    DescribeJobFlowsOutput, DescribeReleaseLabelInput, DescribeReleaseLabelOutput,
    DescribeStepInput, DescribeStepOutput, GetAutoTerminationPolicyInput,
    GetAutoTerminationPolicyOutput, GetManagedScalingPolicyInput, GetManagedScalingPolicyOutput,
    ListBootstrapActionsInput, ListBootstrapActionsOutput, ListClustersInput, ListClustersOutput,
    ListInstanceFleetsInput, ListInstanceFleetsOutput, ListInstanceGroupsInput,
    ListInstanceGroupsOutput, ListInstancesInput, ListInstancesOutput, ListReleaseLabelsInput,
    ListReleaseLabelsOutput, ListStepsInput, ListStepsOutput, ListSupportedInstanceTypesInput,
    ListSupportedInstanceTypesOutput, ModifyClusterInput, ModifyClusterOutput,
    ModifyInstanceFleetInput, ModifyInstanceGroupsInput, PutAutoScalingPolicyInput,
    PutAutoScalingPolicyOutput, PutAutoTerminationPolicyInput, PutAutoTerminationPolicyOutput,
    PutManagedScalingPolicyInput, PutManagedScalingPolicyOutput, RemoveAutoScalingPolicyInput,
    RemoveAutoScalingPolicyOutput, RemoveAutoTerminationPolicyInput,
    RemoveAutoTerminationPolicyOutput, RemoveManagedScalingPolicyInput,
    RemoveManagedScalingPolicyOutput, RemoveTagsInput, RemoveTagsOutput, RunJobFlowInput,
    RunJobFlowOutput, SetKeepJobFlowAliveWhenNoStepsInput, SetTerminationProtectionInput,
    SetUnhealthyNodeReplacementInput, SetVisibleToAllUsersInput, TerminateJobFlowsInput,
};
use emrys_protocol::{ApiError, EmrApi};

use crate::engine::Service;

pub(crate) use answers::ACCOUNT;

#[async_trait]
impl EmrApi for Service {
    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        launch::run_job_flow(self.shared(), input).await
    }

    async fn describe_cluster(
        &self,
        input: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        clusters::describe(self.shared(), &input)
    }

    async fn describe_job_flows(
        &self,
        input: DescribeJobFlowsInput,
    ) -> Result<DescribeJobFlowsOutput, ApiError> {
        job_flows::describe(self, &input).await
    }

    async fn list_clusters(
        &self,
        input: ListClustersInput,
    ) -> Result<ListClustersOutput, ApiError> {
        clusters::list(self.shared(), &input)
    }

    async fn terminate_job_flows(&self, input: TerminateJobFlowsInput) -> Result<(), ApiError> {
        clusters::terminate(self.shared(), &input).await
    }

    async fn add_job_flow_steps(
        &self,
        input: AddJobFlowStepsInput,
    ) -> Result<AddJobFlowStepsOutput, ApiError> {
        steps::add(self.shared(), input).await
    }

    async fn describe_step(
        &self,
        input: DescribeStepInput,
    ) -> Result<DescribeStepOutput, ApiError> {
        steps::describe(self.shared(), &input)
    }

    async fn list_steps(&self, input: ListStepsInput) -> Result<ListStepsOutput, ApiError> {
        steps::list(self.shared(), &input)
    }

    async fn cancel_steps(&self, input: CancelStepsInput) -> Result<CancelStepsOutput, ApiError> {
        steps::cancel(self.shared(), &input).await
    }

    async fn set_termination_protection(
        &self,
        input: SetTerminationProtectionInput,
    ) -> Result<(), ApiError> {
        settings::set_termination_protection(self.shared(), &input).await
    }

    async fn set_keep_job_flow_alive_when_no_steps(
        &self,
        input: SetKeepJobFlowAliveWhenNoStepsInput,
    ) -> Result<(), ApiError> {
        settings::set_keep_alive(self.shared(), &input).await
    }

    async fn set_visible_to_all_users(
        &self,
        input: SetVisibleToAllUsersInput,
    ) -> Result<(), ApiError> {
        settings::set_visible(self.shared(), &input).await
    }

    async fn set_unhealthy_node_replacement(
        &self,
        input: SetUnhealthyNodeReplacementInput,
    ) -> Result<(), ApiError> {
        settings::set_unhealthy_node_replacement(self.shared(), &input).await
    }

    async fn modify_cluster(
        &self,
        input: ModifyClusterInput,
    ) -> Result<ModifyClusterOutput, ApiError> {
        settings::modify(self.shared(), &input).await
    }

    async fn add_tags(&self, input: AddTagsInput) -> Result<AddTagsOutput, ApiError> {
        settings::add_tags(self.shared(), input).await
    }

    async fn remove_tags(&self, input: RemoveTagsInput) -> Result<RemoveTagsOutput, ApiError> {
        settings::remove_tags(self.shared(), input).await
    }

    async fn put_managed_scaling_policy(
        &self,
        input: PutManagedScalingPolicyInput,
    ) -> Result<PutManagedScalingPolicyOutput, ApiError> {
        policies::put_managed_scaling(self.shared(), input).await
    }

    async fn get_managed_scaling_policy(
        &self,
        input: GetManagedScalingPolicyInput,
    ) -> Result<GetManagedScalingPolicyOutput, ApiError> {
        policies::get_managed_scaling(self.shared(), &input)
    }

    async fn remove_managed_scaling_policy(
        &self,
        input: RemoveManagedScalingPolicyInput,
    ) -> Result<RemoveManagedScalingPolicyOutput, ApiError> {
        policies::remove_managed_scaling(self.shared(), &input).await
    }

    async fn put_auto_termination_policy(
        &self,
        input: PutAutoTerminationPolicyInput,
    ) -> Result<PutAutoTerminationPolicyOutput, ApiError> {
        policies::put_auto_termination(self.shared(), &input).await
    }

    async fn get_auto_termination_policy(
        &self,
        input: GetAutoTerminationPolicyInput,
    ) -> Result<GetAutoTerminationPolicyOutput, ApiError> {
        policies::get_auto_termination(self.shared(), &input)
    }

    async fn remove_auto_termination_policy(
        &self,
        input: RemoveAutoTerminationPolicyInput,
    ) -> Result<RemoveAutoTerminationPolicyOutput, ApiError> {
        policies::remove_auto_termination(self.shared(), &input).await
    }

    async fn list_bootstrap_actions(
        &self,
        input: ListBootstrapActionsInput,
    ) -> Result<ListBootstrapActionsOutput, ApiError> {
        clusters::bootstrap_actions(self.shared(), &input)
    }

    async fn list_instance_groups(
        &self,
        input: ListInstanceGroupsInput,
    ) -> Result<ListInstanceGroupsOutput, ApiError> {
        instances::groups::list(self.shared(), &input)
    }

    async fn list_instances(
        &self,
        input: ListInstancesInput,
    ) -> Result<ListInstancesOutput, ApiError> {
        instances::list::list(self.shared(), &input)
    }

    async fn add_instance_groups(
        &self,
        input: AddInstanceGroupsInput,
    ) -> Result<AddInstanceGroupsOutput, ApiError> {
        instances::groups::add(self.shared(), input).await
    }

    async fn modify_instance_groups(
        &self,
        input: ModifyInstanceGroupsInput,
    ) -> Result<(), ApiError> {
        instances::groups::modify(self.shared(), input).await
    }

    async fn add_instance_fleet(
        &self,
        input: AddInstanceFleetInput,
    ) -> Result<AddInstanceFleetOutput, ApiError> {
        instances::fleets::add(self.shared(), input).await
    }

    async fn modify_instance_fleet(&self, input: ModifyInstanceFleetInput) -> Result<(), ApiError> {
        instances::fleets::modify(self.shared(), input).await
    }

    async fn list_instance_fleets(
        &self,
        input: ListInstanceFleetsInput,
    ) -> Result<ListInstanceFleetsOutput, ApiError> {
        instances::fleets::list(self.shared(), &input)
    }

    async fn put_auto_scaling_policy(
        &self,
        input: PutAutoScalingPolicyInput,
    ) -> Result<PutAutoScalingPolicyOutput, ApiError> {
        instances::auto_scaling::put(self.shared(), input).await
    }

    async fn remove_auto_scaling_policy(
        &self,
        input: RemoveAutoScalingPolicyInput,
    ) -> Result<RemoveAutoScalingPolicyOutput, ApiError> {
        instances::auto_scaling::remove(self.shared(), input).await
    }

    async fn list_supported_instance_types(
        &self,
        input: ListSupportedInstanceTypesInput,
    ) -> Result<ListSupportedInstanceTypesOutput, ApiError> {
        self.shared.touch();
        instances::types::list(&input)
    }

    async fn list_release_labels(
        &self,
        input: ListReleaseLabelsInput,
    ) -> Result<ListReleaseLabelsOutput, ApiError> {
        self.shared.touch();
        releases::list(&input)
    }

    async fn describe_release_label(
        &self,
        input: DescribeReleaseLabelInput,
    ) -> Result<DescribeReleaseLabelOutput, ApiError> {
        self.shared.touch();
        releases::describe(&input)
    }
}

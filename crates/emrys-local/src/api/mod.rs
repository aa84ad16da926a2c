// SPDX-License-Identifier: Apache-2.0
//! The EMR API on the engine: requests in, what the records say out.
//!
//! One file per subject; [`answers`] alone turns records into AWS's shapes. Operations without a
//! method here keep the trait's "not implemented" answer, which names them.

mod answers;
pub(crate) mod clusters;
mod instances;
mod launch;
mod paging;
mod releases;
mod settings;
mod steps;
#[cfg(test)]
mod tests;

use async_trait::async_trait;
use emrys_protocol::types::{
    AddJobFlowStepsInput, AddJobFlowStepsOutput, AddTagsInput, AddTagsOutput, CancelStepsInput,
    CancelStepsOutput, DescribeClusterInput, DescribeClusterOutput, DescribeReleaseLabelInput,
    DescribeReleaseLabelOutput, DescribeStepInput, DescribeStepOutput, ListBootstrapActionsInput,
    ListBootstrapActionsOutput, ListClustersInput, ListClustersOutput, ListInstanceGroupsInput,
    ListInstanceGroupsOutput, ListInstancesInput, ListInstancesOutput, ListReleaseLabelsInput,
    ListReleaseLabelsOutput, ListStepsInput, ListStepsOutput, ModifyClusterInput,
    ModifyClusterOutput, RemoveTagsInput, RemoveTagsOutput, RunJobFlowInput, RunJobFlowOutput,
    SetKeepJobFlowAliveWhenNoStepsInput, SetTerminationProtectionInput, SetVisibleToAllUsersInput,
    TerminateJobFlowsInput,
};
use emrys_protocol::{ApiError, EmrApi};

use crate::engine::Service;

#[async_trait]
impl EmrApi for Service {
    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        self.touch();
        launch::run_job_flow(&self.shared, input).await
    }

    async fn describe_cluster(
        &self,
        input: DescribeClusterInput,
    ) -> Result<DescribeClusterOutput, ApiError> {
        self.touch();
        clusters::describe(&self.shared, &input)
    }

    async fn list_clusters(
        &self,
        input: ListClustersInput,
    ) -> Result<ListClustersOutput, ApiError> {
        self.touch();
        clusters::list(&self.shared, &input)
    }

    async fn terminate_job_flows(&self, input: TerminateJobFlowsInput) -> Result<(), ApiError> {
        self.touch();
        clusters::terminate(&self.shared, &input).await
    }

    async fn add_job_flow_steps(
        &self,
        input: AddJobFlowStepsInput,
    ) -> Result<AddJobFlowStepsOutput, ApiError> {
        self.touch();
        steps::add(&self.shared, input).await
    }

    async fn describe_step(
        &self,
        input: DescribeStepInput,
    ) -> Result<DescribeStepOutput, ApiError> {
        self.touch();
        steps::describe(&self.shared, &input)
    }

    async fn list_steps(&self, input: ListStepsInput) -> Result<ListStepsOutput, ApiError> {
        self.touch();
        steps::list(&self.shared, &input)
    }

    async fn cancel_steps(&self, input: CancelStepsInput) -> Result<CancelStepsOutput, ApiError> {
        self.touch();
        steps::cancel(&self.shared, &input).await
    }

    async fn set_termination_protection(
        &self,
        input: SetTerminationProtectionInput,
    ) -> Result<(), ApiError> {
        self.touch();
        settings::set_termination_protection(&self.shared, &input).await
    }

    async fn set_keep_job_flow_alive_when_no_steps(
        &self,
        input: SetKeepJobFlowAliveWhenNoStepsInput,
    ) -> Result<(), ApiError> {
        self.touch();
        settings::set_keep_alive(&self.shared, &input).await
    }

    async fn set_visible_to_all_users(
        &self,
        input: SetVisibleToAllUsersInput,
    ) -> Result<(), ApiError> {
        self.touch();
        settings::set_visible(&self.shared, &input).await
    }

    async fn modify_cluster(
        &self,
        input: ModifyClusterInput,
    ) -> Result<ModifyClusterOutput, ApiError> {
        self.touch();
        settings::modify(&self.shared, &input).await
    }

    async fn add_tags(&self, input: AddTagsInput) -> Result<AddTagsOutput, ApiError> {
        self.touch();
        settings::add_tags(&self.shared, input).await
    }

    async fn remove_tags(&self, input: RemoveTagsInput) -> Result<RemoveTagsOutput, ApiError> {
        self.touch();
        settings::remove_tags(&self.shared, input).await
    }

    async fn list_bootstrap_actions(
        &self,
        input: ListBootstrapActionsInput,
    ) -> Result<ListBootstrapActionsOutput, ApiError> {
        self.touch();
        clusters::bootstrap_actions(&self.shared, &input)
    }

    async fn list_instance_groups(
        &self,
        input: ListInstanceGroupsInput,
    ) -> Result<ListInstanceGroupsOutput, ApiError> {
        self.touch();
        instances::groups(&self.shared, &input)
    }

    async fn list_instances(
        &self,
        input: ListInstancesInput,
    ) -> Result<ListInstancesOutput, ApiError> {
        self.touch();
        instances::list(&self.shared, &input)
    }

    async fn list_release_labels(
        &self,
        input: ListReleaseLabelsInput,
    ) -> Result<ListReleaseLabelsOutput, ApiError> {
        self.touch();
        releases::list(&input)
    }

    async fn describe_release_label(
        &self,
        input: DescribeReleaseLabelInput,
    ) -> Result<DescribeReleaseLabelOutput, ApiError> {
        self.touch();
        releases::describe(&input)
    }
}

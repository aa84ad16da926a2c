// SPDX-License-Identifier: Apache-2.0
//! The engine's APIs: requests in, what the records say out.
//!
//! EMR's here, one file per subject, and the engine's own in [`engine`]; [`answers`], and [`instances::answers`] for
//! instances, alone turn records into AWS's shapes. Operations without a method here keep the trait's "not implemented"
//! answer, which names them.

mod answers;
mod block_public_access;
mod clusters;
mod engine;
mod instances;
mod job_flows;
mod launch;
mod notebooks;
mod paging;
mod policies;
mod refusals;
mod releases;
mod security_configurations;
mod sessions;
mod settings;
mod steps;
mod studios;
#[cfg(test)]
mod tests;

use async_trait::async_trait;
use emrys_protocol::types::{
    self, AddInstanceFleetInput, AddInstanceFleetOutput, AddInstanceGroupsInput,
    AddInstanceGroupsOutput, AddJobFlowStepsInput, AddJobFlowStepsOutput, AddTagsInput,
    AddTagsOutput, CancelStepsInput, CancelStepsOutput, DescribeClusterInput,
    DescribeClusterOutput, DescribeJobFlowsInput, DescribeJobFlowsOutput,
    DescribeReleaseLabelInput, DescribeReleaseLabelOutput, DescribeStepInput, DescribeStepOutput,
    GetAutoTerminationPolicyInput, GetAutoTerminationPolicyOutput, GetManagedScalingPolicyInput,
    GetManagedScalingPolicyOutput, ListBootstrapActionsInput, ListBootstrapActionsOutput,
    ListClustersInput, ListClustersOutput, ListInstanceFleetsInput, ListInstanceFleetsOutput,
    ListInstanceGroupsInput, ListInstanceGroupsOutput, ListInstancesInput, ListInstancesOutput,
    ListReleaseLabelsInput, ListReleaseLabelsOutput, ListStepsInput, ListStepsOutput,
    ListSupportedInstanceTypesInput, ListSupportedInstanceTypesOutput, ModifyClusterInput,
    ModifyClusterOutput, ModifyInstanceFleetInput, ModifyInstanceGroupsInput,
    PutAutoScalingPolicyInput, PutAutoScalingPolicyOutput, PutAutoTerminationPolicyInput,
    PutAutoTerminationPolicyOutput, PutManagedScalingPolicyInput, PutManagedScalingPolicyOutput,
    RemoveAutoScalingPolicyInput, RemoveAutoScalingPolicyOutput, RemoveAutoTerminationPolicyInput,
    RemoveAutoTerminationPolicyOutput, RemoveManagedScalingPolicyInput,
    RemoveManagedScalingPolicyOutput, RemoveTagsInput, RemoveTagsOutput, RunJobFlowInput,
    RunJobFlowOutput, SetKeepJobFlowAliveWhenNoStepsInput, SetTerminationProtectionInput,
    SetUnhealthyNodeReplacementInput, SetVisibleToAllUsersInput, TerminateJobFlowsInput,
};
use emrys_protocol::{ApiError, EmrApi};

use crate::engine::Service;

pub(crate) use answers::ACCOUNT;
pub(crate) use launch::run_job_flow as launch;
pub(crate) use steps::add as add_steps;

#[async_trait]
impl EmrApi for Service {
    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        launch(self.shared(), input, self.shared.random()).await
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
        add_steps(self.shared(), input, |_| self.shared.random()).await
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

    async fn create_security_configuration(
        &self,
        input: types::CreateSecurityConfigurationInput,
    ) -> Result<types::CreateSecurityConfigurationOutput, ApiError> {
        security_configurations::create(self.shared(), input).await
    }

    async fn describe_security_configuration(
        &self,
        input: types::DescribeSecurityConfigurationInput,
    ) -> Result<types::DescribeSecurityConfigurationOutput, ApiError> {
        security_configurations::describe(self.shared(), &input)
    }

    async fn list_security_configurations(
        &self,
        input: types::ListSecurityConfigurationsInput,
    ) -> Result<types::ListSecurityConfigurationsOutput, ApiError> {
        security_configurations::list(self.shared(), &input)
    }

    async fn delete_security_configuration(
        &self,
        input: types::DeleteSecurityConfigurationInput,
    ) -> Result<types::DeleteSecurityConfigurationOutput, ApiError> {
        security_configurations::delete(self.shared(), input).await
    }

    async fn get_block_public_access_configuration(
        &self,
        _input: types::GetBlockPublicAccessConfigurationInput,
    ) -> Result<types::GetBlockPublicAccessConfigurationOutput, ApiError> {
        Ok(block_public_access::get(self.shared()))
    }

    async fn put_block_public_access_configuration(
        &self,
        input: types::PutBlockPublicAccessConfigurationInput,
    ) -> Result<types::PutBlockPublicAccessConfigurationOutput, ApiError> {
        block_public_access::put(self.shared(), input).await
    }

    async fn create_studio(
        &self,
        input: types::CreateStudioInput,
    ) -> Result<types::CreateStudioOutput, ApiError> {
        studios::create(self.shared(), input).await
    }

    async fn describe_studio(
        &self,
        input: types::DescribeStudioInput,
    ) -> Result<types::DescribeStudioOutput, ApiError> {
        studios::describe(self.shared(), &input)
    }

    async fn list_studios(
        &self,
        input: types::ListStudiosInput,
    ) -> Result<types::ListStudiosOutput, ApiError> {
        studios::list(self.shared(), &input)
    }

    async fn update_studio(&self, input: types::UpdateStudioInput) -> Result<(), ApiError> {
        studios::update(self.shared(), input).await
    }

    async fn delete_studio(&self, input: types::DeleteStudioInput) -> Result<(), ApiError> {
        studios::delete(self.shared(), input).await
    }

    async fn create_studio_session_mapping(
        &self,
        input: types::CreateStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        studios::create_mapping(self.shared(), input).await
    }

    async fn get_studio_session_mapping(
        &self,
        input: types::GetStudioSessionMappingInput,
    ) -> Result<types::GetStudioSessionMappingOutput, ApiError> {
        studios::get_mapping(self.shared(), input)
    }

    async fn list_studio_session_mappings(
        &self,
        input: types::ListStudioSessionMappingsInput,
    ) -> Result<types::ListStudioSessionMappingsOutput, ApiError> {
        studios::list_mappings(self.shared(), &input)
    }

    async fn update_studio_session_mapping(
        &self,
        input: types::UpdateStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        studios::update_mapping(self.shared(), input).await
    }

    async fn delete_studio_session_mapping(
        &self,
        input: types::DeleteStudioSessionMappingInput,
    ) -> Result<(), ApiError> {
        studios::delete_mapping(self.shared(), input).await
    }

    async fn start_notebook_execution(
        &self,
        input: types::StartNotebookExecutionInput,
    ) -> Result<types::StartNotebookExecutionOutput, ApiError> {
        notebooks::start(self.shared(), input).await
    }

    async fn describe_notebook_execution(
        &self,
        input: types::DescribeNotebookExecutionInput,
    ) -> Result<types::DescribeNotebookExecutionOutput, ApiError> {
        notebooks::describe(self.shared(), &input)
    }

    async fn list_notebook_executions(
        &self,
        input: types::ListNotebookExecutionsInput,
    ) -> Result<types::ListNotebookExecutionsOutput, ApiError> {
        notebooks::list(self.shared(), &input)
    }

    async fn stop_notebook_execution(
        &self,
        input: types::StopNotebookExecutionInput,
    ) -> Result<(), ApiError> {
        notebooks::stop(self.shared(), &input)
    }

    async fn start_session(
        &self,
        input: types::StartSessionInput,
    ) -> Result<types::StartSessionOutput, ApiError> {
        Err(sessions::start(self.shared(), &input))
    }

    async fn get_session(
        &self,
        input: types::GetSessionInput,
    ) -> Result<types::GetSessionOutput, ApiError> {
        Err(sessions::get(self.shared(), &input))
    }

    async fn get_session_endpoint(
        &self,
        input: types::GetSessionEndpointInput,
    ) -> Result<types::GetSessionEndpointOutput, ApiError> {
        Err(sessions::endpoint(self.shared(), &input))
    }

    async fn list_sessions(
        &self,
        input: types::ListSessionsInput,
    ) -> Result<types::ListSessionsOutput, ApiError> {
        sessions::list(self.shared(), &input)
    }

    async fn terminate_session(
        &self,
        input: types::TerminateSessionInput,
    ) -> Result<types::TerminateSessionOutput, ApiError> {
        Err(sessions::terminate(self.shared(), &input))
    }

    async fn create_persistent_app_ui(
        &self,
        _input: types::CreatePersistentAppUIInput,
    ) -> Result<types::CreatePersistentAppUIOutput, ApiError> {
        Err(refusals::refuse(
            "CreatePersistentAppUI",
            refusals::APPLICATION_INTERFACES,
        ))
    }

    async fn describe_persistent_app_ui(
        &self,
        _input: types::DescribePersistentAppUIInput,
    ) -> Result<types::DescribePersistentAppUIOutput, ApiError> {
        Err(refusals::refuse(
            "DescribePersistentAppUI",
            refusals::APPLICATION_INTERFACES,
        ))
    }

    async fn get_persistent_app_ui_presigned_url(
        &self,
        _input: types::GetPersistentAppUIPresignedURLInput,
    ) -> Result<types::GetPersistentAppUIPresignedURLOutput, ApiError> {
        Err(refusals::refuse(
            "GetPersistentAppUIPresignedURL",
            refusals::APPLICATION_INTERFACES,
        ))
    }

    async fn get_on_cluster_app_ui_presigned_url(
        &self,
        _input: types::GetOnClusterAppUIPresignedURLInput,
    ) -> Result<types::GetOnClusterAppUIPresignedURLOutput, ApiError> {
        Err(refusals::refuse(
            "GetOnClusterAppUIPresignedURL",
            refusals::APPLICATION_INTERFACES,
        ))
    }

    async fn get_cluster_session_credentials(
        &self,
        _input: types::GetClusterSessionCredentialsInput,
    ) -> Result<types::GetClusterSessionCredentialsOutput, ApiError> {
        Err(refusals::refuse(
            "GetClusterSessionCredentials",
            refusals::CREDENTIALS,
        ))
    }
}

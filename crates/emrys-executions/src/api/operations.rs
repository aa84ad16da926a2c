// SPDX-License-Identifier: Apache-2.0
//! Every operation of the API, one line of which says who does it.

use async_trait::async_trait;
use emrys_protocol::states::types as api;
use emrys_protocol::{ApiError, StatesApi};

use super::{Executions, validate};
use crate::arn::MachineArn;

#[async_trait]
impl StatesApi for Executions {
    async fn create_activity(
        &self,
        input: api::CreateActivityInput,
    ) -> Result<api::CreateActivityOutput, ApiError> {
        self.activities().create(input, self.called()).await
    }

    async fn create_state_machine(
        &self,
        input: api::CreateStateMachineInput,
    ) -> Result<api::CreateStateMachineOutput, ApiError> {
        self.settle().await?;
        self.machines().create(input, self.called()).await
    }

    async fn create_state_machine_alias(
        &self,
        input: api::CreateStateMachineAliasInput,
    ) -> Result<api::CreateStateMachineAliasOutput, ApiError> {
        self.machines().create_alias(input, self.called()).await
    }

    async fn delete_activity(
        &self,
        input: api::DeleteActivityInput,
    ) -> Result<api::DeleteActivityOutput, ApiError> {
        self.called();
        let arn = input.activity_arn.as_deref().unwrap_or_default();
        self.activities().delete(arn).await?;
        Ok(api::DeleteActivityOutput {})
    }

    async fn delete_state_machine(
        &self,
        input: api::DeleteStateMachineInput,
    ) -> Result<api::DeleteStateMachineOutput, ApiError> {
        self.called();
        let arn = input.state_machine_arn.as_deref().unwrap_or_default();
        self.machines().delete(&MachineArn::parse(arn)?).await?;
        self.settle().await?;
        Ok(api::DeleteStateMachineOutput {})
    }

    async fn delete_state_machine_alias(
        &self,
        input: api::DeleteStateMachineAliasInput,
    ) -> Result<api::DeleteStateMachineAliasOutput, ApiError> {
        self.called();
        self.machines().delete_alias(&input).await
    }

    async fn delete_state_machine_version(
        &self,
        input: api::DeleteStateMachineVersionInput,
    ) -> Result<api::DeleteStateMachineVersionOutput, ApiError> {
        self.called();
        self.machines().delete_version(&input).await
    }

    async fn describe_activity(
        &self,
        input: api::DescribeActivityInput,
    ) -> Result<api::DescribeActivityOutput, ApiError> {
        self.called();
        let arn = input.activity_arn.as_deref().unwrap_or_default();
        self.activities().describe(arn)
    }

    async fn describe_execution(
        &self,
        input: api::DescribeExecutionInput,
    ) -> Result<api::DescribeExecutionOutput, ApiError> {
        self.called();
        self.described(input).await
    }

    async fn describe_state_machine(
        &self,
        input: api::DescribeStateMachineInput,
    ) -> Result<api::DescribeStateMachineOutput, ApiError> {
        self.called();
        self.settle().await?;
        self.machines().describe(&input).await
    }

    async fn describe_state_machine_alias(
        &self,
        input: api::DescribeStateMachineAliasInput,
    ) -> Result<api::DescribeStateMachineAliasOutput, ApiError> {
        self.called();
        self.machines().alias(&input)
    }

    async fn describe_state_machine_for_execution(
        &self,
        input: api::DescribeStateMachineForExecutionInput,
    ) -> Result<api::DescribeStateMachineForExecutionOutput, ApiError> {
        self.called();
        self.described_machine(input).await
    }

    async fn get_activity_task(
        &self,
        input: api::GetActivityTaskInput,
    ) -> Result<api::GetActivityTaskOutput, ApiError> {
        self.called();
        self.activity_task(input).await
    }

    async fn get_execution_history(
        &self,
        input: api::GetExecutionHistoryInput,
    ) -> Result<api::GetExecutionHistoryOutput, ApiError> {
        self.called();
        self.history(input).await
    }

    async fn list_activities(
        &self,
        input: api::ListActivitiesInput,
    ) -> Result<api::ListActivitiesOutput, ApiError> {
        self.called();
        self.activities().list(&input)
    }

    async fn list_executions(
        &self,
        input: api::ListExecutionsInput,
    ) -> Result<api::ListExecutionsOutput, ApiError> {
        self.called();
        self.listed(input).await
    }

    async fn list_state_machine_aliases(
        &self,
        input: api::ListStateMachineAliasesInput,
    ) -> Result<api::ListStateMachineAliasesOutput, ApiError> {
        self.called();
        self.machines().aliases(&input)
    }

    async fn list_state_machine_versions(
        &self,
        input: api::ListStateMachineVersionsInput,
    ) -> Result<api::ListStateMachineVersionsOutput, ApiError> {
        self.called();
        self.machines().versions(&input)
    }

    async fn list_state_machines(
        &self,
        input: api::ListStateMachinesInput,
    ) -> Result<api::ListStateMachinesOutput, ApiError> {
        self.called();
        self.settle().await?;
        self.machines().list(&input)
    }

    async fn list_tags_for_resource(
        &self,
        input: api::ListTagsForResourceInput,
    ) -> Result<api::ListTagsForResourceOutput, ApiError> {
        self.called();
        let tags = self.tags(input.resource_arn.as_deref().unwrap_or_default())?;
        Ok(api::ListTagsForResourceOutput { tags: Some(tags) })
    }

    async fn publish_state_machine_version(
        &self,
        input: api::PublishStateMachineVersionInput,
    ) -> Result<api::PublishStateMachineVersionOutput, ApiError> {
        self.machines().publish(input, self.called()).await
    }

    async fn redrive_execution(
        &self,
        input: api::RedriveExecutionInput,
    ) -> Result<api::RedriveExecutionOutput, ApiError> {
        self.called();
        self.redriven(input).await
    }

    async fn send_task_failure(
        &self,
        input: api::SendTaskFailureInput,
    ) -> Result<api::SendTaskFailureOutput, ApiError> {
        self.called();
        self.task_failed(input).await
    }

    async fn send_task_heartbeat(
        &self,
        input: api::SendTaskHeartbeatInput,
    ) -> Result<api::SendTaskHeartbeatOutput, ApiError> {
        self.called();
        self.task_alive(input).await
    }

    async fn send_task_success(
        &self,
        input: api::SendTaskSuccessInput,
    ) -> Result<api::SendTaskSuccessOutput, ApiError> {
        self.called();
        self.task_succeeded(input).await
    }

    async fn start_execution(
        &self,
        input: api::StartExecutionInput,
    ) -> Result<api::StartExecutionOutput, ApiError> {
        self.called();
        self.start(input).await
    }

    async fn start_sync_execution(
        &self,
        input: api::StartSyncExecutionInput,
    ) -> Result<api::StartSyncExecutionOutput, ApiError> {
        self.called();
        self.start_sync(input).await
    }

    async fn stop_execution(
        &self,
        input: api::StopExecutionInput,
    ) -> Result<api::StopExecutionOutput, ApiError> {
        self.called();
        self.stop(input).await
    }

    async fn tag_resource(
        &self,
        input: api::TagResourceInput,
    ) -> Result<api::TagResourceOutput, ApiError> {
        self.called();
        let arn = input.resource_arn.as_deref().unwrap_or_default();
        let tags = input.tags.as_deref().unwrap_or_default();
        self.tag(arn, tags).await?;
        Ok(api::TagResourceOutput {})
    }

    async fn untag_resource(
        &self,
        input: api::UntagResourceInput,
    ) -> Result<api::UntagResourceOutput, ApiError> {
        self.called();
        let arn = input.resource_arn.as_deref().unwrap_or_default();
        let keys = input.tag_keys.as_deref().unwrap_or_default();
        self.untag(arn, keys).await?;
        Ok(api::UntagResourceOutput {})
    }

    async fn update_state_machine(
        &self,
        input: api::UpdateStateMachineInput,
    ) -> Result<api::UpdateStateMachineOutput, ApiError> {
        self.machines().update(input, self.called()).await
    }

    async fn update_state_machine_alias(
        &self,
        input: api::UpdateStateMachineAliasInput,
    ) -> Result<api::UpdateStateMachineAliasOutput, ApiError> {
        self.machines().update_alias(input, self.called()).await
    }

    async fn validate_state_machine_definition(
        &self,
        input: api::ValidateStateMachineDefinitionInput,
    ) -> Result<api::ValidateStateMachineDefinitionOutput, ApiError> {
        self.called();
        validate::definition(&input)
    }

    async fn describe_map_run(
        &self,
        input: api::DescribeMapRunInput,
    ) -> Result<api::DescribeMapRunOutput, ApiError> {
        self.called();
        self.map_run(input).await
    }

    async fn list_map_runs(
        &self,
        input: api::ListMapRunsInput,
    ) -> Result<api::ListMapRunsOutput, ApiError> {
        self.called();
        self.map_runs(input).await
    }

    async fn update_map_run(
        &self,
        input: api::UpdateMapRunInput,
    ) -> Result<api::UpdateMapRunOutput, ApiError> {
        self.called();
        self.change_map_run(input).await
    }

    async fn test_state(
        &self,
        input: api::TestStateInput,
    ) -> Result<api::TestStateOutput, ApiError> {
        self.called();
        self.tested(input).await
    }
}

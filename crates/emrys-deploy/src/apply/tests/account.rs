// SPDX-License-Identifier: Apache-2.0
//! Services in memory, which can be made to refuse any one request.

use std::collections::BTreeMap;
use std::sync::Mutex;

use async_trait::async_trait;
use emrys_protocol::events::types::{
    DeleteRuleRequest, DescribeRuleRequest, DescribeRuleResponse, ListTargetsByRuleRequest,
    ListTargetsByRuleResponse, PutRuleRequest, PutRuleResponse, PutTargetsRequest,
    PutTargetsResponse, RemoveTargetsRequest, RemoveTargetsResponse, Target,
};
use emrys_protocol::parameters::types::{
    AddTagsToResourceRequest, AddTagsToResourceResult, DeleteParameterRequest,
    DeleteParameterResult, DescribeParametersRequest, DescribeParametersResult,
    GetParameterRequest, GetParameterResult, GetParametersByPathRequest, GetParametersByPathResult,
    ListTagsForResourceRequest, ListTagsForResourceResult, Parameter, ParameterMetadata,
    PutParameterRequest, PutParameterResult, Tag,
};
use emrys_protocol::secrets::types::{
    CreateSecretRequest, CreateSecretResponse, DeleteSecretRequest, DeleteSecretResponse,
    DescribeSecretRequest, DescribeSecretResponse, GetSecretValueRequest, GetSecretValueResponse,
    TagResourceRequest, UpdateSecretRequest, UpdateSecretResponse,
};
use emrys_protocol::states::types::{
    CreateStateMachineInput, CreateStateMachineOutput, DeleteStateMachineInput,
    DeleteStateMachineOutput, DescribeStateMachineInput, DescribeStateMachineOutput,
    UpdateStateMachineInput, UpdateStateMachineOutput,
};
use emrys_protocol::subscriptions::Subscription;
use emrys_protocol::types::{
    CreateSecurityConfigurationInput, CreateSecurityConfigurationOutput,
    DeleteSecurityConfigurationInput, DeleteSecurityConfigurationOutput,
    DescribeSecurityConfigurationInput, DescribeSecurityConfigurationOutput, Open, Timestamp,
};
use emrys_protocol::{
    ApiError, EmrApi, EngineApi, ErrorCode, EventsApi, LogsApi, ParametersApi, SecretsApi,
    StatesApi,
};

/// The services, and how many requests they still take.
#[derive(Default)]
pub(super) struct Account {
    pub(super) parameters: Mutex<BTreeMap<String, String>>,
    /// How often each parameter has been put, and when last.
    pub(super) puts: Mutex<BTreeMap<String, (i64, Timestamp)>>,
    pub(super) machines: Mutex<BTreeMap<String, String>>,
    pub(super) configurations: Mutex<BTreeMap<String, String>>,
    pub(super) rules: Mutex<BTreeMap<String, String>>,
    pub(super) targets: Mutex<BTreeMap<String, Vec<Target>>>,
    pub(super) subscriptions: Mutex<BTreeMap<String, Subscription>>,
    pub(super) secrets: Mutex<BTreeMap<String, String>>,
    /// Descriptions, and tags as texts, by the names of parameters and secrets.
    pub(super) descriptions: Mutex<BTreeMap<String, String>>,
    pub(super) tags: Mutex<BTreeMap<String, Vec<Tag>>>,
    pub(super) left: Mutex<Option<usize>>,
    /// Whether a request gives way to others first, bit by bit.
    pub(super) pauses: Mutex<Option<u32>>,
}

impl Account {
    fn takes(&self) -> Result<(), ApiError> {
        match self.left.lock().unwrap().as_mut() {
            Some(0) => Err(ApiError::new(ErrorCode::InternalFailure, "killed")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn describe(&self, name: &str, description: Option<String>) {
        if let Some(description) = description {
            let mut descriptions = self.descriptions.lock().unwrap();
            descriptions.insert(name.to_owned(), description);
        }
    }

    async fn pause(&self) {
        let pauses = {
            let mut pauses = self.pauses.lock().unwrap();
            pauses.as_mut().is_some_and(|bits| {
                let pauses = *bits % 2 == 1;
                *bits /= 2;
                pauses
            })
        };
        if pauses {
            tokio::task::yield_now().await;
        }
    }

    fn parameter(&self, name: &str) -> Option<Parameter> {
        let value = self.parameters.lock().unwrap().get(name).cloned()?;
        let put = self.puts.lock().unwrap().get(name).copied();
        Some(Parameter {
            name: Some(name.to_owned()),
            value: Some(value.into()),
            version: put.map(|(version, _)| version),
            last_modified_date: put.map(|(_, at)| at),
            ..Parameter::default()
        })
    }

    /// What is there, but for the record.
    pub(super) fn content(&self) -> Vec<(String, String)> {
        let all = [
            &self.parameters,
            &self.machines,
            &self.configurations,
            &self.rules,
            &self.secrets,
        ];
        let all = all.map(|own| own.lock().unwrap().clone());
        let all = all.into_iter().flatten();
        all.filter(|(name, _)| !name.starts_with("/emrys/deployments"))
            .collect()
    }

    pub(super) fn records(&self) -> Vec<String> {
        let parameters = self.parameters.lock().unwrap();
        let names = parameters.keys().cloned();
        names
            .filter(|name| name.starts_with("/emrys/deployments"))
            .collect()
    }
}

#[async_trait]
impl ParametersApi for Account {
    async fn get_parameter(
        &self,
        input: GetParameterRequest,
    ) -> Result<GetParameterResult, ApiError> {
        self.takes()?;
        let name = input.name.unwrap();
        let found = self.parameter(&name);
        let found = found.ok_or_else(|| ApiError::new(ErrorCode::ParameterNotFound, ""))?;
        Ok(GetParameterResult {
            parameter: Some(found),
        })
    }

    async fn get_parameters_by_path(
        &self,
        input: GetParametersByPathRequest,
    ) -> Result<GetParametersByPathResult, ApiError> {
        self.takes()?;
        self.pause().await;
        let path = format!("{}/", input.path.unwrap());
        let names: Vec<String> = self.parameters.lock().unwrap().keys().cloned().collect();
        let names = names.iter().filter(|name| name.starts_with(&path));
        Ok(GetParametersByPathResult {
            parameters: Some(names.filter_map(|name| self.parameter(name)).collect()),
            ..GetParametersByPathResult::default()
        })
    }

    async fn put_parameter(
        &self,
        input: PutParameterRequest,
    ) -> Result<PutParameterResult, ApiError> {
        self.takes()?;
        self.pause().await;
        let (name, value) = (input.name.unwrap(), input.value.unwrap());
        assert!(value.reveal().len() <= 4096, "{}", value.reveal());
        let mut parameters = self.parameters.lock().unwrap();
        if parameters.contains_key(&name) && input.overwrite != Some(true) {
            return Err(ApiError::new(ErrorCode::ParameterAlreadyExists, name));
        }
        self.describe(&name, input.description);
        if let Some(tags) = input.tags {
            self.tags.lock().unwrap().insert(name.clone(), tags);
        }
        parameters.insert(name.clone(), value.reveal().to_owned());
        let mut puts = self.puts.lock().unwrap();
        let put = puts.entry(name).or_insert((0, super::guard::now()));
        *put = (put.0 + 1, super::guard::now());
        Ok(PutParameterResult {
            version: Some(put.0),
            ..PutParameterResult::default()
        })
    }

    async fn describe_parameters(
        &self,
        input: DescribeParametersRequest,
    ) -> Result<DescribeParametersResult, ApiError> {
        self.takes()?;
        let [filter] = <[_; 1]>::try_from(input.parameter_filters.unwrap()).unwrap();
        let [name] = <[_; 1]>::try_from(filter.values.unwrap()).unwrap();
        let found = ParameterMetadata {
            description: self.descriptions.lock().unwrap().get(&name).cloned(),
            name: Some(name),
            ..ParameterMetadata::default()
        };
        Ok(DescribeParametersResult {
            parameters: Some(vec![found]),
            ..DescribeParametersResult::default()
        })
    }

    async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResult, ApiError> {
        self.takes()?;
        let tags = self.tags.lock().unwrap();
        Ok(ListTagsForResourceResult {
            tag_list: tags.get(&input.resource_id.unwrap()).cloned(),
        })
    }

    async fn add_tags_to_resource(
        &self,
        input: AddTagsToResourceRequest,
    ) -> Result<AddTagsToResourceResult, ApiError> {
        self.takes()?;
        let mut tags = self.tags.lock().unwrap();
        let own = tags.entry(input.resource_id.unwrap()).or_default();
        for tag in input.tags.unwrap() {
            own.retain(|other| other.key != tag.key);
            own.push(tag);
        }
        Ok(AddTagsToResourceResult {})
    }

    async fn delete_parameter(
        &self,
        input: DeleteParameterRequest,
    ) -> Result<DeleteParameterResult, ApiError> {
        self.takes()?;
        self.pause().await;
        let name = input.name.unwrap();
        self.puts.lock().unwrap().remove(&name);
        let found = self.parameters.lock().unwrap().remove(&name);
        found.ok_or_else(|| ApiError::new(ErrorCode::ParameterNotFound, ""))?;
        Ok(DeleteParameterResult {})
    }
}

fn no_secret() -> ApiError {
    ApiError::new(ErrorCode::ResourceNotFoundException, "no such secret")
}

#[async_trait]
impl SecretsApi for Account {
    async fn get_secret_value(
        &self,
        input: GetSecretValueRequest,
    ) -> Result<GetSecretValueResponse, ApiError> {
        self.takes()?;
        let secrets = self.secrets.lock().unwrap();
        let value = secrets.get(&input.secret_id.unwrap()).cloned();
        Ok(GetSecretValueResponse {
            secret_string: Some(value.ok_or_else(no_secret)?.into()),
            ..GetSecretValueResponse::default()
        })
    }

    async fn describe_secret(
        &self,
        input: DescribeSecretRequest,
    ) -> Result<DescribeSecretResponse, ApiError> {
        self.takes()?;
        let descriptions = self.descriptions.lock().unwrap();
        Ok(DescribeSecretResponse {
            description: descriptions.get(&input.secret_id.unwrap()).cloned(),
            tags: Some(vec![emrys_protocol::secrets::types::Tag {
                key: Some("emrys:namespace".to_owned()),
                value: Some("sales".to_owned()),
            }]),
            ..DescribeSecretResponse::default()
        })
    }

    async fn create_secret(
        &self,
        input: CreateSecretRequest,
    ) -> Result<CreateSecretResponse, ApiError> {
        self.takes()?;
        let name = input.name.unwrap();
        self.describe(&name, input.description);
        let value = input.secret_string.unwrap().reveal().to_owned();
        let before = self.secrets.lock().unwrap().insert(name, value);
        assert_eq!(before, None);
        Ok(CreateSecretResponse::default())
    }

    async fn update_secret(
        &self,
        input: UpdateSecretRequest,
    ) -> Result<UpdateSecretResponse, ApiError> {
        self.takes()?;
        let name = input.secret_id.unwrap();
        self.describe(&name, input.description);
        let value = input.secret_string.unwrap().reveal().to_owned();
        let before = self.secrets.lock().unwrap().insert(name, value);
        before.ok_or_else(no_secret)?;
        Ok(UpdateSecretResponse::default())
    }

    async fn tag_resource(&self, _: TagResourceRequest) -> Result<(), ApiError> {
        self.takes()
    }

    async fn delete_secret(
        &self,
        input: DeleteSecretRequest,
    ) -> Result<DeleteSecretResponse, ApiError> {
        self.takes()?;
        assert_eq!(input.force_delete_without_recovery, Some(true));
        let found = self
            .secrets
            .lock()
            .unwrap()
            .remove(&input.secret_id.unwrap());
        found.ok_or_else(no_secret)?;
        Ok(DeleteSecretResponse::default())
    }
}

#[async_trait]
impl StatesApi for Account {
    async fn describe_state_machine(
        &self,
        input: DescribeStateMachineInput,
    ) -> Result<DescribeStateMachineOutput, ApiError> {
        self.takes()?;
        let machines = self.machines.lock().unwrap();
        let definition = machines.get(&input.state_machine_arn.unwrap()).cloned();
        let definition =
            definition.ok_or_else(|| ApiError::new(ErrorCode::StateMachineDoesNotExist, ""))?;
        Ok(DescribeStateMachineOutput {
            definition: Some(definition.into()),
            role_arn: Some("role".to_owned()),
            ..DescribeStateMachineOutput::default()
        })
    }

    async fn create_state_machine(
        &self,
        input: CreateStateMachineInput,
    ) -> Result<CreateStateMachineOutput, ApiError> {
        self.takes()?;
        let prefix = "arn:aws:states:us-east-1:000000000000:stateMachine:";
        let arn = format!("{prefix}{}", input.name.unwrap());
        let definition = input.definition.unwrap().reveal().to_owned();
        let before = self.machines.lock().unwrap().insert(arn, definition);
        assert_eq!(before, None, "it was created twice");
        Ok(CreateStateMachineOutput::default())
    }

    async fn update_state_machine(
        &self,
        input: UpdateStateMachineInput,
    ) -> Result<UpdateStateMachineOutput, ApiError> {
        self.takes()?;
        let arn = input.state_machine_arn.unwrap();
        let definition = input.definition.unwrap().reveal().to_owned();
        let before = self.machines.lock().unwrap().insert(arn, definition);
        assert_ne!(before, None, "it was not there");
        Ok(UpdateStateMachineOutput::default())
    }

    async fn delete_state_machine(
        &self,
        input: DeleteStateMachineInput,
    ) -> Result<DeleteStateMachineOutput, ApiError> {
        self.takes()?;
        let arn = input.state_machine_arn.unwrap();
        self.machines.lock().unwrap().remove(&arn);
        Ok(DeleteStateMachineOutput::default())
    }
}

#[async_trait]
impl EmrApi for Account {
    async fn describe_security_configuration(
        &self,
        input: DescribeSecurityConfigurationInput,
    ) -> Result<DescribeSecurityConfigurationOutput, ApiError> {
        self.takes()?;
        let configurations = self.configurations.lock().unwrap();
        let found = configurations.get(&input.name.unwrap()).cloned();
        let found = found.ok_or_else(|| ApiError::invalid_request("does not exist"))?;
        Ok(DescribeSecurityConfigurationOutput {
            security_configuration: Some(found),
            ..DescribeSecurityConfigurationOutput::default()
        })
    }

    async fn create_security_configuration(
        &self,
        input: CreateSecurityConfigurationInput,
    ) -> Result<CreateSecurityConfigurationOutput, ApiError> {
        self.takes()?;
        let (name, text) = (input.name.unwrap(), input.security_configuration.unwrap());
        let before = self.configurations.lock().unwrap().insert(name, text);
        assert_eq!(before, None, "EMR changes none");
        Ok(CreateSecurityConfigurationOutput::default())
    }

    async fn delete_security_configuration(
        &self,
        input: DeleteSecurityConfigurationInput,
    ) -> Result<DeleteSecurityConfigurationOutput, ApiError> {
        self.takes()?;
        let name = input.name.unwrap();
        let found = self.configurations.lock().unwrap().remove(&name);
        found.ok_or_else(|| ApiError::invalid_request("does not exist"))?;
        Ok(DeleteSecurityConfigurationOutput::default())
    }
}

#[async_trait]
impl EventsApi for Account {
    async fn describe_rule(
        &self,
        input: DescribeRuleRequest,
    ) -> Result<DescribeRuleResponse, ApiError> {
        self.takes()?;
        let rules = self.rules.lock().unwrap();
        let found = rules.get(&input.name.unwrap()).cloned();
        let found = found.ok_or_else(|| ApiError::new(ErrorCode::ResourceNotFoundException, ""))?;
        Ok(DescribeRuleResponse {
            event_pattern: Some(found),
            state: Some(Open::from_word("ENABLED")),
            ..DescribeRuleResponse::default()
        })
    }

    async fn put_rule(&self, input: PutRuleRequest) -> Result<PutRuleResponse, ApiError> {
        self.takes()?;
        let (name, pattern) = (input.name.unwrap(), input.event_pattern.unwrap());
        self.rules.lock().unwrap().insert(name, pattern);
        Ok(PutRuleResponse::default())
    }

    async fn list_targets_by_rule(
        &self,
        input: ListTargetsByRuleRequest,
    ) -> Result<ListTargetsByRuleResponse, ApiError> {
        self.takes()?;
        let name = input.rule.unwrap();
        if !self.rules.lock().unwrap().contains_key(&name) {
            return Err(ApiError::new(ErrorCode::ResourceNotFoundException, name));
        }
        let targets = self.targets.lock().unwrap().get(&name).cloned();
        Ok(ListTargetsByRuleResponse {
            targets,
            ..ListTargetsByRuleResponse::default()
        })
    }

    async fn put_targets(&self, input: PutTargetsRequest) -> Result<PutTargetsResponse, ApiError> {
        self.takes()?;
        let (rule, targets) = (input.rule.unwrap(), input.targets.unwrap());
        let mut all = self.targets.lock().unwrap();
        let own = all.entry(rule).or_default();
        own.retain(|old| targets.iter().all(|new| new.id != old.id));
        own.extend(targets);
        Ok(PutTargetsResponse::default())
    }

    async fn remove_targets(
        &self,
        input: RemoveTargetsRequest,
    ) -> Result<RemoveTargetsResponse, ApiError> {
        self.takes()?;
        let (rule, ids) = (input.rule.unwrap(), input.ids.unwrap());
        let mut all = self.targets.lock().unwrap();
        let own = all.get_mut(&rule).unwrap();
        own.retain(|target| !ids.contains(target.id.as_ref().unwrap()));
        Ok(RemoveTargetsResponse::default())
    }

    async fn delete_rule(&self, input: DeleteRuleRequest) -> Result<(), ApiError> {
        self.takes()?;
        let name = input.name.unwrap();
        let left = self.targets.lock().unwrap().remove(&name);
        assert!(
            left.is_none_or(|left| left.is_empty()),
            "a rule with targets is not deleted"
        );
        self.rules.lock().unwrap().remove(&name);
        Ok(())
    }
}

#[async_trait]
impl LogsApi for Account {}

#[async_trait]
impl EngineApi for Account {
    async fn put_subscription(&self, subscription: Subscription) -> Result<(), ApiError> {
        self.takes()?;
        let mut all = self.subscriptions.lock().unwrap();
        all.insert(subscription.name.clone(), subscription);
        Ok(())
    }

    async fn delete_subscription(&self, name: &str) -> Result<(), ApiError> {
        self.takes()?;
        self.subscriptions.lock().unwrap().remove(name);
        Ok(())
    }

    async fn subscriptions(&self) -> Result<Vec<Subscription>, ApiError> {
        self.takes()?;
        let all = self.subscriptions.lock().unwrap();
        Ok(all.values().cloned().collect())
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Deployments on services in memory, which can be made to refuse any one request.

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
use serde_json::json;

use super::{Action, ApplyError, Deployer, Holder, Place, Plan, Services};
use crate::template::text::reference;
use crate::template::{Resource, Template};

mod guard;

/// The services, and how many requests they still take.
#[derive(Default)]
struct Account {
    parameters: Mutex<BTreeMap<String, String>>,
    /// How often each parameter has been put, and when last.
    puts: Mutex<BTreeMap<String, (i64, Timestamp)>>,
    machines: Mutex<BTreeMap<String, String>>,
    configurations: Mutex<BTreeMap<String, String>>,
    rules: Mutex<BTreeMap<String, String>>,
    targets: Mutex<BTreeMap<String, Vec<Target>>>,
    subscriptions: Mutex<BTreeMap<String, Subscription>>,
    secrets: Mutex<BTreeMap<String, String>>,
    /// Descriptions, and tags as texts, by the names of parameters and secrets.
    descriptions: Mutex<BTreeMap<String, String>>,
    tags: Mutex<BTreeMap<String, Vec<Tag>>>,
    left: Mutex<Option<usize>>,
    /// Whether a request gives way to others first, bit by bit.
    pauses: Mutex<Option<u32>>,
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
    fn content(&self) -> Vec<(String, String)> {
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

    fn records(&self) -> Vec<String> {
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
        let put = puts.entry(name).or_insert((0, guard::now()));
        *put = (put.0 + 1, guard::now());
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

fn place() -> Place {
    Place {
        partition: "aws".to_owned(),
        region: "us-east-1".to_owned(),
        account: "000000000000".to_owned(),
        stack: "emrys-sales".to_owned(),
    }
}

/// A template with a machine of that definition, a security configuration, and parameters of those names.
fn template(start: &str, parameters: &[&str]) -> Template {
    let mut template = Template::default();
    let mut add = |id: &str, kind: &str, properties| {
        let resource = Resource::new(kind, properties);
        template.resources.insert(id.to_owned(), resource);
    };
    for name in parameters {
        let properties = json!({ "Name": name, "Type": "String", "Value": reference("Load") });
        add(name, "AWS::SSM::Parameter", properties);
    }
    let machine = json!({
        "StateMachineName": "sales_load", "RoleArn": "role",
        "DefinitionString": json!({ "StartAt": start }).to_string(),
    });
    add("Load", "AWS::StepFunctions::StateMachine", machine);
    let configuration = json!({ "Name": "sales-sse", "SecurityConfiguration": { "of": start } });
    add("Sse", "AWS::EMR::SecurityConfiguration", configuration);
    add("Role", "AWS::IAM::Role", json!({}));
    let rule = json!({
        "Name": "sales-sweep", "EventPattern": { "source": [start] },
        "Targets": [{ "Id": start, "Arn": reference("Load"), "RoleArn": reference("Role.Arn") }],
    });
    add("Rule", "AWS::Events::Rule", rule);
    template
}

fn deployer<'d>(account: &'d Account, place: &'d Place) -> Deployer<'d> {
    Deployer {
        services: Services {
            emr: account,
            engine: Some(account),
            events: account,
            parameters: account,
            secrets: account,
            states: account,
        },
        place,
        namespace: "sales",
    }
}

/// Deploys, and says what was done.
async fn deploy(account: &Account, template: Option<&Template>) -> Result<Vec<String>, ApplyError> {
    let place = place();
    let deployer = deployer(account, &place);
    let plan = template.map(|template| Plan::new(template, &place, &BTreeMap::new()));
    let plan = plan.transpose()?;
    let mut guard = deployer
        .guard(&guard::holder("deployer"), &|_| true)
        .await?;
    let changes = match deployer.changes(plan.as_ref()).await {
        Ok(changes) => changes,
        Err(error) => {
            guard.release().await?;
            return Err(error);
        }
    };
    let mut done = Vec::new();
    let mut observe = |change: &super::Change| {
        done.push(format!("{:?} {}", change.action, change.name));
    };
    deployer
        .carry_out(&changes, &mut guard, &mut observe)
        .await?;
    guard.release().await?;
    let kept = |change: &&super::Change| change.action == Action::Keep;
    let kept = changes.all().iter().filter(kept).count();
    done.push(format!("{kept} kept"));
    Ok(done)
}

#[tokio::test]
async fn what_a_template_says_is_there_and_nothing_else() {
    let account = Account::default();
    let first = template("A", &["/emrys/a", "/emrys/b"]);
    let done = deploy(&account, Some(&first)).await.unwrap();
    let expected = [
        "Create sales_load",
        "Create /emrys/a",
        "Create /emrys/b",
        "Create sales-sse",
        "Create sales-sweep",
        "0 kept",
    ];
    assert_eq!(done, expected);
    let value = &account.parameters.lock().unwrap()["/emrys/a"].clone();
    assert_eq!(
        value,
        "arn:aws:states:us-east-1:000000000000:stateMachine:sales_load"
    );

    let again = deploy(&account, Some(&first)).await.unwrap();
    assert_eq!(again, ["5 kept"]);

    let second = template("B", &["/emrys/b", "/emrys/c"]);
    let done = deploy(&account, Some(&second)).await.unwrap();
    let expected = [
        "Update sales_load",
        "Create /emrys/c",
        "Update sales-sse",
        "Update sales-sweep",
        "Remove /emrys/a",
        "1 kept",
    ];
    assert_eq!(done, expected);

    let targets = account.targets.lock().unwrap()["sales-sweep"].clone();
    let ids: Vec<_> = targets.iter().filter_map(|own| own.id.as_deref()).collect();
    assert_eq!(ids, ["B"]);

    let done = deploy(&account, None).await.unwrap();
    let expected = [
        "Remove /emrys/c",
        "Remove sales-sweep",
        "Remove sales-sse",
        "Remove /emrys/b",
        "Remove sales_load",
        "0 kept",
    ];
    assert_eq!(done, expected);
    assert_eq!(account.content(), []);
    assert_eq!(account.records(), [""; 0]);
}

#[tokio::test]
async fn a_pipe_from_a_topics_queue_is_a_subscription() {
    let mut template = template("A", &[]);
    let mut add = |id: &str, kind: &str, properties| {
        let resource = Resource::new(kind, properties);
        template.resources.insert(id.to_owned(), resource);
    };
    add("Queue", "AWS::SQS::Queue", json!({}));
    let subscription = json!({
        "Endpoint": reference("Queue.Arn"), "Protocol": "sqs", "RawMessageDelivery": true,
        "TopicArn": "arn:aws:sns:us-east-1:000000000000:orders",
    });
    add("Subscription", "AWS::SNS::Subscription", subscription);
    let pipe = |source: String| {
        json!({
            "Name": "sales.load.1", "RoleArn": reference("Role.Arn"), "Source": source,
            "Target": reference("Load"),
        })
    };
    add("Pipe", "AWS::Pipes::Pipe", pipe(reference("Queue.Arn")));
    let account = Account::default();
    let done = deploy(&account, Some(&template)).await.unwrap();
    assert!(done.contains(&"Create sales.load.1".to_owned()), "{done:?}");
    let expected = Subscription {
        name: "sales.load.1".to_owned(),
        topic_arn: "arn:aws:sns:us-east-1:000000000000:orders".to_owned(),
        state_machine_arn: "arn:aws:states:us-east-1:000000000000:stateMachine:sales_load"
            .to_owned(),
        raw: true,
        input_template: None,
    };
    let all: Vec<_> = account
        .subscriptions
        .lock()
        .unwrap()
        .values()
        .cloned()
        .collect();
    assert_eq!(all, [expected]);
    assert_eq!(deploy(&account, Some(&template)).await.unwrap(), ["4 kept"]);
    deploy(&account, None).await.unwrap();
    assert!(account.subscriptions.lock().unwrap().is_empty());
}

#[tokio::test]
async fn what_others_have_stored_is_not_touched() {
    let account = Account::default();
    let theirs = ("/emrys/a".to_owned(), "theirs".to_owned());
    account.parameters.lock().unwrap().extend([theirs.clone()]);
    let error = deploy(&account, Some(&template("A", &["/emrys/a"]))).await;
    let message = error.unwrap_err().to_string();
    assert_eq!(
        message,
        "parameter /emrys/a is there already, and this deployment has not stored it"
    );
    assert_eq!(account.content(), [theirs]);
}

/// Whichever request is the last that a deployment makes before it is killed, the next one ends as if nothing had
/// happened, and a removal after it leaves nothing.
#[tokio::test]
async fn a_deployment_that_was_killed_goes_on() {
    let first = template("A", &["/emrys/a", "/emrys/b"]);
    let second = template("B", &["/emrys/b", "/emrys/c"]);
    let whole = Account::default();
    deploy(&whole, Some(&second)).await.unwrap();
    let mut killed = 0;
    for requests in 0.. {
        let account = Account::default();
        deploy(&account, Some(&first)).await.unwrap();
        *account.left.lock().unwrap() = Some(requests);
        let outcome = deploy(&account, Some(&second)).await;
        *account.left.lock().unwrap() = None;
        // Removed from where it was killed, too.
        if requests % 2 == 0 {
            deploy(&account, None).await.unwrap();
            assert_eq!(account.content(), [], "killed after {requests}");
            assert_eq!(account.records(), [""; 0]);
        }
        deploy(&account, Some(&second)).await.unwrap();
        assert_eq!(
            account.content(),
            whole.content(),
            "killed after {requests}"
        );
        assert_eq!(account.records(), whole.records());
        if outcome.is_ok() {
            break;
        }
        killed += 1;
    }
    assert!(killed > 10, "{killed}");
}

#[tokio::test]
async fn a_long_record_has_several_parameters_and_shrinks() {
    let names: Vec<String> = (0..300)
        .map(|number| format!("/emrys/some/{number:04}"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let account = Account::default();
    deploy(&account, Some(&template("A", &names)))
        .await
        .unwrap();
    let expected = [
        "/emrys/deployments/sales",
        "/emrys/deployments/sales/2",
        "/emrys/deployments/sales/3",
    ];
    assert_eq!(account.records(), expected);
    deploy(&account, Some(&template("A", &names[..3])))
        .await
        .unwrap();
    assert_eq!(account.records(), expected[..1]);
    assert_eq!(account.content().len(), 6);
}

/// A template with two members of the secret `hive` as secrets, and a parameter that has the ARN of one.
fn with_secrets(revision: &str) -> Template {
    let mut template = template("A", &[]);
    for member in ["password", "user"] {
        let properties = json!({
            "Name": format!("emrys/sales/small/hive-site/{member}"),
            "Description": format!("Revision {revision}."),
            "SecretString": format!("{{{{resolve:secretsmanager:hive:SecretString:{member}}}}}"),
            "Tags": [{ "Key": "emrys:namespace", "Value": "sales" }],
        });
        let resource = Resource::new("AWS::SecretsManager::Secret", properties);
        template.resources.insert(member.to_owned(), resource);
    }
    let properties = json!({ "Name": "/emrys/arn", "Value": reference("password") });
    let resource = Resource::new("AWS::SSM::Parameter", properties);
    template.resources.insert("Arn".to_owned(), resource);
    template
}

fn account_with(secret: &str) -> Account {
    let account = Account::default();
    let source = ("hive".to_owned(), secret.to_owned());
    account.secrets.lock().unwrap().extend([source]);
    account
}

#[tokio::test]
async fn a_secret_is_split_and_followed_and_its_values_are_nowhere_else() {
    let account = account_with(r#"{"password": "hunter2", "user": "hive", "port": 3306}"#);
    let template = with_secrets("1");
    let done = deploy(&account, Some(&template)).await.unwrap();
    let secret = |member: &str| {
        let name = format!("emrys/sales/small/hive-site/{member}");
        account.secrets.lock().unwrap().get(&name).cloned()
    };
    assert_eq!(secret("password").as_deref(), Some("hunter2"));
    assert_eq!(secret("user").as_deref(), Some("hive"));
    assert_eq!(secret("port"), None);
    let parameters = account.parameters.lock().unwrap().clone();
    let arn =
        "arn:aws:secretsmanager:us-east-1:000000000000:secret:emrys/sales/small/hive-site/password";
    assert_eq!(parameters["/emrys/arn"], arn);
    assert!(!format!("{done:?} {parameters:?}").contains("hunter2"));
    assert_eq!(deploy(&account, Some(&template)).await.unwrap(), ["6 kept"]);

    let changed = r#"{"password": "hunter3", "user": "hive"}"#.to_owned();
    account
        .secrets
        .lock()
        .unwrap()
        .insert("hive".to_owned(), changed);
    let place = place();
    let plan = Plan::new(&template, &place, &BTreeMap::new()).unwrap();
    let deployer = deployer(&account, &place);
    let changes = deployer.changes(Some(&plan)).await.unwrap();
    let shown = format!("{:?}", changes.all());
    assert!(!shown.contains("hunter"), "{shown}");
    let done = deploy(&account, Some(&template)).await.unwrap();
    let expected = ["Update emrys/sales/small/hive-site/password", "5 kept"];
    assert_eq!(done, expected);
    assert_eq!(secret("password").as_deref(), Some("hunter3"));

    deploy(&account, None).await.unwrap();
    assert_eq!(secret("password"), None);
    assert_eq!(account.content().len(), 1, "the source stays");
}

#[tokio::test]
async fn a_stored_parameter_that_the_template_names_is_its_value() {
    let account = Account::default();
    let place = place();
    let deployer = deployer(&account, &place);
    let mut template = Template::default();
    let declared = json!({ "Type": "AWS::SSM::Parameter::Value<String>", "Default": "/team/ami" });
    template
        .parameters
        .insert("SsmTeamAmi".to_owned(), declared);
    let given = BTreeMap::new();
    let answers = || super::answers(&deployer.services, &template, &given);
    let said = answers().await.unwrap_err().to_string();
    assert!(said.starts_with("the parameter `/team/ami`: "), "{said}");
    let value = ("/team/ami".to_owned(), "ami-1".to_owned());
    account.parameters.lock().unwrap().extend([value]);
    assert_eq!(answers().await.unwrap()["SsmTeamAmi"], "ami-1");
}

#[tokio::test]
async fn a_secret_that_cannot_be_split_is_told_before_anything_is_stored() {
    let long = format!(r#"{{"password": "{}", "user": "x"}}"#, "x".repeat(1_017));
    for (secret, message) in [
        ("hunter2", "the secret `hive` is no JSON object"),
        (r#"["hunter2"]"#, "the secret `hive` is no JSON object"),
        (
            r#"{"user": "x"}"#,
            "the secret `hive` has no member `password`",
        ),
        (
            r#"{"password": 2, "user": "x"}"#,
            "`password` of the secret `hive` is no text",
        ),
        (
            r#"{"password": "", "user": "x"}"#,
            "`password` of the secret `hive` is no text",
        ),
        (
            long.as_str(),
            "`password` of the secret `hive` has 1025 characters together with its name",
        ),
    ] {
        let account = account_with(secret);
        let error = deploy(&account, Some(&with_secrets("1"))).await;
        let said = error.unwrap_err().to_string();
        assert!(said.starts_with(message), "{said}");
        assert!(!said.contains("hunter2"), "{said}");
        assert_eq!(account.content().len(), 1, "{message}");
        assert_eq!(account.records(), [""; 0]);
    }
    let account = Account::default();
    let error = deploy(&account, Some(&with_secrets("1"))).await;
    let said = error.unwrap_err().to_string();
    let expected = "the secret `hive`, whose `password` is configured, cannot be read: ";
    assert!(said.starts_with(expected), "{said}");
}

#[tokio::test]
async fn a_deployment_with_secrets_that_was_killed_goes_on() {
    let source = r#"{"password": "hunter2", "user": "hive"}"#;
    let whole = account_with(source);
    deploy(&whole, Some(&with_secrets("2"))).await.unwrap();
    let mut killed = 0;
    for requests in 0.. {
        let account = account_with(source);
        deploy(&account, Some(&with_secrets("1"))).await.unwrap();
        *account.left.lock().unwrap() = Some(requests);
        let outcome = deploy(&account, Some(&with_secrets("2"))).await;
        *account.left.lock().unwrap() = None;
        deploy(&account, Some(&with_secrets("2"))).await.unwrap();
        assert_eq!(
            account.content(),
            whole.content(),
            "killed after {requests}"
        );
        deploy(&account, None).await.unwrap();
        assert_eq!(account.content().len(), 1, "killed after {requests}");
        if outcome.is_ok() {
            break;
        }
        killed += 1;
    }
    assert!(killed > 10, "{killed}");
}

#[tokio::test]
async fn another_description_and_another_tag_are_changes() {
    let account = Account::default();
    let parameter = |description: &str, tags| {
        let mut template = template("A", &[]);
        let properties = json!({
            "Name": "/emrys/a", "Value": "x", "Description": description, "Tags": tags,
        });
        let resource = Resource::new("AWS::SSM::Parameter", properties);
        template.resources.insert("Own".to_owned(), resource);
        template
    };
    let first = parameter("one", json!({ "a": "1" }));
    deploy(&account, Some(&first)).await.unwrap();
    let mine = Tag {
        key: Some("cost".to_owned()),
        value: Some("42".to_owned()),
    };
    let add = |tags: &mut BTreeMap<String, Vec<Tag>>| {
        tags.entry("/emrys/a".to_owned()).or_default().push(mine);
    };
    add(&mut account.tags.lock().unwrap());
    assert_eq!(deploy(&account, Some(&first)).await.unwrap(), ["4 kept"]);
    for other in [
        parameter("two", json!({ "a": "1" })),
        parameter("two", json!({ "a": "2" })),
        parameter("two", json!({ "a": "2", "b": "1" })),
    ] {
        let done = deploy(&account, Some(&other)).await.unwrap();
        assert_eq!(done, ["Update /emrys/a", "3 kept"]);
        assert_eq!(deploy(&account, Some(&other)).await.unwrap(), ["4 kept"]);
    }
    let tags = account.tags.lock().unwrap()["/emrys/a"].clone();
    let mut tags: Vec<_> = tags.into_iter().filter_map(|tag| tag.key).collect();
    tags.sort();
    assert_eq!(tags, ["a", "b", "cost"]);
    let descriptions = account.descriptions.lock().unwrap();
    assert_eq!(descriptions["/emrys/a"], "two");
}

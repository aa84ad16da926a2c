// SPDX-License-Identifier: Apache-2.0
//! Stacks and change sets of CloudFormation, on AWS's own client for it: what deploying needs, and no more.
//!
//! It asks and tells; what to wait for and when to give up is its callers' business.

use aws_sdk_cloudformation as cloudformation;
use aws_sdk_cloudformation::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_cloudformation::types::{self, Capability, ChangeSetType};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::retry::RetryConfig;
use aws_types::region::Region;
use emrys_protocol::{ApiError, ErrorCode};

use crate::connections;
use crate::endpoint::{Endpoint, EndpointError, checked};
use crate::failure::{no_credentials, unreachable};

/// CloudFormation at an endpoint.
#[derive(Debug, Clone)]
pub struct Stacks {
    client: cloudformation::Client,
    url: String,
}

/// A stack as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// Its ARN, which stays its own when it has been deleted.
    pub id: String,
    /// What it does or has done, as `UPDATE_COMPLETE`.
    pub status: String,
    /// Why, where CloudFormation says.
    pub reason: Option<String>,
    /// Its parameters with their values.
    pub parameters: Vec<(String, String)>,
    /// Its outputs by name, in their order.
    pub outputs: Vec<(String, String)>,
}

/// Where CloudFormation has the template from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateSource {
    /// From the request.
    Body(String),
    /// From a bucket, by an `https` address.
    Url(String),
}

/// A change set that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChangeSet {
    /// The stack's name.
    pub stack: String,
    /// Whether there is no such stack.
    pub is_new: bool,
    /// Its own name.
    pub name: String,
    /// The template.
    pub template: TemplateSource,
    /// What the template asks for, by name. What is not here keeps its last value, else its default.
    pub parameters: Vec<(String, String)>,
    /// Parameters that keep the value that they have in the stack.
    pub kept_parameters: Vec<String>,
    /// Tags of everything in the stack.
    pub tags: Vec<(String, String)>,
}

/// A change set as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSet {
    /// Its ARN.
    pub id: String,
    /// The stack's ARN.
    pub stack: String,
    /// How far it is, as `CREATE_COMPLETE`.
    pub status: String,
    /// Why, where CloudFormation says.
    pub reason: Option<String>,
    /// What it would do.
    pub changes: Vec<ResourceChange>,
}

/// What a change set would do to a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceChange {
    /// What, as `Modify`.
    pub action: String,
    /// Its logical id.
    pub id: String,
    /// Its physical id, if it has one.
    pub physical_id: Option<String>,
    /// Its type.
    pub kind: String,
    /// Whether another one takes its place: `True`, `False` or `Conditional`.
    pub replacement: Option<String>,
    /// Which of its properties change, each once.
    pub properties: Vec<String>,
}

/// Something that has happened to a resource of a stack, or to the stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StackEvent {
    /// Its own id.
    pub event: String,
    /// The logical id of the resource.
    pub id: String,
    /// The resource's type.
    pub kind: String,
    /// What it is called, if it has a name by now.
    pub physical_id: Option<String>,
    /// What has happened, as `CREATE_FAILED`.
    pub status: String,
    /// Why, where CloudFormation says.
    pub reason: Option<String>,
}

impl Stacks {
    /// CloudFormation at that endpoint. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// The address is none, or TLS cannot be spoken.
    pub fn new(endpoint: &Endpoint) -> Result<Self, EndpointError> {
        let url = checked(&endpoint.url)?;
        let mut configuration = cloudformation::Config::builder()
            .behavior_version(cloudformation::config::BehaviorVersion::latest())
            .region(Region::new(endpoint.region.clone()))
            .credentials_provider(endpoint.credentials.clone())
            .endpoint_url(&url)
            .http_client(connections::of(endpoint)?)
            .retry_config(RetryConfig::standard())
            .sleep_impl(TokioSleep::new());
        if let Some(shared) = &endpoint.shared {
            configuration = configuration.identity_cache(shared.identities.clone());
        }
        let client = cloudformation::Client::from_conf(configuration.build());
        Ok(Self { client, url })
    }

    /// The stack of that name or ARN, if there is one.
    ///
    /// # Errors
    ///
    /// What CloudFormation answers, but for that there is none.
    pub async fn stack(&self, name: &str) -> Result<Option<Stack>, ApiError> {
        let answer = self.client.describe_stacks().stack_name(name).send().await;
        let answer = match answer.map_err(|error| self.failed(&error)) {
            Err(error) if is_missing(&error) => return Ok(None),
            answer => answer?,
        };
        let stack = answer.stacks.and_then(|stacks| stacks.into_iter().next());
        Ok(stack.map(|stack| {
            let outputs = stack.outputs.unwrap_or_default().into_iter();
            let output = |own: types::Output| Some((own.output_key?, own.output_value?));
            let parameters = stack.parameters.unwrap_or_default().into_iter();
            Stack {
                parameters: parameters
                    .filter_map(|own| Some((own.parameter_key?, own.parameter_value?)))
                    .collect(),
                id: stack.stack_id.unwrap_or_default(),
                status: word(stack.stack_status.as_ref().map(types::StackStatus::as_str)),
                reason: stack.stack_status_reason,
                outputs: outputs.filter_map(output).collect(),
            }
        }))
    }

    /// Asks for a change set. Gives its ARN.
    ///
    /// # Errors
    ///
    /// What CloudFormation answers.
    pub async fn create_change_set(&self, new: &NewChangeSet) -> Result<String, ApiError> {
        let kind = match new.is_new {
            true => ChangeSetType::Create,
            false => ChangeSetType::Update,
        };
        let given = new.parameters.iter().map(|(name, value)| {
            let parameter = types::Parameter::builder();
            parameter.parameter_key(name).parameter_value(value).build()
        });
        let kept = new.kept_parameters.iter().map(|name| {
            let parameter = types::Parameter::builder().parameter_key(name);
            parameter.use_previous_value(true).build()
        });
        let tags = new.tags.iter().map(|(key, value)| {
            let tag = types::Tag::builder();
            tag.key(key).value(value).build()
        });
        let request = self
            .client
            .create_change_set()
            .stack_name(&new.stack)
            .change_set_name(&new.name)
            .change_set_type(kind)
            .set_parameters(Some(given.chain(kept).collect()))
            .set_tags(Some(tags.collect()))
            // Roles of profiles have names of their own.
            .capabilities(Capability::CapabilityNamedIam);
        let request = match &new.template {
            TemplateSource::Body(text) => request.template_body(text),
            TemplateSource::Url(url) => request.template_url(url),
        };
        let answer = request.send().await.map_err(|error| self.failed(&error))?;
        Ok(answer.id.unwrap_or_default())
    }

    /// A change set, with all of its changes.
    ///
    /// # Errors
    ///
    /// What CloudFormation answers.
    pub async fn change_set(&self, id: &str) -> Result<ChangeSet, ApiError> {
        let mut changes = Vec::new();
        let mut next_token = None;
        loop {
            let request = self.client.describe_change_set().change_set_name(id);
            let answer = request.set_next_token(next_token).send().await;
            let page = answer.map_err(|error| self.failed(&error))?;
            let of_page = page.changes.unwrap_or_default().into_iter();
            let of_page = of_page.filter_map(|change| change.resource_change);
            changes.extend(of_page.map(|own| resource_change(&own)));
            next_token = page.next_token.filter(|token| !token.is_empty());
            if next_token.is_none() {
                return Ok(ChangeSet {
                    id: page.change_set_id.unwrap_or_else(|| id.to_owned()),
                    stack: page.stack_id.unwrap_or_default(),
                    status: word(page.status.as_ref().map(types::ChangeSetStatus::as_str)),
                    reason: page.status_reason,
                    changes,
                });
            }
        }
    }

    /// Has a change set carried out.
    ///
    /// # Errors
    ///
    /// What CloudFormation answers.
    pub async fn execute(&self, change_set: &str) -> Result<(), ApiError> {
        let request = self.client.execute_change_set().change_set_name(change_set);
        let answer = request.send().await;
        answer.map(drop).map_err(|error| self.failed(&error))
    }

    /// Forgets a change set that is not carried out.
    ///
    /// # Errors
    ///
    /// What CloudFormation answers.
    pub async fn delete_change_set(&self, change_set: &str) -> Result<(), ApiError> {
        let request = self.client.delete_change_set().change_set_name(change_set);
        let answer = request.send().await;
        answer.map(drop).map_err(|error| self.failed(&error))
    }

    /// Has a stack deleted with everything in it.
    ///
    /// # Errors
    ///
    /// What CloudFormation answers.
    pub async fn delete_stack(&self, stack: &str) -> Result<(), ApiError> {
        let answer = self.client.delete_stack().stack_name(stack).send().await;
        answer.map(drop).map_err(|error| self.failed(&error))
    }

    /// What has happened to a stack since the event of that id, oldest first; everything, if none is named.
    ///
    /// # Errors
    ///
    /// What CloudFormation answers, but for that there is no such stack.
    pub async fn events_after(
        &self,
        stack: &str,
        last: Option<&str>,
    ) -> Result<Vec<StackEvent>, ApiError> {
        let mut events = Vec::new();
        let mut next_token = None;
        'pages: loop {
            let request = self.client.describe_stack_events().stack_name(stack);
            let answer = request.set_next_token(next_token).send().await;
            let page = match answer.map_err(|error| self.failed(&error)) {
                Err(error) if is_missing(&error) => break,
                answer => answer?,
            };
            for event in page.stack_events.unwrap_or_default() {
                if last.is_some() && event.event_id.as_deref() == last {
                    break 'pages;
                }
                events.push(stack_event(event));
            }
            next_token = page.next_token.filter(|token| !token.is_empty());
            if next_token.is_none() {
                break;
            }
        }
        // CloudFormation tells the newest first.
        events.reverse();
        Ok(events)
    }

    /// The physical ids of a stack's resources of a type, such as `AWS::SNS::Topic`. None, if there is no such stack.
    ///
    /// # Errors
    ///
    /// What else CloudFormation answers.
    pub async fn resources(&self, stack: &str, kind: &str) -> Result<Vec<String>, ApiError> {
        let mut found = Vec::new();
        let mut next_token = None;
        loop {
            let request = self.client.list_stack_resources().stack_name(stack);
            let answer = request.set_next_token(next_token).send().await;
            let page = match answer.map_err(|error| self.failed(&error)) {
                Err(error) if is_missing(&error) => return Ok(found),
                answer => answer?,
            };
            let all = page.stack_resource_summaries.into_iter().flatten();
            let of_kind = all.filter(|own| own.resource_type.as_deref() == Some(kind));
            found.extend(of_kind.filter_map(|own| own.physical_resource_id));
            next_token = page.next_token.filter(|token| !token.is_empty());
            if next_token.is_none() {
                return Ok(found);
            }
        }
    }

    fn failed<E>(&self, error: &SdkError<E>) -> ApiError
    where
        E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
    {
        if let Some(none) = no_credentials(error) {
            return none;
        }
        match error.code() {
            Some(code) => ApiError::new(ErrorCode::from(code), error.message().unwrap_or_default()),
            None => {
                unreachable(&self.url, error).with_detail(DisplayErrorContext(error).to_string())
            }
        }
    }
}

/// CloudFormation has no error of its own for a stack that is not there.
fn is_missing(error: &ApiError) -> bool {
    error.code().as_str() == "ValidationError" && error.message().contains("does not exist")
}

fn word(word: Option<&str>) -> String {
    word.unwrap_or_default().to_owned()
}

fn resource_change(change: &types::ResourceChange) -> ResourceChange {
    let details = change.details.iter().flatten();
    let targets = details.filter_map(|detail| detail.target.as_ref());
    let mut properties: Vec<String> = Vec::new();
    for target in targets {
        let attribute = target
            .attribute
            .as_ref()
            .map(types::ResourceAttribute::as_str);
        let name = target.name.as_deref().or(attribute).unwrap_or_default();
        if !properties.iter().any(|own| own == name) {
            properties.push(name.to_owned());
        }
    }
    ResourceChange {
        action: word(change.action.as_ref().map(types::ChangeAction::as_str)),
        id: word(change.logical_resource_id.as_deref()),
        physical_id: change.physical_resource_id.clone(),
        kind: word(change.resource_type.as_deref()),
        replacement: change
            .replacement
            .as_ref()
            .map(|own| own.as_str().to_owned()),
        properties,
    }
}

fn stack_event(event: types::StackEvent) -> StackEvent {
    StackEvent {
        event: event.event_id.unwrap_or_default(),
        id: event.logical_resource_id.unwrap_or_default(),
        kind: event.resource_type.unwrap_or_default(),
        physical_id: event.physical_resource_id.filter(|id| !id.is_empty()),
        status: word(
            event
                .resource_status
                .as_ref()
                .map(types::ResourceStatus::as_str),
        ),
        reason: event.resource_status_reason,
    }
}

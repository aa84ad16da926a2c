// SPDX-License-Identifier: Apache-2.0
//! The template while it is made: everything that is added is checked against what AWS takes.

use emrys_document::Project;
use emrys_synth::lower::Destination;
use emrys_synth::lower::plan::Upload;
use serde_json::{Map, Value, json};

use super::{DeployError, Inputs, Machine, Parameter};
use crate::members;
use crate::policy::{self, Role, Statement, limits};
use crate::registry::{Address, Kind, Name};
use crate::secrets::{self, Split};
use crate::template::text::{arn, reference, region};
use crate::template::{Output, Resource, Template, ids};

/// Most characters of a state machine's name (Step Functions API Reference, CreateStateMachine).
const LONGEST_MACHINE: usize = 80;
/// Most resources, parameters and outputs of a template (CloudFormation User Guide, "Quotas").
const MOST_RESOURCES: usize = 500;
const MOST_OTHERS: usize = 200;
/// Most dynamic references of a template (CloudFormation User Guide, "Get values stored in other services").
const MOST_SECRETS: usize = 60;
/// Most characters of a resource share's name; there may be more, and none is needed.
const LONGEST_SHARE: usize = 128;
/// Most bytes of a template (CloudFormation User Guide, "Quotas"), and of a definition (Step Functions Developer Guide,
/// "Service quotas").
const LARGEST_TEMPLATE: usize = 1_048_576;
const LARGEST_DEFINITION: usize = 1_048_576;
/// What CloudFormation puts a value in the place of, a secret's among them.
const DYNAMIC_REFERENCE: &str = "{{resolve:";
/// How long a key is used for the data of executions, in seconds; Step Functions' own default.
const KEY_REUSE: u32 = 300;

/// A template, its state machines and the rest of a deployment, as far as they are made.
pub(super) struct Builder<'a> {
    pub(super) project: &'a Project,
    pub(super) inputs: &'a Inputs<'a>,
    pub(super) namespace: String,
    pub(super) region: String,
    pub(super) template: Template,
    pub(super) uploads: Vec<Upload>,
    pub(super) machines: Vec<Machine>,
    pub(super) parameters: Vec<Parameter>,
    pub(super) roles: Vec<Role>,
    pub(super) policies: Vec<policy::Managed>,
    /// The secrets that others are split off, by name or ARN.
    pub(super) sources: Vec<String>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(project: &'a Project, inputs: &'a Inputs<'a>) -> Self {
        let namespace = project.namespace().to_owned();
        let template = Template {
            description: format!(
                "What the project {namespace} leaves in an account. Written by Emrys."
            ),
            ..Template::default()
        };
        Self {
            project,
            inputs,
            namespace,
            // Where the template is deployed decides from which of EMR's buckets its JARs come.
            region: region(),
            template,
            uploads: Vec::new(),
            machines: Vec::new(),
            parameters: Vec::new(),
            roles: Vec::new(),
            policies: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// A name in the project's own namespace.
    pub(super) fn own(&self, name: &str) -> Result<Name, DeployError> {
        Ok(Name::new(&self.namespace, name)?)
    }

    /// What a document means by a name: in its own namespace unless it says another one, or an ARN.
    pub(super) fn named(&self, text: &str) -> Result<Address, DeployError> {
        let name = |text: &str| match text.contains('/') {
            true => text.parse(),
            false => Name::new(&self.namespace, text),
        };
        Ok(Address::of(text, name)?)
    }

    /// Where lowering puts files, below a place for artifacts.
    pub(super) fn destination<'d>(&'d self, artifacts: Option<&'d str>) -> Destination<'d> {
        Destination {
            region: &self.region,
            artifacts,
            digest: self.inputs.digest,
            files: self.inputs.files,
            python: None,
        }
    }

    /// The bucket and the prefix of what the project uploads for a place, `s3://bucket/prefix/`.
    pub(super) fn artifacts(&self, uri: &str) -> String {
        let place = uri.split_once("://").map_or(uri, |(_, place)| place);
        format!("{}/{}", place.trim_end_matches('/'), self.namespace)
    }

    pub(super) fn upload(&mut self, uploads: Vec<Upload>) {
        for upload in uploads {
            if !self.uploads.contains(&upload) {
                self.uploads.push(upload);
            }
        }
    }

    pub(super) fn add(&mut self, id: &str, resource: Resource) -> Result<(), DeployError> {
        if id.len() > 255 || self.template.resources.contains_key(id) {
            return Err(DeployError::LogicalId(id.to_owned()));
        }
        self.template.resources.insert(id.to_owned(), resource);
        Ok(())
    }

    /// Adds a role, which may be there under a condition alone. Gives its ARN.
    pub(super) fn add_role(
        &mut self,
        role: Role,
        condition: Option<String>,
    ) -> Result<String, DeployError> {
        limits::check(&role)?;
        let mut resource = role.resource(&self.namespace);
        resource.condition = condition;
        let id = role.logical_id.clone();
        self.add(&id, resource)?;
        self.roles.push(role);
        Ok(reference(&format!("{id}.Arn")))
    }

    /// Adds a policy for people.
    pub(super) fn add_policy(&mut self, policy: policy::Managed) -> Result<(), DeployError> {
        limits::check_managed(&policy.of, &policy.statements)?;
        self.add(&policy.logical_id, policy.resource())?;
        let output = Output {
            description: limits::description(&format!("The policy for {}.", policy.of)),
            value: reference(&policy.logical_id),
            condition: None,
        };
        self.template
            .outputs
            .insert(format!("{}Arn", policy.logical_id), output);
        self.policies.push(policy);
        Ok(())
    }

    /// Adds secrets that are split off others. A cluster that several things launch has them once.
    pub(super) fn secrets(&mut self, secrets: Vec<Split>) -> Result<(), DeployError> {
        for own in secrets {
            let resource = own.resource(&self.namespace);
            if self.template.resources.get(&own.id) == Some(&resource) {
                continue;
            }
            self.add(&own.id, resource)?;
            let source = own.source().to_owned();
            if !self.sources.contains(&source) {
                self.sources.push(source);
            }
        }
        if !self.sources.is_empty() {
            let declared = json!({
                "Type": "String",
                "Default": "1",
                "MaxLength": 64,
                "Description": "Another value has CloudFormation read the secrets of secret_configurations again.",
            });
            self.template
                .parameters
                .insert(secrets::REVISION.to_owned(), declared);
        }
        Ok(())
    }

    /// Adds a parameter of the registry.
    pub(super) fn add_parameter(
        &mut self,
        kind: Kind,
        id: &str,
        name: &Name,
        what: &str,
        value: String,
    ) -> Result<(), DeployError> {
        let parameter = name.parameter(kind);
        resolves_nothing(&parameter, &value)?;
        let properties = json!({
            "Name": parameter,
            "Type": "String",
            "Tier": "Intelligent-Tiering",
            "Description": limits::description(what),
            "Value": value,
            "Tags": self.tags_by_key(),
        });
        let id = format!("{id}Parameter");
        self.add(&id, Resource::new("AWS::SSM::Parameter", properties))?;
        self.parameters.push(Parameter {
            name: parameter,
            logical_id: id,
            value,
        });
        Ok(())
    }

    /// Shares a parameter of the registry. Others can be given those of the Advanced tier alone (Systems Manager User Guide,
    /// "Working with shared parameters").
    pub(super) fn share(
        &mut self,
        id: &str,
        parameter: &str,
        principals: &[&String],
    ) -> Result<(), DeployError> {
        let of = format!("{id}Parameter");
        if let Some(own) = self.template.resources.get_mut(&of) {
            members::set(&mut own.properties, "Tier", json!("Advanced"));
        }
        let properties = json!({
            "Name": ids::cut(&format!("emrys{}", parameter.replace('/', ".")), LONGEST_SHARE),
            "Principals": principals,
            "ResourceArns": [arn("ssm", &format!("parameter{parameter}"))],
            "Tags": policy::tags(&self.namespace),
        });
        let mut share = Resource::new("AWS::RAM::ResourceShare", properties);
        share.depends_on.push(of);
        self.add(&format!("{id}Share"), share)
    }

    /// Adds a state machine with a role that may do that. Gives its ARN.
    pub(super) fn add_machine(&mut self, machine: NewMachine<'_>) -> Result<String, DeployError> {
        let NewMachine {
            id,
            name,
            of,
            definition,
            statements,
            key,
            boundary,
        } = machine;
        if name.len() > LONGEST_MACHINE {
            return Err(DeployError::MachineName {
                name: name.to_owned(),
                limit: LONGEST_MACHINE,
            });
        }
        // A text has references in any place, and its members stay in their order.
        let definition_text = definition.to_string();
        resolves_nothing(name, &definition_text)?;
        if definition_text.len() > LARGEST_DEFINITION {
            return Err(DeployError::TooLarge {
                what: format!("the definition of the state machine `{name}`"),
                bytes: definition_text.len(),
                limit: LARGEST_DEFINITION,
                service: "Step Functions",
            });
        }
        let source = machine_arn(name);
        let role = Role {
            logical_id: format!("{id}Role"),
            name: None,
            of: of.to_owned(),
            trusted: vec![policy::Trusted::service(
                "states.amazonaws.com",
                source.clone(),
            )],
            statements,
            permissions_boundary: boundary,
        };
        let role = self.add_role(role, None)?;
        let logical_id = format!("{id}Machine");
        let mut properties = json!({
            "StateMachineName": name,
            "StateMachineType": "STANDARD",
            "RoleArn": role,
            "DefinitionString": definition_text,
        });
        if let Some(key) = key {
            members::set(
                &mut properties,
                "EncryptionConfiguration",
                json!({
                    "Type": "CUSTOMER_MANAGED_KMS_KEY",
                    "KmsKeyId": key,
                    "KmsDataKeyReusePeriodSeconds": KEY_REUSE,
                }),
            );
        }
        members::set(&mut properties, "Tags", policy::tags(&self.namespace));
        self.add(
            &logical_id,
            Resource::new("AWS::StepFunctions::StateMachine", properties),
        )?;
        self.machines.push(Machine {
            name: name.to_owned(),
            logical_id,
            definition,
        });
        Ok(source)
    }

    /// The tags of the namespace, for types that take them as an object.
    pub(super) fn tags_by_key(&self) -> Value {
        let mut tags = Map::new();
        tags.insert(policy::NAMESPACE_TAG.to_owned(), json!(self.namespace));
        Value::Object(tags)
    }

    /// Whether CloudFormation takes the template.
    pub(super) fn check(&self) -> Result<(), DeployError> {
        let template = &self.template;
        let secrets = template.resources.values();
        let secrets = secrets.filter(|own| own.kind == secrets::KIND).count();
        for (what, count, limit) in [
            ("resources", template.resources.len(), MOST_RESOURCES),
            ("parameters", template.parameters.len(), MOST_OTHERS),
            ("outputs", template.outputs.len(), MOST_OTHERS),
            (
                "properties under `secret_configurations`",
                secrets,
                MOST_SECRETS,
            ),
        ] {
            if count > limit {
                return Err(DeployError::TooMany { what, count, limit });
            }
        }
        let bytes = template.to_json().to_string().len();
        if bytes > LARGEST_TEMPLATE {
            return Err(DeployError::TooLarge {
                what: "the template".to_owned(),
                bytes,
                limit: LARGEST_TEMPLATE,
                service: "CloudFormation",
            });
        }
        Ok(())
    }
}

/// A text in which CloudFormation would put a secret for all to read.
fn resolves_nothing(name: &str, text: &str) -> Result<(), DeployError> {
    match text.contains(DYNAMIC_REFERENCE) {
        true => Err(DeployError::DynamicReference(name.to_owned())),
        false => Ok(()),
    }
}

/// A state machine to be added.
pub(super) struct NewMachine<'m> {
    /// What its logical ids begin with.
    pub(super) id: &'m str,
    /// Its name in the account.
    pub(super) name: &'m str,
    /// What it is, for people.
    pub(super) of: &'m str,
    pub(super) definition: Value,
    /// What its role may do.
    pub(super) statements: Vec<Statement>,
    /// The ARN of the key that encrypts its history.
    pub(super) key: Option<String>,
    /// The ARN of the policy that bounds its role.
    pub(super) boundary: Option<String>,
}

/// The ARN of a state machine of the project: names are known, so nothing has to refer to the resource, and nothing goes in
/// circles.
pub(super) fn machine_arn(name: &str) -> String {
    crate::template::text::arn("states", &format!("stateMachine:{name}"))
}

/// The ARN of a topic: its name is that of one in the account and region.
pub(super) fn topic(topic: &str) -> String {
    match topic.starts_with("arn:") {
        true => topic.to_owned(),
        false => crate::template::text::arn("sns", topic),
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Plans as a template of CloudFormation's: `AWS::EMR::Cluster`, with its task instances and its steps in it, and
//! `AWS::EMR::SecurityConfiguration`. The members of a request keep their names but for a few.
//! [`body`]: what CloudFormation takes of a template's length, whoever has made it.

pub mod body;

use std::collections::BTreeSet;

use emrys_document::reference::{self, Part, Reference};
use serde_json::{Map, Value, json};

use crate::lower::plan::{Plan, SecurityConfiguration};
use crate::members::{Difference, Members};

/// Why something is not there.
const NO_PROPERTY: &str = "CloudFormation's resource has no property for it";
/// The members of the request that are properties of the cluster (CloudFormation User Guide, AWS::EMR::Cluster).
const PROPERTIES: [&str; 25] = [
    "AdditionalInfo",
    "Applications",
    "AutoScalingRole",
    "AutoTerminationPolicy",
    "BootstrapActions",
    "Configurations",
    "CustomAmiId",
    "EbsRootVolumeIops",
    "EbsRootVolumeSize",
    "EbsRootVolumeThroughput",
    "JobFlowRole",
    "KerberosAttributes",
    "LogEncryptionKmsKeyId",
    "LogUri",
    "ManagedScalingPolicy",
    "Name",
    "OSReleaseLabel",
    "PlacementGroupConfigs",
    "ReleaseLabel",
    "ScaleDownBehavior",
    "SecurityConfiguration",
    "ServiceRole",
    "StepConcurrencyLevel",
    "Tags",
    "VisibleToAllUsers",
];
/// The same of its instances (AWS::EMR::Cluster JobFlowInstancesConfig).
const OF_INSTANCES: [&str; 11] = [
    "AdditionalMasterSecurityGroups",
    "AdditionalSlaveSecurityGroups",
    "Ec2KeyName",
    "Ec2SubnetId",
    "Ec2SubnetIds",
    "EmrManagedMasterSecurityGroup",
    "EmrManagedSlaveSecurityGroup",
    "KeepJobFlowAliveWhenNoSteps",
    "ServiceAccessSecurityGroup",
    "TerminationProtected",
    "UnhealthyNodeReplacement",
];
/// And of a step.
const OF_STEP: [&str; 2] = ["Name", "ActionOnFailure"];
/// The passwords of `KerberosAttributes`.
const PASSWORDS: [&str; 3] = [
    "ADDomainJoinPassword",
    "CrossRealmTrustPrincipalPassword",
    "KdcAdminPassword",
];

/// Why a plan cannot be written for CloudFormation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CloudFormationError {
    /// A template has release labels alone: give the cluster one.
    #[error("CloudFormation takes no AMI version: the cluster needs a release label")]
    AmiVersion,
    /// A template cannot have the value: write something else.
    #[error("CloudFormation cannot know `{0}`")]
    Reference(Reference),
}

/// Makes a template of plans, one after the other.
#[derive(Default)]
pub struct Writer {
    resources: Map<String, Value>,
    outputs: Map<String, Value>,
    /// Parameters, each with what its value is.
    parameters: Vec<(String, String)>,
    /// The security configurations of the template: the name that EMR knows, and the logical id.
    security_configurations: Vec<(String, String)>,
    differences: Vec<Difference>,
    unknown: BTreeSet<Reference>,
}

impl Writer {
    /// Adds the cluster of a plan with its steps, and the security configuration that it names. `name` is that of the
    /// document. What has to be uploaded is the caller's to see to.
    ///
    /// # Errors
    /// There is no resource for it.
    pub fn plan(&mut self, name: &str, plan: &Plan) -> Result<(), CloudFormationError> {
        if plan.request.release_label.is_none() {
            return Err(CloudFormationError::AmiVersion);
        }
        let (request, differences) = plan.stand_alone_request();
        self.differences.extend(differences);
        if let Some(security) = &plan.security_configuration {
            self.security_configuration(security);
        }
        let id = self.logical_id(name, "Cluster");
        let mut request = Members::new("", &request);
        let mut properties = Map::new();
        for property in PROPERTIES {
            let value = request.take(property).filter(|value| *value != json!([]));
            properties.extend(value.map(|value| (property.to_owned(), value)));
        }
        if let Some(Value::Object(attributes)) = properties.get_mut("KerberosAttributes") {
            self.hide_passwords(&id, attributes);
        }
        if let Some(mut config) = request.structure("Instances") {
            let instances = self.instances(&mut config);
            config.finish(NO_PROPERTY, &mut self.differences);
            properties.insert("Instances".to_owned(), Value::Object(instances));
        }
        let steps = request.structures("Steps").into_iter();
        let steps: Vec<Value> = steps.map(|step| self.step(step)).collect();
        if !steps.is_empty() {
            properties.insert("Steps".to_owned(), Value::Array(steps));
        }
        request.finish(NO_PROPERTY, &mut self.differences);
        if let Some(configurations) = properties.get_mut("Configurations") {
            rename_properties(configurations);
        }
        let mut properties = Value::Object(properties);
        self.with_parameters(&mut properties);
        let security = properties.get_mut("SecurityConfiguration");
        if let Some(security) = security
            && let Some((_, id)) = self
                .security_configurations
                .iter()
                .find(|(own, _)| security.as_str() == Some(own))
        {
            *security = json!({ "Ref": id });
        }
        let cluster = json!({ "Type": "AWS::EMR::Cluster", "Properties": properties });
        self.resources.insert(id.clone(), cluster);
        self.outputs
            .insert(format!("{id}Id"), json!({ "Value": { "Ref": id } }));
        Ok(())
    }

    /// The template, and what is not in it.
    ///
    /// # Errors
    /// There is a reference that a template cannot have a value for.
    pub fn finish(self) -> Result<(Value, Vec<Difference>), CloudFormationError> {
        if let Some(reference) = self.unknown.into_iter().next() {
            return Err(CloudFormationError::Reference(reference));
        }
        let mut template = Map::new();
        template.insert("AWSTemplateFormatVersion".to_owned(), json!("2010-09-09"));
        template.insert("Resources".to_owned(), Value::Object(self.resources));
        template.insert("Outputs".to_owned(), Value::Object(self.outputs));
        if !self.parameters.is_empty() {
            let parameters = self.parameters.into_iter();
            let parameters = parameters.map(|(name, description)| {
                let parameter =
                    json!({ "Type": "String", "NoEcho": true, "Description": description });
                (name, parameter)
            });
            let parameters = Value::Object(parameters.collect());
            template.insert("Parameters".to_owned(), parameters);
        }
        Ok((Value::Object(template), self.differences))
    }

    fn security_configuration(&mut self, security: &SecurityConfiguration) {
        let mut known = self.security_configurations.iter();
        if known.any(|(name, _)| *name == security.name) {
            return;
        }
        let id = self.logical_id(&security.name, "SecurityConfiguration");
        let mut properties = json!({
            "Name": security.name,
            "SecurityConfiguration": security.configuration,
        });
        self.with_parameters(&mut properties);
        let resource =
            json!({ "Type": "AWS::EMR::SecurityConfiguration", "Properties": properties });
        self.resources.insert(id.clone(), resource);
        self.security_configurations
            .push((security.name.clone(), id));
    }

    /// The instances: groups and fleets by their roles, and those without groups as the groups that EMR makes of them.
    fn instances(&mut self, config: &mut Members) -> Map<String, Value> {
        let mut instances = Map::new();
        for member in OF_INSTANCES {
            instances.extend(config.take(member).map(|value| (member.to_owned(), value)));
        }
        if let Some(mut placement) = config.structure("Placement") {
            let zone = placement.take("AvailabilityZone");
            let zone = zone.map(|zone| json!({ "AvailabilityZone": zone }));
            instances.extend(zone.map(|zone| ("Placement".to_owned(), zone)));
            placement.finish(NO_PROPERTY, &mut self.differences);
        }
        let primary = config.text("MasterInstanceType");
        let other = config.text("SlaveInstanceType");
        let count = config.take("InstanceCount");
        let cores = count.and_then(|count| count.as_i64()).unwrap_or(1) - 1;
        if let Some(primary) = primary.as_ref().or(other.as_ref()) {
            let group = json!({ "InstanceType": primary, "InstanceCount": 1 });
            instances.insert("MasterInstanceGroup".to_owned(), group);
            let core = other.as_ref().unwrap_or(primary);
            if cores > 0 {
                let group = json!({ "InstanceType": core, "InstanceCount": cores });
                instances.insert("CoreInstanceGroup".to_owned(), group);
            }
        }
        for (list, role, kind) in [
            ("InstanceGroups", "InstanceRole", "InstanceGroup"),
            ("InstanceFleets", "InstanceFleetType", "InstanceFleet"),
        ] {
            let mut tasks = Vec::new();
            for mut own in config.structures(list) {
                let role = own.text(role).unwrap_or_default();
                if own.take("Context").is_some() {
                    let member = own.place("Context");
                    let why = NO_PROPERTY.to_owned();
                    self.differences.push(Difference { member, why });
                }
                let mut own = own.rest();
                rename_properties(&mut own);
                match role.as_str() {
                    "MASTER" => drop(instances.insert(format!("Master{kind}"), own)),
                    "CORE" => drop(instances.insert(format!("Core{kind}"), own)),
                    _ => tasks.push(own),
                }
            }
            if !tasks.is_empty() {
                instances.insert(format!("Task{kind}s"), Value::Array(tasks));
            }
        }
        instances
    }

    fn step(&mut self, mut step: Members) -> Value {
        let mut properties = Map::new();
        for member in OF_STEP {
            properties.extend(step.take(member).map(|value| (member.to_owned(), value)));
        }
        if let Some(Value::Object(mut jar)) = step.take("HadoopJarStep") {
            let own = jar.remove("Properties");
            jar.extend(own.map(|own| ("StepProperties".to_owned(), own)));
            properties.insert("HadoopJarStep".to_owned(), Value::Object(jar));
        }
        step.finish(NO_PROPERTY, &mut self.differences);
        Value::Object(properties)
    }

    /// Parameters in the place of passwords that the document has itself.
    fn hide_passwords(&mut self, cluster: &str, attributes: &mut Map<String, Value>) {
        for name in PASSWORDS {
            if let Some(Value::String(password)) = attributes.get_mut(name)
                && !reference::is_in(password)
            {
                let parameter = format!("{cluster}{name}");
                let description = format!("{name} of {cluster}, which the document has.");
                attributes.insert(name.to_owned(), json!({ "Ref": parameter }));
                self.parameters.push((parameter, description));
            }
        }
    }

    /// Parameters in the place of references.
    fn with_parameters(&mut self, value: &mut Value) {
        match value {
            Value::String(text) if reference::is_in(text) => {
                let mut parts: Vec<Value> = Vec::new();
                for part in reference::parts(text) {
                    parts.push(match part {
                        Part::Text(text) => json!(text),
                        Part::Reference { reference, .. } => {
                            json!({ "Ref": self.parameter(reference) })
                        }
                    });
                }
                *value = match parts.as_mut_slice() {
                    [only] => only.take(),
                    _ => json!({ "Fn::Join": ["", parts] }),
                };
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.with_parameters(item)),
            Value::Object(members) => {
                members
                    .values_mut()
                    .for_each(|own| self.with_parameters(own));
            }
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// The parameter for a reference, which is made if there is none.
    fn parameter(&mut self, reference: Reference) -> String {
        let (name, description) = match &reference {
            Reference::Parameter(name) => (
                format!("Ssm{}", pascal_case(name)),
                format!("The value of the parameter {name} in Parameter Store."),
            ),
            Reference::Secret { id, key } => {
                let key = key.as_deref().unwrap_or_default();
                (
                    format!("Secret{}{}", pascal_case(id), pascal_case(key)),
                    format!("The secret that the document has as {reference}."),
                )
            }
            Reference::ClusterId | Reference::HbaseJar | Reference::Terraform(_) => {
                self.unknown.insert(reference);
                return String::new();
            }
        };
        let own = (name.clone(), description);
        if !self.parameters.contains(&own) {
            self.parameters.push(own);
        }
        name
    }

    /// A logical id that is not taken.
    fn logical_id(&self, name: &str, kind: &str) -> String {
        let first = format!("{}{kind}", pascal_case(name));
        let mut id = first.clone();
        let mut number = 2;
        while self.resources.contains_key(&id) {
            id = format!("{first}{number}");
            number += 1;
        }
        id
    }
}

/// Letters and digits alone, which is all that CloudFormation takes in names of its own.
fn pascal_case(name: &str) -> String {
    let words = name.split(|character: char| !character.is_ascii_alphanumeric());
    let words = words.map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

/// The properties of configurations have another name in templates, however deep they are.
fn rename_properties(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(rename_properties),
        Value::Object(members) => {
            if members.contains_key("Classification")
                && let Some(properties) = members.remove("Properties")
            {
                members.insert("ConfigurationProperties".to_owned(), properties);
            }
            for (name, own) in members.iter_mut() {
                if name != "ConfigurationProperties" {
                    rename_properties(own);
                }
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

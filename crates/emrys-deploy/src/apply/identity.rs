// SPDX-License-Identifier: Apache-2.0
//! What resources are called once they are there: what `Ref` and `Fn::GetAtt` give of them (CloudFormation Template
//! Reference, "Return values" of each type).
//!
//! Of what an engine does not have, such as keys and security groups, the names are made up, and the same each time.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{ApplyError, Place};

/// The names of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    /// What `Ref` gives.
    pub(super) reference: String,
    arn: Option<String>,
    name: String,
    /// Further attributes that have a value of their own.
    more: Vec<(&'static str, String)>,
}

impl Identity {
    /// What `Fn::GetAtt` gives.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        if let Some((_, value)) = self.more.iter().find(|(own, _)| *own == name) {
            return Some(value.clone());
        }
        match name {
            "Arn" => self.arn.clone(),
            "Name" => Some(self.name.clone()),
            _ => None,
        }
    }

    /// What it is called, without what stands around it in an ARN.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// What a resource of that type with those properties is called.
pub(super) fn of(
    kind: &str,
    id: &str,
    properties: &Value,
    place: &Place,
) -> Result<Identity, ApplyError> {
    let own = Own {
        kind,
        id,
        properties,
        place,
    };
    let Some(("AWS", service, resource)) = split(kind) else {
        return Err(ApplyError::Kind(kind.to_owned()));
    };
    Ok(match (service, resource) {
        ("SSM", "Parameter") => {
            let name = own.named("Name");
            let path = name.trim_start_matches('/');
            let arn = own.arn("ssm", &format!("parameter/{path}"));
            let value = own.property("Value").unwrap_or_default();
            is(name, arn, None).with("Value", value)
        }
        ("StepFunctions", "StateMachine") => {
            let name = own.named("StateMachineName");
            let arn = own.arn("states", &format!("stateMachine:{name}"));
            is(name, arn.clone(), Some(arn))
        }
        ("Events", "Rule") => {
            let name = own.named("Name");
            let arn = match own.property("EventBusName").as_deref() {
                None | Some("default") => own.arn("events", &format!("rule/{name}")),
                Some(bus) => own.arn("events", &format!("rule/{bus}/{name}")),
            };
            is(name, arn, None)
        }
        ("IAM", "Role") => {
            let name = own.named("RoleName");
            let arn = own.of_account("role", &name);
            let unique = own.made_up("AROA", 17).to_uppercase();
            is(name, arn, None).with("RoleId", unique)
        }
        ("IAM", "InstanceProfile") => {
            let name = own.named("InstanceProfileName");
            let arn = own.of_account("instance-profile", &name);
            is(name, arn, None)
        }
        ("IAM", "ManagedPolicy") => {
            let name = own.named("ManagedPolicyName");
            let arn = own.of_account("policy", &name);
            let reference = Some(arn.clone());
            is(name, arn.clone(), reference).with("PolicyArn", arn)
        }
        ("EC2", "SecurityGroup") => {
            let name = own.made_up("sg-", 17);
            let vpc = own.property("VpcId").unwrap_or_default();
            let arn = own.arn("ec2", &format!("security-group/{name}"));
            let identity = is(name.clone(), arn, None).with("GroupId", name);
            identity.with("VpcId", vpc)
        }
        ("KMS", "Key") => {
            let name = own.made_up("", 32);
            let arn = own.arn("kms", &format!("key/{name}"));
            is(name.clone(), arn, None).with("KeyId", name)
        }
        ("KMS", "Alias") => {
            let name = own.named("AliasName");
            let arn = own.arn("kms", &name);
            is(name, arn, None)
        }
        ("SNS", "Topic") => {
            let name = own.named("TopicName");
            let arn = own.arn("sns", &name);
            let identity = is(name.clone(), arn.clone(), Some(arn.clone()));
            identity.with("TopicName", name).with("TopicArn", arn)
        }
        ("SQS", "Queue") => {
            let name = own.named("QueueName");
            let Place {
                region, account, ..
            } = place;
            let url = format!("https://sqs.{region}.amazonaws.com/{account}/{name}");
            let arn = own.arn("sqs", &name);
            let identity = is(name.clone(), arn, Some(url.clone()));
            identity.with("QueueName", name).with("QueueUrl", url)
        }
        ("SecretsManager", "Secret") => {
            let name = own.named("Name");
            let arn = own.arn("secretsmanager", &format!("secret:{name}"));
            is(name, arn.clone(), Some(arn.clone())).with("Id", arn)
        }
        ("Logs", "LogGroup") => {
            let name = own.named("LogGroupName");
            let arn = own.arn("logs", &format!("log-group:{name}:*"));
            is(name, arn, None)
        }
        _ => {
            let name = own.named("Name");
            let arn = own.arn(&service.to_lowercase(), &name);
            is(name, arn, None)
        }
    })
}

/// The three parts of a type.
pub(super) fn split(kind: &str) -> Option<(&str, &str, &str)> {
    let (vendor, rest) = kind.split_once("::")?;
    let (service, resource) = rest.split_once("::")?;
    Some((vendor, service, resource))
}

/// A resource that gets its names.
struct Own<'a> {
    kind: &'a str,
    id: &'a str,
    properties: &'a Value,
    place: &'a Place,
}

impl Own<'_> {
    fn property(&self, name: &str) -> Option<String> {
        let value = self.properties.get(name)?;
        value.as_str().map(str::to_owned)
    }

    /// The name that a property gives it, else one that is made up as CloudFormation's are.
    fn named(&self, property: &str) -> String {
        self.property(property).unwrap_or_else(|| {
            let Place { stack, .. } = self.place;
            format!("{stack}-{}-{}", self.id, self.made_up("", 12))
        })
    }

    /// Hexadecimal digits that follow from what it is and where.
    fn made_up(&self, prefix: &str, digits: usize) -> String {
        let Place { stack, .. } = self.place;
        let text = format!("{stack} {} {}", self.kind, self.id);
        let digest = format!("{:x}", Sha256::digest(text.as_bytes()));
        format!("{prefix}{}", digest.get(..digits).unwrap_or(&digest))
    }

    fn arn(&self, service: &str, resource: &str) -> String {
        let Place {
            partition,
            region,
            account,
            ..
        } = self.place;
        format!("arn:{partition}:{service}:{region}:{account}:{resource}")
    }

    /// The ARN of what belongs to no region.
    fn of_account(&self, resource: &str, name: &str) -> String {
        let Place {
            partition, account, ..
        } = self.place;
        let path = self.property("Path").unwrap_or_else(|| "/".to_owned());
        format!("arn:{partition}:iam::{account}:{resource}{path}{name}")
    }
}

fn is(name: String, arn: String, reference: Option<String>) -> Identity {
    Identity {
        reference: reference.unwrap_or_else(|| name.clone()),
        arn: Some(arn),
        name,
        more: Vec::new(),
    }
}

impl Identity {
    fn with(mut self, attribute: &'static str, value: String) -> Self {
        self.more.push((attribute, value));
        self
    }
}

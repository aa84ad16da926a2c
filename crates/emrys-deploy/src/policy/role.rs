// SPDX-License-Identifier: Apache-2.0
//! Roles: who may act in them, and what they may do.

use serde_json::{Value, json};

use super::{Statement, document, limits};
use crate::members;
use crate::template::{Resource, text};

/// A role of the template.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// The logical id in the template.
    pub logical_id: String,
    /// The role's name, a text that may have references. Absent: CloudFormation chooses one, below a path that says the
    /// namespace, so that policies can name all of a namespace's and no others.
    pub name: Option<String>,
    /// What acts in it, for people: `the launch function nightly`.
    pub of: String,
    /// The services that may act in it.
    pub trusted: Vec<Trusted>,
    /// What it may do.
    pub statements: Vec<Statement>,
    /// The ARN of what it can never go beyond.
    pub permissions_boundary: Option<String>,
}

/// A service that may act in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trusted {
    /// Its principal, such as `states.amazonaws.com`; a text that may have references.
    pub service: String,
    /// The ARNs of those resources on whose behalf it may, perhaps with wildcards. They are what keeps others from having
    /// the service act in the role for them (IAM User Guide, "The confused deputy problem"). Absent: EC2, which does not
    /// say for whom it acts.
    pub source: Option<String>,
}

impl Role {
    /// The policy that says who may act in the role.
    #[must_use]
    pub fn trust(&self) -> Value {
        let statements: Vec<Value> = self.trusted.iter().map(Trusted::to_json).collect();
        json!({ "Version": "2012-10-17", "Statement": statements })
    }

    /// The role as a resource with the tags of its namespace.
    #[must_use]
    pub fn resource(&self, namespace: &str) -> Resource {
        let mut properties = json!({
            "Description": limits::description(&format!("Emrys: {}.", self.of)),
            "AssumeRolePolicyDocument": self.trust(),
        });
        if let Some(name) = &self.name {
            members::set(&mut properties, "RoleName", json!(name));
        } else {
            members::set(&mut properties, "Path", format!("/emrys/{namespace}/"));
        }
        if !self.statements.is_empty() {
            let policy =
                json!({ "PolicyName": "emrys", "PolicyDocument": document(&self.statements) });
            members::set(&mut properties, "Policies", json!([policy]));
        }
        if let Some(boundary) = &self.permissions_boundary {
            members::set(&mut properties, "PermissionsBoundary", json!(boundary));
        }
        members::set(&mut properties, "Tags", super::tags(namespace));
        Resource::new("AWS::IAM::Role", properties)
    }
}

impl Trusted {
    /// A service that acts for what has that ARN.
    #[must_use]
    pub fn service(service: &str, source: String) -> Self {
        Self {
            service: service.to_owned(),
            source: Some(source),
        }
    }

    fn to_json(&self) -> Value {
        let mut statement = json!({
            "Effect": "Allow",
            "Principal": { "Service": self.service },
            "Action": "sts:AssumeRole",
        });
        if let Some(source) = &self.source {
            members::set(
                &mut statement,
                "Condition",
                json!({
                    "StringEquals": { "aws:SourceAccount": text::account() },
                    "ArnLike": { "aws:SourceArn": source },
                }),
            );
        }
        statement
    }
}

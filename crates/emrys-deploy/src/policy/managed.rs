// SPDX-License-Identifier: Apache-2.0
//! Policies for people, which an administrator attaches to them.

use serde_json::json;

use super::{Statement, document, limits};
use crate::template::Resource;

/// A managed policy of the template.
#[derive(Debug, Clone, PartialEq)]
pub struct Managed {
    /// The logical id in the template.
    pub logical_id: String,
    /// Its name, a text that may have references.
    pub name: String,
    /// Whom it is for: `people who launch nightly`.
    pub of: String,
    /// What they may do.
    pub statements: Vec<Statement>,
}

impl Managed {
    /// The policy as a resource.
    #[must_use]
    pub fn resource(&self) -> Resource {
        let properties = json!({
            "ManagedPolicyName": self.name,
            "Description": limits::description(&format!("Emrys: {}.", self.of)),
            "PolicyDocument": document(&self.statements),
        });
        Resource::new("AWS::IAM::ManagedPolicy", properties)
    }
}

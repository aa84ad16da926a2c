// SPDX-License-Identifier: Apache-2.0
//! Who may do what: statements of IAM policies (IAM User Guide, "IAM JSON policy elements").
//!
//! - [`Role`]: what acts in it, and what it may do
//! - [`Managed`]: what people may do
//! - [`people`]: the policies of people who define, launch and read
//! - [`explain()`]: all of it in words
//! - [`limits`]: what IAM takes at most

mod explain;
pub mod limits;
mod managed;
pub mod people;
mod role;

use serde_json::{Map, Value, json};

use crate::template::{ids, text};

pub use explain::{Access, Permission, explain};
pub use managed::Managed;
pub use role::{Role, Trusted};

/// As much of a namespace as is in names of roles, which have little room.
const LONGEST_NAMESPACE: usize = 20;

/// The tag that everything of a namespace has.
pub const NAMESPACE_TAG: &str = "emrys:namespace";

/// A statement that allows something.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What it is for: letters and digits.
    pub sid: String,
    /// The actions, as `ssm:GetParameter`.
    pub actions: Vec<String>,
    /// ARNs, texts that may have references; `*` where the service has no resources for an action.
    pub resources: Vec<String>,
    /// The conditions: an object, empty where there is none.
    pub condition: Map<String, Value>,
}

impl Statement {
    /// A statement without conditions.
    #[must_use]
    pub fn new(sid: &str, actions: &[&str], resources: &[String]) -> Self {
        Self {
            sid: sid.to_owned(),
            actions: actions.iter().map(|&action| action.to_owned()).collect(),
            resources: resources.to_vec(),
            condition: Map::new(),
        }
    }

    /// The same, if a condition holds, such as `("StringEquals", "iam:PassedToService", "ec2.amazonaws.com")`.
    #[must_use]
    pub fn when(mut self, operator: &str, key: &str, value: impl Into<Value>) -> Self {
        let tests = self
            .condition
            .entry(operator)
            .or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(tests) = tests {
            tests.insert(key.to_owned(), value.into());
        }
        self
    }

    /// The statement as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut json = Map::new();
        json.insert("Sid".to_owned(), json!(self.sid));
        json.insert("Effect".to_owned(), json!("Allow"));
        json.insert("Action".to_owned(), json!(self.actions));
        json.insert("Resource".to_owned(), json!(self.resources));
        if !self.condition.is_empty() {
            json.insert("Condition".to_owned(), json!(self.condition));
        }
        Value::Object(json)
    }
}

/// What a launch needs besides: EMR makes this role for itself when an account launches its first cluster (MG, "Using
/// service-linked roles").
pub(crate) fn service_linked_role() -> Statement {
    let role = format!(
        "arn:{}:iam::{}:role/aws-service-role/elasticmapreduce.amazonaws.com*/AWSServiceRoleForEMRCleanup*",
        text::partition(),
        text::account()
    );
    let services = json!([
        "elasticmapreduce.amazonaws.com",
        "elasticmapreduce.amazonaws.com.cn",
    ]);
    let action = ["iam:CreateServiceLinkedRole"];
    let statement = Statement::new("CreateCleanupRole", &action, &[role]);
    statement.when("StringLike", "iam:AWSServiceName", services)
}

/// A policy of these statements.
#[must_use]
pub fn document(statements: &[Statement]) -> Value {
    let statements: Vec<Value> = statements.iter().map(Statement::to_json).collect();
    json!({ "Version": "2012-10-17", "Statement": statements })
}

/// What the names of a namespace's roles and policies begin with. No namespace has a dot in it, so the names of no other one
/// begin like that, and policies can name them.
#[must_use]
pub fn prefix(namespace: &str) -> String {
    format!("emrys.{}.", ids::cut(namespace, LONGEST_NAMESPACE))
}

/// The tags of a resource of the namespace, as most types take them.
#[must_use]
pub fn tags(namespace: &str) -> Value {
    json!([{ "Key": NAMESPACE_TAG, "Value": namespace }])
}

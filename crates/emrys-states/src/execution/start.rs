// SPDX-License-Identifier: Apache-2.0
//! What an execution begins with.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What an execution begins with. It is recorded once and never changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Start {
    /// The execution.
    pub execution_arn: Arc<str>,
    /// Its name.
    pub execution_name: Arc<str>,
    /// The state machine, without a version or an alias.
    pub state_machine_arn: Arc<str>,
    /// The state machine's name.
    pub state_machine_name: Arc<str>,
    /// On whose behalf it runs.
    pub role_arn: Arc<str>,
    /// When it was started, in milliseconds since 1970.
    pub started_at: i64,
    /// Its input.
    pub input: Arc<Value>,
    /// Where its random numbers begin. Task tokens are made with it, so nobody is told.
    pub seed: u64,
    /// Whether it is an express execution.
    #[serde(default)]
    pub express: bool,
    /// The item that it is for, if it is the child execution of a map run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Arc<Item>>,
}

/// What a Map state's iteration is for: `$$.Map.Item`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Which item, from 0.
    pub index: u64,
    /// The member's name where the items are the members of an object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The item.
    pub value: Arc<Value>,
}

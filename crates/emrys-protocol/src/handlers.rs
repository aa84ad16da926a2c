// SPDX-License-Identifier: Apache-2.0
//! What stands in for Lambda functions, topics, queues and event buses on this machine, and the messages that were sent.
//!
//! AWS has these services elsewhere; here a project says what happens instead, and the engine keeps it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::types::Timestamp;

/// Who handles what state machines call and send.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handlers {
    /// Lambda functions, by name.
    #[serde(default)]
    pub functions: BTreeMap<String, Handler>,
    /// What gets the messages of an SNS topic, by the topic's name.
    #[serde(default)]
    pub topics: BTreeMap<String, Handler>,
    /// What gets the messages of an SQS queue, by the queue's name.
    #[serde(default)]
    pub queues: BTreeMap<String, Handler>,
    /// What gets the events of an EventBridge bus, by the bus's name.
    #[serde(default)]
    pub event_buses: BTreeMap<String, Vec<EventRule>>,
}

/// Something that takes an event and gives a result, as a Lambda function does.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handler {
    /// What runs.
    pub runs: Runs,
    /// The folder in which it runs, an absolute path.
    pub folder: String,
    /// Variables that it sees besides the usual ones. Values may be secret; `Debug` shows names alone.
    #[serde(default)]
    pub environment: BTreeMap<String, String>,
    /// After how many seconds it has failed.
    #[serde(default = "Handler::default_timeout")]
    pub timeout_seconds: u32,
}

impl Handler {
    /// Lambda's longest.
    pub const LONGEST_SECONDS: u32 = 900;

    fn default_timeout() -> u32 {
        Self::LONGEST_SECONDS
    }
}

impl std::fmt::Debug for Handler {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Handler")
            .field("runs", &self.runs)
            .field("folder", &self.folder)
            .field("environment", &self.environment.keys())
            .field("timeout_seconds", &self.timeout_seconds)
            .finish()
    }
}

/// What runs for an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Runs {
    /// A program and its arguments: the event on standard input, the result on standard output.
    Command(Vec<String>),
    /// A function of a Python file, as Lambda calls it.
    Script {
        /// The file, an absolute path.
        file: String,
        /// The function's name.
        handler: String,
    },
    /// An HTTP endpoint: the event is posted, the answer is the result.
    Url(String),
}

/// Which events of a bus somebody gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRule {
    /// The sources of which they come; any if there are none.
    #[serde(default)]
    pub source: Vec<String>,
    /// Their detail types; any if there are none.
    #[serde(default)]
    pub detail_type: Vec<String>,
    /// What gets them.
    pub handler: Handler,
}

/// A message or event that a state machine has sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Its id, as the task that sent it was told.
    pub id: String,
    /// Where it was sent to.
    pub destination: Destination,
    /// What subscribers see: of SNS and SQS the record that Lambda would be given, of EventBridge the event.
    pub event: serde_json::Value,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// The execution that sent it.
    pub execution_arn: String,
    /// The state that sent it.
    pub state: String,
    /// What became of it, for each handler that gets it.
    #[serde(default)]
    pub deliveries: Vec<Delivery>,
}

/// Where a message was sent to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// An SNS topic, by ARN, or whatever else `Publish` takes.
    Topic(String),
    /// An SQS queue, by URL.
    Queue(String),
    /// An EventBridge bus, by name.
    EventBus(String),
}

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Its handler has not ended.
    Pending,
    /// Its handler succeeded.
    Delivered,
    /// Its handler failed, for this reason.
    Failed(String),
}

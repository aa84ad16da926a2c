// SPDX-License-Identifier: Apache-2.0
//! Which topics start which state machines.
//!
//! On AWS a topic's messages go into a queue, and a pipe of EventBridge takes them from there and starts executions. The
//! engine has neither queues nor pipes: one record stands for both, and says what they make of a message.

use serde::{Deserialize, Serialize};

/// Messages of a topic start executions of a state machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// By what it is replaced and deleted; that of the pipe.
    pub name: String,
    /// The topic, by ARN.
    pub topic_arn: String,
    /// The state machine, by ARN.
    pub state_machine_arn: String,
    /// Whether the queue gets the message alone (`RawMessageDelivery`), and not the notification around it.
    #[serde(default)]
    pub raw: bool,
    /// What the pipe makes of the queue's message (`InputTemplate`); the message as it is without.
    #[serde(default)]
    pub input_template: Option<String>,
}

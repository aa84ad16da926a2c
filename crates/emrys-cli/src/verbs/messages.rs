// SPDX-License-Identifier: Apache-2.0
//! `emrys messages`: what state machines have sent to topics, queues and event buses.

use emrys_protocol::handlers::{Delivery, Destination, Message};

use crate::arguments::Common;
use crate::exit::{ExitCode, VerbResult};
use crate::output::{self, Format};
use crate::target::{Start, Target};
use crate::words;

/// Arguments of `emrys messages`.
#[derive(Debug, clap::Args)]
pub(crate) struct Messages {}

impl Messages {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let target = Target::local(common, Start::WithJournal).await?;
        let messages = target.engine()?.messages().await?;
        match common.format() {
            Format::Json => output::json(&messages)?,
            Format::Human if messages.is_empty() => output::say("no messages"),
            Format::Human => {
                let rows = messages.iter().map(row).collect();
                output::table(&["SENT", "TO", "BY", "DELIVERED", "MESSAGE"], rows)?;
            }
        }
        Ok(ExitCode::Success)
    }
}

fn row(message: &Message) -> Vec<String> {
    let destination = match &message.destination {
        Destination::Topic(own) => format!("topic {}", last(own, ':')),
        Destination::Queue(own) => format!("queue {}", last(own, '/')),
        Destination::EventBus(own) => format!("event bus {}", last(own, '/')),
    };
    let deliveries = message.deliveries.iter().map(|delivery| match delivery {
        Delivery::Pending => "pending".to_owned(),
        Delivery::Delivered => "yes".to_owned(),
        Delivery::Failed(why) => format!("failed: {why}"),
    });
    let deliveries: Vec<String> = deliveries.collect();
    vec![
        words::time(Some(message.sent_at)),
        destination,
        message.state.clone(),
        match deliveries.is_empty() {
            true => "kept".to_owned(),
            false => deliveries.join(", "),
        },
        body(message),
    ]
}

/// What a message says: its text, or the detail of an event.
fn body(message: &Message) -> String {
    const LONGEST: usize = 100;
    let event = &message.event;
    let places = ["/Records/0/Sns/Message", "/Records/0/body", "/detail"];
    let body = places.iter().find_map(|place| event.pointer(place));
    let text = match body.unwrap_or(event) {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match text.chars().count() > LONGEST {
        true => format!("{}…", text.chars().take(LONGEST).collect::<String>()),
        false => text,
    }
}

/// The part after the last separator.
fn last(name: &str, separator: char) -> &str {
    name.rsplit(separator).next().unwrap_or(name)
}

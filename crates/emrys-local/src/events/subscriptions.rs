// SPDX-License-Identifier: Apache-2.0
//! Topics that start state machines: what a queue and a pipe do on AWS.
//!
//! The pipe gives the machine a list of one: the queue's message, or what its template makes of that (EventBridge User
//! Guide, "Amazon EventBridge Pipes input transformation").

use emrys_protocol::ApiError;
use emrys_protocol::subscriptions::Subscription;
use serde_json::{Value, json};

use super::Events;
use super::deliveries::Delivery;
use super::destination::Destination;
use super::transform::{at, fill};
use crate::error::store_to_api;
use crate::messages;
use crate::records::Millis;

impl Events {
    /// Keeps a subscription in place of the one that has its name.
    pub(crate) async fn subscribe(&self, subscription: Subscription) -> Result<(), ApiError> {
        let arn = &subscription.state_machine_arn;
        if !matches!(Destination::of(arn), Some(Destination::Machine(_))) {
            return Err(ApiError::validation(format!("`{arn}` is no state machine")));
        }
        let changed = self.subscriptions.change(|draft| {
            draft.put(subscription.name.clone(), subscription);
            Ok(())
        });
        changed.await.map_err(store_to_api)?
    }

    pub(crate) async fn unsubscribe(&self, name: &str) -> Result<(), ApiError> {
        let changed = self.subscriptions.change(|draft| {
            draft.remove(name);
            Ok(())
        });
        changed.await.map_err(store_to_api)?
    }

    pub(crate) fn all_subscriptions(&self) -> Vec<Subscription> {
        self.subscriptions
            .range(.., usize::MAX, |_, subscription| Some(subscription.clone()))
    }

    /// What follows from a message to a topic, which its subscribers see as this event.
    pub(crate) fn deliveries_of_topic(
        &self,
        topic: &str,
        event: &Value,
        now: Millis,
    ) -> Vec<Delivery> {
        let Some(notification) = event.pointer("/Records/0/Sns") else {
            return Vec::new();
        };
        let subscriptions = self.all_subscriptions().into_iter();
        let subscriptions = subscriptions.filter(|one| one.topic_arn == topic);
        let deliveries = subscriptions.map(|subscription| {
            let id = notification.get("MessageId").and_then(Value::as_str);
            let id = id.unwrap_or_default();
            let record = record(&subscription, notification, &self.region, id, now);
            let item = item(&subscription, &record);
            let input = format!("[{item}]");
            Delivery::to_machine(&subscription, id, input, now)
        });
        deliveries.collect()
    }
}

/// The queue's message.
fn record(
    subscription: &Subscription,
    notification: &Value,
    region: &str,
    id: &str,
    now: Millis,
) -> Value {
    let message = notification.get("Message").and_then(Value::as_str);
    let body = match subscription.raw {
        true => message.unwrap_or_default().to_owned(),
        false => notification.to_string(),
    };
    let queued = messages::queued(id, region, &subscription.name, &body, now);
    let record = queued.pointer("/Records/0");
    record.cloned().unwrap_or_else(|| json!({}))
}

/// What the pipe makes of it. A body that is JSON can be looked into.
fn item(subscription: &Subscription, record: &Value) -> String {
    let Some(template) = &subscription.input_template else {
        return record.to_string();
    };
    let mut parsed = record.clone();
    if let Some(body) = parsed.get_mut("body")
        && let Some(Ok(inner)) = body.as_str().map(serde_json::from_str::<Value>)
    {
        *body = inner;
    }
    fill(template, |path| at(&parsed, path))
}

#[cfg(test)]
mod tests {
    use emrys_protocol::subscriptions::Subscription;
    use serde_json::{Value, json};

    use super::{item, record};

    fn given(raw: bool, template: Option<&str>, message: &str) -> String {
        let subscription = Subscription {
            name: "sales".to_owned(),
            topic_arn: "arn:aws:sns:us-east-1:000000000000:t".to_owned(),
            state_machine_arn: String::new(),
            raw,
            input_template: template.map(str::to_owned),
        };
        let notification = json!({"Type": "Notification", "MessageId": "m", "Message": message});
        let record = record(&subscription, &notification, "us-east-1", "m", 0);
        item(&subscription, &record)
    }

    #[test]
    fn a_pipe_gives_what_its_template_says() {
        let whole: Value = serde_json::from_str(&given(false, None, "hello")).unwrap();
        let body: Value = serde_json::from_str(whole["body"].as_str().unwrap()).unwrap();
        assert_eq!(body["Message"], "hello");
        assert_eq!(whole["eventSource"], "aws:sqs");
        let raw: Value = serde_json::from_str(&given(true, None, "hello")).unwrap();
        assert_eq!(raw["body"], "hello");
        for (raw, template, message, filled) in [
            (
                false,
                r#"{"Message": <$.body.Message>}"#,
                "a \"b\"",
                r#"{"Message": "a \"b\""}"#,
            ),
            (
                true,
                r#"{"Message": <$.body>}"#,
                r#"{"n":1}"#,
                r#"{"Message": {"n":1}}"#,
            ),
            (
                true,
                r#"{"Message": "<$.body>"}"#,
                "plain",
                r#"{"Message": "plain"}"#,
            ),
            (
                true,
                r#"{"n": <$.body.n>, "id": <$.messageId>}"#,
                r#"{"n":1}"#,
                r#"{"n": 1, "id": "m"}"#,
            ),
        ] {
            assert_eq!(given(raw, Some(template), message), filled);
        }
    }
}

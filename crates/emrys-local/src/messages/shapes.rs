// SPDX-License-Identifier: Apache-2.0
//! What subscribers see of a message: the event that Lambda would be given.

use s3s::crypto::{Checksum as _, Md5};
use serde_json::{Value, json};

use crate::api::ACCOUNT;
use crate::records::Millis;
use crate::time::rfc3339;

/// A message that was published to a topic.
pub(crate) fn notification(
    id: &str,
    topic: &str,
    subject: Option<&Value>,
    message: &str,
    attributes: &Value,
    now: Millis,
) -> Value {
    json!({"Records": [{
        "EventSource": "aws:sns",
        "EventVersion": "1.0",
        "EventSubscriptionArn": format!("{topic}:{id}"),
        "Sns": {
            "Type": "Notification",
            "MessageId": id,
            "TopicArn": topic,
            "Subject": subject,
            "Message": message,
            "Timestamp": rfc3339(now),
            "MessageAttributes": attributes,
        },
    }]})
}

/// A message that was sent to a queue, without attributes.
pub(crate) fn queued(id: &str, region: &str, queue: &str, body: &str, now: Millis) -> Value {
    json!({"Records": [{
        "messageId": id,
        "receiptHandle": id,
        "body": body,
        "attributes": {
            "ApproximateReceiveCount": "1",
            "SentTimestamp": now.to_string(),
            "SenderId": ACCOUNT,
            "ApproximateFirstReceiveTimestamp": now.to_string(),
        },
        "messageAttributes": {},
        "md5OfBody": digest(body),
        "eventSource": "aws:sqs",
        "eventSourceARN": format!("arn:aws:sqs:{region}:{ACCOUNT}:{queue}"),
        "awsRegion": region,
    }]})
}

/// The digest of a body, as SQS says it.
pub(crate) fn digest(body: &str) -> String {
    let digest = Md5::checksum(body.as_bytes());
    let bytes: &[u8] = digest.as_ref();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

// SPDX-License-Identifier: Apache-2.0
//! What JSON of an API looks like in a state machine: moments, and what an SDK says of an answer.

use serde_json::{Map, Value, json};

/// The members of EMR, Parameter Store and Secrets Manager that are moments, which a test holds against AWS's models.
/// In the APIs they are numbers of seconds, in state machines texts.
pub(super) const MOMENTS: [&str; 31] = [
    "AuthTokenExpirationTime",
    "CreatedAfter",
    "CreatedAt",
    "CreatedBefore",
    "CreatedDate",
    "CreationDateTime",
    "CreationTime",
    "DeletedDate",
    "DeletionDate",
    "EndDateTime",
    "EndTime",
    "EndedAt",
    "ExpiresAfter",
    "ExpiresAt",
    "From",
    "IdleSince",
    "LastAccessedDate",
    "LastChangedDate",
    "LastModifiedDate",
    "LastModifiedTime",
    "LastRotatedDate",
    "NextRotationDate",
    "ReadyDateTime",
    "RequestedDateTime",
    "ResponseFinishDateTime",
    "ResponseStartDateTime",
    "StartDateTime",
    "StartTime",
    "StartedAt",
    "To",
    "UpdatedAt",
];

/// Puts something else in the place of every moment.
pub(super) fn each_moment(value: &mut Value, change: &impl Fn(&Value) -> Option<Value>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match change(value).filter(|_| MOMENTS.contains(&name.as_str())) {
                    Some(changed) => *value = changed,
                    None => each_moment(value, change),
                }
            }
        }
        Value::Array(elements) => {
            for element in elements {
                each_moment(element, change);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn milliseconds(seconds: &Value) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "seconds of our own answers are exact to the millisecond"
    )]
    seconds
        .as_f64()
        .map(|seconds| (seconds * 1000.0).round() as i64)
}

/// As the SDK of `aws-sdk` integrations writes them: `2026-11-21T11:41:49.123Z`.
pub(super) fn moments_as_text(value: &mut Value) {
    each_moment(value, &|seconds| {
        let moment = jiff::Timestamp::from_millisecond(milliseconds(seconds)?);
        Some(moment.ok()?.to_string().into())
    });
}

/// As the older SDK of the other integrations writes them: milliseconds.
pub(super) fn moments_as_milliseconds(value: &mut Value) {
    each_moment(value, &|seconds| Some(milliseconds(seconds)?.into()));
}

/// From the text of a request back to what the API has.
pub(super) fn moments_as_seconds(value: &mut Value) {
    each_moment(value, &|text| {
        let moment: jiff::Timestamp = text.as_str()?.parse().ok()?;
        let millis = moment.as_millisecond();
        Some(match millis % 1000 {
            0 => json!(millis / 1000),
            #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
            _ => json!(millis as f64 / 1000.0),
        })
    });
}

/// Adds what the older SDK says of an answer beside what is in it.
pub(super) fn with_metadata(answer: Value, request_id: &str, content_type: &str) -> Value {
    let length = answer.to_string().len().to_string();
    let headers = [
        ("Content-Length", length.as_str()),
        ("Content-Type", content_type),
        ("x-amzn-RequestId", request_id),
    ];
    let object = |value: &dyn Fn(&str) -> Value| -> Value {
        let members = headers
            .iter()
            .map(|(name, text)| ((*name).to_owned(), value(text)));
        Value::Object(members.collect())
    };
    let mut members = match answer {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    members.insert(
        "SdkHttpMetadata".to_owned(),
        json!({
            "AllHttpHeaders": object(&|text| json!([text])),
            "HttpHeaders": object(&|text| json!(text)),
            "HttpStatusCode": 200,
        }),
    );
    members.insert(
        "SdkResponseMetadata".to_owned(),
        json!({"RequestId": request_id}),
    );
    Value::Object(members)
}

/// The content type of an AWS JSON answer.
pub(super) const AWS_JSON: &str = "application/x-amz-json-1.1";

/// A text, or anything else as JSON: what Step Functions makes of a message.
pub(super) fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The text of that name.
pub(super) fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

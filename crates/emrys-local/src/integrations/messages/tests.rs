// SPDX-License-Identifier: Apache-2.0
use emrys_executions::integration::Task;
use emrys_states::machine::Resource;
use serde_json::{Value, json};

use super::{publish, put_events, send_message};

fn task(resource: &str, arguments: Value) -> Task {
    Task {
        execution_arn: "arn:aws:states:us-east-1:000000000000:execution:flow:one".to_owned(),
        execution_name: "one".to_owned(),
        state_machine_arn: "arn:aws:states:us-east-1:000000000000:stateMachine:flow".to_owned(),
        id: 5,
        token: "0f1e2d3c-0000-4000-8000-000000000005".to_owned(),
        state: "Send".to_owned(),
        resource: Resource::parse(&format!("arn:aws:states:::{resource}")).unwrap(),
        arguments,
        task_token: None,
    }
}

#[test]
fn a_topics_subscribers_see_what_lambda_would() {
    let arn = "arn:aws:sns:us-east-1:123456789012:alerts";
    let arguments = json!({
        "TopicArn": arn, "Message": {"count": 7}, "Subject": "counted",
        "MessageAttributes": {"kind": {"DataType": "String", "StringValue": "daily"}},
    });
    let sending = publish(&task("sns:publish", arguments), 1_500).unwrap();
    let [(_, id, event)] = sending.messages.as_slice() else {
        panic!("one message");
    };
    assert_eq!(sending.answer, Ok(json!({"MessageId": id})));
    let record = &event["Records"][0];
    assert_eq!(record["EventSource"], "aws:sns");
    assert_eq!(
        record["Sns"],
        json!({
            "Type": "Notification", "MessageId": id, "TopicArn": arn, "Subject": "counted",
            "Message": r#"{"count":7}"#, "Timestamp": "1970-01-01T00:00:01.500Z",
            "MessageAttributes": {"kind": {"Type": "String", "Value": "daily"}},
        })
    );
    let missing = publish(&task("sns:publish", json!({"Message": "hello"})), 0);
    let error = missing.err().unwrap();
    assert_eq!(error.error, "SNS.InvalidParameterException");
}

#[test]
fn a_queues_message_has_its_digest() {
    let url = "https://sqs.us-east-1.amazonaws.com/123456789012/jobs";
    let arguments = json!({"QueueUrl": url, "MessageBody": "hello"});
    let sending = send_message(&task("sqs:sendMessage", arguments), "us-east-1", 0).unwrap();
    let answer = sending.answer.unwrap();
    assert_eq!(
        answer["MD5OfMessageBody"],
        "5d41402abc4b2a76b9719d911017c592"
    );
    let [(_, id, event)] = sending.messages.as_slice() else {
        panic!("one message");
    };
    assert_eq!(answer["MessageId"], **id);
    let record = &event["Records"][0];
    assert_eq!(
        (&record["body"], &record["messageId"]),
        (&json!("hello"), &json!(id))
    );
    assert_eq!(
        record["eventSourceARN"],
        "arn:aws:sqs:us-east-1:000000000000:jobs"
    );
}

#[test]
fn events_are_taken_one_by_one_and_a_task_fails_for_one_that_is_not() {
    let entries = json!({"Entries": [
        {"Source": "acme", "DetailType": "counted", "Detail": {"count": 7}, "Resources": ["a"]},
        {"Source": "acme", "DetailType": "counted", "Detail": "\"text\""},
        {"DetailType": "counted", "Detail": {}},
    ]});
    let task = task("events:putEvents", entries);
    let sending = put_events(&task, "us-east-1", 1_999).unwrap();
    let [(_, id, event)] = sending.messages.as_slice() else {
        panic!("one event");
    };
    assert_eq!(
        *event,
        json!({
            "version": "0", "id": id, "detail-type": "counted", "source": "acme",
            "account": "000000000000", "time": "1970-01-01T00:00:01Z", "region": "us-east-1",
            "resources": ["a", task.state_machine_arn, task.execution_arn],
            "detail": {"count": 7},
        })
    );
    let error = sending.answer.unwrap_err();
    assert_eq!(error.error, "EventBridge.FailedEntry");
    let cause: Value = serde_json::from_str(&error.cause).unwrap();
    // As AWS answered on 2023-09-12 (localstack's recordings).
    assert_eq!(
        cause,
        json!({
            "Entries": [
                {"EventId": id},
                {"ErrorCode": "MalformedDetail", "ErrorMessage": "Detail is malformed."},
                {
                    "ErrorCode": "InvalidArgument",
                    "ErrorMessage": "Parameter Source is not valid. Reason: Source is a required argument."
                },
            ],
            "FailedEntryCount": 2,
        })
    );
}

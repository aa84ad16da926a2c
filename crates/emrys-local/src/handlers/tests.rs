// SPDX-License-Identifier: Apache-2.0
use emrys_protocol::handlers::{Destination, EventRule, Handler, Handlers, Runs};
use emrys_store::Journal;
use serde_json::json;

use super::{FunctionError, HandlerTable};
use crate::handlers::invocation::result;
use crate::records;

fn handler(name: &str) -> Handler {
    Handler {
        runs: Runs::Command(vec![name.to_owned()]),
        folder: "/".to_owned(),
        environment: [("TOKEN".to_owned(), "swordfish".to_owned())].into(),
        timeout_seconds: 3,
    }
}

#[tokio::test]
async fn handlers_are_found_by_the_names_in_arns_and_urls_and_events_by_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("engine.db");
    let journal = Journal::open(&path, "engine", records::FORMAT).unwrap();
    let table = HandlerTable::open(&journal).unwrap();
    assert_eq!(*table.get(), Handlers::default());
    let rule = |source: &[&str], name| EventRule {
        source: source.iter().map(|source| (*source).to_owned()).collect(),
        detail_type: Vec::new(),
        handler: handler(name),
    };
    let handlers = Handlers {
        functions: [].into(),
        topics: [("alerts".to_owned(), handler("topic"))].into(),
        queues: [("jobs".to_owned(), handler("queue"))].into(),
        event_buses: [(
            "default".to_owned(),
            vec![rule(&[], "all"), rule(&["acme"], "acme")],
        )]
        .into(),
    };
    table.put(handlers.clone()).await.unwrap();
    let again = HandlerTable::open(&journal).unwrap();
    assert_eq!(*again.get(), handlers);

    let of = |destination, event| -> Vec<Runs> {
        let handlers = table.of(&destination, &event);
        handlers.into_iter().map(|handler| handler.runs).collect()
    };
    let arn = "arn:aws:sns:us-east-1:123456789012:alerts".to_owned();
    assert_eq!(
        of(Destination::Topic(arn), json!({})),
        [handler("topic").runs]
    );
    let url = "https://sqs.us-east-1.amazonaws.com/123456789012/jobs".to_owned();
    assert_eq!(
        of(Destination::Queue(url), json!({})),
        [handler("queue").runs]
    );
    let bus = || Destination::EventBus("default".to_owned());
    assert_eq!(of(bus(), json!({"source": "other"})), [handler("all").runs]);
    let both = [handler("all").runs, handler("acme").runs];
    assert_eq!(of(bus(), json!({"source": "acme"})), both);
    let bus =
        Destination::EventBus("arn:aws:events:us-east-1:123456789012:event-bus/other".to_owned());
    assert!(of(bus, json!({})).is_empty());
}

#[test]
fn a_handler_does_not_show_the_values_of_its_environment() {
    let shown = format!("{:?}", handler("topic"));
    assert!(
        shown.contains("TOKEN") && !shown.contains("swordfish"),
        "{shown}"
    );
}

#[test]
fn a_result_is_json_or_nothing() {
    assert_eq!(result(b" \n"), Ok(json!(null)));
    assert_eq!(result(b"{\"a\": 1}\n"), Ok(json!({"a": 1})));
    let error = result(b"hello").unwrap_err();
    assert_eq!(error.error_type, "Runtime.MarshalError");
    let long = vec![b' '; super::invocation::LONGEST_RESULT + 1];
    assert_eq!(
        result(&long).unwrap_err().error_type,
        "Function.ResponseSizeTooLarge"
    );
}

#[test]
fn an_error_is_one_that_says_its_type_and_message() {
    let error = json!({"errorType": "ValueError", "errorMessage": "no", "stackTrace": []});
    let reported = FunctionError::reported(&error).unwrap();
    assert_eq!(
        (reported.error_type.as_str(), &reported.body),
        ("ValueError", &error)
    );
    assert_eq!(
        FunctionError::reported(&json!({"errorType": "ValueError"})),
        None
    );
    assert_eq!(FunctionError::reported(&json!([1])), None);
}

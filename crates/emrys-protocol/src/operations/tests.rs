// SPDX-License-Identifier: Apache-2.0
//! Dispatch and its inverse, against a service that remembers what it was asked.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use async_trait::async_trait;
use bytes::Bytes;

use super::{
    EmrApi, Intercept, Intercepted, OPERATIONS, Remote, Transport, dispatch, is_repeatable,
};
use crate::error::{ApiError, ErrorCode};
use crate::types::{
    ListClustersInput, ListClustersOutput, RunJobFlowInput, RunJobFlowOutput,
    TerminateJobFlowsInput,
};

/// A service with two operations.
#[derive(Default)]
struct Service {
    terminated: Mutex<Vec<String>>,
}

#[async_trait]
impl EmrApi for Service {
    async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
        Ok(RunJobFlowOutput {
            job_flow_id: input.name.map(|name| format!("j-{name}")),
            ..Default::default()
        })
    }

    async fn terminate_job_flows(&self, input: TerminateJobFlowsInput) -> Result<(), ApiError> {
        self.terminated
            .lock()
            .unwrap()
            .extend(input.job_flow_ids.unwrap());
        Ok(())
    }
}

/// Remote to dispatch and back, without a network.
struct Loopback(Arc<Service>);

#[async_trait]
impl Transport for Loopback {
    async fn call(&self, operation: &'static str, body: Bytes) -> Result<Bytes, ApiError> {
        dispatch(self.0.as_ref(), operation, &body).await
    }
}

/// Nothing here ever waits, so one poll is enough.
fn finish<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits for something"),
    }
}

fn dispatched(operation: &str, body: &str) -> Result<String, ApiError> {
    let answer = finish(dispatch(&Service::default(), operation, body.as_bytes()))?;
    Ok(String::from_utf8(answer.to_vec()).unwrap())
}

#[test]
fn the_table_names_declared_errors() {
    let run = OPERATIONS
        .iter()
        .find(|operation| operation.name == "RunJobFlow")
        .unwrap();
    assert_eq!(run.errors, [ErrorCode::InternalServerError]);
}

#[test]
fn every_operation_of_the_table_is_dispatched() {
    struct Nothing;
    impl EmrApi for Nothing {}

    for operation in OPERATIONS {
        let error = finish(dispatch(&Nothing, operation.name, b"{}"));
        let code = error.err().map(|error| error.code().clone());
        let expected = [
            Some(ErrorCode::NotImplemented),
            Some(ErrorCode::ValidationException),
        ];
        assert!(expected.contains(&code), "{}: {code:?}", operation.name);
    }
}

#[test]
fn a_request_is_answered() {
    assert_eq!(
        dispatched("RunJobFlow", r#"{"Name":"etl","Instances":{}}"#).unwrap(),
        r#"{"JobFlowId":"j-etl"}"#
    );
    assert_eq!(
        dispatched("TerminateJobFlows", r#"{"JobFlowIds":["j-1"]}"#).unwrap(),
        ""
    );
}

#[test]
fn a_request_that_violates_the_model_does_not_reach_the_service() {
    let error = dispatched("RunJobFlow", r#"{"Name":"etl"}"#).unwrap_err();
    assert_eq!(
        error.message(),
        "1 validation error detected: Value null at 'instances' failed to satisfy constraint: Member must not be null"
    );
    let error = dispatched("RunJobFlow", r#"{"Name":["etl"]}"#).unwrap_err();
    assert_eq!(error.code(), &ErrorCode::SerializationException);
}

#[test]
fn an_unknown_operation_is_named() {
    for operation in ["MakeCoffee", "runJobFlow", ""] {
        let error = dispatched(operation, "{}").unwrap_err();
        assert_eq!(error.code(), &ErrorCode::UnknownOperationException);
        assert_eq!(
            error.message(),
            format!("the service has no operation `{operation}`")
        );
    }
}

#[test]
fn an_operation_that_is_left_out_is_named() {
    let error = dispatched("ListClusters", "{}").unwrap_err();
    assert_eq!(error.code(), &ErrorCode::NotImplemented);
    assert_eq!(
        error.message(),
        "the operation `ListClusters` is not implemented"
    );
}

#[test]
fn remote_is_the_inverse_of_dispatch() {
    let service = Arc::new(Service::default());
    let remote = Remote::new(Loopback(Arc::clone(&service)));
    let input = TerminateJobFlowsInput {
        job_flow_ids: Some(vec!["j-1".to_owned()]),
    };
    finish(remote.terminate_job_flows(input)).unwrap();
    assert_eq!(*service.terminated.lock().unwrap(), ["j-1"]);

    let error = finish(remote.list_clusters(ListClustersInput::default())).unwrap_err();
    assert_eq!(error.code(), &ErrorCode::NotImplemented);
}

#[test]
fn an_answer_that_cannot_be_read_is_an_error() {
    struct Broken;

    #[async_trait]
    impl Transport for Broken {
        async fn call(&self, _: &'static str, _: Bytes) -> Result<Bytes, ApiError> {
            Ok(Bytes::from_static(br#"{"Clusters":[{"Id":7}]}"#))
        }
    }

    let answer: Result<ListClustersOutput, _> =
        finish(Remote::new(Broken).list_clusters(ListClustersInput::default()));
    let error = answer.unwrap_err();
    assert_eq!(
        error.message(),
        "the answer cannot be read: NUMBER_VALUE can not be converted to a String at 'Clusters[0].Id'"
    );
}

#[test]
fn nothing_that_adds_something_is_repeatable() {
    let once: Vec<&str> = OPERATIONS
        .iter()
        .map(|operation| operation.name)
        .filter(|name| !is_repeatable(name))
        .collect();
    assert_eq!(
        once,
        [
            "AddInstanceFleet",
            "AddInstanceGroups",
            "AddJobFlowSteps",
            "CreatePersistentAppUI",
            "CreateSecurityConfiguration",
            "CreateStudio",
            "CreateStudioSessionMapping",
            "RunJobFlow",
            "StartNotebookExecution",
            "StartSession",
        ]
    );
}

/// Notes what is called, and calls it twice.
struct Twice(Mutex<Vec<&'static str>>);

impl Intercept for Twice {
    async fn intercept<T, F>(
        &self,
        operation: &'static str,
        attempt: impl Fn() -> F + Send + Sync,
    ) -> Result<T, ApiError>
    where
        T: Send,
        F: Future<Output = Result<T, ApiError>> + Send,
    {
        self.0.lock().unwrap().push(operation);
        attempt().await?;
        attempt().await
    }
}

#[test]
fn what_stands_between_makes_the_attempts() {
    let service = Arc::new(Service::default());
    let api = Intercepted::new(service.clone(), Twice(Mutex::default()));
    let launched = finish(api.run_job_flow(RunJobFlowInput {
        name: Some("1".to_owned()),
        ..Default::default()
    }));
    assert_eq!(launched.unwrap().job_flow_id.as_deref(), Some("j-1"));
    finish(api.terminate_job_flows(TerminateJobFlowsInput {
        job_flow_ids: Some(vec!["j-1".to_owned()]),
    }))
    .unwrap();
    assert_eq!(*service.terminated.lock().unwrap(), ["j-1", "j-1"]);
    let refused = finish(api.list_clusters(ListClustersInput::default())).unwrap_err();
    assert_eq!(*refused.code(), ErrorCode::NotImplemented);
    let called = api.interceptor().0.lock().unwrap();
    assert_eq!(*called, ["RunJobFlow", "TerminateJobFlows", "ListClusters"]);
}

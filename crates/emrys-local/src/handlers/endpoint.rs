// SPDX-License-Identifier: Apache-2.0
//! A handler that is an HTTP endpoint, such as Lambda's runtime interface emulator in a container.
//!
//! Plain HTTP, as such programs speak it on the same machine.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HOST};
use http::{Request, Uri};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

use super::invocation::{FunctionError, Invocation, LONGEST_RESULT, result};

/// Where the runtime interface emulator takes events, for an address without a path.
const EMULATOR: &str = "/2015-03-31/functions/function/invocations";

pub(super) async fn invoke(invocation: &Invocation, url: &str) -> Result<Value, FunctionError> {
    let timeout = Duration::from_secs(invocation.handler.timeout_seconds.into());
    match tokio::time::timeout(timeout, call(invocation, url)).await {
        Ok(answer) => answer,
        Err(_) => Err(FunctionError::timed_out(invocation)),
    }
}

/// The endpoint was not reached: nothing has happened.
fn unreached(url: &str, why: &dyn std::fmt::Display) -> FunctionError {
    FunctionError::new(
        "Lambda.SdkClientException",
        format!("Unable to execute HTTP request to {url}: {why}"),
    )
}

/// It may have been reached, and gave no answer.
fn unanswered(url: &str, why: &dyn std::fmt::Display) -> FunctionError {
    FunctionError::unknown(format!("{url} gave no answer: {why}"))
}

async fn call(invocation: &Invocation, url: &str) -> Result<Value, FunctionError> {
    let uri: Uri = url.parse().map_err(|error| unreached(url, &error))?;
    let (Some("http"), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Err(unreached(
            url,
            &"only addresses that begin with `http://` can be called",
        ));
    };
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let path = if path == "/" { EMULATOR } else { path };
    let event = serde_json::to_vec(&invocation.event).map_err(|error| unreached(url, &error))?;
    let request = Request::post(path)
        .header(HOST, authority.as_str())
        .header(CONTENT_TYPE, "application/json")
        .header("lambda-runtime-aws-request-id", &invocation.id)
        .body(Full::new(Bytes::from(event)))
        .map_err(|error| unreached(url, &error))?;
    let host = authority
        .host()
        .trim_start_matches('[')
        .trim_end_matches(']');
    let address = (host, authority.port_u16().unwrap_or(80));
    let stream = TcpStream::connect(address).await;
    let stream = stream.map_err(|error| unreached(url, &error))?;
    let connected = http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = connected.map_err(|error| unreached(url, &error))?;
    let connection = tokio::spawn(connection);
    let response = sender.send_request(request).await;
    let response = response.map_err(|error| unanswered(url, &error))?;
    let status = response.status();
    let is_error = response.headers().contains_key("x-amz-function-error");
    let body = Limited::new(response.into_body(), LONGEST_RESULT + 1);
    let body = body.collect().await;
    connection.abort();
    let body = body.map_err(|error| unanswered(url, &error))?.to_bytes();
    let reported = serde_json::from_slice(&body).ok();
    // The emulator answers a function's error with status 200 and no header.
    if let Some(error) = reported.as_ref().and_then(FunctionError::reported) {
        return Err(error);
    }
    if is_error || !status.is_success() {
        let text: String = String::from_utf8_lossy(&body).chars().take(500).collect();
        return Err(FunctionError::new(
            "Lambda.ServiceException",
            format!("{url} answered with status {}: {text}", status.as_u16()),
        ));
    }
    result(&body)
}

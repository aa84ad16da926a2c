// SPDX-License-Identifier: Apache-2.0
//! What HTTP alone costs: hyper without anything behind it, which sends the bytes that the engine sent.

use std::convert::Infallible;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::emr::request;
use super::http::Connection;
use super::servers::Server;

/// Starts a server, a process like the engine, that answers every request as the engine answers this one.
pub(super) fn start(folder: &Path, body: &[u8]) -> Result<Server> {
    std::fs::create_dir_all(folder)?;
    let (answer, address) = (folder.join("answer"), folder.join("address"));
    std::fs::write(&answer, body)?;
    drop(std::fs::remove_file(&address));
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["bench", "bare"]).arg(&answer).arg(&address);
    Server::start(&mut command, || std::fs::read_to_string(&address).ok())
}

/// What the engine answers.
pub(super) fn answer_of(
    engine: &Server,
    operation: &str,
    input: &serde_json::Value,
) -> Result<Vec<u8>> {
    let bytes = request(&engine.address, operation, input);
    Ok(Connection::new(&engine.address).exchange(&bytes)?.body)
}

/// The hidden command that is the server.
pub(super) fn serve(answer: &str, address: &str) -> Result<()> {
    let body = Bytes::from(std::fs::read(answer)?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        // By rename: whoever waits for the file reads it whole.
        let temporary = format!("{address}.new");
        std::fs::write(&temporary, listener.local_addr()?.to_string())?;
        std::fs::rename(temporary, address)?;
        loop {
            let (stream, _) = listener.accept().await.context("failed to accept")?;
            stream.set_nodelay(true)?;
            let body = body.clone();
            let service = service_fn(move |request| respond(request, body.clone()));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    })
}

/// The engine's headers and bytes, once the request has been read.
async fn respond(
    request: Request<Incoming>,
    body: Bytes,
) -> Result<Response<Full<Bytes>>, Infallible> {
    drop(request.into_body().collect().await);
    let mut response = Response::new(Full::new(body));
    let headers = response.headers_mut();
    headers.insert(
        HeaderName::from_static("x-amzn-requestid"),
        HeaderValue::from_static("00000000-0000-0000-0000-000000000000"),
    );
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/x-amz-json-1.1"),
    );
    Ok(response)
}

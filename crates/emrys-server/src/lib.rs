// SPDX-License-Identifier: Apache-2.0
//! HTTP for the service traits and for S3, on one port.
//!
//! The server turns requests into calls of an [`EmrApi`](emrys_protocol::EmrApi), a
//! [`ParametersApi`](emrys_protocol::ParametersApi), a [`SecretsApi`](emrys_protocol::SecretsApi), a
//! [`StatesApi`](emrys_protocol::StatesApi), an [`EventsApi`](emrys_protocol::EventsApi), a
//! [`QueryApi`](emrys_protocol::QueryApi), an [`EngineApi`](emrys_protocol::EngineApi) and any implementation of
//! [`s3s::S3`], and what they answer into what AWS would send. It knows HTTP and signatures and nothing of clusters: no state of theirs, no files.
//!
//! What is served can start processes, so every request passes a guard before anything of it is acted upon: a page in
//! the user's browser gets nothing done here, and an address that others can reach is only bound when signatures are
//! verified.
//!
//! ```no_run
//! # use std::sync::Arc;
//! # use emrys_protocol::{EmrApi, EngineApi};
//! # use emrys_server::{Limits, Options, Server, ServerError, Services};
//! # async fn example(
//! #     emr: Arc<dyn EmrApi>, engine: Arc<dyn EngineApi>, buckets: impl s3s::S3
//! # ) -> Result<(), ServerError> {
//! let server = Server::bind(Options {
//!     address: ([127, 0, 0, 1], 3677).into(),
//!     credentials: None,
//!     allow_hosts: Vec::new(),
//!     token: "of the engine's own routes".into(),
//!     throttle: false,
//!     limits: Limits::default(),
//! })
//! .await?;
//! eprintln!("listening on {}", server.address());
//! let interrupt = async { drop(tokio::signal::ctrl_c().await) };
//! server.run(Services::new(emr, engine).with_s3(buckets), interrupt).await;
//! # Ok(())
//! # }
//! ```
//!
//! - `server`: the socket, connections, their limits and their end.
//! - `limits`: what a client may use up, and for how long.
//! - `throttle`: the rates at which EMR takes requests.
//! - `router`: which service a request is for.
//! - `guard`: which requests are refused whatever they ask.
//! - `signature`: Signature Version 4.
//! - `aws_json`, `query`, `engine`, `object_store`: what is served.
//! - `answer`: what goes back, errors included, in the protocol that the client speaks.

mod answer;
mod aws_json;
mod chunked;
mod credentials;
mod engine;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod guard;
mod limits;
mod object_store;
mod query;
mod router;
mod server;
mod signature;
mod throttle;

#[cfg(test)]
mod tests;

pub use credentials::{Credentials, Secret};
pub use limits::Limits;
pub use server::{Options, Server, ServerError, Services};

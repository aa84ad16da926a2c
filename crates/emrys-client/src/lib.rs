// SPDX-License-Identifier: Apache-2.0
//! The service traits over the network, on the AWS SDK's own runtime.
//!
//! Signing, retries, timeouts and connections are that runtime's business; this crate only says which requests may be
//! sent twice. It holds no state but its connections and does not know what is at the other end: AWS, an engine, or
//! anything else that speaks the API.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use emrys_client::{Client, Endpoint, EngineClient};
//! use emrys_protocol::types::ListClustersInput;
//! use emrys_protocol::{EmrApi as _, EngineApi as _, Remote};
//!
//! let emr = Remote::new(Client::new(&Endpoint::engine("http://127.0.0.1:3677"))?);
//! let clusters = emr.list_clusters(ListClustersInput::default()).await?;
//!
//! let engine = EngineClient::new("http://127.0.0.1:3677", "the token in engine.json")?;
//! let status = engine.status().await?;
//! # Ok(())
//! # }
//! ```
//!
//! - `aws`: [`Aws`], an account of AWS as AWS's own tools are configured for it.
//! - `client`: [`Client`], the transport of EMR's API and its like.
//! - `connections`: TLS, certificates, proxies.
//! - `engine`: [`EngineClient`], what an engine offers beside it.
//! - `endpoint`: where and as whom to call.
//! - `objects`: [`Objects`], buckets at an S3 endpoint.
//! - `retry`: what is sent again after which failure.
//! - `failure`: errors of the network as errors of the API.
//! - `service`: the services of AWS by their several names.
//! - `stacks`: [`Stacks`], stacks and change sets of CloudFormation.

mod aws;
mod client;
mod connections;
mod endpoint;
mod engine;
mod failure;
mod objects;
mod retry;
mod service;
mod stacks;

#[cfg(test)]
mod tests;

pub use aws::{Aws, AwsError, AwsOptions, Identity, caller};
pub use aws_credential_types::Credentials;
pub use aws_credential_types::provider::SharedCredentialsProvider;
pub use client::Client;
pub use endpoint::{Endpoint, EndpointError};
pub use engine::EngineClient;
pub use objects::Objects;
pub use service::Service;
pub use stacks::{
    ChangeSet, NewChangeSet, ResourceChange, Stack, StackEvent, Stacks, TemplateSource,
};

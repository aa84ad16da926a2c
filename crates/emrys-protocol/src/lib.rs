// SPDX-License-Identifier: Apache-2.0
//! The APIs of EMR and of what its clients need beside it: types, codec, constraint checks and service traits, generated
//! from AWS's models.
//!
//! Whoever speaks EMR does it through this crate: the local engine implements [`EmrApi`], the server hands HTTP bodies
//! to [`dispatch`], the client is a [`Remote`] over its transport. None of them can be told from AWS by its types.
//!
//! It knows names, shapes and constraints, not behaviour: no state, no clock, no network.
//!
//! - [`types`]: structures and enumerations.
//! - [`operations`]: the trait, the table of operations, dispatch and its inverse.
//! - [`constraints`]: what the model demands of requests.
//! - [`error`]: the one error of all of them.
//! - [`parameters`]: all of that for Parameter Store.
//! - [`secrets`]: and for Secrets Manager.
//! - [`states`]: and for Step Functions.
//! - [`events`]: and for EventBridge.
//! - [`query`]: the Query protocol, for the few operations of other services that clients make before they start.
//! - [`logs`]: logs, and why something failed.
//! - [`objects`]: buckets, as far as runs need them.
//! - [`engine`]: what an Emrys engine offers beside EMR's API.
//! - [`handlers`]: what stands in for functions, topics, queues and event buses, and the messages sent.
//! - [`subscriptions`]: which topics start which state machines.
//!
//! The files called `generated.rs` are written by `cargo xtask generate` from `data/`.
//!
//! ```
//! use async_trait::async_trait;
//! use emrys_protocol::types::{RunJobFlowInput, RunJobFlowOutput};
//! use emrys_protocol::{ApiError, EmrApi, dispatch};
//!
//! struct Service;
//!
//! #[async_trait]
//! impl EmrApi for Service {
//!     async fn run_job_flow(&self, input: RunJobFlowInput) -> Result<RunJobFlowOutput, ApiError> {
//!         assert_eq!(input.name.as_deref(), Some("nightly"));
//!         Ok(RunJobFlowOutput { job_flow_id: Some("j-1ABCDEFGHIJKL".to_owned()), ..Default::default() })
//!     }
//! }
//!
//! # let finish = |future: std::pin::Pin<&mut dyn Future<Output = _>>| {
//! #     match future.poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
//! #         std::task::Poll::Ready(answer) => answer,
//! #         std::task::Poll::Pending => unreachable!("nothing here waits"),
//! #     }
//! # };
//! # let future = async {
//! let answer = dispatch(&Service, "RunJobFlow", br#"{"Name": "nightly", "Instances": {}}"#).await?;
//! assert_eq!(answer, r#"{"JobFlowId":"j-1ABCDEFGHIJKL"}"#);
//!
//! let refused = dispatch(&Service, "RunJobFlow", br#"{"Name": "nightly"}"#).await.unwrap_err();
//! assert_eq!(
//!     refused.message(),
//!     "1 validation error detected: Value null at 'instances' failed to satisfy constraint: Member must not be null"
//! );
//! # Ok::<(), ApiError>(())
//! # };
//! # finish(std::pin::pin!(future))?;
//! # Ok::<(), ApiError>(())
//! ```

pub mod constraints;
pub mod engine;
pub mod error;
pub mod events;
pub mod handlers;
pub mod logs;
pub mod objects;
pub mod operations;
pub mod parameters;
pub mod query;
pub mod secrets;
pub mod states;
pub mod subscriptions;
pub mod types;

mod codec;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;

pub use constraints::Validate;
pub use engine::EngineApi;
pub use error::{ApiError, Effect, ErrorCode};
pub use events::EventsApi;
pub use logs::LogsApi;
pub use objects::ObjectStore;
pub use operations::{
    EmrApi, Intercept, Intercepted, OPERATIONS, Operation, Remote, Transport, dispatch,
    is_repeatable,
};
pub use parameters::ParametersApi;
pub use query::QueryApi;
pub use secrets::SecretsApi;
pub use states::StatesApi;

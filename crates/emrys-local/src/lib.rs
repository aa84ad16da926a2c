// SPDX-License-Identifier: Apache-2.0
//! The local engine: clusters and steps as real processes behind the EMR API.
//!
//! An [`Engine`] holds one state folder. Its [`Service`] implements
//! [`EmrApi`](emrys_protocol::EmrApi), [`ParametersApi`](emrys_protocol::ParametersApi),
//! [`EventsApi`](emrys_protocol::EventsApi), [`QueryApi`](emrys_protocol::QueryApi) and [`EngineApi`](emrys_protocol::EngineApi), its
//! [`buckets::Buckets`] implement S3; `emrys-server` puts them on a port, but an embedding program
//! can as well call them itself:
//!
//! ```no_run
//! use emrys_local::{Engine, Options};
//! use emrys_protocol::EmrApi;
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let engine = Engine::open(Options::new(".emrys".into(), "/tmp/emrys-cache".into())).await?;
//! let clusters = engine.service().list_clusters(Default::default()).await?;
//! println!("{} clusters", clusters.clusters.unwrap_or_default().len());
//! # Ok(())
//! # }
//! ```
//!
//! Where to look:
//! - [`home`]: the state folder, its lock and its layout.
//! - `engine`: journal, registry of clusters, and what holds the lock.
//! - `cluster`: the actor that alone changes a cluster; every decision is in `cluster::draft`.
//! - `api`: EMR's operations, and the engine's own.
//! - `machine`: memory and cores, and which step has them.
//! - `records`: what the journal keeps.
//! - `account`: what belongs to no cluster.
//! - `events`: EventBridge: rules, schedules, and what follows from events.
//! - `failure`: why a process failed, from its logs.
//! - `logs`: log files, and how they get to the log URI.
//! - [`hadoop`]: configuration files, and a step as a command.
//! - [`runtime`]: Java, Python and Spark for a release.
//! - [`buckets`]: S3 over folders.
//! - `parameters`: Parameter Store.
//! - `secrets`: Secrets Manager.
//! - `seal`: what the values of both are encrypted with.
//! - `handlers`: what stands in for Lambda functions, topics, queues and event buses.
//! - `integrations`: the services that tasks of state machines call.
//! - `messages`: what state machines have sent, kept and handed to handlers.
//! - `neighbours`: what clients ask of STS, IAM and EC2 before they start.
//!
//! Not here: HTTP, documents, the terminal.

mod account;
mod api;
pub mod buckets;
mod cluster;
mod disk;
mod engine;
mod error;
mod events;
mod failure;
pub mod hadoop;
mod handlers;
pub mod home;
mod integrations;
mod logs;
mod machine;
mod messages;
mod neighbours;
mod parameters;
mod records;
pub mod runtime;
mod seal;
mod secrets;
mod time;

pub use disk::usage as disk_usage;
pub use engine::{Engine, EngineError, Keys, Options, OtherEmr, Service};
pub use machine::{Capacity, mebibytes};

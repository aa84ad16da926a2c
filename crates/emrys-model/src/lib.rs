// SPDX-License-Identifier: Apache-2.0
//! EMR's vocabulary: ids, states, release labels, and the pure lifecycles.
//!
//! Everything here is a value or a function of values: no clock, no randomness, no I/O. Time and random bytes are
//! arguments, so that whoever replays a journal gets the same answers as whoever wrote it. What EMR *offers* (which
//! releases exist, which instance types they take) is `emrys-catalog`; what goes over the wire is `emrys-protocol`.
//!
//! - [`instance`]: roles and markets of instances.
//! - [`ids`]: the ids of clusters, steps, groups, fleets and instances.
//! - [`release_label`]: `emr-7.5.0` as an ordered type.
//! - [`action_on_failure`]: what a failed step does to its cluster.
//! - [`reason`]: why a cluster is in its state, in EMR's words.
//! - [`lifecycle`]: the states of clusters, steps and instances, and every change between them, as data.
//! - [`word`]: how AWS's fixed words (`RUNNING`, `CONTINUE`) become enums.
//!
//! ```
//! use emrys_model::lifecycle::step::{StepCommand, StepEvent, StepState};
//! use emrys_model::release_label::ReleaseLabel;
//!
//! let (state, commands) = StepState::Pending.apply(StepEvent::Start)?;
//! assert_eq!(state.as_str(), "RUNNING");
//! assert_eq!(commands, [StepCommand::StartProcess]);
//!
//! let label: ReleaseLabel = "emr-7.5.0".parse()?;
//! assert!(label >= ReleaseLabel::emr(5, 28, 0), "parallel steps came with emr-5.28.0");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod action_on_failure;
pub mod ids;
pub mod instance;
pub mod lifecycle;
pub mod reason;
pub mod release_label;
pub mod word;

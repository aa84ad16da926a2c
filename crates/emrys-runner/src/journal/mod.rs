// SPDX-License-Identifier: Apache-2.0
//! Which runs there are and how far each is: `runs.db` in the state folder, for runs on any target.
//!
//! - `record`: the on-disk format.

mod record;

pub use record::{
    ActivityRecord, Attempt, Failure, FailureKind, Intent, Launch, Millis, Phase, Request,
    RunRecord, Stage, StepRecord, Target,
};

// SPDX-License-Identifier: Apache-2.0
//! What other processes want of a run. Its runner takes changes up at its next look, one that is resumed before all else.

use serde::{Deserialize, Serialize};

use emrys_synth::lower::plan::PlannedStep;

/// What is to become of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Its steps are cancelled, and its cluster ends unless it is to stay.
    Cancel,
    /// The first step of that name that has not begun is left out.
    Skip {
        /// The step's name.
        step: String,
    },
    /// More steps, behind all others.
    AddSteps {
        /// The steps, in their order.
        steps: Vec<PlannedStep>,
    },
    /// Other steps in place of those that have not begun. Nothing changes where more have begun meanwhile than the
    /// steps agree with.
    Replace {
        /// How many steps, from the first one on, are left as they are.
        after: usize,
        /// The steps that follow them.
        steps: Vec<PlannedStep>,
    },
}

// SPDX-License-Identifier: Apache-2.0
//! A definition's text as a machine, with everything that is wrong with it.
//!
//! Reading never stops at the first mistake: what cannot be read is left out, and a machine comes out only where nothing
//! was an error. What needs more than one state to be decided is noted in an `outline` and left to
//! `validate`.

mod choice;
mod data;
mod distributed;
mod fields;
mod json;
mod machine;
mod map;
pub(crate) mod node;
mod number;
pub(crate) mod outline;
pub(crate) mod problem;
mod references;
mod retry;
mod state;
mod task;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use emrys_diagnostics::{Diagnostic, Source};

pub use problem::Finding;

use crate::data::QueryLanguage;
use crate::machine::StateMachine;
use crate::validate;
use outline::Use;
use problem::Problems;

/// What came of reading a definition.
#[derive(Debug)]
pub struct Reading {
    /// The machine, unless something is an error.
    pub machine: Option<StateMachine>,
    /// What is wrong, for people.
    pub diagnostics: Vec<Diagnostic>,
    /// The same, as ValidateStateMachineDefinition tells it.
    pub findings: Vec<Finding>,
}

/// What a machine is to be, which decides what it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MachineType {
    /// Everything.
    #[default]
    Standard,
    /// Nothing that waits for others: no `.sync`, no `.waitForTaskToken`, no activities, no distributed Map.
    Express,
}

/// Reads the definition of a standard machine.
#[must_use]
pub fn read(source: &Arc<Source>) -> Reading {
    read_as(source, MachineType::Standard)
}

/// Reads the definition of a machine of that type.
#[must_use]
pub fn read_as(source: &Arc<Source>, machine_type: MachineType) -> Reading {
    let mut problems = Problems::default();
    let root = json::read(source, &mut problems);
    let machine = root.as_ref().and_then(|root| {
        let mut reader = Reader {
            problems: &mut problems,
            machine_type,
            language: QueryLanguage::default(),
            uses: Vec::new(),
        };
        let (machine, outline) = reader.machine(root)?;
        validate::check(&outline, &mut problems);
        Some(machine)
    });
    let machine = machine.filter(|_| !problems.has_errors());
    let (diagnostics, findings) = problems.told(root.as_ref());
    Reading {
        machine,
        diagnostics,
        findings,
    }
}

/// Reads nodes into a machine's parts; one file for each kind of part.
struct Reader<'r> {
    problems: &'r mut Problems,
    machine_type: MachineType,
    /// The machine's, which states have that name none, wherever they are: not that of a state around them.
    language: QueryLanguage,
    /// The variables that the state uses which is being read.
    uses: Vec<Use>,
}

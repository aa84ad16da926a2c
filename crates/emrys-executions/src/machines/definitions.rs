// SPDX-License-Identifier: Apache-2.0
//! Definitions, read once: every execution of a machine shares one.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Arc, PoisonError, RwLock};

use emrys_diagnostics::{Severity, Source};
use emrys_protocol::{ApiError, ErrorCode};
use emrys_states::machine::StateMachine;
use emrys_states::{Finding, MachineType, read_as};
use emrys_store::Journal;

use crate::executor;
use crate::refusals;

/// How many definitions are kept in memory.
const KEPT: usize = 512;
/// How many bytes a definition may have (Developer Guide, service quotas).
const LONGEST: usize = 1024 * 1024;

/// A definition that was read.
#[derive(Debug)]
pub(crate) struct Definition {
    /// Its text's digest, by which the journal has it.
    pub(crate) digest: String,
    pub(crate) text: Arc<str>,
    pub(crate) machine: Arc<StateMachine>,
}

/// The digest of a definition, and whether it was read as that of an express machine.
type Key = (String, bool);

/// The definitions in the journal.
pub(crate) struct Definitions {
    journal: Journal,
    read: RwLock<HashMap<Key, Arc<Definition>>>,
}

impl Definitions {
    pub(crate) fn new(journal: &Journal) -> Self {
        Self {
            journal: journal.clone(),
            read: RwLock::default(),
        }
    }

    /// Reads a definition that somebody sends, and refuses it if anything in it is an error.
    pub(crate) fn check(&self, text: &str, express: bool) -> Result<Arc<Definition>, ApiError> {
        if text.len() > LONGEST {
            return Err(invalid("MAX_LENGTH_EXCEEDED: the definition is too long"));
        }
        let digest = executor::digest(text);
        let key = (digest.clone(), express);
        if let Some(known) = self.known(&key) {
            return Ok(known);
        }
        let reading = read_as(&Source::new("definition", text), type_of(express));
        let Some(machine) = reading.machine else {
            return Err(invalid(&told(&reading.findings)));
        };
        Ok(self.keep(
            key,
            Definition {
                digest,
                text: text.into(),
                machine: Arc::new(machine),
            },
        ))
    }

    /// The definition of that digest, which was checked when it was put into the journal.
    pub(crate) async fn get(
        &self,
        digest: &str,
        express: bool,
    ) -> Result<Arc<Definition>, ApiError> {
        if let Some(known) = self.known(&(digest.to_owned(), express)) {
            return Ok(known);
        }
        let (journal, id) = (self.journal.clone(), digest.to_owned());
        let reading = tokio::task::spawn_blocking(move || {
            journal.record::<String>(executor::DEFINITION, &id)
        });
        let text = reading.await.map_err(ApiError::internal)?;
        let text = text.map_err(refusals::store)?;
        let text = text.ok_or_else(|| ApiError::internal("a definition is not in the journal"))?;
        self.check(&text, express)
    }

    fn known(&self, key: &Key) -> Option<Arc<Definition>> {
        let read = self.read.read().unwrap_or_else(PoisonError::into_inner);
        read.get(key).cloned()
    }

    fn keep(&self, key: Key, definition: Definition) -> Arc<Definition> {
        let definition = Arc::new(definition);
        let mut read = self.read.write().unwrap_or_else(PoisonError::into_inner);
        if read.len() >= KEPT {
            // Those in use are read again; so many at once are rare.
            read.clear();
        }
        read.insert(key, definition.clone());
        definition
    }
}

fn type_of(express: bool) -> MachineType {
    match express {
        true => MachineType::Express,
        false => MachineType::Standard,
    }
}

/// The errors, as CreateStateMachine puts them into its one message.
fn told(findings: &[Finding]) -> String {
    let errors = findings.iter();
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    let mut told = String::new();
    for finding in errors {
        if !told.is_empty() {
            told.push_str(", ");
        }
        // Writing to a string cannot fail.
        let _ = write!(told, "{}: {}", finding.code, finding.message);
        if let Some(location) = &finding.location {
            let _ = write!(told, " at {location}");
        }
    }
    told
}

fn invalid(what: &str) -> ApiError {
    ApiError::new(
        ErrorCode::InvalidDefinition,
        format!("Invalid State Machine Definition: '{what}'"),
    )
}

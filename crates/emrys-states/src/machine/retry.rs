// SPDX-License-Identifier: Apache-2.0
//! What happens after an error.

use super::Name;
use crate::data::{ReferencePath, Template};

/// When to try again.
#[derive(Debug, Clone, PartialEq)]
pub struct Retrier {
    /// The errors, by name; `States.ALL` for all that can be retried.
    pub error_equals: Vec<String>,
    /// Seconds before the first retry.
    pub interval_seconds: u64,
    /// How many retries; 0 for none.
    pub max_attempts: u64,
    /// By what the interval grows with each retry.
    pub backoff_rate: f64,
    /// What the interval never exceeds.
    pub max_delay_seconds: Option<u64>,
    /// Whether the delay is taken at random between 0 and the interval (`JitterStrategy: FULL`).
    pub full_jitter: bool,
}

/// Where an error leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Catcher {
    /// The errors, by name; `States.ALL` for all that can be caught.
    pub error_equals: Vec<String>,
    /// The next state.
    pub next: Name,
    /// Where in the raw input the error output is put, JSONPath; `None` (JSON's `null`) discards it.
    pub result_path: Option<ReferencePath>,
    /// What the next state gets, JSONata.
    pub output: Option<Template>,
    /// Variables to set.
    pub assign: Option<Template>,
}

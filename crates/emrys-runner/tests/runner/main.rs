// SPDX-License-Identifier: Apache-2.0
//! Runs against a scripted EMR, and documents lowered to requests.
//!
//! - `fake`: an EMR that does what a test wrote down for it.
//! - `ends`: every way in which a run ends.
//! - `repeats`: retries and timeouts.
//! - `lower`: documents and the requests that they become.

#[cfg(test)]
mod ends;
#[cfg(test)]
mod fake;
#[cfg(test)]
mod lower;
#[cfg(test)]
mod repeats;

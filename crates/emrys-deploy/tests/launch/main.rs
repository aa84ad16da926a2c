// SPDX-License-Identifier: Apache-2.0
//! The machines of launch functions, run: every way through them, on an account that answers what it is told to.

#![cfg(test)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so"
)]

#[allow(dead_code, reason = "each test takes what it needs of it")]
mod account;
mod failures;
#[allow(dead_code, reason = "each test takes what it needs of it")]
mod functions;
mod guard;
mod kerberos;
mod launches;
mod overrides;
mod statements;
mod sweep;
mod tags;

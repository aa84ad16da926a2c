// SPDX-License-Identifier: Apache-2.0
//! Documents in, diagnostics out: every file and folder under `tests/fixtures/<code>/` is a test.
//!
//! - `allowed`: what documents allow.
//! - `architectures`: the architectures below `examples/`, as they were written and mended.
//! - `diagnostics`: what is shown for each fixture, as a snapshot.
//! - `page`: the examples of the page of documents.
//! - `underlined`: which characters are underlined, and that YAML and JSON get the same answer.
//! - `values`: what a valid project holds.
//! - `workloads`: workloads and helpers without a word beside them.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod allowed;
mod architectures;
mod diagnostics;
#[cfg(test)]
mod extends;
mod page;
mod support;
mod underlined;
mod values;
mod workloads;

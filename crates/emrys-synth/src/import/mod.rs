// SPDX-License-Identifier: Apache-2.0
//! What others have written, in EMR's terms: text → [`Imported`](crate::raise::Imported) → a document that has been read.
//! Pure: texts are given, and nothing is sent.
//!
//! - [`cloudformation`]: CloudFormation's templates.
//! - [`live`]: a cluster that is there.
//! - [`request`]: RunJobFlow's input as JSON.
//! - [`terraform`]: Terraform's modules.
//! - [`open`](mod@open): values that are left open, as documents have them.
//! - [`mod@checked`]: the document, read as any other before it is shown.

pub mod checked;
pub mod cloudformation;
pub mod live;
pub mod open;
pub mod request;
pub mod terraform;
#[cfg(test)]
mod tests;

pub use checked::{Document, checked};

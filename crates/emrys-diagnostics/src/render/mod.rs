// SPDX-License-Identifier: Apache-2.0
//! Diagnostics for people and for programs. Nothing here prints: the caller decides where text goes.

mod human;
mod json;
mod sarif;

pub use human::{Style, human};
pub use json::json;
pub use sarif::sarif;

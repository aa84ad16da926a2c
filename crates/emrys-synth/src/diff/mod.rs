// SPDX-License-Identifier: Apache-2.0
//! What differs between two requests or two security configurations, by what they mean and not by how they are written.
//!
//! - [`values`]: where two JSON values differ.
//! - [`security`]: the same of security configurations.

pub mod security;
pub mod values;

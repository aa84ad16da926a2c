// SPDX-License-Identifier: Apache-2.0
//! What differs between two requests or two security configurations, by what they mean and not by how they are written.
//!
//! - [`values`]: where two JSON values differ.
//! - [`requests`]: the same of requests.
//! - [`security`]: the same of security configurations.

pub mod requests;
pub mod security;
pub mod values;

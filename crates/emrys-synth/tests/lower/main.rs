// SPDX-License-Identifier: Apache-2.0
//! Documents, lowered.
//!
//! - `requests`: what EMR is sent, as snapshots that people review.

#[cfg(test)]
mod requests;

// SPDX-License-Identifier: Apache-2.0
//! The structures and enumerations of requests and answers.
//!
//! Structures and enumerations are generated from AWS's model and carry AWS's names. Every member is an `Option`, the
//! required ones too: a request that lacks one can be represented, so that [`Validate`](crate::constraints::Validate)
//! reports it together with everything else that is wrong. What a member means is in AWS's reference, to which every
//! structure links.
//!
//! - [`Open`]: an enumeration's word on the wire, also one that AWS adds later.
//! - [`Timestamp`]: a moment, in AWS JSON a number of seconds.
//! - [`Sensitive`]: a string that no log shows.

#[expect(
    missing_docs,
    reason = "AWS's model carries no prose, and a member's meaning is on the page linked"
)]
mod generated;
mod open;
mod sensitive;
mod timestamp;

pub use generated::*;
pub use open::{Enumeration, Open};
pub use sensitive::Sensitive;
pub use timestamp::Timestamp;

#[cfg(test)]
mod tests;

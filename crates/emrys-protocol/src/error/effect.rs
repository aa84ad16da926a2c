// SPDX-License-Identifier: Apache-2.0
//! What has become of a request that failed.

use super::ErrorCode;

/// Whether a request that failed was carried out, which decides who may send it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// The service refused it: correct it, or slow down.
    Refused,
    /// It never left: sending it again is the first time.
    NotSent,
    /// It was sent, and no answer tells whether it was carried out: find out before it is sent again, unless doing it
    /// twice does no more than doing it once.
    Unknown,
}

impl Effect {
    /// What an answer with that code leaves open: a service that failed may have failed after it had done its work.
    pub(super) const fn of_answer(code: &ErrorCode) -> Self {
        match code {
            ErrorCode::NotImplemented => Self::Refused,
            code if code.status() >= 500 => Self::Unknown,
            _ => Self::Refused,
        }
    }
}

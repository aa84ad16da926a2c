// SPDX-License-Identifier: Apache-2.0
//! Operations that only AWS can do: refused by name, with the reason, and never answered with something made up.

use emrys_protocol::{ApiError, ErrorCode};

/// Why there are no application interfaces: EMR serves them from machines of AWS, behind presigned addresses.
pub(super) const APPLICATION_INTERFACES: &str =
    "application user interfaces are web pages that AWS hosts; the local engine has none";

/// Why there are no session credentials.
pub(super) const CREDENTIALS: &str = "credentials of a cluster are AWS's to give out, for a runtime role; steps of the local engine run with the \
     rights of the user who started it";

pub(super) fn refuse(operation: &str, reason: &str) -> ApiError {
    ApiError::new(
        ErrorCode::NotImplemented,
        format!("the operation `{operation}` is not implemented: {reason}"),
    )
}

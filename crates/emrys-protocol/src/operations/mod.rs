// SPDX-License-Identifier: Apache-2.0
//! The operations of the service: their table, the trait, dispatch of requests, and the trait over a wire.
//!
//! - [`EmrApi`]: one method for each operation; whoever offers EMR implements it.
//! - [`dispatch`]: an operation's name and a JSON body in, a JSON body or an [`ApiError`](crate::ApiError) out.
//! - [`Remote`]: the trait over any [`Transport`] of names and bodies, the inverse of `dispatch`.
//! - [`Intercepted`]: the trait with something between the caller and the service.

pub(crate) mod dispatch;
mod generated;
mod intercept;
mod remote;

use crate::error::ErrorCode;

pub use generated::{EmrApi, OPERATIONS, dispatch};
pub use intercept::{Intercept, Intercepted};
pub use remote::{Remote, Transport};

/// An operation of the service.
#[derive(Debug)]
pub struct Operation {
    /// AWS's name, as the target header has it behind the service's.
    pub name: &'static str,
    /// The errors that the model declares. Those of every AWS service can occur as well.
    pub errors: &'static [ErrorCode],
}

/// Whether doing the operation twice does no more than doing it once.
#[must_use]
pub fn is_repeatable(operation: &str) -> bool {
    operation == "AddTags"
        || !["Add", "Create", "Run", "Start"]
            .iter()
            .any(|verb| operation.starts_with(verb))
}

#[cfg(test)]
mod tests;

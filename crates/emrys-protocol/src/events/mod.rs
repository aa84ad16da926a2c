// SPDX-License-Identifier: Apache-2.0
//! Rules, their targets and events in EventBridge: what [`types`](crate::types), [`operations`](crate::operations) and so
//! on are for EMR, generated from a model of its own and resting on the same hand-written parts.
//!
//! - [`EventsApi`]: one method for each operation; whoever has rules implements it.
//! - [`dispatch`]: an operation's name and a JSON body in, a JSON body or an [`ApiError`](crate::ApiError) out.
//!
//! The service has operations for buses, archives, connections and endpoints beside them, which are answered with
//! `NotImplemented`.

/// The structures and enumerations, see [`crate::types`].
pub mod types {
    #[expect(
        missing_docs,
        reason = "AWS's model carries no prose, and a member's meaning is on the page linked"
    )]
    mod generated;

    pub use generated::*;
}

/// How the structures are read, see `crate::codec`.
mod codec {
    mod generated;
}

/// What the model demands of requests, see [`crate::constraints`].
mod constraints {
    mod generated;
}

/// The trait, the table of operations, dispatch and its inverse, see [`crate::operations`].
mod operations {
    mod generated;

    pub use generated::{EventsApi, OPERATIONS, dispatch};
}

pub use operations::{EventsApi, OPERATIONS, dispatch};

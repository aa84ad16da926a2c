// SPDX-License-Identifier: Apache-2.0
//! What provisioning says while it works.

use emrys_protocol::engine::Progress;

/// Where progress goes. Called often and from several tasks; must return at once.
pub type ProgressSink<'a> = &'a (dyn Fn(Progress) + Send + Sync);

/// Says that something of unknown size goes on.
pub(super) fn started(sink: ProgressSink<'_>, what: impl Into<String>) {
    sink(Progress {
        what: what.into(),
        done: 0,
        total: None,
    });
}

// SPDX-License-Identifier: Apache-2.0
//! Who is told of objects that are written over the S3 API.

use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;

use super::Buckets;

/// An object that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Created {
    pub(crate) bucket: String,
    pub(crate) key: String,
    pub(crate) size: u64,
    /// Without quotes.
    pub(crate) etag: String,
    /// The operation.
    pub(crate) reason: &'static str,
}

/// Somebody who is told.
#[async_trait]
pub(crate) trait Watcher: Debug + Send + Sync {
    /// Whether there is anything to tell at the moment.
    fn wants(&self) -> bool;

    /// An object was written; whoever wrote it has not been answered yet.
    async fn created(&self, created: Created);
}

impl Buckets {
    /// Has somebody told, once for all clones.
    pub(crate) fn watch(&self, watcher: Arc<dyn Watcher>) {
        // The engine does it once.
        let _first = self.shared.watcher.set(watcher);
    }

    pub(super) fn watcher(&self) -> Option<&Arc<dyn Watcher>> {
        self.shared.watcher.get()
    }
}

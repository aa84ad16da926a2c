// SPDX-License-Identifier: Apache-2.0
//! Instance groups and fleets in a draft: what `cluster::capacity` decides, made part of the change.

use emrys_protocol::ApiError;

use super::{Draft, Effect};
use crate::cluster::capacity::change::{self, Change};
use crate::cluster::capacity::settle;

impl Draft {
    /// Changes instance groups or fleets, or says why not and changes nothing.
    pub(crate) fn change_capacity(&mut self, change: Change) -> Result<(), ApiError> {
        let collections = change::apply(&self.snapshot.cluster, change, self.now)?;
        self.cluster_mut().collections = collections;
        self.capacity_changed = true;
        Ok(())
    }

    /// Lets the states of instances, groups and fleets move on.
    pub(super) fn settle_capacity(&mut self) {
        let is_due = |draft: &Self| {
            let cluster = &draft.snapshot.cluster;
            settle::is_due(&cluster.collections, cluster.state)
        };
        let (state, now) = (self.snapshot.cluster.state, self.now);
        if is_due(self) && !(self.capacity_changed && state.accepts_steps()) {
            settle::settle(&mut self.cluster_mut().collections, state, now);
        }
        if is_due(self) {
            self.effects.push(Effect::SettleCapacity);
        }
    }
}

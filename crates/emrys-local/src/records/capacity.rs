// SPDX-License-Identifier: Apache-2.0
//! The instance groups of a cluster, as its record has them.

use serde::{Deserialize, Serialize};

/// One instance group; its instances all stand for this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct GroupRecord {
    pub(crate) id: String,
    pub(crate) name: String,
    /// `MASTER`, `CORE` or `TASK`.
    pub(crate) role: String,
    pub(crate) instance_type: String,
    pub(crate) market: String,
    pub(crate) bid_price: Option<String>,
    /// EMR's instance id and EC2's, for each instance.
    pub(crate) instances: Vec<(String, String)>,
}

// SPDX-License-Identifier: Apache-2.0
//! What an instance is for, and how it is paid for.

use crate::word::aws_words;

aws_words! {
    /// The `InstanceRoleType` of the API: what the instances of a group or fleet are for.
    pub enum InstanceRole, "instance role" {
        /// Coordinates the cluster; steps are started here.
        Primary = "MASTER",
        /// Stores data and computes.
        Core = "CORE",
        /// Only computes.
        Task = "TASK",
    }
}

aws_words! {
    /// The `MarketType` of the API.
    pub enum Market, "market" {
        /// At the full price, for as long as wanted.
        OnDemand = "ON_DEMAND",
        /// At a changing price, for as long as EC2 can spare it.
        Spot = "SPOT",
    }
}

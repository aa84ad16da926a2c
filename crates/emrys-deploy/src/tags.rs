// SPDX-License-Identifier: Apache-2.0
//! The keys of the tags that every cluster of a launch function or pipeline gets, and by which it is found again. They are
//! set after, and over, everybody else's.

pub use crate::policy::NAMESPACE_TAG as NAMESPACE;

/// What keys of ours begin with: nobody else can set one.
pub const OURS: &str = "emrys:";
/// The execution that asked EMR for the cluster.
pub const EXECUTION: &str = "emrys:execution";
/// The execution that started that one, or the same.
pub const STARTED_BY: &str = "emrys:started-by";
/// The launch function or pipeline, `namespace/name`.
pub const FUNCTION: &str = "emrys:function";
/// `true` where the cluster outlives what has launched it.
pub const KEEP: &str = "emrys:keep";

// SPDX-License-Identifier: Apache-2.0
//! Instance groups and instances: what was asked for, all of it standing for this one machine.

mod list;
mod requested;

pub(super) use list::{groups, list};
pub(super) use requested::requested;

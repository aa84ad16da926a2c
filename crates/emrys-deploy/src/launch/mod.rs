// SPDX-License-Identifier: Apache-2.0
//! The state machine of a launch function: it loads a profile and a cluster configuration, applies what its caller may
//! change, and launches the cluster, without any code in the cloud.
//!
//! A definition is a function of the [`Function`] alone. What its role has to be allowed is beside it, so that nothing is
//! allowed that no state does.

mod function;

pub use function::{Entry, Expected, Function, Integration, Kerberos, Kind, Override};

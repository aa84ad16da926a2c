// SPDX-License-Identifier: Apache-2.0
//! Whole exchanges, byte for byte, with a server in this process.

mod emr;
mod engine;
mod fake;
mod limits;
mod object_store;
mod services;

// SPDX-License-Identifier: Apache-2.0
//! The JSON codec, the constraint checks and dispatch.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| emrys_protocol::fuzzing::json(data));

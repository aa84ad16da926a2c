// SPDX-License-Identifier: Apache-2.0
//! Object keys on their way to paths: nothing leaves its bucket.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| emrys_local::buckets::fuzzing::keys(data));

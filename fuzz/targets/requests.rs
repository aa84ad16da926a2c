// SPDX-License-Identifier: Apache-2.0
//! What decides about a request before a service sees it: router, guard, signatures, chunks.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| emrys_server::fuzzing::request(data));

// SPDX-License-Identifier: Apache-2.0
//! Documents in XML: how they are read, what is said of them, and that converting loses nothing.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| emrys_document::fuzzing::xml(data));

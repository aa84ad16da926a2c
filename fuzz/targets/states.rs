// SPDX-License-Identifier: Apache-2.0
//! The reader of state machines' definitions: JSON, fields, paths, templates, expressions, and what is said of mistakes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| emrys_states::fuzzing::definitions(data));

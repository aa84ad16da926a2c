// SPDX-License-Identifier: Apache-2.0
//! The readers of documents: trees, placeholders, environments, types, rules, and what is said of mistakes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| emrys_document::fuzzing::documents(data));

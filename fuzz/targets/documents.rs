// SPDX-License-Identifier: Apache-2.0
//! The readers of documents: trees, placeholders, types and rules. The seeds are the fixtures of `emrys-document`, which
//! its own tests read.
#![no_main]

use emrys_document::{Options, Project};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((format, text)) = data.split_first() else {
        return;
    };
    let ending = if *format == b'{' { "json" } else { "yaml" };
    let text = if ending == "json" { data } else { text };
    let path = std::env::temp_dir().join(format!("emrys-fuzz-{}.{ending}", std::process::id()));
    std::fs::write(&path, text).expect("a writable folder for temporary files");
    let options = Options {
        set: vec![("name".to_owned(), "value".to_owned())],
        environment: &|_| None,
        now_millis: 0,
    };
    let (project, diagnostics) = Project::load(&[&path], &options);
    assert!(project.is_some() || !diagnostics.is_empty(), "refused without a word");
});

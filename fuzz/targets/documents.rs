// SPDX-License-Identifier: Apache-2.0
//! The readers of documents: trees, placeholders, environments, types and rules. The seeds are the fixtures of
//! `emrys-document`, which its own tests read.
#![no_main]

use emrys_document::{Options, Project};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let ending = if data.starts_with(b"{") {
        "json"
    } else {
        "yaml"
    };
    let path = std::env::temp_dir().join(format!("emrys-fuzz-{}.{ending}", std::process::id()));
    std::fs::write(&path, data).expect("a writable folder for temporary files");
    for environment in [None, Some("test".to_owned())] {
        let options = Options {
            set: vec![("name".to_owned(), "value".to_owned())],
            variables: &|_| None,
            environment,
            now_millis: 0,
        };
        let (project, diagnostics) = Project::load(&[&path], &options);
        assert!(
            project.is_some() || !diagnostics.is_empty(),
            "refused without a word"
        );
    }
});

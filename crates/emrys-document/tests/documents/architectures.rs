// SPDX-License-Identifier: Apache-2.0
//! The architectures below `examples/`: each as it was written for Pangea, with what is wrong with it, and mended.

use std::path::{Path, PathBuf};

use emrys_diagnostics::render::{self, Style};
use emrys_diagnostics::{Diagnostic, Severity};
use emrys_document::{Options, Project};

/// 2026-11-21 12:30:00 UTC.
const NOW: i64 = 1_795_264_200_000;

fn architectures() -> Vec<PathBuf> {
    let folders = std::fs::read_dir("../../examples/architectures").unwrap();
    let mut folders: Vec<_> = folders
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert_eq!(folders.len(), 6);
    folders
}

fn load(path: &Path, environment: Option<&str>) -> (Option<Project>, Vec<Diagnostic>) {
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: environment.map(str::to_owned),
        now_millis: NOW,
    };
    Project::load(&[path.to_owned()], &options)
}

fn shown(diagnostics: &[Diagnostic]) -> String {
    let shown = diagnostics
        .iter()
        .map(|diagnostic| render::human(diagnostic, Style::Plain) + "\n\n");
    shown.collect()
}

#[test]
fn the_transcribed_ones_have_the_findings_that_are_recorded() {
    for folder in architectures() {
        let (_, diagnostics) = load(&folder.join("transcribed.yaml"), None);
        assert!(!diagnostics.is_empty(), "{folder:?}");
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(name, shown(&diagnostics));
        });
    }
}

#[test]
fn the_mended_ones_are_right_small_and_large() {
    for folder in architectures() {
        for environment in [None, Some("production")] {
            let (project, mut diagnostics) = load(&folder, environment);
            // Advice is for those who write for a cluster that costs money.
            diagnostics.retain(|diagnostic| diagnostic.severity() > Severity::Note);
            assert!(
                diagnostics.is_empty(),
                "{folder:?}, {environment:?}:\n{}",
                shown(&diagnostics)
            );
            let project = project.unwrap();
            assert_eq!(project.job_flows.iter().count(), 1, "{folder:?}");
        }
    }
}

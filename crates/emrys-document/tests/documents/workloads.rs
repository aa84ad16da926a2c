// SPDX-License-Identifier: Apache-2.0
//! Workloads and helpers keep to the rules that documents are checked by.

use std::path::Path;

use emrys_diagnostics::render::{self, Style};
use emrys_diagnostics::{Diagnostic, Severity};
use emrys_document::presets::WORKLOADS;
use emrys_document::{Format, Options, Project};

/// 2026-11-21 12:30:00 UTC.
const NOW: i64 = 1_795_264_200_000;

/// What is wrong with a document; advice is not.
fn wrong(text: &str) -> Vec<Diagnostic> {
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: NOW,
    };
    let (project, mut diagnostics) =
        Project::read(text, "own.yaml", Format::Yaml, Path::new(""), &options);
    assert!(project.is_some(), "{diagnostics:?}");
    diagnostics.retain(|diagnostic| diagnostic.severity() > Severity::Note);
    diagnostics
}

#[test]
fn a_cluster_with_nothing_but_a_workload_is_right() {
    let mut found = String::new();
    for release in ["emr-5.36.2", "emr-6.15.0", "emr-7.5.0"] {
        for workload in WORKLOADS {
            let text = format!(
                "clusters:\n  own: {{ release_label: {release}, workload: {} }}\n",
                workload.name
            );
            for diagnostic in wrong(&text) {
                found += &format!("{}\n", render::human(&diagnostic, Style::Plain));
            }
        }
    }
    assert!(found.is_empty(), "{found}");
}

#[test]
fn a_password_that_emr_fetches_is_right() {
    let with = |password: &str| {
        wrong(&format!(
            "clusters:\n  own:\n    release_label: emr-7.5.0\n    applications: [Hive]\n    \
             hive: {{ connection_url: 'jdbc:mysql://db/hive', connection_password: '{password}' }}\n"
        ))
    };
    let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:hive-AbCdEf";
    let found = with(arn);
    assert!(found.is_empty(), "{found:?}");
    assert!(!with("${secret:metastore#password}").is_empty());
    assert!(!with("hunter2").is_empty());
}

// SPDX-License-Identifier: Apache-2.0
//! Documents → plans.

use std::io;
use std::path::{Path, PathBuf};

use emrys_document::{Options, Project};
use emrys_runner::lower::plan::Plan;
use emrys_runner::lower::{self, Destination};

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emrworkflow")
}

/// Lowers the job flow of that name in a document, with these placeholders.
pub(crate) fn plan(document: &str, name: &str, set: &[(&str, &str)]) -> Plan {
    let set = set.iter();
    let set = set.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let options = Options {
        set: set.collect(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    let (project, diagnostics) = Project::load(&[folder().join(document)], &options);
    let project = project.unwrap_or_else(|| panic!("{diagnostics:#?}"));
    let job_flow = project.job_flows.get(name).unwrap();
    let destination = Destination {
        region: "us-east-1",
        artifacts: Some("acme-artifacts"),
        digest: &|_| Err(io::Error::from(io::ErrorKind::NotFound)),
        files: &|_| Ok(Vec::new()),
        python: None,
    };
    let cluster = project.cluster_of(job_flow).unwrap();
    lower::job_flow(&project, name, job_flow, cluster, &destination).unwrap()
}

// SPDX-License-Identifier: Apache-2.0
//! Documents → plans.

use std::io;
use std::path::{Path, PathBuf};

use emrys_document::model::JobFlow;
use emrys_document::{Options, Project};
use emrys_runner::builder::{BuildError, RunJobFlowRequestBuilder, Settings};
use emrys_synth::lower::plan::Plan;
use emrys_synth::lower::{self, Destination};

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

/// A job flow that has everything that one with an AMI version needs.
pub(crate) fn job_flow() -> JobFlow {
    JobFlow::new("testName")
        .log_uri("s3://myBucket/logs/")
        .ec2_key_name("testEC2Key")
        .ami_version("3.0.3")
        .hadoop_version("2.2.0")
        .master_instance_type("m1.medium")
        .slave_instance_type("m3.2xlarge")
        .instance_count(34)
}

/// What is wrong with a job flow, of which no request can be built.
pub(crate) fn refused(job_flow: &JobFlow, settings: &Settings) -> Vec<String> {
    match RunJobFlowRequestBuilder::new(settings).build(job_flow) {
        Err(BuildError::Invalid(diagnostics)) => diagnostics
            .iter()
            .map(|diagnostic| diagnostic.message().to_owned())
            .collect(),
        other => panic!("{other:?}"),
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Spark does not fetch a table format that the release has itself.

use emrys_catalog::releases::{self, Release};
use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::StepAction;
use crate::project::Project;
use crate::spanned::Spanned;

/// The beginnings of Maven coordinates, and the application of a release that they are.
const FORMATS: [(&str, &str); 4] = [
    ("org.apache.iceberg:iceberg-spark-runtime", "Iceberg"),
    ("org.apache.hudi:hudi-spark", "Hudi"),
    ("io.delta:delta-core", "Delta"),
    ("io.delta:delta-spark", "Delta"),
];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, job_flow) in project.job_flows.iter() {
        let cluster = project.cluster_of(job_flow);
        let label = cluster.and_then(|cluster| cluster.release_label());
        let Some(release) = label.and_then(|label| releases::find(**label)) else {
            continue;
        };
        for step in job_flow.all_steps() {
            if let StepAction::SparkSubmit(submit) = &step.action {
                let packages = submit.packages.iter();
                diagnostics.extend(packages.filter_map(|package| own(release, package)));
            }
        }
    }
}

fn own(release: &Release, package: &Spanned<String>) -> Option<Diagnostic> {
    let mut formats = FORMATS.iter();
    let (_, name) = formats.find(|(coordinates, _)| package.starts_with(coordinates))?;
    let application = release.application(name)?;
    let message = format!(
        "{} has {name} {} itself",
        release.label, application.version
    );
    Some(package.diagnostic(Code::PackageOfRelease, message))
}

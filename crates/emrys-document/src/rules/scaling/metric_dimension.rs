// SPDX-License-Identifier: Apache-2.0
//! EMR's metrics are found by the cluster's id, which EMR fills in (API reference, MetricDimension).

use emrys_catalog::metrics::{CLUSTER_DIMENSION, CLUSTER_ID};
use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

/// The dimension of a single job, which may stand beside that of the cluster.
const JOB_DIMENSION: &str = "JobId";

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, _, alarm) in policies::alarms(project) {
        if !policies::is_of_emr(alarm) {
            continue;
        }
        for (key, value) in alarm.dimensions.iter() {
            let diagnostic = match key.as_str() {
                JOB_DIMENSION => continue,
                CLUSTER_DIMENSION if value.contains("${") => continue,
                CLUSTER_DIMENSION => {
                    let message = format!("`{}` is not the id of this cluster", &***value);
                    value.diagnostic(Code::MetricDimension, message)
                }
                other => {
                    let message = format!("EMR's metrics have no dimension `{other}`");
                    key.diagnostic(Code::MetricDimension, message)
                }
            };
            let help =
                format!("write `{CLUSTER_DIMENSION}: {CLUSTER_ID}`, or leave `dimensions` out");
            diagnostics.push(diagnostic.help(help));
        }
    }
}

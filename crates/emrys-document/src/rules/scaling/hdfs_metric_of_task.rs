// SPDX-License-Identifier: Apache-2.0
//! Task instances have no HDFS (Management Guide, understand node types).

use emrys_catalog::metrics::Part;
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::instance::InstanceRole;

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (own, _, alarm) in policies::alarms(project) {
        let metric = policies::metric(alarm);
        let is_of_hdfs = metric.is_some_and(|metric| metric.of == Some(Part::Hdfs));
        if own.role == InstanceRole::Task && is_of_hdfs {
            let message =
                "task instances have no HDFS, and no number of them changes how full it is";
            let diagnostic = alarm
                .metric_name
                .diagnostic(Code::HdfsMetricOfTask, message);
            diagnostics.push(diagnostic.help("scale core instances by this metric"));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
//! EMR's metrics are in one namespace (API reference, CloudWatchAlarmDefinition).

use emrys_catalog::metrics::{self, NAMESPACE};
use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, _, alarm) in policies::alarms(project) {
        let Some(namespace) = &alarm.namespace else {
            continue;
        };
        let name = &alarm.metric_name;
        if namespace.as_str() != NAMESPACE && metrics::find(name).is_some() {
            let message = format!("EMR's metric `{}` is not in `{}`", **name, **namespace);
            let diagnostic = namespace.diagnostic(Code::MetricNamespace, message);
            let help = format!("write `{NAMESPACE}`, or leave `namespace` out");
            diagnostics.push(diagnostic.help(help));
        }
    }
}

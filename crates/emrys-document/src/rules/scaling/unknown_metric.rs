// SPDX-License-Identifier: Apache-2.0
//! Alarms watch metrics that exist: another one never has data, and its rule never acts (Management Guide, CloudWatch
//! metrics).

use emrys_catalog::metrics::{self, Only};
use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::elements::Cluster;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (own, _, alarm) in policies::alarms(project) {
        if !policies::is_of_emr(alarm) {
            continue;
        }
        let name = &alarm.metric_name;
        let message = match metrics::find(name) {
            None => format!("EMR publishes no metric `{}`", **name),
            Some(metric) => match metric.only.filter(|only| lacks(own.cluster, *only)) {
                None => continue,
                Some(only) => format!("`{}` is only published {}", **name, when(only)),
            },
        };
        let diagnostic = name.diagnostic(Code::UnknownMetric, message);
        diagnostics.push(diagnostic.help(match metrics::suggest(name).first() {
            Some(nearest) if *nearest != name.as_str() => format!("did you mean `{nearest}`?"),
            _ => "a metric of another service, or of your own, needs its `namespace`".to_owned(),
        }));
    }
}

/// Whether a cluster lacks what a metric is published with. One with a scaling policy has no managed scaling.
fn lacks(cluster: &Cluster, only: Only) -> bool {
    match only {
        Only::ManagedScaling => cluster.instances.managed_scaling_policy.is_none(),
        Only::AutoTermination => cluster.auto_termination_policy.is_none(),
        Only::Hadoop1 => cluster.release_label().is_some(),
    }
}

fn when(only: Only) -> &'static str {
    match only {
        Only::ManagedScaling => "while managed scaling is on",
        Only::AutoTermination => "with an auto-termination policy",
        Only::Hadoop1 => "by clusters with Hadoop 1",
    }
}

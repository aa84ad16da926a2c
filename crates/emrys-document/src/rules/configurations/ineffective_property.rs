// SPDX-License-Identifier: Apache-2.0
//! A property does something where Spark runs on YARN, as it does on a cluster of EMR's.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};

/// Classification, the property or with a last dot the first characters of several, and why it does nothing.
const INEFFECTIVE: &[(&str, &str, &str)] = &[
    (
        SPARK,
        "spark.local.dir",
        "YARN chooses the folders: they are `yarn.nodemanager.local-dirs` of `yarn-site`",
    ),
    (
        SPARK,
        "spark.cores.max",
        "only Spark's own cluster manager reads it: on YARN, limit `spark.dynamicAllocation.maxExecutors`",
    ),
    (
        SPARK,
        "spark.deploy.",
        "only Spark's own cluster manager reads it",
    ),
    (
        SPARK,
        "spark.worker.",
        "only Spark's own cluster manager reads it",
    ),
    (SPARK, "spark.mesos.", "only Mesos reads it"),
    (
        SPARK,
        "spark.kubernetes.",
        "only Kubernetes reads it, as with EMR on EKS",
    ),
    (
        "spark-env",
        "SPARK_WORKER_CORES",
        "only Spark's own cluster manager reads it",
    ),
    (
        "spark-env",
        "SPARK_WORKER_MEMORY",
        "only Spark's own cluster manager reads it",
    ),
    (
        "spark-env",
        "SPARK_LOCAL_DIRS",
        "YARN chooses the folders: they are `yarn.nodemanager.local-dirs` of `yarn-site`",
    ),
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for setting in layer.own() {
        let name = setting.name.as_str();
        let mut ineffective = INEFFECTIVE.iter();
        let found = ineffective.find(|(classification, ineffective, _)| {
            let is_named =
                name == *ineffective || ineffective.ends_with('.') && name.starts_with(ineffective);
            *classification == setting.classification && is_named
        });
        if let Some((.., help)) = found {
            let message = format!("`{name}` has no effect on YARN");
            let diagnostic = setting.name.diagnostic(Code::IneffectiveProperty, message);
            diagnostics.push(diagnostic.help(*help));
        }
    }
}

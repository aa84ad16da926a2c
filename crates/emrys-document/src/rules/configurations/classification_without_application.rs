// SPDX-License-Identifier: Apache-2.0
//! What is configured is installed: otherwise nothing reads it.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Cluster;
use crate::project::Project;

/// The first characters of classifications, and the applications of which one reads their files. Classifications of what
/// comes along with other applications (Hudi, Iceberg, Tez, ZooKeeper) are not here.
const READERS: &[(&str, &[&str])] = &[
    ("flink-", &["Flink"]),
    ("hbase", &["HBase"]),
    ("hcatalog-", &["HCatalog"]),
    (
        "hive",
        &["Hive", "HCatalog", "Presto", "PrestoSQL", "Trino", "Hue"],
    ),
    ("hue-", &["Hue"]),
    ("jupyter-", &["JupyterHub", "JupyterEnterpriseGateway"]),
    ("livy-", &["Livy", "JupyterHub", "JupyterEnterpriseGateway"]),
    ("oozie-", &["Oozie"]),
    ("phoenix-", &["Phoenix"]),
    ("pig-", &["Pig"]),
    ("presto-", &["Presto"]),
    ("prestosql-", &["PrestoSQL"]),
    ("spark", &["Spark"]),
    ("sqoop-", &["Sqoop"]),
    ("trino-", &["Trino"]),
    ("zeppelin-", &["Zeppelin"]),
];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        if cluster.ami_version().is_some() {
            continue;
        }
        diagnostics.extend(unread(cluster));
    }
}

fn unread(cluster: &Cluster) -> Vec<Diagnostic> {
    let configured = cluster.effective_configurations().iter();
    let unread = configured.filter_map(|configuration| {
        let classification = &configuration.classification;
        let mut readers = READERS.iter();
        let (_, readers) = readers.find(|(prefix, _)| classification.starts_with(prefix))?;
        if readers.iter().any(|reader| cluster.has_application(reader)) {
            return None;
        }
        let reader = readers.first()?;
        let message = format!(
            "`{}` configures {reader}, and the cluster does not install it",
            **classification
        );
        let diagnostic = classification.diagnostic(Code::ClassificationWithoutApplication, message);
        let diagnostic = diagnostic.help(format!(
            "add `{reader}` to the `applications` of the cluster"
        ));
        let is_for_spark = &**classification == "hive-site" && cluster.has_application("Spark");
        Some(if is_for_spark {
            diagnostic.help("for Spark, write `spark-hive-site`")
        } else {
            diagnostic
        })
    });
    unread.collect()
}

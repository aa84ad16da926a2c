// SPDX-License-Identifier: Apache-2.0
//! Applications whose database is on a primary instance need one elsewhere when there are three of them (Management
//! Guide, multiple primary nodes, prerequisites).

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Cluster;
use crate::project::Project;
use crate::rules::{pools, settings};

/// The applications, and properties of which one says that the database is elsewhere.
const EXTERNAL: &[(&str, &str, &[&str])] = &[
    (
        "Hive",
        "hive-site",
        &[
            "hive.metastore.client.factory.class",
            "javax.jdo.option.ConnectionURL",
            "hive.metastore.uris",
        ],
    ),
    ("Hue", "hue-ini", &[]),
    (
        "Oozie",
        "oozie-site",
        &["oozie.service.JPAService.jdbc.url"],
    ),
];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        if pools::primaries(cluster) < 3 {
            continue;
        }
        for application in cluster.effective_applications() {
            let application = &application.name;
            let known = EXTERNAL
                .iter()
                .find(|(name, ..)| application.eq_ignore_ascii_case(name));
            let Some((name, classification, properties)) = known else {
                continue;
            };
            if is_external(cluster, classification, properties) {
                continue;
            }
            let message = format!("{name} keeps its database on each of three primary instances");
            let diagnostic = application.diagnostic(Code::MetastoreOnPrimaries, message);
            let help = format!("name a database outside the cluster in `{classification}`");
            diagnostics.push(diagnostic.help(help));
        }
    }
}

fn is_external(cluster: &Cluster, classification: &str, properties: &[&str]) -> bool {
    if properties.is_empty() {
        return cluster.effective_configuration(classification).is_some();
    }
    properties
        .iter()
        .any(|name| settings::property(cluster, classification, name).is_some())
}

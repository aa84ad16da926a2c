// SPDX-License-Identifier: Apache-2.0
//! A property stands in the file of whoever reads it.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SECRET, SPARK, Setting};

/// Names by their first characters, the files that their programs read, and where they belong. Hadoop's programs all read
/// `core-site`, so nothing is misplaced there but what is Spark's.
const READ_FROM: &[(&str, &[&str], &str)] = &[
    ("dfs.datanode.", &["hdfs-site", "core-site"], "hdfs-site"),
    ("dfs.namenode.", &["hdfs-site", "core-site"], "hdfs-site"),
    (
        "yarn.nodemanager.",
        &["yarn-site", "core-site"],
        "yarn-site",
    ),
    (
        "yarn.scheduler.",
        &["yarn-site", "core-site", "capacity-scheduler"],
        "yarn-site",
    ),
];

/// The files of Hadoop and Hive.
const SITES: &[&str] = &[
    "capacity-scheduler",
    "core-site",
    "emrfs-site",
    "hdfs-site",
    "hive-site",
    "mapred-site",
    "spark-hive-site",
    "yarn-site",
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(layer.own().filter_map(misplaced));
}

fn misplaced(setting: &Setting<'_>) -> Option<Diagnostic> {
    if setting.is_nested {
        return None;
    }
    let name = setting.name.strip_prefix(SECRET).unwrap_or(setting.name);
    let is_spark = name.starts_with("spark.");
    let (message, help) = match setting.classification {
        SPARK if !is_spark => (
            format!("Spark ignores `{name}`: its properties begin with `spark.`"),
            format!("write `spark.hadoop.{name}` for a property of Hadoop's"),
        ),
        // EMR has one property of its own there, and Spark none.
        "spark" if is_spark => belongs(setting.classification, name, SPARK),
        site if is_spark && SITES.contains(&site) => belongs(site, name, SPARK),
        site if SITES.contains(&site) => {
            let mut known = READ_FROM.iter();
            let (_, read, home) = known.find(|(prefix, ..)| name.starts_with(prefix))?;
            if read.contains(&site) {
                return None;
            }
            belongs(site, name, home)
        }
        _ => return None,
    };
    let diagnostic = setting.name.diagnostic(Code::MisplacedProperty, message);
    Some(diagnostic.help(help))
}

fn belongs(classification: &str, name: &str, home: &str) -> (String, String) {
    (
        format!("nobody reads `{name}` from `{classification}`"),
        format!("write it under the classification `{home}`"),
    )
}

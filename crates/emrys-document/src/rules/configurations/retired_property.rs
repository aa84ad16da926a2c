// SPDX-License-Identifier: Apache-2.0
//! A property still does something on that release.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use crate::rules::layers::{Layer, SPARK};

/// Spark 3.0, which removed what 1.x and 2.x had announced.
const SPARK_3: ReleaseLabel = ReleaseLabel::emr(6, 0, 0);
/// Support of EMRFS's consistent view ended with June 2023, for releases after that.
const WITHOUT_CONSISTENT_VIEW: ReleaseLabel = ReleaseLabel::emr(7, 0, 0);

/// Classification, the property or with a last dot the first characters of several, since when, and what to know instead.
const RETIRED: &[(&str, &str, ReleaseLabel, &str)] = &[
    (
        "emrfs-site",
        "fs.s3.consistent",
        WITHOUT_CONSISTENT_VIEW,
        "S3 itself is consistent: leave it out",
    ),
    (
        "emrfs-site",
        "fs.s3.consistent.",
        WITHOUT_CONSISTENT_VIEW,
        "S3 itself is consistent: leave it out",
    ),
    (SPARK, "spark.akka.", SPARK_3, "leave it out"),
    (SPARK, "spark.cache.class", SPARK_3, "leave it out"),
    (
        SPARK,
        "spark.executor.plugins",
        SPARK_3,
        "write `spark.plugins`, for plugins of its interface",
    ),
    (SPARK, "spark.executor.port", SPARK_3, "leave it out"),
    (
        SPARK,
        "spark.memory.useLegacyMode",
        SPARK_3,
        "leave it out: memory is unified",
    ),
    (SPARK, "spark.rpc", SPARK_3, "leave it out"),
    (SPARK, "spark.rpc.numRetries", SPARK_3, "leave it out"),
    (SPARK, "spark.rpc.retry.wait", SPARK_3, "leave it out"),
    (
        SPARK,
        "spark.shuffle.consolidateFiles",
        SPARK_3,
        "leave it out",
    ),
    (
        SPARK,
        "spark.shuffle.memoryFraction",
        SPARK_3,
        "write `spark.memory.fraction`",
    ),
    (
        SPARK,
        "spark.shuffle.service.index.cache.entries",
        SPARK_3,
        "write `spark.shuffle.service.index.cache.size`",
    ),
    (
        SPARK,
        "spark.sql.fromJsonForceNullableSchema",
        SPARK_3,
        "leave it out",
    ),
    (
        SPARK,
        "spark.sql.parquet.int64AsTimestampMillis",
        SPARK_3,
        "write `spark.sql.parquet.outputTimestampType`",
    ),
    (
        SPARK,
        "spark.sql.tungsten.enabled",
        SPARK_3,
        "leave it out: it is always on",
    ),
    (
        SPARK,
        "spark.storage.memoryFraction",
        SPARK_3,
        "write `spark.memory.storageFraction`",
    ),
    (
        SPARK,
        "spark.storage.unrollFraction",
        SPARK_3,
        "leave it out",
    ),
    (SPARK, "spark.yarn.am.port", SPARK_3, "leave it out"),
    (
        SPARK,
        "spark.yarn.credentials.file.retention.",
        SPARK_3,
        "leave it out",
    ),
    (SPARK, "spark.yarn.services", SPARK_3, "leave it out"),
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for setting in layer.own().filter(|setting| !setting.is_nested) {
        let name = setting.name.as_str();
        let mut retired = RETIRED.iter();
        let found = retired.find(|(classification, retired, since, _)| {
            let is_named = name == *retired || retired.ends_with('.') && name.starts_with(retired);
            *classification == setting.classification && is_named && layer.release >= *since
        });
        if let Some((.., help)) = found {
            let message = format!("`{name}` does nothing any more on {}", layer.release);
            let diagnostic = setting.name.diagnostic(Code::RetiredProperty, message);
            diagnostics.push(diagnostic.help(*help));
        }
    }
}

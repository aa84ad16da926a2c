// SPDX-License-Identifier: Apache-2.0
//! Schemas are merged where that is needed, and not for every table.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for name in [
        "spark.sql.parquet.mergeSchema",
        "spark.sql.orc.mergeSchema",
        "spark.sql.hive.convertMetastoreParquet.mergeSchema",
    ] {
        if let Some((true, setting)) = layer.flag(SPARK, name) {
            let message =
                "every file of every table is opened for its schema, which on S3 takes long";
            let diagnostic = setting.name.diagnostic(Code::MergedSchemas, message);
            diagnostics.push(diagnostic.help(
                "leave it out, and have the jobs that need it read with the option `mergeSchema`",
            ));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
//! A job that fails leaves nothing half written.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};

const NAME: &str = "mapreduce.fileoutputcommitter.algorithm.version";
const OF_SPARK: &str = "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version";

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (classification, name) in [
        ("mapred-site", NAME),
        ("core-site", NAME),
        (SPARK, OF_SPARK),
    ] {
        let Some((2, setting)) = layer.number(classification, name) else {
            continue;
        };
        let message = "with version 2 each task writes into the result at once: a job that fails leaves part of it";
        let diagnostic = setting
            .value
            .diagnostic(Code::OutputCommitterVersion, message);
        diagnostics.push(diagnostic.help("write 1, unless readers know that a job has succeeded"));
    }
}

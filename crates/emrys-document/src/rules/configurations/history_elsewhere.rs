// SPDX-License-Identifier: Apache-2.0
//! Spark's history server reads where its applications write.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, Setting};

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let written = layer.spark("spark.eventLog.dir");
    let read = layer.spark("spark.history.fs.logDirectory");
    let texts = (
        written.and_then(Setting::text),
        read.and_then(Setting::text),
    );
    let folder = |text: &str| text.trim_end_matches('/').to_owned();
    let (setting, message) = match (written, read) {
        (Some(written), Some(read)) => match texts {
            (Some(one), Some(other)) if folder(one) != folder(other) => {
                let message =
                    "the history server reads events from elsewhere, and shows no application";
                let diagnostic = written.value.diagnostic(Code::HistoryElsewhere, message);
                diagnostics
                    .push(diagnostic.related(read.value.span.first_line(), "where it reads"));
                return;
            }
            _ => return,
        },
        (Some(written), None) => (
            written,
            "the history server reads events from HDFS, where EMR has them, and shows no application",
        ),
        _ => return,
    };
    let diagnostic = setting.name.diagnostic(Code::HistoryElsewhere, message);
    diagnostics.push(diagnostic.help("write the same folder as `spark.history.fs.logDirectory`"));
}

// SPDX-License-Identifier: Apache-2.0
//! Tasks that run twice do not write twice.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use crate::rules::layers::{Layer, SPARK};

/// The first release whose committer for S3 takes all usual formats (Release Guide, requirements for the EMRFS S3-optimized
/// committer).
const ALL_FORMATS_SINCE: ReleaseLabel = ReleaseLabel::emr(6, 4, 0);

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((true, speculation)) = layer.flag(SPARK, "spark.speculation") else {
        return;
    };
    let committer = layer.flag(
        SPARK,
        "spark.sql.parquet.fs.optimized.committer.optimization-enabled",
    );
    let is_off = committer.is_some_and(|(is_on, _)| !is_on);
    if layer.release >= ALL_FORMATS_SINCE && !is_off {
        return;
    }
    let message = "speculative tasks may leave wrong data in S3 where EMR's committer is not used";
    let diagnostic = speculation
        .name
        .diagnostic(Code::SpeculativeWrites, message);
    diagnostics.push(match committer.filter(|_| is_off) {
        Some((_, committer)) => {
            let diagnostic = diagnostic.related(committer.label(), "the committer is off");
            diagnostic.help("leave speculation off, or the committer on")
        }
        None => diagnostic.help(
            "leave it off, or take emr-6.4.0 or later, whose committer is for ORC, CSV and JSON as well",
        ),
    });
}

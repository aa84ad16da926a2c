// SPDX-License-Identifier: Apache-2.0
//! What configures S3A is for releases whose `s3://` is S3A.

use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use crate::rules::layers::{Layer, SPARK};

/// The first release on which S3A reads `s3://` (Release Guide, migration from EMRFS to S3A).
const S3A_SINCE: ReleaseLabel = ReleaseLabel::emr(7, 10, 0);

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let is_chosen = [
        ("core-site", "fs.s3.impl"),
        (SPARK, "spark.hadoop.fs.s3.impl"),
    ]
    .into_iter()
    .filter_map(|(classification, name)| layer.get(classification, name))
    .any(|implementation| implementation.value.contains("S3A"));
    if layer.release >= S3A_SINCE || is_chosen {
        return;
    }
    let first = layer.own().find(|setting| {
        let name = setting
            .name
            .strip_prefix("spark.hadoop.")
            .unwrap_or(setting.name);
        // Buckets that are named are meant for S3A, as are its committers.
        name.starts_with("fs.s3a.")
            && !name.starts_with("fs.s3a.bucket.")
            && !name.starts_with("fs.s3a.committer")
    });
    if let Some(first) = first {
        let message = format!(
            "on {} `s3://` is EMRFS, and `{}` is for `s3a://` alone",
            layer.release, **first.name
        );
        let diagnostic = first.name.diagnostic(Code::S3aOnEmrfs, message);
        diagnostics.push(diagnostic.help("configure `emrfs-site`, or take emr-7.10.0 or later"));
    }
}

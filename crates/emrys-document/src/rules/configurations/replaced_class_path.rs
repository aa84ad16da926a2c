// SPDX-License-Identifier: Apache-2.0
//! A class path of one's own comes on top of EMR's, and not in its place.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;

/// Where EMR keeps what Spark needs for S3 and Glue.
const OF_EMR: [&str; 3] = ["/usr/lib/hadoop", "/usr/share/aws", "/docker/usr"];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for process in ["executor", "driver"] {
        for kind in ["extraClassPath", "extraLibraryPath"] {
            let name = format!("spark.{process}.{kind}");
            let Some(path) = layer.spark(&name) else {
                continue;
            };
            let is_kept = path
                .text()
                .is_none_or(|text| OF_EMR.iter().any(|own| text.contains(own)));
            if is_kept {
                continue;
            }
            let message = format!(
                "`{name}` stands in the place of EMR's own, with which Spark finds S3, Glue and codecs"
            );
            let diagnostic = path.name.diagnostic(Code::ReplacedClassPath, message);
            diagnostics.push(diagnostic.help(
                "write the cluster's value and yours behind it, or give JARs by `spark.jars`",
            ));
        }
    }
}

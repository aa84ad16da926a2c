// SPDX-License-Identifier: Apache-2.0
//! The release is one that AWS supports on the day of the check.

use emrys_catalog::releases;
use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let Some(today) = &project.today else {
        return;
    };
    for cluster in project.all_clusters() {
        let Some(label) = cluster.release_label() else {
            continue;
        };
        let release = releases::find(**label);
        let Some(end) = release.and_then(releases::Release::support_end) else {
            continue;
        };
        if *today > end {
            let message = format!("AWS has supported {} until {end}", **label);
            let newest = releases::latest(label.family()).label;
            let diagnostic = label.diagnostic(Code::ReleaseWithoutSupport, message);
            diagnostics.push(diagnostic.help(format!("the newest that Emrys knows is {newest}")));
        }
    }
}

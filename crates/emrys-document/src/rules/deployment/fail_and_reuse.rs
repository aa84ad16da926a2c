// SPDX-License-Identifier: Apache-2.0
//! A launch function either fails or gives the running cluster, and not both.

use emrys_diagnostics::{Code, Diagnostic};

use super::launches;
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let functions = project.launch_functions.iter();
    let of_functions = functions.filter_map(|(_, function)| {
        both(
            function.fail_if_cluster_running.as_ref(),
            function.reuse_running_cluster.as_ref(),
        )
    });
    let of_launches = launches(project)
        .into_iter()
        .filter_map(|(launch, function)| {
            // What the function itself says twice has been said.
            let fail = launch.fail_if_cluster_running.as_ref();
            let fail = fail.filter(|_| !function.fails_if_cluster_running());
            both(fail, function.reuse_running_cluster.as_ref())
        });
    diagnostics.extend(of_functions.chain(of_launches));
}

fn both(fail: Option<&Spanned<bool>>, reuse: Option<&Spanned<bool>>) -> Option<Diagnostic> {
    let fail = fail.filter(|fail| fail.value)?;
    let reuse = reuse.filter(|reuse| reuse.value)?;
    let message = "a running cluster cannot both be a failure and be reused";
    let diagnostic = fail.diagnostic(Code::FailAndReuse, message);
    Some(diagnostic.related(reuse.span.first_line(), "here it is reused"))
}

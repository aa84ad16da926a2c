// SPDX-License-Identifier: Apache-2.0
//! Callers decide nothing by which they would get other permissions, other readers, or somebody else's code.

use emrys_diagnostics::{Code, Diagnostic};

use super::overrides;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for own in overrides::all(project) {
        let path = &own.allowed.path;
        let Some(forbidden) = own.allowed.forbidden() else {
            continue;
        };
        let message = format!("`{forbidden}` is not for callers to decide");
        let diagnostic = path.diagnostic(Code::ForbiddenOverride, message);
        diagnostics.push(diagnostic.help(match forbidden {
            "Tags" => "callers give tags with `Tags`, beside the overrides",
            "Instances.KeepJobFlowAliveWhenNoSteps" => {
                "what launches a cluster ends it; a pipeline does after its last activity"
            }
            "Steps" => "add steps in a pipeline, where callers may replace their arguments",
            _ => "make a launch function for each of the values, or leave it to the profile",
        }));
    }
}

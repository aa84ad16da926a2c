// SPDX-License-Identifier: Apache-2.0
//! What is configured is of the scheduler that runs.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;

const CLASS: &str = "yarn.resourcemanager.scheduler.class";

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let class = layer.get("yarn-site", CLASS);
    let is_fair = class.is_some_and(|class| class.value.contains("FairScheduler"));
    if class.is_some_and(|class| class.text().is_none()) {
        return;
    }
    let (prefix, running) = if is_fair {
        ("yarn.scheduler.capacity.", "the fair scheduler")
    } else {
        (
            "yarn.scheduler.fair.",
            "the capacity scheduler, which is EMR's own",
        )
    };
    let Some(stray) = layer.all().find(|setting| setting.name.starts_with(prefix)) else {
        return;
    };
    let message = format!("nobody reads `{}`: YARN runs {running}", **stray.name);
    let diagnostic = stray.name.diagnostic(Code::SchedulerMismatch, message);
    diagnostics.push(match class {
        Some(class) => diagnostic.related(class.label(), "the scheduler"),
        None => diagnostic.help(format!(
            "leave it out, or choose the scheduler by `{CLASS}` of `yarn-site`"
        )),
    });
}

// SPDX-License-Identifier: Apache-2.0
//! What a pipeline sets of a cluster that it launches is allowed by the launch function.

use emrys_catalog::run_job_flow;
use emrys_diagnostics::{Code, Diagnostic, suggest};
use serde_json::Value as Json;

use super::launches;
use super::overrides::{self, beyond, described, fits, is_listed};
use crate::elements::{AllowedOverride, Map, Setting, is_expression};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (launch, function) in launches(project) {
        let Some(allowed) = overrides::of(project, function) else {
            continue;
        };
        for (name, value) in launch.overrides.iter() {
            diagnostics.extend(problem(name, value, allowed));
        }
    }
}

fn problem(
    name: &Spanned<String>,
    value: &Spanned<Setting>,
    all: &Map<AllowedOverride>,
) -> Option<Diagnostic> {
    let Some(allowed) = all.get(name) else {
        let message = format!("the launch function does not allow to set `{}`", **name);
        let diagnostic = name.diagnostic(Code::RefusedOverride, message);
        return Some(match suggest::did_you_mean(name, all.keys()) {
            Some(help) => diagnostic.help(help),
            None => diagnostic.help(match all.is_empty() {
                true => "it allows nothing".to_owned(),
                false => {
                    let known: Vec<String> = all.keys().map(|key| format!("`{key}`")).collect();
                    format!("it allows {}", known.join(", "))
                }
            }),
        });
    };
    // Of what only an execution knows the launch function judges.
    if matches!(&value.value.0, Json::String(text) if is_expression(text)) {
        return None;
    }
    let kind = run_job_flow::member(&allowed.path).ok();
    let message = match kind.filter(|kind| !fits(value, *kind)) {
        Some(kind) => Some(format!("`{}` is not {}", ***value, described(kind))),
        None => beyond(value, allowed),
    };
    let message = message.or_else(|| {
        let listed = is_listed(value, allowed);
        (!listed).then(|| format!("`{}` is none of the values of `{}`", ***value, **name))
    })?;
    let diagnostic = value.diagnostic(Code::RefusedOverride, message);
    Some(diagnostic.related(allowed.path.span.first_line(), "what is allowed"))
}

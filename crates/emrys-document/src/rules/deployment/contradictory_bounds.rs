// SPDX-License-Identifier: Apache-2.0
//! What an override allows is of the member's type, and something can be allowed at all.

use std::cmp::Ordering;

use emrys_catalog::run_job_flow::{self, Kind};
use emrys_diagnostics::{Code, Diagnostic};
use serde_json::Value as Json;

use super::overrides::{self, Override, described, fits, has_order, order};
use crate::elements::AllowedOverride;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for Override { allowed, .. } in overrides::all(project) {
        if let Ok(kind) = run_job_flow::member(&allowed.path) {
            diagnostics.extend(types(allowed, kind));
        }
        diagnostics.extend(bounds(allowed));
    }
}

/// What is of another type than the member.
fn types(allowed: &AllowedOverride, kind: Kind) -> Vec<Diagnostic> {
    let what = described(kind);
    let values = allowed.default.iter().chain(&allowed.values);
    let wrong = values.filter(|value| !fits(value, kind));
    let mut found: Vec<Diagnostic> = wrong
        .map(|value| {
            let message = format!("`{}` is not {what}, as `{}` is", ***value, *allowed.path);
            value.diagnostic(Code::ContradictoryBounds, message)
        })
        .collect();
    let bounds = allowed.minimum.iter().chain(&allowed.maximum);
    found.extend(bounds.filter_map(|bound| {
        let message = if !has_order(kind) {
            format!("`{}` is {what}, and has no bounds", *allowed.path)
        } else if !fits(&Json::Number(bound.value.clone()), kind) {
            format!("`{}` is not {what}, as `{}` is", **bound, *allowed.path)
        } else {
            return None;
        };
        Some(bound.diagnostic(Code::ContradictoryBounds, message))
    }));
    found
}

/// What lies outside of bounds.
fn bounds(allowed: &AllowedOverride) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let (Some(least), Some(most)) = (&allowed.minimum, &allowed.maximum)
        && order(least, most) == Ordering::Greater
    {
        let message = format!(
            "the minimum `{}` is above the maximum `{}`",
            **least, **most
        );
        let diagnostic = least.diagnostic(Code::ContradictoryBounds, message);
        found.push(diagnostic.related(most.span.first_line(), "the maximum"));
        return found;
    }
    for value in allowed.default.iter().chain(&allowed.values) {
        if let Some(message) = overrides::beyond(value, allowed) {
            found.push(value.diagnostic(Code::ContradictoryBounds, message));
        }
    }
    let default = allowed.default.as_ref();
    if let Some(default) = default.filter(|value| !overrides::is_listed(value, allowed)) {
        let message = format!("the default `{}` is none of the values", ***default);
        found.push(default.diagnostic(Code::ContradictoryBounds, message));
    }
    found
}

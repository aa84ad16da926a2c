// SPDX-License-Identifier: Apache-2.0
//! Instance types exist, and the release supports them. Of releases newer than the data nothing is said, nor of a name that may
//! be that of a type newer than the data.

use emrys_catalog::instance_types::{self, Support};
use emrys_catalog::releases;
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        // Of AMI versions the catalog knows nothing.
        let Some(label) = cluster.release_label() else {
            continue;
        };
        let types = cluster.instances.instance_types();
        diagnostics.extend(types.filter_map(|name| problem(name, label)));
    }
}

fn problem(name: &Spanned<String>, label: &Spanned<ReleaseLabel>) -> Option<Diagnostic> {
    let Some(instance_type) = instance_types::find(name) else {
        let suggestions = instance_types::suggest(name);
        if releases::is_newer(**label) || may_be_newer(name, !suggestions.is_empty()) {
            return None;
        }
        let message = format!("`{}` is not an instance type that EMR supports", **name);
        let diagnostic = name.diagnostic(Code::UnknownInstanceType, message);
        return Some(match suggestions.first() {
            Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
            None => diagnostic,
        });
    };
    match instance_type.supported_by(**label) {
        Support::Yes | Support::Unknown => None,
        Support::No => {
            let message = format!(
                "{} does not support the instance type `{}`",
                **label, **name
            );
            let diagnostic = name.diagnostic(Code::InstanceTypeNotSupported, message);
            Some(diagnostic.related(label.span.first_line(), "the release"))
        }
    }
}

/// Whether EC2 may have the type, although the data does not: the name has the form of one, with a size that others have, and is
/// the next generation of its series, or near to no other name.
fn may_be_newer(name: &str, is_near_another: bool) -> bool {
    let Some((family, size)) = name.split_once('.') else {
        return false;
    };
    let Some((series, number)) = generation(family) else {
        return false;
    };
    let known = || {
        instance_types::all()
            .iter()
            .filter_map(|known| known.name.split_once('.'))
    };
    if !known().any(|(_, other)| other == size) {
        return false;
    }
    let of_series = known()
        .filter_map(|(family, _)| generation(family))
        .filter(|(other, _)| *other == series);
    let newest = of_series.map(|(_, number)| number).max();
    !is_near_another || newest.is_some_and(|newest| newest.checked_add(1) == Some(number))
}

/// The series and the generation of a family: of `m7gd`, `m` and 7.
fn generation(family: &str) -> Option<(&str, u32)> {
    let (series, rest) = family.split_at(family.find(|letter: char| letter.is_ascii_digit())?);
    let is_series = !series.is_empty() && series.bytes().all(|byte| byte.is_ascii_lowercase());
    let end = rest.find(|letter: char| !letter.is_ascii_digit());
    let (number, options) = rest.split_at(end.unwrap_or(rest.len()));
    let are_options = options
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    (is_series && are_options).then_some((series, number.parse().ok()?))
}

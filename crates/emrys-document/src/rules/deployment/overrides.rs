// SPDX-License-Identifier: Apache-2.0
//! What may be overridden, and whether a value fits it, for the rules of overrides.
//!
//! It judges nothing.

use std::cmp::Ordering;

use emrys_catalog::run_job_flow::Kind;
use serde_json::{Number, Value as Json};

use crate::elements::{AllowedOverride, Cluster, LaunchFunction, Map};
use crate::project::Project;

/// An override that something allows, and the cluster whose request it changes, if the project has it.
pub(super) struct Override<'p> {
    pub(super) allowed: &'p AllowedOverride,
    pub(super) cluster: Option<&'p Cluster>,
}

/// All overrides that clusters and launch functions allow.
pub(super) fn all(project: &Project) -> Vec<Override<'_>> {
    let of_clusters = project.clusters.iter().flat_map(|(_, cluster)| {
        let own = cluster.allowed_overrides.iter();
        own.map(move |(_, allowed)| Override {
            allowed,
            cluster: Some(cluster),
        })
    });
    let functions = project.launch_functions.iter();
    let of_functions = functions.flat_map(|(_, function)| {
        let own = function.allowed_overrides.iter().flat_map(|own| own.iter());
        own.map(|(_, allowed)| Override {
            allowed,
            cluster: project.clusters.get(&function.cluster),
        })
    });
    of_clusters.chain(of_functions).collect()
}

/// What the callers of a launch function may change. That of a cluster in the registry is not known.
pub(super) fn of<'p>(
    project: &'p Project,
    function: &'p LaunchFunction,
) -> Option<&'p Map<AllowedOverride>> {
    match &function.allowed_overrides {
        Some(own) => Some(own),
        None => {
            let cluster = project.clusters.get(&function.cluster);
            cluster.map(|cluster| &cluster.allowed_overrides)
        }
    }
}

/// Whether a value is of a type.
pub(super) fn fits(value: &Json, kind: Kind) -> bool {
    match kind {
        Kind::Integer => value.is_i64() || value.is_u64(),
        Kind::Number => value.is_number(),
        Kind::Text => value.is_string(),
        Kind::Boolean => value.is_boolean(),
        Kind::List => value.is_array(),
        Kind::Structure => value.is_object(),
    }
}

/// Whether there is an order between values of a type.
pub(super) fn has_order(kind: Kind) -> bool {
    matches!(kind, Kind::Integer | Kind::Number)
}

/// A type in words.
pub(super) fn described(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "a whole number",
        Kind::Number => "a number",
        Kind::Text => "a text",
        Kind::Boolean => "`true` or `false`",
        Kind::List => "a list",
        Kind::Structure => "a mapping",
    }
}

/// The bound of an override that a value is beyond, in words.
pub(super) fn beyond(value: &Json, allowed: &AllowedOverride) -> Option<String> {
    let Json::Number(value) = value else {
        return None;
    };
    let below = allowed.minimum.as_ref();
    let below = below.filter(|least| order(value, least) == Ordering::Less);
    let above = allowed.maximum.as_ref();
    let above = above.filter(|most| order(value, most) == Ordering::Greater);
    match (below, above) {
        (Some(least), _) => Some(format!("`{value}` is below the minimum `{}`", **least)),
        (None, Some(most)) => Some(format!("`{value}` is above the maximum `{}`", **most)),
        (None, None) => None,
    }
}

/// Whether a value is one of those that are listed; where none is listed, any is.
pub(super) fn is_listed(value: &Json, allowed: &AllowedOverride) -> bool {
    let mut values = allowed.values.iter();
    allowed.values.is_empty() || values.any(|listed| same(listed, value))
}

fn same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => order(one, other) == Ordering::Equal,
        _ => one == other,
    }
}

/// The order of two numbers.
pub(super) fn order(one: &Number, other: &Number) -> Ordering {
    match (one.as_i64(), other.as_i64()) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => {
            let (one, other) = (one.as_f64(), other.as_f64());
            one.partial_cmp(&other).unwrap_or(Ordering::Equal)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use emrys_catalog::run_job_flow::Kind;
    use serde_json::{Number, json};

    use super::{fits, order};

    #[test]
    fn numbers_are_compared_as_numbers() {
        let number = |value: f64| Number::from_f64(value).unwrap();
        assert_eq!(order(&2.into(), &10.into()), Ordering::Less);
        assert_eq!(order(&number(2.0), &2.into()), Ordering::Equal);
        assert_eq!(order(&number(2.5), &2.into()), Ordering::Greater);
    }

    #[test]
    fn texts_of_digits_and_booleans_are_no_numbers() {
        for value in [
            json!("9999"),
            json!(true),
            json!([1]),
            json!(1.5),
            json!(null),
        ] {
            assert!(!fits(&value, Kind::Integer), "{value}");
        }
        assert!(fits(&json!(-3), Kind::Integer));
    }
}

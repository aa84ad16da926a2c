// SPDX-License-Identifier: Apache-2.0
//! A cluster configuration of aws-emr-launch as a RunJobFlow request with its allowed overrides.

use emrys_document::elements::forbidden_override;
use serde_json::{Map, Value, json};

use super::{Converted, LegacyError, Reading};
use crate::members;
use crate::registry::name::Kind;
use crate::registry::values::{AllowedOverride, Cluster};

/// What the profile and the launch function give.
const GIVEN_BY_OTHERS: [&str; 8] = [
    "Name",
    "Steps",
    "ServiceRole",
    "JobFlowRole",
    "AutoScalingRole",
    "SecurityConfiguration",
    "KerberosAttributes",
    "LogUri",
];

/// What the profile gives of a request's `Instances`.
const GROUPS_OF_PROFILES: [&str; 3] = [
    "EmrManagedMasterSecurityGroup",
    "EmrManagedSlaveSecurityGroup",
    "ServiceAccessSecurityGroup",
];

/// Kept by aws-emr-launch since 2020; RunJobFlow takes none of them with a release label.
const WITHOUT_RELEASE: [&str; 3] = ["AmiVersion", "SupportedProducts", "NewSupportedProducts"];

/// The override interface that each configuration has.
const DEFAULT: &str = "default";

pub(super) fn convert(reading: &Reading<'_>) -> Result<Converted, LegacyError> {
    let mut losses = Vec::new();
    let request = request(reading, &mut losses)?;
    let allowed_overrides = overrides(reading, &request, &mut losses)?;
    let artifacts = members::items(reading.value, "ConfigurationArtifacts");
    losses.extend(artifacts.map(|artifact| {
        let word = |name| members::get(artifact, name).as_str().unwrap_or_default();
        format!(
            "the instance role has to read s3://{}/{}: name it under `authorize` of the profile",
            word("Bucket"),
            word("Path")
        )
    }));
    let secrets = members::get(reading.value, "SecretConfigurations").as_object();
    let secrets = secrets.into_iter().flatten();
    let secrets = secrets.filter_map(|(name, arn)| Some((name.clone(), arn.as_str()?.to_owned())));
    let value = Cluster {
        head: reading.head(Kind::Cluster),
        request: Value::Object(request),
        allowed_overrides,
    };
    Ok(Converted {
        secrets: secrets.collect(),
        ..Converted::new(&value, losses)?
    })
}

/// What a configuration itself says of its clusters.
fn request(
    reading: &Reading<'_>,
    losses: &mut Vec<String>,
) -> Result<Map<String, Value>, LegacyError> {
    let request = members::get(reading.value, "ClusterConfiguration").as_object();
    let missing = || LegacyError::Malformed("it has no `ClusterConfiguration`".to_owned());
    let mut request = without_nulls(request.ok_or_else(missing)?);
    for member in GIVEN_BY_OTHERS {
        request.remove(member);
    }
    if let Some(Value::Object(instances)) = request.get_mut("Instances") {
        for member in GROUPS_OF_PROFILES {
            instances.remove(member);
        }
    }
    for member in WITHOUT_RELEASE {
        if request.remove(member).is_some_and(|own| own != json!([])) {
            losses.push(format!("`{member}` is of clusters without a release label"));
        }
    }
    Ok(request)
}

/// What callers may change: aws-emr-launch has several interfaces of overrides, a cluster here has one.
fn overrides(
    reading: &Reading<'_>,
    request: &Map<String, Value>,
    losses: &mut Vec<String>,
) -> Result<Map<String, Value>, LegacyError> {
    let interfaces = members::get(reading.value, "OverrideInterfaces").as_object();
    let mut overrides = Map::new();
    for (interface, given) in interfaces.into_iter().flatten() {
        if interface != DEFAULT {
            losses.push(format!(
                "the override interface `{interface}`: there is one for each cluster"
            ));
            continue;
        }
        for (name, given) in given.as_object().into_iter().flatten() {
            match allowed(given, request) {
                Ok(allowed) => {
                    overrides.insert(name.clone(), super::json(&allowed)?);
                }
                Err(reason) => losses.push(format!("the override `{name}`: {reason}")),
            }
        }
    }
    Ok(overrides)
}

/// An allowed override, with the type of what it replaces: aws-emr-launch has no types, so that a text could pass a
/// maximum. Without one, why it cannot be taken over.
fn allowed(given: &Value, request: &Map<String, Value>) -> Result<AllowedOverride, String> {
    let path = members::get(given, "JsonPath").as_str();
    let path = path.ok_or("it has no `JsonPath`")?;
    if let Some(forbidden) = forbidden_override(path) {
        return Err(format!("`{forbidden}` is not for callers to decide"));
    }
    // It could not be overridden there either, or is the function's own here.
    let kind = at(request, path).and_then(kind);
    let kind = kind.ok_or_else(|| format!("the configuration has no single value at `{path}`"))?;
    let given = |name| Some(members::get(given, name)).filter(|value| !value.is_null());
    let number = |name| given(name).and_then(Value::as_number).cloned();
    Ok(AllowedOverride {
        path: path.to_owned(),
        kind: kind.to_owned(),
        default: given("Default").cloned(),
        minimum: number("Minimum"),
        maximum: number("Maximum"),
        values: Vec::new(),
    })
}

/// What a request has at a path: names of members and places in lists, with dots between them.
fn at<'r>(request: &'r Map<String, Value>, path: &str) -> Option<&'r Value> {
    let mut steps = path.split('.');
    let first = request.get(steps.next()?);
    steps.fold(first, |current, step| match current? {
        Value::Object(members) => members.get(step),
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    })
}

/// The type of a single value, in the words of allowed overrides.
fn kind(value: &Value) -> Option<&'static str> {
    match value {
        Value::String(_) => Some("string"),
        Value::Number(number) if number.is_f64() => Some("number"),
        Value::Number(_) => Some("integer"),
        Value::Bool(_) => Some("boolean"),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// aws-emr-launch keeps every member that there was in 2020, most of them as null.
fn without_nulls(members: &Map<String, Value>) -> Map<String, Value> {
    let kept = members.iter().filter(|(_, value)| !value.is_null());
    let kept = kept.map(|(name, value)| match value {
        Value::Object(inner) => (name.clone(), Value::Object(without_nulls(inner))),
        other => (name.clone(), other.clone()),
    });
    kept.collect()
}

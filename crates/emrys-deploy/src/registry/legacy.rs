// SPDX-License-Identifier: Apache-2.0
//! What aws-emr-launch 2 has stored below `/emr_launch`, as values of this registry, so that its users can move.
//!
//! A profile becomes one of existing roles, security groups and a security configuration. A cluster configuration becomes a
//! RunJobFlow request with its allowed overrides. Its launch functions are Lambda functions and are not taken over: they
//! are told of, for whoever writes them anew. What has no place here is said by name, and so is what a configuration keeps
//! in secrets: EMR reads a secret as a single value, and aws-emr-launch kept JSON with many.

use emrys_document::elements::forbidden_override;
use emrys_protocol::{ApiError, ParametersApi};
use serde_json::{Map, Value, json};

use super::name::{Kind, Name, NameError};
use super::store;
use crate::members::{self, SECRET};

/// What all of its parameters begin with.
const ROOT: &str = "/emr_launch";

/// Something that aws-emr-launch has stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// What it is: never a pipeline, which it does not have.
    pub kind: Kind,
    /// What it is called.
    pub name: Name,
    /// Its JSON.
    pub value: String,
    /// Its parameter's version.
    pub version: i64,
}

/// What aws-emr-launch has stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// What has a name that this registry takes, ordered by kind and name.
    pub stored: Vec<Stored>,
    /// What has another name.
    pub skipped: Vec<Skipped>,
}

/// Something that cannot have its name here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// What it is.
    pub kind: Kind,
    /// What it is called, with its namespace.
    pub name: String,
    /// Why that is no name.
    pub reason: NameError,
}

/// Something of aws-emr-launch as a value of this registry.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    /// The value.
    pub value: Value,
    /// What could not be taken over, and what to do about it.
    pub losses: Vec<String>,
    /// Classifications whose properties are in a secret, with its ARN.
    pub secrets: Vec<(String, String)>,
}

/// Why something of aws-emr-launch cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LegacyError {
    /// It is not the JSON that aws-emr-launch stores: somebody has edited it.
    #[error("the value is not one of aws-emr-launch's: {0}")]
    Malformed(String),
    /// It is a launch function: write one into the project.
    #[error(
        "a launch function of aws-emr-launch is made of its Lambda functions and is not taken over"
    )]
    LaunchFunction,
}

const fn folder(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Profile => Some("emr_profiles"),
        Kind::Cluster => Some("cluster_configurations"),
        Kind::LaunchFunction => Some("emr_launch_functions"),
        Kind::Pipeline => None,
    }
}

/// Everything that aws-emr-launch has stored, or what is in a namespace.
///
/// # Errors
///
/// What Parameter Store answers.
pub async fn list(
    parameters: &dyn ParametersApi,
    namespace: Option<&str>,
) -> Result<Listed, ApiError> {
    let mut listed = Listed::default();
    for kind in Kind::ALL {
        let Some(folder) = folder(kind) else { continue };
        let prefix = format!("{ROOT}/{folder}/");
        for parameter in store::below(parameters, &prefix).await? {
            let rest = parameter.name.as_deref().unwrap_or_default();
            let rest = rest.strip_prefix(&prefix).unwrap_or(rest);
            let (of, own) = rest.split_once('/').unwrap_or(("", rest));
            if namespace.is_some_and(|wanted| wanted != of) {
                continue;
            }
            // It takes any name; ours have fewer characters.
            match Name::new(of, own) {
                Ok(name) => listed.stored.push(Stored {
                    kind,
                    name,
                    value: store::revealed(parameter.value.as_ref()),
                    version: parameter.version.unwrap_or_default(),
                }),
                Err(reason) => listed.skipped.push(Skipped {
                    kind,
                    name: rest.to_owned(),
                    reason,
                }),
            }
        }
    }
    let Listed { stored, skipped } = &mut listed;
    stored.sort_by(|left, right| (left.kind, &left.name).cmp(&(right.kind, &right.name)));
    skipped.sort_by(|left, right| (left.kind, &left.name).cmp(&(right.kind, &right.name)));
    Ok(listed)
}

impl Stored {
    /// It as a value of this registry.
    ///
    /// # Errors
    ///
    /// It cannot be one.
    pub fn convert(&self) -> Result<Converted, LegacyError> {
        let value: Value = serde_json::from_str(&self.value)
            .map_err(|error| LegacyError::Malformed(error.to_string()))?;
        let reading = Reading {
            value: &value,
            name: &self.name,
        };
        match self.kind {
            Kind::Profile => reading.profile(),
            Kind::Cluster => reading.cluster(),
            Kind::LaunchFunction | Kind::Pipeline => Err(LegacyError::LaunchFunction),
        }
    }
}

struct Reading<'r> {
    value: &'r Value,
    name: &'r Name,
}

impl Reading<'_> {
    fn text(&self, pointer: &str) -> Option<&str> {
        let text = self.value.pointer(pointer).and_then(Value::as_str);
        text.filter(|text| !text.is_empty())
    }

    fn required(&self, pointer: &str) -> Result<&str, LegacyError> {
        let missing = || LegacyError::Malformed(format!("it has no text at {pointer}"));
        self.text(pointer).ok_or_else(missing)
    }

    fn profile(&self) -> Result<Converted, LegacyError> {
        let (service, instance) = (
            self.required("/Roles/ServiceRole")?,
            self.required("/Roles/InstanceRole")?,
        );
        let auto_scaling = self.text("/Roles/AutoScalingRole");
        let profile = self.required("/Roles/InstanceProfile")?;
        let mut instances = Map::new();
        for (member, group) in [
            ("EmrManagedMasterSecurityGroup", "MasterGroup"),
            ("EmrManagedSlaveSecurityGroup", "WorkersGroup"),
            ("ServiceAccessSecurityGroup", "ServiceGroup"),
        ] {
            if let Some(id) = self.text(&format!("/SecurityGroups/{group}")) {
                instances.insert(member.to_owned(), json!(id));
            }
        }
        let mut request = Map::new();
        request.insert("ServiceRole".to_owned(), json!(service));
        request.insert("JobFlowRole".to_owned(), json!(last(profile)));
        if let Some(role) = auto_scaling {
            request.insert("AutoScalingRole".to_owned(), json!(role));
        }
        if let Some(name) = self.text("/SecurityConfiguration") {
            request.insert("SecurityConfiguration".to_owned(), json!(name));
        }
        request.insert("Instances".to_owned(), Value::Object(instances));
        let mut value = self.head(Kind::Profile);
        let uri = |of: &str| {
            let bucket = self.text(&format!("/{of}Bucket"))?;
            let path = self.text(&format!("/{of}Path")).unwrap_or_default();
            let path = path.trim_matches('/');
            let slash = if path.is_empty() { "" } else { "/" };
            Some(format!("s3://{bucket}/{path}{slash}"))
        };
        for (member, uri) in [("LogsUri", uri("Logs")), ("ArtifactsUri", uri("Artifacts"))] {
            value.extend(uri.map(|uri| (member.to_owned(), json!(uri))));
        }
        value.insert("Request".to_owned(), Value::Object(request));
        let kerberos = self.text("/KerberosAttributesSecret");
        value.extend(kerberos.map(|arn| ("KerberosSecret".to_owned(), json!(arn))));
        let mut roles = Map::new();
        roles.insert("Service".to_owned(), json!(service));
        roles.insert("Instance".to_owned(), json!(instance));
        roles.extend(auto_scaling.map(|role| ("AutoScaling".to_owned(), json!(role))));
        value.insert("Roles".to_owned(), Value::Object(roles));
        Ok(Converted {
            value: Value::Object(value),
            losses: Vec::new(),
            secrets: Vec::new(),
        })
    }

    fn cluster(&self) -> Result<Converted, LegacyError> {
        let request = self
            .value
            .get("ClusterConfiguration")
            .and_then(Value::as_object);
        let missing = || LegacyError::Malformed("it has no `ClusterConfiguration`".to_owned());
        let mut request = without_nulls(request.ok_or_else(missing)?);
        let mut losses = Vec::new();
        // What the profile and the launch function give.
        for member in [
            "Name",
            "Steps",
            "ServiceRole",
            "JobFlowRole",
            "AutoScalingRole",
            "SecurityConfiguration",
            "KerberosAttributes",
            "LogUri",
        ] {
            request.remove(member);
        }
        if let Some(Value::Object(instances)) = request.get_mut("Instances") {
            for member in [
                "EmrManagedMasterSecurityGroup",
                "EmrManagedSlaveSecurityGroup",
                "ServiceAccessSecurityGroup",
            ] {
                instances.remove(member);
            }
        }
        // Kept by aws-emr-launch since 2020; RunJobFlow takes none of them with a release label.
        for member in ["AmiVersion", "SupportedProducts", "NewSupportedProducts"] {
            if request.remove(member).is_some_and(|own| own != json!([])) {
                losses.push(format!("`{member}` is of clusters without a release label"));
            }
        }
        let interfaces = self
            .value
            .get("OverrideInterfaces")
            .and_then(Value::as_object);
        let default = interfaces.and_then(|own| own.get("default"));
        let default = default.and_then(Value::as_object);
        let mut overrides = Map::new();
        for (name, given) in default.into_iter().flatten() {
            let path = given.get("JsonPath").and_then(Value::as_str);
            if let Some(forbidden) = path.and_then(forbidden_override) {
                losses.push(format!(
                    "the override `{name}`: `{forbidden}` is not for callers to decide"
                ));
                continue;
            }
            match allowed(given, &request) {
                Some(allowed) => drop(overrides.insert(name.clone(), allowed)),
                // It could not be overridden there either, or is the function's own here.
                None => losses.push(format!(
                    "the override `{name}` is of what the configuration does not have"
                )),
            }
        }
        for name in interfaces.into_iter().flat_map(Map::keys) {
            if name != "default" {
                losses.push(format!(
                    "the override interface `{name}`: there is one for each cluster"
                ));
            }
        }
        let artifacts = self
            .value
            .get("ConfigurationArtifacts")
            .and_then(Value::as_array);
        for artifact in artifacts.into_iter().flatten() {
            let word = |name: &str| {
                artifact
                    .get(name)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
            };
            losses.push(format!(
                "the instance role has to read s3://{}/{}: name it under `authorize` of the profile",
                word("Bucket"),
                word("Path")
            ));
        }
        let secrets = self
            .value
            .get("SecretConfigurations")
            .and_then(Value::as_object);
        let secrets = secrets.into_iter().flatten();
        let secrets =
            secrets.filter_map(|(name, arn)| Some((name.clone(), arn.as_str()?.to_owned())));
        let mut value = self.head(Kind::Cluster);
        value.insert("Request".to_owned(), Value::Object(request));
        value.insert("AllowedOverrides".to_owned(), Value::Object(overrides));
        Ok(Converted {
            value: Value::Object(value),
            losses,
            secrets: secrets.collect(),
        })
    }

    fn head(&self, kind: Kind) -> Map<String, Value> {
        let mut head = Map::new();
        head.insert("Schema".to_owned(), json!(1));
        head.insert("Kind".to_owned(), json!(kind.word()));
        head.insert("Namespace".to_owned(), json!(self.name.namespace()));
        head.insert("Name".to_owned(), json!(self.name.name()));
        let description = self.text("/Description");
        head.extend(description.map(|text| ("Description".to_owned(), json!(text))));
        head
    }
}

/// An allowed override, with the type of what it replaces: aws-emr-launch has no types, so that a text could pass a
/// maximum.
fn allowed(given: &Value, request: &Map<String, Value>) -> Option<Value> {
    let path = given.get("JsonPath").and_then(Value::as_str)?;
    let mut current: Option<&Value> = None;
    for (depth, step) in path.split('.').enumerate() {
        current = match (depth, current) {
            (0, _) => request.get(step),
            (_, Some(Value::Object(members))) => members.get(step),
            (_, Some(Value::Array(items))) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        };
    }
    let kind = match current? {
        Value::String(_) => "string",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::Bool(_) => "boolean",
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    let mut allowed = Map::new();
    allowed.insert("Path".to_owned(), json!(path));
    allowed.insert("Type".to_owned(), json!(kind));
    for member in ["Default", "Minimum", "Maximum"] {
        let value = given.get(member).filter(|value| !value.is_null());
        allowed.extend(value.map(|value| (member.to_owned(), value.clone())));
    }
    Some(Value::Object(allowed))
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

/// The last part of an ARN.
fn last(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

/// Puts references to secrets, each with a single value, in place of what one secret has of a classification.
///
/// The names are those of the secret's members, the ARNs those of the secrets that have their values.
pub fn refer(value: &mut Value, classification: &str, arns: &[(String, String)]) {
    let properties = arns
        .iter()
        .map(|(name, arn)| (format!("{SECRET}{name}"), json!(arn)));
    if let Some(request) = value.get_mut("Request") {
        members::add_properties(request, classification, properties.collect());
    }
}

#[cfg(test)]
mod tests {
    use async_trait::async_trait;
    use emrys_protocol::parameters::types::{
        GetParametersByPathRequest, GetParametersByPathResult, Parameter,
    };
    use emrys_protocol::{ApiError, ParametersApi};
    use serde_json::{Value, json};

    use super::{Kind, LegacyError, Stored, list, refer};

    /// Parameters of these names below `/emr_launch`.
    struct Names(&'static [&'static str]);

    #[async_trait]
    impl ParametersApi for Names {
        async fn get_parameters_by_path(
            &self,
            input: GetParametersByPathRequest,
        ) -> Result<GetParametersByPathResult, ApiError> {
            let path = input.path.unwrap();
            let names = self.0.iter().map(|name| format!("/emr_launch/{name}"));
            let found = names.filter(|name| name.starts_with(&path));
            let found = found.map(|name| Parameter {
                name: Some(name),
                ..Parameter::default()
            });
            Ok(GetParametersByPathResult {
                parameters: Some(found.collect()),
                ..GetParametersByPathResult::default()
            })
        }
    }

    #[tokio::test]
    async fn what_cannot_have_its_name_is_listed_with_the_reason() {
        let names = Names(&[
            "emr_profiles/default/sse.s3",
            "emr_profiles/default/sse",
            "emr_profiles/team.a/sse",
            "cluster_configurations/default/a/b",
            "cluster_configurations/alone",
        ]);
        let listed = list(&names, None).await.unwrap();
        let stored: Vec<String> = listed
            .stored
            .iter()
            .map(|own| own.name.to_string())
            .collect();
        assert_eq!(stored, ["default/sse"]);
        let skipped = |namespace| async move {
            let listed = list(&names, namespace).await.unwrap();
            let skipped = listed.skipped.into_iter();
            skipped.map(|own| own.name).collect::<Vec<_>>()
        };
        let first = listed.skipped.first().unwrap();
        assert_eq!(first.kind, Kind::Profile);
        assert!(
            first
                .reason
                .to_string()
                .starts_with("`default/sse.s3` is no name")
        );
        let all: Vec<&str> = listed.skipped.iter().map(|own| own.name.as_str()).collect();
        assert_eq!(
            all,
            ["default/sse.s3", "team.a/sse", "alone", "default/a/b"]
        );
        assert_eq!(skipped(Some("team.a")).await, ["team.a/sse"]);
    }

    fn stored(kind: Kind, value: &Value) -> Stored {
        Stored {
            kind,
            name: "default/sse".parse().unwrap(),
            value: value.to_string(),
            version: 1,
        }
    }

    #[test]
    fn a_profile_is_one_of_what_exists() {
        let role = |name: &str| format!("arn:aws:iam::1:role/{name}");
        let value = json!({
            "ProfileName": "sse", "Namespace": "default", "Vpc": "vpc-1",
            "SecurityGroups": { "MasterGroup": "sg-1", "WorkersGroup": "sg-2", "ServiceGroup": "sg-3" },
            "Roles": {
                "ServiceRole": role("s"), "InstanceRole": role("i"), "AutoScalingRole": role("a"),
                "InstanceProfile": "arn:aws:iam::1:instance-profile/i"
            },
            "ArtifactsBucket": "code", "ArtifactsPath": null,
            "LogsBucket": "logs", "LogsPath": "elasticmapreduce/",
            "KerberosAttributesSecret": null, "SecurityConfiguration": "sse", "Description": null
        });
        let converted = stored(Kind::Profile, &value).convert().unwrap();
        let expected = json!({
            "Schema": 1, "Kind": "profile", "Namespace": "default", "Name": "sse",
            "LogsUri": "s3://logs/elasticmapreduce/", "ArtifactsUri": "s3://code/",
            "Request": {
                "ServiceRole": role("s"), "JobFlowRole": "i", "AutoScalingRole": role("a"),
                "SecurityConfiguration": "sse",
                "Instances": {
                    "EmrManagedMasterSecurityGroup": "sg-1", "EmrManagedSlaveSecurityGroup": "sg-2",
                    "ServiceAccessSecurityGroup": "sg-3"
                }
            },
            "Roles": { "Service": role("s"), "Instance": role("i"), "AutoScaling": role("a") }
        });
        assert_eq!(converted.value, expected);
        assert_eq!(converted.losses, [""; 0]);
    }

    #[test]
    fn a_configuration_loses_what_others_give_and_its_overrides_get_types() {
        let value = json!({
            "ConfigurationName": "basic", "Namespace": "default",
            "ClusterConfiguration": {
                "Name": "basic", "ReleaseLabel": "emr-5.29.0", "AmiVersion": null, "LogUri": null,
                "Instances": {
                    "Ec2KeyName": null, "KeepJobFlowAliveWhenNoSteps": true,
                    "EmrManagedMasterSecurityGroup": null,
                    "InstanceGroups": [{ "InstanceCount": 1 }, { "InstanceCount": 2 }]
                },
                "ServiceRole": null, "Tags": [], "StepConcurrencyLevel": 2
            },
            "OverrideInterfaces": { "default": {
                "ClusterName": { "JsonPath": "Name", "Default": "basic" },
                "CoreInstanceCount": { "JsonPath": "Instances.InstanceGroups.1.InstanceCount",
                                       "Default": 2, "Minimum": 1, "Maximum": 10 },
                "ReleaseLabel": { "JsonPath": "ReleaseLabel", "Default": "emr-5.29.0" }
            } },
            "ConfigurationArtifacts": [{ "Bucket": "code", "Path": "boot/*" }],
            "SecretConfigurations": { "hive-site": "arn:secret" }
        });
        let converted = stored(Kind::Cluster, &value).convert().unwrap();
        let expected = json!({
            "ReleaseLabel": "emr-5.29.0", "Tags": [], "StepConcurrencyLevel": 2,
            "Instances": {
                "KeepJobFlowAliveWhenNoSteps": true,
                "InstanceGroups": [{ "InstanceCount": 1 }, { "InstanceCount": 2 }]
            },
        });
        assert_eq!(converted.value["Request"], expected);
        let overrides = json!({
            "CoreInstanceCount": { "Path": "Instances.InstanceGroups.1.InstanceCount", "Type": "integer",
                                   "Default": 2, "Minimum": 1, "Maximum": 10 },
            "ReleaseLabel": { "Path": "ReleaseLabel", "Type": "string", "Default": "emr-5.29.0" }
        });
        assert_eq!(converted.value["AllowedOverrides"], overrides);
        assert_eq!(converted.losses.len(), 2, "{:?}", converted.losses);
        let secret = ("hive-site".to_owned(), "arn:secret".to_owned());
        assert_eq!(converted.secrets, [secret]);

        let mut value = converted.value;
        refer(
            &mut value,
            "hive-site",
            &[("password".to_owned(), "arn:own".to_owned())],
        );
        let expected = json!([{
            "Classification": "hive-site", "Properties": { "EMR.secret@password": "arn:own" }
        }]);
        assert_eq!(value["Request"]["Configurations"], expected);
    }

    #[test]
    fn what_cannot_be_taken_over_is_said() {
        let error = |kind, value: &Value| stored(kind, value).convert().unwrap_err();
        let function = error(Kind::LaunchFunction, &json!({}));
        assert_eq!(function, LegacyError::LaunchFunction);
        let message = error(Kind::Profile, &json!({ "Roles": {} })).to_string();
        assert!(
            message.ends_with("no text at /Roles/ServiceRole"),
            "{message}"
        );
        assert!(matches!(
            error(Kind::Cluster, &json!([])),
            LegacyError::Malformed(_)
        ));
    }
}

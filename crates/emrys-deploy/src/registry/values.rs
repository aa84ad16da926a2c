// SPDX-License-Identifier: Apache-2.0
//! The values of the registry's parameters: compact JSON, whose members are in the order of the fields here, so that the
//! same project gives the same digests.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Kind, Name};
use crate::policy::limits::longest;
use crate::template::text::{Part, has_references, parts, url_suffix};

/// The version of the values' format.
pub const SCHEMA: u32 = 1;
/// Most bytes of a value in the Advanced tier, which Intelligent-Tiering chooses where a value has more than the 4,096
/// of the Standard one (Systems Manager User Guide, "Managing parameter tiers").
pub const LARGEST: usize = 8_192;

/// What every value begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Head {
    /// The version of the format.
    pub schema: u32,
    /// The word of its kind.
    pub kind: String,
    /// Its namespace.
    pub namespace: String,
    /// Its name in it.
    pub name: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl Head {
    /// That of something of a kind, under its name.
    #[must_use]
    pub fn new(kind: Kind, name: &Name, description: Option<String>) -> Self {
        Self {
            schema: SCHEMA,
            kind: kind.word().to_owned(),
            namespace: name.namespace().to_owned(),
            name: name.name().to_owned(),
            description,
        }
    }
}

/// What clusters get from an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Profile {
    /// What every value has.
    #[serde(flatten)]
    pub head: Head,
    /// Where logs are copied to: this, the cluster's name, and a slash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logs_uri: Option<String>,
    /// Where code is uploaded to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub artifacts_uri: Option<String>,
    /// What goes over the members of a cluster's request: roles, security groups, security configuration.
    pub request: Value,
    /// The ARN of the secret that Kerberos needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kerberos_secret: Option<String>,
    /// Its roles, which whoever launches clusters passes.
    pub roles: Roles,
}

/// The ARNs of a profile's roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Roles {
    /// The service role.
    pub service: String,
    /// The role in the instance profile.
    pub instance: String,
    /// The role of automatic scaling, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auto_scaling: Option<String>,
}

impl Roles {
    /// The roles that a launch passes on, each with the service that gets it (MG emr-iam-roles-launch-jobflow).
    #[must_use]
    pub fn passed(&self) -> Vec<(String, String)> {
        let to = |service: &str| format!("{service}.{}", url_suffix());
        let mut passed = vec![
            (self.service.clone(), to("elasticmapreduce")),
            (self.instance.clone(), to("ec2")),
        ];
        if let Some(role) = &self.auto_scaling {
            passed.push((role.clone(), to("application-autoscaling")));
        }
        passed
    }
}

impl Roles {
    /// The ARNs.
    pub fn iter(&self) -> impl Iterator<Item = &String> {
        [&self.service, &self.instance]
            .into_iter()
            .chain(&self.auto_scaling)
    }
}

/// A cluster configuration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Cluster {
    /// What every value has.
    #[serde(flatten)]
    pub head: Head,
    /// RunJobFlow's request without what a profile and a launch function give it.
    pub request: Value,
    /// What callers of launch functions may change, by the names that they use.
    #[serde(default)]
    pub allowed_overrides: Map<String, Value>,
}

/// What a caller of a launch function may set a member of the request to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AllowedOverride {
    /// The member.
    pub path: String,
    /// `integer`, `number`, `string`, `boolean`, `array` or `object`.
    #[serde(rename = "Type")]
    pub kind: String,
    /// What it is if the caller says nothing. Absent: what the cluster has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<serde_json::Number>,
    /// The greatest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<serde_json::Number>,
    /// The only values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
}

/// A launch function.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LaunchFunction {
    /// What every value has.
    #[serde(flatten)]
    pub head: Head,
    /// Its profile: `namespace/name`.
    pub profile: String,
    /// Its cluster configuration: `namespace/name`.
    pub cluster: String,
    /// The digest of the profile's value, unless only a deployment knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile_digest: Option<String>,
    /// The same of the cluster configuration's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster_digest: Option<String>,
    /// How its clusters are called.
    pub cluster_name: String,
    /// The ARN of its state machine.
    pub state_machine: String,
    /// What callers may change.
    #[serde(default)]
    pub allowed_overrides: Map<String, Value>,
    /// Tags of its clusters.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// Whether a running cluster of its name makes it fail.
    pub fail_if_cluster_running: bool,
    /// Whether it gives a running cluster instead of another one.
    pub reuse_running_cluster: bool,
    /// Whether it ends only when the cluster takes steps.
    pub wait_for_cluster_start: bool,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Tag {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: String,
}

/// A pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Pipeline {
    /// What every value has.
    #[serde(flatten)]
    pub head: Head,
    /// The ARN of its state machine.
    pub state_machine: String,
}

/// Why a parameter's value is none of the registry's, or cannot be one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// It has another form: whoever stored it has to deploy it again.
    #[error("the value of `{name}` is not a {kind}: {reason}")]
    Malformed {
        /// The name.
        name: String,
        /// What it should be.
        kind: Kind,
        /// Why it is not.
        reason: String,
    },
    /// A newer version of Emrys stored it: use that one.
    #[error("the value of `{name}` has format {schema}, and this version of Emrys knows {SCHEMA}")]
    Newer {
        /// The name.
        name: String,
        /// The version of its format.
        schema: u32,
    },
    /// It is too large for Parameter Store: shorten its description, have callers override less, or move what is long in the
    /// request, such as configurations or arguments, into a file that a bootstrap action reads.
    #[error(
        "the value of `{name}` may have {length} bytes, and Parameter Store takes {LARGEST}: {}",
        advice(longest_member, *bytes)
    )]
    TooLarge {
        /// The parameter.
        name: String,
        /// Its bytes.
        length: usize,
        /// What has the most of them: a member's path.
        longest_member: String,
        /// How many.
        bytes: usize,
    },
}

/// A value as it is stored.
///
/// # Errors
/// It is too large for a parameter of that name.
pub fn to_text(parameter: &str, value: &impl Serialize) -> Result<String, ValueError> {
    // Texts, lists and objects with texts as keys can always be written.
    let text = serde_json::to_string(value).unwrap_or_default();
    // Parameter Store counts bytes, and references become letters that have one each.
    let more = parts(&text).into_iter().map(|part| match part {
        Part::Literal(literal) => literal.len() - literal.chars().count(),
        Part::Reference(_) => 0,
    });
    let length = longest(&text) + more.sum::<usize>();
    if length > LARGEST {
        let name = parameter.to_owned();
        let (longest_member, bytes) = longest_member(&text);
        return Err(ValueError::TooLarge {
            name,
            length,
            longest_member,
            bytes,
        });
    }
    Ok(text)
}

/// The member of an object that has the most bytes, and how many; of a request's members, since each value has one.
fn longest_member(text: &str) -> (String, usize) {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let members = value.as_object().into_iter().flatten();
    let members = members.flat_map(|(key, value)| match value {
        Value::Object(request) if key == "Request" => {
            let members = request.iter();
            members
                .map(|(key, value)| (format!("Request.{key}"), value))
                .collect()
        }
        value => vec![(key.clone(), value)],
    });
    let members = members.map(|(path, value)| (path, value.to_string().len()));
    members.max_by_key(|(_, bytes)| *bytes).unwrap_or_default()
}

/// What to do about a value that is too large.
fn advice(member: &str, bytes: usize) -> String {
    let advice = match member {
        "Description" => "write a shorter description",
        "AllowedOverrides" | "Tags" => "have fewer of them",
        "Request.Configurations" | "Request.BootstrapActions" => {
            "what is long there can be in a file that a bootstrap action reads"
        }
        _ => "shorten what is there",
    };
    format!("`{member}` has {bytes} of them; {advice}")
}

/// Reads what was stored under a name, `namespace/name`.
///
/// # Errors
/// It is not of that kind.
pub fn read<T: for<'de> Deserialize<'de>>(
    kind: Kind,
    name: &str,
    text: &str,
) -> Result<T, ValueError> {
    let malformed = |reason: String| ValueError::Malformed {
        name: name.to_owned(),
        kind,
        reason,
    };
    let value: Value = serde_json::from_str(text).map_err(|error| malformed(error.to_string()))?;
    // What others store must not name resources of the template that uses it. Written anew, it has no escapes.
    if has_references(&value.to_string()) {
        return Err(malformed(
            "it has a private-use character, U+E000".to_owned(),
        ));
    }
    let schema = value.get("Schema").and_then(Value::as_u64);
    let schema = schema.and_then(|schema| u32::try_from(schema).ok());
    match schema {
        Some(SCHEMA) => {}
        Some(schema) => {
            let name = name.to_owned();
            return Err(ValueError::Newer { name, schema });
        }
        None => return Err(malformed("it has no `Schema`".to_owned())),
    }
    let found = value.get("Kind").and_then(Value::as_str);
    if found != Some(kind.word()) {
        return Err(malformed(format!(
            "its kind is `{}`",
            found.unwrap_or_default()
        )));
    }
    serde_json::from_value(value).map_err(|error| malformed(error.to_string()))
}

/// Whether what was stored under a name is of that kind, for whoever only keeps it.
///
/// # Errors
/// It is not.
pub fn check(kind: Kind, name: &str, text: &str) -> Result<(), ValueError> {
    match kind {
        Kind::Profile => read::<Profile>(kind, name, text).map(drop),
        Kind::Cluster => read::<Cluster>(kind, name, text).map(drop),
        Kind::LaunchFunction => read::<LaunchFunction>(kind, name, text).map(drop),
        Kind::Pipeline => read::<Pipeline>(kind, name, text).map(drop),
    }
}

#[cfg(test)]
mod tests {
    use super::{Head, LARGEST, Pipeline, ValueError, read, to_text};
    use crate::registry::Kind;

    fn pipeline() -> Pipeline {
        Pipeline {
            head: Head::new(Kind::Pipeline, &"sales/daily".parse().unwrap(), None),
            state_machine: "arn:aws:states:eu-west-1:1:stateMachine:sales_daily".to_owned(),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let text = to_text("/p", &pipeline()).unwrap();
        assert!(text.starts_with(r#"{"Schema":1,"Kind":"pipeline","Namespace":"sales""#));
        assert_eq!(read(Kind::Pipeline, "sales/daily", &text), Ok(pipeline()));
    }

    #[test]
    fn what_is_something_else_is_refused() {
        let text = to_text("/p", &pipeline()).unwrap();
        let error = |kind, text: &str| read::<Pipeline>(kind, "sales/daily", text).unwrap_err();
        let newer = error(
            Kind::Pipeline,
            &text.replace("\"Schema\":1", "\"Schema\":2"),
        );
        assert!(matches!(newer, ValueError::Newer { schema: 2, .. }));
        for text in [
            "",
            "{}",
            &text.replace("pipeline", "profile"),
            &text.replace("StateMachine", "X"),
            &text.replace("daily", "\u{e000}Role.Arn\u{e001}"),
            &text.replace("daily", "\\ue000Role.Arn\\ue001"),
        ] {
            assert!(
                matches!(error(Kind::Pipeline, text), ValueError::Malformed { .. }),
                "{text}"
            );
        }
    }

    #[test]
    fn what_parameter_store_does_not_take_is_refused() {
        let mut large = pipeline();
        large.head.description = Some("é".repeat(LARGEST / 2));
        let error = to_text("/emrys/pipelines/sales/daily", &large).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("`/emrys/pipelines/sales/daily` may have"),
            "{error}"
        );
        assert!(
            error
                .to_string()
                .ends_with("`Description` has 8194 of them; write a shorter description"),
            "{error}"
        );
    }

    #[test]
    fn what_is_long_in_a_request_is_named() {
        let value = serde_json::json!({
            "Name": "small",
            "Request": { "Name": "x", "Configurations": ["a".repeat(LARGEST)], "Tags": [] },
        });
        let error = to_text("/c", &value).unwrap_err().to_string();
        assert!(
            error.contains("`Request.Configurations` has") && error.contains("bootstrap action"),
            "{error}"
        );
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Secrets with JSON objects, split: EMR takes all of a secret as the value of one property (RG storing-sensitive-data), so
//! each member gets a secret of its own.
//!
//! A template has CloudFormation's dynamic reference in the place of each value, which CloudFormation resolves when it
//! makes the resource: nobody is asked here, and no value is known here.

use emrys_document::Project;
use emrys_document::elements::ClusterReference;
use emrys_synth::lower;
use emrys_synth::lower::plan::SecretProperty;
use serde_json::{Value, json};

use crate::members::{self, SECRET};
use crate::policy;
use crate::template::text::reference;
use crate::template::{Resource, ids};

/// The type of the resources.
pub(crate) const KIND: &str = "AWS::SecretsManager::Secret";
/// The parameter of templates whose change has CloudFormation read the sources again.
pub(crate) const REVISION: &str = "SecretRevision";
/// What the names of all begin with.
pub(crate) const ROOT: &str = "emrys/";
/// What their logical ids begin with.
pub(crate) const ID: &str = "SplitSecret";
/// Most characters of a name: Secrets Manager takes 512, and ARNs with them are in parameters, which are short.
const LONGEST_NAME: usize = 180;
/// Most characters of a property's name and its value together (RG storing-sensitive-data).
pub(crate) const LONGEST_PROPERTY: usize = 1_024;

const BEGIN: &str = "{{resolve:secretsmanager:";
const MIDDLE: &str = ":SecretString:";
const END: &str = "}}";

/// A property, and the secret that has its value alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) id: String,
    name: String,
    of: SecretProperty,
}

impl Split {
    /// The properties of a cluster.
    pub(crate) fn all(namespace: &str, cluster: &str, secrets: &[SecretProperty]) -> Vec<Self> {
        let own = secrets.iter().map(|of| {
            let path = format!("{cluster}/{}/{}", of.classification, of.property);
            let name = format!("{ROOT}{namespace}/{path}");
            // What a rule has warned of could be in no name.
            let name: String = name
                .chars()
                .map(|letter| match letter {
                    letter if letter.is_ascii_alphanumeric() || "/_+=.@-".contains(letter) => {
                        letter
                    }
                    _ => '_',
                })
                .collect();
            Self {
                id: ids::of(ID, &path),
                name: ids::cut(&name, LONGEST_NAME),
                of: of.clone(),
            }
        });
        own.collect()
    }

    /// Those of the cluster of a job flow, under the cluster's name, or the job flow's where the cluster is its own.
    pub(crate) fn of_job_flow(project: &Project, name: &str) -> Vec<Self> {
        let job_flow = project.job_flows.get(name);
        let found = job_flow.and_then(|own| Some((own, project.cluster_of(own)?)));
        let Some((job_flow, cluster)) = found else {
            return Vec::new();
        };
        let name = match &job_flow.cluster {
            ClusterReference::Named(cluster) => cluster.as_str(),
            ClusterReference::Inline(_) => name,
        };
        Self::all(project.namespace(), name, &lower::secrets(cluster))
    }

    /// The secret's name or ARN of which this is a member.
    pub(crate) fn source(&self) -> &str {
        &self.of.secret
    }

    /// The resource.
    pub(crate) fn resource(&self, namespace: &str) -> Resource {
        let SecretProperty {
            classification,
            property,
            secret,
        } = &self.of;
        let revision = reference(REVISION);
        let properties = json!({
            "Name": self.name,
            "Description": format!("{property} of {classification}, from another secret. Revision {revision}."),
            "SecretString": format!("{BEGIN}{secret}{MIDDLE}{property}{END}"),
            "Tags": policy::tags(namespace),
        });
        Resource::new(KIND, properties)
    }
}

/// Puts the ARNs of the secrets into a request.
pub(crate) fn refer(request: &mut Value, secrets: &[Split]) {
    for own in secrets {
        let properties = [(
            format!("{SECRET}{}", own.of.property),
            json!(reference(&own.id)),
        )];
        members::add_properties(request, &own.of.classification, properties.into());
    }
}

/// The secret and the member that a dynamic reference means.
pub(crate) fn member(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix(BEGIN)?.strip_suffix(END)?;
    inside.split_once(MIDDLE)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{LONGEST_NAME, SecretProperty, Split, member, refer};
    use crate::template::text::reference;

    fn property(property: &str) -> SecretProperty {
        SecretProperty {
            classification: "hive-site".to_owned(),
            property: property.to_owned(),
            secret: "arn:aws:secretsmanager:eu-west-1:1:secret:sales/hive-AbCdEf".to_owned(),
        }
    }

    #[test]
    fn each_property_has_a_secret_whose_value_cloudformation_resolves() {
        let all = Split::all("sales", "small", &[property("a.password"), property("b")]);
        let resource = all[0].resource("sales");
        assert_eq!(
            resource.properties["Name"],
            "emrys/sales/small/hive-site/a.password"
        );
        let text = resource.properties["SecretString"].as_str().unwrap();
        assert_eq!(
            text,
            "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:1:secret:sales/hive-AbCdEf:SecretString:a.password}}"
        );
        assert_eq!(
            member(text),
            Some((property("").secret.as_str(), "a.password"))
        );
        assert_eq!(member("hunter2"), None);
        assert_ne!(all[0].id, all[1].id);
    }

    #[test]
    fn they_join_what_is_configured_of_a_classification() {
        let mut request = json!({ "Configurations": [
            { "Classification": "hive-site", "Properties": { "c": "d" } },
        ] });
        let all = Split::all("sales", "small", &[property("a"), property("b")]);
        refer(&mut request, &all);
        let arn = |at: usize| reference(&all[at].id);
        let expected = json!([{ "Classification": "hive-site", "Properties": {
            "c": "d", "EMR.secret@a": arn(0), "EMR.secret@b": arn(1),
        } }]);
        assert_eq!(request["Configurations"], expected);
        let mut none = json!({});
        refer(&mut none, &all);
        assert_eq!(none["Configurations"][0]["Classification"], "hive-site");
    }

    #[test]
    fn long_names_are_cut_and_odd_characters_replaced() {
        let mut odd = property(&"p".repeat(400));
        odd.classification = "a b".to_owned();
        let all = Split::all("sales", "small", &[odd]);
        let name = all[0].resource("sales").properties["Name"].clone();
        let Value::String(name) = name else { panic!() };
        assert_eq!(name.len(), LONGEST_NAME);
        assert!(name.starts_with("emrys/sales/small/a_b/ppp"), "{name}");
    }
}

// SPDX-License-Identifier: Apache-2.0
//! What the clusters of a project need of the profile that they are launched with, read from their requests.

use serde_json::Value;

use super::existing::is_arn;
use crate::members::{SECRET, get, items};
use crate::template::text;

/// What makes Hive and Spark keep their tables in Glue's catalog (RG emr-hive-metastore-glue, emr-spark-glue), and Iceberg.
const GLUE: [&str; 2] = [
    "AWSGlueDataCatalogHiveClientFactory",
    "iceberg.aws.glue.GlueCatalog",
];

/// What clusters need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// Whether there are automatic scaling policies of instance groups.
    pub automatic_scaling: bool,
    /// Whether instances are in placement groups.
    pub placement_groups: bool,
    /// Whether tables are in Glue's catalog.
    pub glue: bool,
    /// The ARNs of secrets in configurations.
    pub secrets: Vec<String>,
    /// The subnets.
    pub subnets: Vec<String>,
    /// Security groups beside those of the profile.
    pub security_groups: Vec<String>,
    /// The keys that logs are encrypted with.
    pub log_keys: Vec<String>,
    /// The roles that steps run with.
    pub step_roles: Vec<String>,
    /// S3 URIs that instances read: bootstrap actions and JARs of steps.
    pub objects: Vec<String>,
}

impl Needs {
    /// Adds what a cluster needs, from its RunJobFlow request.
    pub fn add_request(&mut self, request: &Value) {
        let instances = get(request, "Instances");
        self.automatic_scaling |= items(instances, "InstanceGroups")
            .any(|group| group.get("AutoScalingPolicy").is_some());
        self.placement_groups |= request.get("PlacementGroupConfigs").is_some();
        for member in ["Ec2SubnetId", "Ec2SubnetIds"] {
            add(&mut self.subnets, texts(get(instances, member)));
        }
        for member in [
            "AdditionalMasterSecurityGroups",
            "AdditionalSlaveSecurityGroups",
        ] {
            add(&mut self.security_groups, texts(get(instances, member)));
        }
        add(
            &mut self.log_keys,
            texts(get(request, "LogEncryptionKmsKeyId")),
        );
        for action in items(request, "BootstrapActions") {
            self.add_object(action.pointer("/ScriptBootstrapAction/Path"));
        }
        if let Some(role) = request.get("StepExecutionRoleArn").and_then(Value::as_str) {
            self.add_step_role(role);
        }
        self.add_configurations(request);
        for list in ["InstanceGroups", "InstanceFleets"] {
            for group in items(instances, list) {
                self.add_configurations(group);
                items(group, "InstanceTypeConfigs").for_each(|own| self.add_configurations(own));
            }
        }
    }

    /// Adds secrets that are in configurations, by their ARNs.
    pub(crate) fn add_secrets<'s>(&mut self, secrets: impl Iterator<Item = &'s str>) {
        add(&mut self.secrets, secrets);
    }

    /// Adds what a step needs, as EMR gets it.
    pub fn add_step(&mut self, step: &Value) {
        self.add_object(step.pointer("/HadoopJarStep/Jar"));
    }

    /// Adds code that a step reads, if the text is where that is.
    pub fn add_code(&mut self, uri: &str) {
        add(
            &mut self.objects,
            [uri].into_iter().filter(|uri| is_object(uri)),
        );
    }

    /// Adds the role that steps run with.
    pub fn add_step_role(&mut self, role: &str) {
        add(&mut self.step_roles, [role].into_iter());
    }

    fn add_object(&mut self, uri: Option<&Value>) {
        let uri = uri.and_then(Value::as_str);
        add(
            &mut self.objects,
            uri.filter(|uri| is_object(uri)).into_iter(),
        );
    }

    /// Those of a cluster, a group or a configuration.
    fn add_configurations(&mut self, of: &Value) {
        for configuration in items(of, "Configurations") {
            let properties = get(configuration, "Properties").as_object();
            for (key, value) in properties.into_iter().flatten() {
                let Some(value) = value.as_str() else {
                    continue;
                };
                self.glue |= GLUE.iter().any(|word| value.contains(word));
                if key.starts_with(SECRET) {
                    add(&mut self.secrets, [secret(value).as_str()].into_iter());
                }
            }
            self.add_configurations(configuration);
        }
    }
}

/// The ARN of a secret as policies have it. An ARN without the six characters that Secrets Manager puts behind a name, or
/// a name alone, is that of whatever they are (Secrets Manager User Guide, "IAM policy examples").
pub(crate) fn secret(id: &str) -> String {
    // One of the template's, whose ARN it knows.
    if !is_arn(id) && text::has_references(id) {
        return id.to_owned();
    }
    let arn = match is_arn(id) {
        true => id.to_owned(),
        false => text::arn("secretsmanager", &format!("secret:{id}")),
    };
    let suffix = arn.rsplit_once('-').map(|(_, suffix)| suffix);
    let is_complete = suffix.is_some_and(|suffix| {
        suffix.len() == 6 && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    match is_complete {
        true => arn,
        false => format!("{arn}-??????"),
    }
}

/// Whether a text is the URI of an object, and not a text with an expression in it, whose value nobody knows yet.
fn is_object(uri: &str) -> bool {
    let schemes = ["s3://", "s3a://", "s3n://"];
    schemes.iter().any(|scheme| uri.starts_with(scheme)) && !uri.contains("{%")
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    let items = value.as_array().into_iter().flatten();
    let single = value.as_str();
    single.into_iter().chain(items.filter_map(Value::as_str))
}

fn add<'v>(list: &mut Vec<String>, values: impl Iterator<Item = &'v str>) {
    for value in values {
        if !list.iter().any(|own| own == value) {
            list.push(value.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Needs, secret};

    #[test]
    fn what_clusters_need_is_in_their_requests() {
        let arn = "arn:aws:secretsmanager:eu-west-1:1:secret:metastore-AbC123";
        let request = json!({
            "Instances": {
                "Ec2SubnetIds": ["subnet-1", "subnet-2"],
                "InstanceGroups": [{ "AutoScalingPolicy": {}, "Configurations": [
                    { "Classification": "x", "Configurations": [
                        { "Classification": "y", "Properties": { "EMR.secret@password": arn } },
                    ]},
                ]}],
                "AdditionalMasterSecurityGroups": ["sg-9"],
            },
            "BootstrapActions": [{ "ScriptBootstrapAction": { "Path": "s3://b/setup.sh" } }],
            "Configurations": [{ "Classification": "hive-site", "Properties": {
                "hive.metastore.client.factory.class": "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory",
                "not.a.secret": "arn:x",
            }}],
        });
        let mut needs = Needs::default();
        needs.add_request(&request);
        needs.add_request(&request);
        needs.add_step(&json!({ "HadoopJarStep": { "Jar": "command-runner.jar" } }));
        needs.add_step(&json!({ "HadoopJarStep": { "Jar": "s3://b/job.jar" } }));
        let expected = Needs {
            automatic_scaling: true,
            glue: true,
            secrets: vec![arn.to_owned()],
            subnets: vec!["subnet-1".to_owned(), "subnet-2".to_owned()],
            security_groups: vec!["sg-9".to_owned()],
            objects: vec!["s3://b/setup.sh".to_owned(), "s3://b/job.jar".to_owned()],
            ..Needs::default()
        };
        assert_eq!(needs, expected);
    }

    #[test]
    fn a_secret_without_its_suffix_is_whatever_has_that_name() {
        let arn = "arn:aws:secretsmanager:eu-west-1:1:secret:metastore";
        assert_eq!(secret(arn), format!("{arn}-??????"));
        assert_eq!(secret(&format!("{arn}-AbC123")), format!("{arn}-AbC123"));
        assert!(secret("kerberos").ends_with(":secret:kerberos-??????"));
        let own = crate::template::text::reference("SplitSecret");
        assert_eq!(secret(&own), own);
    }
}

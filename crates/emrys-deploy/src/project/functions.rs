// SPDX-License-Identifier: Apache-2.0
//! Launch functions: a state machine with its role, and a parameter, each. One whose clusters need Kerberos' passwords has a
//! second machine, and the key of its history.

use emrys_document::elements::LaunchFunction;
use serde_json::{Value, json};

use super::DeployError;
use super::builder::{Builder, NewMachine, machine_arn, topic};
use super::clusters::{from_registry, overrides, registered};
use super::profiles::{Clusters, Profiles};
use crate::launch::{self, Function, Integration, Kerberos, Override};
use crate::members;
use crate::policy;
use crate::registry::{Kind, values};
use crate::template::text::{account, partition, reference};
use crate::template::{Resource, ids};

/// How long a key can be had back after its stack has gone, in days; the least that KMS takes.
const KEY_WINDOW: u32 = 7;

impl Builder<'_> {
    /// Adds all launch functions.
    pub(super) fn launch_functions(
        &mut self,
        profiles: &Profiles,
        clusters: &Clusters,
    ) -> Result<(), DeployError> {
        for (name, function) in self.project.launch_functions.iter() {
            self.launch_function(name, function, profiles, clusters)?;
        }
        Ok(())
    }

    fn launch_function(
        &mut self,
        name: &str,
        document: &LaunchFunction,
        profiles: &Profiles,
        clusters: &Clusters,
    ) -> Result<(), DeployError> {
        let profile = self.profile(&document.profile, profiles)?;
        let (cluster, cluster_digest, request, of_cluster) =
            match clusters.get(&document.cluster.value) {
                Some(own) => {
                    let used = self.used(Kind::Cluster, &document.cluster, (), &own.text)?;
                    let request = own.request.clone();
                    (used.entry, used.digest, request, own.overrides.clone())
                }
                None => {
                    let used = self.registered_cluster(&document.cluster)?;
                    let own = from_registry(&used.value.allowed_overrides);
                    (used.entry, used.digest, used.value.request, own)
                }
            };
        let allowed_overrides = match document.allowed_overrides.as_deref() {
            Some(own) => overrides(own),
            None => of_cluster,
        };
        let tags = document.tags.iter();
        let tags = tags.map(|(key, value)| (key.value.clone(), value.0.clone()));
        let id = ids::of("Function", name);
        let machine = format!("{}_{name}", self.namespace);
        let cluster_name = document.cluster_name.as_deref();
        let notifications = document.notifications.clone().unwrap_or_default();
        let kerberos = profile.value.kerberos_secret.clone();
        let integration = integration(&request, &profile.value.request, &allowed_overrides);
        let function = Function {
            namespace: self.namespace.clone(),
            name: name.to_owned(),
            profile: profile.entry,
            cluster,
            cluster_name: cluster_name.map_or(name, String::as_str).to_owned(),
            fail_if_cluster_running: document.fails_if_cluster_running(),
            reuse_running_cluster: document.reuses_running_cluster(),
            wait_for_cluster_start: document.waits_for_cluster_start(),
            allowed_overrides,
            tags: tags.collect(),
            success_topic: notifications.success.as_deref().map(|name| topic(name)),
            failure_topic: notifications.failure.as_deref().map(|name| topic(name)),
            kerberos: kerberos.map(|secret| Kerberos {
                secret,
                machine: machine_arn(&format!("{machine}-secret")),
                key: reference(&format!("{id}Key.Arn")),
            }),
            integration,
        };
        let own = self.own(name)?;
        let value = values::LaunchFunction {
            head: values::Head::new(
                Kind::LaunchFunction,
                &own,
                document.description.as_deref().cloned(),
            ),
            profile: function.profile.name.clone(),
            cluster: function.cluster.name.clone(),
            profile_digest: profile.digest,
            cluster_digest,
            cluster_name: function.cluster_name.clone(),
            state_machine: machine_arn(&machine),
            allowed_overrides: registered(&function.allowed_overrides),
            tags: function
                .tags
                .iter()
                .map(|(key, value)| values::Tag {
                    key: key.clone(),
                    value: value.clone(),
                })
                .collect(),
            fail_if_cluster_running: function.fail_if_cluster_running,
            reuse_running_cluster: function.reuse_running_cluster,
            wait_for_cluster_start: function.wait_for_cluster_start,
        };
        let text = values::to_text(&own.parameter(Kind::LaunchFunction), &value)?;
        let what = format!("The launch function {own}.");
        self.add_parameter(Kind::LaunchFunction, &id, &own, &what, text)?;
        let boundary = self.boundary(&document.profile);
        self.function_machines(&id, &function, &profile.value.roles.passed(), boundary)
    }

    fn function_machines(
        &mut self,
        id: &str,
        function: &Function,
        roles: &[(String, String)],
        boundary: Option<String>,
    ) -> Result<(), DeployError> {
        let of = format!("the launch function {}", function.qualified_name());
        if let Some(kerberos) = &function.kerberos {
            let name = function.secret_machine_name();
            self.add(
                &format!("{id}Key"),
                history_key(&name, &kerberos.machine, &self.namespace),
            )?;
            self.add_machine(NewMachine {
                id: &format!("{id}Secret"),
                name: &name,
                of: &format!("{of}, with Kerberos' passwords"),
                definition: launch::secret_definition(function).unwrap_or_default(),
                statements: launch::secret_actions(function, roles).unwrap_or_default(),
                key: Some(kerberos.key.clone()),
                boundary: boundary.clone(),
            })?;
        }
        self.add_machine(NewMachine {
            id,
            name: &function.machine_name(),
            of: &of,
            definition: launch::definition(function),
            statements: launch::actions(function, roles),
            key: None,
            boundary,
        })?;
        Ok(())
    }

    /// The ARN of the policy that bounds what is created for a profile.
    pub(super) fn boundary(&self, profile: &str) -> Option<String> {
        let profile = self.project.profiles.get(profile)?;
        profile.permissions_boundary.as_deref().cloned()
    }
}

/// Through what a request goes, with what its profile gives it.
fn integration(cluster: &Value, profile: &Value, overrides: &[Override]) -> Integration {
    let mut request = cluster.clone();
    for (name, member) in profile.as_object().into_iter().flatten() {
        if name != "Instances" {
            members::set(&mut request, name, member.clone());
        }
    }
    Integration::of(&request, overrides)
}

/// The key of the history of a machine. Its policy lets nobody use it but for that machine, and lets the account say who may
/// do that: whoever reads the history has to be allowed it by a policy of their own (Step Functions Developer Guide, "Data
/// at rest encryption").
pub(super) fn history_key(name: &str, machine: &str, namespace: &str) -> Resource {
    let account = format!("arn:{}:iam::{}:root", partition(), account());
    let administer = json!({
        "Sid": "Administer",
        "Effect": "Allow",
        "Principal": { "AWS": account },
        "Action": [
            "kms:CancelKeyDeletion",
            "kms:CreateGrant",
            "kms:Describe*",
            "kms:Disable*",
            "kms:Enable*",
            "kms:Get*",
            "kms:List*",
            "kms:PutKeyPolicy",
            "kms:RevokeGrant",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:Update*",
        ],
        "Resource": "*",
    });
    let read = json!({
        "Sid": "UseForThatMachine",
        "Effect": "Allow",
        "Principal": { "AWS": account },
        "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
        "Resource": "*",
        "Condition": { "StringEquals": { "kms:EncryptionContext:aws:states:stateMachineArn": machine } },
    });
    let properties = json!({
        "Description": format!("The history of {name}."),
        "EnableKeyRotation": true,
        "PendingWindowInDays": KEY_WINDOW,
        "KeyPolicy": { "Version": "2012-10-17", "Statement": [administer, read] },
        "Tags": policy::tags(namespace),
    });
    Resource::new("AWS::KMS::Key", properties)
}

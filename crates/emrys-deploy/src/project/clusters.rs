// SPDX-License-Identifier: Apache-2.0
//! Clusters as configurations of the registry: their requests without what a profile and a launch function give them.

use emrys_catalog::run_job_flow;
use emrys_document::Project;
use emrys_document::elements::{AllowedOverride, Cluster, Map as Elements, forbidden_override};
use emrys_synth::lower;
use serde_json::{Map, Value, json};

use super::builder::Builder;
use super::{DeployError, documents};
use crate::launch::{Kind, Override};
use crate::members;
use crate::registry::{self, values};
use crate::secrets::{self, Split};
use crate::template::text::reference;
use crate::template::{Resource, ids};

/// What profiles and launch functions give a request.
const OF_OTHERS: [&str; 5] = [
    "Name",
    "Steps",
    "ServiceRole",
    "JobFlowRole",
    "AutoScalingRole",
];
const GROUPS: [&str; 3] = [
    "EmrManagedMasterSecurityGroup",
    "EmrManagedSlaveSecurityGroup",
    "ServiceAccessSecurityGroup",
];
/// The passwords of `KerberosAttributes`, which nothing may store.
const PASSWORDS: [&str; 3] = [
    "ADDomainJoinPassword",
    "CrossRealmTrustPrincipalPassword",
    "KdcAdminPassword",
];

/// A cluster as it is registered.
pub(super) struct Configuration {
    /// RunJobFlow's request, texts with references.
    pub(super) request: Value,
    /// What callers may change.
    pub(super) overrides: Vec<Override>,
    /// Its value in the registry.
    pub(super) text: String,
}

impl Builder<'_> {
    /// Lowers a cluster, whose files go to the place for artifacts, and adds its parameter.
    pub(super) fn cluster(
        &mut self,
        name: &str,
        cluster: &Cluster,
        artifacts: Option<&str>,
    ) -> Result<Configuration, DeployError> {
        let failed = |source| DeployError::Lower {
            name: name.to_owned(),
            source,
        };
        let place = artifacts.map(|uri| self.artifacts(uri));
        let plan = lower::cluster(
            self.project,
            name,
            cluster,
            &self.destination(place.as_deref()),
        )
        .map_err(failed)?;
        if plan.request.release_label.is_none() || !plan.steps.is_empty() {
            return Err(DeployError::AmiVersion(name.to_owned()));
        }
        // What the documents' buckets bring with them is for runs on an engine.
        let own = plan.uploads.into_iter();
        let own = own.filter(|upload| {
            !plan.buckets.contains(&upload.bucket) || upload.key.contains("/emrys/artifacts/")
        });
        self.upload(own.collect());
        // Requests have nothing that cannot be written as JSON.
        let mut request = serde_json::to_value(&plan.request).unwrap_or_default();
        if let Some(members) = request.as_object_mut() {
            members
                .retain(|member, own| !OF_OTHERS.contains(&member.as_str()) && *own != json!([]));
        }
        if let Some(instances) = request.get_mut("Instances").and_then(Value::as_object_mut) {
            instances.retain(|member, _| !GROUPS.contains(&member.as_str()));
            // Clusters of launch functions wait for steps.
            instances.insert("KeepJobFlowAliveWhenNoSteps".to_owned(), json!(true));
        }
        let attributes = request.get("KerberosAttributes");
        let has_password =
            attributes.is_some_and(|own| PASSWORDS.iter().any(|name| own.get(name).is_some()));
        if has_password {
            return Err(DeployError::Password(name.to_owned()));
        }
        documents::fill(&mut self.template, name, &mut request)?;
        let secrets = Split::all(&self.namespace, name, &plan.secrets);
        secrets::refer(&mut request, &secrets);
        self.secrets(secrets)?;
        if let Some(security) =
            self.security_configuration(cluster.security_configuration.as_deref())?
        {
            members::set(&mut request, "SecurityConfiguration", json!(security));
        }
        let overrides = overrides(&cluster.allowed_overrides);
        let own = self.own(name)?;
        let value = values::Cluster {
            head: values::Head::new(
                registry::Kind::Cluster,
                &own,
                cluster.description.as_deref().cloned(),
            ),
            request: request.clone(),
            allowed_overrides: registered(&overrides),
        };
        let text = values::to_text(&own.parameter(registry::Kind::Cluster), &value)?;
        let id = ids::of("Cluster", name);
        self.add_parameter(
            registry::Kind::Cluster,
            &id,
            &own,
            &format!("The cluster configuration {own}."),
            text.clone(),
        )?;
        let principals: Vec<&String> = cluster.shared_with.iter().map(|own| &own.value).collect();
        if !principals.is_empty() {
            self.share(&id, &own.parameter(registry::Kind::Cluster), &principals)?;
        }
        Ok(Configuration {
            request,
            overrides,
            text,
        })
    }

    /// The name of a security configuration: of one of the project's, which is added, or of one that exists.
    pub(super) fn security_configuration(
        &mut self,
        name: Option<&String>,
    ) -> Result<Option<String>, DeployError> {
        let Some(name) = name else { return Ok(None) };
        let Some(configuration) = security_json(self.project, name) else {
            return Ok(Some(name.clone()));
        };
        let id = ids::of("Security", name);
        if !self.template.resources.contains_key(&id) {
            let mut configuration = configuration;
            documents::fill(&mut self.template, name, &mut configuration)?;
            // Neither EMR nor CloudFormation changes one in its place: another content has another name.
            let content = configuration.to_string();
            let name = ids::marked(&format!("{}-{name}", self.namespace), &content);
            let properties = json!({
                "Name": name,
                "SecurityConfiguration": configuration,
            });
            self.add(
                &id,
                Resource::new("AWS::EMR::SecurityConfiguration", properties),
            )?;
        }
        Ok(Some(reference(&id)))
    }
}

/// The JSON of a security configuration of the project.
pub(super) fn security_json(project: &Project, name: &str) -> Option<Value> {
    let configuration = project.security_configurations.get(name)?;
    Some(lower::security_configuration_json(configuration))
}

/// What callers may change, with the types of the members.
pub(super) fn overrides(allowed: &Elements<AllowedOverride>) -> Vec<Override> {
    let own = allowed.iter().map(|(name, allowed)| {
        let path = allowed.path.value.clone();
        let number = |number: &emrys_document::Spanned<serde_json::Number>| number.value.clone();
        let minimum = allowed.minimum.as_ref().map(number);
        let maximum = allowed.maximum.as_ref().map(number);
        let default = allowed.default.as_ref().map(|value| value.value.0.clone());
        let values: Vec<Value> = allowed
            .values
            .iter()
            .map(|value| value.value.0.clone())
            .collect();
        let kind = of_member(&path);
        Override {
            name: name.value.clone(),
            path,
            kind,
            default,
            minimum,
            maximum,
            values,
        }
    });
    own.collect()
}

/// The same as the registry has them.
pub(super) fn registered(overrides: &[Override]) -> Map<String, Value> {
    let own = overrides.iter().map(|own| {
        let value = values::AllowedOverride {
            path: own.path.clone(),
            kind: own.kind.as_str().to_owned(),
            default: own.default.clone(),
            minimum: own.minimum.clone(),
            maximum: own.maximum.clone(),
            values: own.values.clone(),
        };
        (
            own.name.clone(),
            serde_json::to_value(value).unwrap_or_default(),
        )
    });
    own.collect()
}

/// The same from the registry.
pub(super) fn from_registry(own: &Map<String, Value>) -> Vec<Override> {
    let overrides = own.iter().filter_map(|(name, value)| {
        let own: values::AllowedOverride = serde_json::from_value(value.clone()).ok()?;
        // Whoever stored it may not have asked the rule for documents.
        if forbidden_override(&own.path).is_some() {
            return None;
        }
        Some(Override {
            name: name.clone(),
            path: own.path,
            kind: kind(&own.kind)?,
            default: own.default,
            minimum: own.minimum,
            maximum: own.maximum,
            values: own.values,
        })
    });
    overrides.collect()
}

fn kind(word: &str) -> Option<Kind> {
    let kinds = [
        Kind::Integer,
        Kind::Number,
        Kind::Text,
        Kind::Boolean,
        Kind::List,
        Kind::Structure,
    ];
    kinds.into_iter().find(|kind| kind.as_str() == word)
}

/// The type of the member that a path leads to. A rule of documents refuses paths that lead nowhere.
fn of_member(path: &str) -> Kind {
    run_job_flow::member(path).unwrap_or(Kind::Text)
}

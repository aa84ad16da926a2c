// SPDX-License-Identifier: Apache-2.0
//! Launch functions: a state machine with its role, and a parameter, each.

use emrys_document::elements::LaunchFunction;

use super::DeployError;
use super::builder::{Builder, machine_arn};
use super::clusters::{from_registry, overrides, registered};
use super::profiles::{Clusters, Profiles};
use crate::registry::{Kind, values};
use crate::template::ids;

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
        let (cluster, request, of_cluster) = match clusters.get(&document.cluster.value) {
            Some(own) => {
                let used = self.used(Kind::Cluster, &document.cluster, (), &own.text)?;
                (
                    (used.entry, used.digest),
                    own.request.clone(),
                    own.overrides.clone(),
                )
            }
            None => {
                let used = self.registered_cluster(&document.cluster)?;
                let own = from_registry(&used.value.allowed_overrides);
                ((used.entry, used.digest), used.value.request, own)
            }
        };
        let allowed = match document.allowed_overrides.as_deref() {
            Some(own) => overrides(own, &request),
            None => of_cluster,
        };
        let own = self.own(name)?;
        let tags: Vec<(String, String)> = document
            .tags
            .iter()
            .map(|(key, value)| (key.value.clone(), value.0.clone()))
            .collect();
        let machine = format!("{}_{name}", self.namespace);
        let id = ids::of("Function", name);
        let cluster_name = document
            .cluster_name
            .as_deref()
            .map_or(name, String::as_str);
        let value = values::LaunchFunction {
            schema: values::SCHEMA,
            kind: Kind::LaunchFunction.word().to_owned(),
            namespace: self.namespace.clone(),
            name: name.to_owned(),
            description: document.description.as_deref().cloned(),
            profile: profile.entry.name.clone(),
            cluster: cluster.0.name.clone(),
            profile_digest: profile.digest.clone(),
            cluster_digest: cluster.1,
            cluster_name: cluster_name.to_owned(),
            state_machine: machine_arn(&machine),
            allowed_overrides: registered(&allowed),
            tags: tags
                .iter()
                .map(|(key, value)| values::Tag {
                    key: key.clone(),
                    value: value.clone(),
                })
                .collect(),
            fail_if_cluster_running: document.fails_if_cluster_running(),
            reuse_running_cluster: document.reuses_running_cluster(),
            wait_for_cluster_start: document.waits_for_cluster_start(),
        };
        let text = values::to_text(&own.parameter(Kind::LaunchFunction), &value)?;
        self.add_parameter(
            Kind::LaunchFunction,
            &id,
            &own,
            &format!("The launch function {own}."),
            text,
        )
    }
}

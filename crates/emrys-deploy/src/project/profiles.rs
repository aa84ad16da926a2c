// SPDX-License-Identifier: Apache-2.0
//! Profiles: which clusters each is used with, what they need of it, and what becomes of it.

use std::collections::BTreeMap;

use super::builder::Builder;
use super::clusters::{Configuration, security_json};
use super::{DeployError, documents};
use crate::launch::{Entry, Expected};
use crate::profile::{self, Needs, Source};
use crate::registry::{self, Kind, values};
use crate::secrets::Split;
use crate::template::{ids, text};

/// Something registered that a launch function or pipeline uses: one of the project's own, or another's.
pub(super) struct Used<T> {
    /// Its value.
    pub(super) value: T,
    /// What the state machine finds, and what it has to be.
    pub(super) entry: Entry,
    /// The value's digest, unless only a deployment knows it.
    pub(super) digest: Option<String>,
}

/// The project's own clusters by name.
pub(super) type Clusters = BTreeMap<String, Configuration>;
/// Its profiles, with their values as texts.
pub(super) type Profiles = BTreeMap<String, (values::Profile, String)>;

impl Builder<'_> {
    /// Adds all clusters.
    pub(super) fn clusters(&mut self) -> Result<Clusters, DeployError> {
        let mut clusters = Clusters::new();
        for (name, cluster) in self.project.clusters.iter() {
            let artifacts = self.artifacts_of(name);
            let configuration = self.cluster(name, cluster, artifacts.as_deref())?;
            clusters.insert(name.value.clone(), configuration);
        }
        Ok(clusters)
    }

    /// Where a cluster's files go: the place for artifacts of the first profile that is used with it, else of the first.
    fn artifacts_of(&self, cluster: &str) -> Option<String> {
        let place = |profile: &str| {
            let profile = self.project.profiles.get(profile)?;
            profile
                .artifacts
                .as_deref()
                .map(|uri| uri.as_str().to_owned())
        };
        let functions = self.project.launch_functions.iter();
        let mut used = functions
            .filter(|(_, function)| *function.cluster.value == *cluster)
            .filter_map(|(_, function)| place(&function.profile.value));
        let mut all = self
            .project
            .profiles
            .iter()
            .filter_map(|(name, _)| place(name));
        used.next().or_else(|| all.next())
    }

    /// Adds all profiles.
    pub(super) fn profiles(&mut self, clusters: &Clusters) -> Result<Profiles, DeployError> {
        let mut profiles = Profiles::new();
        for (name, document) in self.project.profiles.iter() {
            let needs = self.needs(name, clusters)?;
            let id = ids::of("Profile", name);
            let security = document.security_configuration.as_deref();
            let mut security_json = security.and_then(|name| security_json(self.project, name));
            if let Some(json) = &mut security_json {
                documents::fill(&mut self.template, name, json)?;
            }
            let security_configuration = self.security_configuration(security)?;
            let own = self.own(name)?;
            let source = Source {
                id: &id,
                namespace: &self.namespace,
                name,
                own: &own,
                profile: document,
                security_configuration,
                security: security_json,
                needs: &needs,
            };
            let made = profile::declare(&mut self.template, &source);
            for (role, condition) in made.roles {
                self.add_role(role, Some(condition))?;
            }
            let value = values::to_text(&own.parameter(Kind::Profile), &made.value)?;
            self.add_parameter(
                Kind::Profile,
                &id,
                &own,
                &format!("The profile {own}."),
                value.clone(),
            )?;
            profiles.insert(name.value.clone(), (made.value, value));
        }
        Ok(profiles)
    }

    /// What the clusters and their steps need that the project launches with a profile. One that it launches nothing with is for others:
    /// it gets what any cluster of the project needs.
    fn needs(&self, profile: &str, clusters: &Clusters) -> Result<Needs, DeployError> {
        let mut needs = Needs::default();
        let mut is_used = false;
        for (_, function) in self.project.launch_functions.iter() {
            if *function.profile.value != *profile {
                continue;
            }
            is_used = true;
            match clusters.get(&function.cluster.value) {
                Some(cluster) => needs.add_request(&cluster.request),
                None => {
                    needs.add_request(&self.registered_cluster(&function.cluster)?.value.request);
                }
            }
        }
        let pipelines = self.project.pipelines.iter();
        for (_, pipeline) in pipelines {
            let is_own = pipeline.profile.as_deref().map(String::as_str) == Some(profile);
            if let Some(job_flow) = pipeline.job_flow().filter(|_| is_own) {
                let secrets = Split::of_job_flow(self.project, job_flow);
                let arns: Vec<String> =
                    secrets.iter().map(|own| text::reference(&own.id)).collect();
                needs.add_secrets(arns.iter().map(String::as_str));
            }
        }
        is_used |= self.needs_of_pipelines(profile, &mut needs);
        if !is_used {
            needs.automatic_scaling = true;
            needs.placement_groups = true;
            clusters
                .values()
                .for_each(|cluster| needs.add_request(&cluster.request));
        }
        Ok(needs)
    }

    /// A profile of the project, or of another one.
    pub(super) fn profile(
        &self,
        name: &str,
        profiles: &Profiles,
    ) -> Result<Used<values::Profile>, DeployError> {
        if let Some((value, text)) = profiles.get(name) {
            return self.used(Kind::Profile, name, value.clone(), text);
        }
        self.registered(Kind::Profile, name)
    }

    /// A cluster of another project.
    pub(super) fn registered_cluster(
        &self,
        name: &str,
    ) -> Result<Used<values::Cluster>, DeployError> {
        self.registered(Kind::Cluster, name)
    }

    /// One of the project's own.
    pub(super) fn used<T>(
        &self,
        kind: Kind,
        name: &str,
        value: T,
        text: &str,
    ) -> Result<Used<T>, DeployError> {
        let own = self.own(name)?;
        let digest = (!text::has_references(text)).then(|| registry::digest(text));
        let expected = match &digest {
            Some(digest) => Expected::Digest(digest.clone()),
            None => Expected::Text(text.to_owned()),
        };
        let entry = Entry {
            name: own.to_string(),
            parameter_name: own.parameter(kind),
            expected,
        };
        Ok(Used {
            value,
            entry,
            digest,
        })
    }

    /// What the lock file has of another project.
    pub(super) fn registered<T: for<'de> serde::Deserialize<'de>>(
        &self,
        kind: Kind,
        name: &str,
    ) -> Result<Used<T>, DeployError> {
        let address = self.named(name)?;
        if !address.may_be(kind) {
            return Err(DeployError::AnotherKind {
                kind,
                arn: address.to_string(),
            });
        }
        let locked = self.inputs.lock.get(kind, &address);
        let locked = locked.ok_or_else(|| DeployError::NotFound {
            kind,
            name: address.to_string(),
        })?;
        let value = values::read(kind, &address.to_string(), &locked.value)?;
        let entry = Entry {
            name: address.to_string(),
            parameter_name: address.parameter(kind),
            expected: Expected::Digest(locked.digest.clone()),
        };
        let digest = Some(locked.digest.clone());
        Ok(Used {
            value,
            entry,
            digest,
        })
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Instance profiles: what EMR's API calls the job flow role.

use emrys_protocol::query::{Element, Form};
use emrys_protocol::{ApiError, ErrorCode};
use serde::{Deserialize, Serialize};

use super::super::moment;
use super::{
    Draft, Iam, IamRecord, exists, id, name, no_such_entity, path, roles, tag_elements, tags,
};
use crate::api::ACCOUNT;
use crate::engine::Shared;
use crate::records::Millis;

/// What the ids of profiles in the journal begin with.
const KEY: &str = "instance-profile/";

/// An instance profile.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ProfileRecord {
    name: String,
    path: String,
    id: String,
    created: Millis,
    tags: Vec<(String, String)>,
    /// The name of its role, of which it has one at most.
    role: Option<String>,
}

impl ProfileRecord {
    pub(super) fn has_role(&self, role: &str) -> bool {
        self.role.as_deref() == Some(role)
    }

    /// What is shown. The role's own elements come from `role`.
    fn elements(&self, role: impl Fn(&str) -> Option<Vec<Element>>) -> Vec<Element> {
        let role = self.role.as_deref().and_then(role);
        let mut elements = vec![
            Element::text("Path", &self.path),
            Element::text("InstanceProfileName", &self.name),
            Element::text("InstanceProfileId", &self.id),
            Element::text(
                "Arn",
                format!(
                    "arn:aws:iam::{ACCOUNT}:instance-profile{}{}",
                    self.path, self.name
                ),
            ),
            Element::text("CreateDate", moment(self.created)),
            Element::list("Roles", "member", role),
        ];
        elements.extend(tag_elements(&self.tags));
        elements
    }
}

fn key(name: &str) -> String {
    format!("{KEY}{name}")
}

fn no_profile(name: &str) -> ApiError {
    no_such_entity(format!("Instance Profile {name} cannot be found."))
}

impl Iam {
    pub(crate) async fn create_profile(
        &self,
        shared: &Shared,
        form: &Form,
    ) -> Result<Vec<Element>, ApiError> {
        let name = name(form, "InstanceProfileName")?;
        let profile = ProfileRecord {
            name: name.to_owned(),
            path: path(form)?,
            id: id(shared, "AIPA"),
            created: crate::time::now(),
            tags: tags(form),
            role: None,
        };
        self.change(|draft| {
            if draft.get(&key(name)).is_some() {
                return Err(exists("Instance Profile", name));
            }
            let shown = profile.elements(|_| None);
            draft.put(key(name), IamRecord::InstanceProfile(profile));
            Ok(vec![Element::structure("InstanceProfile", shown)])
        })
        .await
    }

    pub(crate) fn profile(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let name = name(form, "InstanceProfileName")?;
        let record = self.records.get(&key(name));
        let profile = record.as_ref().and_then(|record| record.as_profile());
        let profile = profile.ok_or_else(|| no_profile(name))?;
        let shown = profile.elements(|role| self.role_elements(role));
        Ok(vec![Element::structure("InstanceProfile", shown)])
    }

    pub(crate) fn profiles(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        // Taken before: the table cannot be asked while it is read.
        let records = self.records.read(Clone::clone);
        self.page(form, KEY, "InstanceProfiles", |record| {
            let profile = record.as_profile()?;
            let shown = profile.elements(|role| {
                let role = records.get(&roles::key(role))?.as_role()?;
                Some(role.elements())
            });
            Some((&profile.path, shown))
        })
    }

    pub(crate) fn profiles_of_role(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let role = self.find_role(form)?;
        self.page(form, KEY, "InstanceProfiles", |record| {
            let profile = record.as_profile()?;
            let shown = profile.elements(|_| Some(role.elements()));
            profile
                .has_role(&role.name)
                .then_some((&profile.path, shown))
        })
    }

    pub(crate) async fn delete_profile(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let name = name(form, "InstanceProfileName")?;
        self.change(|draft| {
            if profile_of(draft, name)?.role.is_some() {
                return Err(ApiError::new(
                    ErrorCode::DeleteConflict,
                    "Cannot delete entity, must remove roles from instance profile first.",
                ));
            }
            draft.remove(key(name));
            Ok(Vec::new())
        })
        .await
    }

    pub(crate) async fn add_role_to_profile(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let profile = name(form, "InstanceProfileName")?;
        let role = name(form, "RoleName")?;
        self.change(|draft| {
            roles::role_of(draft, role)?;
            let mut record = profile_of(draft, profile)?.clone();
            if record.role.is_some() {
                return Err(ApiError::new(
                    ErrorCode::LimitExceeded,
                    "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
                ));
            }
            record.role = Some(role.to_owned());
            draft.put(key(profile), IamRecord::InstanceProfile(record));
            Ok(Vec::new())
        })
        .await
    }

    pub(crate) async fn remove_role_from_profile(
        &self,
        form: &Form,
    ) -> Result<Vec<Element>, ApiError> {
        let profile = name(form, "InstanceProfileName")?;
        let role = name(form, "RoleName")?;
        self.change(|draft| {
            let mut record = profile_of(draft, profile)?.clone();
            if !record.has_role(role) {
                return Err(roles::no_role(role));
            }
            record.role = None;
            draft.put(key(profile), IamRecord::InstanceProfile(record));
            Ok(Vec::new())
        })
        .await
    }

    fn role_elements(&self, name: &str) -> Option<Vec<Element>> {
        let record = self.records.get(&roles::key(name))?;
        Some(record.as_role()?.elements())
    }
}

fn profile_of<'a>(
    draft: &'a Draft<'_, IamRecord>,
    name: &str,
) -> Result<&'a ProfileRecord, ApiError> {
    let record = draft.get(&key(name));
    record
        .and_then(IamRecord::as_profile)
        .ok_or_else(|| no_profile(name))
}

// SPDX-License-Identifier: Apache-2.0
//! Roles, and the managed policies that are attached to them.

use std::collections::BTreeSet;

use emrys_protocol::query::{Element, Form};
use emrys_protocol::{ApiError, ErrorCode};
use serde::{Deserialize, Serialize};

use super::super::moment;
use super::{
    Draft, Iam, IamRecord, encoded, exists, id, invalid, name, no_such_entity, path, policies,
    tag_elements, tags,
};
use crate::api::ACCOUNT;
use crate::engine::Shared;
use crate::records::Millis;

/// What the ids of roles in the journal begin with.
const KEY: &str = "role/";
/// Seconds that a session of a role lasts at most, unless another number is given.
const SESSION: i32 = 3600;

/// A role.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RoleRecord {
    pub(super) name: String,
    path: String,
    id: String,
    created: Millis,
    /// The document that says who may take the role, as it was given.
    trust_policy: String,
    description: Option<String>,
    max_session_duration: i32,
    tags: Vec<(String, String)>,
    /// ARNs.
    policies: BTreeSet<String>,
}

impl RoleRecord {
    pub(super) fn elements(&self) -> Vec<Element> {
        let mut elements = vec![
            Element::text("Path", &self.path),
            Element::text("RoleName", &self.name),
            Element::text("RoleId", &self.id),
            Element::text(
                "Arn",
                format!("arn:aws:iam::{ACCOUNT}:role{}{}", self.path, self.name),
            ),
            Element::text("CreateDate", moment(self.created)),
            Element::text("AssumeRolePolicyDocument", encoded(&self.trust_policy)),
            Element::text("MaxSessionDuration", self.max_session_duration.to_string()),
        ];
        let description = self.description.as_ref();
        elements.extend(description.map(|text| Element::text("Description", text)));
        elements.extend(tag_elements(&self.tags));
        elements
    }
}

pub(super) fn key(name: &str) -> String {
    format!("{KEY}{name}")
}

/// What is said of a role that does not exist.
pub(super) fn no_role(name: &str) -> ApiError {
    no_such_entity(format!("The role with name {name} cannot be found."))
}

impl Iam {
    pub(crate) async fn create_role(
        &self,
        shared: &Shared,
        form: &Form,
    ) -> Result<Vec<Element>, ApiError> {
        let name = name(form, "RoleName")?;
        let trust_policy = form.required("AssumeRolePolicyDocument")?;
        let is_object = serde_json::from_str::<serde_json::Value>(trust_policy)
            .is_ok_and(|policy| policy.is_object());
        if !is_object {
            return Err(ApiError::new(
                ErrorCode::MalformedPolicyDocument,
                "This policy contains invalid Json",
            ));
        }
        let duration = form.text("MaxSessionDuration").map(str::parse::<i32>);
        let duration = duration.unwrap_or(Ok(SESSION));
        let duration = duration
            .ok()
            .filter(|seconds| (3600..=43200).contains(seconds));
        let role = RoleRecord {
            name: name.to_owned(),
            path: path(form)?,
            id: id(shared, "AROA"),
            created: crate::time::now(),
            trust_policy: trust_policy.to_owned(),
            description: form.text("Description").map(str::to_owned),
            max_session_duration: duration.ok_or_else(|| invalid("maxSessionDuration"))?,
            tags: tags(form),
            policies: BTreeSet::new(),
        };
        self.change(|draft| {
            if draft.get(&key(name)).is_some() {
                return Err(exists("Role", name));
            }
            let shown = Element::structure("Role", role.elements());
            draft.put(key(name), IamRecord::Role(role));
            Ok(vec![shown])
        })
        .await
    }

    pub(crate) fn role(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let role = self.find_role(form)?;
        Ok(vec![Element::structure("Role", role.elements())])
    }

    pub(crate) fn roles(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        self.page(form, KEY, "Roles", |record| {
            let role = record.as_role()?;
            Some((&role.path, role.elements()))
        })
    }

    pub(crate) async fn delete_role(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let name = name(form, "RoleName")?;
        self.change(|draft| {
            let role = role_of(draft, name)?;
            let conflict = |why| Err(ApiError::new(ErrorCode::DeleteConflict, why));
            if !role.policies.is_empty() {
                return conflict("Cannot delete entity, must detach all policies first.");
            }
            let has_it = |(_, record): (&str, &IamRecord)| {
                let profile = record.as_profile();
                profile.is_some_and(|profile| profile.has_role(name))
            };
            if draft.iter().any(has_it) {
                return conflict(
                    "Cannot delete entity, must remove roles from instance profile first.",
                );
            }
            draft.remove(key(name));
            Ok(Vec::new())
        })
        .await
    }

    pub(crate) async fn attach_policy(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let arn = form.required("PolicyArn")?;
        if !policies::is_managed(arn) {
            return Err(no_such_entity(format!(
                "Policy {arn} does not exist or is not attachable."
            )));
        }
        self.change_role(form, |role| {
            role.policies.insert(arn.to_owned());
            Ok(())
        })
        .await
    }

    pub(crate) async fn detach_policy(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let arn = form.required("PolicyArn")?;
        self.change_role(form, |role| {
            let found = role.policies.remove(arn);
            found
                .then_some(())
                .ok_or_else(|| no_such_entity(format!("Policy {arn} was not found.")))
        })
        .await
    }

    pub(crate) fn attached_policies(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let role = self.find_role(form)?;
        let attached = role.policies.iter().map(|arn| {
            vec![
                Element::text("PolicyName", policies::name(arn)),
                Element::text("PolicyArn", arn),
            ]
        });
        Ok(vec![
            Element::list("AttachedPolicies", "member", attached),
            Element::text("IsTruncated", "false"),
        ])
    }

    /// A role has no inline policies here: there is no way to give it any.
    pub(crate) fn inline_policies(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        self.find_role(form)?;
        Ok(vec![
            Element::structure("PolicyNames", Vec::new()),
            Element::text("IsTruncated", "false"),
        ])
    }

    /// How many roles have the policy.
    pub(super) fn attachments(&self, arn: &str) -> usize {
        self.records.read(|records| {
            let roles = records.values().filter_map(|record| record.as_role());
            roles.filter(|role| role.policies.contains(arn)).count()
        })
    }

    pub(super) fn find_role(&self, form: &Form) -> Result<RoleRecord, ApiError> {
        let name = name(form, "RoleName")?;
        let record = self.records.get(&key(name));
        let role = record.as_ref().and_then(|record| record.as_role());
        role.cloned().ok_or_else(|| no_role(name))
    }

    async fn change_role(
        &self,
        form: &Form,
        change: impl FnOnce(&mut RoleRecord) -> Result<(), ApiError>,
    ) -> Result<Vec<Element>, ApiError> {
        let name = name(form, "RoleName")?;
        self.change(|draft| {
            let mut role = role_of(draft, name)?.clone();
            change(&mut role)?;
            draft.put(key(name), IamRecord::Role(role));
            Ok(Vec::new())
        })
        .await
    }
}

/// The role of that name, as a change sees it.
pub(super) fn role_of<'a>(
    draft: &'a Draft<'_, IamRecord>,
    name: &str,
) -> Result<&'a RoleRecord, ApiError> {
    let record = draft.get(&key(name));
    record
        .and_then(IamRecord::as_role)
        .ok_or_else(|| no_role(name))
}

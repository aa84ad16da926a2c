// SPDX-License-Identifier: Apache-2.0
//! AWS's managed policies. Any can be attached; what is in one is known of those that EMR's default roles have.

use emrys_catalog::managed_policies::{self, ManagedPolicy};
use emrys_protocol::ApiError;
use emrys_protocol::query::{Element, Form};

use super::{Iam, encoded, no_such_entity};

/// What the ARN of a managed policy begins with.
const MANAGED: &str = "arn:aws:iam::aws:policy/";

/// Whether it is the ARN of one of AWS's policies.
pub(super) fn is_managed(arn: &str) -> bool {
    arn.strip_prefix(MANAGED)
        .is_some_and(|name| !name.is_empty())
}

/// The policy's name, which is the end of its ARN.
pub(super) fn name(arn: &str) -> &str {
    arn.rsplit_once('/').map_or(arn, |(_, name)| name)
}

impl Iam {
    pub(crate) fn policy(&self, form: &Form) -> Result<Vec<Element>, ApiError> {
        let arn = form.required("PolicyArn")?;
        let policy = find(arn)?;
        let path = policy.path_and_name.rsplit_once('/');
        let path = path.map_or_else(|| "/".to_owned(), |(path, _)| format!("/{path}/"));
        let shown = vec![
            Element::text("PolicyName", name(arn)),
            Element::text("Arn", arn),
            Element::text("Path", path),
            Element::text("DefaultVersionId", policy.version),
            Element::text("AttachmentCount", self.attachments(arn).to_string()),
            Element::text("IsAttachable", "true"),
            Element::text("UpdateDate", policy.created),
        ];
        Ok(vec![Element::structure("Policy", shown)])
    }
}

/// The default version of a policy, the only one that is known.
pub(crate) fn version(form: &Form) -> Result<Vec<Element>, ApiError> {
    let arn = form.required("PolicyArn")?;
    let policy = find(arn)?;
    let version = form.required("VersionId")?;
    if version != policy.version {
        return Err(no_such_entity(format!(
            "Policy {arn} version {version} does not exist or is not attachable."
        )));
    }
    let shown = vec![
        Element::text("Document", encoded(&policy.document.to_string())),
        Element::text("VersionId", policy.version),
        Element::text("IsDefaultVersion", "true"),
        Element::text("CreateDate", policy.created),
    ];
    Ok(vec![Element::structure("PolicyVersion", shown)])
}

fn find(arn: &str) -> Result<&'static ManagedPolicy, ApiError> {
    let name = arn.strip_prefix(MANAGED);
    name.and_then(managed_policies::find)
        .ok_or_else(|| no_such_entity(format!("Policy {arn} was not found.")))
}

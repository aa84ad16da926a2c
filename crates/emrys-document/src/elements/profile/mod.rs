// SPDX-License-Identifier: Apache-2.0
//! A profile: what clusters get from the account, and where their code and logs are. Roles and security groups that it
//! does not name are created with it.

mod authorize;
mod security_groups;

use schemars::JsonSchema;

use crate::elements::{Allow, S3Uri};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

pub use authorize::Authorize;
pub use security_groups::ProfileSecurityGroups;

/// What clusters get from the account, and where their code and logs are.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Profile {
    /// What it is for.
    pub description: Option<Spanned<String>>,
    /// The id of the VPC in which security groups are created; needed where they are.
    pub vpc: Option<Spanned<String>>,
    /// Where code is uploaded to, which clusters read.
    pub artifacts: Option<Spanned<S3Uri>>,
    /// Where logs are copied to, each cluster's under its name.
    pub logs: Option<Spanned<S3Uri>>,
    /// The service role, by name or ARN. Absent: one is created.
    pub service_role: Option<Spanned<String>>,
    /// The instance profile, by name or ARN. Absent: one is created.
    pub instance_profile: Option<Spanned<String>>,
    /// The role in the instance profile, by ARN, where it has another name.
    pub instance_role: Option<Spanned<String>>,
    /// The role of automatic scaling, by name or ARN. Absent: one is created where a cluster needs it.
    pub autoscaling_role: Option<Spanned<String>>,
    /// Security groups that exist. Absent: they are created.
    pub security_groups: Option<Spanned<ProfileSecurityGroups>>,
    /// The security configuration: one under `security_configurations`, which is created, or the name of one that exists.
    pub security_configuration: Option<Spanned<String>>,
    /// The secret with what Kerberos needs, by ARN: a JSON object with `Realm`, `KdcAdminPassword` and, where they are
    /// needed, `CrossRealmTrustPrincipalPassword`, `ADDomainJoinUser`, `ADDomainJoinPassword`.
    pub kerberos_secret: Option<Spanned<String>>,
    /// What the cluster's instances may read and write beside artifacts and logs.
    pub authorize: Option<Spanned<Authorize>>,
    /// The policy that bounds the roles that are created, by ARN.
    pub permissions_boundary: Option<Spanned<String>>,
    /// Whether it says where its security groups are, or which: the one or the other, readable or not.
    #[schemars(skip)]
    pub(crate) says_network: bool,
    /// Warnings and notes about this profile that are accepted: the code, and why.
    #[schemars(default)]
    pub allow: Allow,
}

impl FromNode for Profile {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a profile", reader)?;
        let description = fields.optional("description", reader);
        let vpc = fields.optional("vpc", reader);
        let artifacts: Option<Spanned<S3Uri>> = fields.optional("artifacts", reader);
        let logs: Option<Spanned<S3Uri>> = fields.optional("logs", reader);
        let service_role = fields.optional("service_role", reader);
        let instance_profile = fields.optional("instance_profile", reader);
        let instance_role = fields.optional("instance_role", reader);
        let autoscaling_role = fields.optional("autoscaling_role", reader);
        let security_groups = fields.optional("security_groups", reader);
        let security_configuration = fields.optional("security_configuration", reader);
        let kerberos_secret = fields.optional("kerberos_secret", reader);
        let authorize = fields.optional("authorize", reader);
        let permissions_boundary = fields.optional("permissions_boundary", reader);
        let says_network = fields.has("vpc") || fields.has("security_groups");
        let allow = fields.allow(reader);
        fields.finish(reader);
        // The roles' policies name these places.
        let mut known = |place: &Spanned<S3Uri>, what: &str| {
            reader.is_known(&place.span, &place.path, what, place.as_str())
        };
        Some(Self {
            description,
            vpc,
            artifacts: artifacts.filter(|place| known(place, "the place of artifacts")),
            logs: logs.filter(|place| known(place, "the place of logs")),
            service_role,
            instance_profile,
            instance_role,
            autoscaling_role,
            security_groups,
            security_configuration,
            kerberos_secret,
            authorize,
            permissions_boundary,
            says_network,
            allow,
        })
    }
}

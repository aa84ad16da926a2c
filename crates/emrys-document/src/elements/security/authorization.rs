// SPDX-License-Identifier: Apache-2.0
//! Whose permissions requests of a cluster have: roles for EMRFS, runtime roles, Lake Formation, Apache Ranger.

use schemars::JsonSchema;

use super::Ranger;
use crate::elements::Text;
use crate::reader::{Fields, FromNode, Reader, word};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Whose permissions requests have.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Authorization {
    /// Roles for EMRFS.
    pub emr_fs_configuration: Option<Spanned<EmrFs>>,
    /// Runtime roles of steps.
    pub iam_configuration: Option<Spanned<Iam>>,
    /// Lake Formation.
    pub lake_formation_configuration: Option<Spanned<LakeFormation>>,
    /// Apache Ranger.
    pub ranger_configuration: Option<Spanned<Ranger>>,
}

impl FromNode for Authorization {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an authorization configuration", reader)?;
        let authorization = Self {
            emr_fs_configuration: fields.optional("emr_fs_configuration", reader),
            iam_configuration: fields.optional("iam_configuration", reader),
            lake_formation_configuration: fields.optional("lake_formation_configuration", reader),
            ranger_configuration: fields.optional("ranger_configuration", reader),
        };
        fields.finish(reader);
        Some(authorization)
    }
}

/// Roles for EMRFS.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EmrFs {
    /// The roles; the first that fits a request is taken.
    pub role_mappings: Vec<RoleMapping>,
}

impl FromNode for EmrFs {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an EMRFS configuration", reader)?;
        let role_mappings = fields.required("role_mappings", reader);
        fields.finish(reader);
        Some(Self {
            role_mappings: role_mappings?,
        })
    }
}

/// A role for some requests of EMRFS.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RoleMapping {
    /// The role, by ARN.
    pub role: Spanned<String>,
    /// What the identifiers are.
    pub identifier_type: Spanned<IdentifierType>,
    /// The users, groups or prefixes.
    pub identifiers: Vec<Spanned<Text>>,
}

impl FromNode for RoleMapping {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a role mapping", reader)?;
        let role = fields.required_passed_on("role", reader);
        let identifier_type = fields.required("identifier_type", reader);
        let identifiers = fields.required("identifiers", reader);
        fields.finish(reader);
        Some(Self {
            role: role?,
            identifier_type: identifier_type?,
            identifiers: identifiers?,
        })
    }
}

/// By what a role mapping knows its requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub enum IdentifierType {
    /// Who asks.
    User,
    /// A group of who asks.
    Group,
    /// What is asked for: an S3 URI that its own begins with.
    Prefix,
}

impl IdentifierType {
    /// The word in EMR's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "User",
            Self::Group => "Group",
            Self::Prefix => "Prefix",
        }
    }
}

impl FromNode for IdentifierType {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [Self::User, Self::Group, Self::Prefix];
        let words = words.map(|kind| (kind.as_str(), kind));
        word(node, reader, "a type of identifier", &words)
    }
}

/// Runtime roles of steps (EMR Management Guide, "Runtime roles for Amazon EMR steps").
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Iam {
    /// Whether steps have roles of their own.
    pub enable_application_scoped_iam_role: Spanned<bool>,
    /// More about them.
    pub application_scoped_iam_role_configuration: Option<RuntimeRoles>,
}

impl FromNode for Iam {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an IAM configuration", reader)?;
        let enabled = fields.required("enable_application_scoped_iam_role", reader);
        let roles = fields.optional("application_scoped_iam_role_configuration", reader);
        fields.finish(reader);
        Some(Self {
            enable_application_scoped_iam_role: enabled?,
            application_scoped_iam_role_configuration: roles,
        })
    }
}

/// More about runtime roles.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RuntimeRoles {
    /// Whether CloudTrail's entries name who has sent a step. Absent: no.
    pub propagate_source_identity: Option<Spanned<bool>>,
}

impl FromNode for RuntimeRoles {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a runtime role configuration", reader)?;
        let propagate_source_identity = fields.optional("propagate_source_identity", reader);
        fields.finish(reader);
        Some(Self {
            propagate_source_identity,
        })
    }
}

/// Lake Formation (EMR Management Guide, "Enable Lake Formation with Amazon EMR").
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LakeFormation {
    /// The session tag by which Lake Formation knows EMR, such as `Amazon EMR`.
    pub authorized_session_tag_value: Option<Spanned<String>>,
    /// Whether Lake Formation decides, where users come from IAM Identity Center.
    pub enable_lake_formation: Option<Spanned<bool>>,
}

impl FromNode for LakeFormation {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a Lake Formation configuration", reader)?;
        let configuration = Self {
            authorized_session_tag_value: fields.passed_on("authorized_session_tag_value", reader),
            enable_lake_formation: fields.optional("enable_lake_formation", reader),
        };
        fields.finish(reader);
        Some(configuration)
    }
}

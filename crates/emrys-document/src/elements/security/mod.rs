// SPDX-License-Identifier: Apache-2.0
//! A security configuration: what clusters that name it encrypt, how users prove who they are, and what they may.
//!
//! Keys are those of EMR's JSON in snake_case (EMR Management Guide, "Create a security configuration").

mod authentication;
mod authorization;
mod encryption;
mod metadata_service;
mod ranger;

use schemars::JsonSchema;

use crate::elements::Allow;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

pub use authentication::{
    AdIntegration, Authentication, ClusterDedicatedKdc, CrossRealmTrust, ExternalKdc,
    IdentityCenter, KdcProvider, KdcServerType, Kerberos,
};
pub use authorization::{
    Authorization, EmrFs, Iam, IdentifierType, LakeFormation, RoleMapping, RuntimeRoles,
};
pub use encryption::{
    AtRestEncryption, BucketEncryption, CertificateProvider, DiskEncryption, DiskKeyProvider,
    Encryption, EncryptionMode, InTransitEncryption, S3Encryption, TlsCertificates, WalEncryption,
};
pub use metadata_service::MetadataService;
pub use ranger::{AuditDestinations, AuditLogGroup, Ranger, RangerAudit, RangerPlugin};

/// A security configuration. Clusters name it; a run creates it where the target has none of its name.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SecurityConfiguration {
    /// What is encrypted, and with which keys and certificates.
    pub encryption_configuration: Option<Spanned<Encryption>>,
    /// How users prove who they are: Kerberos, IAM Identity Center.
    pub authentication_configuration: Option<Spanned<Authentication>>,
    /// Whose permissions requests have: roles for EMRFS, runtime roles, Lake Formation, Ranger.
    pub authorization_configuration: Option<Spanned<Authorization>>,
    /// Which versions of EC2's instance metadata service answer.
    pub instance_metadata_service_configuration: Option<Spanned<MetadataService>>,
    /// Warnings and notes about this security configuration that are accepted: the code, and why.
    #[schemars(default)]
    pub allow: Allow,
}

impl FromNode for SecurityConfiguration {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a security configuration", reader)?;
        let configuration = Self {
            encryption_configuration: fields.optional("encryption_configuration", reader),
            authentication_configuration: fields.optional("authentication_configuration", reader),
            authorization_configuration: fields.optional("authorization_configuration", reader),
            instance_metadata_service_configuration: fields
                .optional("instance_metadata_service_configuration", reader),
            allow: fields.allow(reader),
        };
        fields.finish(reader);
        Some(configuration)
    }
}

// SPDX-License-Identifier: Apache-2.0
//! How users of a cluster prove who they are: Kerberos with a KDC here or elsewhere, IAM Identity Center.

use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader, word};
use crate::spanned::Spanned;
use crate::tree::Node;

/// How users prove who they are.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Authentication {
    /// Kerberos. What is a cluster's own is in its `kerberos_attributes`.
    pub kerberos_configuration: Option<Spanned<Kerberos>>,
    /// IAM Identity Center.
    pub identity_center_configuration: Option<Spanned<IdentityCenter>>,
}

impl FromNode for Authentication {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an authentication configuration", reader)?;
        let authentication = Self {
            kerberos_configuration: fields.optional("kerberos_configuration", reader),
            identity_center_configuration: fields.optional("identity_center_configuration", reader),
        };
        fields.finish(reader);
        Some(authentication)
    }
}

/// Kerberos.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Kerberos {
    /// Where the KDC is.
    pub provider: Spanned<KdcProvider>,
    /// The KDC on the primary instance.
    pub cluster_dedicated_kdc_configuration: Option<Spanned<ClusterDedicatedKdc>>,
    /// The KDC elsewhere.
    pub external_kdc_configuration: Option<Spanned<ExternalKdc>>,
}

impl FromNode for Kerberos {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a Kerberos configuration", reader)?;
        let provider = fields.required("provider", reader);
        let dedicated = fields.optional("cluster_dedicated_kdc_configuration", reader);
        let external = fields.optional("external_kdc_configuration", reader);
        fields.finish(reader);
        Some(Self {
            provider: provider?,
            cluster_dedicated_kdc_configuration: dedicated,
            external_kdc_configuration: external,
        })
    }
}

/// Where the KDC is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub enum KdcProvider {
    /// On the primary instance of each cluster.
    ClusterDedicatedKdc,
    /// Elsewhere: on another cluster, or a server of yours.
    ExternalKdc,
}

impl KdcProvider {
    /// The word in EMR's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ClusterDedicatedKdc => "ClusterDedicatedKdc",
            Self::ExternalKdc => "ExternalKdc",
        }
    }
}

impl FromNode for KdcProvider {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [Self::ClusterDedicatedKdc, Self::ExternalKdc];
        let words = words.map(|provider| (provider.as_str(), provider));
        word(node, reader, "a Kerberos provider", &words)
    }
}

/// A KDC on the primary instance.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ClusterDedicatedKdc {
    /// How many hours a ticket is valid.
    pub ticket_lifetime_in_hours: Option<Spanned<i32>>,
    /// The other realm whose users are trusted, such as Active Directory's.
    pub cross_realm_trust_configuration: Option<Spanned<CrossRealmTrust>>,
}

impl FromNode for ClusterDedicatedKdc {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a cluster-dedicated KDC", reader)?;
        let kdc = Self {
            ticket_lifetime_in_hours: fields.optional("ticket_lifetime_in_hours", reader),
            cross_realm_trust_configuration: fields
                .optional("cross_realm_trust_configuration", reader),
        };
        fields.finish(reader);
        Some(kdc)
    }
}

/// Another realm whose users are trusted.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CrossRealmTrust {
    /// The other realm, in capitals by convention.
    pub realm: Spanned<String>,
    /// Its domain.
    pub domain: Spanned<String>,
    /// Its admin server, by name or address, with a port if that is not 749.
    pub admin_server: Spanned<String>,
    /// Its KDC, by name or address, with a port if that is not 88.
    pub kdc_server: Spanned<String>,
}

impl FromNode for CrossRealmTrust {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a cross-realm trust", reader)?;
        let realm = fields.required_passed_on("realm", reader);
        let domain = fields.required_passed_on("domain", reader);
        let admin_server = fields.required_passed_on("admin_server", reader);
        let kdc_server = fields.required_passed_on("kdc_server", reader);
        fields.finish(reader);
        Some(Self {
            realm: realm?,
            domain: domain?,
            admin_server: admin_server?,
            kdc_server: kdc_server?,
        })
    }
}

/// A KDC that is not the cluster's.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ExternalKdc {
    /// How many hours a ticket is valid.
    pub ticket_lifetime_in_hours: Option<Spanned<i32>>,
    /// How many servers there are. Absent: `Single`, the only kind that there is.
    pub kdc_server_type: Option<Spanned<KdcServerType>>,
    /// Its admin server, by name or address, with a port if that is not 749.
    pub admin_server: Spanned<String>,
    /// The KDC, by name, with a port if that is not 88.
    pub kdc_server: Spanned<String>,
    /// The Active Directory domain whose users it knows.
    pub ad_integration_configuration: Option<Spanned<AdIntegration>>,
}

impl FromNode for ExternalKdc {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an external KDC", reader)?;
        let ticket_lifetime_in_hours = fields.optional("ticket_lifetime_in_hours", reader);
        let kdc_server_type = fields.optional("kdc_server_type", reader);
        let admin_server = fields.required_passed_on("admin_server", reader);
        let kdc_server = fields.required_passed_on("kdc_server", reader);
        let ad_integration_configuration = fields.optional("ad_integration_configuration", reader);
        fields.finish(reader);
        Some(Self {
            ticket_lifetime_in_hours,
            kdc_server_type,
            admin_server: admin_server?,
            kdc_server: kdc_server?,
            ad_integration_configuration,
        })
    }
}

/// How many servers an external KDC has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub enum KdcServerType {
    /// One.
    Single,
}

impl KdcServerType {
    /// The word in EMR's JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Single => "Single",
        }
    }
}

impl FromNode for KdcServerType {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let words = [(Self::Single.as_str(), Self::Single)];
        word(node, reader, "a kind of KDC server", &words)
    }
}

/// An Active Directory domain.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AdIntegration {
    /// Its realm, in capitals by convention.
    pub ad_realm: Spanned<String>,
    /// The domain.
    pub ad_domain: Spanned<String>,
    /// Its domain controller, by name.
    pub ad_server: Option<Spanned<String>>,
}

impl FromNode for AdIntegration {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an Active Directory integration", reader)?;
        let ad_realm = fields.required_passed_on("ad_realm", reader);
        let ad_domain = fields.required_passed_on("ad_domain", reader);
        let ad_server = fields.passed_on("ad_server", reader);
        fields.finish(reader);
        Some(Self {
            ad_realm: ad_realm?,
            ad_domain: ad_domain?,
            ad_server,
        })
    }
}

/// IAM Identity Center (EMR Management Guide, "Integrate Amazon EMR with AWS IAM Identity Center").
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct IdentityCenter {
    /// Whether users come from it.
    pub enable_identity_center: Spanned<bool>,
    /// The instance, by ARN. Absent: EMR looks for it.
    pub identity_center_instance_arn: Option<Spanned<String>>,
    /// The role that gets its tokens, by ARN.
    pub iam_role_for_emr_identity_center_application_arn: Option<Spanned<String>>,
    /// Whether users have to be assigned to the application. Absent: no.
    pub identity_center_application_assignment_required: Option<Spanned<bool>>,
    /// Whether a user's work goes on when the user has left. Absent: no.
    pub enable_user_background_session: Option<Spanned<bool>>,
}

impl FromNode for IdentityCenter {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an Identity Center configuration", reader)?;
        let enable_identity_center = fields.required("enable_identity_center", reader);
        let instance = fields.passed_on("identity_center_instance_arn", reader);
        let role = fields.passed_on("iam_role_for_emr_identity_center_application_arn", reader);
        let assignment = fields.optional("identity_center_application_assignment_required", reader);
        let session = fields.optional("enable_user_background_session", reader);
        fields.finish(reader);
        Some(Self {
            enable_identity_center: enable_identity_center?,
            identity_center_instance_arn: instance,
            iam_role_for_emr_identity_center_application_arn: role,
            identity_center_application_assignment_required: assignment,
            enable_user_background_session: session,
        })
    }
}

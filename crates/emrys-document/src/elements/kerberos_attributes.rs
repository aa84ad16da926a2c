// SPDX-License-Identifier: Apache-2.0
//! What Kerberos needs of a single cluster. The rest is in its security configuration.

use schemars::JsonSchema;

use crate::elements::Password;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// What Kerberos needs of a single cluster.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct KerberosAttributes {
    /// The realm of the cluster's principals, in capitals by convention: `EC2.INTERNAL`.
    pub realm: Spanned<String>,
    /// The password of the KDC's `kadmin`.
    pub kdc_admin_password: Spanned<Password>,
    /// The password of the trust with another realm.
    pub cross_realm_trust_principal_password: Option<Spanned<Password>>,
    /// Who joins instances to the Active Directory domain.
    pub ad_domain_join_user: Option<Spanned<String>>,
    /// Whose password.
    pub ad_domain_join_password: Option<Spanned<Password>>,
}

impl KerberosAttributes {
    /// The passwords with their keys.
    pub fn passwords(&self) -> impl Iterator<Item = (&'static str, &Spanned<Password>)> {
        let cross_realm = self.cross_realm_trust_principal_password.as_ref();
        let join = self.ad_domain_join_password.as_ref();
        let given = [
            ("kdc_admin_password", Some(&self.kdc_admin_password)),
            ("cross_realm_trust_principal_password", cross_realm),
            ("ad_domain_join_password", join),
        ];
        given
            .into_iter()
            .filter_map(|(key, password)| password.map(|password| (key, password)))
    }
}

impl FromNode for KerberosAttributes {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "`kerberos_attributes`", reader)?;
        let realm = fields.required_passed_on("realm", reader);
        let kdc_admin_password = fields.required("kdc_admin_password", reader);
        let cross_realm = fields.optional("cross_realm_trust_principal_password", reader);
        let ad_domain_join_user = fields.passed_on("ad_domain_join_user", reader);
        let ad_domain_join_password = fields.optional("ad_domain_join_password", reader);
        fields.finish(reader);
        Some(Self {
            realm: realm?,
            kdc_admin_password: kdc_admin_password?,
            cross_realm_trust_principal_password: cross_realm,
            ad_domain_join_user,
            ad_domain_join_password,
        })
    }
}

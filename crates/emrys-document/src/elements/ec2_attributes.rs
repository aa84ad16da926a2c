// SPDX-License-Identifier: Apache-2.0
//! What the cluster's EC2 instances get from the account.

use schemars::JsonSchema;

use crate::elements::{SecurityGroups, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// What the cluster's EC2 instances get from the account.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Ec2Attributes {
    /// The instance profile, by name or ARN: the API's JobFlowRole. Absent: `EMR_EC2_DefaultRole`.
    pub instance_profile: Option<Spanned<String>>,
    /// The EC2 key pair that may log in to the primary instance.
    pub key_name: Option<Spanned<String>>,
    /// The subnet that the cluster is launched in.
    pub subnet_id: Option<Spanned<String>>,
    /// The subnets of which EMR chooses one.
    #[schemars(default)]
    pub subnet_ids: Vec<Spanned<Text>>,
    /// The security group of the primary instance, whose rules EMR keeps. Absent: EMR makes one.
    pub emr_managed_master_security_group: Option<Spanned<String>>,
    /// The security group of the other instances, whose rules EMR keeps. Absent: EMR makes one.
    pub emr_managed_slave_security_group: Option<Spanned<String>>,
    /// The security group by which EMR reaches a cluster in a private subnet. Absent: EMR makes one.
    pub service_access_security_group: Option<Spanned<String>>,
    /// Further security groups of the primary instance: a list, or a text with commas.
    #[schemars(default)]
    pub additional_master_security_groups: SecurityGroups,
    /// Further security groups of the other instances: a list, or a text with commas.
    #[schemars(default)]
    pub additional_slave_security_groups: SecurityGroups,
}

impl FromNode for Ec2Attributes {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "the EC2 attributes", reader)?;
        let attributes = Self {
            instance_profile: fields.passed_on("instance_profile", reader),
            key_name: fields.passed_on("key_name", reader),
            subnet_id: fields.passed_on("subnet_id", reader),
            subnet_ids: fields.optional("subnet_ids", reader).unwrap_or_default(),
            emr_managed_master_security_group: fields
                .passed_on("emr_managed_master_security_group", reader),
            emr_managed_slave_security_group: fields
                .passed_on("emr_managed_slave_security_group", reader),
            service_access_security_group: fields
                .passed_on("service_access_security_group", reader),
            additional_master_security_groups: fields
                .optional("additional_master_security_groups", reader)
                .unwrap_or_default(),
            additional_slave_security_groups: fields
                .optional("additional_slave_security_groups", reader)
                .unwrap_or_default(),
        };
        fields.finish(reader);
        Some(attributes)
    }
}

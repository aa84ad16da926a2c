// SPDX-License-Identifier: Apache-2.0
//! What the cluster's EC2 instances get from the account.

use schemars::JsonSchema;

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
}

impl FromNode for Ec2Attributes {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "the EC2 attributes", reader)?;
        let attributes = Self {
            instance_profile: fields.passed_on("instance_profile", reader),
            key_name: fields.passed_on("key_name", reader),
            subnet_id: fields.passed_on("subnet_id", reader),
        };
        fields.finish(reader);
        Some(attributes)
    }
}

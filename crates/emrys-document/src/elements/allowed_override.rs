// SPDX-License-Identifier: Apache-2.0
//! `allowed_overrides`: what whoever calls a launch function may change of its cluster.

use emrys_diagnostics::Code;
use schemars::JsonSchema;
use serde_json::Number;

use crate::elements::Setting;
use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// What a profile, the cluster's definition and Emrys decide.
const FORBIDDEN: &[&str] = &[
    "AutoScalingRole",
    "BootstrapActions",
    "Instances.AdditionalMasterSecurityGroups",
    "Instances.AdditionalSlaveSecurityGroups",
    "Instances.Ec2KeyName",
    "Instances.EmrManagedMasterSecurityGroup",
    "Instances.EmrManagedSlaveSecurityGroup",
    "Instances.KeepJobFlowAliveWhenNoSteps",
    "Instances.ServiceAccessSecurityGroup",
    "JobFlowRole",
    "KerberosAttributes",
    "LogEncryptionKmsKeyId",
    "LogUri",
    "MonitoringConfiguration",
    "SecurityConfiguration",
    "ServiceRole",
    "Steps",
    "Tags",
];

/// A member of the request that launches a cluster, and what a caller may set it to.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AllowedOverride {
    /// The member of RunJobFlow's request, with dots between names and numbers of items:
    /// `Instances.InstanceGroups.1.InstanceCount`.
    pub path: Spanned<String>,
    /// What it is when the caller says nothing. Absent: what the cluster has.
    pub default: Option<Spanned<Setting>>,
    /// The least number.
    pub minimum: Option<Spanned<Number>>,
    /// The greatest number.
    pub maximum: Option<Spanned<Number>>,
    /// The values of which it has to be one, not empty. Absent: any value of the member's type.
    #[schemars(default, length(min = 1))]
    pub values: Vec<Spanned<Setting>>,
}

impl AllowedOverride {
    /// What of the request this path leads to, into, or around, if that is not for callers to decide.
    #[must_use]
    pub fn forbidden(&self) -> Option<&'static str> {
        forbidden_override(&self.path)
    }
}

/// What of RunJobFlow's request a path leads to, into, or around, if that is not for callers to decide: by it they would get
/// other permissions, other readers, or somebody else's code.
#[must_use]
pub fn forbidden_override(path: &str) -> Option<&'static str> {
    let mut all = FORBIDDEN.iter().copied();
    all.find(|forbidden| meet(path, forbidden))
}

impl FromNode for AllowedOverride {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an override", reader)?;
        let path = fields.required("path", reader);
        let default = fields.optional("default", reader);
        let minimum = fields.optional("minimum", reader);
        let maximum = fields.optional("maximum", reader);
        let before = reader.diagnostics.len();
        let node = fields.value("values");
        let values: Option<Vec<_>> = node.and_then(|node| FromNode::from_node(node, reader));
        let values = values.unwrap_or_default();
        // Values that cannot be read have been reported, and are no reason to miss some.
        if let Some(node) = node.filter(|_| values.is_empty() && reader.diagnostics.len() == before)
        {
            let message = "here are no values; leave `values` out to allow any";
            reader.invalid(node, Code::InvalidValue, message);
        }
        fields.finish(reader);
        Some(Self {
            path: path?,
            default,
            minimum,
            maximum,
            values,
        })
    }
}

/// Whether one path is the other, leads into it, or into what has it.
fn meet(one: &str, other: &str) -> bool {
    let mut names = one.split('.').zip(other.split('.'));
    names.all(|(one, other)| one == other)
}

// SPDX-License-Identifier: Apache-2.0
//! Which versions of EC2's instance metadata service answer on a cluster's instances.

use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// Which versions of EC2's instance metadata service answer.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MetadataService {
    /// The oldest version that answers: 2 keeps out what cannot get a token first.
    pub minimum_instance_metadata_service_version: Spanned<i32>,
    /// How many hops an answer may take, from 1 to 64: 2 for what runs in containers. Absent: 1.
    pub http_put_response_hop_limit: Option<Spanned<i32>>,
}

impl FromNode for MetadataService {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "an instance metadata service configuration", reader)?;
        let version: Option<Spanned<i32>> =
            fields.required("minimum_instance_metadata_service_version", reader);
        let limit: Option<Spanned<i32>> = fields.optional("http_put_response_hop_limit", reader);
        fields.finish(reader);
        for (what, value, range) in [("version", &version, 1..=2), ("hop limit", &limit, 1..=64)] {
            let wrong = value.as_ref().filter(|value| !range.contains(&***value));
            if let Some(value) = wrong {
                let message = format!(
                    "the {what} `{}` is not from {} to {}",
                    **value,
                    range.start(),
                    range.end()
                );
                reader.report(value.diagnostic(Code::InvalidValue, message));
            }
        }
        Some(Self {
            minimum_instance_metadata_service_version: version?,
            http_put_response_hop_limit: limit,
        })
    }
}

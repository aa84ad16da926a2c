// SPDX-License-Identifier: Apache-2.0
//! `release_label` or `ami_version`: what is installed on a cluster's instances.

use emrys_catalog::releases;
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::{ReleaseFamily, ReleaseLabel};
use schemars::JsonSchema;

use crate::reader::{FromNode, Reader};
use crate::spanned::Spanned;
use crate::tree::Node;

/// What is installed on a cluster's instances. Before emr-4.0.0 that was said by the version of an image.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Release {
    /// The release label, such as `emr-7.5.0`.
    ReleaseLabel(#[schemars(with = "Spanned<String>")] Spanned<ReleaseLabel>),
    /// The AMI version of a cluster from before release labels, such as `3.0.3` or `latest`.
    AmiVersion(Spanned<String>),
}

impl FromNode for ReleaseLabel {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let text = String::from_node(node, reader)?;
        let label = text.parse().ok();
        if label.is_none() {
            reader.report(unknown_release_label(node, &text));
        }
        label
    }
}

fn unknown_release_label(node: &Node, text: &str) -> Diagnostic {
    let message = format!("`{text}` is not a release label");
    let diagnostic = Diagnostic::new(Code::UnknownReleaseLabel, message)
        .at(node.label_span())
        .path(&node.path);
    diagnostic.help(nearest_releases(text))
}

/// Advice for a label that no release has.
pub(crate) fn nearest_releases(text: &str) -> String {
    let nearest: Vec<String> = releases::nearest(text)
        .iter()
        .map(|label| format!("`{label}`"))
        .collect();
    match nearest.as_slice() {
        [] => format!(
            "a release label is written like `{}`",
            releases::latest(ReleaseFamily::Emr).label
        ),
        [only] => format!("the nearest release is {only}"),
        several => format!("the nearest releases are {}", several.join(", ")),
    }
}

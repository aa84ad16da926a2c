// SPDX-License-Identifier: Apache-2.0
//! Where a file is: on this machine, or somewhere that the cluster reaches.

use std::borrow::Cow;
use std::path::PathBuf;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::elements::{S3Uri, is_expression};
use crate::reader::{FromNode, PassedOn, Reader};
use crate::reference;
use crate::tree::Node;

/// EMR's own JAR, which every cluster with a release label finds by its bare name.
const COMMAND_RUNNER: &str = "command-runner.jar";

/// Where a file is. What has a scheme is the cluster's to find; a plain path is a file here, which is uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileLocation {
    /// A file on this machine: a relative path, joined to the folder of its document.
    Local(PathBuf),
    /// An absolute path: a file on this machine, except that an AMI-era cluster has it on its own disk, as in
    /// `/home/hadoop/contrib/streaming/hadoop-streaming.jar`.
    Absolute(PathBuf),
    /// An object in a bucket.
    S3(S3Uri),
    /// Anything else with a scheme, as written: `hdfs:///jobs/a.jar`, `file:///usr/lib/spark/…` on the cluster's own disk;
    /// `command-runner.jar`; what begins with a reference, and in a pipeline an expression.
    Cluster(String),
}

impl FromNode for FileLocation {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let PassedOn(text) = PassedOn::from_node(node, reader)?;
        if text.is_empty() {
            reader.invalid(
                node,
                Code::InvalidValue,
                "the path of a file cannot be empty",
            );
            return None;
        }
        if S3Uri::is_meant(&text) {
            let location = S3Uri::parse(&text).and_then(|uri| match uri.key() {
                "" => Err(format!("`{text}` names a bucket, and a file is needed")),
                _ => Ok(Self::S3(uri)),
            });
            return location
                .map_err(|message| reader.invalid(node, Code::InvalidS3Uri, message))
                .ok();
        }
        let is_expression = reader.has_expressions && is_expression(&text);
        if is_expression
            || text == COMMAND_RUNNER
            || text.contains("://")
            || reference::begins(&text)
        {
            return Some(Self::Cluster(text));
        }
        let expected = "the path of a file on this machine";
        if !reader.is_known(&node.span, &node.path, expected, &text) {
            return None;
        }
        let path = PathBuf::from(text);
        Some(if path.is_absolute() {
            Self::Absolute(path)
        } else {
            Self::Local(reader.local(node, path))
        })
    }
}

impl JsonSchema for FileLocation {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "FileLocation".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1 })
    }
}

// SPDX-License-Identifier: Apache-2.0
//! `spark_submit`: a Spark application.

use schemars::JsonSchema;

use crate::elements::{FileLocation, Map, Text};
use crate::reader::{Fields, FromNode, Reader, word};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

/// A Spark application.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct SparkSubmit {
    /// The application.
    #[schemars(flatten)]
    pub program: SparkProgram,
    /// The class with the main method, for a JAR whose manifest does not name it.
    pub class: Option<Spanned<String>>,
    /// Spark's properties.
    #[schemars(default)]
    pub conf: Map<Spanned<Text>>,
    /// Python files and archives that the script imports.
    #[schemars(default)]
    pub py_files: Vec<Spanned<FileLocation>>,
    /// Maven coordinates of further packages.
    #[schemars(default)]
    pub packages: Vec<Spanned<String>>,
    /// The application's arguments.
    #[schemars(default)]
    pub args: Vec<Spanned<Text>>,
    /// Where the driver runs. Absent: Spark's own default, `client`.
    pub deploy_mode: Option<Spanned<DeployMode>>,
    /// The master. Absent: the cluster's own, YARN.
    pub master: Option<Spanned<String>>,
}

/// What is submitted.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum SparkProgram {
    /// A Python or R script: a local file, which is uploaded, or a URI.
    Script(Spanned<FileLocation>),
    /// A JAR: a local file, which is uploaded, or a URI.
    Jar(Spanned<FileLocation>),
}

/// Where a Spark application's driver runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(rename_all = "snake_case", inline)]
pub enum DeployMode {
    /// In the step's own process: its output is the step's.
    Client,
    /// In a container: its output is the container's.
    Cluster,
}

impl SparkSubmit {
    /// Whether the application is a Python script.
    pub fn is_python(&self) -> bool {
        let SparkProgram::Script(script) = &self.program else {
            return false;
        };
        match &script.value {
            FileLocation::Local(path) | FileLocation::Absolute(path) => {
                path.extension().is_some_and(|extension| extension == "py")
            }
            FileLocation::S3(uri) => uri.as_str().ends_with(".py"),
            FileLocation::Cluster(uri) => uri.ends_with(".py"),
        }
    }
}

impl DeployMode {
    /// The word that `spark-submit` takes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Cluster => "cluster",
        }
    }
}

impl FromNode for SparkSubmit {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a Spark application", reader)?;
        let program = fields.exactly_one(
            &[
                ("script", |node, reader| {
                    FromNode::from_node(node, reader).map(SparkProgram::Script)
                }),
                ("jar", |node, reader| {
                    FromNode::from_node(node, reader).map(SparkProgram::Jar)
                }),
            ],
            reader,
        );
        let class = fields.optional("class", reader);
        let conf = fields.optional("conf", reader).unwrap_or_default();
        let py_files = fields.optional("py_files", reader).unwrap_or_default();
        let packages = fields.optional("packages", reader).unwrap_or_default();
        let args = fields.optional("args", reader).unwrap_or_default();
        let deploy_mode = fields.optional("deploy_mode", reader);
        let master = fields.optional("master", reader);
        fields.finish(reader);
        Some(Self {
            program: program?,
            class,
            conf,
            py_files,
            packages,
            args,
            deploy_mode,
            master,
        })
    }
}

impl FromNode for DeployMode {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        word(
            node,
            reader,
            "a deploy mode",
            &[Self::Client, Self::Cluster].map(|mode| (mode.as_str(), mode)),
        )
    }
}

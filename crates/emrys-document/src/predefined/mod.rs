// SPDX-License-Identifier: Apache-2.0
//! EMR's predefined bootstrap actions of AMI versions, read as what they set: with a release label the same is said by
//! applications and configuration classifications (Release Guide, customizing configuration with earlier AMI versions).
//!
//! Knows their options and no release: whether it has an application is for others to say.

mod options;

use emrys_diagnostics::Span;

use crate::elements::{Cluster, Config, FileLocation, Text};
use crate::spanned::Spanned;
use crate::tree::DocumentPath;

/// Folder of the predefined bootstrap actions in EMR's own buckets.
const FOLDER: &str = "bootstrap-actions/";

/// One of EMR's predefined bootstrap actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Predefined<'a> {
    /// Properties of Hadoop's configuration files.
    ConfigureHadoop,
    /// Memory and JVM options of Hadoop's daemons.
    ConfigureDaemons,
    /// Installs HBase.
    SetupHBase,
    /// Properties of `hbase-site.xml`.
    ConfigureHBase,
    /// JVM options of HBase's daemons.
    ConfigureHBaseDaemons,
    /// Installs Ganglia.
    InstallGanglia,
    /// Runs a command on some of the instances. Releases have it, too.
    RunIf,
    /// Any other, by its name.
    Other(&'a str),
}

/// A property that an argument sets, in today's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The argument, as a person would write it.
    pub written: String,
    /// The configuration classification of today.
    pub classification: &'static str,
    /// Whether it is a variable that the classification exports.
    pub is_exported: bool,
    /// The property or variable.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// What arguments mean with a release label.
#[derive(Debug, Default)]
pub struct Meaning<'a> {
    /// What they set, in their order.
    pub settings: Vec<Setting>,
    /// Arguments that mean nothing there, and why.
    pub without: Vec<(&'a Spanned<Text>, String)>,
}

/// A place in a document that means a predefined bootstrap action.
#[derive(Debug)]
pub struct Use<'a> {
    /// Which one.
    pub action: Predefined<'a>,
    /// Its arguments.
    pub arguments: &'a [Spanned<Text>],
    /// The characters that mean it.
    pub span: &'a Span,
    /// Their path.
    pub path: &'a DocumentPath,
}

/// What a cluster means of predefined bootstrap actions: by its `config`, and by its own bootstrap actions.
pub fn uses(cluster: &Cluster) -> Vec<Use<'_>> {
    let mut uses = Vec::new();
    for config in &cluster.config {
        match config {
            Config::Debug(_) => {}
            Config::Hadoop(arguments) => {
                uses.extend(configured(Predefined::ConfigureHadoop, arguments));
            }
            Config::HBase(hbase) if hbase.start.value => {
                uses.push(Use {
                    action: Predefined::SetupHBase,
                    arguments: &[],
                    span: &hbase.start.span,
                    path: &hbase.start.path,
                });
                uses.extend(configured(Predefined::ConfigureHBase, &hbase.args));
                uses.extend(configured(
                    Predefined::ConfigureHBaseDaemons,
                    &hbase.daemons,
                ));
            }
            Config::HBase(_) => {}
        }
    }
    let own = cluster.bootstrap_action.iter();
    uses.extend(own.filter_map(|own| {
        let action = Predefined::at(&own.path)?;
        Some(Use {
            action,
            arguments: &own.args,
            span: &own.path.span,
            path: &own.path.path,
        })
    }));
    uses
}

/// An action of `config`, which is none without arguments.
fn configured<'a>(action: Predefined<'a>, arguments: &'a [Spanned<Text>]) -> Option<Use<'a>> {
    arguments.first().map(|first| Use {
        action,
        arguments,
        span: &first.span,
        path: &first.path,
    })
}

impl<'a> Predefined<'a> {
    /// The predefined bootstrap action at that place: in `elasticmapreduce`, or in a region's `REGION.elasticmapreduce`.
    pub fn at(location: &'a FileLocation) -> Option<Self> {
        let FileLocation::S3(uri) = location else {
            return None;
        };
        let bucket = uri.bucket();
        let is_emrs = bucket == "elasticmapreduce" || bucket.ends_with(".elasticmapreduce");
        let name = uri.key().strip_prefix(FOLDER).filter(|_| is_emrs)?;
        Some(match name {
            "configure-hadoop" => Self::ConfigureHadoop,
            "configure-daemons" => Self::ConfigureDaemons,
            "setup-hbase" => Self::SetupHBase,
            "configure-hbase" => Self::ConfigureHBase,
            "configure-hbase-daemons" => Self::ConfigureHBaseDaemons,
            "install-ganglia" => Self::InstallGanglia,
            "run-if" => Self::RunIf,
            other => Self::Other(other),
        })
    }

    /// The application that it installs.
    pub fn application(self) -> Option<&'static str> {
        match self {
            Self::SetupHBase => Some("HBase"),
            Self::InstallGanglia => Some("Ganglia"),
            Self::ConfigureHadoop
            | Self::ConfigureDaemons
            | Self::ConfigureHBase
            | Self::ConfigureHBaseDaemons
            | Self::RunIf
            | Self::Other(_) => None,
        }
    }

    /// What its arguments mean with a release label.
    pub fn meaning(self, arguments: &[Spanned<Text>]) -> Meaning<'_> {
        match self {
            Self::ConfigureHadoop => options::meaning(arguments, options::hadoop),
            Self::ConfigureDaemons => options::meaning(arguments, options::daemons),
            Self::ConfigureHBase => options::meaning(arguments, options::hbase),
            Self::ConfigureHBaseDaemons => options::meaning(arguments, options::hbase_daemons),
            // Their arguments choose a version or an installation folder, which the release decides.
            Self::SetupHBase | Self::InstallGanglia | Self::RunIf | Self::Other(_) => {
                Meaning::default()
            }
        }
    }
}

#[cfg(test)]
mod tests;

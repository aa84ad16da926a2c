// SPDX-License-Identifier: Apache-2.0
//! Debugging, Hadoop and HBase as AMI-era clusters configure them.

use serde::{Deserialize, Serialize};

use super::{Typed, Visitor, texts};

/// One configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Config {
    /// Whether EMR's debugging is started.
    Debug(DebugConfig),
    /// How Hadoop is configured.
    Hadoop(HadoopConfig),
    /// HBase.
    #[serde(rename = "hbase")]
    HBase(HBaseConfig),
}

/// Whether EMR's debugging is started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DebugConfig {
    /// Whether it is.
    pub start: Typed<bool>,
}

/// How Hadoop is configured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HadoopConfig {
    /// The arguments of EMR's bootstrap action `configure-hadoop`. Without any, Hadoop is left alone.
    #[serde(deserialize_with = "texts::deserialize")]
    pub args: Vec<String>,
}

/// HBase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HBaseConfig {
    /// Whether it is installed and started. If not, nothing else has an effect.
    pub start: Typed<bool>,
    /// HBase's JAR on the instances; an AMI-era cluster needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jar: Option<String>,
    /// The arguments of EMR's bootstrap action `configure-hbase`.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "texts::deserialize"
    )]
    pub args: Vec<String>,
    /// How its daemons are configured.
    #[serde(default, skip_serializing_if = "HBaseDaemonsConfig::is_empty")]
    pub daemons: HBaseDaemonsConfig,
}

/// How HBase's daemons are configured.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HBaseDaemonsConfig {
    /// The arguments of EMR's bootstrap action `configure-hbase-daemons`. Without any, the daemons are left alone.
    #[serde(deserialize_with = "texts::deserialize")]
    pub args: Vec<String>,
}

super::fragment!(Config, "config");

impl Config {
    /// Debugging.
    pub fn debug(start: impl Into<Typed<bool>>) -> Self {
        Self::Debug(DebugConfig {
            start: start.into(),
        })
    }

    /// Hadoop with the arguments of `configure-hadoop`.
    pub fn hadoop<I: IntoIterator<Item: Into<String>>>(args: I) -> Self {
        Self::Hadoop(HadoopConfig {
            args: texts::texts(args),
        })
    }

    /// Shows itself to a visitor.
    pub fn accept(&self, visitor: &mut impl Visitor) {
        match self {
            Self::Debug(debug) => visitor.debug_config(debug),
            Self::Hadoop(hadoop) => visitor.hadoop_config(hadoop),
            Self::HBase(hbase) => hbase.accept(visitor),
        }
    }
}

impl From<HBaseConfig> for Config {
    fn from(hbase: HBaseConfig) -> Self {
        Self::HBase(hbase)
    }
}

impl HBaseConfig {
    /// HBase that is started, with its JAR.
    pub fn start(jar: impl Into<String>) -> Self {
        Self {
            start: true.into(),
            jar: Some(jar.into()),
            args: Vec::new(),
            daemons: HBaseDaemonsConfig::default(),
        }
    }

    /// The same with these arguments of `configure-hbase`.
    #[must_use]
    pub fn args<I: IntoIterator<Item: Into<String>>>(mut self, args: I) -> Self {
        self.args = texts::texts(args);
        self
    }

    /// The same with these arguments of `configure-hbase-daemons`.
    #[must_use]
    pub fn daemons<I: IntoIterator<Item: Into<String>>>(mut self, args: I) -> Self {
        self.daemons.args = texts::texts(args);
        self
    }

    /// Shows itself to a visitor, then its daemons if there is something to configure.
    pub fn accept(&self, visitor: &mut impl Visitor) {
        visitor.hbase_config(self);
        if !self.daemons.is_empty() {
            visitor.hbase_daemons_config(&self.daemons);
        }
    }
}

impl HBaseDaemonsConfig {
    /// Whether there is nothing to configure.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.args.is_empty()
    }
}

// SPDX-License-Identifier: Apache-2.0
//! A piece of work on a cluster.

use emrys_model::action_on_failure::ActionOnFailure;
use serde::{Deserialize, Serialize};

use super::{Typed, Visitor, texts};

/// A piece of work on a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Shape", into = "Shape")]
pub enum Step {
    /// A JAR.
    Jar(JarStep),
    /// HBase's tables from a backup.
    RestoreHBase(HBaseRestoreStep),
    /// HBase's tables into a backup.
    BackupHBase(HBaseBackupStep),
}

/// A JAR.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JarStep {
    /// The step's name; needed.
    pub name: Option<String>,
    /// The JAR; needed.
    pub jar: Option<String>,
    /// What a failure does to the cluster. Absent: EMR decides on an AMI-era cluster, elsewhere it goes on.
    pub action_on_failure: Option<Typed<ActionOnFailure>>,
    /// The class with the main method, for a JAR whose manifest does not name it.
    pub main_class: Option<String>,
    /// The arguments of the main method.
    pub args: Vec<String>,
}

/// HBase's tables from a backup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HBaseRestoreStep {
    /// HBase's JAR on an AMI-era cluster. Absent: that of the cluster's configuration, or the setting `hBaseJarPath`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jar: Option<String>,
    /// The folder of the backup; needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// HBase's tables into a backup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HBaseBackupStep {
    /// HBase's JAR on an AMI-era cluster. Absent: that of the cluster's configuration, or the setting `hBaseJarPath`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jar: Option<String>,
    /// The folder of the backup; needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

super::fragment!(Step, "steps");

impl Step {
    /// A JAR without arguments.
    pub fn jar(name: impl Into<String>, jar: impl Into<String>) -> Self {
        Self::Jar(JarStep::new(name, jar))
    }

    /// HBase's tables from the backup in that folder.
    pub fn restore_hbase(path: impl Into<String>) -> Self {
        Self::RestoreHBase(HBaseRestoreStep {
            jar: None,
            path: Some(path.into()),
        })
    }

    /// HBase's tables into a backup in that folder.
    pub fn backup_hbase(path: impl Into<String>) -> Self {
        Self::BackupHBase(HBaseBackupStep {
            jar: None,
            path: Some(path.into()),
        })
    }

    /// Shows itself to a visitor.
    pub fn accept(&self, visitor: &mut impl Visitor) {
        match self {
            Self::Jar(step) => visitor.jar_step(step),
            Self::RestoreHBase(step) => visitor.hbase_restore_step(step),
            Self::BackupHBase(step) => visitor.hbase_backup_step(step),
        }
    }
}

impl From<JarStep> for Step {
    fn from(step: JarStep) -> Self {
        Self::Jar(step)
    }
}

impl JarStep {
    /// A JAR without arguments.
    pub fn new(name: impl Into<String>, jar: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            jar: Some(jar.into()),
            ..Self::default()
        }
    }

    /// The same with a main class.
    #[must_use]
    pub fn main_class(mut self, main_class: impl Into<String>) -> Self {
        self.main_class = Some(main_class.into());
        self
    }

    /// The same with these arguments.
    #[must_use]
    pub fn args<I: IntoIterator<Item: Into<String>>>(mut self, args: I) -> Self {
        self.args = texts::texts(args);
        self
    }

    /// The same with another action on failure.
    #[must_use]
    pub fn action_on_failure(mut self, action: impl Into<Typed<ActionOnFailure>>) -> Self {
        self.action_on_failure = Some(action.into());
        self
    }
}

/// A step as documents write it: which key is there says what it is.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    jar: Option<Jar>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    restore_hbase: Option<HBaseRestoreStep>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    backup_hbase: Option<HBaseBackupStep>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    action_on_failure: Option<Typed<ActionOnFailure>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Jar {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    jar: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    main_class: Option<String>,
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "texts::deserialize"
    )]
    args: Vec<String>,
}

impl TryFrom<Shape> for Step {
    type Error = &'static str;

    fn try_from(shape: Shape) -> Result<Self, Self::Error> {
        match shape {
            Shape {
                name,
                jar: Some(jar),
                restore_hbase: None,
                backup_hbase: None,
                action_on_failure,
            } => Ok(Self::Jar(JarStep {
                name,
                jar: jar.jar,
                action_on_failure,
                main_class: jar.main_class,
                args: jar.args,
            })),
            Shape {
                name: None,
                jar: None,
                restore_hbase: Some(step),
                backup_hbase: None,
                action_on_failure: None,
            } => Ok(Self::RestoreHBase(step)),
            Shape {
                name: None,
                jar: None,
                restore_hbase: None,
                backup_hbase: Some(step),
                action_on_failure: None,
            } => Ok(Self::BackupHBase(step)),
            _ => Err(
                "a step of the model is a `jar`, or else `restore_hbase` or `backup_hbase` alone",
            ),
        }
    }
}

impl From<Step> for Shape {
    fn from(step: Step) -> Self {
        let empty = Self {
            name: None,
            jar: None,
            restore_hbase: None,
            backup_hbase: None,
            action_on_failure: None,
        };
        match step {
            Step::Jar(step) => Self {
                name: step.name,
                jar: Some(Jar {
                    jar: step.jar,
                    main_class: step.main_class,
                    args: step.args,
                }),
                action_on_failure: step.action_on_failure,
                ..empty
            },
            Step::RestoreHBase(step) => Self {
                restore_hbase: Some(step),
                ..empty
            },
            Step::BackupHBase(step) => Self {
                backup_hbase: Some(step),
                ..empty
            },
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Helpers and workloads: short words for what EMR's configuration classifications say in long ones.
//!
//! A [`Helper`] is a key of a cluster, such as `spark`, whose options set properties. A [`Workload`] is a kind of work:
//! applications, and helpers with options. Both are tables; documents, the JSON Schema and the functions here read them.
//! What a cluster has of both, and of its own, is put together in [`effective`](crate::effective).
//!
//! For programs, each helper is a function:
//!
//! ```
//! use emrys_document::presets;
//!
//! let spark = presets::spark(&[("min_executors", "8"), ("max_executors", "200")], &[])?;
//! let defaults = &spark[0];
//! assert_eq!(defaults.classification, "spark-defaults");
//! assert_eq!(defaults.properties["spark.dynamicAllocation.maxExecutors"], "200");
//!
//! let slip = presets::spark(&[("min_executer", "8")], &[]).unwrap_err();
//! assert_eq!(slip.to_string(), "`spark` has no option `min_executer`: did you mean `min_executors`?");
//! # Ok::<_, presets::OptionError>(())
//! ```

mod decommissioning;
mod ebs;
mod flink;
mod hadoop;
mod hbase;
mod helper;
mod hive;
mod kind;
mod query_engine;
mod scaling;
mod spark;
mod workload;
mod yarn;

use std::collections::BTreeMap;

use emrys_diagnostics::suggest;
use emrys_model::release_label::ReleaseLabel;
use serde::Serialize;

pub use decommissioning::DECOMMISSIONING;
pub use ebs::{EBS_PRESETS, EbsPreset, ebs};
pub use flink::FLINK;
pub use hadoop::HADOOP;
pub use hbase::HBASE;
pub use helper::{Fixed, Helper, HelperOption, Place, Property, Setting};
pub use hive::HIVE;
pub use kind::Kind;
pub use query_engine::{PRESTO, TRINO};
pub use scaling::{Metric, ScaleOn, ScalingRule, scaling_rules};
pub use spark::SPARK;
pub use workload::{HelperUse, WORKLOADS, Workload};
pub use yarn::YARN;

/// Every helper, in the order in which their classifications are sent.
pub const HELPERS: &[&Helper] = &[
    &SPARK,
    &HIVE,
    &HADOOP,
    &PRESTO,
    &TRINO,
    &HBASE,
    &FLINK,
    &YARN,
    &DECOMMISSIONING,
];

/// A configuration, as documents have it under `configurations`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Configuration {
    /// EMR's name for the file, such as `spark-defaults`.
    pub classification: String,
    /// Its properties.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<String, String>,
    /// Configurations within it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub configurations: Vec<Self>,
}

/// Why a helper cannot be used so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OptionError {
    /// The helper has no such option: take another one, or an additional property.
    #[error("`{helper}` has no option `{option}`{}", advice.as_deref().map(|advice| format!(": {advice}")).unwrap_or_default())]
    Unknown {
        /// The helper.
        helper: &'static str,
        /// The option.
        option: String,
        /// What may have been meant.
        advice: Option<String>,
    },
    /// The option takes other values: write one of those.
    #[error("the option `{option}` of `{helper}` takes {expected}, not `{value}`")]
    Value {
        /// The helper.
        helper: &'static str,
        /// The option.
        option: &'static str,
        /// The value.
        value: String,
        /// What it takes.
        expected: String,
    },
}

impl Helper {
    /// The configurations of a use of this helper on a release; without one, on a new one.
    ///
    /// # Errors
    /// It has no such option, or the option does not take the value.
    pub fn configurations(
        &self,
        options: &[(&str, &str)],
        additional_properties: &[(&str, &str)],
        release: Option<ReleaseLabel>,
    ) -> Result<Vec<Configuration>, OptionError> {
        for (key, value) in options {
            let Some(option) = self.option(key) else {
                let keys = self.options.iter().map(|option| option.key);
                return Err(OptionError::Unknown {
                    helper: self.key,
                    option: (*key).to_owned(),
                    advice: suggest::did_you_mean(key, keys),
                });
            };
            if !option.kind.takes(value) {
                return Err(OptionError::Value {
                    helper: self.key,
                    option: option.key,
                    value: (*value).to_owned(),
                    expected: option.kind.expected(),
                });
            }
        }
        let mut configurations = Vec::new();
        for setting in self.settings(options, release) {
            set(
                &mut configurations,
                setting.place,
                setting.name,
                &setting.value,
            );
        }
        let additional = self.additional(release);
        for (name, value) in additional_properties {
            set(&mut configurations, additional, name, value);
        }
        Ok(configurations)
    }
}

fn set(configurations: &mut Vec<Configuration>, place: Place, name: &str, value: &str) {
    let mut own = named(configurations, place.classification);
    if place.is_exported {
        own = named(
            &mut own.configurations,
            emrys_catalog::classifications::EXPORT,
        );
    }
    own.properties.insert(name.to_owned(), value.to_owned());
}

fn named<'c>(configurations: &'c mut Vec<Configuration>, name: &str) -> &'c mut Configuration {
    let at = configurations
        .iter()
        .position(|own| own.classification == name);
    let at = at.unwrap_or_else(|| {
        configurations.push(Configuration {
            classification: name.to_owned(),
            ..Configuration::default()
        });
        configurations.len() - 1
    });
    #[expect(clippy::indexing_slicing, reason = "it was found or pushed there")]
    &mut configurations[at]
}

/// The functions of helpers: options by name, then additional properties, which win.
macro_rules! functions {
    ($($(#[$about:meta])* $name:ident: $helper:ident)*) => {
        $(
            $(#[$about])*
            ///
            /// # Errors
            /// It has no such option, or the option does not take the value.
            pub fn $name(
                options: &[(&str, &str)],
                additional_properties: &[(&str, &str)],
            ) -> Result<Vec<Configuration>, OptionError> {
                $helper.configurations(options, additional_properties, None)
            }
        )*
    };
}

functions! {
    /// Configures Spark: dynamic allocation from 1 to 8 executors, adaptive execution and Kryo.
    spark: SPARK
    /// Configures Hive: the Glue Data Catalog, and dynamic partitions.
    ///
    /// ```
    /// use emrys_document::presets;
    ///
    /// let hive = presets::hive(&[("connection_url", "jdbc:mysql://db.example.com/hive")], &[])?;
    /// let site = &hive[0].properties;
    /// assert_eq!(site["javax.jdo.option.ConnectionURL"], "jdbc:mysql://db.example.com/hive");
    /// assert!(!site.contains_key("hive.metastore.client.factory.class"));
    /// # Ok::<_, presets::OptionError>(())
    /// ```
    hive: HIVE
    /// Configures HDFS's daemons.
    ///
    /// ```
    /// use emrys_document::presets;
    ///
    /// let hadoop = presets::hadoop(&[("namenode_heap", "4096")], &[])?;
    /// let export = &hadoop[0].configurations[0];
    /// assert_eq!(export.properties["HADOOP_NAMENODE_HEAPSIZE"], "4096");
    /// assert_eq!(export.properties["HADOOP_DATANODE_HEAPSIZE"], "2048");
    /// # Ok::<_, presets::OptionError>(())
    /// ```
    hadoop: HADOOP
    /// Configures Presto: the memory of queries, and where tables are.
    presto: PRESTO
    /// Configures Trino: the memory of queries, and where tables are.
    trino: TRINO
    /// Configures HBase: where its tables are, and its region servers.
    hbase: HBASE
    /// Configures Flink: memory, slots, and the state of jobs.
    flink: FLINK
    /// Configures YARN: its scheduler and the memory it gives away.
    yarn: YARN
    /// Configures how instances leave the cluster.
    decommissioning: DECOMMISSIONING
}

/// The workload of that name.
///
/// ```
/// use emrys_document::presets;
///
/// let workload = presets::workload("data_engineering").unwrap();
/// assert_eq!(workload.applications, ["Hadoop", "Spark", "Hive", "Pig", "Sqoop", "Oozie"]);
/// ```
#[must_use]
pub fn workload(name: &str) -> Option<&'static Workload> {
    WORKLOADS.iter().copied().find(|own| own.name == name)
}

#[cfg(test)]
mod tests;

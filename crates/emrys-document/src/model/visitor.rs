// SPDX-License-Identifier: Apache-2.0
//! Going through the items of a job flow.

use super::{
    BootstrapAction, ClusterTag, DebugConfig, HBaseBackupStep, HBaseConfig, HBaseDaemonsConfig,
    HBaseRestoreStep, HadoopConfig, JarStep, JobFlow,
};

/// Somebody who is shown items, each by its own method. A method that is not written looks away.
///
/// ```
/// use emrys_document::model::{JarStep, JobFlow, Step, Visitor};
///
/// #[derive(Default)]
/// struct Jars(Vec<String>);
///
/// impl Visitor for Jars {
///     fn jar_step(&mut self, step: &JarStep) {
///         self.0.extend(step.jar.clone());
///     }
/// }
///
/// let steps = [Step::jar("count", "s3://acme/count.jar"), Step::backup_hbase("s3://acme/hbase")];
/// let mut jars = Jars::default();
/// JobFlow::new("nightly").steps(steps).accept(&mut jars);
/// assert_eq!(jars.0, ["s3://acme/count.jar"]);
/// ```
pub trait Visitor {
    /// A job flow. Its tags, configurations, bootstrap actions and steps follow, in this order.
    fn job_flow(&mut self, _job_flow: &JobFlow) {}

    /// A tag.
    fn cluster_tag(&mut self, _tag: &ClusterTag) {}

    /// Debugging.
    fn debug_config(&mut self, _config: &DebugConfig) {}

    /// The configuration of Hadoop.
    fn hadoop_config(&mut self, _config: &HadoopConfig) {}

    /// HBase.
    fn hbase_config(&mut self, _config: &HBaseConfig) {}

    /// The configuration of HBase's daemons, which follows HBase's own.
    fn hbase_daemons_config(&mut self, _config: &HBaseDaemonsConfig) {}

    /// A bootstrap action.
    fn bootstrap_action(&mut self, _action: &BootstrapAction) {}

    /// A step that runs a JAR.
    fn jar_step(&mut self, _step: &JarStep) {}

    /// A step that restores HBase's tables.
    fn hbase_restore_step(&mut self, _step: &HBaseRestoreStep) {}

    /// A step that saves HBase's tables.
    fn hbase_backup_step(&mut self, _step: &HBaseBackupStep) {}
}

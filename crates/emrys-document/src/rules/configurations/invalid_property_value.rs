// SPDX-License-Identifier: Apache-2.0
//! The value of a property is of the form that its program reads.
//!
//! Spark fails when it meets another one; Hadoop and Hive mostly take their default in silence.

use emrys_catalog::properties;
use emrys_diagnostics::{Code, Diagnostic, suggest};

use crate::rules::layers::{Layer, SPARK, Setting};
use crate::rules::values;

/// What a value is written like.
#[derive(Clone, Copy)]
enum Form {
    /// A whole number.
    Number,
    /// A number that may have a fraction.
    Decimal,
    /// A whole number with or without a unit of memory.
    Size,
    /// A whole number with or without a unit of time.
    Duration,
    /// One of these words, in any case.
    Word(&'static [&'static str]),
}

const HIVE_CLIENT: Form = Form::Word(&[
    "com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory",
    "org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClientFactory",
]);

/// The forms of properties that are not of the kind that the catalog knows, `boolean`.
const FORMS: &[(&str, &str, Form)] = &[
    ("hdfs-site", "dfs.replication", Form::Number),
    (
        "hive-site",
        "hive.exec.dynamic.partition.mode",
        Form::Word(&["strict", "nonstrict"]),
    ),
    (
        "hive-site",
        "hive.execution.engine",
        Form::Word(&["mr", "tez", "spark"]),
    ),
    (
        "hive-site",
        "hive.metastore.client.factory.class",
        HIVE_CLIENT,
    ),
    ("mapred-site", "mapreduce.map.memory.mb", Form::Number),
    ("mapred-site", "mapreduce.reduce.memory.mb", Form::Number),
    (
        "mapred-site",
        "yarn.app.mapreduce.am.resource.mb",
        Form::Number,
    ),
    (SPARK, "spark.default.parallelism", Form::Number),
    (SPARK, "spark.driver.cores", Form::Number),
    (SPARK, "spark.driver.maxResultSize", Form::Size),
    (SPARK, "spark.driver.memory", Form::Size),
    (SPARK, "spark.driver.memoryOverhead", Form::Size),
    (
        SPARK,
        "spark.dynamicAllocation.cachedExecutorIdleTimeout",
        Form::Duration,
    ),
    (
        SPARK,
        "spark.dynamicAllocation.executorIdleTimeout",
        Form::Duration,
    ),
    (
        SPARK,
        "spark.dynamicAllocation.initialExecutors",
        Form::Number,
    ),
    (SPARK, "spark.dynamicAllocation.maxExecutors", Form::Number),
    (SPARK, "spark.dynamicAllocation.minExecutors", Form::Number),
    (
        SPARK,
        "spark.dynamicAllocation.schedulerBacklogTimeout",
        Form::Duration,
    ),
    (
        SPARK,
        "spark.dynamicAllocation.sustainedSchedulerBacklogTimeout",
        Form::Duration,
    ),
    (SPARK, "spark.executor.cores", Form::Number),
    (SPARK, "spark.executor.heartbeatInterval", Form::Duration),
    (SPARK, "spark.executor.instances", Form::Number),
    (SPARK, "spark.executor.memory", Form::Size),
    (SPARK, "spark.executor.memoryOverhead", Form::Size),
    (SPARK, "spark.executor.memoryOverheadFactor", Form::Decimal),
    (SPARK, "spark.executor.pyspark.memory", Form::Size),
    (SPARK, "spark.kryoserializer.buffer", Form::Size),
    (SPARK, "spark.kryoserializer.buffer.max", Form::Size),
    (SPARK, "spark.locality.wait", Form::Duration),
    (SPARK, "spark.memory.fraction", Form::Decimal),
    (SPARK, "spark.memory.offHeap.size", Form::Size),
    (SPARK, "spark.memory.storageFraction", Form::Decimal),
    (SPARK, "spark.network.timeout", Form::Duration),
    (SPARK, "spark.python.worker.memory", Form::Size),
    (SPARK, "spark.reducer.maxSizeInFlight", Form::Size),
    (SPARK, "spark.rpc.message.maxSize", Form::Number),
    (SPARK, "spark.scheduler.mode", Form::Word(&["FIFO", "FAIR"])),
    (SPARK, "spark.shuffle.file.buffer", Form::Size),
    (SPARK, "spark.speculation.multiplier", Form::Decimal),
    (SPARK, "spark.speculation.quantile", Form::Decimal),
    (SPARK, "spark.sql.broadcastTimeout", Form::Duration),
    (SPARK, "spark.sql.shuffle.partitions", Form::Number),
    (
        SPARK,
        "spark.sql.sources.partitionOverwriteMode",
        Form::Word(&["static", "dynamic"]),
    ),
    (
        SPARK,
        "spark.submit.deployMode",
        Form::Word(&["client", "cluster"]),
    ),
    (SPARK, "spark.task.cpus", Form::Number),
    (SPARK, "spark.task.maxFailures", Form::Number),
    (SPARK, "spark.yarn.maxAppAttempts", Form::Number),
    (
        "spark-hive-site",
        "hive.metastore.client.factory.class",
        HIVE_CLIENT,
    ),
    (
        "yarn-site",
        "yarn.nodemanager.resource.cpu-vcores",
        Form::Number,
    ),
    (
        "yarn-site",
        "yarn.nodemanager.resource.memory-mb",
        Form::Number,
    ),
    (
        "yarn-site",
        "yarn.scheduler.maximum-allocation-mb",
        Form::Number,
    ),
    (
        "yarn-site",
        "yarn.scheduler.maximum-allocation-vcores",
        Form::Number,
    ),
    (
        "yarn-site",
        "yarn.scheduler.minimum-allocation-mb",
        Form::Number,
    ),
];

impl Form {
    fn fits(self, text: &str) -> bool {
        match self {
            Self::Number => text.parse::<i64>().is_ok(),
            Self::Decimal => text.parse::<f64>().is_ok_and(f64::is_finite),
            Self::Size => values::bytes(text, "b").is_some(),
            Self::Duration => values::is_duration(text),
            Self::Word(words) => words.iter().any(|word| word.eq_ignore_ascii_case(text)),
        }
    }

    /// What the value should have been.
    fn expected(self) -> String {
        match self {
            Self::Number => "a whole number".to_owned(),
            Self::Decimal => "a number".to_owned(),
            Self::Size => "a whole number with a unit, such as `512m` or `4g`".to_owned(),
            Self::Duration => "a whole number with a unit, such as `120s` or `5min`".to_owned(),
            Self::Word(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                words.join(" or ")
            }
        }
    }
}

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let own = layer.own().filter(|setting| !setting.is_nested);
    diagnostics.extend(own.filter_map(unfit));
}

fn unfit(setting: &Setting<'_>) -> Option<Diagnostic> {
    let (text, name) = (setting.text()?, setting.name.as_str());
    let expected = if is_boolean(setting) {
        if values::boolean(text).is_some() {
            return None;
        }
        "`true` or `false`".to_owned()
    } else {
        let mut forms = FORMS.iter();
        let (.., form) = forms.find(|(classification, own, _)| {
            *classification == setting.classification && *own == name
        })?;
        if form.fits(text) {
            return None;
        }
        match form {
            Form::Word(words) => match suggest::did_you_mean(text, words.iter().copied()) {
                Some(help) => return Some(not(setting, text, &form.expected()).help(help)),
                None => form.expected(),
            },
            form => form.expected(),
        }
    };
    Some(not(setting, text, &expected))
}

fn is_boolean(setting: &Setting<'_>) -> bool {
    let file = properties::file(setting.classification);
    let known = file.and_then(|file| file.find(setting.name));
    known.is_some_and(|known| known.is_boolean)
}

fn not(setting: &Setting<'_>, text: &str, expected: &str) -> Diagnostic {
    let message = format!("`{}` takes {expected}, not `{text}`", **setting.name);
    setting
        .value
        .diagnostic(Code::InvalidPropertyValue, message)
}

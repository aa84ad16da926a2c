// SPDX-License-Identifier: Apache-2.0
//! A number lies within the bounds that its program checks when it starts.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK, Setting};
use crate::rules::values;

/// How a value is read, so that it can be compared.
#[derive(Clone, Copy)]
enum Reading {
    Number,
    /// A size in MiB, and the unit where none is written.
    Mebibytes(&'static str),
}

/// Classification, property, how it is read, the bounds, and the bounds for people.
const BOUNDS: &[(&str, &str, Reading, f64, f64, &str)] = &[
    (
        "hdfs-site",
        "dfs.replication",
        Reading::Number,
        1.0,
        512.0,
        "from 1 to 512",
    ),
    (
        "hive-site",
        "hive.exec.max.dynamic.partitions",
        Reading::Number,
        1.0,
        f64::MAX,
        "at least 1",
    ),
    (
        SPARK,
        "spark.driver.cores",
        Reading::Number,
        1.0,
        f64::MAX,
        "at least 1",
    ),
    (
        SPARK,
        "spark.executor.cores",
        Reading::Number,
        1.0,
        f64::MAX,
        "at least 1",
    ),
    (
        SPARK,
        "spark.kryoserializer.buffer.max",
        Reading::Mebibytes("m"),
        0.0,
        2_047.0,
        "less than 2048m",
    ),
    (
        SPARK,
        "spark.kryoserializer.buffer",
        Reading::Mebibytes("k"),
        0.0,
        2_047.0,
        "less than 2048m",
    ),
    (
        SPARK,
        "spark.memory.fraction",
        Reading::Number,
        0.0,
        1.0,
        "from 0 to 1",
    ),
    (
        SPARK,
        "spark.memory.storageFraction",
        Reading::Number,
        0.0,
        1.0,
        "from 0 to 1",
    ),
    (
        SPARK,
        "spark.rpc.message.maxSize",
        Reading::Number,
        1.0,
        2_047.0,
        "at most 2047",
    ),
    (
        SPARK,
        "spark.speculation.quantile",
        Reading::Number,
        0.0,
        1.0,
        "from 0 to 1",
    ),
    (
        SPARK,
        "spark.sql.shuffle.partitions",
        Reading::Number,
        1.0,
        f64::MAX,
        "at least 1",
    ),
    (
        SPARK,
        "spark.task.cpus",
        Reading::Number,
        1.0,
        f64::MAX,
        "at least 1",
    ),
    (
        SPARK,
        "spark.task.maxFailures",
        Reading::Number,
        1.0,
        f64::MAX,
        "at least 1",
    ),
    (
        "yarn-site",
        "yarn.scheduler.minimum-allocation-mb",
        Reading::Number,
        0.0,
        f64::MAX,
        "at least 0",
    ),
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let own = layer.own().filter(|setting| !setting.is_nested);
    diagnostics.extend(own.filter_map(outside));
}

fn outside(setting: &Setting<'_>) -> Option<Diagnostic> {
    let mut bounds = BOUNDS.iter();
    let (_, name, reading, least, most, shown) = bounds.find(|(classification, name, ..)| {
        *classification == setting.classification && *name == setting.name.as_str()
    })?;
    let text = setting.text()?;
    let value: f64 = match reading {
        Reading::Number => text.parse().ok()?,
        Reading::Mebibytes(unit) => {
            let mebibytes = values::bytes(text, unit)? / (1 << 20);
            u32::try_from(mebibytes).ok()?.into()
        }
    };
    if (*least..=*most).contains(&value) {
        return None;
    }
    let message = format!("`{name}` has to be {shown}, not `{text}`");
    Some(setting.value.diagnostic(Code::PropertyOutOfRange, message))
}

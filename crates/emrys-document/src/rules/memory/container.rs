// SPDX-License-Identifier: Apache-2.0
//! The memory that Spark asks YARN for.

use crate::rules::layers::{Layer, SPARK, Setting};

/// The least overhead in MiB (Spark Configuration, `spark.executor.memoryOverhead`).
const LEAST_OVERHEAD: u64 = 384;

/// The share of a heap that its overhead is at least. EMR has more on newer releases, 0.1875 for executors; with the smaller
/// one, nothing is said of what may fit after all.
const OVERHEAD: f64 = 0.1;

/// What a container of Spark's holds, in MiB.
pub(super) struct Container<'l, 'p> {
    /// The heap, which is the only part that has to be configured.
    pub(super) heap: &'l Setting<'p>,
    /// All of it.
    pub(super) memory: u64,
}

/// The container of an executor whose heap is configured.
pub(super) fn executor<'l, 'p>(layer: &'l Layer<'p>) -> Option<Container<'l, 'p>> {
    let (memory, heap) = layer.spark_memory("spark.executor.memory")?;
    let factors = [
        "spark.executor.memoryOverheadFactor",
        "spark.yarn.executor.memoryOverheadFactor",
    ];
    let overheads = [
        "spark.executor.memoryOverhead",
        "spark.yarn.executor.memoryOverhead",
    ];
    let overhead = overhead(layer, memory, &overheads, &factors);
    let python = layer.spark_memory("spark.executor.pyspark.memory");
    let python = python.map_or(0, |(memory, _)| memory);
    let off_heap = match layer.flag(SPARK, "spark.memory.offHeap.enabled") {
        Some((true, _)) => off_heap(layer).unwrap_or_default(),
        _ => 0,
    };
    Some(Container {
        heap,
        memory: memory + overhead + python + off_heap,
    })
}

/// The container of a driver in the cluster whose heap is configured.
pub(super) fn driver<'l, 'p>(layer: &'l Layer<'p>) -> Option<Container<'l, 'p>> {
    let (memory, heap) = layer.spark_memory("spark.driver.memory")?;
    let overheads = [
        "spark.driver.memoryOverhead",
        "spark.yarn.driver.memoryOverhead",
    ];
    let overhead = overhead(
        layer,
        memory,
        &overheads,
        &["spark.driver.memoryOverheadFactor"],
    );
    Some(Container {
        heap,
        memory: memory + overhead,
    })
}

/// The size in MiB of what executors have outside of their heaps, whose unit is a byte where none is written.
fn off_heap(layer: &Layer<'_>) -> Option<u64> {
    let size = layer.spark("spark.memory.offHeap.size")?;
    Some(crate::rules::values::bytes(size.text()?, "b")? / (1 << 20))
}

fn overhead(layer: &Layer<'_>, heap: u64, overheads: &[&str], factors: &[&str]) -> u64 {
    let mut overheads = overheads.iter();
    if let Some((overhead, _)) = overheads.find_map(|name| layer.spark_memory(name)) {
        return overhead;
    }
    let mut factors = factors.iter();
    let factor = factors.find_map(|name| layer.spark(name)?.text()?.parse::<f64>().ok());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "memory in MiB is far below what a floating point number holds exactly"
    )]
    let share = (heap as f64 * factor.unwrap_or(OVERHEAD).max(0.0)) as u64;
    share.max(LEAST_OVERHEAD)
}

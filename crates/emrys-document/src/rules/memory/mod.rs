// SPDX-License-Identifier: Apache-2.0
//! Rules of memory and cores: what executors ask for, against what nodes have.

mod allocation_above_node;
mod broadcast_above_limit;
mod container;
mod container_fits_no_node;
mod cores_without_memory;
mod daemon_heap_above_node;
mod driver_fits_no_node;
mod executor_fits_no_node;
mod executor_wastes_node;
mod gpu_without_gpu_nodes;
mod hbase_heap_shares;
mod heap_too_small;
mod heap_without_compressed_pointers;
mod java_heap_above_container;
mod more_cores_than_node;
mod node_memory_exceeded;
mod nodes;
mod off_heap_without_size;
mod query_memory_above_node;
mod result_above_driver;
mod task_cpus_above_executor;
mod too_many_executors;

use emrys_diagnostics::Diagnostic;

use super::Rule;
use super::layers::{self, LayerRule};
use crate::project::Project;

pub(super) const RULES: &[Rule] = &[layered];

const OF_LAYERS: &[LayerRule] = &[
    allocation_above_node::check,
    broadcast_above_limit::check,
    container_fits_no_node::check,
    cores_without_memory::check,
    daemon_heap_above_node::check,
    driver_fits_no_node::check,
    executor_fits_no_node::check,
    executor_wastes_node::check,
    gpu_without_gpu_nodes::check,
    hbase_heap_shares::check,
    heap_too_small::check,
    heap_without_compressed_pointers::check,
    java_heap_above_container::check,
    more_cores_than_node::check,
    node_memory_exceeded::check,
    off_heap_without_size::check,
    query_memory_above_node::check,
    result_above_driver::check,
    task_cpus_above_executor::check,
    too_many_executors::check,
];

fn layered(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    layers::check(project, OF_LAYERS, diagnostics);
}

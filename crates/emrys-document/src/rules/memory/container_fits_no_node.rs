// SPDX-License-Identifier: Apache-2.0
//! The containers of MapReduce, Tez and Flink fit on a node.

use emrys_diagnostics::{Code, Diagnostic};

use super::nodes;
use crate::rules::layers::Layer;
use crate::rules::values::{data_size, shown};

/// Classification, property, and the unit where none is written, in MiB.
const CONTAINERS: &[(&str, &str)] = &[
    ("flink-conf", "jobmanager.memory.process.size"),
    ("flink-conf", "taskmanager.memory.process.size"),
    ("hive-site", "hive.tez.container.size"),
    ("mapred-site", "mapreduce.map.memory.mb"),
    ("mapred-site", "mapreduce.reduce.memory.mb"),
    ("mapred-site", "yarn.app.mapreduce.am.resource.mb"),
    ("tez-site", "tez.am.resource.memory.mb"),
    ("tez-site", "tez.task.resource.memory.mb"),
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(workers) = nodes::workers(layer) else {
        return;
    };
    let Some(largest) = nodes::largest(&workers) else {
        return;
    };
    for (classification, name) in CONTAINERS {
        let Some(setting) = layer.get(classification, name) else {
            continue;
        };
        let unit = if *classification == "flink-conf" {
            "b"
        } else {
            "m"
        };
        let memory = setting.text().and_then(|text| data_size(text, unit));
        let Some(memory) = memory.filter(|memory| *memory > largest.memory) else {
            continue;
        };
        let message = format!(
            "`{name}` asks for {}, and no node has so much for it",
            shown(memory)
        );
        let diagnostic = setting.value.diagnostic(Code::ContainerFitsNoNode, message);
        let diagnostic = largest.beside(diagnostic);
        diagnostics.push(diagnostic.help("make it smaller, or take larger instances"));
    }
}

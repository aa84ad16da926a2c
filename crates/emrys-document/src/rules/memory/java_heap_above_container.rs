// SPDX-License-Identifier: Apache-2.0
//! A Java heap is smaller than the container that it is in.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;
use crate::rules::values::{java_heap, shown};

/// Classification, the property with the options of Java, and that with the container in MiB.
const HEAPS: &[(&str, &str, &str)] = &[
    ("hive-site", "hive.tez.java.opts", "hive.tez.container.size"),
    (
        "mapred-site",
        "mapreduce.map.java.opts",
        "mapreduce.map.memory.mb",
    ),
    (
        "mapred-site",
        "mapreduce.reduce.java.opts",
        "mapreduce.reduce.memory.mb",
    ),
    (
        "mapred-site",
        "yarn.app.mapreduce.am.command-opts",
        "yarn.app.mapreduce.am.resource.mb",
    ),
    (
        "tez-site",
        "tez.am.launch.cmd-opts",
        "tez.am.resource.memory.mb",
    ),
];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (classification, options, container) in HEAPS {
        let Some(options) = layer.get(classification, options) else {
            continue;
        };
        let heap = options.text().and_then(java_heap);
        let container = layer.number(classification, container);
        let (Some(heap), Some((memory, container))) = (heap, container) else {
            continue;
        };
        // A negative size is the default.
        if memory < 0 || u64::try_from(memory).is_ok_and(|memory| heap <= memory) {
            continue;
        }
        let message = format!(
            "a heap of {} is larger than its container of {memory} MiB, and YARN ends it",
            shown(heap)
        );
        let diagnostic = options
            .value
            .diagnostic(Code::JavaHeapAboveContainer, message);
        let diagnostic = diagnostic.related(container.label(), "the container");
        diagnostics.push(diagnostic.help("make the heap about four fifths of the container"));
    }
}

// SPDX-License-Identifier: Apache-2.0
//! A task needs no more cores than its executor has.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let task = layer.number(SPARK, "spark.task.cpus");
    let executor = layer.number(SPARK, "spark.executor.cores");
    let (Some((needed, task)), Some((cores, executor))) = (task, executor) else {
        return;
    };
    if needed <= cores {
        return;
    }
    let message = format!(
        "a task needs {needed} cores, and its executor has {cores}: Spark refuses to start"
    );
    let diagnostic = task.value.diagnostic(Code::TaskCpusAboveExecutor, message);
    diagnostics.push(diagnostic.related(executor.label(), "the executor's cores"));
}

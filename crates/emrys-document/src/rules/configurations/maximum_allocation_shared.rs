// SPDX-License-Identifier: Apache-2.0
//! Spark takes whole nodes only where nothing else needs them.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::Layer;

/// Applications whose servers run on the same nodes.
const SERVERS: [&str; 5] = ["HBase", "Presto", "PrestoSQL", "Trino", "Flink"];

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((true, maximized)) = layer.flag("spark", "maximizeResourceAllocation") else {
        return;
    };
    let mut applications = layer.cluster.effective_applications().iter();
    let other = applications.find(|application| {
        let mut servers = SERVERS.iter();
        servers.any(|server| application.name.eq_ignore_ascii_case(server))
    });
    let Some(other) = other.map(|application| &application.name) else {
        return;
    };
    let message = format!(
        "executors that take all of each node leave nothing for {}",
        **other
    );
    let diagnostic = maximized
        .name
        .diagnostic(Code::MaximumAllocationShared, message);
    let diagnostic = diagnostic.related(other.span.first_line(), "on the same nodes");
    diagnostics
        .push(diagnostic.help("set `spark.executor.memory` and `spark.executor.cores` yourself"));
}

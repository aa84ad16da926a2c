// SPDX-License-Identifier: Apache-2.0
//! A driver that runs in the cluster fits on a node.

use emrys_diagnostics::{Code, Diagnostic};

use super::{container, nodes};
use crate::elements::{DeployMode, StepAction};
use crate::rules::layers::Layer;
use crate::rules::values::shown;

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !runs_in_cluster(layer) {
        return;
    }
    let Some((driver, workers)) = container::driver(layer).zip(nodes::workers(layer)) else {
        return;
    };
    let Some(largest) = nodes::largest(&workers).filter(|largest| driver.memory > largest.memory)
    else {
        return;
    };
    let message = format!(
        "in cluster mode the driver asks for {} with its overhead, and no node has so much for it",
        shown(driver.memory)
    );
    let diagnostic = driver
        .heap
        .value
        .diagnostic(Code::DriverFitsNoNode, message);
    let diagnostic = largest.beside(diagnostic);
    diagnostics.push(diagnostic.help("make the driver smaller, or take larger core instances"));
}

fn runs_in_cluster(layer: &Layer<'_>) -> bool {
    let of_step = layer.step.and_then(|step| match &step.action {
        StepAction::SparkSubmit(submit) => submit.deploy_mode.as_deref(),
        _ => None,
    });
    match of_step {
        Some(mode) => *mode == DeployMode::Cluster,
        None => {
            let mode = layer.spark("spark.submit.deployMode");
            mode.is_some_and(|mode| mode.value.trim() == DeployMode::Cluster.as_str())
        }
    }
}

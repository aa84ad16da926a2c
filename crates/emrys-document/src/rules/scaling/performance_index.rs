// SPDX-License-Identifier: Apache-2.0
//! The utilization performance index has five values and belongs to one strategy (API reference, ManagedScalingPolicy).

use emrys_diagnostics::{Code, Diagnostic};

use super::managed;
use crate::elements::ScalingStrategy;
use crate::project::Project;

const VALUES: [i32; 5] = [1, 25, 50, 75, 100];

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, policy) in managed::of(project) {
        let Some(index) = &policy.utilization_performance_index else {
            continue;
        };
        let strategy = policy.scaling_strategy.as_ref();
        // A strategy that is newer than we are may take one.
        let known = strategy.map_or(Some(&ScalingStrategy::Default), |own| own.known());
        let (message, help) = if !VALUES.contains(&**index) {
            let message = format!("`{}` is no utilization performance index", **index);
            (message, "it is 1, 25, 50, 75 or 100")
        } else if known == Some(&ScalingStrategy::Default) {
            let message = "only advanced scaling has a utilization performance index".to_owned();
            (message, "add `scaling_strategy: ADVANCED`")
        } else {
            continue;
        };
        diagnostics.push(index.diagnostic(Code::PerformanceIndex, message).help(help));
    }
}

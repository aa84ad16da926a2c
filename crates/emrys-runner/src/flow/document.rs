// SPDX-License-Identifier: Apache-2.0
//! The flow of a document: the activities that it lists, or those that its steps call for.

use super::{Flow, History, Past};
use emrys_synth::activity::Activity;

/// The flow of the run's plan: its `flow` and `failed_flow`; without a `flow`, a cluster with the steps, those behind a
/// step that may be repeated added when its last attempt has ended, those that have the cluster's id in them when the
/// steps before have ended.
#[derive(Debug, Clone, Copy, Default)]
pub struct DocumentFlow;

impl Flow for DocumentFlow {
    fn next(&self, so_far: &History<'_>) -> Option<Activity> {
        let plan = so_far.plan();
        let before = || so_far.activities().filter(|past| !past.is_of_failed_flow());
        if let Some(flow) = &plan.flow {
            return flow.get(before().count()).cloned();
        }
        if before().next().is_none() {
            let steps = plan.first_wave().to_vec();
            return Some(Activity::StartCluster { steps });
        }
        let given = before().map(|past| past.activity().steps().len()).sum();
        let steps = plan.wave(given).to_vec();
        (!steps.is_empty()).then_some(Activity::AddSteps { steps })
    }

    fn failed(&self, so_far: &History<'_>) -> Option<Activity> {
        let before = so_far.activities().filter(Past::is_of_failed_flow);
        so_far.plan().failed_flow.get(before.count()).cloned()
    }
}

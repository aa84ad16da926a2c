// SPDX-License-Identifier: Apache-2.0
//! Adjustments that can be made (API reference, SimpleScalingPolicyConfiguration).

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::elements::AdjustmentType;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, rule, _) in policies::alarms(project) {
        let change = &rule.action.simple_scaling_policy_configuration;
        let adjustment = &change.scaling_adjustment;
        let message = match change.adjustment_type() {
            AdjustmentType::ExactCapacity if **adjustment < 0 => {
                format!("a group cannot have exactly `{}` instances", **adjustment)
            }
            AdjustmentType::PercentChangeInCapacity if **adjustment < -100 => {
                format!(
                    "a group cannot lose `{}` percent of its instances",
                    **adjustment
                )
            }
            _ => continue,
        };
        diagnostics.push(adjustment.diagnostic(Code::ScalingAdjustment, message));
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Adjustments that change nothing, or that the bounds of the policy cut off.

use emrys_diagnostics::{Code, Diagnostic};

use super::policies;
use crate::elements::AdjustmentType;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (own, rule, _) in policies::alarms(project) {
        let change = &rule.action.simple_scaling_policy_configuration;
        let adjustment = &change.scaling_adjustment;
        let message = match (change.adjustment_type(), own.bounds()) {
            (AdjustmentType::ExactCapacity, Some((least, most)))
                if **adjustment >= 0 && !(least..=most).contains(&**adjustment) =>
            {
                format!(
                    "the group never has {} instances: its policy allows {least} to {most}",
                    **adjustment
                )
            }
            (AdjustmentType::ExactCapacity, _) => continue,
            _ if **adjustment == 0 => "the rule changes nothing".to_owned(),
            _ => continue,
        };
        diagnostics.push(adjustment.diagnostic(Code::AdjustmentWithoutEffect, message));
    }
}

// SPDX-License-Identifier: Apache-2.0
//! What EMR refuses of steps: the checks of RunJobFlow, AddJobFlowSteps and CancelSteps.

use emrys_catalog::limits::{
    ACTIVE_STEPS, EXECUTION_ROLE_SINCE, STEP_CHARACTERS, cancels_pending_steps, steps_per_request,
};
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_model::release_label::ReleaseLabel;
use emrys_protocol::ApiError;
use emrys_protocol::types::StepConfig;

use super::snapshot::Snapshot;
use crate::error::not_modifiable;
use crate::records::action_on_failure;

/// Whether the cluster takes these steps now.
pub(crate) fn admit<'a>(
    snapshot: &Snapshot,
    steps: impl ExactSizeIterator<Item = &'a StepConfig>,
) -> Result<(), ApiError> {
    let cluster = &snapshot.cluster;
    if !cluster.state.accepts_steps() {
        return Err(not_modifiable());
    }
    check(
        steps,
        cluster.release_label(),
        snapshot.active_steps(),
        cluster.step_concurrency_level,
    )
}

/// Whether one request may name that many steps.
pub(crate) fn check_request(count: usize, label: Option<ReleaseLabel>) -> Result<(), ApiError> {
    match label {
        Some(label) if count > steps_per_request(label) => Err(ApiError::validation(format!(
            "Release {label} takes at most {} steps in one request: there were {count}.",
            steps_per_request(label)
        ))),
        _ => Ok(()),
    }
}

/// The runtime role that a request gives to its steps, if it may (MG emr-steps-runtime-roles).
pub(crate) fn execution_role(
    role: Option<String>,
    label: Option<ReleaseLabel>,
) -> Result<Option<String>, ApiError> {
    match label {
        Some(label) if role.is_some() && label < EXECUTION_ROLE_SINCE => {
            Err(ApiError::validation(format!(
                "Runtime roles are not supported by release {label}: they need {EXECUTION_ROLE_SINCE} or later."
            )))
        }
        _ => Ok(role),
    }
}

/// Whether steps of that release can be cancelled at all.
pub(crate) fn check_cancel(label: Option<ReleaseLabel>) -> Result<(), ApiError> {
    match label {
        Some(label) if !cancels_pending_steps(label) => Err(ApiError::invalid_request(format!(
            "Steps cannot be cancelled on release {label}: that needs emr-4.8.0 or later, except emr-5.0.0."
        ))),
        _ => Ok(()),
    }
}

/// The checks of steps that join `active` others on a cluster of that release and step concurrency level.
pub(crate) fn check<'a>(
    steps: impl ExactSizeIterator<Item = &'a StepConfig>,
    label: Option<ReleaseLabel>,
    active: usize,
    concurrency: usize,
) -> Result<(), ApiError> {
    if active + steps.len() > ACTIVE_STEPS {
        return Err(ApiError::validation(
            "Maximum number of active steps(State = 'Running', 'Pending' or 'Cancel_Pending') for cluster exceeded.",
        ));
    }
    check_request(steps.len(), label)?;
    for step in steps {
        let name = step.name.as_deref().unwrap_or_default();
        if characters(step) > STEP_CHARACTERS {
            return Err(ApiError::validation(format!(
                "The total length of the strings of step '{name}' exceeds {STEP_CHARACTERS} characters."
            )));
        }
        // A step without an action is not refused: the API's default does not act above 1.
        let stops = step.action_on_failure.is_some()
            && action_on_failure(step) != ActionOnFailure::Continue;
        if concurrency > 1 && stops {
            return Err(ApiError::validation(format!(
                "Step '{name}': ActionOnFailure must be CONTINUE when the step concurrency level is greater than 1."
            )));
        }
    }
    Ok(())
}

fn characters(step: &StepConfig) -> usize {
    let Some(jar) = &step.hadoop_jar_step else {
        return 0;
    };
    let length = |text: &Option<String>| text.as_deref().map_or(0, |text| text.chars().count());
    length(&jar.jar)
        + length(&jar.main_class)
        + jar
            .args
            .iter()
            .flatten()
            .map(|argument| argument.chars().count())
            .sum::<usize>()
        + jar
            .properties
            .iter()
            .flatten()
            .map(|property| length(&property.key) + length(&property.value))
            .sum::<usize>()
}

// SPDX-License-Identifier: Apache-2.0
//! What EMR refuses when steps are added: the checks of AddJobFlowSteps and RunJobFlow.

use emrys_model::action_on_failure::ActionOnFailure;
use emrys_protocol::ApiError;
use emrys_protocol::types::StepConfig;

use super::draft::action_on_failure;
use super::snapshot::Snapshot;

/// Most pending and running steps of a cluster (MG emr-work-with-steps).
const ACTIVE_STEPS: usize = 256;
/// Most characters in all strings of one step (API AddJobFlowSteps).
const STEP_CHARACTERS: usize = 10_240;

/// Whether the cluster takes these steps now.
pub(crate) fn admit<'a>(
    snapshot: &Snapshot,
    steps: impl IntoIterator<Item = &'a StepConfig>,
) -> Result<(), ApiError> {
    let cluster = &snapshot.cluster;
    if !cluster.state.accepts_steps() {
        return Err(ApiError::validation(
            "A job flow that is shutting down, terminated, or finished may not be modified.",
        ));
    }
    check(
        steps,
        snapshot.active_steps(),
        cluster.step_concurrency_level,
    )
}

/// The checks of steps that join `active` others on a cluster of that step concurrency level.
pub(crate) fn check<'a>(
    steps: impl IntoIterator<Item = &'a StepConfig>,
    active: usize,
    concurrency: usize,
) -> Result<(), ApiError> {
    let mut total = active;
    for step in steps {
        total += 1;
        if total > ACTIVE_STEPS {
            return Err(ApiError::validation(
                "Maximum number of active steps(State = 'Running', 'Pending' or 'Cancel_Pending') for cluster exceeded.",
            ));
        }
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

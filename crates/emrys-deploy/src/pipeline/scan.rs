// SPDX-License-Identifier: Apache-2.0
//! What a list of activities needs around it, before any of it is written.

use emrys_document::elements::{Pipeline, PipelineAction, PipelineFlow, PipelineSteps, Step};
use emrys_model::action_on_failure::ActionOnFailure;

/// What a list of activities needs for the end of its clusters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Needs {
    /// It launches clusters that end with it, or has steps whose failure ends a cluster.
    pub(super) owns: bool,
    /// It goes on after failures, and fails at its end.
    pub(super) notes: bool,
    /// A list within it needs something.
    pub(super) inner: bool,
}

impl Needs {
    /// Whether a failure has to be caught.
    pub(super) fn any(self) -> bool {
        self.owns || self.notes || self.inner
    }

    fn and(self, other: Self) -> Self {
        Self {
            owns: self.owns || other.owns,
            notes: self.notes || other.notes,
            inner: self.inner || other.inner,
        }
    }
}

/// What a list of activities needs. What a choice does belongs to the list that the choice is in.
pub(super) fn needs(flow: &PipelineFlow) -> Needs {
    let all = flow.iter().map(|activity| match &activity.action {
        PipelineAction::Launch(launch) => Needs {
            owns: !launch.keeps(),
            ..Needs::default()
        },
        PipelineAction::AddSteps(steps) if steps.waits() => of_steps(steps),
        PipelineAction::Choice(_) => {
            let flows = activity.action.flows();
            flows
                .into_iter()
                .map(needs)
                .fold(Needs::default(), Needs::and)
        }
        PipelineAction::Parallel(_) | PipelineAction::Map(_) => Needs {
            inner: fails_quietly(&activity.action),
            ..Needs::default()
        },
        PipelineAction::AddSteps(_)
        | PipelineAction::UseCluster(_)
        | PipelineAction::Wait(_)
        | PipelineAction::TerminateCluster(_)
        | PipelineAction::Run(_)
        | PipelineAction::Invoke(_)
        | PipelineAction::Notify(_)
        | PipelineAction::Fail(_)
        | PipelineAction::State(_) => Needs::default(),
    });
    all.fold(Needs::default(), Needs::and)
}

/// Whether the branches or iterations of an activity tell of a failure at their end and do not fail. Where one of them
/// fails, Step Functions ends the others at once, and what they have launched would stay.
pub(super) fn fails_quietly(action: &PipelineAction) -> bool {
    action.flows().into_iter().any(|flow| needs(flow).any())
}

fn of_steps(steps: &PipelineSteps) -> Needs {
    let all = steps.steps.iter().map(|step| match said(step) {
        Some(ActionOnFailure::Continue) => Needs {
            notes: true,
            ..Needs::default()
        },
        Some(ActionOnFailure::TerminateCluster | ActionOnFailure::TerminateJobFlow) => Needs {
            owns: true,
            ..Needs::default()
        },
        Some(ActionOnFailure::CancelAndWait) | None => Needs::default(),
    });
    all.fold(Needs::default(), Needs::and)
}

/// What the document itself says about a step's failure.
pub(super) fn said(step: &Step) -> Option<ActionOnFailure> {
    step.action_on_failure.as_deref().copied()
}

/// Whether something in a list waits for an execution of another machine, whose failure is in that of the task as JSON.
pub(super) fn waits_for_others(flow: &PipelineFlow) -> bool {
    flow.iter().any(|activity| match &activity.action {
        PipelineAction::Launch(_) => true,
        PipelineAction::Run(run) => run.waits(),
        other => other.flows().into_iter().any(waits_for_others),
    })
}

/// Whether the pipeline launches one cluster, in its own list: callers may then say what a caller of the launch function
/// may.
pub(super) fn launches_once(pipeline: &Pipeline) -> bool {
    let is_launch = |action: &PipelineAction| matches!(action, PipelineAction::Launch(_));
    let all = pipeline.all_activities();
    let all = all.iter().filter(|activity| is_launch(&activity.action));
    let own = pipeline.flow().into_iter().flat_map(|flow| flow.iter());
    let own = own.filter(|activity| is_launch(&activity.action));
    all.count() == 1 && own.count() == 1
}

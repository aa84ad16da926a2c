// SPDX-License-Identifier: Apache-2.0
//! What is known of one cluster at a moment: immutable, cheap to clone, shown to every reader.

use std::sync::Arc;

use emrys_model::ids::StepId;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;

use crate::records::{ClusterRecord, StepRecord};

/// A cluster and its steps as the journal has them.
#[derive(Debug, Clone)]
pub(crate) struct Snapshot {
    pub(crate) cluster: Arc<ClusterRecord>,
    /// In order of creation.
    pub(crate) steps: Vec<Arc<StepRecord>>,
}

impl Snapshot {
    /// The step of that id.
    pub(crate) fn step(&self, id: &StepId) -> Option<&Arc<StepRecord>> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// Steps that wait, run or are being cancelled.
    pub(crate) fn active_steps(&self) -> usize {
        self.steps.iter().filter(|step| step.is_active()).count()
    }

    /// Steps that have a process, or are about to.
    pub(crate) fn running_steps(&self) -> usize {
        self.steps.iter().filter(|step| step.is_running()).count()
    }

    /// Whether a step's turn has come and this machine has no room for it.
    pub(crate) fn has_waiting_step(&self) -> bool {
        self.steps.iter().any(|step| step.waiting.is_some())
    }

    /// Whether the cluster would end for want of a step, though its client has had no time to add one: it is starting,
    /// not kept alive, and has nothing to do but EMR's own debugging step.
    pub(crate) fn awaits_first_step(&self) -> bool {
        self.cluster.state == ClusterState::Starting
            && !self.cluster.keep_alive
            && self.steps.iter().all(|step| is_debugging(step))
    }

    /// Whether any step has ended badly: the end of the cluster then says so.
    pub(crate) fn has_failed_step(&self) -> bool {
        self.steps
            .iter()
            .any(|step| step.state == StepState::Failed)
    }
}

/// Whether this is the step that EMR's clients add to have debugging set up, now or on AMI versions.
fn is_debugging(step: &StepRecord) -> bool {
    let jar = step.config.hadoop_jar_step.as_ref();
    let arguments = jar.and_then(|jar| jar.args.as_deref());
    let is_pusher =
        |script: &String| script == "state-pusher-script" || script.contains("/state-pusher/");
    matches!(arguments, Some([script]) if is_pusher(script))
}

#[cfg(test)]
mod tests {
    use emrys_model::action_on_failure::ActionOnFailure;
    use emrys_protocol::types::HadoopJarStepConfig;

    use super::*;
    use crate::cluster::fixtures::{cluster, step};

    #[test]
    fn a_cluster_that_would_end_for_want_of_a_step_awaits_its_first() {
        let mut starting = cluster(0, ClusterState::Starting);
        assert!(starting.awaits_first_step());
        let mut debugging = step(0, StepState::Pending, ActionOnFailure::TerminateCluster);
        debugging.config.hadoop_jar_step = Some(HadoopJarStepConfig {
            jar: Some("command-runner.jar".to_owned()),
            args: Some(vec!["state-pusher-script".to_owned()]),
            ..HadoopJarStepConfig::default()
        });
        starting.steps.push(Arc::new(debugging));
        assert!(starting.awaits_first_step());
        let first = step(1, StepState::Pending, ActionOnFailure::Continue);
        starting.steps.push(Arc::new(first));
        assert!(!starting.awaits_first_step());

        let mut kept = cluster(1, ClusterState::Starting);
        Arc::make_mut(&mut kept.cluster).keep_alive = true;
        assert!(!kept.awaits_first_step());
        assert!(!cluster(2, ClusterState::Running).awaits_first_step());
    }
}

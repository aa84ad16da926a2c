// SPDX-License-Identifier: Apache-2.0
//! What a run does once it is decided, but for what must not be sent twice: that is in `send`.

use emrys_protocol::types::StepCancellationOption;
use emrys_protocol::{ApiError, Effect};
use emrys_synth::activity::Activity;

use super::change::PAUSE;
use super::decide::{Todo, end_activity};
use super::drive::Drive;
use super::{RunError, steps};
use crate::events::Event;
use crate::flow::{Custom, History};
use crate::journal::FailureKind;

impl Drive<'_> {
    /// Does what was decided.
    pub(super) async fn act(&mut self, todo: Todo) -> Result<(), RunError> {
        match todo {
            Todo::Nothing => Ok(()),
            Todo::Send => self.send().await,
            Todo::FindOut => self.find_out().await,
            Todo::ListIds => self.list_ids().await,
            Todo::Cancel { steps, forced } => self.cancel(&steps, forced).await,
            Todo::Withdraw => self.withdraw().await,
            Todo::TakeLock => self.take_lock().await,
            Todo::RenewLock => self.renew_lock().await,
            Todo::ConfirmLock => self.confirm_lock().await,
            Todo::HideLock => self.hide_lock().await,
            Todo::Act => self.act_once().await,
            Todo::Hold => self.hold().await,
            Todo::Terminate => {
                let asked = self.requests().terminate(&self.cluster_id()).await;
                self.end_asked(asked)
            }
            Todo::LetEnd => {
                let asked = self.requests().keep_alive(&self.cluster_id(), false).await;
                self.end_asked(asked)
            }
            Todo::Look { by } => self.look(by).await,
        }
    }

    async fn cancel(&mut self, places: &[(usize, usize)], forced: bool) -> Result<(), RunError> {
        let option = match forced {
            true => StepCancellationOption::TerminateProcess,
            false => StepCancellationOption::SendInterrupt,
        };
        let limit = self.plan.steps_in_request();
        for places in places.chunks(limit) {
            let attempts = places.iter();
            let attempts =
                attempts.filter_map(|place| steps::step(&self.run, *place)?.last()?.id.clone());
            let asked = self
                .requests()
                .cancel(&self.cluster_id(), attempts.collect(), option)
                .await;
            // What is refused has ended, or will be seen not to heed it.
            let _ = self.answer_to(asked)?;
            let now = self.now();
            for (activity, step) in places {
                let activity = self.run.activities.get_mut(*activity);
                let step = activity.and_then(|activity| activity.steps.get_mut(*step));
                if let Some(last) = step.and_then(|step| step.attempts.last_mut()) {
                    last.cancel_sent = true;
                    last.cancelled_at = Some(now);
                    last.killed |= forced;
                }
            }
        }
        Ok(())
    }

    async fn withdraw(&mut self) -> Result<(), RunError> {
        let limit = self.plan.steps_in_request();
        for ids in self.run.withdrawn.clone().chunks(limit) {
            let option = StepCancellationOption::SendInterrupt;
            let asked = self
                .requests()
                .cancel(&self.cluster_id(), ids.to_vec(), option)
                .await;
            let _ = self.answer_to(asked)?;
        }
        self.run.given_up.append(&mut self.run.withdrawn);
        Ok(())
    }

    /// Carries out an activity that is one request, or the flow's own.
    async fn act_once(&mut self) -> Result<(), RunError> {
        let Some(current) = self.run.current() else {
            return Ok(());
        };
        let (activity, number) = (current.activity.clone(), self.run.activities.len());
        let cluster_id = self.cluster_id();
        let done = match &activity {
            Activity::Resize { group, count } => {
                self.requests().resize(&cluster_id, group, *count).await
            }
            Activity::ModifyCluster {
                step_concurrency_level,
            } => {
                let level = *step_concurrency_level;
                self.requests().modify(&cluster_id, level).await
            }
            Activity::Custom { name } => {
                let custom = Custom {
                    name,
                    api: self.runner.api.as_ref(),
                    cluster_id: self.run.cluster_id(),
                    token: format!("{}/{number}", self.run.id),
                    so_far: History::new(&self.plan, &self.run),
                };
                if let Err(problem) = self.flow.custom(custom).await {
                    let message = format!("activity `{name}` failed: {problem}");
                    self.fail(FailureKind::Custom, &message);
                    return Ok(());
                }
                Ok(())
            }
            Activity::StartCluster { .. }
            | Activity::AddSteps { .. }
            | Activity::Wait { .. }
            | Activity::CancelSteps
            | Activity::TerminateCluster => Ok(()),
        };
        match self.answer_to(done)? {
            Ok(()) => {
                let now = self.now();
                end_activity(&mut self.run, None, now, &mut self.events);
            }
            Err(error) => self.refused(activity.kind(), &error),
        }
        Ok(())
    }

    async fn hold(&mut self) -> Result<(), RunError> {
        let asked = self.requests().keep_alive(&self.cluster_id(), true).await;
        match self.answer_to(asked)? {
            Ok(()) => {
                if let Some(launch) = self.run.launches.last_mut() {
                    launch.kept_alive = true;
                }
            }
            Err(error) => self.refused("keep the cluster for more steps", &error),
        }
        Ok(())
    }

    fn end_asked(&mut self, asked: Result<(), ApiError>) -> Result<(), RunError> {
        let problem = self.answer_to(asked)?.err().map(|error| error.to_string());
        self.events.extend(
            problem
                .clone()
                .map(|problem| Event::ClusterLeft { problem }),
        );
        if let Some(launch) = self.run.launches.last_mut() {
            launch.end_requested = problem.is_none();
            launch.end_refused = problem;
        }
        Ok(())
    }

    /// Asks for the ids of the steps that went out with RunJobFlow: they are the cluster's oldest.
    async fn list_ids(&mut self) -> Result<(), RunError> {
        let Some(launch) = self.run.launch().map(|launch| launch.number) else {
            return Ok(());
        };
        let listed = self.requests().all_steps(&self.cluster_id()).await;
        let listed = listed.map_err(|error| self.stopped(error))?;
        let ids: Vec<String> = listed.into_iter().filter_map(|step| step.id).collect();
        let all = self.run.activities.iter_mut();
        let all = all.flat_map(|activity| &mut activity.steps);
        let launched: Vec<_> = all
            .filter_map(|step| step.attempts.last_mut())
            .filter(|last| last.launch == launch && last.id.is_none())
            .collect();
        if ids.len() < launched.len() {
            // The listing lags behind the launch.
            tokio::time::sleep(PAUSE).await;
            return Ok(());
        }
        for (last, id) in launched.into_iter().zip(ids) {
            last.id = Some(id);
        }
        Ok(())
    }

    /// What the API says of a request that may be sent again: that it is done, or why not. Without an answer the run
    /// cannot go on.
    pub(super) fn answer_to(
        &self,
        asked: Result<(), ApiError>,
    ) -> Result<Result<(), ApiError>, RunError> {
        match asked {
            Err(error) if error.effect() != Effect::Refused => Err(self.stopped(error)),
            answer => Ok(answer),
        }
    }
}

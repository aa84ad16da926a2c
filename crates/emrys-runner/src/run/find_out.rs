// SPDX-License-Identifier: Apache-2.0
//! What became of a request that must not be sent twice and has no answer: the runner died, or the answer was lost.
//!
//! RunJobFlow has no client token and ListClusters shows no tags. So a launch carries a tag of its own, and the clusters
//! since the intent are described until one has it, or until a time has passed after which it would have been seen. A
//! batch of steps is taken by EMR as a whole or not at all; it is found by comparing. Where the answer is not certain,
//! the run stops and says so.

use emrys_document::reference;
use emrys_protocol::types::{HadoopStepConfig, StepConfig, StepSummary};
use tokio::time::{Instant, sleep};

use super::change::PAUSE;
use super::drive::Drive;
use super::send::TRIES;
use super::{Answer, RunError, TAG, blocking};
use crate::events::Event;
use crate::journal::{FailureKind, Intent, Millis, Request, RunRecord};

/// How far the clocks of this machine and of the target may be apart.
const SKEW: Millis = 15 * 60 * 1000;

/// What is known of a batch of steps.
enum Batch {
    /// It is there, under these ids.
    There(Vec<String>),
    /// None of it is there.
    Missing,
    /// Something is there that could be a part of it.
    Unclear(String),
}

impl Drive<'_> {
    /// Finds out what became of the request of the intent, and goes on accordingly.
    pub(super) async fn find_out(&mut self) -> Result<(), RunError> {
        let Some(intent) = self.run.intent.clone() else {
            return Ok(());
        };
        self.events.push(Event::FindingOut {
            operation: intent.request.operation(),
        });
        self.write().await?;
        match (intent.request, self.answer.take()) {
            (_, Some(Answer::SendAgain)) => self.send_again().await,
            (Request::RunJobFlow, Some(Answer::Cluster(cluster_id))) => {
                self.launched(cluster_id);
                Ok(())
            }
            (Request::RunJobFlow, None) => self.find_cluster(&intent).await,
            (Request::AddJobFlowSteps, _) => self.find_steps(&intent).await,
        }
    }

    async fn find_cluster(&mut self, intent: &Intent) -> Result<(), RunError> {
        let deadline = Instant::now() + self.runner.options.settle;
        let token = self.run.token();
        // Those that were seen to be others'.
        let mut others: Vec<String> = Vec::new();
        loop {
            let last = Instant::now() >= deadline;
            let listed = self.requests().clusters_since(intent.at - SKEW).await;
            let listed = listed.map_err(|error| self.stopped(error))?;
            for id in listed.into_iter().filter_map(|cluster| cluster.id) {
                if others.contains(&id) {
                    continue;
                }
                let cluster = self.requests().describe(&id).await;
                let cluster = cluster.map_err(|error| self.stopped(error))?;
                let mut tags = cluster.tags.into_iter().flatten();
                if tags.any(|tag| {
                    tag.key.as_deref() == Some(TAG) && tag.value.as_ref() == Some(&token)
                }) {
                    self.launched(id);
                    return Ok(());
                }
                others.push(id);
            }
            if last {
                break;
            }
            sleep(PAUSE.min(deadline - Instant::now())).await;
        }
        match self.runner.options.consistent {
            true => self.send_again().await,
            false => Err(self.doubt(format!(
                "no cluster has the tag {TAG}={token} by now, but that may yet show"
            ))),
        }
    }

    async fn find_steps(&mut self, intent: &Intent) -> Result<(), RunError> {
        let deadline = Instant::now() + self.runner.options.settle;
        let runs = self.runner.runs().clone();
        let all = blocking(move || runs.all()).await?;
        let known: Vec<String> = all.iter().flat_map(step_ids).collect();
        loop {
            let last = Instant::now() >= deadline;
            let listed = self.requests().all_steps(&self.cluster_id()).await;
            let listed = listed.map_err(|error| self.stopped(error))?;
            let new = listed.into_iter().filter(|step| {
                let id = step.id.as_ref();
                is_since(step, intent.at - SKEW) && id.is_some_and(|id| !known.contains(id))
            });
            let new: Vec<StepSummary> = new.collect();
            let wanted: Vec<&StepConfig> =
                self.intended().iter().map(|step| &step.config).collect();
            match compare(&wanted, &new) {
                Batch::There(ids) => {
                    self.steps_added(&ids);
                    return Ok(());
                }
                Batch::Missing if last && self.runner.options.consistent => {
                    return self.send_again().await;
                }
                Batch::Missing if last => {
                    return Err(self.doubt(
                        "the cluster does not list the steps that were sent by now, but may yet do"
                            .to_owned(),
                    ));
                }
                Batch::Unclear(problem) if last => return Err(self.doubt(problem)),
                Batch::Missing | Batch::Unclear(_) => {}
            }
            sleep(PAUSE.min(deadline - Instant::now())).await;
        }
    }

    /// It is certain that nothing was done.
    async fn send_again(&mut self) -> Result<(), RunError> {
        let Some(intent) = &mut self.run.intent else {
            return Ok(());
        };
        intent.tries += 1;
        if intent.tries >= TRIES {
            let operation = intent.request.operation();
            self.run.intent = None;
            self.fail(
                FailureKind::NotSent,
                &format!("{operation} was sent {TRIES} times and never arrived"),
            );
            return Ok(());
        }
        intent.at = self.runner.options.clock.now();
        self.write().await?;
        self.send().await
    }

    fn doubt(&self, problem: String) -> RunError {
        RunError::Doubt {
            run: self.run.id.clone(),
            cluster_id: self.run.cluster_id().map(str::to_owned),
            problem,
        }
    }
}

/// The ids of all submissions that a run knows to be its own.
fn step_ids(run: &RunRecord) -> impl Iterator<Item = String> + use<'_> {
    let steps = run.activities.iter().flat_map(|activity| &activity.steps);
    let attempts = steps.flat_map(|step| &step.attempts);
    let own = attempts.filter_map(|attempt| attempt.id.clone());
    own.chain(run.withdrawn.iter().chain(&run.given_up).cloned())
}

fn is_since(step: &StepSummary, since: Millis) -> bool {
    let timeline = step
        .status
        .as_ref()
        .and_then(|status| status.timeline.as_ref());
    let created = timeline.and_then(|timeline| timeline.creation_date_time);
    created.is_none_or(|created| created.as_millis() >= since)
}

/// Holds the batch against the steps that are nobody's; steps that are equal to none of it are not looked at.
fn compare(wanted: &[&StepConfig], new: &[StepSummary]) -> Batch {
    let like_one = |seen: &&StepSummary| wanted.iter().any(|wanted| is_same(wanted, seen));
    let alike: Vec<&StepSummary> = new.iter().filter(like_one).collect();
    if alike.is_empty() {
        return Batch::Missing;
    }
    let pairs = wanted.iter().zip(&alike);
    if alike.len() == wanted.len() && pairs.clone().all(|(wanted, seen)| is_same(wanted, seen)) {
        return Batch::There(alike.iter().filter_map(|step| step.id.clone()).collect());
    }
    let ids: Vec<&str> = alike.iter().filter_map(|step| step.id.as_deref()).collect();
    let (wanted, found) = (wanted.len(), ids.join(", "));
    Batch::Unclear(format!("{wanted} were sent, and {found} look like them"))
}

/// Whether a step that EMR shows is the one that was sent. Where values were filled in, anything may stand.
fn is_same(wanted: &StepConfig, seen: &StepSummary) -> bool {
    let nothing = HadoopStepConfig::default();
    let seen_jar = seen.config.as_ref().unwrap_or(&nothing);
    let jar = wanted.hadoop_jar_step.clone().unwrap_or_default();
    let (args, seen_args) = (jar.args.unwrap_or_default(), seen_jar.args.as_deref());
    let seen_args = seen_args.unwrap_or_default();
    let properties = jar.properties.into_iter().flatten();
    let properties = properties.map(|property| (property.key.unwrap_or_default(), property.value));
    let seen_properties = seen_jar.properties.iter().flatten();
    fits(wanted.name.as_deref(), seen.name.as_deref())
        && fits(jar.jar.as_deref(), seen_jar.jar.as_deref())
        && fits(jar.main_class.as_deref(), seen_jar.main_class.as_deref())
        && args.len() == seen_args.len()
        && args
            .iter()
            .zip(seen_args)
            .all(|(wanted, seen)| fits(Some(wanted), Some(seen)))
        && seen_properties.count() == properties.clone().count()
        && properties.into_iter().all(|(key, value)| {
            let seen = seen_jar.properties.as_ref();
            let seen = seen.and_then(|properties| properties.get(&key));
            fits(value.as_deref(), seen.map(String::as_str))
        })
}

fn fits(wanted: Option<&str>, seen: Option<&str>) -> bool {
    let (wanted, seen) = (wanted.unwrap_or_default(), seen.unwrap_or_default());
    wanted == seen || reference::is_in(wanted)
}

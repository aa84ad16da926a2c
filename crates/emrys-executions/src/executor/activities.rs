// SPDX-License-Identifier: Apache-2.0
//! Tasks of activities that wait for a worker, the oldest first.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use emrys_states::execution::{Input, TaskRequest};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

use super::running::{Running, lock};
use super::{Executor, ExecutorError};

/// The tasks of all activities that wait for a worker.
#[derive(Default)]
pub(super) struct Activities {
    queues: Mutex<HashMap<String, Queue>>,
}

#[derive(Default)]
struct Queue {
    tasks: VecDeque<(Weak<Running>, Arc<TaskRequest>)>,
    /// Told for every task that comes.
    offered: Arc<Notify>,
}

/// A task as a worker gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityTask {
    /// With what the worker says what became of it.
    pub token: String,
    /// Its input, JSON.
    pub input: String,
}

impl Activities {
    pub(super) fn offer(&self, arn: &str, running: &Arc<Running>, request: &Arc<TaskRequest>) {
        let mut queues = lock(&self.queues);
        let queue = queues.entry(arn.to_owned()).or_default();
        queue
            .tasks
            .push_back((Arc::downgrade(running), request.clone()));
        queue.offered.notify_one();
    }

    pub(super) fn withdraw(&self, arn: &str, request: &Arc<TaskRequest>) {
        if let Some(queue) = lock(&self.queues).get_mut(arn) {
            queue
                .tasks
                .retain(|(_, waiting)| !Arc::ptr_eq(waiting, request));
        }
    }

    /// The task that waits longest, or by what to wait for one.
    fn next(&self, arn: &str) -> Result<(Arc<Running>, Arc<TaskRequest>), Arc<Notify>> {
        let mut queues = lock(&self.queues);
        let queue = queues.entry(arn.to_owned()).or_default();
        while let Some((running, request)) = queue.tasks.pop_front() {
            if let Some(running) = running.upgrade() {
                if !queue.tasks.is_empty() {
                    queue.offered.notify_one();
                }
                return Ok((running, request));
            }
        }
        Err(queue.offered.clone())
    }
}

impl Executor {
    /// The next task of an activity, as soon as there is one, but no later than `patience` allows. Once it is given it
    /// is this worker's.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub async fn activity_task(
        &self,
        activity_arn: &str,
        worker_name: Option<&str>,
        patience: Duration,
    ) -> Result<Option<ActivityTask>, ExecutorError> {
        let shared = self.shared();
        let deadline = Instant::now() + patience;
        loop {
            let (running, request) = match shared.activities.next(activity_arn) {
                Ok(found) => found,
                Err(offered) => {
                    if timeout_at(deadline, offered.notified()).await.is_err() {
                        return Ok(None);
                    }
                    continue;
                }
            };
            let started = Input::TaskStarted {
                task: request.task,
                worker_name: worker_name.map(Into::into),
            };
            let Some(token) = request.task_token.as_deref() else {
                continue;
            };
            // A task that has ended meanwhile is nobody's.
            if running.delivered(shared, started).await.is_ok() {
                return Ok(Some(ActivityTask {
                    token: token.to_owned(),
                    input: request.arguments.to_string(),
                }));
            }
        }
    }
}

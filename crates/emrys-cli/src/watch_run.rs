// SPDX-License-Identifier: Apache-2.0
//! What a person sees of a run: states, progress of provisioning, the steps' output as it is
//! written, and why a step failed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use emrys_model::ids::RunId;
use emrys_model::lifecycle::cluster::ClusterState;
use emrys_model::lifecycle::step::StepState;
use emrys_protocol::engine::{EngineApi, Failed, Failure, LogSource, LogStream};
use emrys_runner::events::Event;
use emrys_runner::outcome::{Outcome, Verdict};
use indicatif::{ProgressBar, ProgressStyle};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::log::Log;
use crate::output::{self, Format};
use crate::runs::view;
use crate::target::Target;
use crate::{explanation, lookup, words};

/// How often provisioning is looked at.
const TICK: Duration = Duration::from_millis(200);

/// Shows the events of a run, in order, from a task of its own.
pub(crate) struct Display {
    events: mpsc::UnboundedSender<Event>,
    task: JoinHandle<()>,
    run_id: Arc<Mutex<Option<RunId>>>,
}

impl Display {
    /// A display. Of a target that is no engine of ours there are states, but no logs before EMR has archived them.
    pub(crate) fn new(target: &Arc<Target>, format: Format) -> Self {
        let (events, received) = mpsc::unbounded_channel();
        let run_id = Arc::new(Mutex::new(None));
        let screen = Screen {
            target: target.clone(),
            format,
            run_id: run_id.clone(),
            cluster_id: String::new(),
            followers: HashMap::new(),
            provisioning: None,
        };
        Self {
            events,
            task: tokio::spawn(screen.run(received)),
            run_id,
        }
    }

    /// What the runner tells its events to.
    pub(crate) fn observer(&self) -> impl Fn(Event) + Send + Sync + use<> {
        let events = self.events.clone();
        move |event| {
            // The display ends after the runner.
            let _ = events.send(event);
        }
    }

    /// The run, once it is in the journal.
    pub(crate) fn run_id(&self) -> Option<RunId> {
        let run_id = self.run_id.lock();
        run_id.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows what is left to be shown.
    pub(crate) async fn finish(self) {
        drop(self.events);
        // A display that broke must not hide the outcome.
        drop(self.task.await);
    }
}

struct Screen {
    target: Arc<Target>,
    format: Format,
    run_id: Arc<Mutex<Option<RunId>>>,
    /// The cluster that was launched last.
    cluster_id: String,
    /// Tasks that copy a step's output to the terminal.
    followers: HashMap<String, JoinHandle<()>>,
    provisioning: Option<JoinHandle<()>>,
}

impl Screen {
    async fn run(mut self, mut events: mpsc::UnboundedReceiver<Event>) {
        while let Some(event) = events.recv().await {
            self.show(event).await;
        }
        self.end_provisioning();
    }

    async fn show(&mut self, event: Event) {
        match event {
            Event::Begun { run_id } => {
                output::say(format_args!("run {run_id}"));
                let mut known = self.run_id.lock().unwrap_or_else(PoisonError::into_inner);
                *known = Some(run_id);
            }
            Event::Activity { .. } => {}
            Event::ActivityFailed { failure, .. } => output::say(failure),
            Event::FailedFlow => output::say("the failed flow begins"),
            Event::FindingOut { operation } => output::say(format_args!(
                "the answer to {operation} is missing: finding out whether it was carried out"
            )),
            Event::Relaunching { number } => output::say(format_args!(
                "another cluster takes the place of the one that ended: relaunch {number}"
            )),
            Event::LockHeld { name, by } => {
                output::say(format_args!("waiting for the lock `{name}`: {by} holds it"));
            }
            Event::LockTaken { from: None, .. } => {}
            Event::LockTaken {
                name,
                from: Some(run),
            } => output::say(format_args!(
                "the lock `{name}` had expired and is taken over from run {run}"
            )),
            Event::ChangeRefused { problem } => {
                output::say(format_args!(
                    "what was asked of the run is not done: {problem}"
                ));
            }
            Event::ClusterLeft { problem } => {
                output::say(format_args!("the cluster goes on: {problem}"));
            }
            Event::Launched { cluster_id } => {
                output::say(format_args!("cluster {cluster_id} launched"));
                self.cluster_id = cluster_id;
            }
            Event::Cluster { state, reason } => {
                if state == ClusterState::Starting {
                    self.follow_provisioning();
                } else {
                    self.end_provisioning();
                }
                output::say(format_args!("cluster {state}: {reason}"));
            }
            Event::Step {
                name,
                id,
                state,
                attempt,
                failure,
                millis,
            } => {
                // What the step wrote comes before the news of its end. A short step may end
                // before it was ever seen running.
                self.follow_step(&name, &id);
                if state.is_terminal()
                    && let Some(follower) = self.followers.remove(&id)
                {
                    drop(follower.await);
                }
                let attempt = match attempt {
                    1 => String::new(),
                    more => format!(" (attempt {more})"),
                };
                let time = millis.map(|millis| format!(" in {}", words::duration(millis)));
                output::say(format_args!(
                    "step {id} `{name}`{attempt} {state}{}",
                    time.unwrap_or_default()
                ));
                if state == StepState::Failed {
                    self.explain(&id, failure.as_deref()).await;
                }
            }
            Event::StepWaits { name, reason } => {
                output::say(format_args!("step `{name}` waits: {reason}"));
            }
            Event::TimedOut { name, seconds } => {
                output::say(format_args!(
                    "step `{name}` ran longer than {seconds} s and is cancelled"
                ));
            }
            Event::Retrying { name, attempt } => {
                output::say(format_args!(
                    "step `{name}` is tried again: attempt {attempt}"
                ));
            }
        }
    }

    fn follow_provisioning(&mut self) {
        let (Some(engine), None) = (&self.target.engine, &self.provisioning) else {
            return;
        };
        let (engine, cluster) = (engine.clone(), self.cluster_id.clone());
        self.provisioning = Some(tokio::spawn(provisioning(engine, cluster)));
    }

    fn end_provisioning(&mut self) {
        if let Some(task) = self.provisioning.take() {
            task.abort();
        }
    }

    fn follow_step(&mut self, name: &str, id: &str) {
        let (Some(engine), Format::Human) = (&self.target.engine, self.format) else {
            return;
        };
        let (engine, cluster) = (engine.clone(), self.cluster_id.clone());
        let (name, step) = (name.to_owned(), id.to_owned());
        self.followers.entry(id.to_owned()).or_insert_with(|| {
            tokio::spawn(async move {
                let source = LogSource::Step {
                    step_id: step,
                    stream: LogStream::Stdout,
                };
                let mut log = Log::new(engine.as_ref(), cluster, source);
                let mut lines = Lines::new(name);
                loop {
                    match log.next_patiently().await {
                        Ok(chunk) => {
                            lines.write(&chunk.data, chunk.ended);
                            if chunk.ended {
                                return;
                            }
                        }
                        Err(error) => {
                            output::say(format_args!(
                                "the rest of the step's output cannot be shown: {error}"
                            ));
                            return;
                        }
                    }
                }
            })
        });
    }

    /// Shows why a step failed, with the lines of its log; of a step on AWS, what EMR says.
    async fn explain(&self, id: &str, failure: Option<&str>) {
        if let Some(failure) = failure {
            output::say(format_args!("  {failure}"));
        }
        let failed = Failed::Step(id.to_owned());
        let Some(failure) = explanation::of(&self.target, &self.cluster_id, failed).await else {
            return;
        };
        tell(&failure, id);
    }
}

/// Shows the lines of a log that explain a failure, and where all of it is.
fn tell(failure: &Failure, log: &str) {
    for line in explanation::lines(failure) {
        output::say(format_args!("  {line}"));
    }
    if let Some(hint) = &failure.hint {
        output::hint(hint);
    }
    let stream = failure.stream;
    output::hint(format_args!(
        "all of it: `emrys logs {log} --stream {stream}`"
    ));
}

/// Shows why the bootstrap action failed that ended the run's cluster, if one did.
pub(crate) async fn explain_cluster(target: &Target, cluster_id: &str) {
    let Ok(id) = cluster_id.parse() else {
        return;
    };
    // The outcome is told already; an engine that has gone since does not change it.
    let Ok(cluster) = lookup::cluster(target.emr.as_ref(), &id).await else {
        return;
    };
    let explained = explanation::of_cluster(target, &cluster).await;
    if let Some((number, failure)) = explained {
        output::say(format_args!("  {}", failure.message));
        tell(
            &failure,
            &format!("{cluster_id} --bootstrap-action {number}"),
        );
    }
}

/// Shows what provisioning is at until it is aborted: a bar on a terminal, else a line per piece.
async fn provisioning(engine: Arc<dyn EngineApi>, cluster: String) {
    let bar = output::is_terminal().then(ProgressBar::new_spinner);
    if let (Some(bar), Ok(style)) = (
        &bar,
        ProgressStyle::with_template("{msg} {wide_bar} {percent}%"),
    ) {
        bar.set_style(style);
    }
    let mut last = String::new();
    loop {
        if let Ok(Some(progress)) = engine.progress(&cluster).await {
            match &bar {
                Some(bar) => {
                    bar.set_length(progress.total.unwrap_or(progress.done + 1).max(1));
                    bar.set_position(progress.done);
                    bar.set_message(progress.what);
                }
                None if last != progress.what => {
                    output::say(format_args!("  {}", progress.what));
                    last = progress.what;
                }
                None => {}
            }
        }
        tokio::time::sleep(TICK).await;
    }
}

/// Cuts a step's output into lines, each marked with the step's name.
struct Lines {
    name: String,
    /// What has come of a line whose end has not.
    rest: Vec<u8>,
}

impl Lines {
    fn new(name: String) -> Self {
        Self {
            name,
            rest: Vec::new(),
        }
    }

    fn write(&mut self, data: &[u8], last: bool) {
        let mut shown = Vec::with_capacity(data.len() + data.len() / 4);
        let mut pieces = data.split_inclusive(|byte| *byte == b'\n').peekable();
        while let Some(piece) = pieces.next() {
            self.rest.extend(piece);
            if piece.ends_with(b"\n") || (last && pieces.peek().is_none()) {
                self.end_line(&mut shown);
            }
        }
        if last && !self.rest.is_empty() {
            self.end_line(&mut shown);
        }
        if !shown.is_empty() {
            output::copy(&shown);
        }
    }

    fn end_line(&mut self, shown: &mut Vec<u8>) {
        shown.extend(self.name.as_bytes());
        shown.extend(b" | ");
        shown.extend(self.rest.trim_ascii_end());
        shown.push(b'\n');
        self.rest.clear();
    }
}

/// Says that the cluster outlives the run, and why, if it was to end; `target` are the arguments that name its target.
pub(crate) fn tell_of_cluster(outcome: &Outcome, target: &str) {
    let ends = ClusterState::ALL.iter().filter(|state| state.is_terminal());
    let mut ends = ends.map(|state| state.as_str());
    let has_ended = ends.any(|end| end == outcome.cluster_state);
    let Some(id) = outcome.cluster_id.as_deref().filter(|_| !has_ended) else {
        return;
    };
    match &outcome.cluster_left {
        Some(problem) => output::say(format_args!("cluster {id} could not be ended: {problem}")),
        None => output::say(format_args!("cluster {id} stays")),
    }
    output::hint(format_args!("`emrys terminate {id}{target}` ends it"));
}

/// Says how the run ended.
pub(crate) fn summary(job_flow: &str, outcome: &Outcome) {
    let words = view::verdict_words(outcome.verdict);
    output::say(format_args!(
        "job flow `{job_flow}` {words} ({})",
        outcome.cluster_id.as_deref().unwrap_or("no cluster")
    ));
    if let Some(failure) = &outcome.failure {
        output::say(format_args!("  {}", failure.message));
    } else if outcome.verdict == Verdict::ClusterFailed {
        output::say(format_args!("  {}", outcome.cluster_reason));
    }
    let Some(failed_flow) = &outcome.failed_flow else {
        return;
    };
    if failed_flow.failures.is_empty() {
        output::say("  the failed flow was done to its end");
    }
    for failure in &failed_flow.failures {
        output::say(format_args!("  in the failed flow: {}", failure.message));
    }
}

// SPDX-License-Identifier: Apache-2.0
//! A run of the journal as it is shown: for programs as JSON with stable members, for people as lines and tables.

use std::collections::BTreeMap;

use emrys_model::lifecycle::step::StepState;
use emrys_protocol::types::Timestamp;
use emrys_runner::journal::{Holder, Phase, RunRecord, Stage, Target};
use emrys_runner::outcome::{Outcome, StepResult, Verdict};
use serde::Serialize;

use crate::exit::Failure;
use crate::{output, words};

/// How a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    /// Nothing of it has been done yet.
    Queued,
    /// A process carries it out.
    UnderWay,
    /// Nobody carries it out: what EMR has goes on, and `emrys resume` takes it up.
    Left,
    /// It has its outcome.
    Ended,
}

/// A run as `--json` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    pub(crate) id: String,
    pub(crate) job_flow: String,
    pub(crate) state: State,
    pub(crate) verdict: Option<Verdict>,
    pub(crate) target: Target,
    pub(crate) cluster_id: Option<String>,
    /// As it was when it was last looked at.
    pub(crate) cluster_state: Option<String>,
    pub(crate) values: BTreeMap<String, String>,
    pub(crate) group: Option<String>,
    pub(crate) rerun_of: Option<String>,
    pub(crate) created: Timestamp,
    /// When the journal last learned something of it.
    pub(crate) changed: Timestamp,
    pub(crate) holder: Option<HeldBy>,
}

/// The process that carries a run out.
#[derive(Debug, Serialize)]
pub(crate) struct HeldBy {
    pid: u32,
    host: String,
    since: Timestamp,
}

/// A run with all that it has done.
#[derive(Debug, Serialize)]
pub(crate) struct Whole {
    pub(crate) run: Shown,
    pub(crate) activities: Vec<Activity>,
    pub(crate) failure: Option<String>,
    /// Whether it is not known what became of a request.
    pub(crate) in_doubt: bool,
    pub(crate) outcome: Option<Outcome>,
}

/// An activity of a run.
#[derive(Debug, Serialize)]
pub(crate) struct Activity {
    activity: &'static str,
    failed_flow: bool,
    began: Timestamp,
    ended: Option<Timestamp>,
    failure: Option<String>,
    steps: Vec<StepResult>,
}

/// Puts together what is shown of a run.
pub(crate) fn shown(run: &RunRecord, holder: Option<Holder>) -> Shown {
    let launch = run.launch();
    let state = launch.and_then(|launch| launch.state);
    Shown {
        id: run.id.to_string(),
        job_flow: run.job_flow.clone(),
        state: state_of(run, holder.is_some()),
        verdict: run.outcome.as_ref().map(|outcome| outcome.verdict),
        target: run.target.clone(),
        cluster_id: run.cluster_id().map(str::to_owned),
        cluster_state: state.map(|state| state.to_string()),
        values: run.values.clone(),
        group: run.group.clone(),
        rerun_of: run.rerun_of.as_ref().map(ToString::to_string),
        created: Timestamp::from_millis(run.created),
        changed: Timestamp::from_millis(run.changed),
        holder: holder.map(|holder| HeldBy {
            pid: holder.pid,
            host: holder.host,
            since: Timestamp::from_millis(holder.since),
        }),
    }
}

/// Puts together all of a run.
pub(crate) fn whole(run: &RunRecord, holder: Option<Holder>) -> Whole {
    let activities = run.activities.iter().map(|record| Activity {
        activity: record.activity.kind(),
        failed_flow: record.stage == Stage::Failed,
        began: Timestamp::from_millis(record.began),
        ended: match record.phase {
            Phase::Ended { at, .. } => Some(Timestamp::from_millis(at)),
            Phase::Intended | Phase::Sent => None,
        },
        failure: record.failure().map(|failure| failure.message.clone()),
        steps: record.results().collect(),
    });
    Whole {
        run: shown(run, holder),
        activities: activities.collect(),
        failure: run.failure.as_ref().map(|failure| failure.message.clone()),
        in_doubt: run.intent.is_some(),
        outcome: run.outcome.clone(),
    }
}

fn state_of(run: &RunRecord, held: bool) -> State {
    match (&run.outcome, held) {
        (Some(_), _) => State::Ended,
        (None, true) => State::UnderWay,
        (None, false) if run.activities.is_empty() => State::Queued,
        (None, false) => State::Left,
    }
}

/// How a run stands or has ended, in a few words.
pub(crate) fn words(shown: &Shown) -> &'static str {
    match (shown.state, shown.verdict) {
        (State::Queued, _) => "queued",
        (State::UnderWay, _) => "under way",
        (State::Left, _) => "left",
        (State::Ended, Some(verdict)) => verdict_words(verdict),
        (State::Ended, None) => "ended",
    }
}

/// A verdict in a few words: what a user would say.
pub(crate) fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Completed => "completed",
        Verdict::CompletedWithErrors => "completed with errors",
        Verdict::Recovered => "recovered",
        Verdict::StepFailed => "failed",
        Verdict::ClusterFailed => "failed: its cluster failed",
        Verdict::TimedOut => "timed out",
        Verdict::Refused => "failed: EMR refused it",
        Verdict::Locked => "failed: another run holds its lock",
        Verdict::Interrupted => "cancelled",
    }
}

/// Writes runs as a table.
pub(crate) fn table(runs: &[Shown], now: i64) -> Result<(), Failure> {
    let values = runs.iter().any(|run| !run.values.is_empty());
    let header = [
        "RUN",
        "JOB FLOW",
        "VALUES",
        "TARGET",
        "CLUSTER",
        "STATE",
        "CREATED",
        "LAST NEWS",
    ];
    let row = |run: &Shown| {
        vec![
            run.id.clone(),
            run.job_flow.clone(),
            assignments(&run.values),
            run.target.name.clone(),
            run.cluster_id.clone().unwrap_or_default(),
            words(run).to_owned(),
            words::time(Some(run.created)),
            words::age(now - run.changed.as_millis()),
        ]
    };
    let without_values = |mut row: Vec<String>| {
        if !values {
            row.remove(2);
        }
        row
    };
    let header: Vec<&str> = header
        .into_iter()
        .filter(|column| values || *column != "VALUES")
        .collect();
    output::table(&header, runs.iter().map(row).map(without_values).collect())
}

/// `date=2026-01-31 country=de`.
pub(crate) fn assignments(values: &BTreeMap<String, String>) -> String {
    let values = values.iter().map(|(name, value)| format!("{name}={value}"));
    values.collect::<Vec<_>>().join(" ")
}

/// Writes all of a run.
pub(crate) fn write(whole: &Whole, now: i64) -> Result<(), Failure> {
    let run = &whole.run;
    let field = |name: &str, value: &str| match value.is_empty() {
        true => Ok(()),
        false => output::data(format_args!("{name:<12} {value}")),
    };
    field("run", &run.id)?;
    field("job flow", &run.job_flow)?;
    field("values", &assignments(&run.values))?;
    field("state", words(run))?;
    field("failure", whole.failure.as_deref().unwrap_or_default())?;
    field("target", &run.target.name)?;
    field("region", &run.target.region)?;
    field("account", run.target.account.as_deref().unwrap_or_default())?;
    field("cluster", run.cluster_id.as_deref().unwrap_or_default())?;
    field(
        "cluster is",
        run.cluster_state.as_deref().unwrap_or_default(),
    )?;
    field("group", run.group.as_deref().unwrap_or_default())?;
    field("rerun of", run.rerun_of.as_deref().unwrap_or_default())?;
    field("created", &words::time(Some(run.created)))?;
    let age = words::age(now - run.changed.as_millis());
    field(
        "last news",
        &format!("{} ({age} ago)", words::time(Some(run.changed))),
    )?;
    if let Some(holder) = &run.holder {
        field(
            "held by",
            &format!("process {} on {}", holder.pid, holder.host),
        )?;
    }
    output::data("")?;
    let rows = whole.activities.iter().flat_map(rows).collect();
    output::table(
        &[
            "ACTIVITY", "STEP", "NAME", "STATE", "ATTEMPTS", "TIME", "FAILURE",
        ],
        rows,
    )
}

/// An activity and its steps as rows.
fn rows(activity: &Activity) -> Vec<Vec<String>> {
    let state = match (&activity.ended, &activity.failure) {
        (None, _) => "under way",
        (Some(_), None) => "done",
        (Some(_), Some(_)) => "failed",
    };
    let of = if activity.failed_flow {
        "after failure: "
    } else {
        ""
    };
    let mut rows = vec![vec![
        format!("{of}{}", activity.activity),
        String::new(),
        String::new(),
        state.to_owned(),
        String::new(),
        String::new(),
        activity.failure.clone().unwrap_or_default(),
    ]];
    rows.extend(activity.steps.iter().map(|step| {
        let state = match (step.skipped, step.state) {
            (true, None | Some(StepState::Cancelled)) => "skipped".to_owned(),
            (_, None) => "not sent".to_owned(),
            (_, Some(state)) => state.to_string(),
        };
        vec![
            String::new(),
            step.id.clone().unwrap_or_default(),
            step.name.clone(),
            state,
            step.attempts.to_string(),
            step.millis.map(words::duration).unwrap_or_default(),
            step.failure.clone().unwrap_or_default(),
        ]
    }));
    rows
}

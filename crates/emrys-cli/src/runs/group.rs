// SPDX-License-Identifier: Apache-2.0
//! Runs that were asked for together: which of a group's values are done, and which are gaps. Pure.
//!
//! A group is not a record of its own. It is the runs that carry its id, and the id follows from what was asked for: the
//! same command finds the same group again, with more dates or with fewer.

use std::collections::BTreeMap;

use emrys_model::ids::RunId;
use emrys_runner::journal::RunRecord;
use emrys_runner::outcome::Verdict;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Hexadecimal digits of a group's id behind its prefix.
const DIGITS: usize = 13;

/// The values of one run.
pub(crate) type Values = BTreeMap<String, String>;

/// What is to be done for one of a group's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing: this run has completed.
    None(RunId),
    /// This run has not ended.
    Resume(RunId),
    /// There is no run, or the last one has failed.
    Run,
}

/// A group in numbers.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Summary {
    pub(crate) group: String,
    pub(crate) job_flow: String,
    pub(crate) values: usize,
    pub(crate) completed: usize,
    pub(crate) failed: usize,
    pub(crate) not_ended: usize,
}

/// The id of the group that these words describe.
pub(crate) fn id<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut digest = Sha256::new();
    for word in words {
        // Framed, so that no two lists run together to the same bytes.
        digest.update((word.len() as u64).to_le_bytes());
        digest.update(word);
    }
    let digest = format!("{:X}", digest.finalize());
    format!("g-{}", digest.get(..DIGITS).unwrap_or(&digest))
}

/// Whether that text is a group's id.
pub(crate) fn is_id(text: &str) -> bool {
    let digits = text.strip_prefix("g-").unwrap_or_default();
    digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The runs of a group, the last one of each of its values, in the order in which the values were asked for.
pub(crate) fn latest<'r>(runs: &'r [RunRecord], group: &str) -> Vec<&'r RunRecord> {
    let mut latest: Vec<&RunRecord> = Vec::new();
    for run in runs
        .iter()
        .filter(|run| run.group.as_deref() == Some(group))
    {
        match latest.iter_mut().find(|other| other.values == run.values) {
            Some(earlier) => *earlier = run,
            None => latest.push(run),
        }
    }
    latest
}

/// What is to be done for each of the wanted values.
pub(crate) fn gaps(latest: &[&RunRecord], wanted: &[Values], allow_failed_steps: bool) -> Vec<Gap> {
    let known: BTreeMap<&Values, &RunRecord> =
        latest.iter().map(|run| (&run.values, *run)).collect();
    let gap = |values| match known.get(values) {
        None => Gap::Run,
        Some(run) => match &run.outcome {
            None => Gap::Resume(run.id.clone()),
            Some(outcome) if is_done(outcome.verdict, allow_failed_steps) => {
                Gap::None(run.id.clone())
            }
            Some(_) => Gap::Run,
        },
    };
    wanted.iter().map(gap).collect()
}

/// Whether a value needs no further run.
pub(crate) fn is_done(verdict: Verdict, allow_failed_steps: bool) -> bool {
    match verdict {
        Verdict::Completed => true,
        Verdict::CompletedWithErrors | Verdict::Recovered => allow_failed_steps,
        Verdict::StepFailed
        | Verdict::ClusterFailed
        | Verdict::TimedOut
        | Verdict::Refused
        | Verdict::Locked
        | Verdict::Interrupted => false,
    }
}

/// Every group in numbers, the oldest first.
pub(crate) fn summaries(runs: &[RunRecord]) -> Vec<Summary> {
    let mut groups: Vec<&str> = Vec::new();
    for group in runs.iter().filter_map(|run| run.group.as_deref()) {
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
        .into_iter()
        .map(|group| summary(runs, group))
        .collect()
}

fn summary(runs: &[RunRecord], group: &str) -> Summary {
    let latest = latest(runs, group);
    let mut summary = Summary {
        group: group.to_owned(),
        values: latest.len(),
        ..Summary::default()
    };
    for run in latest {
        summary.job_flow.clone_from(&run.job_flow);
        let verdict = run.outcome.as_ref().map(|outcome| outcome.verdict);
        let count = match verdict {
            None => &mut summary.not_ended,
            Some(verdict) if is_done(verdict, false) => &mut summary.completed,
            Some(_) => &mut summary.failed,
        };
        *count += 1;
    }
    summary
}

#[cfg(test)]
mod tests {
    use emrys_model::ids::RunId;
    use emrys_runner::journal::{RunRecord, Target};
    use emrys_runner::outcome::{Outcome, Verdict};

    use super::{Gap, Values, gaps, id, is_id, latest, summaries};

    fn values(date: &str) -> Values {
        Values::from([("date".to_owned(), date.to_owned())])
    }

    fn run(number: u8, date: &str, verdict: Option<Verdict>) -> RunRecord {
        let id = RunId::from_random([number; 16]);
        let mut run = RunRecord::new(id.clone(), "nightly", Target::default(), i64::from(number));
        run.values = values(date);
        run.group = Some("g-1".to_owned());
        run.outcome = verdict.map(|verdict| Outcome {
            run_id: id,
            verdict,
            failure: None,
            failed_flow: None,
            cluster_id: None,
            cluster_state: String::new(),
            cluster_reason: String::new(),
            cluster_left: None,
            steps: Vec::new(),
        });
        run
    }

    #[test]
    fn a_gap_is_what_has_not_completed() {
        let runs = [
            run(1, "01", Some(Verdict::StepFailed)),
            run(2, "02", Some(Verdict::Completed)),
            run(3, "03", None),
            run(4, "01", Some(Verdict::CompletedWithErrors)),
        ];
        let latest = latest(&runs, "g-1");
        let ids: Vec<&RunId> = latest.iter().map(|run| &run.id).collect();
        assert_eq!(ids, [&runs[3].id, &runs[1].id, &runs[2].id]);
        let wanted = ["01", "02", "03", "04"].map(values);
        let done = Gap::None(runs[1].id.clone());
        let resumed = Gap::Resume(runs[2].id.clone());
        let expected = [Gap::Run, done.clone(), resumed.clone(), Gap::Run];
        assert_eq!(gaps(&latest, &wanted, false), expected);
        let expected = [Gap::None(runs[3].id.clone()), done, resumed, Gap::Run];
        assert_eq!(gaps(&latest, &wanted, true), expected);
        let [summary] = summaries(&runs).try_into().unwrap();
        let numbers = (
            summary.values,
            summary.completed,
            summary.failed,
            summary.not_ended,
        );
        assert_eq!(numbers, (3, 1, 1, 1));
    }

    #[test]
    fn the_same_words_are_the_same_group() {
        assert_eq!(id(["a", "b"]), id(["a", "b"]));
        assert_ne!(id(["a", "b"]), id(["ab", ""]));
        assert!(is_id(&id(["a"])) && !is_id("g-1") && !is_id("r-0000000000000"));
    }
}

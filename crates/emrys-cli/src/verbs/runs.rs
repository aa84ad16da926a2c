// SPDX-License-Identifier: Apache-2.0
//! `emrys runs`: the journal of runs, or its groups and their gaps.

use emrys_runner::journal::{RunRecord, Runs as Journal};
use serde::Serialize;

use crate::arguments::Common;
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::runs::group::{self, Summary};
use crate::runs::view::{self, Shown};
use crate::{runner, runs, words};

/// How many runs are shown unless all are wanted.
const RECENT: usize = 50;

/// Arguments of `emrys runs`.
#[derive(Debug, clap::Args)]
pub(crate) struct Runs {
    /// Every run, not only the latest 50
    #[arg(long, short)]
    all: bool,
    /// The groups that --for-each has made; of the one that is named, each value's last run
    #[arg(long, value_name = "GROUP", num_args = 0..=1)]
    group: Option<Option<String>>,
}

/// A group as `--json` shows it.
#[derive(Serialize)]
struct Group {
    #[serde(flatten)]
    summary: Summary,
    runs: Vec<Shown>,
}

impl Runs {
    pub(crate) fn run(self, common: &Common) -> VerbResult {
        let journal = runner::journal(common)?;
        let records = journal.all()?;
        match &self.group {
            None => self.list(&journal, &records, common.format())?,
            Some(None) => groups(&records, common.format())?,
            Some(Some(group)) => one_group(&journal, &records, group, common.format())?,
        }
        Ok(ExitCode::Success)
    }

    fn list(
        &self,
        journal: &Journal,
        records: &[RunRecord],
        format: Format,
    ) -> Result<(), Failure> {
        let most = if self.all { records.len() } else { RECENT };
        let latest: Vec<&RunRecord> = records.iter().rev().take(most).collect();
        let shown = shown(journal, &latest)?;
        match format {
            Format::Json => output::json(&shown),
            Format::Human if shown.is_empty() => {
                output::say("no runs");
                Ok(())
            }
            Format::Human => {
                view::table(&shown, words::now())?;
                if records.len() > shown.len() {
                    let more = records.len() - shown.len();
                    output::hint(format_args!("{more} older ones are shown by --all"));
                }
                Ok(())
            }
        }
    }
}

fn shown(journal: &Journal, records: &[&RunRecord]) -> Result<Vec<Shown>, Failure> {
    let shown = records.iter().map(|run| {
        // Only a run that has not ended is worth asking for.
        let holder = match run.outcome {
            Some(_) => None,
            None => journal.holder(&run.id)?,
        };
        Ok(view::shown(run, holder))
    });
    shown.collect()
}

fn groups(records: &[RunRecord], format: Format) -> Result<(), Failure> {
    let summaries = group::summaries(records);
    if format == Format::Json {
        return output::json(&summaries);
    }
    if summaries.is_empty() {
        output::say("no groups: `emrys run --for-each` makes them");
        return Ok(());
    }
    let row = |summary: Summary| {
        vec![
            summary.group,
            summary.job_flow,
            summary.values.to_string(),
            summary.completed.to_string(),
            summary.failed.to_string(),
            summary.not_ended.to_string(),
        ]
    };
    output::table(
        &[
            "GROUP",
            "JOB FLOW",
            "VALUES",
            "COMPLETED",
            "FAILED",
            "NOT ENDED",
        ],
        summaries.into_iter().map(row).collect(),
    )
}

fn one_group(
    journal: &Journal,
    records: &[RunRecord],
    id: &str,
    format: Format,
) -> Result<(), Failure> {
    let latest = group::latest(records, id);
    let summaries = group::summaries(records).into_iter();
    let Some(summary) = summaries.into_iter().find(|summary| summary.group == id) else {
        return Err(runs::no_group(id));
    };
    let shown = shown(journal, &latest)?;
    if format == Format::Json {
        return output::json(&Group {
            summary,
            runs: shown,
        });
    }
    view::table(&shown, words::now())?;
    let gaps = summary.failed + summary.not_ended;
    if gaps > 0 {
        output::say(format_args!("{gaps} of {} are gaps", summary.values));
        output::hint(format_args!("`emrys resume {id}` does only these"));
    }
    Ok(())
}

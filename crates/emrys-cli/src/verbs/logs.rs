// SPDX-License-Identifier: Apache-2.0
//! `emrys logs`: the logs of a step or of a cluster's bootstrap actions, live if wanted.

use emrys_protocol::engine::{LogSource, LogStream};

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::log::Log;
use crate::lookup::{self, Id};
use crate::output;
use crate::target::{Start, Target};

/// Arguments of `emrys logs`.
#[derive(Debug, clap::Args)]
pub(crate) struct Logs {
    /// Id of a step, or of a cluster with --bootstrap-action
    id: Id,
    /// Keep reading until the step has ended
    #[arg(long, short)]
    follow: bool,
    /// Which log: controller, stdout, stderr or syslog
    #[arg(long, default_value = "stdout", value_parser = stream)]
    stream: LogStream,
    /// A bootstrap action of the cluster, counted from 1
    #[arg(long, value_name = "N")]
    bootstrap_action: Option<u32>,
    #[command(flatten)]
    on: On,
}

fn stream(text: &str) -> Result<LogStream, String> {
    let found = LogStream::ALL.iter().find(|stream| stream.as_str() == text);
    found
        .copied()
        .ok_or_else(|| "expected controller, stdout, stderr or syslog".to_owned())
}

impl Logs {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let source = self.source()?;
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        let cluster_id = match &self.id {
            Id::Cluster(cluster) => cluster.to_string(),
            Id::Step(step) => lookup::cluster_of(target.emr.as_ref(), step).await?,
        };
        let mut log = Log::new(target.logs.as_ref(), cluster_id, source);
        match self.follow {
            true => follow(&target, &mut log).await,
            false => show(&target, &mut log).await,
        }
    }

    /// Which log is meant, if the arguments fit each other.
    fn source(&self) -> Result<LogSource, Failure> {
        let usage = |message: String| Failure::new(ExitCode::Usage, message);
        match (&self.id, self.bootstrap_action) {
            (Id::Step(step), None) => Ok(LogSource::Step {
                step_id: step.to_string(),
                stream: self.stream,
            }),
            (Id::Cluster(_), Some(number)) => Ok(LogSource::BootstrapAction {
                number,
                stream: self.stream,
            }),
            (Id::Cluster(cluster), None) => Err(usage(format!(
                "`{cluster}` is a cluster: logs belong to steps"
            ))
            .hint("name a step (`emrys steps CLUSTER` lists them) or --bootstrap-action N")),
            (Id::Step(_), Some(_)) => Err(usage(
                "--bootstrap-action takes a cluster's id, not a step's".to_owned(),
            )),
        }
    }
}

/// Shows a log as far as it has been written.
async fn show(target: &Target, log: &mut Log<'_>) -> VerbResult {
    let mut is_empty = true;
    loop {
        let chunk = log.next(false).await?;
        is_empty &= chunk.data.is_empty();
        output::bytes(&chunk.data)?;
        if chunk.ended || (chunk.data.is_empty() && target.engine.is_some()) {
            return Ok(ExitCode::Success);
        }
        if chunk.data.is_empty() {
            break;
        }
    }
    // Of an archive, only a second look tells whether it is whole.
    if log.next(false).await?.ended {
        return Ok(ExitCode::Success);
    }
    target.say_that_logs_are_archived();
    if is_empty {
        return Err(
            Failure::new(ExitCode::Refused, "there is nothing of this log yet")
                .hint("wait for it with --follow"),
        );
    }
    output::say("more may come");
    Ok(ExitCode::Success)
}

/// Shows a log until nothing more will come.
async fn follow(target: &Target, log: &mut Log<'_>) -> VerbResult {
    let mut chunk = log.next(false).await?;
    if chunk.data.is_empty() && !chunk.ended {
        target.say_that_logs_are_archived();
    }
    loop {
        output::bytes(&chunk.data)?;
        if chunk.ended {
            return Ok(ExitCode::Success);
        }
        chunk = log.next_patiently().await?;
    }
}

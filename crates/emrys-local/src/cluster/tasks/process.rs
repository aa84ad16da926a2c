// SPDX-License-Identifier: Apache-2.0
//! What steps and bootstrap actions have in common: a folder with logs, a planned command, a process
//! that is started at most once, and a sentence about its end.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use emrys_logs::failure::{End, unexplained};
use emrys_process::{Command, Ending, Found, Running};
use emrys_protocol::engine::{Failure, LogStream};

use super::{Site, Software};
use crate::buckets::Bucket;
use crate::failure;
use crate::hadoop::command::inherited_environment;
use crate::hadoop::{ClusterConfiguration, ClusterEnvironment, ClusterFolders, Plan, StepError};
use crate::home;
use crate::logs::{self, Controller};

/// Why a process could not be started or followed.
#[derive(Debug, thiserror::Error)]
pub(super) enum ProcessError {
    /// It cannot run on this engine: the message says why.
    #[error(transparent)]
    Step(#[from] StepError),
    /// The state folder does not take its files: check rights and free space.
    #[error("failed to prepare the process: {0}")]
    Prepare(String),
    /// It was cancelled before it was started.
    #[error("it was cancelled before its process was started")]
    Cancelled,
}

/// A step's or bootstrap action's folder, and what is written there.
pub(super) struct Work {
    pub(super) site: Site,
    folder: PathBuf,
    controller: Controller,
}

impl Work {
    /// The work of that folder, which is created.
    pub(super) fn new(site: Site, folder: PathBuf) -> Self {
        if let Err(error) = home::create_private(&folder) {
            // Whatever is written next fails with a reason of its own.
            tracing::error!(%error, "failed to create a step's folder");
        }
        Self {
            controller: Controller::new(&folder),
            site,
            folder,
        }
    }

    /// Writes to the controller log.
    pub(super) fn log(&self, text: &str) {
        self.controller.line(crate::time::now(), text);
    }

    fn process_folder(&self) -> PathBuf {
        self.folder.join("process")
    }

    /// What an earlier engine has already done of it.
    pub(super) async fn found(&self) -> Result<Found, ProcessError> {
        emrys_process::adopt(&self.process_folder())
            .await
            .map_err(|error| ProcessError::Prepare(error.to_string()))
    }

    /// Sees to it that nothing is ever started, unless an earlier engine has done that already.
    pub(super) async fn renounce(&self) -> Result<Found, ProcessError> {
        emrys_process::renounce(&self.process_folder(), &ProcessError::Cancelled.to_string())
            .await
            .map_err(|error| ProcessError::Prepare(error.to_string()))
    }

    /// Plans and starts the process.
    pub(super) async fn start(
        &self,
        title: &str,
        software: Arc<Software>,
        plan: impl FnOnce(&ClusterEnvironment, &Path) -> Result<Plan, StepError> + Send + 'static,
    ) -> Result<Running, ProcessError> {
        let failed = |error: emrys_process::StartError| ProcessError::Prepare(error.to_string());
        // The supervisor loads while the command is planned, and ends unheard if it cannot be.
        let supervisor = self.site.engine.supervisor();
        let prepared =
            emrys_process::prepare(&self.process_folder(), supervisor).map_err(failed)?;
        let (site, folder) = (self.site.clone(), self.folder.join("work"));
        let planned = tokio::task::spawn_blocking(move || {
            let environment = environment(&site, &software)?;
            plan(&environment, &folder).map_err(ProcessError::from)
        });
        let plan = planned
            .await
            .map_err(|error| ProcessError::Prepare(error.to_string()))??;
        self.log(&format!("{title}: {}", display(&plan.argv)));
        for note in &plan.notes {
            self.log(note);
        }
        let mut environment = plan.environment;
        // As EMR tells a step's process, so that Hadoop's programs log there and not to stderr.
        let syslog = [
            ("HADOOP_LOG_DIR", self.folder.display().to_string()),
            ("HADOOP_LOGFILE", LogStream::Syslog.as_str().to_owned()),
        ];
        environment.extend(syslog.map(|(name, value)| (name.to_owned(), value)));
        let command = Command {
            argv: plan.argv,
            env: environment,
            cwd: plan.folder,
            stdout: logs::path(&self.folder, LogStream::Stdout),
            stderr: logs::path(&self.folder, LogStream::Stderr),
        };
        prepared.start(&command).await.map_err(failed)
    }

    /// Whether the process succeeded, or why not. The controller log gets a sentence in any case.
    pub(super) async fn conclude(
        &self,
        ended: &Result<Ending, ProcessError>,
    ) -> Result<(), Failure> {
        let end = match ended {
            Ok(ending) => failure::end_of(ending),
            Err(error) => Some(End::Unknown(error.to_string())),
        };
        let Some(end) = end else {
            self.log("the process ended with exit code 0");
            return Ok(());
        };
        self.log(&end.sentence());
        let (folder, explained) = (self.folder.clone(), end.clone());
        let explained =
            tokio::task::spawn_blocking(move || failure::explain_and_store(&folder, &explained));
        Err(explained.await.unwrap_or_else(|error| {
            tracing::error!(%error, "explaining a failure broke off");
            unexplained(&end)
        }))
    }
}

/// The environment of one process. Made anew each time: a JVM sees the buckets that exist now.
fn environment(site: &Site, software: &Software) -> Result<ClusterEnvironment, ProcessError> {
    let Site { engine, cluster } = site;
    let failed = |error: &dyn std::fmt::Display| ProcessError::Prepare(error.to_string());
    let folders = ClusterFolders::new(cluster.folder());
    let listed = engine.buckets().list().map_err(|error| failed(&error))?;
    let folder = |bucket: Bucket| Some((engine.buckets().folder(&bucket.name)?, bucket.name));
    let buckets = listed.into_iter().filter_map(folder);
    let buckets = buckets.map(|(folder, name)| (name, folder)).collect();
    let configurations = cluster.read(|snapshot| snapshot.cluster.configurations());
    let environment = ClusterEnvironment {
        cluster_id: cluster.id().to_string(),
        configuration: ClusterConfiguration::new(&configurations, &folders, &buckets),
        folders,
        buckets,
        runtime: software.runtime.clone(),
        python: software.python.clone(),
        region: engine.region().to_owned(),
        endpoint: format!("http://{}", engine.address().unwrap_or_default()),
        keys: engine.keys(),
        cores: engine.machine().capacity().cores,
        inherited: inherited_environment(std::env::vars_os().filter_map(|(name, value)| {
            // A value that is no text could not be written to the step's command.
            Some((name.into_string().ok()?, value.into_string().ok()?))
        })),
    };
    environment.prepare().map_err(|error| failed(&error))?;
    Ok(environment)
}

/// Most characters that are shown of one argument.
const LONGEST_WORD: usize = 300;

/// A command as one would type it, but for very long arguments.
fn display(argv: &[String]) -> String {
    let plain = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_./=:,@%+".contains(&byte))
    };
    // The classpath of a JVM is thousands of characters that nobody reads.
    let short = |word: &String| match word.char_indices().nth(LONGEST_WORD) {
        Some((end, _)) => format!("{}…", word.get(..end).unwrap_or_default()),
        None => word.clone(),
    };
    let words = argv.iter().map(short).map(|word| match plain(&word) {
        true => word,
        false => format!("'{}'", word.replace('\'', r"'\''")),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::display;

    #[test]
    fn a_shown_command_can_be_typed() {
        let argv = ["bash", "-c", "echo 'a b'", ""].map(str::to_owned);
        assert_eq!(display(&argv), r"bash -c 'echo '\''a b'\''' ''");
    }
}

// SPDX-License-Identifier: Apache-2.0
//! `--emr`: the EMR that tasks of state machines call, where it is not the engine's own.
//!
//! It belongs to the engine, whose executions outlive commands: it is chosen when an engine starts, is kept in
//! `engine.json`, and an engine that takes the place of a killed one has it again.

use emrys_local::OtherEmr;
use emrys_local::home::Home;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure};
use crate::target::{self, Start, Target};

/// The EMR of an engine's state machines.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct OtherEmrArguments {
    /// The EMR that tasks of state machines call: `local`, `aws`, or an address; an engine has one as long as it runs
    /// [default: local]
    #[arg(long, value_name = "TARGET")]
    emr: Option<String>,
    /// Its profile, for `--emr aws`
    #[arg(long, value_name = "NAME", requires = "emr")]
    emr_profile: Option<String>,
    /// Its region [default for `--emr aws`: as AWS's own tools find it]
    #[arg(long, value_name = "REGION", requires = "emr")]
    emr_region: Option<String>,
}

impl OtherEmrArguments {
    /// Whether anything was said.
    pub(crate) fn is_given(&self) -> bool {
        self.emr.is_some()
    }

    /// The arguments again, for the engine's command; none for its own EMR.
    pub(crate) fn words(&self) -> Vec<String> {
        let Some(emr) = self.emr.as_ref().filter(|emr| *emr != "local") else {
            return Vec::new();
        };
        let mut words = vec!["--emr".to_owned(), emr.clone()];
        let others = [
            ("--emr-profile", &self.emr_profile),
            ("--emr-region", &self.emr_region),
        ];
        for (name, value) in others {
            words.extend(
                value
                    .iter()
                    .flat_map(|value| [name.to_owned(), value.clone()]),
            );
        }
        words
    }

    /// The target that they name, as `--on` would.
    fn on(&self) -> On {
        On {
            on: self.emr.clone().unwrap_or_else(|| "local".to_owned()),
            profile: self.emr_profile.clone(),
            region: self.emr_region.clone(),
        }
    }

    /// The EMR, for the engine; none for its own.
    pub(crate) async fn connect(&self, common: &Common) -> Result<Option<OtherEmr>, Failure> {
        let arguments = self.words();
        if arguments.is_empty() {
            return Ok(None);
        }
        let target = Target::connect(common, &self.on(), Start::Never).await?;
        target.announce().await?;
        Ok(Some(OtherEmr {
            api: target.emr,
            arguments,
        }))
    }

    /// Makes sure that the state folder's engine has this EMR: starts it with it, and says who is called.
    pub(crate) async fn prepare(&self, common: &Common) -> Result<(), Failure> {
        if !self.is_given() {
            return Ok(());
        }
        let home = Home::new(target::home(common)?);
        let words = self.words();
        if !words.is_empty() {
            let target = Target::connect(common, &self.on(), Start::Never).await?;
            target.announce().await?;
        }
        match target::running(&home).await {
            Some(info) if info.emr == words => Ok(()),
            Some(info) => Err(different(&info.emr)),
            None => {
                let info = target::spawn_with(common, &home, &words).await?;
                // Of two that start an engine at once, one does.
                match info.emr == words {
                    true => Ok(()),
                    false => Err(different(&info.emr)),
                }
            }
        }
    }
}

fn different(emr: &[String]) -> Failure {
    let has = match emr {
        [] => "is its own EMR".to_owned(),
        words => format!("was started with `{}`", words.join(" ")),
    };
    let message = format!("the engine that runs on this state folder {has}");
    Failure::new(ExitCode::Locked, message)
        .hint("stop it with `emrys local down`, or name another state folder with --home")
}

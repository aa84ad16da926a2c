// SPDX-License-Identifier: Apache-2.0
//! `emrys check`: what is wrong with documents.

use std::path::PathBuf;

use emrys_diagnostics::{Severity, render};

use crate::arguments::{Common, Settings};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::project;

/// Arguments of `emrys check`.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Documents or project folders [default: the project around here]
    paths: Vec<PathBuf>,
    /// Take warnings for errors
    #[arg(long)]
    deny_warnings: bool,
    #[command(flatten)]
    settings: Settings,
}

impl Check {
    pub(crate) fn run(self, common: &Common) -> VerbResult {
        let paths = match self.paths.is_empty() {
            true => vec![here()?],
            false => self.paths,
        };
        let (_, diagnostics) = project::read(&paths, &self.settings);
        let errors = project::count(&diagnostics, Severity::Error);
        let warnings = project::count(&diagnostics, Severity::Warning);
        match common.format() {
            // Always one JSON value, so that a program need not tell an empty answer from none.
            Format::Json => output::data(render::json(&diagnostics))?,
            Format::Human => {
                project::report(&diagnostics, Format::Human)?;
                let plural = |count: usize| if count == 1 { "" } else { "s" };
                output::say(format_args!(
                    "{errors} error{}, {warnings} warning{}",
                    plural(errors),
                    plural(warnings)
                ));
            }
        }
        let refused = errors > 0 || (self.deny_warnings && warnings > 0);
        Ok(if refused {
            ExitCode::InvalidDocument
        } else {
            ExitCode::Success
        })
    }
}

/// The project around the current folder.
fn here() -> Result<PathBuf, Failure> {
    let here = std::env::current_dir()?;
    project::root(&here).ok_or_else(|| {
        Failure::new(
            ExitCode::Usage,
            "there is no project here: no emrys.yaml or emrys.json",
        )
        .hint("name documents, or make a project with `emrys init`")
    })
}

// SPDX-License-Identifier: Apache-2.0
//! `emrys completions`: a script with which a shell completes the command line.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::exit::{ExitCode, VerbResult};
use crate::output;

/// Arguments of `emrys completions`.
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self) -> VerbResult {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "emrys", &mut script);
        output::data(String::from_utf8_lossy(&script).trim_end())?;
        Ok(ExitCode::Success)
    }
}

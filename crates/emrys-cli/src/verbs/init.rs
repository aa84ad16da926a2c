// SPDX-License-Identifier: Apache-2.0
//! `emrys init`: a runnable project.

use std::path::PathBuf;

use crate::arguments::Common;
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};

/// The files of a new project: those of `examples/wordcount`, which the tests run.
const FILES: [(&str, &str); 4] = [
    (
        "emrys.yaml",
        include_str!("../../../../examples/wordcount/emrys.yaml"),
    ),
    (
        "jobs/wordcount.py",
        include_str!("../../../../examples/wordcount/jobs/wordcount.py"),
    ),
    (
        "jobs/top.sql",
        include_str!("../../../../examples/wordcount/jobs/top.sql"),
    ),
    (
        "data/text.txt",
        include_str!("../../../../examples/wordcount/data/text.txt"),
    ),
];

/// Arguments of `emrys init`.
#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// Folder of the new project
    #[arg(default_value = ".")]
    folder: PathBuf,
}

impl Init {
    pub(crate) fn run(self, common: &Common) -> VerbResult {
        // All or nothing: look before the first file is written.
        let taken = FILES
            .iter()
            .map(|(name, _)| self.folder.join(name))
            .find(|path| path.exists());
        if let Some(taken) = taken {
            return Err(Failure::new(
                ExitCode::Usage,
                format!("`{}` exists; nothing was written", taken.display()),
            )
            .hint("choose an empty folder"));
        }
        let mut written = Vec::new();
        for (name, text) in FILES {
            let path = self.folder.join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(&path, text)?;
            written.push(path.display().to_string());
        }
        match common.format() {
            Format::Json => output::json(&written)?,
            Format::Human => output::data(written.join("\n"))?,
        }
        let folder = self.folder.display();
        output::hint(format_args!("run it with `emrys run {folder}`"));
        output::hint(format_args!(
            "to have it run on a schedule, uncomment the last part of its `emrys.yaml` and `emrys deploy {folder}`"
        ));
        Ok(ExitCode::Success)
    }
}

// SPDX-License-Identifier: Apache-2.0
//! `emrys convert`: a document in another format.

use std::path::PathBuf;

use clap::ValueEnum;
use emrys_document::{Format, convert_file, utf_16};

use crate::arguments::Common;
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output;
use crate::project;

/// Arguments of `emrys convert`.
#[derive(Debug, clap::Args)]
pub(crate) struct Convert {
    /// The document
    file: PathBuf,
    /// The format to write
    #[arg(long)]
    to: To,
    /// The encoding to write: UTF-16 as EmrWorkflow's own documents, with their line ends
    #[arg(long, default_value = "utf-8")]
    encoding: Encoding,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum To {
    Yaml,
    Json,
    Xml,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Encoding {
    #[value(name = "utf-8")]
    Utf8,
    #[value(name = "utf-16")]
    Utf16,
}

impl Convert {
    pub(crate) fn run(self, common: &Common) -> VerbResult {
        let to = match self.to {
            To::Yaml => Format::Yaml,
            To::Json => Format::Json,
            To::Xml => Format::Xml,
        };
        if self.encoding == Encoding::Utf16 && to != Format::Xml {
            let message = "only XML is written as UTF-16";
            return Err(Failure::new(ExitCode::Usage, message));
        }
        let (converted, diagnostics) = convert_file(&self.file, to);
        // The document is the only thing on stdout.
        let shown = match converted {
            Some(_) => output::Format::Human,
            None => common.format(),
        };
        project::report(&diagnostics, shown)?;
        let Some(text) = converted else {
            return Ok(ExitCode::InvalidDocument);
        };
        match self.encoding {
            Encoding::Utf8 => output::bytes(text.as_bytes())?,
            Encoding::Utf16 => output::bytes(&utf_16(&text))?,
        }
        Ok(ExitCode::Success)
    }
}

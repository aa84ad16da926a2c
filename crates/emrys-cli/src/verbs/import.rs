// SPDX-License-Identifier: Apache-2.0
//! `emrys import`: what others have written as a document.

use std::path::Path;

use clap::ValueEnum;
use emrys_diagnostics::render;
use emrys_model::ids::ClusterId;
use emrys_synth::import::{self, Document, request};
use emrys_synth::raise::{Imported, Note};
use serde_json::{Value, json};

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::target::{Start, Target};
use crate::{live, project};

/// Arguments of `emrys import`.
#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// A request for RunJobFlow as JSON, or the id of a cluster
    #[arg(value_name = "FILE|CLUSTER")]
    from: String,
    /// The format to write
    #[arg(long, default_value = "yaml")]
    to: To,
    /// What the document calls the cluster [default: as it is called there]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    on: On,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum To {
    Yaml,
    Json,
}

impl Import {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let file = Path::new(&self.from);
        let mut imported = match self.from.parse::<ClusterId>() {
            Ok(cluster) if !file.exists() => self.live(&cluster, common).await?,
            _ => read(file)?,
        };
        if let Some(name) = self.name {
            match imported.clusters.as_mut_slice() {
                [only] => only.key = Some(name),
                clusters => {
                    let message =
                        format!("--name is for one cluster, and here are {}", clusters.len());
                    return Err(Failure::new(ExitCode::Usage, message));
                }
            }
        }
        let (format, name) = match self.to {
            To::Yaml => (emrys_document::Format::Yaml, "emrys.yaml"),
            To::Json => (emrys_document::Format::Json, "emrys.json"),
        };
        let folder = std::env::current_dir()?;
        let document = import::checked(imported, format, name, &folder);
        show(&document, common.format())?;
        Ok(match document.errors.is_empty() {
            true => ExitCode::Success,
            false => ExitCode::InvalidDocument,
        })
    }
}

impl Import {
    /// A cluster that is there.
    async fn live(&self, cluster: &ClusterId, common: &Common) -> Result<Imported, Failure> {
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        let live = live::request(target.emr.as_ref(), cluster).await?;
        live.into_imported()
            .map_err(|error| Failure::new(ExitCode::Unexpected, error))
    }
}

fn read(file: &Path) -> Result<Imported, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        let message = format!("failed to read `{}`: {error}", file.display());
        Failure::new(ExitCode::Usage, message)
    })?;
    request::read(&text).map_err(|error| {
        let message = format!("`{}`: {error}", file.display());
        Failure::new(ExitCode::InvalidDocument, message)
    })
}

/// The document is the only thing on stdout, unless a program reads it.
fn show(document: &Document, format: Format) -> Result<(), Failure> {
    if format == Format::Json {
        let notes: Vec<_> = document.notes.iter().map(note).collect();
        return output::json(&json!({
            "document": document.text,
            "notes": notes,
            "open": document.open,
            "diagnostics": render::json(&document.errors),
        }));
    }
    output::bytes(document.text.as_bytes())?;
    for note in &document.notes {
        output::say(format_args!("note: {note}"));
    }
    for name in &document.open {
        output::say(format_args!(
            "note: the placeholder `{name}` needs a value: declare it under `placeholders`, or give it with `--set {name}=…`"
        ));
    }
    project::report(&document.errors, Format::Human)
}

fn note(note: &Note) -> Value {
    json!({ "cluster": note.cluster, "path": note.path, "message": note.message })
}

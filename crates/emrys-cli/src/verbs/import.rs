// SPDX-License-Identifier: Apache-2.0
//! `emrys import`: what others have written as a document.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use emrys_diagnostics::render;
use emrys_model::ids::ClusterId;
use emrys_synth::import::terraform::{self, File};
use emrys_synth::import::{self, Document, cloudformation, request};
use emrys_synth::raise::{Imported, Note};
use serde_json::{Value, json};

use crate::arguments::{Common, On, assignment};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::target::{Start, Target};
use crate::{live, project};

/// Arguments of `emrys import`.
#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// Terraform's files or their folder, a template of CloudFormation's, a request for RunJobFlow as JSON, or the id of a
    /// cluster
    #[arg(value_name = "FILE|FOLDER|CLUSTER", required = true)]
    from: Vec<String>,
    /// The format to write
    #[arg(long, default_value = "yaml")]
    to: To,
    /// What the document calls the cluster [default: as it is called there]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The value of one of Terraform's variables, or of CloudFormation's parameters
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = assignment)]
    set: Vec<(String, String)>,
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
        let mut imported = match self.from.as_slice() {
            [only] if !Path::new(only).exists() && only.parse::<ClusterId>().is_ok() => {
                self.live(only, common).await?
            }
            paths => read(paths, &self.set)?,
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
    async fn live(&self, id: &str, common: &Common) -> Result<Imported, Failure> {
        let id: ClusterId = id
            .parse()
            .map_err(|error| Failure::new(ExitCode::Usage, error))?;
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        let live = live::request(target.emr.as_ref(), &id).await?;
        live.into_imported()
            .map_err(|error| Failure::new(ExitCode::Unexpected, error))
    }
}

/// What files say, or those of a folder.
fn read(paths: &[String], set: &[(String, String)]) -> Result<Imported, Failure> {
    let mut files = Vec::new();
    for path in paths.iter().map(Path::new) {
        match path.is_dir() {
            true => files.extend(of_folder(path)?),
            false => files.push(path.to_owned()),
        }
    }
    let mut texts = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).map_err(|error| {
            let message = format!("failed to read `{}`: {error}", file.display());
            Failure::new(ExitCode::Usage, message)
        })?;
        let name = file.display().to_string();
        texts.push(File { name, text });
    }
    let refused = |error: &dyn std::fmt::Display| Failure::new(ExitCode::InvalidDocument, error);
    match texts.as_slice() {
        [only] if !is_terraform(only) => {
            let refused =
                |error: &dyn std::fmt::Display| refused(&format_args!("`{}`: {error}", only.name));
            let template = cloudformation::template(&only.text).map_err(|error| refused(&error))?;
            match template {
                Some(template) => {
                    cloudformation::read(&template, set).map_err(|error| refused(&error))
                }
                None => request::read(&only.text).map_err(|error| refused(&error)),
            }
        }
        texts => {
            let folder = files
                .first()
                .and_then(|file| file.parent())
                .unwrap_or(Path::new("."));
            let read = |path: &str| std::fs::read_to_string(folder.join(path));
            terraform::read(texts, set, &read).map_err(|error| refused(&error))
        }
    }
}

/// The files of a module that Terraform itself would read.
fn of_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let is_values = matches!(name.as_str(), "terraform.tfvars" | "terraform.tfvars.json")
            || name.ends_with(".auto.tfvars")
            || name.ends_with(".auto.tfvars.json");
        if is_values || name.ends_with(".tf") || name.ends_with(".tf.json") {
            files.push(path);
        }
    }
    // As Terraform reads them: of values the last ones win.
    files.sort();
    if files.is_empty() {
        let message = format!("`{}` has none of Terraform's files", folder.display());
        return Err(Failure::new(ExitCode::Usage, message));
    }
    Ok(files)
}

/// Whether a file is Terraform's: by its name, or in JSON by what is in it.
fn is_terraform(file: &File) -> bool {
    let by_name = [".tf", ".tf.json", ".tfvars", ".tfvars.json"];
    let value: Option<Value> = serde_json::from_str(&file.text).ok();
    by_name.iter().any(|ending| file.name.ends_with(ending))
        || value.is_some_and(|value| value.get("resource").is_some())
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
    let place = note.place.as_ref().map(|place| {
        let start = place.start_position();
        json!({ "file": place.source().name(), "line": start.line, "column": start.column })
    });
    json!({
        "cluster": note.cluster,
        "path": note.path,
        "message": note.message,
        "place": place,
    })
}

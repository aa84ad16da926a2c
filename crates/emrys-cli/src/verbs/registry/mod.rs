// SPDX-License-Identifier: Apache-2.0
//! `emrys registry`: what projects have deployed under names, and what this project uses of others.

mod adopt;

use std::path::{Path, PathBuf};

use emrys_deploy::registry::name::DEFAULT_NAMESPACE;
use emrys_deploy::registry::{Entry, Kind, Locked, Name, lock, store};
use emrys_protocol::ParametersApi;
use serde::Serialize;
use serde_json::Value;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::target::{Start, Target};
use crate::{deployments, project, words};

/// The verbs of the registry.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Registry {
    /// List what is stored
    List(List),
    /// Show what has a name
    Get(Get),
    /// Write what has a name into this project's `emrys.lock.json`; without names, what is in there already
    Use(Use),
    /// List the versions of what has a name
    History(Get),
    /// Store what aws-emr-launch has stored as this registry's own
    Adopt(adopt::Adopt),
}

impl Registry {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        match self {
            Self::List(verb) => verb.run(common).await,
            Self::Get(verb) => verb.get(common).await,
            Self::History(verb) => verb.history(common).await,
            Self::Use(verb) => verb.run(common).await,
            Self::Adopt(verb) => verb.run(common).await,
        }
    }
}

/// Arguments of `emrys registry list`.
#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// Only what is in this namespace
    #[arg(long, value_name = "NAME")]
    namespace: Option<String>,
    /// Only this: profile, cluster, launch_function or pipeline
    #[arg(long)]
    kind: Option<Kind>,
    #[command(flatten)]
    on: On,
}

/// Arguments of `emrys registry get` and `history`.
#[derive(Debug, clap::Args)]
pub(crate) struct Get {
    /// NAMESPACE/NAME, or NAME
    name: String,
    #[command(flatten)]
    which: Which,
}

/// Arguments of `emrys registry use`.
#[derive(Debug, clap::Args)]
pub(crate) struct Use {
    /// NAMESPACE/NAME, or NAME [default: everything that the lock file has]
    names: Vec<String>,
    /// The project's folder [default: that of the project around here]
    #[arg(long, value_name = "DIR")]
    project: Option<PathBuf>,
    #[command(flatten)]
    which: Which,
}

/// Which of several things of a name is meant, and where.
#[derive(Debug, clap::Args)]
struct Which {
    /// Only this: profile, cluster, launch_function or pipeline [default: each that has the name]
    #[arg(long)]
    kind: Option<Kind>,
    /// The namespace of a name that has none
    #[arg(long, default_value = DEFAULT_NAMESPACE, value_name = "NAME")]
    namespace: String,
    #[command(flatten)]
    on: On,
}

impl Which {
    fn name(&self, text: &str) -> Result<Name, Failure> {
        let name = match text.contains('/') {
            true => text.parse(),
            false => Name::new(&self.namespace, text),
        };
        name.map_err(|error| Failure::new(ExitCode::Usage, error))
    }

    fn kinds(&self) -> Vec<Kind> {
        self.kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind])
    }

    /// Everything that has a name, and is of the kind that is wanted.
    async fn entries(
        &self,
        parameters: &dyn ParametersApi,
        name: &Name,
    ) -> Result<Vec<Entry>, Failure> {
        let mut entries = Vec::new();
        for kind in self.kinds() {
            entries.extend(store::get(parameters, kind, name).await?);
        }
        match entries.is_empty() {
            true => Err(self.nothing(name)),
            false => Ok(entries),
        }
    }

    fn nothing(&self, name: &Name) -> Failure {
        let what = self
            .kind
            .map_or("nothing".to_owned(), |kind| format!("no {kind}"));
        let message = format!("the registry has {what} `{name}`");
        Failure::new(ExitCode::Refused, message).hint("`emrys registry list` shows what it has")
    }
}

/// An entry as `--json` shows it.
#[derive(Serialize)]
struct Shown {
    kind: &'static str,
    namespace: String,
    name: String,
    version: i64,
    digest: String,
    modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified_by: Option<String>,
    /// The value as JSON, or as a text if it is none.
    value: Value,
}

impl Shown {
    fn new(entry: &Entry) -> Self {
        Self {
            kind: entry.kind.word(),
            namespace: entry.name.namespace().to_owned(),
            name: entry.name.name().to_owned(),
            version: entry.version,
            digest: entry.digest(),
            modified: words::time(entry.modified),
            modified_by: entry.modified_by.clone(),
            value: parsed(&entry.value),
        }
    }
}

fn parsed(value: &str) -> Value {
    serde_json::from_str(value).unwrap_or_else(|_| Value::from(value))
}

/// As much of a digest as is shown to people.
fn short(entry: &Entry) -> String {
    entry.digest().chars().take(12).collect()
}

impl List {
    async fn run(self, common: &Common) -> VerbResult {
        if let Some(namespace) = &self.namespace {
            // It becomes a part of a path.
            let checked = Name::new(namespace, "x");
            checked.map_err(|_| {
                Failure::new(ExitCode::Usage, format!("`{namespace}` is no namespace"))
            })?;
        }
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        let kinds = self.kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
        let mut entries = Vec::new();
        for kind in kinds {
            let namespace = self.namespace.as_deref();
            entries.extend(store::list(target.parameters.as_ref(), kind, namespace).await?);
        }
        match common.format() {
            Format::Json => {
                let shown: Vec<Shown> = entries.iter().map(Shown::new).collect();
                output::json(&shown)?;
            }
            Format::Human if entries.is_empty() => output::say("the registry has nothing"),
            Format::Human => {
                let rows = entries.iter().map(|entry| {
                    let value = parsed(&entry.value);
                    let description = value.get("Description").and_then(Value::as_str);
                    vec![
                        entry.kind.to_string(),
                        entry.name.to_string(),
                        entry.version.to_string(),
                        words::time(entry.modified),
                        short(entry),
                        description.unwrap_or_default().to_owned(),
                    ]
                });
                let header = ["KIND", "NAME", "VERSION", "STORED", "DIGEST", "DESCRIPTION"];
                output::table(&header, rows.collect())?;
            }
        }
        Ok(ExitCode::Success)
    }
}

impl Get {
    async fn get(self, common: &Common) -> VerbResult {
        let name = self.which.name(&self.name)?;
        let target = Target::connect(common, &self.which.on, Start::WithJournal).await?;
        let entries = self
            .which
            .entries(target.parameters.as_ref(), &name)
            .await?;
        match common.format() {
            Format::Json => {
                let shown: Vec<Shown> = entries.iter().map(Shown::new).collect();
                output::json(&shown)?;
            }
            Format::Human => {
                for entry in &entries {
                    let digest = entry.digest();
                    output::say(format_args!(
                        "{} {name}, version {}, stored {}, digest {digest}",
                        entry.kind,
                        entry.version,
                        words::time(entry.modified)
                    ));
                    output::json(&parsed(&entry.value))?;
                }
            }
        }
        Ok(ExitCode::Success)
    }

    async fn history(self, common: &Common) -> VerbResult {
        let name = self.which.name(&self.name)?;
        let target = Target::connect(common, &self.which.on, Start::WithJournal).await?;
        let mut entries = Vec::new();
        for kind in self.which.kinds() {
            entries.extend(store::history(target.parameters.as_ref(), kind, &name).await?);
        }
        if entries.is_empty() {
            return Err(self.which.nothing(&name));
        }
        match common.format() {
            Format::Json => {
                let shown: Vec<Shown> = entries.iter().map(Shown::new).collect();
                output::json(&shown)?;
            }
            Format::Human => {
                let rows = entries.iter().map(|entry| {
                    vec![
                        entry.kind.to_string(),
                        entry.version.to_string(),
                        words::time(entry.modified),
                        short(entry),
                        entry.modified_by.clone().unwrap_or_default(),
                    ]
                });
                let header = ["KIND", "VERSION", "STORED", "DIGEST", "BY"];
                output::table(&header, rows.collect())?;
            }
        }
        Ok(ExitCode::Success)
    }
}

impl Use {
    async fn run(self, common: &Common) -> VerbResult {
        let folder = match &self.project {
            Some(folder) => Some(folder.clone()),
            None => project::root(&std::env::current_dir()?),
        };
        let folder = folder.ok_or_else(|| {
            let message = "there is no project here whose lock file could be written";
            Failure::new(ExitCode::Usage, message).hint("name its folder with --project")
        })?;
        // A file that was edited is no reason not to read everything again that it names.
        let mut lock = match self.names.is_empty() {
            true => deployments::read_lock_keys(&folder)?,
            false => deployments::read_lock(&folder)?,
        };
        let mut wanted: Vec<(Kind, Name)> = Vec::new();
        let target = Target::connect(common, &self.which.on, Start::WithJournal).await?;
        let mut entries = Vec::new();
        if self.names.is_empty() {
            wanted.extend(lock.iter().map(|(kind, name, _)| (kind, name.clone())));
        }
        for (kind, name) in wanted {
            let entry = store::get(target.parameters.as_ref(), kind, &name).await?;
            let missing = || {
                let message = format!("the registry has no {kind} `{name}` any more");
                Failure::new(ExitCode::Refused, message)
            };
            entries.push(entry.ok_or_else(missing)?);
        }
        for text in &self.names {
            let name = self.which.name(text)?;
            entries.extend(
                self.which
                    .entries(target.parameters.as_ref(), &name)
                    .await?,
            );
        }
        let account = target.caller().await?.account;
        let from = format!("{account}/{}", target.region());
        let mut changed = Vec::new();
        for entry in &entries {
            let locked = Locked::new(entry.value.clone(), entry.version, from.clone());
            let digest = locked.digest.clone();
            let before = lock.insert(entry.kind, entry.name.clone(), locked);
            let is_changed = before.is_none_or(|before| before.digest != digest);
            changed.push((entry, is_changed));
        }
        write(&folder.join(lock::FILE), &lock.to_text())?;
        match common.format() {
            Format::Json => {
                let shown: Vec<Shown> = entries.iter().map(Shown::new).collect();
                output::json(&shown)?;
            }
            Format::Human => {
                for (entry, is_changed) in changed {
                    let word = if is_changed { "changed" } else { "the same" };
                    output::data(format_args!(
                        "{} {}: version {}, {word}",
                        entry.kind, entry.name, entry.version
                    ))?;
                }
            }
        }
        Ok(ExitCode::Success)
    }
}

/// Writes a file so that it is the old one or the new one at any moment.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let new = path.with_extension("json.new");
    std::fs::write(&new, text)?;
    std::fs::rename(&new, path)?;
    Ok(())
}

// SPDX-License-Identifier: Apache-2.0
//! `emrys registry`: what projects have deployed under names, and what this project uses of others.

mod adopt;

use std::path::{Path, PathBuf};

use emrys_deploy::registry::name::DEFAULT_NAMESPACE;
use emrys_deploy::registry::{Address, Entry, Kind, Locked, Name, lock, store, values};
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
    /// NAMESPACE/NAME, NAME, or the ARN of another account's parameter
    name: String,
    #[command(flatten)]
    which: Which,
}

/// Arguments of `emrys registry use`.
#[derive(Debug, clap::Args)]
pub(crate) struct Use {
    /// NAMESPACE/NAME, NAME, or an ARN [default: everything that the lock file has]
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
    /// What a text means at that target.
    fn address(&self, text: &str, target: &Target) -> Result<Address, Failure> {
        let name = |text: &str| match text.contains('/') {
            true => text.parse(),
            false => Name::new(&self.namespace, text),
        };
        let address = Address::of(text, name);
        let address = address.map_err(|error| Failure::new(ExitCode::Usage, error))?;
        here(&address, target)?;
        Ok(address)
    }

    fn kinds(&self, address: &Address) -> Vec<Kind> {
        let kinds = self.kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
        kinds
            .into_iter()
            .filter(|kind| address.may_be(*kind))
            .collect()
    }

    /// Everything that has a name, and is of the kind that is wanted.
    async fn entries(
        &self,
        parameters: &dyn ParametersApi,
        address: &Address,
    ) -> Result<Vec<Entry>, Failure> {
        let mut entries = Vec::new();
        for kind in self.kinds(address) {
            entries.extend(store::get(parameters, kind, address).await?);
        }
        match entries.is_empty() {
            true => Err(self.nothing(address)),
            false => Ok(entries),
        }
    }

    fn nothing(&self, address: &Address) -> Failure {
        let what = self
            .kind
            .map_or("nothing".to_owned(), |kind| format!("no {kind}"));
        let message = format!("the registry has {what} `{address}`");
        let failure = Failure::new(ExitCode::Refused, message);
        match address.place() {
            Some((account, _)) => failure.hint(format_args!(
                "the account {account} has to share it: `aws ssm describe-parameters --shared` shows what is shared with this one"
            )),
            None => failure.hint("`emrys registry list` shows what it has"),
        }
    }
}

/// Refuses what is in another region: Parameter Store answers for its own.
fn here(address: &Address, target: &Target) -> Result<(), Failure> {
    match address.place() {
        Some((_, region)) if region != target.region() => {
            let here = target.region();
            let message = format!("`{address}` is in {region}, and this is {here}");
            Err(Failure::new(ExitCode::Usage, message).hint(format_args!("say --region {region}")))
        }
        _ => Ok(()),
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
        let target = Target::connect(common, &self.which.on, Start::WithJournal).await?;
        let address = self.which.address(&self.name, &target)?;
        let entries = self
            .which
            .entries(target.parameters.as_ref(), &address)
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
                        "{} {address}, version {}, stored {}, digest {digest}",
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
        let target = Target::connect(common, &self.which.on, Start::WithJournal).await?;
        let address = self.which.address(&self.name, &target)?;
        let mut entries = Vec::new();
        for kind in self.which.kinds(&address) {
            entries.extend(store::history(target.parameters.as_ref(), kind, &address).await?);
        }
        if entries.is_empty() {
            return Err(self.which.nothing(&address));
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
        let target = Target::connect(common, &self.which.on, Start::WithJournal).await?;
        let parameters = target.parameters.as_ref();
        let mut entries: Vec<(Address, Entry)> = Vec::new();
        if self.names.is_empty() {
            for (kind, address, _) in lock.iter() {
                here(address, &target)?;
                let entry = store::get(parameters, kind, address).await?;
                let missing = || {
                    let message = format!("the registry has no {kind} `{address}` any more");
                    Failure::new(ExitCode::Refused, message)
                };
                entries.push((address.clone(), entry.ok_or_else(missing)?));
            }
        }
        for text in &self.names {
            let address = self.which.address(text, &target)?;
            let found = self.which.entries(parameters, &address).await?;
            entries.extend(found.into_iter().map(|entry| (address.clone(), entry)));
        }
        let account = target.caller().await?.account;
        let region = target.region();
        let mut read = Vec::new();
        for (address, entry) in &entries {
            let owner = address.place().map_or(account.as_str(), |(owner, _)| owner);
            if entry.kind == Kind::Profile && owner != account {
                output::say(format_args!(
                    "warning: the roles of {} are of the account {owner}, and EMR launches no cluster with those of another",
                    entry.name
                ));
            }
            let checked = values::check(entry.kind, &address.to_string(), &entry.value);
            checked.map_err(|error| {
                Failure::new(ExitCode::Refused, error)
                    .hint("whoever has deployed it has to deploy it again")
            })?;
            let from = format!("{owner}/{region}");
            let locked = Locked::new(entry.value.clone(), entry.version, from);
            let digest = locked.digest.clone();
            let before = lock.insert(entry.kind, address.clone(), locked);
            let word = match before {
                None => "new",
                Some(before) if before.digest == digest => "the same",
                Some(_) => "changed",
            };
            read.push((address, entry, word));
        }
        write(&folder.join(lock::FILE), &lock.to_text())?;
        match common.format() {
            Format::Json => {
                let shown = entries.iter().map(|(_, entry)| Shown::new(entry));
                output::json(&shown.collect::<Vec<_>>())?;
            }
            Format::Human => {
                for (address, entry, word) in read {
                    output::data(format_args!(
                        "{} {address}: version {}, {word}",
                        entry.kind, entry.version
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

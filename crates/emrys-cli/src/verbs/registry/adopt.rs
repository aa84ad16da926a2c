// SPDX-License-Identifier: Apache-2.0
//! `emrys registry adopt`: profiles and cluster configurations of aws-emr-launch, stored as this registry's own.
//!
//! What aws-emr-launch has stored stays as it is, so that its launch functions go on.

use emrys_deploy::registry::legacy::{self, Converted, LegacyError, Listed, Skipped, Stored};
use emrys_deploy::registry::values::LARGEST;
use emrys_deploy::registry::{Name, store};
use emrys_protocol::ErrorCode;
use emrys_protocol::parameters::types::{ParameterTier, ParameterType, PutParameterRequest};
use emrys_protocol::secrets::types::{CreateSecretRequest, GetSecretValueRequest};
use emrys_protocol::types::{Open, Sensitive};
use serde::Serialize;
use serde_json::Value;

use crate::arguments::{Common, On};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::target::{Start, Target};

/// Arguments of `emrys registry adopt`.
#[derive(Debug, clap::Args)]
pub(crate) struct Adopt {
    /// Only these: NAMESPACE/NAME [default: everything]
    names: Vec<Name>,
    /// Only what is in this namespace
    #[arg(long, value_name = "NAME")]
    namespace: Option<String>,
    /// Show what would be stored, and store nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    on: On,
}

/// What has become of one, as `--json` shows it.
#[derive(Serialize)]
struct Shown {
    kind: &'static str,
    name: String,
    /// `stored`, `would be stored`, `there already` or `not taken over`.
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
    /// What could not be taken over, and what to do about it.
    losses: Vec<String>,
}

impl Adopt {
    pub(super) async fn run(self, common: &Common) -> VerbResult {
        let target = Target::connect(common, &self.on, Start::WithJournal).await?;
        target.announce_on_aws().await?;
        let parameters = target.parameters.as_ref();
        let Listed {
            stored: mut all,
            skipped,
        } = legacy::list(parameters, self.namespace.as_deref()).await?;
        for name in &self.names {
            if !all.iter().any(|stored| stored.name == *name) {
                let message = format!("aws-emr-launch has stored nothing of the name `{name}`");
                return Err(Failure::new(ExitCode::Refused, message));
            }
        }
        all.retain(|stored| self.names.is_empty() || self.names.contains(&stored.name));
        let mut shown = Vec::new();
        for stored in &all {
            shown.push(say(self.one(&target, stored).await?, common.format())?);
        }
        // Whoever asks for names asks for some that there can be.
        for skipped in skipped.into_iter().filter(|_| self.names.is_empty()) {
            shown.push(say(of_skipped(skipped), common.format())?);
        }
        match common.format() {
            Format::Json => output::json(&shown)?,
            Format::Human if shown.is_empty() => {
                output::say("aws-emr-launch has stored nothing here");
            }
            Format::Human => {}
        }
        Ok(ExitCode::Success)
    }

    async fn one(&self, target: &Target, stored: &Stored) -> Result<Shown, Failure> {
        let Stored { kind, name, .. } = stored;
        let mut shown = Shown {
            kind: kind.word(),
            name: name.to_string(),
            outcome: "not taken over",
            value: None,
            losses: Vec::new(),
        };
        let mut converted = match stored.convert() {
            Ok(converted) => converted,
            Err(error @ LegacyError::LaunchFunction) => {
                shown.losses = vec![format!(
                    "{error}: write one under `launch_functions` with {}",
                    launch_function(stored)
                )];
                return Ok(shown);
            }
            Err(error) => {
                shown.losses = vec![error.to_string()];
                return Ok(shown);
            }
        };
        shown.losses.clone_from(&converted.losses);
        let parameters = target.parameters.as_ref();
        if store::get(parameters, *kind, &name.clone().into())
            .await?
            .is_some()
        {
            shown.outcome = "there already";
            return Ok(shown);
        }
        self.split_secrets(target, stored, &mut converted).await?;
        let value = converted.value.to_string();
        shown.value = Some(converted.value);
        if value.len() > LARGEST {
            shown.outcome = "not taken over";
            let bytes = value.len();
            shown.losses.push(format!(
                "it has {bytes} bytes, and a parameter takes {LARGEST}: write it into a project"
            ));
            return Ok(shown);
        }
        shown.outcome = "would be stored";
        if self.dry_run {
            return Ok(shown);
        }
        let input = PutParameterRequest {
            name: Some(name.parameter(*kind)),
            value: Some(value.into()),
            r#type: Some(Open::from(ParameterType::String)),
            tier: Some(Open::from(ParameterTier::IntelligentTiering)),
            overwrite: Some(false),
            ..PutParameterRequest::default()
        };
        match parameters.put_parameter(input).await {
            Ok(_) => shown.outcome = "stored",
            // Somebody was quicker.
            Err(error) if *error.code() == ErrorCode::ParameterAlreadyExists => {
                shown.outcome = "there already";
            }
            Err(error) => return Err(error.into()),
        }
        Ok(shown)
    }

    /// Makes a secret of each property that aws-emr-launch kept in one: EMR reads a secret as one value (MG, "Retrieving
    /// secrets in a configuration"). Values are told nobody.
    async fn split_secrets(
        &self,
        target: &Target,
        stored: &Stored,
        converted: &mut Converted,
    ) -> Result<(), Failure> {
        for (classification, arn) in &converted.secrets {
            let input = GetSecretValueRequest {
                secret_id: Some(arn.clone()),
                ..GetSecretValueRequest::default()
            };
            let secret = target.secrets.get_secret_value(input).await?;
            let text = secret.secret_string.unwrap_or_default();
            let members: serde_json::Map<String, Value> = serde_json::from_str(text.reveal())
                .map_err(|_| {
                    let message = format!("the secret `{arn}` is no JSON object");
                    Failure::new(ExitCode::Refused, message)
                })?;
            let mut arns = Vec::new();
            for (property, value) in members {
                let name = secret_name(stored, classification, &property);
                let own = match self.dry_run {
                    true => format!("(a new secret {name})"),
                    false => create(target, &name, &value).await?,
                };
                arns.push((property, own));
            }
            legacy::refer(&mut converted.value, classification, &arns);
        }
        Ok(())
    }
}

/// Tells people what has become of one.
fn say(one: Shown, format: Format) -> Result<Shown, Failure> {
    if format == Format::Human {
        let name = output::harmless(&one.name);
        output::data(format_args!("{} {name}: {}", one.kind, one.outcome))?;
        for loss in &one.losses {
            output::say(format_args!("  {}", output::harmless(loss)));
        }
    }
    Ok(one)
}

/// What has a name that the registry does not take.
fn of_skipped(skipped: Skipped) -> Shown {
    let Skipped { kind, name, reason } = skipped;
    Shown {
        kind: kind.word(),
        name,
        outcome: "not taken over",
        value: None,
        losses: vec![format!(
            "{reason}: write it into a project under another name"
        )],
    }
}

/// The name of the secret of one property.
fn secret_name(stored: &Stored, classification: &str, property: &str) -> String {
    let allowed = |letter: char| match letter {
        letter if letter.is_ascii_alphanumeric() || "/_+=.@-".contains(letter) => letter,
        _ => '_',
    };
    let name = format!("emrys/{}/{classification}/{property}", stored.name);
    name.chars().map(allowed).collect()
}

/// Creates a secret with a single value, or finds the one that an earlier attempt has created.
async fn create(target: &Target, name: &str, value: &Value) -> Result<String, Failure> {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    let input = CreateSecretRequest {
        name: Some(name.to_owned()),
        secret_string: Some(Sensitive::from(text)),
        ..CreateSecretRequest::default()
    };
    match target.secrets.create_secret(input).await {
        Ok(created) => Ok(created.arn.unwrap_or_default()),
        Err(error) if *error.code() == ErrorCode::ResourceExistsException => {
            let input = GetSecretValueRequest {
                secret_id: Some(name.to_owned()),
                ..GetSecretValueRequest::default()
            };
            let there = target.secrets.get_secret_value(input).await?;
            Ok(there.arn.unwrap_or_default())
        }
        Err(error) => Err(error.into()),
    }
}

/// What to write for a launch function: its profile, its cluster, and what else it says.
fn launch_function(stored: &Stored) -> String {
    let value: Value = serde_json::from_str(&stored.value).unwrap_or_default();
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let mut words = vec![
        format!("profile: {}", text("EMRProfile")),
        format!("cluster: {}", text("ClusterConfiguration")),
        format!("cluster_name: {}", text("ClusterName")),
    ];
    let is = |name: &str| value.get(name).and_then(Value::as_bool);
    if is("DefaultFailIfClusterRunning") == Some(true) {
        words.push("fail_if_cluster_running: true".to_owned());
    }
    if is("WaitForClusterStart") == Some(false) {
        words.push("wait_for_cluster_start: false".to_owned());
    }
    format!("`{}`", words.join(", "))
}

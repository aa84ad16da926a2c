// SPDX-License-Identifier: Apache-2.0
//! Keeps the deployments of one namespace apart: who changes it has a parameter below
//! `/emrys/deployments/NAMESPACE/lock`.
//!
//! Parameter Store creates a parameter for one caller alone (API, PutParameter without `Overwrite`), but changes and
//! deletes none on a condition. So nobody writes over what another one holds. Each holder creates a parameter of its
//! own, with the number behind the last one that is there; of two that come at once one is refused. Those that are
//! there have to be of holders that are gone. Whoever then finds any other beside its own, which came while it looked,
//! withdraws. Two could hold only if neither had seen the other, and the one that looked last has.
//!
//! Must not decide by itself whether a process lives: its caller knows of this machine's.

use std::time::{SystemTime, UNIX_EPOCH};

use emrys_protocol::parameters::types::{
    DeleteParameterRequest, Parameter, ParameterType, PutParameterRequest,
};
use emrys_protocol::types::{Open, Timestamp};
use emrys_protocol::{ApiError, ErrorCode, ParametersApi};
use serde::{Deserialize, Serialize};

use super::{ApplyError, Deployer, record};
use crate::registry::store;

/// A holder of which nobody here can tell whether it lives is gone once it has said nothing for so long, in
/// milliseconds. It says something before each change. AWS takes no request from a clock that is five minutes wrong
/// (IAM, "Elements of an AWS API request signature"), so twice that is safe.
const SILENCE: i64 = 600_000;

/// Who changes a namespace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Who that is, for people.
    #[serde(rename = "Who")]
    pub who: String,
    /// Since when, for people.
    #[serde(rename = "Since")]
    pub since: String,
    /// Nobody else's text, by which its caller tells whether it lives.
    #[serde(rename = "Token")]
    pub token: String,
}

/// Tells of a holder that it is gone, where that is known.
pub type IsGone<'f> = &'f (dyn Fn(&Holder) -> bool + Sync);

/// The right to change a namespace, until it is [released](Guard::release) or its holder is gone.
pub struct Guard<'g> {
    parameters: &'g dyn ParametersApi,
    name: String,
    value: String,
    version: i64,
}

impl<'d> Deployer<'d> {
    /// Keeps everybody else from changing the namespace.
    ///
    /// # Errors
    ///
    /// [`ApplyError::Held`] where somebody else changes it; a service refuses.
    pub async fn guard(
        &self,
        holder: &Holder,
        is_gone: IsGone<'_>,
    ) -> Result<Guard<'d>, ApplyError> {
        let parameters = self.services.parameters;
        let path = format!("{}/{}/lock", record::PATH, self.namespace);
        let failed = || ApplyError::refused(format!("locking `{path}`"));
        let before = store::below(parameters, &path).await.map_err(failed())?;
        if let Some(held) = before.iter().find(|own| lives(own, is_gone)) {
            return Err(self.held(held));
        }
        let last = before.iter().filter_map(number).max().unwrap_or_default();
        let mut guard = Guard {
            parameters,
            name: format!("{path}/{}", last + 1),
            // Texts can always be written.
            value: serde_json::to_string(holder).unwrap_or_default(),
            version: 0,
        };
        match guard.put(false).await {
            Ok(version) => guard.version = version,
            Err(error) if *error.code() == ErrorCode::ParameterAlreadyExists => {
                let found = store::parameter(parameters, &guard.name).await;
                return Err(self.held(&found.map_err(failed())?.unwrap_or_default()));
            }
            Err(error) => return Err(failed()(error)),
        }
        let after = store::below(parameters, &path).await.map_err(failed())?;
        let mut others = after.iter();
        let came = others.find(|own| {
            own.name.as_ref() != Some(&guard.name)
                && !before
                    .iter()
                    .any(|dead| dead.name == own.name && dead.version == own.version)
        });
        if let Some(came) = came {
            guard.release().await?;
            return Err(self.held(came));
        }
        for name in before.into_iter().filter_map(|dead| dead.name) {
            remove(parameters, name).await.map_err(failed())?;
        }
        Ok(guard)
    }

    fn held(&self, parameter: &Parameter) -> ApplyError {
        let holder = holder(parameter);
        ApplyError::Held {
            namespace: self.namespace.to_owned(),
            who: holder.as_ref().map(|own| own.who.clone()),
            since: holder.map(|own| own.since),
        }
    }
}

impl Guard<'_> {
    /// Tells the others that this one lives, and finds out whether they have taken it for gone.
    pub(super) async fn renew(&mut self) -> Result<(), ApplyError> {
        let version = self.put(true).await;
        let version =
            version.map_err(ApplyError::refused(format_args!("locking `{}`", self.name)))?;
        let expected = self.version + 1;
        self.version = version;
        if version == expected {
            return Ok(());
        }
        // It had been removed, and is there again by this.
        let (parameters, name) = (self.parameters, self.name.clone());
        drop(remove(parameters, name).await);
        Err(ApplyError::Overtaken)
    }

    /// Lets others change the namespace.
    ///
    /// # Errors
    ///
    /// The service refuses. The guard is gone with its holder all the same.
    pub async fn release(self) -> Result<(), ApplyError> {
        let what = format!("unlocking `{}`", self.name);
        let removed = remove(self.parameters, self.name).await;
        removed.map_err(ApplyError::refused(what))
    }

    async fn put(&self, overwrite: bool) -> Result<i64, ApiError> {
        let input = PutParameterRequest {
            name: Some(self.name.clone()),
            value: Some(self.value.clone().into()),
            r#type: Some(Open::from(ParameterType::String)),
            overwrite: Some(overwrite),
            ..PutParameterRequest::default()
        };
        let put = self.parameters.put_parameter(input).await?;
        Ok(put.version.unwrap_or_default())
    }
}

async fn remove(parameters: &dyn ParametersApi, name: String) -> Result<(), ApiError> {
    let input = DeleteParameterRequest { name: Some(name) };
    match parameters.delete_parameter(input).await {
        Err(error) if *error.code() == ErrorCode::ParameterNotFound => Ok(()),
        answer => answer.map(drop),
    }
}

fn holder(parameter: &Parameter) -> Option<Holder> {
    serde_json::from_str(&store::revealed(parameter.value.as_ref())).ok()
}

fn number(parameter: &Parameter) -> Option<u64> {
    let (_, number) = parameter.name.as_deref()?.rsplit_once('/')?;
    number.parse().ok()
}

fn lives(parameter: &Parameter, is_gone: IsGone<'_>) -> bool {
    if holder(parameter).is_some_and(|holder| is_gone(&holder)) {
        return false;
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    let now = now.and_then(|now| i64::try_from(now.as_millis()).ok());
    let said = parameter.last_modified_date.map(Timestamp::as_millis);
    match (now, said) {
        (Some(now), Some(said)) => now.saturating_sub(said) < SILENCE,
        _ => true,
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Secrets Manager: secrets, their versions, and the stages that tell which version is the current one.
//!
//! A secret is one record of the journal with all of its versions. The decisions are pure: `write`, `stages` and
//! `deletion` make a new record of an old one and a request. Values are sealed before they are in a record and opened only
//! for GetSecretValue; their key lies beside the journal ([`crate::seal`]).
//!
//! - `id`: what a secret may be called, and how requests refer to one.
//! - `record`: what the journal keeps, and how it is shown.
//! - `write`: CreateSecret, PutSecretValue, UpdateSecret.
//! - `stages`: UpdateSecretVersionStage, and where stages go when there is a new version.
//! - `deletion`: DeleteSecret and RestoreSecret.
//! - `tags`: tags.
//! - `read`, `list`: answers.

mod deletion;
mod id;
mod list;
mod read;
mod record;
mod stages;
mod tags;
mod write;

use std::sync::Arc;

use async_trait::async_trait;
use emrys_protocol::secrets::types::{
    CreateSecretRequest, CreateSecretResponse, DeleteSecretRequest, DeleteSecretResponse,
    DescribeSecretRequest, DescribeSecretResponse, GetSecretValueRequest, GetSecretValueResponse,
    ListSecretVersionIdsRequest, ListSecretVersionIdsResponse, ListSecretsRequest,
    ListSecretsResponse, PutSecretValueRequest, PutSecretValueResponse, RestoreSecretRequest,
    RestoreSecretResponse, TagResourceRequest, UntagResourceRequest, UpdateSecretRequest,
    UpdateSecretResponse, UpdateSecretVersionStageRequest, UpdateSecretVersionStageResponse,
};
use emrys_protocol::{ApiError, SecretsApi};
use emrys_store::{Draft, Journal, StoreError, Table};

use crate::engine::Service;
use crate::error::store_to_api;
use crate::home::Home;
use crate::records::Millis;
use crate::seal::Seal;

use id::SecretId;
use record::SecretRecord;

/// Kind of [`SecretRecord`] in the journal; the id is the secret's name.
const KIND: &str = "secret";

/// All secrets of an engine.
pub(crate) struct Secrets {
    records: Table<SecretRecord>,
    seal: Seal,
}

impl Secrets {
    /// Reads what the journal has.
    pub(crate) fn open(journal: &Journal, home: &Home) -> Result<Self, StoreError> {
        Ok(Self {
            records: Table::open(journal, KIND)?,
            seal: Seal::new(home.secrets_key()),
        })
    }

    /// The secret that a request refers to. One whose recovery window is over is gone.
    fn find(&self, id: Option<&str>, now: Millis) -> Result<Arc<SecretRecord>, ApiError> {
        let id = SecretId::parse(id.unwrap_or_default());
        let mut names = id.names();
        let found = names.find_map(|name| {
            let record = self.records.get(name)?;
            (id.means(&record.arn) && !record.is_gone(now)).then_some(record)
        });
        found.ok_or_else(id::not_found)
    }

    /// Changes the secret that a request refers to, unless it is to be deleted.
    async fn change<A>(
        &self,
        id: Option<&str>,
        change: impl FnOnce(&mut SecretRecord, Millis) -> Result<A, ApiError>,
    ) -> Result<A, ApiError> {
        self.change_any(id, |record, now| {
            record.check_alive()?;
            change(record, now)
        })
        .await
    }

    /// As [`Secrets::change`], also of one that is to be deleted.
    async fn change_any<A>(
        &self,
        id: Option<&str>,
        change: impl FnOnce(&mut SecretRecord, Millis) -> Result<A, ApiError>,
    ) -> Result<A, ApiError> {
        let now = crate::time::now();
        let name = self.find(id, now)?.name.clone();
        self.draft(|draft| {
            let record = draft.get(&name).filter(|record| !record.is_gone(now));
            let mut record = record.cloned().ok_or_else(id::not_found)?;
            let answer = change(&mut record, now)?;
            draft.put(name, record);
            Ok(answer)
        })
        .await
    }

    async fn draft<A>(
        &self,
        decide: impl FnOnce(&mut Draft<'_, SecretRecord>) -> Result<A, ApiError>,
    ) -> Result<A, ApiError> {
        self.records.change(decide).await.map_err(store_to_api)?
    }
}

#[async_trait]
impl SecretsApi for Service {
    async fn create_secret(
        &self,
        input: CreateSecretRequest,
    ) -> Result<CreateSecretResponse, ApiError> {
        let shared = self.shared();
        let random = || shared.random();
        write::create(shared.secrets(), shared.region(), &random, &input).await
    }

    async fn put_secret_value(
        &self,
        input: PutSecretValueRequest,
    ) -> Result<PutSecretValueResponse, ApiError> {
        let shared = self.shared();
        write::put_value(shared.secrets(), shared.random(), &input).await
    }

    async fn update_secret(
        &self,
        input: UpdateSecretRequest,
    ) -> Result<UpdateSecretResponse, ApiError> {
        let shared = self.shared();
        write::update(shared.secrets(), shared.random(), &input).await
    }

    async fn update_secret_version_stage(
        &self,
        input: UpdateSecretVersionStageRequest,
    ) -> Result<UpdateSecretVersionStageResponse, ApiError> {
        stages::update(self.shared().secrets(), &input).await
    }

    async fn delete_secret(
        &self,
        input: DeleteSecretRequest,
    ) -> Result<DeleteSecretResponse, ApiError> {
        let shared = self.shared();
        deletion::delete(shared.secrets(), shared.region(), shared.random(), &input).await
    }

    async fn restore_secret(
        &self,
        input: RestoreSecretRequest,
    ) -> Result<RestoreSecretResponse, ApiError> {
        deletion::restore(self.shared().secrets(), &input).await
    }

    async fn tag_resource(&self, input: TagResourceRequest) -> Result<(), ApiError> {
        tags::add(self.shared().secrets(), &input).await
    }

    async fn untag_resource(&self, input: UntagResourceRequest) -> Result<(), ApiError> {
        tags::remove(self.shared().secrets(), &input).await
    }

    async fn get_secret_value(
        &self,
        input: GetSecretValueRequest,
    ) -> Result<GetSecretValueResponse, ApiError> {
        read::value(self.shared().secrets(), &input)
    }

    async fn describe_secret(
        &self,
        input: DescribeSecretRequest,
    ) -> Result<DescribeSecretResponse, ApiError> {
        read::describe(self.shared().secrets(), &input)
    }

    async fn list_secret_version_ids(
        &self,
        input: ListSecretVersionIdsRequest,
    ) -> Result<ListSecretVersionIdsResponse, ApiError> {
        list::versions(self.shared().secrets(), &input)
    }

    async fn list_secrets(
        &self,
        input: ListSecretsRequest,
    ) -> Result<ListSecretsResponse, ApiError> {
        let shared = self.shared();
        list::secrets(shared.secrets(), shared.region(), &input)
    }
}

#[cfg(test)]
mod tests;

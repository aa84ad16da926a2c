// SPDX-License-Identifier: Apache-2.0
//! Parameter Store: the operations of Systems Manager that EMR's tools keep their settings with.
//!
//! A parameter is one record of the journal with all of its versions. The decisions are pure: `put`, `labels` and `tags`
//! make a new record of an old one and a request, `read` and `filters` pick what is shown. Secure strings are sealed
//! when they are put and opened only for requests that ask for it; their key lies beside the journal ([`crate::seal`]).
//!
//! - `name`: what a parameter may be called, and how requests refer to one.
//! - `record`: what the journal keeps, and how it is shown.
//! - `put`, `labels`, `tags`: changes.
//! - `read`, `filters`: answers.

mod filters;
mod labels;
mod name;
mod put;
mod read;
mod record;
mod tags;

use async_trait::async_trait;
use emrys_protocol::parameters::types::{
    AddTagsToResourceRequest, AddTagsToResourceResult, DeleteParameterRequest,
    DeleteParameterResult, DeleteParametersRequest, DeleteParametersResult,
    DescribeParametersRequest, DescribeParametersResult, GetParameterHistoryRequest,
    GetParameterHistoryResult, GetParameterRequest, GetParameterResult, GetParametersByPathRequest,
    GetParametersByPathResult, GetParametersRequest, GetParametersResult,
    LabelParameterVersionRequest, LabelParameterVersionResult, ListTagsForResourceRequest,
    ListTagsForResourceResult, PutParameterRequest, PutParameterResult,
    RemoveTagsFromResourceRequest, RemoveTagsFromResourceResult,
};
use emrys_protocol::{ApiError, ParametersApi};
use emrys_store::{Draft, Journal, StoreError, Table};

use crate::engine::Service;
use crate::error::store_to_api;
use crate::home::Home;
use crate::seal::Seal;

use record::ParameterRecord;

/// Kind of [`ParameterRecord`] in the journal; the id is the parameter's name, see [`name::key`].
const KIND: &str = "parameter";

/// All parameters of an engine.
pub(crate) struct Parameters {
    records: Table<ParameterRecord>,
    seal: Seal,
}

impl Parameters {
    /// Reads what the journal has.
    pub(crate) fn open(journal: &Journal, home: &Home) -> Result<Self, StoreError> {
        Ok(Self {
            records: Table::open(journal, KIND)?,
            seal: Seal::new(home.parameters_key()),
        })
    }

    async fn change<A>(
        &self,
        decide: impl FnOnce(&mut Draft<'_, ParameterRecord>) -> Result<A, ApiError>,
    ) -> Result<A, ApiError> {
        self.records.change(decide).await.map_err(store_to_api)?
    }
}

#[async_trait]
impl ParametersApi for Service {
    async fn put_parameter(
        &self,
        input: PutParameterRequest,
    ) -> Result<PutParameterResult, ApiError> {
        let shared = self.shared();
        put::put(shared.parameters(), shared.region(), &input).await
    }

    async fn get_parameter(
        &self,
        input: GetParameterRequest,
    ) -> Result<GetParameterResult, ApiError> {
        let shared = self.shared();
        read::get(shared.parameters(), shared.region(), &input)
    }

    async fn get_parameters(
        &self,
        input: GetParametersRequest,
    ) -> Result<GetParametersResult, ApiError> {
        let shared = self.shared();
        read::get_several(shared.parameters(), shared.region(), &input)
    }

    async fn get_parameters_by_path(
        &self,
        input: GetParametersByPathRequest,
    ) -> Result<GetParametersByPathResult, ApiError> {
        let shared = self.shared();
        read::get_by_path(shared.parameters(), shared.region(), &input)
    }

    async fn get_parameter_history(
        &self,
        input: GetParameterHistoryRequest,
    ) -> Result<GetParameterHistoryResult, ApiError> {
        read::history(self.shared().parameters(), &input)
    }

    async fn describe_parameters(
        &self,
        input: DescribeParametersRequest,
    ) -> Result<DescribeParametersResult, ApiError> {
        let shared = self.shared();
        read::describe(shared.parameters(), shared.region(), &input)
    }

    async fn label_parameter_version(
        &self,
        input: LabelParameterVersionRequest,
    ) -> Result<LabelParameterVersionResult, ApiError> {
        labels::label(self.shared().parameters(), &input).await
    }

    async fn delete_parameter(
        &self,
        input: DeleteParameterRequest,
    ) -> Result<DeleteParameterResult, ApiError> {
        let name = input.name.unwrap_or_default();
        let delete = |draft: &mut Draft<'_, ParameterRecord>| match draft.get(name::key(&name)) {
            Some(_) => {
                draft.remove(name::key(&name));
                Ok(DeleteParameterResult {})
            }
            None => Err(name::not_found(&name)),
        };
        self.shared().parameters().change(delete).await
    }

    async fn delete_parameters(
        &self,
        input: DeleteParametersRequest,
    ) -> Result<DeleteParametersResult, ApiError> {
        let names = input.names.unwrap_or_default();
        let delete = |draft: &mut Draft<'_, ParameterRecord>| {
            let (deleted, invalid): (Vec<_>, Vec<_>) = names
                .into_iter()
                .partition(|name| draft.get(name::key(name)).is_some());
            for name in &deleted {
                draft.remove(name::key(name));
            }
            Ok(DeleteParametersResult {
                deleted_parameters: Some(deleted),
                invalid_parameters: Some(invalid),
            })
        };
        self.shared().parameters().change(delete).await
    }

    async fn add_tags_to_resource(
        &self,
        input: AddTagsToResourceRequest,
    ) -> Result<AddTagsToResourceResult, ApiError> {
        tags::add(self.shared().parameters(), &input).await
    }

    async fn remove_tags_from_resource(
        &self,
        input: RemoveTagsFromResourceRequest,
    ) -> Result<RemoveTagsFromResourceResult, ApiError> {
        tags::remove(self.shared().parameters(), &input).await
    }

    async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResult, ApiError> {
        tags::list(self.shared().parameters(), &input)
    }
}

#[cfg(test)]
mod tests;

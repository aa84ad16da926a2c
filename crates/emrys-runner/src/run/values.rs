// SPDX-License-Identifier: Apache-2.0
//! What references in requests stand for: put in immediately before a request is sent, and nowhere else.

use async_trait::async_trait;
use emrys_protocol::ApiError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Knows what references in a plan stand for.
#[async_trait]
pub trait Values: Send + Sync {
    /// The request with every reference in its strings replaced.
    ///
    /// # Errors
    /// A value cannot be had: which, and why, without any value.
    async fn fill(&self, request: Value, cluster_id: Option<&str>) -> Result<Value, String>;
}

/// The request as it is to be sent.
pub(super) async fn filled<T: Serialize + DeserializeOwned>(
    values: Option<&dyn Values>,
    request: T,
    cluster_id: Option<&str>,
) -> Result<T, String> {
    let Some(values) = values else {
        return Ok(request);
    };
    // Neither conversion can fail for what is a request before and after; its error might show a value.
    let broken = |_| ApiError::validation("a value cannot be put into the request").to_string();
    let request = serde_json::to_value(request).map_err(broken)?;
    let filled = values.fill(request, cluster_id).await?;
    serde_json::from_value(filled).map_err(broken)
}

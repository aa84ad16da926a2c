// SPDX-License-Identifier: Apache-2.0
//! Spark Connect sessions. EMR has them from emr-spark-8.0.0, on clusters that were launched with `SessionEnabled`; the
//! engine runs no such release, so that no cluster of it has sessions, and each operation answers what EMR answers for
//! a cluster without them.

use emrys_protocol::ApiError;
use emrys_protocol::types::{
    GetSessionEndpointInput, GetSessionInput, ListSessionsInput, ListSessionsOutput,
    StartSessionInput, TerminateSessionInput,
};

use super::clusters;
use crate::engine::Shared;

pub(super) fn start(shared: &Shared, input: &StartSessionInput) -> ApiError {
    match clusters::find(shared, input.cluster_id.as_deref()) {
        Ok(cluster) => ApiError::invalid_request(format!(
            "Sessions are not enabled on cluster '{}'.",
            cluster.id()
        )),
        Err(error) => error,
    }
}

/// What is said of a session that its cluster does not have, and here no cluster has one.
fn unknown(shared: &Shared, cluster: Option<&str>, session: Option<&str>) -> ApiError {
    match clusters::find(shared, cluster) {
        Ok(_) => ApiError::invalid_request(format!(
            "Session id '{}' is not valid.",
            session.unwrap_or_default()
        )),
        Err(error) => error,
    }
}

pub(super) fn get(shared: &Shared, input: &GetSessionInput) -> ApiError {
    unknown(
        shared,
        input.cluster_id.as_deref(),
        input.session_id.as_deref(),
    )
}

pub(super) fn endpoint(shared: &Shared, input: &GetSessionEndpointInput) -> ApiError {
    unknown(
        shared,
        input.cluster_id.as_deref(),
        input.session_id.as_deref(),
    )
}

pub(super) fn terminate(shared: &Shared, input: &TerminateSessionInput) -> ApiError {
    unknown(
        shared,
        input.cluster_id.as_deref(),
        input.session_id.as_deref(),
    )
}

pub(super) fn list(
    shared: &Shared,
    input: &ListSessionsInput,
) -> Result<ListSessionsOutput, ApiError> {
    clusters::find(shared, input.cluster_id.as_deref())?;
    Ok(ListSessionsOutput {
        sessions: Some(Vec::new()),
        ..ListSessionsOutput::default()
    })
}

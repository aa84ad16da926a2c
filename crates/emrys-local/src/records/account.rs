// SPDX-License-Identifier: Apache-2.0
//! What the journal keeps that belongs to the account and to no cluster.

use std::collections::BTreeMap;

use emrys_model::ids::{NotebookExecutionId, StudioId};
use emrys_protocol::types::{
    BlockPublicAccessConfiguration, CreateStudioInput, IdentityType, NotebookExecutionStatus, Open,
    StartNotebookExecutionInput,
};
use serde::{Deserialize, Serialize};

use super::Millis;

/// A security configuration, by its name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SecurityConfigurationRecord {
    /// The JSON text as it came.
    pub(crate) configuration: String,
    pub(crate) created: Millis,
}

/// The one configuration of block public access, once somebody has put one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct BlockPublicAccessRecord {
    pub(crate) configuration: BlockPublicAccessConfiguration,
    pub(crate) created: Millis,
}

/// A studio with its session mappings, by its id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StudioRecord {
    pub(crate) id: StudioId,
    /// The request without its tags, and with what UpdateStudio has changed.
    pub(crate) request: CreateStudioInput,
    pub(crate) tags: BTreeMap<String, String>,
    pub(crate) created: Millis,
    pub(crate) mappings: Vec<SessionMappingRecord>,
}

/// That an identity may use a studio, and with which rights.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SessionMappingRecord {
    pub(crate) identity_id: Option<String>,
    pub(crate) identity_name: Option<String>,
    pub(crate) identity_type: Open<IdentityType>,
    pub(crate) session_policy_arn: String,
    pub(crate) created: Millis,
    pub(crate) modified: Millis,
}

/// A notebook execution, by its id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct NotebookExecutionRecord {
    pub(crate) id: NotebookExecutionId,
    /// The request without its tags.
    pub(crate) request: StartNotebookExecutionInput,
    pub(crate) tags: BTreeMap<String, String>,
    pub(crate) status: Open<NotebookExecutionStatus>,
    pub(crate) reason: String,
    pub(crate) started: Millis,
    pub(crate) ended: Option<Millis>,
}

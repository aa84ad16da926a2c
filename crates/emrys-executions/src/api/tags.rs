// SPDX-License-Identifier: Apache-2.0
//! Tags of state machines and activities.

use emrys_protocol::ApiError;
use emrys_protocol::states::types::Tag;

use super::Executions;
use crate::arn::Named;
use crate::tags::{self, Tags};

impl Executions {
    pub(super) async fn tag(&self, arn: &str, further: &[Tag]) -> Result<(), ApiError> {
        self.retag(arn, |tags| tags::with(tags, further)).await
    }

    pub(super) async fn untag(&self, arn: &str, keys: &[String]) -> Result<(), ApiError> {
        self.retag(arn, |mut tags| {
            tags.retain(|key, _| !keys.contains(key));
            Ok(tags)
        })
        .await
    }

    pub(super) fn tags(&self, arn: &str) -> Result<Vec<Tag>, ApiError> {
        match Named::parse(arn)? {
            Named::StateMachine(machine) => self.machines().tags(&machine),
            Named::Activity { .. } => self.activities().tags(arn),
            other => Err(other.misplaced()),
        }
    }

    async fn retag(
        &self,
        arn: &str,
        change: impl FnOnce(Tags) -> Result<Tags, ApiError>,
    ) -> Result<(), ApiError> {
        match Named::parse(arn)? {
            Named::StateMachine(machine) => self.machines().retag(&machine, change).await,
            Named::Activity { .. } => self.activities().retag(arn, change).await,
            other => Err(other.misplaced()),
        }
    }
}

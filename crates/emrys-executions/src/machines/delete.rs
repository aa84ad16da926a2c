// SPDX-License-Identifier: Apache-2.0
//! DeleteStateMachine: a machine goes when the last of its executions has ended, with its versions and aliases.

use emrys_protocol::ApiError;
use emrys_protocol::ErrorCode;

use super::{MachineRecord, Machines};
use crate::arn::{MachineArn, Qualifier};
use crate::refusals;

impl MachineRecord {
    /// Refuses what cannot be done with a machine that is to be deleted.
    pub(crate) fn check_alive(&self) -> Result<(), ApiError> {
        match self.deleting {
            false => Ok(()),
            true => Err(ApiError::new(
                ErrorCode::StateMachineDeleting,
                format!("State Machine is being deleted: '{}'", self.arn),
            )),
        }
    }
}

impl Machines {
    /// Marks a machine as deleted. One that does not exist is no error.
    pub(crate) async fn delete(&self, arn: &MachineArn<'_>) -> Result<(), ApiError> {
        if arn.qualifier != Qualifier::Current {
            return Err(refusals::invalid_arn(&format!(
                "Resource type not valid in this context: {}",
                arn.text
            )));
        }
        if self.named(arn).is_none() {
            return Ok(());
        }
        self.change(arn, |record| {
            record.deleting = true;
            Ok(())
        })
        .await
    }

    /// The machines that go once none of their executions runs.
    pub(crate) fn deleting(&self) -> Vec<String> {
        self.records.read(|records| {
            let deleting = records.values().filter(|record| record.deleting);
            deleting.map(|record| record.name.clone()).collect()
        })
    }

    /// Removes a machine that was deleted.
    pub(crate) async fn remove(&self, name: &str) -> Result<(), ApiError> {
        self.draft(|draft| {
            if draft.get(name).is_some_and(|record| record.deleting) {
                draft.remove(name);
            }
            Ok(())
        })
        .await
    }
}

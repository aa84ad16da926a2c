// SPDX-License-Identifier: Apache-2.0
//! Versions: revisions that stay as they are.

use emrys_protocol::ApiError;
use emrys_protocol::ErrorCode;
use emrys_protocol::states::types::{
    DeleteStateMachineVersionInput, DeleteStateMachineVersionOutput, ListStateMachineVersionsInput,
    ListStateMachineVersionsOutput, PublishStateMachineVersionInput,
    PublishStateMachineVersionOutput, StateMachineVersionListItem,
};
use emrys_protocol::types::{Sensitive, Timestamp};

use super::Machines;
use super::create::description;
use super::record::{MachineRecord, Version};
use crate::arn::{MachineArn, Qualifier};
use crate::paging::Pages;
use crate::refusals;

/// What a request calls the revision that a machine began with, which has no id.
const INITIAL: &str = "INITIAL";
/// Most versions of a machine (Developer Guide, service quotas).
const MOST: usize = 1000;

impl MachineRecord {
    /// Publishes the current revision and gives the version's number. One that is the newest version already is not
    /// published again.
    pub(super) fn publish(&mut self, text: Option<Sensitive>, now: i64) -> Result<u64, ApiError> {
        if let Some(newest) = self.versions.last()
            && newest.revision == self.current
        {
            return Ok(newest.number);
        }
        if self.versions.len() >= MOST {
            return Err(ApiError::new(
                ErrorCode::ServiceQuotaExceededException,
                format!("A state machine can have no more than {MOST} versions."),
            ));
        }
        self.published += 1;
        self.versions.push(Version {
            number: self.published,
            description: description(text),
            created: now,
            revision: self.current.clone(),
        });
        Ok(self.published)
    }
}

impl Machines {
    /// PublishStateMachineVersion.
    pub(crate) async fn publish(
        &self,
        input: PublishStateMachineVersionInput,
        now: i64,
    ) -> Result<PublishStateMachineVersionOutput, ApiError> {
        let arn = input.state_machine_arn.unwrap_or_default();
        let arn = MachineArn::parse(&arn)?;
        if arn.qualifier != Qualifier::Current {
            return Err(refusals::no_state_machine(arn.text));
        }
        self.change(&arn, |record| {
            record.check_alive()?;
            let current = record.current.id.as_deref().unwrap_or(INITIAL);
            let wanted = input.revision_id.as_deref().unwrap_or(current);
            if wanted != current {
                return Err(refusals::conflict(format!(
                    "Failed to publish the State Machine version for revision {wanted}. The current State Machine \
                     revision is {current}."
                )));
            }
            let number = record.publish(input.description, now)?;
            let version = record.version(number);
            Ok(PublishStateMachineVersionOutput {
                creation_date: version.map(|version| Timestamp::from_millis(version.created)),
                state_machine_version_arn: Some(record.version_arn(number)),
            })
        })
        .await
    }

    /// ListStateMachineVersions, the newest first.
    pub(crate) fn versions(
        &self,
        input: &ListStateMachineVersionsInput,
    ) -> Result<ListStateMachineVersionsOutput, ApiError> {
        let arn = input.state_machine_arn.as_deref().unwrap_or_default();
        let arn = MachineArn::parse(arn)?;
        let record = self.find(&arn)?;
        let pages = Pages::new("versions", arn.text, input.max_results);
        let token = input.next_token.as_deref();
        let newest_first = record.versions.iter().rev();
        let (page, next_token) = pages.of(newest_first, token, |version| {
            // The newest is the greatest: backwards, so that tokens ascend.
            format!("{:020}", u64::MAX - version.number)
        })?;
        let versions = page.into_iter().map(|version| StateMachineVersionListItem {
            creation_date: Some(Timestamp::from_millis(version.created)),
            state_machine_version_arn: Some(record.version_arn(version.number)),
        });
        Ok(ListStateMachineVersionsOutput {
            next_token,
            state_machine_versions: Some(versions.collect()),
        })
    }

    /// DeleteStateMachineVersion. A version that does not exist is no error; one that an alias leads to is.
    pub(crate) async fn delete_version(
        &self,
        input: &DeleteStateMachineVersionInput,
    ) -> Result<DeleteStateMachineVersionOutput, ApiError> {
        let arn = input.state_machine_version_arn.as_deref();
        let arn = MachineArn::parse(arn.unwrap_or_default())?;
        let Qualifier::Version(number) = arn.qualifier else {
            return Err(refusals::invalid_arn(&format!(
                "Resource type not valid in this context: {}",
                arn.text
            )));
        };
        if self.named(&arn).is_none() {
            return Ok(DeleteStateMachineVersionOutput {});
        }
        self.change(&arn, |record| {
            let leads_there = |routes: &[super::record::Route]| {
                routes.iter().any(|route| route.version == number)
            };
            let aliases = record.aliases.iter();
            let aliases = aliases.filter(|(_, alias)| leads_there(&alias.routes));
            let aliases: Vec<&str> = aliases.map(|(name, _)| name.as_str()).collect();
            if !aliases.is_empty() {
                return Err(refusals::conflict(format!(
                    "Version to be deleted must not be referenced by an alias. Current list of aliases referencing \
                     this version: [{}]",
                    aliases.join(", ")
                )));
            }
            record.versions.retain(|version| version.number != number);
            Ok(DeleteStateMachineVersionOutput {})
        })
        .await
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Activities: names under which workers ask for tasks. Which tasks wait is the executor's business.

use std::collections::BTreeMap;
use std::sync::Arc;

use emrys_protocol::states::types::{
    ActivityListItem, CreateActivityInput, CreateActivityOutput, DescribeActivityOutput,
    EncryptionConfiguration, EncryptionType, ListActivitiesInput, ListActivitiesOutput, Tag,
};
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode};
use emrys_store::{Draft, Journal, StoreError, Table};
use serde::{Deserialize, Serialize};

use crate::arn::{self, Arns};
use crate::paging::Pages;
use crate::tags::{self, Tags};
use crate::{names, refusals};

/// Kind of [`ActivityRecord`] in the journal; the id is the activity's name.
const KIND: &str = "activity";

/// What the journal keeps of an activity. Members are only added, with a default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ActivityRecord {
    name: String,
    arn: String,
    created: i64,
    #[serde(default)]
    encryption: Option<EncryptionConfiguration>,
    #[serde(default)]
    tags: Tags,
}

/// All activities of an account.
pub(crate) struct Activities {
    arns: Arns,
    records: Table<ActivityRecord>,
}

impl Activities {
    /// Reads what the journal has.
    pub(crate) fn open(journal: &Journal, arns: Arns) -> Result<Self, StoreError> {
        Ok(Self {
            arns,
            records: Table::open(journal, KIND)?,
        })
    }

    /// CreateActivity. One that is there already is answered as if it were new; its tags stay.
    pub(crate) async fn create(
        &self,
        input: CreateActivityInput,
        now: i64,
    ) -> Result<CreateActivityOutput, ApiError> {
        let name = input.name.unwrap_or_default();
        names::check(&name)?;
        let encryption = input.encryption_configuration;
        let record = ActivityRecord {
            arn: self.arns.activity(&name),
            created: now,
            encryption: encryption.clone(),
            tags: tags::with(BTreeMap::new(), input.tags.as_deref().unwrap_or_default())?,
            name: name.clone(),
        };
        let record = self.draft(|draft| match draft.get(&name) {
            Some(there) if there.encryption == encryption => Ok(there.clone()),
            Some(there) => Err(ApiError::new(
                ErrorCode::ActivityAlreadyExists,
                format!("Activity Already Exists: '{}'", there.arn),
            )),
            None => {
                draft.put(name, record.clone());
                Ok(record)
            }
        });
        let record = record.await?;
        Ok(CreateActivityOutput {
            activity_arn: Some(record.arn),
            creation_date: Some(Timestamp::from_millis(record.created)),
        })
    }

    /// Removes an activity. One that does not exist is no error; tasks that wait for a worker go on waiting.
    pub(crate) async fn delete(&self, text: &str) -> Result<(), ApiError> {
        let name = arn::activity(text)?;
        self.draft(|draft| {
            if draft.get(name).is_some_and(|record| record.arn == text) {
                draft.remove(name);
            }
            Ok(())
        })
        .await
    }

    /// DescribeActivity.
    pub(crate) fn describe(&self, text: &str) -> Result<DescribeActivityOutput, ApiError> {
        let record = self.find(text)?;
        let encryption = record.encryption.clone();
        let owned = || EncryptionConfiguration {
            r#type: Some(EncryptionType::AwsOwnedKey.into()),
            ..EncryptionConfiguration::default()
        };
        Ok(DescribeActivityOutput {
            activity_arn: Some(record.arn.clone()),
            creation_date: Some(Timestamp::from_millis(record.created)),
            encryption_configuration: Some(encryption.unwrap_or_else(owned)),
            name: Some(record.name.clone()),
        })
    }

    /// ListActivities, by name.
    pub(crate) fn list(
        &self,
        input: &ListActivitiesInput,
    ) -> Result<ListActivitiesOutput, ApiError> {
        let pages = Pages::new("activities", "", input.max_results);
        let token = input.next_token.as_deref();
        let (page, next_token) = self.records.read(|records| {
            pages.of(records.values().cloned(), token, |record| {
                record.name.clone()
            })
        })?;
        let activities = page.iter().map(|record| ActivityListItem {
            activity_arn: Some(record.arn.clone()),
            creation_date: Some(Timestamp::from_millis(record.created)),
            name: Some(record.name.clone()),
        });
        Ok(ListActivitiesOutput {
            activities: Some(activities.collect()),
            next_token,
        })
    }

    /// Refuses the ARN of an activity that does not exist.
    pub(crate) fn check(&self, text: &str) -> Result<(), ApiError> {
        self.find(text).map(drop)
    }

    /// The tags of an activity.
    pub(crate) fn tags(&self, text: &str) -> Result<Vec<Tag>, ApiError> {
        let record = self.find(text);
        let record = record.map_err(|_| refusals::nothing_tagged(text))?;
        Ok(tags::shown(&record.tags))
    }

    /// Changes the tags of an activity.
    pub(crate) async fn retag(
        &self,
        text: &str,
        change: impl FnOnce(Tags) -> Result<Tags, ApiError>,
    ) -> Result<(), ApiError> {
        let name = arn::activity(text)?;
        self.draft(|draft| {
            let record = draft.get(name).filter(|record| record.arn == text);
            let record = record.ok_or_else(|| refusals::nothing_tagged(text))?;
            let mut record = record.clone();
            record.tags = change(std::mem::take(&mut record.tags))?;
            draft.put(name, record);
            Ok(())
        })
        .await
    }

    fn find(&self, text: &str) -> Result<Arc<ActivityRecord>, ApiError> {
        let found = self.records.get(arn::activity(text)?);
        let found = found.filter(|record| record.arn == text);
        found.ok_or_else(|| refusals::no_activity(text))
    }

    async fn draft<A>(
        &self,
        decide: impl FnOnce(&mut Draft<'_, ActivityRecord>) -> Result<A, ApiError>,
    ) -> Result<A, ApiError> {
        self.records.change(decide).await.map_err(refusals::store)?
    }
}

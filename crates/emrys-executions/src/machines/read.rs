// SPDX-License-Identifier: Apache-2.0
//! DescribeStateMachine, ListStateMachines and the tags of machines.

use std::sync::Arc;

use emrys_protocol::ApiError;
use emrys_protocol::states::types::{
    DescribeStateMachineInput, DescribeStateMachineOutput, IncludedData, ListStateMachinesInput,
    ListStateMachinesOutput, StateMachineListItem, Tag,
};
use emrys_protocol::types::{Open, Sensitive, Timestamp};

use super::{MachineRecord, Machines};
use crate::arn::{MachineArn, Qualifier};
use crate::paging::Pages;
use crate::{refusals, tags};

impl Machines {
    /// DescribeStateMachine, of the current revision, of a version, or of the one that an alias leads to.
    pub(crate) async fn describe(
        &self,
        input: &DescribeStateMachineInput,
    ) -> Result<DescribeStateMachineOutput, ApiError> {
        let arn = input.state_machine_arn.as_deref().unwrap_or_default();
        let arn = MachineArn::parse(arn)?;
        let record = self.find(&arn)?;
        let chosen = record.choose(&arn, "")?;
        let revision = chosen.revision;
        let version = match arn.qualifier {
            Qualifier::Version(number) => record.version(number),
            Qualifier::Current | Qualifier::Alias(_) => None,
        };
        let definition = self.definitions.get(&revision.definition, record.express);
        let definition = definition.await?;
        let included = input.included_data.as_ref().and_then(Open::known);
        Ok(DescribeStateMachineOutput {
            creation_date: Some(Timestamp::from_millis(
                version.map_or(record.created, |version| version.created),
            )),
            definition: Some(match included {
                Some(IncludedData::MetadataOnly) => Sensitive::default(),
                _ => Sensitive::from(&*definition.text),
            }),
            description: version.and_then(|version| version.description.clone()),
            encryption_configuration: revision.encryption.clone(),
            label: None,
            logging_configuration: Some(revision.shown_logging()),
            name: Some(record.name.clone()),
            revision_id: revision.id.clone(),
            role_arn: Some(revision.role_arn.clone()),
            state_machine_arn: Some(arn.text.to_owned()),
            status: Some(record.shown_status()),
            tracing_configuration: Some(revision.shown_tracing()),
            r#type: Some(record.shown_type()),
            variable_references: None,
        })
    }

    /// ListStateMachines, by name.
    pub(crate) fn list(
        &self,
        input: &ListStateMachinesInput,
    ) -> Result<ListStateMachinesOutput, ApiError> {
        let pages = Pages::new("machines", "", input.max_results);
        let token = input.next_token.as_deref();
        let (machines, next_token) = self.records.read(|records| {
            let alive = records.values().filter(|record| !record.deleting);
            let (page, next) = pages.of(alive, token, |record| record.name.clone())?;
            let page = page.into_iter().map(|record| StateMachineListItem {
                creation_date: Some(Timestamp::from_millis(record.created)),
                name: Some(record.name.clone()),
                state_machine_arn: Some(record.arn.clone()),
                r#type: Some(record.shown_type()),
            });
            Ok::<_, ApiError>((page.collect(), next))
        })?;
        Ok(ListStateMachinesOutput {
            next_token,
            state_machines: Some(machines),
        })
    }

    /// The tags of a machine.
    pub(crate) fn tags(&self, arn: &MachineArn<'_>) -> Result<Vec<Tag>, ApiError> {
        let record = self.tagged(arn)?;
        Ok(tags::shown(&record.tags))
    }

    /// Changes the tags of a machine.
    pub(crate) async fn retag(
        &self,
        arn: &MachineArn<'_>,
        change: impl FnOnce(tags::Tags) -> Result<tags::Tags, ApiError>,
    ) -> Result<(), ApiError> {
        self.tagged(arn)?;
        self.change(arn, |record| {
            record.tags = change(std::mem::take(&mut record.tags))?;
            Ok(())
        })
        .await
    }

    /// Machines have tags; versions and aliases have none.
    fn tagged(&self, arn: &MachineArn<'_>) -> Result<Arc<MachineRecord>, ApiError> {
        let found = self.named(arn);
        found
            .filter(|_| arn.qualifier == Qualifier::Current)
            .ok_or_else(|| refusals::nothing_tagged(arn.text))
    }
}

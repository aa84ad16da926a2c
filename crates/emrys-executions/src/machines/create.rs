// SPDX-License-Identifier: Apache-2.0
//! CreateStateMachine.

use std::collections::BTreeMap;

use emrys_protocol::states::types::{
    CreateStateMachineInput, CreateStateMachineOutput, LogLevel, LoggingConfiguration,
    StateMachineType,
};
use emrys_protocol::types::{Open, Sensitive, Timestamp};
use emrys_protocol::{ApiError, ErrorCode};

use super::record::{MachineRecord, Revision};
use super::{Definition, Machines};
use crate::{executor, names, refusals, tags};

impl Machines {
    /// Creates a machine. One that is there already and is the same is answered as if it were new.
    pub(crate) async fn create(
        &self,
        input: CreateStateMachineInput,
        now: i64,
    ) -> Result<CreateStateMachineOutput, ApiError> {
        let name = input.name.unwrap_or_default();
        names::check(&name)?;
        let publish = input.publish.unwrap_or_default();
        if input.version_description.is_some() && !publish {
            return Err(ApiError::validation(
                "Version description can only be set when publish is true",
            ));
        }
        let role_arn = input.role_arn.unwrap_or_default();
        check_role(&role_arn)?;
        let logging = checked_logging(input.logging_configuration)?;
        let kind = input.r#type.as_ref().and_then(Open::known);
        let express = kind == Some(StateMachineType::Express);
        let text = input.definition.unwrap_or_default();
        let definition = self.definitions.check(text.reveal(), express)?;
        let mut record = MachineRecord {
            arn: self.arns.state_machine(&name),
            express,
            created: now,
            deleting: false,
            current: Revision {
                id: None,
                definition: definition.digest.clone(),
                role_arn,
                logging,
                tracing: input
                    .tracing_configuration
                    .and_then(|tracing| tracing.enabled)
                    .unwrap_or_default(),
                encryption: input.encryption_configuration,
                updated: now,
            },
            versions: Vec::new(),
            published: 0,
            aliases: BTreeMap::new(),
            tags: tags::with(BTreeMap::new(), input.tags.as_deref().unwrap_or_default())?,
            name: name.clone(),
        };
        self.draft(|draft| {
            if let Some(there) = draft.get(&name) {
                return same(there, &record, publish);
            }
            let version = match publish {
                true => Some(record.publish(input.version_description, now)?),
                false => None,
            };
            let answer = answer(&record, version);
            put_definition(draft.beside(), &definition)?;
            draft.put(name, record);
            Ok(answer)
        })
        .await
    }
}

/// The answer to somebody who creates what is there, if that is the same.
fn same(
    there: &MachineRecord,
    wanted: &MachineRecord,
    publish: bool,
) -> Result<CreateStateMachineOutput, ApiError> {
    if there.deleting {
        return Err(ApiError::new(
            ErrorCode::StateMachineDeleting,
            format!("State Machine is being deleted: '{}'", there.arn),
        ));
    }
    let of = |record: &MachineRecord| {
        let revision = &record.current;
        (
            record.express,
            revision.definition.clone(),
            revision.shown_logging(),
            revision.tracing,
            revision.encryption.clone(),
        )
    };
    // Tags and the role are not compared (API CreateStateMachine).
    if of(there) != of(wanted) {
        return Err(ApiError::new(
            ErrorCode::StateMachineAlreadyExists,
            format!("State Machine Already Exists: '{}'", there.arn),
        ));
    }
    let first = there.versions.first().filter(|_| publish);
    Ok(answer(there, first.map(|version| version.number)))
}

fn answer(record: &MachineRecord, version: Option<u64>) -> CreateStateMachineOutput {
    CreateStateMachineOutput {
        creation_date: Some(Timestamp::from_millis(record.created)),
        state_machine_arn: Some(record.arn.clone()),
        state_machine_version_arn: version.map(|number| record.version_arn(number)),
    }
}

/// Writes the text of a definition together with the record that has its digest.
pub(super) fn put_definition(
    batch: &mut emrys_store::Batch,
    definition: &Definition,
) -> Result<(), ApiError> {
    let put = batch.put(executor::DEFINITION, &definition.digest, &definition.text);
    put.map_err(refusals::store)
}

/// Refuses what is no ARN of a role. That there is one is not asked for.
pub(super) fn check_role(arn: &str) -> Result<(), ApiError> {
    let mut parts = arn.splitn(6, ':');
    let mut part = || parts.next().unwrap_or_default();
    let (prefix, _partition, service) = (part(), part(), part());
    let (_region, _account, resource) = (part(), part(), part());
    match prefix == "arn" && service == "iam" && resource.starts_with("role/") {
        true => Ok(()),
        false => Err(refusals::invalid_arn(arn)),
    }
}

/// The configuration, unless it asks for logs and names no place for them.
pub(super) fn checked_logging(
    logging: Option<LoggingConfiguration>,
) -> Result<Option<LoggingConfiguration>, ApiError> {
    let Some(given) = &logging else {
        return Ok(None);
    };
    let level = given.level.as_ref().and_then(Open::known);
    let destinations = given.destinations.as_deref().unwrap_or_default();
    let logs = level.is_some_and(|level| level != LogLevel::Off);
    let placed = destinations.iter().all(|destination| {
        let group = destination.cloud_watch_logs_log_group.as_ref();
        group.is_some_and(|group| group.log_group_arn.is_some())
    });
    if (logs || !destinations.is_empty()) && (destinations.len() != 1 || !placed) {
        return Err(ApiError::new(
            ErrorCode::InvalidLoggingConfiguration,
            "Invalid Logging Configuration: Must specify exactly one Log Destination.",
        ));
    }
    Ok(logging)
}

/// A description, unless it is empty.
pub(super) fn description(text: Option<Sensitive>) -> Option<Sensitive> {
    text.filter(|text| !text.reveal().is_empty())
}

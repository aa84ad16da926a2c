// SPDX-License-Identifier: Apache-2.0
//! UpdateStateMachine.

use emrys_protocol::states::types::{UpdateStateMachineInput, UpdateStateMachineOutput};
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode};

use super::Machines;
use super::create::{check_role, checked_logging, put_definition};
use super::record::Revision;
use crate::arn::{MachineArn, Qualifier};
use crate::{refusals, uuid};

impl Machines {
    /// Gives a machine a new revision, if anything changes, and publishes it, if that is asked for. Executions that run
    /// go on with what they began with.
    pub(crate) async fn update(
        &self,
        input: UpdateStateMachineInput,
        now: i64,
    ) -> Result<UpdateStateMachineOutput, ApiError> {
        let arn = input.state_machine_arn.unwrap_or_default();
        let arn = MachineArn::parse(&arn)?;
        if arn.qualifier != Qualifier::Current {
            return Err(refusals::no_state_machine(arn.text));
        }
        let publish = input.publish.unwrap_or_default();
        if input.version_description.is_some() && !publish {
            return Err(ApiError::validation(
                "Version description can only be set when publish is true",
            ));
        }
        let changes = input.definition.is_some()
            || input.role_arn.is_some()
            || input.logging_configuration.is_some()
            || input.tracing_configuration.is_some()
            || input.encryption_configuration.is_some();
        if !changes && !publish {
            return Err(ApiError::new(
                ErrorCode::MissingRequiredParameter,
                "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be \
                 specified",
            ));
        }
        if let Some(role) = &input.role_arn {
            check_role(role)?;
        }
        let logging = checked_logging(input.logging_configuration)?;
        let express = self.find(&arn)?.express;
        let definition = match &input.definition {
            Some(text) => Some(self.definitions.check(text.reveal(), express)?),
            None => None,
        };
        let id = uuid::random()?;
        self.draft(|draft| {
            let record = draft.get(arn.name);
            let record = record.filter(|record| record.arn == arn.machine);
            let record = record.ok_or_else(|| refusals::no_state_machine(arn.text))?;
            record.check_alive()?;
            let mut record = record.clone();
            let current = &record.current;
            let wanted = Revision {
                definition: match &definition {
                    Some(definition) => definition.digest.clone(),
                    None => current.definition.clone(),
                },
                role_arn: input.role_arn.unwrap_or(current.role_arn.clone()),
                logging: logging.or(current.logging.clone()),
                tracing: input
                    .tracing_configuration
                    .and_then(|tracing| tracing.enabled)
                    .unwrap_or(current.tracing),
                encryption: input
                    .encryption_configuration
                    .or(current.encryption.clone()),
                ..current.clone()
            };
            if wanted != *current {
                record.current = Revision {
                    id: Some(id),
                    updated: now,
                    ..wanted
                };
            }
            let version = match publish {
                true => Some(record.publish(input.version_description, now)?),
                false => None,
            };
            let answer = UpdateStateMachineOutput {
                revision_id: record.current.id.clone(),
                state_machine_version_arn: version.map(|number| record.version_arn(number)),
                update_date: Some(Timestamp::from_millis(now)),
            };
            if let Some(definition) = &definition {
                put_definition(draft.beside(), definition)?;
            }
            draft.put(arn.name, record);
            Ok(answer)
        })
        .await
    }
}

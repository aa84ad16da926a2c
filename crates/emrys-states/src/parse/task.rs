// SPDX-License-Identifier: Apache-2.0
//! Task states.

use emrys_diagnostics::Code;

use super::data::DataFields;
use super::fields::{Fields, text};
use super::node::Node;
use super::number::MAX_SECONDS;
use super::outline::StateOutline;
use super::problem::Problem;
use super::{MachineType, Reader};
use crate::data::QueryLanguage;

use crate::machine::{Kind, Number, Pattern, Resource, Task};

impl Reader<'_> {
    pub(super) fn task<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        language: QueryLanguage,
        outline: &mut StateOutline<'n>,
    ) -> (DataFields, Option<Kind>) {
        let resource = fields.require("Resource");
        let resource = resource.and_then(|node| self.resource(node));
        let timeout_seconds = self.number(
            fields,
            "TimeoutSeconds",
            "TimeoutSecondsPath",
            1..=MAX_SECONDS,
            language,
        );
        let heartbeat_seconds = self.number(
            fields,
            "HeartbeatSeconds",
            "HeartbeatSecondsPath",
            1..=MAX_SECONDS,
            language,
        );
        if let (Some(Number::Literal(timeout)), Some(Number::Literal(heartbeat))) =
            (&timeout_seconds, &heartbeat_seconds)
            && heartbeat >= timeout
            && let Some(node) = fields.get("HeartbeatSeconds")
        {
            let message = format!(
                "`HeartbeatSeconds` is {heartbeat}, and not less than `TimeoutSeconds`, {timeout}"
            );
            self.problems.add(
                Problem::new(Code::HeartbeatAboveTimeout, message, node.span.clone()).aws(
                    "SCHEMA_VALIDATION_FAILED",
                    "Heartbeat seconds must be smaller than timeout seconds",
                ),
            );
        }
        let credentials = fields
            .get("Credentials")
            .and_then(|node| self.object_template("Credentials", node, language));
        let retry = self.retry(fields);
        let catch = self.catch(fields, language, outline);
        let has = DataFields {
            output: true,
            assign: true,
            parameters: true,
            arguments: true,
            result_path: true,
            result_selector: true,
        };
        let next = self.next(fields, outline);
        let kind = resource.map(|resource| {
            Kind::Task(Box::new(Task {
                resource: resource.to_owned(),
                timeout_seconds,
                heartbeat_seconds,
                credentials,
                retry,
                catch,
                next,
            }))
        });
        (has, kind)
    }

    /// Whom the task names.
    fn resource<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        let written = text("Resource", node, self.problems)?;
        let Some(resource) = Resource::parse(written) else {
            let message =
                format!("`{written}` is not the ARN of a function, an activity or an integration");
            self.problems.add(
                Problem::new(Code::InvalidResource, message, node.span.clone()).aws(
                    "SCHEMA_VALIDATION_FAILED",
                    format!(
                        "The resource provided {written} is not recognized. The value is not a valid resource ARN, \
                         or the resource is not available in this region."
                    ),
                ),
            );
            return None;
        };
        if self.machine_type == MachineType::Express
            && let Some((what, aws)) = only_standard(&resource)
        {
            let message = format!("an express machine has no {what}");
            self.problems.add(
                Problem::new(Code::NotInExpress, message, node.span.clone())
                    .aws("SCHEMA_VALIDATION_FAILED", aws),
            );
        }
        Some(written)
    }
}

/// What of a resource an express machine cannot wait for; AWS's sentence, its double space included.
fn only_standard(resource: &Resource) -> Option<(&'static str, &'static str)> {
    match resource {
        Resource::Activity { .. } => Some((
            "activities",
            "Express state machine does not support Activity ARN",
        )),
        Resource::Integration { pattern, .. } | Resource::AwsSdk { pattern, .. } => match pattern {
            Pattern::RequestResponse => None,
            Pattern::Sync | Pattern::Sync2 => Some((
                "`.sync`",
                "Express state machine does not support '.sync' service integration",
            )),
            Pattern::WaitForTaskToken => Some((
                "`.waitForTaskToken`",
                "Express state machine does not support '.waitForTaskToken' service integration ",
            )),
        },
        Resource::Lambda { .. } => None,
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Task states.

use emrys_diagnostics::Code;

use super::data::DataFields;
use super::fields::{Fields, text};
use super::node::{Json, Node};
use super::number::MAX_SECONDS;
use super::outline::StateOutline;
use super::problem::Problem;
use super::references::Sees;
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
        let node = fields.require("Resource");
        let resource = node.and_then(|node| self.resource(node));
        if let (Some(node), Some((_, resource))) = (node, &resource) {
            self.token(fields, node, resource, language);
        }
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
        let credentials = fields.get("Credentials").and_then(|node| {
            self.role(node);
            self.object_template("Credentials", node, language, Sees::Input)
        });
        let retry = self.retry(fields);
        let catch = self.catch(fields, language, outline);
        let has = DataFields {
            output: true,
            assign: true,
            parameters: true,
            arguments: true,
            result_path: true,
            result: true,
        };
        let next = self.next(fields, outline);
        let kind = resource.map(|(resource, _)| {
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
    fn resource<'n>(&mut self, node: &'n Node) -> Option<(&'n str, Resource)> {
        let written = text("Resource", node, self.problems)?;
        let Some(resource) = Resource::parse(written) else {
            let message =
                format!("`{written}` is not the ARN of a function, an activity or an integration");
            self.unrecognized(node, written, message);
            return None;
        };
        if let Resource::AwsSdk {
            pattern: Pattern::Sync | Pattern::Sync2,
            ..
        } = resource
        {
            let message = "an operation of an SDK is not waited for with `.sync`";
            self.unrecognized(node, written, message.to_owned());
            return None;
        }
        if self.machine_type == MachineType::Express
            && let Some((what, aws)) = only_standard(&resource)
        {
            let message = format!("an express machine has no {what}");
            self.problems.add(
                Problem::new(Code::NotInExpress, message, node.span.clone())
                    .aws("SCHEMA_VALIDATION_FAILED", aws),
            );
        }
        Some((written, resource))
    }

    fn unrecognized(&mut self, node: &Node, written: &str, message: String) {
        self.problems.add(
            Problem::new(Code::InvalidResource, message, node.span.clone())
                .aws("SCHEMA_VALIDATION_FAILED", not_recognized(written)),
        );
    }

    /// Who waits for a token gives it away, or waits until the timeout.
    fn token(
        &mut self,
        fields: &mut Fields<'_>,
        node: &Node,
        resource: &Resource,
        language: QueryLanguage,
    ) {
        let (Resource::Integration { pattern, .. } | Resource::AwsSdk { pattern, .. }) = resource
        else {
            return;
        };
        let (name, places): (_, &[&str]) = match language {
            QueryLanguage::JsonPath => ("Parameters", &["$$.Task", "\"$$\""]),
            QueryLanguage::Jsonata => ("Arguments", &["$states.context", "$"]),
        };
        let arguments = fields.get(name).map_or("", |node| node.span.text());
        // Anything in JSONata may be a variable that the token was put into.
        if *pattern == Pattern::WaitForTaskToken
            && !places.iter().any(|place| arguments.contains(place))
        {
            let message =
                format!("nobody is told the token that is waited for: it is not in `{name}`");
            let token = match language {
                QueryLanguage::JsonPath => "the token is at `$$.Task.Token`",
                QueryLanguage::Jsonata => "the token is `$states.context.Task.Token`",
            };
            let pattern = ".waitForTaskToken".len();
            let end = node.as_text().map_or(0, str::len);
            let span = node.part(end.saturating_sub(pattern), end);
            self.problems
                .add(Problem::new(Code::TaskTokenUnused, message, span).help(token));
        }
    }

    /// `Credentials` name a role.
    fn role(&mut self, node: &Node) {
        if !matches!(node.value, Json::Object(_)) {
            return;
        }
        if node.get("RoleArn").is_none() && node.get("RoleArn.$").is_none() {
            self.problems.add(
                Problem::new(
                    Code::MissingField,
                    "`Credentials` has no `RoleArn`",
                    node.span.part(0, 1),
                )
                .aws(
                    "SCHEMA_VALIDATION_FAILED",
                    "The field 'RoleArn' is required but was missing",
                ),
            );
        }
    }
}

/// AWS's sentence about a resource that it does not know.
pub(super) fn not_recognized(resource: &str) -> String {
    format!(
        "The resource provided {resource} is not recognized. The value is not a valid resource ARN, or the resource is \
         not available in this region."
    )
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

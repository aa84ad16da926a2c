// SPDX-License-Identifier: Apache-2.0
//! `state`: a state of the user's own, as it is written, and what its role needs for it.

use emrys_diagnostics::Code;
use emrys_document::Spanned;
use emrys_states::machine::{Pattern, Resource};
use serde_json::{Map, Value, json};

use super::expression::{has_expressions, inside};
use super::flow::Names;
use super::grants::Clusters;
use super::writer::{Scope, Writer, function_arn, input, resource};
use crate::profile::secret;
use crate::template::text;

/// How resources of integrations begin in partition `aws`, as people write them.
const INTEGRATION: &str = "arn:aws:states:::";
/// What the flow writes.
const TRANSITIONS: [&str; 3] = ["Next", "End", "Catch"];

/// The names of states within a state are taken.
pub(super) fn reserve(state: &Value, names: &mut Names) {
    match state {
        Value::Object(members) => {
            if let Some(Value::Object(states)) = members.get("States") {
                for name in states.keys() {
                    names.reserve(name);
                }
            }
            members.values().for_each(|member| reserve(member, names));
        }
        Value::Array(items) => items.iter().for_each(|item| reserve(item, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

impl Writer<'_> {
    pub(super) fn state(&mut self, scope: &mut Scope, name: Option<&str>, state: &Spanned<Value>) {
        let Value::Object(members) = &state.value else {
            return self.refuse(state, "a state is a mapping".to_owned());
        };
        for member in TRANSITIONS {
            if members.contains_key(member) {
                let message = format!("`{member}` of a state is what the pipeline itself says");
                self.refuse(state, message);
            }
        }
        if members
            .get("QueryLanguage")
            .is_some_and(|own| own != "JSONata")
        {
            self.refuse(state, "a state of a pipeline has JSONata".to_owned());
        }
        self.sees_all(&state.value, state);
        let mut written = state.value.clone();
        self.tasks(&mut written, state);
        let kind = members
            .get("Type")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let own = self.name(name, &format!("Own {kind}"));
        match kind {
            "Task" | "Parallel" | "Map" => {
                let written = scope.guarded(written);
                scope.flow.add(&own, written);
            }
            // A Pass state catches nothing.
            "Pass" if scope.guard.is_some() && has_expressions(&written) => {
                let member = |name: &str| members.get(name).cloned();
                let assign = member("Assign").unwrap_or_else(|| json!({}));
                let output = member("Output").unwrap_or_else(input);
                let state = self.caught(&own, assign, output);
                let state = scope.guarded(state);
                scope.flow.add(&own, state);
            }
            "Pass" | "Wait" => scope.flow.add(&own, written),
            "Choice" => self.refuse(state, "write the activity `choice`".to_owned()),
            "Fail" => self.refuse(state, "write the activity `fail`".to_owned()),
            _ => self.refuse(
                state,
                format!("a state of a pipeline cannot be of type `{kind}`"),
            ),
        }
    }

    fn refuse(&mut self, state: &Spanned<Value>, message: String) {
        self.diagnostics
            .push(state.diagnostic(Code::InvalidValue, message));
    }

    /// Finds the tasks in a state, also in its branches.
    fn tasks(&mut self, written: &mut Value, state: &Spanned<Value>) {
        match written {
            Value::Object(members) => {
                if members.get("Type").is_some_and(|own| own == "Task") {
                    self.task(members, state);
                }
                for member in members.values_mut() {
                    self.tasks(member, state);
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.tasks(item, state);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// A task's resource in the partition that the template is deployed in, and what the role needs for it.
    fn task(&mut self, members: &mut Map<String, Value>, state: &Spanned<Value>) {
        let Some(named) = members.get("Resource").and_then(Value::as_str) else {
            return;
        };
        let parsed = Resource::parse(named);
        let known = match &parsed {
            Some(Resource::Integration {
                service,
                action,
                pattern,
            }) => self.integration(service, action, *pattern, members.get("Arguments")),
            Some(Resource::Lambda { arn }) => {
                self.grants.functions.insert(arn.clone());
                true
            }
            Some(Resource::AwsSdk {
                service, action, ..
            }) if service == "s3" => self.objects(action, members.get("Arguments")),
            Some(Resource::AwsSdk {
                service, action, ..
            }) => self.sdk(service, action, members.get("Arguments")),
            Some(Resource::Activity { .. }) => true,
            None => return,
        };
        if !known {
            let message = format!(
                "what the role of the pipeline needs for `{named}` cannot be told; call it in a state machine of its own, by `run`"
            );
            self.refuse(state, message);
        }
        if let Some(action) = named.strip_prefix(INTEGRATION) {
            let own = resource(action);
            members.insert("Resource".to_owned(), json!(own));
        }
    }

    /// What an integration needs, if what it works on is named.
    fn integration(
        &mut self,
        service: &str,
        action: &str,
        pattern: Pattern,
        arguments: Option<&Value>,
    ) -> bool {
        let named = |member: &str| {
            let text = arguments?.get(member)?.as_str()?;
            inside(text).is_none().then(|| text.to_owned())
        };
        match (service, action) {
            ("lambda", "invoke") => {
                let Some(function) = named("FunctionName") else {
                    return false;
                };
                self.grants.functions.insert(function_arn(&function));
            }
            ("sns", "publish") => {
                let Some(topic) = named("TopicArn") else {
                    return false;
                };
                self.grants.topics.insert(topic);
            }
            ("states", "startExecution") => {
                let Some(machine) = named("StateMachineArn") else {
                    return false;
                };
                if matches!(pattern, Pattern::Sync | Pattern::Sync2) {
                    self.grants.waits_for.insert(machine.clone());
                }
                self.grants.starts.insert(machine);
            }
            ("elasticmapreduce", "addStep") => {
                self.grants.steps = Clusters::Any;
                self.grants.waits_for_steps |= pattern == Pattern::Sync;
            }
            ("elasticmapreduce", "terminateCluster" | "setClusterTerminationProtection") => {
                self.grants.terminates = Clusters::Any;
            }
            ("elasticmapreduce", "cancelStep") => self.on_clusters("CancelSteps"),
            ("elasticmapreduce", "modifyInstanceGroupByName") => {
                self.on_clusters("ListInstanceGroups");
                self.on_clusters("ModifyInstanceGroups");
            }
            ("elasticmapreduce", "modifyInstanceFleetByName") => {
                self.on_clusters("ListInstanceFleets");
                self.on_clusters("ModifyInstanceFleet");
            }
            _ => return false,
        }
        true
    }

    fn on_clusters(&mut self, action: &str) {
        let action = format!("elasticmapreduce:{action}");
        self.grants.other.insert((Clusters::Any, action));
    }

    /// What an operation of S3 needs, on the bucket that the state names, or on all where it is an expression.
    fn objects(&mut self, action: &str, arguments: Option<&Value>) -> bool {
        let bucket = arguments.and_then(|arguments| arguments.get("Bucket"));
        let bucket = bucket
            .and_then(Value::as_str)
            .filter(|bucket| inside(bucket).is_none())
            .unwrap_or("*");
        let (action, below) = match action {
            "listObjectsV2" | "headBucket" => ("ListBucket", ""),
            "getObject" | "headObject" => ("GetObject", "/*"),
            "putObject" => ("PutObject", "/*"),
            "deleteObject" => ("DeleteObject", "/*"),
            _ => return false,
        };
        let resource = format!("arn:{}:s3:::{bucket}{below}", text::partition());
        self.grants.own.insert((format!("s3:{action}"), resource));
        true
    }

    /// What an operation of a service's API needs, on what the state names, or on all where nothing in it says which. What
    /// would let the pipeline read every secret, or use every key, has to be named.
    fn sdk(&mut self, service: &str, action: &str, arguments: Option<&Value>) -> bool {
        let named = named_resource(service, arguments);
        if matches!(service, "secretsmanager" | "kms") && named.is_none() {
            return false;
        }
        // Actions on many messages are allowed as those on one.
        let action = match service {
            "sqs" => action.strip_suffix("Batch").unwrap_or(action),
            _ => action,
        };
        let mut letters = action.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        let action: String = first.into_iter().chain(letters).collect();
        let prefix = match service {
            "emr" => "elasticmapreduce",
            "sfn" => "states",
            // Where actions of IAM have the names of operations (Service Authorization Reference).
            "ssm" | "dynamodb" | "sns" | "sqs" | "glue" | "athena" | "ec2" | "kms"
            | "secretsmanager" => service,
            "eventbridge" => "events",
            _ => return false,
        };
        let resource = named.unwrap_or_else(|| "*".to_owned());
        self.grants
            .own
            .insert((format!("{prefix}:{action}"), resource));
        true
    }
}

/// The ARN of what a call of a service's API works on, if its arguments name it and no expression does.
fn named_resource(service: &str, arguments: Option<&Value>) -> Option<String> {
    let member = |name: &str| {
        let text = arguments?.get(name)?.as_str()?;
        inside(text).is_none().then_some(text)
    };
    let arn_or = |text: &str, resource: String| match text.starts_with("arn:") {
        true => text.to_owned(),
        false => text::arn(service, &resource),
    };
    match service {
        "secretsmanager" => member("SecretId").map(secret),
        "ssm" => {
            let name = member("Name")?;
            let slash = if name.starts_with('/') { "" } else { "/" };
            Some(arn_or(name, format!("parameter{slash}{name}")))
        }
        // Policies do not know aliases as resources.
        "kms" => member("KeyId")
            .filter(|key| !key.contains("alias/"))
            .map(|key| arn_or(key, format!("key/{key}"))),
        "dynamodb" => member("TableName").map(|name| arn_or(name, format!("table/{name}"))),
        "sqs" => {
            let url = member("QueueUrl")?;
            let (_, name) = url.rsplit_once('/')?;
            let (rest, account) = url.strip_suffix(&format!("/{name}"))?.rsplit_once('/')?;
            let host = rest.strip_prefix("https://sqs.")?;
            let (region, _) = host.split_once('.')?;
            let partition = text::partition();
            Some(format!("arn:{partition}:sqs:{region}:{account}:{name}"))
        }
        "sns" => member("TopicArn").map(str::to_owned),
        "sfn" => member("StateMachineArn")
            .or_else(|| member("ExecutionArn"))
            .map(str::to_owned),
        _ => None,
    }
}

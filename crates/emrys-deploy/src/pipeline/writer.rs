// SPDX-License-Identifier: Apache-2.0
//! Writes lists of activities as flows of states: what every activity shares, and how a list begins and ends.

use std::collections::{BTreeMap, BTreeSet};

use emrys_diagnostics::{Code, Diagnostic};
use emrys_document::Spanned;
use emrys_document::elements::{PipelineAction, PipelineFlow};
use emrys_states::data::Expression;
use emrys_synth::lower::LowerError;
use emrys_synth::lower::plan::Upload;
use serde_json::{Map, Value, json};

use super::Context;
use super::expression::{expression, has_expressions, inside};
use super::flow::{Flow, Names, Way, with};
use super::grants::Grants;
use super::patience;
use super::scan::{self, Needs};
use crate::secrets::Split;
use crate::template::text;

/// The variable with the input of the execution.
pub(super) const INPUT: &str = "input";
/// How the names of our own variables begin.
pub(super) const OWN: &str = "emrys";
/// The member by which a branch or an iteration tells of its failure.
pub(super) const FAILURE: &str = "emrysFailure";
const CLUSTERS: &str = "emrysClusters";
/// The variable with the last refusal of a request.
pub(super) const REFUSAL: &str = "emrysRefusal";

/// Writes a pipeline.
pub(super) struct Writer<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) names: Names,
    pub(super) grants: Grants,
    pub(super) uploads: Vec<Upload>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Why steps cannot be lowered.
    pub(super) refused: Option<LowerError>,
    /// The expressions of the document, and where they are.
    pub(super) expressions: Vec<Spanned<String>>,
    /// Whether callers may say what callers of the launch function may.
    pub(super) takes_callers: bool,
    /// The launch functions of the clusters that variables have.
    pub(super) launched: BTreeMap<String, String>,
    /// The variables that have clusters of others.
    pub(super) used: BTreeSet<String>,
    /// How many seconds the job flow may take.
    pub(super) timeout: Option<u64>,
    /// What the secrets of the job flow's cluster are split into.
    pub(super) secrets: Vec<Split>,
}

/// A list of activities that is being written.
pub(super) struct Scope {
    pub(super) flow: Flow,
    /// How many lists are around it.
    pub(super) depth: usize,
    pub(super) guard: Option<Guard>,
}

/// What a list does about failures.
pub(super) struct Guard {
    pub(super) needs: Needs,
    /// The state that a failure leads to.
    pub(super) failed: String,
}

/// What becomes of a list's end.
pub(super) enum End<'t> {
    /// It is the end of the execution, of which topics are told.
    Execution {
        success: Option<&'t str>,
        failure: Option<&'t str>,
        about: Value,
    },
    /// A branch or an iteration, which tells of a failure by its output.
    Branch,
}

/// A resource of a task.
pub(super) fn resource(action: &str) -> String {
    format!("arn:{}:states:::{action}", text::partition())
}

/// A task, which hands its input on.
pub(super) fn task(action: &str, arguments: Value) -> Value {
    let state = json!({ "Type": "Task", "Resource": resource(action) });
    with(with(state, "Arguments", arguments), "Output", input())
}

/// The state's input.
pub(super) fn input() -> Value {
    expression("$states.input")
}

impl Scope {
    /// A variable of ours in this list: an inner list cannot have one of an outer list.
    pub(super) fn own(&self, name: &str) -> String {
        Self::own_of(self.depth, name)
    }

    /// The same of a list with so many around it.
    pub(super) fn own_of(depth: usize, name: &str) -> String {
        match depth {
            0 => name.to_owned(),
            depth => format!("{name}{}", depth + 1),
        }
    }

    pub(super) fn failure(&self) -> String {
        self.own(FAILURE)
    }

    pub(super) fn clusters(&self) -> String {
        self.own(CLUSTERS)
    }

    /// The state with what is done when it fails: the list is left.
    pub(super) fn guarded(&self, state: Value) -> Value {
        self.guarded_with(state, "$states.errorOutput", Map::new())
    }

    /// The same; `failure` is what failed, and further variables may be set.
    pub(super) fn guarded_with(
        &self,
        state: Value,
        failure: &str,
        more: Map<String, Value>,
    ) -> Value {
        let Some(guard) = &self.guard else {
            return state;
        };
        let mut assign = Map::new();
        assign.insert(self.failure(), self.first_failure(failure));
        assign.extend(more);
        let caught = json!([{
            "ErrorEquals": ["States.ALL"],
            "Assign": assign,
            "Next": guard.failed,
        }]);
        with(state, "Catch", caught)
    }

    /// The failure that the list has had before, or this one.
    pub(super) fn first_failure(&self, failure: &str) -> Value {
        let before = self.failure();
        match &self.guard {
            Some(guard) if guard.needs.notes => {
                expression(&format!("${before} != null ? ${before} : {failure}"))
            }
            _ => expression(failure),
        }
    }
}

impl Writer<'_> {
    /// Adds a task that asks for what must not be done twice.
    pub(super) fn add_patient(&mut self, scope: &mut Scope, name: &str, state: Value) {
        let variable = scope.own(REFUSAL);
        patience::add(&mut scope.flow, &mut self.names, &variable, name, state);
    }

    /// Begins a list, which may set variables to begin with.
    pub(super) fn open(&mut self, depth: usize, needs: Option<Needs>, failed: &str) -> Scope {
        let guard = needs.map(|needs| Guard {
            needs,
            failed: match needs.owns {
                true => self.names.unique("Terminate the clusters"),
                false => self.names.unique(failed),
            },
        });
        Scope {
            flow: Flow::default(),
            depth,
            guard,
        }
    }

    /// The variables of ours that a list begins with.
    pub(super) fn beginnings(scope: &Scope) -> Map<String, Value> {
        let mut assign = Map::new();
        if let Some(guard) = &scope.guard {
            if guard.needs.owns {
                assign.insert(scope.clusters(), json!([]));
            }
            assign.insert(scope.failure(), Value::Null);
        }
        assign
    }

    pub(super) fn activities(&mut self, scope: &mut Scope, flow: &PipelineFlow) {
        for activity in flow.iter() {
            if !scope.flow.goes_on() {
                let message = "this is never done: what is before it always fails";
                let unreachable = activity.diagnostic(Code::UnreachableState, message);
                return self.diagnostics.push(unreachable);
            }
            let name = activity.name.as_ref().map(|name| name.as_str());
            match &activity.action {
                PipelineAction::Launch(launch) => self.launch(scope, name, launch),
                PipelineAction::UseCluster(cluster) => self.use_cluster(scope, name, cluster),
                PipelineAction::AddSteps(steps) => self.add_steps(scope, name, steps),
                PipelineAction::Parallel(branches) => {
                    let quiet = scan::fails_quietly(&activity.action);
                    self.parallel(scope, name, branches, quiet);
                }
                PipelineAction::Choice(choice) => self.choice(scope, name, choice),
                PipelineAction::Map(iteration) => {
                    let quiet = scan::fails_quietly(&activity.action);
                    self.map(scope, name, iteration, quiet);
                }
                PipelineAction::Wait(wait) => self.wait(scope, name, wait),
                PipelineAction::TerminateCluster(cluster) => self.terminate(scope, name, cluster),
                PipelineAction::Run(run) => self.run(scope, name, run),
                PipelineAction::Invoke(invoke) => self.invoke(scope, name, invoke),
                PipelineAction::Notify(notify) => self.notify(scope, name, notify),
                PipelineAction::Fail(fail) => self.fail(scope, name, fail),
                PipelineAction::State(state) => self.state(scope, name, state),
            }
        }
    }

    /// A name for a state: what the document says, or what the state does.
    pub(super) fn name(&mut self, said: Option<&str>, otherwise: &str) -> String {
        self.names.unique(said.unwrap_or(otherwise))
    }

    /// Sets variables. An expression that fails would end the execution at once in a Pass state, which catches nothing: a
    /// Parallel state with an empty branch does.
    pub(super) fn assign(&mut self, scope: &mut Scope, name: &str, assign: Map<String, Value>) {
        let assign = Value::Object(assign);
        let state = match scope.guard.is_some() && has_expressions(&assign) {
            true => scope.guarded(self.caught(name, assign, input())),
            false => json!({ "Type": "Pass", "Assign": assign }),
        };
        scope.flow.add(name, state);
    }

    /// A state that does nothing but evaluate, and can be caught.
    pub(super) fn caught(&mut self, name: &str, assign: Value, output: Value) -> Value {
        let nothing = self.names.unique(&format!("{name}: nothing"));
        let states = json!({ nothing.clone(): { "Type": "Pass", "End": true } });
        let state = json!({
            "Type": "Parallel",
            "Branches": [{ "StartAt": nothing, "States": states }],
        });
        let state = match assign.as_object().is_some_and(Map::is_empty) {
            true => state,
            false => with(state, "Assign", assign),
        };
        with(state, "Output", output)
    }

    /// Ends a list: its clusters are terminated, and a failure goes on.
    pub(super) fn close(&mut self, mut scope: Scope, end: &End<'_>) -> Map<String, Value> {
        if let Some(guard) = &scope.guard {
            let needs = guard.needs;
            let failed = guard.failed.clone();
            if needs.owns {
                let state = self.terminate_all(&scope);
                scope.flow.add(&failed, state);
            }
            let after = match end {
                End::Execution {
                    failure: Some(_), ..
                } => "Tell of the failure",
                End::Execution { .. } => "The pipeline failed",
                End::Branch => "The branch failed",
            };
            // Without clusters the failure itself is where failures lead.
            let failure = match needs.owns {
                true => self.names.unique(after),
                false => failed.clone(),
            };
            if needs.owns || needs.notes {
                let choice = self.names.unique("Has anything failed?");
                let condition = expression(&format!("${} != null", scope.failure()));
                let state = json!({
                    "Type": "Choice",
                    "Choices": [{ "Condition": condition, "Next": failure }],
                });
                if scope.flow.goes_on() {
                    scope.flow.add_end(&choice, state);
                    scope.flow.leave_open(&choice, Way::Default);
                }
            }
            self.succeed(&mut scope, end);
            if scope.flow.leads_to(&failure) {
                let open = scope.flow.take_open();
                self.failed(&mut scope, &failure, end);
                scope.flow.give_open(open);
            }
        } else {
            self.succeed(&mut scope, end);
        }
        scope.flow.finish(&mut self.names)
    }

    /// Tells of the success, if anybody is to be told and it can be reached.
    fn succeed(&mut self, scope: &mut Scope, end: &End<'_>) {
        let End::Execution {
            success: Some(topic),
            about,
            ..
        } = end
        else {
            return;
        };
        if scope.flow.goes_on() {
            let message = with(about.clone(), "Status", json!("SUCCEEDED"));
            let state = self.publish(topic, "succeeded", message);
            let name = self.names.unique("Tell of the success");
            let state = scope.guarded(state);
            scope.flow.add(&name, state);
        }
    }

    /// The states after a failure, the first of which has that name.
    fn failed(&mut self, scope: &mut Scope, name: &str, end: &End<'_>) {
        let failure = scope.failure();
        let error = expression(&format!("${failure}.Error"));
        let cause = format!("$exists(${failure}.Cause) ? ${failure}.Cause : ''");
        let cause = expression(&cause);
        match end {
            End::Branch => {
                let told = json!({ FAILURE: expression(&format!("${failure}")) });
                let state = json!({ "Type": "Pass", "Output": told, "End": true });
                scope.flow.add_end(name, state);
            }
            End::Execution {
                failure: topic,
                about,
                ..
            } => {
                let end = json!({ "Type": "Fail", "Error": error, "Cause": cause });
                let Some(topic) = topic else {
                    return scope.flow.add_end(name, end);
                };
                let message = with(about.clone(), "Status", json!("FAILED"));
                let message = with(with(message, "Error", error), "Cause", cause);
                let last = self.names.unique("The pipeline failed");
                // A message that cannot be sent does not hide why the pipeline failed.
                let caught = json!([{ "ErrorEquals": ["States.ALL"], "Next": last }]);
                let state = with(self.publish(topic, "failed", message), "Catch", caught);
                scope.flow.add(name, state);
                scope.flow.add_end(&last, end);
            }
        }
    }

    fn publish(&mut self, topic: &str, how: &str, message: Value) -> Value {
        let arn = topic_arn(topic);
        let subject = format!("{} {how}", self.context.full_name());
        let arguments = json!({ "TopicArn": arn, "Subject": subject });
        let arguments = with(arguments, "Message", message);
        self.grants.topics.insert(arn);
        let retry = json!([{
            "ErrorEquals": ["States.ALL"],
            "IntervalSeconds": 2,
            "MaxAttempts": 3,
            "BackoffRate": 2,
            "JitterStrategy": "FULL",
        }]);
        with(task("sns:publish", arguments), "Retry", retry)
    }

    /// Notes an expression of the document, and what is wrong with it.
    pub(super) fn sees<T>(&mut self, text: &str, at: &Spanned<T>) {
        let place = |value: String| Spanned {
            value,
            span: at.span.clone(),
            path: at.path.clone(),
        };
        if let Err(error) = Expression::parse("", text) {
            let message = format!("`{text}` cannot be read: {error}");
            let place = place(String::new());
            self.diagnostics
                .push(place.diagnostic(Code::InvalidExpression, message));
        } else if let Some(inside) = inside(text) {
            self.expressions.push(place(inside.to_owned()));
        }
    }

    /// The same for all expressions of a value.
    pub(super) fn sees_all<T>(&mut self, value: &Value, at: &Spanned<T>) {
        match value {
            // What only begins or only ends like an expression, Step Functions refuses.
            Value::String(text) if text.starts_with("{%") || text.ends_with("%}") => {
                self.sees(text, at);
            }
            Value::Array(items) => items.iter().for_each(|item| self.sees_all(item, at)),
            Value::Object(members) => members.values().for_each(|value| self.sees_all(value, at)),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// A variable of the document's is not one of ours.
    pub(super) fn sees_variable(&mut self, variable: &Spanned<String>) {
        if variable.value == INPUT || variable.starts_with(OWN) {
            let message = format!("`{}` is a variable that every pipeline has", variable.value);
            let diagnostic = variable.diagnostic(Code::InvalidVariableName, message);
            self.diagnostics
                .push(diagnostic.help("give it another name"));
        }
    }
}

/// The ARN of a topic that is named by it, or by its name.
pub(super) fn topic_arn(topic: &str) -> String {
    named(topic, "sns", "")
}

/// The ARN of a function that is named by it, or by its name.
pub(super) fn function_arn(function: &str) -> String {
    named(function, "lambda", "function:")
}

fn named(name: &str, service: &str, kind: &str) -> String {
    match name.starts_with("arn:") {
        true => name.to_owned(),
        false => text::arn(service, &format!("{kind}{name}")),
    }
}

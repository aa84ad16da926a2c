// SPDX-License-Identifier: Apache-2.0
//! Pipelines of a document as state machines in JSONata, with direct integrations and no code in the cloud, and what the
//! role of each needs.
//!
//! The one failure rule: a list of activities owns the clusters that it launches. When it ends, or anything in it fails,
//! they are terminated, and the failure goes on with its real cause. What an execution leaves that is stopped or runs out
//! of time is the sweep's.
//!
//! - `writer`: how a list begins and ends, and what activities share.
//! - `scan`: what a list needs for that, before it is written.
//! - `clusters`, `steps`, `forks`, `calls`, `own_state`: the activities.
//! - `job_flow`: a job flow as a pipeline.
//! - `patience`: requests that are sent again if there were too many.
//! - `flow`: states and their transitions; `expression`: texts of documents in states; `grants`: statements.
//! - `check`: the definition as Step Functions would read it.

mod calls;
mod check;
mod clusters;
mod expression;
mod flow;
mod forks;
mod grants;
mod job_flow;
mod own_state;
mod patience;
mod scan;
mod steps;
#[cfg(test)]
mod tests;
mod writer;

use std::collections::{BTreeMap, BTreeSet};

use emrys_diagnostics::Diagnostic;
use emrys_document::elements::{Pipeline, PipelineAction, PipelineFlow, PipelineWork};
use emrys_document::{Project, Spanned};
use emrys_synth::lower::plan::Upload;
use emrys_synth::lower::{Destination, LowerError};
use serde_json::{Map, Value, json};

use crate::policy::Statement;
use crate::registry::values;
use crate::secrets::Split;
use expression::{expression, jsonata};
use flow::{Names, with};
use grants::Grants;
use scan::Needs;
use writer::{End, INPUT, Scope, Writer};

pub(crate) use steps::own_arguments;

/// What a pipeline needs to know of its project.
pub struct Context<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its name in the project.
    pub name: &'a str,
    /// Where the code of its steps is uploaded to. The region may be a reference of the template.
    pub destination: &'a Destination<'a>,
    /// The ARNs of the machines of launch functions, by the names that documents give them: `name`, or
    /// `namespace/name`. They are written out, as in `arn:…:stateMachine:NAME`, though their parts may be references.
    pub launch_functions: BTreeMap<String, String>,
    /// The same of pipelines.
    pub pipelines: BTreeMap<String, String>,
    /// The registry's values of profiles, by the names that documents give them.
    pub profiles: BTreeMap<String, values::Profile>,
    /// The names under which security configurations of the project are deployed, by their names in the project.
    pub security_configurations: BTreeMap<String, String>,
}

impl Context<'_> {
    /// `namespace/name`.
    fn full_name(&self) -> String {
        format!("{}/{}", self.project.namespace(), self.name)
    }
}

/// The state machine of a pipeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Machine {
    /// Its definition, whose texts may have references.
    pub definition: Value,
    /// What its role needs.
    pub statements: Vec<Statement>,
    /// What has to be in buckets before it is started.
    pub uploads: Vec<Upload>,
    /// The secrets that its cluster's are split into.
    pub(crate) secrets: Vec<Split>,
}

/// Why a pipeline cannot be written as a state machine.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// Something in the document is wrong: correct it there.
    #[error("{}", first(.0))]
    Document(Vec<Diagnostic>),
    /// The code of its steps cannot be uploaded: see there.
    #[error(transparent)]
    Lower(#[from] LowerError),
}

impl PipelineError {
    /// The same; what has no place of its own is at the pipeline's name.
    pub(crate) fn at(self, name: &Spanned<String>) -> Self {
        match self {
            Self::Document(all) => {
                let placed = all.into_iter().map(|own| match own.primary() {
                    Some(_) => own,
                    None => name.diagnostic(own.code(), own.message()),
                });
                Self::Document(placed.collect())
            }
            lower @ Self::Lower(_) => lower,
        }
    }
}

fn first(diagnostics: &[Diagnostic]) -> &str {
    let first = diagnostics.first();
    first.map_or("the pipeline cannot be deployed", Diagnostic::message)
}

/// Writes a pipeline as a state machine.
///
/// # Errors
/// The document asks for what a state machine cannot do, or an expression is wrong; the code of a step cannot be uploaded.
pub fn machine(pipeline: &Pipeline, context: &Context<'_>) -> Result<Machine, PipelineError> {
    let mut writer = Writer {
        context,
        names: Names::default(),
        grants: Grants::default(),
        uploads: Vec::new(),
        diagnostics: Vec::new(),
        refused: None,
        expressions: Vec::new(),
        takes_callers: scan::launches_once(pipeline),
        launched: BTreeMap::new(),
        used: BTreeSet::new(),
        timeout: None,
        secrets: Vec::new(),
    };
    let states = match &pipeline.work {
        PipelineWork::Flow(flow) => writer.pipeline(pipeline, flow),
        PipelineWork::JobFlow(name) => writer.job_flow(pipeline, name),
    };
    let own = pipeline.timeout.as_deref().map(|timeout| timeout.seconds());
    let timeout = own.into_iter().chain(writer.timeout).min();
    if let Some(refused) = writer.refused {
        return Err(refused.into());
    }
    let definition = definition(pipeline, context, timeout, states);
    if writer.diagnostics.is_empty() {
        writer.diagnostics = check::check(&definition, &writer.expressions);
    }
    if !writer.diagnostics.is_empty() {
        return Err(PipelineError::Document(writer.diagnostics));
    }
    Ok(Machine {
        definition,
        statements: writer.grants.statements(),
        uploads: writer.uploads,
        secrets: writer.secrets,
    })
}

fn definition(
    pipeline: &Pipeline,
    context: &Context<'_>,
    timeout: Option<u64>,
    states: Map<String, Value>,
) -> Value {
    let comment = match &pipeline.description {
        Some(description) => description.value.clone(),
        None => format!("The pipeline `{}`", context.full_name()),
    };
    let mut definition = Map::new();
    definition.insert("Comment".to_owned(), json!(comment));
    definition.insert("QueryLanguage".to_owned(), json!("JSONata"));
    if let Some(timeout) = timeout {
        definition.insert("TimeoutSeconds".to_owned(), json!(timeout));
    }
    definition.extend(states);
    Value::Object(definition)
}

impl Writer<'_> {
    /// The states of a pipeline with activities.
    fn pipeline(&mut self, pipeline: &Pipeline, flow: &PipelineFlow) -> Map<String, Value> {
        for activity in pipeline.all_activities() {
            match &activity.action {
                PipelineAction::Launch(launch) => {
                    let (variable, function) = (&launch.variable.value, &launch.function.value);
                    self.launched.insert(variable.clone(), function.clone());
                }
                PipelineAction::UseCluster(cluster) => {
                    self.used.insert(cluster.variable.value.clone());
                }
                PipelineAction::State(state) => own_state::reserve(&state.value, &mut self.names),
                PipelineAction::AddSteps(_)
                | PipelineAction::Parallel(_)
                | PipelineAction::Choice(_)
                | PipelineAction::Map(_)
                | PipelineAction::Wait(_)
                | PipelineAction::TerminateCluster(_)
                | PipelineAction::Run(_)
                | PipelineAction::Invoke(_)
                | PipelineAction::Notify(_)
                | PipelineAction::Fail(_) => {}
            }
        }
        let needs = scan::needs(flow);
        let guarded = needs.any() || topics(pipeline).1.is_some() || scan::waits_for_others(flow);
        let mut scope = self.begin(
            pipeline,
            guarded.then_some(needs),
            has_own_arguments(pipeline),
        );
        self.activities(&mut scope, flow);
        self.end(pipeline, scope)
    }

    /// Ends the execution.
    fn end(&mut self, pipeline: &Pipeline, scope: Scope) -> Map<String, Value> {
        let (success, failure) = topics(pipeline);
        let end = End::Execution {
            success,
            failure,
            about: json!({
                "Pipeline": self.context.full_name(),
                "Execution": expression("$states.context.Execution.Id"),
            }),
        };
        self.close(scope, &end)
    }

    /// Begins the execution: what the input is, with what the document says where it says nothing.
    fn begin(&mut self, pipeline: &Pipeline, needs: Option<Needs>, arguments: bool) -> Scope {
        let after = match topics(pipeline) {
            (_, Some(_)) => "Tell of the failure",
            (_, None) => "The pipeline failed",
        };
        let begin = self.names.unique("Begin");
        let mut scope = self.open(0, needs, after);
        let given = "$states.context.Execution.Input";
        let mut defaults = Map::new();
        for (name, value) in pipeline.input.iter() {
            self.sees_all(&value.value, value);
            defaults.insert(name.value.clone(), value.value.clone());
        }
        let is_given = defaults.is_empty();
        let merged = match is_given {
            true => given.to_owned(),
            false => format!("$merge([{}, {given}])", jsonata(&Value::Object(defaults))),
        };
        let mut assign = Map::new();
        assign.insert(INPUT.to_owned(), expression(&merged));
        if arguments {
            let said = format!(
                "( $given := {merged}; $exists($given.StepArgumentOverrides) ? $given.StepArgumentOverrides \
                 : $exists($given.StepArgOverrides) ? $given.StepArgOverrides : {{}} )"
            );
            assign.insert(steps::ARGUMENTS.to_owned(), expression(&said));
        }
        assign.extend(Self::beginnings(&scope));
        let state = json!({ "Type": "Pass", "Assign": assign });
        let state = match is_given {
            true => state,
            false => with(state, "Output", expression(&merged)),
        };
        scope.flow.add(&begin, state);
        scope
    }
}

/// The topics of a pipeline's success and failure.
fn topics(pipeline: &Pipeline) -> (Option<&str>, Option<&str>) {
    let topics = pipeline.notifications.as_ref();
    let success = topics.and_then(|topics| topics.success.as_deref());
    let failure = topics.and_then(|topics| topics.failure.as_deref());
    (success.map(String::as_str), failure.map(String::as_str))
}

/// Whether callers can replace arguments of a step.
fn has_own_arguments(pipeline: &Pipeline) -> bool {
    pipeline
        .all_activities()
        .iter()
        .any(|activity| match &activity.action {
            PipelineAction::AddSteps(added) => {
                let mut steps = added.steps.iter();
                steps.any(|step| steps::own_arguments(step) > 0)
            }
            _ => false,
        })
}

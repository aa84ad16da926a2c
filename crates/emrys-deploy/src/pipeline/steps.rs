// SPDX-License-Identifier: Apache-2.0
//! `add_steps`: each step is a task that ends with the step.

use emrys_diagnostics::Code;
use emrys_document::elements::{Cluster, Command, PipelineSteps, Step, StepAction};
use emrys_document::{Project, Spanned};
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_synth::lower::plan::PlannedStep;
use emrys_synth::states;
use serde_json::{Map, Value, json};

use super::expression::{StepText, expression, literal};
use super::flow::{Flow, Way, with};
use super::patience;
use super::scan::said;
use super::writer::{FAILURE, REFUSAL, Scope, Writer, input, task};

/// The variable with the arguments that callers change, by step.
pub(super) const ARGUMENTS: &str = "emrysArguments";

/// A step as a task, and what the document says about its failure.
pub(super) struct StepTask {
    pub(super) name: String,
    pub(super) state: Value,
    pub(super) said: Option<ActionOnFailure>,
}

impl Writer<'_> {
    pub(super) fn add_steps(
        &mut self,
        scope: &mut Scope,
        name: Option<&str>,
        added: &PipelineSteps,
    ) {
        let cluster = &added.cluster;
        self.expressions
            .push(cluster.clone().map(|name| format!("${name}")));
        let steps = added.steps.iter().map(|step| &step.value);
        let definition = definition_of(self.context.project, self.launched.get(&cluster.value));
        let lowered = emrys_synth::lower::steps(steps, definition, self.context.destination);
        let (planned, uploads) = match lowered {
            Ok(lowered) => lowered,
            Err(refused) => {
                self.refused.get_or_insert(refused);
                return;
            }
        };
        for upload in uploads {
            if !self.uploads.contains(&upload) {
                self.uploads.push(upload);
            }
        }
        let role = definition.and_then(|own| own.step_execution_role_arn.as_deref());
        let role = role.map(String::as_str);
        self.grants.step_roles.extend(role.map(str::to_owned));
        let clusters = self.clusters_of(cluster);
        self.grants.steps = self.grants.steps.max(clusters);
        self.grants.waits_for_steps |= added.waits();
        if added.waits() && added.steps.iter().any(|step| ends_cluster(said(step))) {
            self.grants.terminates = self.grants.terminates.max(clusters);
        }
        let tasks: Vec<StepTask> = added
            .steps
            .iter()
            .zip(&planned)
            .map(|(step, planned)| StepTask {
                name: planned.name().to_owned(),
                state: self.step(cluster, step, planned, added.waits(), role),
                said: said(step),
            })
            .collect();
        if added.is_parallel() && tasks.len() > 1 && added.waits() {
            return self.at_once(scope, name, cluster, tasks);
        }
        // The activity's name is that of its step where there is one alone.
        let name = name.filter(|_| tasks.len() == 1);
        for task in tasks {
            let own = self.name(name, &task.name);
            match added.waits() {
                true => self.one(scope, &own, cluster, task),
                false => {
                    let state = scope.guarded(task.state);
                    self.add_patient(scope, &own, state);
                }
            }
        }
    }

    /// A step after what was before it.
    pub(super) fn one(&mut self, scope: &mut Scope, name: &str, cluster: &str, task: StepTask) {
        if task.said == Some(ActionOnFailure::Continue) {
            let failure = scope.first_failure("$states.errorOutput");
            let caught = json!([{
                "ErrorEquals": ["States.ALL"],
                "Assign": { scope.failure(): failure },
                "Output": input(),
            }]);
            self.add_patient(scope, name, with(task.state, "Catch", caught));
            scope.flow.leave_open(name, Way::Caught);
        } else {
            let ends = ends_cluster(task.said);
            let state = Self::guarded_step(scope, cluster, task.state, ends);
            self.add_patient(scope, name, state);
        }
    }

    /// Steps that are added at the same time.
    pub(super) fn at_once(
        &mut self,
        scope: &mut Scope,
        name: Option<&str>,
        cluster: &str,
        tasks: Vec<StepTask>,
    ) {
        let names: Vec<&str> = tasks.iter().map(|task| task.name.as_str()).collect();
        let own = self.name(name, &format!("At once: {}", names.join(", ")));
        let notes = |task: &StepTask| task.said == Some(ActionOnFailure::Continue);
        let has_notes = tasks.iter().any(notes);
        let ends = tasks.iter().any(|task| ends_cluster(task.said));
        // Variables of a branch are its own, and have other names than those around it.
        let variable = Scope::own_of(scope.depth + 1, REFUSAL);
        let mut branches = Vec::new();
        for task in tasks {
            let name = self.names.unique(&task.name);
            let notes = notes(&task);
            let state = with(task.state, "Output", json!({}));
            let mut flow = Flow::default();
            if notes {
                let failed = self.names.unique(&format!("{name} failed"));
                let told = json!({ FAILURE: expression("$states.errorOutput") });
                let caught =
                    json!([{ "ErrorEquals": ["States.ALL"], "Output": told, "Next": failed }]);
                let state = with(state, "Catch", caught);
                patience::add(&mut flow, &mut self.names, &variable, &name, state);
                let open = flow.take_open();
                flow.add(&failed, json!({ "Type": "Pass" }));
                flow.give_open(open);
            } else {
                patience::add(&mut flow, &mut self.names, &variable, &name, state);
            }
            branches.push(Value::Object(flow.finish(&mut self.names)));
        }
        let state = json!({ "Type": "Parallel", "Branches": branches, "Output": input() });
        let state = match has_notes {
            true => {
                let told = format!(
                    "($exists($states.result.{FAILURE}) ? ($states.result.{FAILURE})[0] : null)"
                );
                let failure = scope.first_failure(&told);
                with(state, "Assign", json!({ scope.failure(): failure }))
            }
            false => state,
        };
        let state = Self::guarded_step(scope, cluster, state, ends);
        scope.flow.add(&own, state);
    }

    /// A step's state with what is done when it fails: the list is left, and the cluster ends with it if the step says so.
    fn guarded_step(scope: &Scope, cluster: &str, state: Value, ends: bool) -> Value {
        let mut more = Map::new();
        if ends {
            let clusters = scope.clusters();
            let ended = expression(&format!("[${clusters}, ${cluster}]"));
            more.insert(clusters, ended);
        }
        scope.guarded_with(state, "$states.errorOutput", more)
    }

    /// A step as a task, without what follows it.
    fn step(
        &mut self,
        cluster: &str,
        step: &Spanned<Step>,
        planned: &PlannedStep,
        waits: bool,
        role: Option<&str>,
    ) -> Value {
        let mut config = step_config(planned);
        let arguments = config
            .pointer_mut("/HadoopJarStep/Args")
            .map(Value::take)
            .unwrap_or_default();
        self.texts(&mut config, cluster, step);
        let arguments = self.arguments(&arguments, cluster, step, planned.name());
        if let (Some(place), Some(arguments)) =
            (config.pointer_mut("/HadoopJarStep/Args"), arguments)
        {
            *place = arguments;
        }
        step_task(cluster, &config, planned, waits, role)
    }

    /// Every text of a step's configuration as a state has it.
    fn texts(&mut self, json: &mut Value, cluster: &str, step: &Spanned<Step>) {
        match json {
            Value::String(own) => {
                if let Some(text) = self.text(own, cluster, step) {
                    *json = text.value();
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.texts(item, cluster, step);
                }
            }
            Value::Object(members) => {
                for member in members.values_mut() {
                    self.texts(member, cluster, step);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn text(&mut self, text: &str, cluster: &str, step: &Spanned<Step>) -> Option<StepText> {
        match StepText::read(text, cluster) {
            Ok(text) => {
                let own = format!("${cluster}");
                for jsonata in text.expressions().filter(|jsonata| *jsonata != own) {
                    self.sees(&format!("{{% {jsonata} %}}"), step);
                }
                Some(text)
            }
            Err(reference) => {
                let message = format!(
                    "the step `{}` has `{reference}`, which a state machine cannot know",
                    step.value.name.value
                );
                let refused = step.diagnostic(Code::InvalidValue, message);
                self.diagnostics.push(refused);
                None
            }
        }
    }

    /// A step's arguments: those of the user's own program can be replaced by callers.
    fn arguments(
        &mut self,
        arguments: &Value,
        cluster: &str,
        step: &Spanned<Step>,
        name: &str,
    ) -> Option<Value> {
        let texts: Vec<&str> = arguments
            .as_array()?
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let own = own_arguments(step);
        let texts: Vec<StepText> = texts
            .into_iter()
            .map(|text| self.text(text, cluster, step))
            .collect::<Option<_>>()?;
        Some(replaceable(&texts, own, name))
    }
}

/// The arguments of a step, of which callers replace the last ones.
pub(super) fn replaceable(texts: &[StepText], own: usize, name: &str) -> Value {
    if own == 0 {
        return texts.iter().map(StepText::value).collect();
    }
    let fixed = texts.len().saturating_sub(own);
    let listed = texts.iter().enumerate().map(|(number, text)| {
        let jsonata = text.jsonata();
        match number < fixed {
            true => jsonata,
            false => format!("$own({jsonata})"),
        }
    });
    let listed: Vec<String> = listed.collect();
    expression(&format!(
        "( $said := $lookup(${ARGUMENTS}, {}); \
         $other := function($argument) {{( $other := $lookup($said, $argument); \
         $type($other) = 'string' ? $other : $error({}) )}}; \
         $own := function($argument) {{ $not($exists($argument)) ? $error('an argument has no value') \
         : $type($argument) = 'string' and $exists($lookup($said, $argument)) \
         ? $other($argument) : $argument }}; [{}] )",
        literal(name),
        literal(&format!(
            "StepArgumentOverrides of {name}: an argument is a text"
        )),
        listed.join(", ")
    ))
}

/// A step's configuration as it is sent.
pub(super) fn step_config(planned: &PlannedStep) -> Value {
    // What cannot be written as JSON cannot be sent either.
    serde_json::to_value(states::config(planned)).unwrap_or_default()
}

/// A step as a task, without what follows it.
///
/// `role` is the ARN of the role that it runs with, if that is not the instances' (MG emr-steps-runtime-roles).
pub(super) fn step_task(
    cluster: &str,
    config: &Value,
    planned: &PlannedStep,
    waits: bool,
    role: Option<&str>,
) -> Value {
    let arguments = json!({ "ClusterId": expression(&format!("${cluster}")), "Step": config });
    let arguments = match role {
        Some(role) => with(arguments, "ExecutionRoleArn", json!(role)),
        None => arguments,
    };
    let action = match waits {
        true => "elasticmapreduce:addStep.sync",
        false => "elasticmapreduce:addStep",
    };
    let state = task(action, arguments);
    match waits {
        true => states::persisting(state, planned),
        false => state,
    }
}

/// The cluster of a launch function, where the project has it.
fn definition_of<'p>(project: &'p Project, function: Option<&String>) -> Option<&'p Cluster> {
    let function = project.launch_functions.get(function?)?;
    project.clusters.get(function.cluster.as_str())
}

/// Whether a step's failure ends its cluster.
fn ends_cluster(said: Option<ActionOnFailure>) -> bool {
    use ActionOnFailure::{TerminateCluster, TerminateJobFlow};
    matches!(said, Some(TerminateCluster | TerminateJobFlow))
}

/// How many of the last arguments are those of the user's own program.
pub(crate) fn own_arguments(step: &Step) -> usize {
    match &step.action {
        StepAction::SparkSubmit(submit) => submit.args.len(),
        StepAction::SparkSql(sql) => sql.args.len(),
        StepAction::Script(script) => script.args.len(),
        StepAction::Command(command) => match &command.value {
            Command::Words(words) => words.len().saturating_sub(1),
            Command::Shell(_) => 0,
        },
        StepAction::Jar(jar) => jar.args.len(),
        StepAction::RestoreHBase(_) | StepAction::BackupHBase(_) => 0,
    }
}

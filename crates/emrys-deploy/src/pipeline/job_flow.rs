// SPDX-License-Identifier: Apache-2.0
//! A job flow as a pipeline, unchanged: its cluster, with what the profile gives it and the tags by which the sweep knows
//! it, its steps and activities, and its end of life.

use std::collections::BTreeMap;

use emrys_diagnostics::Code;
use emrys_document::Spanned;
use emrys_document::elements::{CLUSTER, JobFlow, Pipeline};
use emrys_model::action_on_failure::ActionOnFailure;
use emrys_synth::activity::{Activity, WaitFor};
use emrys_synth::lower;
use emrys_synth::lower::plan::{EndOfLife, Plan, PlannedStep, wave};
use emrys_synth::states;
use serde_json::{Map, Value, json};

use super::clusters::{STARTED_BY, again};
use super::expression::{StepText, expression};
use super::flow::{Way, with};
use super::grants::{Clusters, Launch};
use super::scan::Needs;
use super::steps::{self, StepTask, replaceable, step_config, step_task};
use super::writer::{INPUT, Scope, Writer, task};
use crate::secrets::{self, Split};
use crate::tags;

/// How many seconds there are between two looks at a cluster that Step Functions does not wait for.
const LOOK: u64 = 30;

impl Writer<'_> {
    /// The states of a pipeline that runs a job flow.
    pub(super) fn job_flow(
        &mut self,
        pipeline: &Pipeline,
        name: &Spanned<String>,
    ) -> Map<String, Value> {
        let none = Map::new();
        let Some(plan) = self.plan(name) else {
            return none;
        };
        let Some(request) = self.request(pipeline, name, &plan) else {
            return none;
        };
        self.timeout = plan.timeout.map(|timeout| timeout.as_secs().max(1));
        let needs = Needs {
            owns: true,
            notes: true,
            inner: false,
        };
        let own = self.own_arguments(name);
        let has_arguments = own.values().any(|own| *own > 0);
        let mut scope = self.begin(pipeline, Some(needs), has_arguments);
        let end = scope.guard.as_ref().map(|guard| guard.failed.clone());
        let end = end.unwrap_or_default();
        let follows = !plan.failed_flow.is_empty();
        let after = match follows {
            true => self.names.unique("After a failure"),
            false => end.clone(),
        };
        lead_failures_to(&mut scope, &after);
        let mut run = Run {
            plan: &plan,
            request: &request,
            name,
            own,
        };
        match &plan.flow {
            Some(flow) => self.run_activities(&mut scope, &mut run, flow),
            None => {
                let steps = plan.steps.clone();
                let start = Activity::StartCluster { steps };
                self.run_activities(&mut scope, &mut run, &[start]);
            }
        }
        if follows || plan.end_of_life == EndOfLife::KeepOnFailure {
            let state = json!({
                "Type": "Choice",
                "Choices": [{
                    "Condition": expression(&format!("${} != null", scope.failure())),
                    "Next": after,
                }],
            });
            let choice = self.names.unique("Has a step failed?");
            scope.flow.add_end(&choice, state);
            scope.flow.leave_open(&choice, Way::Default);
        }
        if plan.end_of_life == EndOfLife::KeepOnFailure {
            let ended = expression(&format!("[${CLUSTER}]"));
            let state = json!({ "Type": "Pass", "Assign": { scope.clusters(): ended } });
            let name = self.names.unique("Nothing has failed");
            scope.flow.add(&name, state);
        }
        if follows {
            let open = scope.flow.take_open();
            scope.flow.add(&after, json!({ "Type": "Pass" }));
            lead_failures_to(&mut scope, &end);
            self.run_activities(&mut scope, &mut run, &plan.failed_flow);
            scope.flow.give_open(open);
        }
        self.end(pipeline, scope)
    }

    /// The plan of the job flow, of which a machine can do everything.
    fn plan(&mut self, name: &Spanned<String>) -> Option<Plan> {
        let project = self.context.project;
        let job_flow = project.job_flows.get(name.as_str());
        let found = job_flow.and_then(|own| Some((own, project.cluster_of(own)?)));
        let Some((job_flow, cluster)) = found else {
            self.refuse_of(name, format!("there is no job flow `{}`", name.value));
            return None;
        };
        let runs_alone = [
            ("lock", job_flow.lock.is_some()),
            ("retry", job_flow.retry.is_some()),
        ];
        for (member, _) in runs_alone.iter().filter(|(_, is_there)| *is_there) {
            let message = format!(
                "the job flow `{}` has `{member}`, which `emrys run` does and a state machine cannot",
                name.value
            );
            self.refuse_of(name, message);
        }
        let destination = self.context.destination;
        let lowered = lower::job_flow(project, name, job_flow, cluster, destination);
        match lowered {
            Ok(plan) => {
                self.uploads.clone_from(&plan.uploads);
                Some(plan)
            }
            Err(refused) => {
                self.refused = Some(refused);
                None
            }
        }
    }

    /// How many arguments callers replace of each step. Of two steps with one name it is the fewer.
    fn own_arguments(&self, name: &str) -> BTreeMap<String, usize> {
        let mut own = BTreeMap::new();
        let job_flow = self.context.project.job_flows.get(name);
        for step in job_flow.into_iter().flat_map(JobFlow::all_steps) {
            let count = steps::own_arguments(step);
            own.entry(step.value.name.value.clone())
                .and_modify(|other: &mut usize| *other = count.min(*other))
                .or_insert(count);
        }
        own
    }

    fn refuse_of(&mut self, name: &Spanned<String>, message: String) {
        let refused = name.diagnostic(Code::InvalidValue, message);
        self.diagnostics.push(refused);
    }

    /// RunJobFlow's input for the cluster, as a state has it.
    fn request(
        &mut self,
        pipeline: &Pipeline,
        name: &Spanned<String>,
        plan: &Plan,
    ) -> Option<Value> {
        let Some(profile) = &pipeline.profile else {
            let message = "a job flow's cluster gets its roles from a `profile` of the pipeline";
            self.refuse_of(name, message.to_owned());
            return None;
        };
        let Some(value) = self.context.profiles.get(profile.as_str()) else {
            let message = format!("nothing is known of the profile `{}`", profile.value);
            self.refuse_of(profile, message);
            return None;
        };
        let mut request = states::staying(&plan.request);
        if let Some(own) = &mut request.security_configuration
            && let Some(deployed) = self.context.security_configurations.get(own.as_str())
        {
            own.clone_from(deployed);
        }
        if let (Some(logs), Some(cluster)) = (&value.logs_uri, &request.name) {
            request.log_uri = Some(format!("{logs}{cluster}/"));
        }
        // What cannot be written as JSON cannot be sent either.
        let mut json = serde_json::to_value(&request).unwrap_or_default();
        self.plain(&mut json, name);
        let secrets = Split::of_job_flow(self.context.project, name);
        secrets::refer(&mut json, &secrets);
        self.secrets = secrets;
        merge(&mut json, &value.request);
        self.tag(&mut json, plan.end_of_life);
        self.grants.launch = Some(Launch {
            roles: value.roles.passed(),
            waits: emrys_catalog::create_cluster::refusal(&json).is_none(),
        });
        let namespace = self.context.project.namespace();
        self.grants.namespaces.insert(namespace.to_owned());
        self.grants.describes = Clusters::Own;
        Some(json)
    }

    /// Gives the cluster the tags by which it is found when its execution cannot end it. One that is to stay has not that
    /// of its execution: the sweep would end it.
    fn tag(&self, request: &mut Value, end: EndOfLife) {
        let started_by = format!("${INPUT}.{STARTED_BY}");
        let execution = "$states.context.Execution.Id";
        let started_by = format!("$exists({started_by}) ? {started_by} : {execution}");
        let keeps = end != EndOfLife::Terminate;
        let namespace = self.context.project.namespace();
        let own = [
            (!keeps, tags::EXECUTION, expression(execution)),
            (true, tags::STARTED_BY, expression(&started_by)),
            (true, tags::FUNCTION, json!(self.context.full_name())),
            (true, tags::NAMESPACE, json!(namespace)),
            (keeps, tags::KEEP, json!("true")),
        ];
        let mut all = match request.get_mut("Tags").map(Value::take) {
            Some(Value::Array(tags)) => tags,
            _ => Vec::new(),
        };
        let is_ours = |tag: &Value| {
            let key = tag.get("Key").and_then(Value::as_str);
            key.is_some_and(|key| key.starts_with(tags::OURS))
        };
        all.retain(|tag| !is_ours(tag));
        let own = own.into_iter().filter(|(is_there, ..)| *is_there);
        all.extend(own.map(|(_, key, value)| json!({ "Key": key, "Value": value })));
        if let Value::Object(members) = request {
            members.insert("Tags".to_owned(), Value::Array(all));
        }
    }

    /// Texts that are no expressions stay none.
    fn plain(&mut self, json: &mut Value, name: &Spanned<String>) {
        match json {
            Value::String(text) => match StepText::plain(text, CLUSTER) {
                Ok(text) => *json = text.value(),
                Err(reference) => {
                    let message = format!(
                        "the job flow `{}` has `{reference}`, which a state machine cannot know",
                        name.value
                    );
                    self.refuse_of(name, message);
                }
            },
            Value::Array(items) => {
                for item in items {
                    self.plain(item, name);
                }
            }
            Value::Object(members) => {
                for member in members.values_mut() {
                    self.plain(member, name);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn run_activities(&mut self, scope: &mut Scope, run: &mut Run<'_>, activities: &[Activity]) {
        for activity in activities {
            match activity {
                Activity::StartCluster { steps } => {
                    self.start_cluster(scope, run);
                    self.run_steps(scope, run, steps);
                }
                Activity::AddSteps { steps } => self.run_steps(scope, run, steps),
                // All tasks wait for what they do, so nothing is left to be waited for or to be cancelled.
                Activity::Wait {
                    until: WaitFor::Idle,
                    ..
                }
                | Activity::CancelSteps => {}
                Activity::Wait {
                    until: WaitFor::Ended,
                    ..
                }
                | Activity::TerminateCluster => {
                    self.terminate_one(scope, None, CLUSTER, Clusters::Own);
                }
                Activity::Resize { group, count } => self.resize(scope, run, group, *count),
                Activity::ModifyCluster {
                    step_concurrency_level,
                } => {
                    let arguments = json!({
                        "ClusterId": expression(&format!("${CLUSTER}")),
                        "StepConcurrencyLevel": step_concurrency_level,
                    });
                    let state = with(
                        task("aws-sdk:emr:modifyCluster", arguments),
                        "Retry",
                        again(5),
                    );
                    let state = scope.guarded(state);
                    let name = format!("Run {step_concurrency_level} steps at once");
                    let name = self.names.unique(&name);
                    scope.flow.add(&name, state);
                    self.on_own_cluster("ModifyCluster");
                }
                Activity::Custom { name } => {
                    let message = format!("a state machine cannot do the activity `{name}`");
                    self.refuse_of(run.name, message);
                }
            }
        }
    }

    fn on_own_cluster(&mut self, action: &str) {
        let action = format!("elasticmapreduce:{action}");
        self.grants.other.insert((Clusters::Own, action));
    }

    fn start_cluster(&mut self, scope: &mut Scope, run: &Run<'_>) {
        let waits = emrys_catalog::create_cluster::refusal(run.request).is_none();
        let (action, id) = match waits {
            true => (
                "elasticmapreduce:createCluster.sync",
                "$states.result.ClusterId",
            ),
            // Step Functions' own integration does not know a member; the API's does.
            false => ("aws-sdk:emr:runJobFlow", "$states.result.JobFlowId"),
        };
        let mut assign = Map::new();
        assign.insert(CLUSTER.to_owned(), expression(id));
        if run.plan.end_of_life == EndOfLife::Terminate {
            let owned = format!("[${}, {id}]", scope.clusters());
            assign.insert(scope.clusters(), expression(&owned));
        }
        let state = task(action, run.request.clone());
        let state = scope.guarded(with(state, "Assign", Value::Object(assign)));
        let name = self.names.unique("Launch the cluster");
        self.add_patient(scope, &name, state);
        if !waits {
            self.wait_for_cluster(scope);
        }
        self.grants.terminates = self.grants.terminates.max(Clusters::Own);
    }

    /// Looks again and again until the cluster can take steps.
    fn wait_for_cluster(&mut self, scope: &mut Scope) {
        let names = [
            "Look at the cluster",
            "Is the cluster ready?",
            "Wait for the cluster",
            "The cluster has ended",
        ];
        let [look, choice, wait, ended] = names.map(|name| self.names.unique(name));
        let status = scope.own("emrysStatus");
        let arguments = json!({ "ClusterId": expression(&format!("${CLUSTER}")) });
        let state = task("aws-sdk:emr:describeCluster", arguments);
        let found = expression("$states.result.Cluster.Status");
        let state = with(state, "Assign", json!({ status.clone(): found }));
        let again = json!([{
            "ErrorEquals": ["States.ALL"],
            "IntervalSeconds": LOOK,
            "MaxAttempts": 5,
            "BackoffRate": 2,
            "JitterStrategy": "FULL",
        }]);
        let state = scope.guarded(with(state, "Retry", again));
        scope.flow.add(&look, state);
        let state = json!({
            "Type": "Choice",
            "Choices": [
                {
                    "Condition": expression(&format!("${status}.State in ['RUNNING', 'WAITING']")),
                },
                {
                    "Condition": expression(&format!("$contains(${status}.State, 'TERMINAT')")),
                    "Next": ended,
                },
            ],
            "Default": wait,
        });
        scope.flow.add_end(&choice, state);
        let state = json!({ "Type": "Wait", "Seconds": LOOK, "Next": look });
        scope.flow.add_end(&wait, state);
        let cause = format!("${status}.State & ': ' & ${status}.StateChangeReason.Message");
        let failure = json!({ "Error": "Emrys.ClusterFailed", "Cause": expression(&cause) });
        let failed = scope.guard.as_ref().map(|guard| guard.failed.clone());
        let state = json!({
            "Type": "Pass",
            "Assign": { scope.failure(): failure },
            "Next": failed,
        });
        scope.flow.add_end(&ended, state);
        scope.flow.leave_open(&choice, Way::Rule(0));
    }

    /// Steps one after another; where the cluster runs several at once, those between which nothing is waited for.
    fn run_steps(&mut self, scope: &mut Scope, run: &Run<'_>, steps: &[PlannedStep]) {
        if steps.is_empty() {
            return;
        }
        self.grants.steps = self.grants.steps.max(Clusters::Own);
        self.grants.waits_for_steps = true;
        let level = run.plan.request.step_concurrency_level;
        let mut rest = steps;
        while !rest.is_empty() {
            let together = match level.unwrap_or(1) > 1 {
                true => wave(rest),
                false => rest.get(..1).unwrap_or_default(),
            };
            let tasks: Vec<StepTask> = together
                .iter()
                .map(|planned| self.planned(run, planned))
                .collect();
            rest = rest.get(together.len()..).unwrap_or_default();
            if tasks.len() > 1 {
                self.at_once(scope, None, CLUSTER, tasks);
                continue;
            }
            for task in tasks {
                let name = self.names.unique(&task.name);
                self.one(scope, &name, CLUSTER, task);
            }
        }
    }

    fn planned(&mut self, run: &Run<'_>, planned: &PlannedStep) -> StepTask {
        let mut config = step_config(planned);
        let arguments = config.pointer("/HadoopJarStep/Args").cloned();
        self.plain(&mut config, run.name);
        let own = run.own.get(planned.name()).copied().unwrap_or_default();
        if own > 0
            && let Some(Value::Array(arguments)) = arguments
            && let Some(place) = config.pointer_mut("/HadoopJarStep/Args")
        {
            let texts = arguments.iter().filter_map(Value::as_str);
            // What cannot be read has been told above.
            let texts: Vec<StepText> = texts
                .filter_map(|text| StepText::plain(text, CLUSTER).ok())
                .collect();
            *place = replaceable(&texts, own, planned.name());
        }
        let role = run.plan.request.step_execution_role_arn.as_deref();
        self.grants.step_roles.extend(role.map(str::to_owned));
        let action = planned.action_on_failure;
        StepTask {
            name: planned.name().to_owned(),
            state: step_task(CLUSTER, &config, planned, true, role),
            said: Some(action).filter(|action| *action != ActionOnFailure::CancelAndWait),
        }
    }

    fn resize(&mut self, scope: &mut Scope, run: &Run<'_>, group: &str, count: i32) {
        let Some(name) = states::group_name(run.plan, group) else {
            let message = format!(
                "the cluster has no instance group `{group}` with a name, by which a state machine would find it"
            );
            return self.refuse_of(run.name, message);
        };
        let arguments = json!({
            "ClusterId": expression(&format!("${CLUSTER}")),
            "InstanceGroupName": name,
            "InstanceGroup": { "InstanceCount": count },
        });
        let state = task("elasticmapreduce:modifyInstanceGroupByName", arguments);
        let state = scope.guarded(with(state, "Retry", again(5)));
        let own = self.names.unique(&format!("Resize {name}"));
        scope.flow.add(&own, state);
        self.on_own_cluster("ListInstanceGroups");
        self.on_own_cluster("ModifyInstanceGroups");
    }
}

/// A job flow that is being written.
struct Run<'r> {
    plan: &'r Plan,
    request: &'r Value,
    name: &'r Spanned<String>,
    /// How many of the last arguments of each step are those of the user's own program, by the step's name.
    own: BTreeMap<String, usize>,
}

fn lead_failures_to(scope: &mut Scope, name: &str) {
    if let Some(guard) = &mut scope.guard {
        name.clone_into(&mut guard.failed);
    }
}

/// Puts members over those of an object, and those of objects in it over theirs.
fn merge(json: &mut Value, over: &Value) {
    match (json, over) {
        (Value::Object(members), Value::Object(over)) => {
            for (name, value) in over {
                merge(members.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (json, over) => *json = over.clone(),
    }
}

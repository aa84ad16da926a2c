// SPDX-License-Identifier: Apache-2.0
//! Activities that begin and end clusters: `launch`, `use_cluster`, `terminate_cluster`, and the end of those that a list
//! owns.

use emrys_diagnostics::Code;
use emrys_document::elements::{Launch, TerminateCluster, UseCluster};
use serde_json::{Map, Value, json};

use super::expression::{expression, jsonata};
use super::flow::{Flow, with};
use super::grants::Clusters;
use super::writer::{FAILURE, INPUT, Scope, Writer, input, task};

/// The execution that launch functions and pipelines are told to be started by (Step Functions Developer Guide, "Start
/// workflow executions from a task state").
pub(super) const STARTED_BY: &str = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

/// What a failure of a nested execution is, from the error of its task: what that execution failed with. Its description
/// is the cause of the task's error, which is cut where it is too long.
pub(super) const NESTED_FAILURE: &str = "($error := $states.errorOutput; \
     $error.Error = 'States.TaskFailed' and $contains($error.Cause, '\"ExecutionArn\"') \
     and $substring($error.Cause, -1) = '}' \
     ? ($execution := $parse($error.Cause); {\
     'Error': $exists($execution.Error) ? $execution.Error : $error.Error, \
     'Cause': $exists($execution.Cause) ? $execution.Cause : $error.Cause}) : $error)";

/// The errors after which EMR may be asked once more, where asking twice does no harm. What its integrations call by no name
/// of its own, as a refusal because of too many requests, is the last two.
pub(super) fn again(attempts: u32) -> Value {
    json!([{
        "ErrorEquals": [
            "EMR.InternalServerErrorException",
            "EMR.InternalServerException",
            "EMR.ThrottlingException",
            "Emr.ThrottlingException",
            "EMR.AmazonElasticMapReduceException",
            "Emr.EmrException",
        ],
        "IntervalSeconds": 2,
        "MaxAttempts": attempts,
        "BackoffRate": 2,
        "MaxDelaySeconds": 60,
        "JitterStrategy": "FULL",
    }])
}

impl Writer<'_> {
    pub(super) fn launch(&mut self, scope: &mut Scope, name: Option<&str>, launch: &Launch) {
        let function = &launch.function;
        self.sees_variable(&launch.variable);
        let Some(machine) = self.context.launch_functions.get(function.as_str()) else {
            let message = format!(
                "nothing is known of the launch function `{}`",
                function.value
            );
            let unknown = function.diagnostic(Code::InvalidValue, message);
            return self.diagnostics.push(unknown);
        };
        let id = "$states.result.Output.LaunchClusterResult.ClusterId";
        let mut assign = Map::new();
        assign.insert(launch.variable.value.clone(), expression(id));
        if !launch.keeps() {
            let clusters = scope.clusters();
            // A running cluster that the function has given is somebody else's.
            let owned =
                format!("$states.result.Output.Reused = true ? ${clusters} : [${clusters}, {id}]");
            assign.insert(clusters, expression(&owned));
        }
        let arguments = json!({
            "StateMachineArn": machine,
            "Input": self.launch_input(launch),
        });
        let state = with(
            task("states:startExecution.sync:2", arguments),
            "Assign",
            Value::Object(assign),
        );
        let state = scope.guarded_with(state, NESTED_FAILURE, Map::new());
        let name = self.name(name, &format!("Launch {}", function.value));
        self.add_patient(scope, &name, state);
        self.grants.starts.insert(machine.clone());
        self.grants.waits_for.insert(machine.clone());
        let namespace = function.split_once('/').map(|(namespace, _)| namespace);
        let namespace = namespace.unwrap_or(self.context.project.namespace());
        self.grants.namespaces.insert(namespace.to_owned());
    }

    /// What the launch function gets.
    fn launch_input(&mut self, launch: &Launch) -> Value {
        let mut overrides = Map::new();
        for (name, value) in launch.overrides.iter() {
            self.sees_all(&value.value.0, value);
            overrides.insert(name.value.clone(), value.value.0.clone());
        }
        let mut tags = Vec::new();
        for (key, value) in launch.tags.iter() {
            let text = Value::from(value.value.0.clone());
            self.sees_all(&text, value);
            tags.push(json!({ "Key": key.value, "Value": text }));
        }
        let fails = launch.fail_if_cluster_running.as_deref().copied();
        let execution = expression("$states.context.Execution.Id");
        if !self.takes_callers {
            let mut input = Map::new();
            if !overrides.is_empty() {
                input.insert("ClusterConfigurationOverrides".to_owned(), json!(overrides));
            }
            if !tags.is_empty() {
                input.insert("Tags".to_owned(), json!(tags));
            }
            if let Some(fails) = fails {
                input.insert("FailIfClusterRunning".to_owned(), json!(fails));
            }
            if launch.keeps() {
                input.insert("Keep".to_owned(), json!(true));
            }
            input.insert(STARTED_BY.to_owned(), execution);
            return Value::Object(input);
        }
        let caller = |member: &str| format!("${INPUT}.{member}");
        let said = [
            caller("ClusterConfigOverrides"),
            caller("ClusterConfigurationOverrides"),
        ];
        let overrides = jsonata(&Value::Object(overrides));
        let overrides = format!("$merge([{overrides}, {}])", said.join(", "));
        let tags = match tags.is_empty() {
            true => format!("[{}]", caller("Tags")),
            false => {
                let own = jsonata(&Value::Array(tags));
                let said = caller("Tags");
                let kept = format!("function($tag) {{ $not($tag.Key in {said}.Key) }}");
                format!("[$filter({own}, {kept}), {said}]")
            }
        };
        let said = caller("FailIfClusterRunning");
        let fails = match fails {
            Some(fails) => format!("$exists({said}) ? {said} : {fails}"),
            None => said,
        };
        let mut members = vec![
            format!("'ClusterConfigurationOverrides': {overrides}"),
            format!("'Tags': {tags}"),
            format!("'FailIfClusterRunning': {fails}"),
        ];
        if launch.keeps() {
            members.push("'Keep': true".to_owned());
        }
        members.push(format!("'{STARTED_BY}': $states.context.Execution.Id"));
        expression(&format!("{{ {} }}", members.join(", ")))
    }

    pub(super) fn use_cluster(
        &mut self,
        scope: &mut Scope,
        name: Option<&str>,
        cluster: &UseCluster,
    ) {
        self.sees_variable(&cluster.variable);
        let id = Value::from(cluster.id.value.0.clone());
        self.sees_all(&id, &cluster.id);
        let variable = cluster.variable.value.clone();
        let name = self.name(name, &format!("Use {variable}"));
        let mut assign = Map::new();
        assign.insert(variable, id);
        self.assign(scope, &name, assign);
    }

    /// Which clusters a variable may have.
    pub(super) fn clusters_of(&self, variable: &str) -> Clusters {
        match self.used.contains(variable) || !self.launched.contains_key(variable) {
            true => Clusters::Any,
            false => Clusters::Own,
        }
    }

    pub(super) fn terminate(
        &mut self,
        scope: &mut Scope,
        name: Option<&str>,
        cluster: &TerminateCluster,
    ) {
        let variable = &cluster.cluster;
        let place = variable.clone().map(|name| format!("${name}"));
        self.expressions.push(place);
        let clusters = self.clusters_of(variable);
        self.terminate_one(scope, name, variable, clusters);
    }

    /// Terminates the cluster that a variable has.
    pub(super) fn terminate_one(
        &mut self,
        scope: &mut Scope,
        name: Option<&str>,
        variable: &str,
        clusters: Clusters,
    ) {
        let id = expression(&format!("${variable}"));
        let lift = format!("Lift the protection of {variable}");
        let lift = self.names.unique(&lift);
        let end = self.name(name, &format!("Terminate {variable}"));
        let protection = lift_protection(&id);
        let caught = json!([{ "ErrorEquals": ["States.ALL"], "Output": input(), "Next": end }]);
        scope.flow.add(&lift, with(protection, "Catch", caught));
        let state = scope.guarded(self.terminate_cluster(&id));
        let owns = scope.guard.as_ref().is_some_and(|guard| guard.needs.owns);
        let state = match owns {
            true => {
                let clusters = scope.clusters();
                let rest = format!("[${clusters}[$ != ${variable}]]");
                with(state, "Assign", json!({ clusters: expression(&rest) }))
            }
            false => state,
        };
        scope.flow.add(&end, state);
        self.grants.terminates = self.grants.terminates.max(clusters);
    }

    /// Terminates all clusters that a list owns. One that cannot be terminated does not keep the others from it.
    pub(super) fn terminate_all(&mut self, scope: &Scope) -> Value {
        let id = input();
        let names = [
            "Lift the protection",
            "Terminate the cluster",
            "The cluster stays",
        ];
        let [lift, end, stays] = names.map(|name| self.names.unique(name));
        let mut flow = Flow::default();
        let caught = json!([{ "ErrorEquals": ["States.ALL"], "Output": input(), "Next": end }]);
        flow.add(&lift, with(lift_protection(&id), "Catch", caught));
        let told = json!({ FAILURE: expression("$states.errorOutput") });
        let caught = json!([{ "ErrorEquals": ["States.ALL"], "Output": told, "Next": stays }]);
        let state = with(self.terminate_cluster(&id), "Output", json!({}));
        flow.add(&end, with(state, "Catch", caught));
        let open = flow.take_open();
        flow.add_end(&stays, json!({ "Type": "Pass" }));
        flow.give_open(open);
        flow.leave_open(&stays, super::flow::Way::Next);
        let clusters = scope.clusters();
        let failure = scope.failure();
        let first = format!(
            "${failure} != null ? ${failure} : $exists($states.result.{FAILURE}) \
             ? ($states.result.{FAILURE})[0] : null"
        );
        if !self.grants.namespaces.is_empty() {
            self.grants.terminates = self.grants.terminates.max(Clusters::Own);
        }
        json!({
            "Type": "Map",
            "Items": expression(&format!("[$distinct(${clusters})]")),
            "ItemProcessor": Value::Object(flow.finish(&mut self.names)),
            "Assign": { clusters: [], failure: expression(&first) },
            "Output": input(),
        })
    }

    /// Ends a cluster, and waits until it has ended. The answer would be its description, with Kerberos' passwords where it
    /// has any, in a history that is not encrypted: such a cluster's end is not waited for.
    fn terminate_cluster(&self, id: &Value) -> Value {
        let arguments = json!({ "ClusterId": id });
        let action = match self.has_passwords() {
            true => "elasticmapreduce:terminateCluster",
            false => "elasticmapreduce:terminateCluster.sync",
        };
        with(task(action, arguments), "Retry", again(5))
    }

    /// Whether a launch function of the project that has been called gives its clusters passwords.
    fn has_passwords(&self) -> bool {
        let project = self.context.project;
        let mut functions = self
            .launched
            .values()
            .filter_map(|name| project.launch_functions.get(name));
        functions.any(|function| {
            let profile = project.profiles.get(function.profile.as_str());
            profile.is_some_and(|profile| profile.kerberos_secret.is_some())
        })
    }
}

fn lift_protection(id: &Value) -> Value {
    let arguments = json!({ "ClusterId": id, "TerminationProtected": false });
    let state = task(
        "elasticmapreduce:setClusterTerminationProtection",
        arguments,
    );
    with(state, "Retry", again(2))
}

// SPDX-License-Identifier: Apache-2.0
//! The state machine that ends what executions have left that were stopped, took too long or failed: Step Functions ends no
//! cluster of an execution that is over.
//!
//! Its input is EventBridge's event "Step Functions Execution Status Change". It believes none of it: it asks Step Functions
//! how the execution is, and does nothing to one that runs. So an execution that was redriven is left alone, too.
//!
//! It never launches anything, and knows its clusters by their tags alone. Who is told of failures is told here of what the
//! machine itself could not tell: that it was stopped, or ran out of time.

mod statements;

use serde_json::{Map, Value, json};

use crate::launch::state::{self, State, expression, literal};
use crate::launch::{LIVING, LOCKS};
use crate::members;
use crate::tags::{EXECUTION, KEEP, STARTED_BY};

pub use statements::actions;

/// What the machine is a function of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sweep {
    /// The namespace of the project.
    pub namespace: String,
    /// The machines whose executions it cleans up after.
    pub machines: Vec<Swept>,
}

/// A machine whose executions are cleaned up after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swept {
    /// Its name.
    pub machine: String,
    /// Whether its executions may start clusters that have another namespace's tag.
    pub launches_elsewhere: bool,
    /// Who is told of an execution that was stopped or ran out of time.
    pub told: Option<Told>,
}

/// Who is told of a machine's executions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The ARN of the topic.
    pub topic: String,
    /// What the machine is in the messages that it sends itself: `Pipeline` or `Function`.
    pub member: &'static str,
    /// Its name there, `namespace/name`.
    pub name: String,
}

impl Sweep {
    /// The machine's name.
    #[must_use]
    pub fn machine_name(&self) -> String {
        format!("{}_emrys-sweep", self.namespace)
    }
}

const PREPARE: &str = "Prepare";
const ASK: &str = "Ask for execution";
const CHECK: &str = "Check execution";
const NOTIFY: &str = "Notify of stopped execution";
const FIND_LOCKS: &str = "Find locks";
const RELEASE: &str = "Release locks";
const CHECK_LOCKS: &str = "Check for more locks";
const FIND: &str = "Find clusters";
const CHECK_PAGE: &str = "Check for more clusters";
const END_CLUSTERS: &str = "End clusters";
const CHECK_LOOKS: &str = "Check looks";
const WAIT: &str = "Wait for late clusters";
const CHECK_PROBLEMS: &str = "Check problems";
const SUCCEED: &str = "Succeed";
const FAIL: &str = "Fail";

/// How often locks and clusters are looked for, and with how many seconds between: a request may have been under way when the
/// execution was stopped.
const LOOKS: (u32, u32) = (3, 60);

/// As much as is told of a cause.
const LONGEST_CAUSE: u32 = 30_000;

/// The clusters of a page that may be the execution's. Nothing of an execution is older than it.
const FOUND: &str = "[$append($clusters, $states.result.Clusters.Id)]";

/// The machine that ends what stopped executions have left. Texts in it may have references.
#[must_use]
pub fn definition(sweep: &Sweep) -> Value {
    let comment = format!(
        "Ends what stopped executions of {} have left",
        sweep.namespace
    );
    let looks = LOOKS.0;
    let again =
        State::choice(CHECK_PROBLEMS).rule(&format!("{{% $looks < {looks} %}}"), Value::Null, WAIT);
    let wait = State::wait(json!(LOOKS.1)).next(ASK);
    let problems = "$join($distinct($problems), '; ')";
    let succeed = json!({
        "Execution": "{% $execution %}",
        "Terminated": "{% [$distinct($terminated)] %}",
    });
    let told = told(sweep);
    let mut states = vec![
        (PREPARE, prepare(&told)),
        (ASK, ask(!told.is_empty())),
        (CHECK, check(&told)),
    ];
    if !told.is_empty() {
        states.push((NOTIFY, notify()));
    }
    states.extend([
        (FIND_LOCKS, find_locks(sweep)),
        (RELEASE, release()),
        (CHECK_LOCKS, check_locks()),
        (FIND, find()),
        (CHECK_PAGE, check_page()),
        (END_CLUSTERS, end_clusters()),
        (CHECK_LOOKS, again),
        (WAIT, wait),
        (
            CHECK_PROBLEMS,
            State::choice(SUCCEED).rule("{% $count($problems) > 0 %}", Value::Null, FAIL),
        ),
        (SUCCEED, State::succeed(succeed)),
        (FAIL, State::fail("Emrys.NotSwept", &expression(problems))),
    ]);
    state::machine(&comment, states)
}

/// Who is told, by the names of machines.
fn told(sweep: &Sweep) -> Map<String, Value> {
    let told = sweep.machines.iter().filter_map(|swept| {
        let told = swept.told.as_ref()?;
        let about =
            json!({ "Topic": told.topic, "Name": told.name, "About": { told.member: told.name } });
        Some((swept.machine.clone(), about))
    });
    told.collect()
}

fn prepare(told: &Map<String, Value>) -> State {
    let since = "$exists($states.input.detail.startDate) ? $fromMillis($states.input.detail.startDate) : ''";
    let mut variables = json!({
        "execution": "{% $states.input.detail.executionArn %}",
        "since": expression(since),
        "looks": 0,
        "terminated": [],
        "problems": [],
    });
    if !told.is_empty() {
        // The seventh part of an execution's ARN is its machine's name.
        let name = "$split($states.input.detail.executionArn, ':')[6]";
        let own = format!("$lookup({}, {name})", Value::Object(told.clone()));
        let told = format!("( $own := {own}; $exists($own) ? $own : {{}} )");
        members::set(&mut variables, "told", json!(expression(&told)));
    }
    State::pass().assign(variables).next(ASK)
}

/// How the execution is now. Its data is nothing to this machine.
fn ask(tells: bool) -> State {
    let arguments = json!({ "ExecutionArn": "{% $execution %}", "IncludedData": "METADATA_ONLY" });
    let mut variables = json!({
        "status": "{% $states.result.Status %}",
        "looks": "{% $looks + 1 %}",
        "clusters": [],
        "marker": "{% '' %}",
        "token": "{% '' %}",
    });
    if tells {
        members::set(&mut variables, "error", json!(why("Error", "error")));
        members::set(&mut variables, "cause", json!(why("Cause", "cause")));
    }
    State::task("aws-sdk:sfn:describeExecution", arguments)
        .assign(variables)
        .next(CHECK)
        .retry_all()
        .catch("States.ALL", problem(), CHECK_PROBLEMS)
}

/// Why the execution ended: as Step Functions says, and if it keeps that to itself, as the event says.
fn why(member: &str, of_event: &str) -> String {
    let event = format!("$states.context.Execution.Input.detail.{of_event}");
    expression(&format!(
        "$exists($states.result.{member}) ? $substring($states.result.{member}, 0, {LONGEST_CAUSE}) \
         : $type({event}) = 'string' ? $substring({event}, 0, {LONGEST_CAUSE}) : ''"
    ))
}

fn check(told: &Map<String, Value>) -> State {
    let check = State::choice(FIND_LOCKS).rule(
        "{% $status in ['RUNNING', 'PENDING_REDRIVE', 'SUCCEEDED'] %}",
        Value::Null,
        CHECK_PROBLEMS,
    );
    if told.is_empty() {
        return check;
    }
    // One that has failed has told so itself.
    let untold = "$looks = 1 and $status in ['ABORTED', 'TIMED_OUT'] and $exists($told.Topic)";
    check.rule(&expression(untold), Value::Null, NOTIFY)
}

/// Tells what the machine tells of a failure. The error and the cause are those that whoever stopped the execution gave.
fn notify() -> State {
    let message = "$string($merge([$told.About, { 'Execution': $execution, 'Status': $status, 'Error': $error, \
                   'Cause': $cause }]))";
    let how = "$status = 'ABORTED' ? ' was stopped' : ' ran out of time'";
    let arguments = json!({
        "TopicArn": "{% $told.Topic %}",
        "Subject": expression(&format!("$told.Name & ({how})")),
        "Message": expression(message),
    });
    State::task("sns:publish", arguments)
        .next(FIND_LOCKS)
        .retry_all()
        .catch("States.ALL", problem(), FIND_LOCKS)
}

/// One page of the locks of the namespace. Only those whose value is the execution are its.
fn find_locks(sweep: &Sweep) -> State {
    let path = literal(&format!("{LOCKS}{}", sweep.namespace));
    let arguments =
        format!("$merge([{{ 'Path': {path} }}, $token = '' ? {{}} : {{ 'NextToken': $token }}])");
    let locks =
        "[$filter($states.result.Parameters, function($lock) { $lock.Value = $execution }).Name]";
    State::task(
        "aws-sdk:ssm:getParametersByPath",
        json!(expression(&arguments)),
    )
    .assign(json!({
        "locks": expression(locks),
        "token": "{% $exists($states.result.NextToken) ? $states.result.NextToken : '' %}",
    }))
    .next(RELEASE)
    .retry_all()
    .catch("States.ALL", problem(), FIND)
}

fn release() -> State {
    let none = "Ssm.ParameterNotFoundException";
    let arguments = json!({ "Name": "{% $states.input %}" });
    let delete = State::task("aws-sdk:ssm:deleteParameter", arguments)
        .set("Output", json!({}))
        .set("End", json!(true))
        .retry(&[none], 0)
        .retry_all()
        .catch(none, Value::Null, "Leave lock");
    let leave = State::pass().set("End", json!(true));
    let states = vec![("Release lock", delete), ("Leave lock", leave)];
    State::map("{% $locks %}", states)
        .next(CHECK_LOCKS)
        .catch("States.ALL", problem(), CHECK_LOCKS)
}

fn check_locks() -> State {
    State::choice(FIND).rule("{% $not($token = '') %}", Value::Null, FIND_LOCKS)
}

/// One page of the living clusters that are not older than the execution.
fn find() -> State {
    let arguments = format!(
        "$merge([{{ 'ClusterStates': {LIVING} }}, $since = '' ? {{}} : {{ 'CreatedAfter': $since }}, \
         $marker = '' ? {{}} : {{ 'Marker': $marker }}])"
    );
    State::task("aws-sdk:emr:listClusters", json!(expression(&arguments)))
        .assign(json!({
            "clusters": expression(FOUND),
            "marker": "{% $exists($states.result.Marker) ? $states.result.Marker : '' %}",
        }))
        .next(CHECK_PAGE)
        .retry_all()
        .catch("States.ALL", problem(), CHECK_LOOKS)
}

fn check_page() -> State {
    State::choice(END_CLUSTERS).rule("{% $not($marker = '') %}", Value::Null, FIND)
}

/// Ends those clusters that are the execution's. What cannot be done to one is done to the others.
fn end_clusters() -> State {
    let tagged = format!(
        "$count($tags[Key = '{EXECUTION}' and Value = $execution]) > 0 or \
         $count($tags[Key = '{STARTED_BY}' and Value = $execution]) > 0 and \
         $count($tags[Key = '{KEEP}' and Value = 'true']) = 0"
    );
    let failed = json!({ "Id": "{% $id %}", "Problem": problem_of("$id & ': ' & ") });
    let caught = |task: State| {
        task.retry_all().push_catch(
            json!({ "ErrorEquals": ["States.ALL"], "Output": failed, "Next": "Leave cluster" }),
        )
    };
    let ids = json!({ "JobFlowIds": ["{% $id %}"] });
    let unprotect = json!({ "JobFlowIds": ["{% $id %}"], "TerminationProtected": false });
    let look = State::task(
        "aws-sdk:emr:describeCluster",
        json!({ "ClusterId": "{% $states.input %}" }),
    )
    .assign(json!({
        "id": "{% $states.result.Cluster.Id %}",
        "tags": "{% [$states.result.Cluster.Tags] %}",
    }))
    .set("Output", json!({}))
    .next("Check tags");
    let look = look.retry_all().push_catch(json!({
        "ErrorEquals": ["States.ALL"],
        "Output": {
            "Id": "{% $states.input %}",
            // Clusters of other namespaces may not be described, and are none of this execution's.
            "Problem": expression(&format!(
                "$contains($string($states.errorOutput), /AccessDenied|not authorized/) ? '' : $states.input & ': ' & {PROBLEM}"
            )),
        },
        "Next": "Leave cluster",
    }));
    let states = vec![
        ("Look at cluster", look),
        (
            "Check tags",
            State::choice("Leave cluster").rule(
                &expression(&tagged),
                Value::Null,
                "Remove protection",
            ),
        ),
        (
            "Remove protection",
            caught(
                State::task("aws-sdk:emr:setTerminationProtection", unprotect)
                    .next("Terminate cluster"),
            ),
        ),
        (
            "Terminate cluster",
            caught(
                State::task("aws-sdk:emr:terminateJobFlows", ids)
                    .set("Output", json!({ "Terminated": "{% $id %}" }))
                    .next("Leave cluster"),
            ),
        ),
        ("Leave cluster", State::pass().set("End", json!(true))),
    ];
    let problems = "[$append($problems, $states.result.Problem[$not($ = '')])]";
    State::map("{% $clusters %}", states)
        .assign(json!({
            "terminated": "{% [$append($terminated, $states.result.Terminated)] %}",
            "problems": expression(problems),
        }))
        .next(CHECK_LOOKS)
        .catch("States.ALL", problem(), CHECK_LOOKS)
}

/// An error as text.
const PROBLEM: &str =
    "$states.errorOutput.Error & ': ' & $substring($string($states.errorOutput.Cause), 0, 1000)";

fn problem_of(before: &str) -> String {
    expression(&format!("{before}{PROBLEM}"))
}

/// Another problem; it is told at the end.
fn problem() -> Value {
    json!({ "problems": expression(&format!("[$append($problems, {PROBLEM})]")) })
}

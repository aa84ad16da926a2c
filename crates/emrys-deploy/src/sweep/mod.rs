// SPDX-License-Identifier: Apache-2.0
//! The state machine that ends what executions have left that were stopped, took too long or failed: Step Functions ends no
//! cluster of an execution that is over.
//!
//! Its input is EventBridge's event "Step Functions Execution Status Change". It believes none of it: it asks Step Functions
//! how the execution is, and does nothing to one that runs. So an execution that was redriven is left alone, too.
//!
//! It never launches anything, and knows its clusters by their tags alone.

mod statements;

use serde_json::{Value, json};

use crate::launch::state::{self, State, expression, literal};
use crate::launch::{LIVING, LOCKS};

pub use statements::actions;

/// What the machine is a function of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sweep {
    /// The namespace of the project.
    pub namespace: String,
    /// The names of the machines whose executions it cleans up after.
    pub machines: Vec<String>,
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
    let states = vec![
        (PREPARE, prepare()),
        (ASK, ask()),
        (CHECK, check()),
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
    ];
    state::machine(&comment, states)
}

fn prepare() -> State {
    let since = "$exists($states.input.detail.startDate) ? $fromMillis($states.input.detail.startDate) : ''";
    State::pass()
        .assign(json!({
            "execution": "{% $states.input.detail.executionArn %}",
            "since": expression(since),
            "looks": 0,
            "terminated": [],
            "problems": [],
        }))
        .next(ASK)
}

/// How the execution is now. Its data is nothing to this machine.
fn ask() -> State {
    let arguments = json!({ "ExecutionArn": "{% $execution %}", "IncludedData": "METADATA_ONLY" });
    State::task("aws-sdk:sfn:describeExecution", arguments)
        .assign(json!({
            "status": "{% $states.result.Status %}",
            "looks": "{% $looks + 1 %}",
            "clusters": [],
            "marker": "{% '' %}",
            "token": "{% '' %}",
        }))
        .next(CHECK)
        .retry_all()
        .catch("States.ALL", problem(), CHECK_PROBLEMS)
}

fn check() -> State {
    State::choice(FIND_LOCKS).rule(
        "{% $status in ['RUNNING', 'PENDING_REDRIVE', 'SUCCEEDED'] %}",
        Value::Null,
        CHECK_PROBLEMS,
    )
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
    let tagged = "$count($tags[Key = 'emrys:execution' and Value = $execution]) > 0 or \
                  $count($tags[Key = 'emrys:started-by' and Value = $execution]) > 0 and \
                  $count($tags[Key = 'emrys:keep' and Value = 'true']) = 0";
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
                &expression(tagged),
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

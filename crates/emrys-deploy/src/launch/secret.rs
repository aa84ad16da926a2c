// SPDX-License-Identifier: Apache-2.0
//! Clusters that need passwords. EMR takes Kerberos' passwords only in clear, so a nested machine alone has them: its
//! history is encrypted with a key, and it gives back ids and states.
//!
//! DescribeCluster may tell the passwords, so that is the nested machine's, too. It never fails of itself, since the
//! cause of a nested execution's failure has more than an error in it: it gives the failure back, with the passwords
//! taken out.

use serde_json::{Value, json};

use super::expressions::FAILURE;
use super::state::{self, State, expression};
use super::{Function, Kerberos, create};

const CHOOSE: &str = "Choose what to do";
const LOAD: &str = "Load secret";
const CREATE: &str = "Create cluster";
const DESCRIBE: &str = "Describe cluster";
const TELL: &str = "Tell failure";

/// Kerberos' members of a request.
const MEMBERS: &str = "['Realm', 'KdcAdminPassword', 'CrossRealmTrustPrincipalPassword', 'ADDomainJoinUser', 'ADDomainJoinPassword']";

/// A task that describes a cluster: itself, or through the nested machine.
pub(super) fn describe(function: &Function, cluster_id: &str) -> State {
    let cluster_id = expression(cluster_id);
    match &function.kerberos {
        None => State::task(
            "aws-sdk:emr:describeCluster",
            json!({ "ClusterId": cluster_id }),
        ),
        Some(kerberos) => start(kerberos, json!({ "ClusterId": cluster_id })),
    }
}

/// What [`describe`] has given, as DescribeCluster's `Cluster`.
pub(super) fn described(function: &Function) -> &'static str {
    match function.kerberos {
        None => "{% $states.result.Cluster %}",
        // A failure is told as an error, which is caught.
        Some(_) => {
            "{% $exists($states.result.Output.Failure) ? $error($string($states.result.Output.Failure)) \
             : $states.result.Output.Cluster %}"
        }
    }
}

/// Has the nested machine launch a cluster. `guarded` makes an expression of the arguments' one.
pub(super) fn launch(
    function: &Function,
    kerberos: &Kerberos,
    guarded: impl Fn(&str) -> String,
) -> State {
    let input = json!({ "Request": guarded("$checked.Request") });
    let waited = create::waits_at_once(function);
    start(kerberos, input).assign(json!({
        "result": "{% $states.result.Output %}",
        "clusterId": "{% $exists($states.result.Output.ClusterId) ? $states.result.Output.ClusterId : '' %}",
        "started": waited,
        "listed": waited,
    }))
}

fn start(kerberos: &Kerberos, mut input: Value) -> State {
    if let Value::Object(members) = &mut input {
        let id = "{% $states.context.Execution.Id %}";
        members.insert(
            "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID".to_owned(),
            json!(id),
        );
    }
    let arguments = json!({ "StateMachineArn": kerberos.machine, "Input": input });
    State::task("states:startExecution.sync:2", arguments)
}

/// The nested machine of a function whose clusters need passwords. Its input is `{"Request": …}`, to launch a cluster, or
/// `{"ClusterId": …}`, to describe one.
#[must_use]
pub fn secret_definition(function: &Function) -> Option<Value> {
    let kerberos = function.kerberos.as_ref()?;
    let choose = State::choice(LOAD)
        .assign(json!({ "request": "{% $states.input.Request %}", "attributes": {} }))
        .rule(
            "{% $exists($states.input.ClusterId) %}",
            json!({ "attributes": {} }),
            DESCRIBE,
        );
    let secret = json!({ "SecretId": kerberos.secret });
    let attributes = format!(
        "$sift($parse($states.result.SecretString), function($value, $name) {{ $name in {MEMBERS} }})"
    );
    let load = State::task("aws-sdk:secretsmanager:getSecretValue", secret)
        .assign(json!({ "attributes": expression(&attributes) }))
        .next(CREATE)
        .retry(&["SecretsManager.ResourceNotFoundException"], 0)
        .retry_all();
    let request = "{% $merge([$request, { 'KerberosAttributes': $attributes }]) %}";
    let create = State::task(create::create_action(function), json!(request))
        .set("Output", json!(ids(&create::created(function.integration))))
        .set("End", json!(true))
        .retry(&["EMR.ThrottlingException", "Emr.ThrottlingException"], 5);
    let id = json!({ "ClusterId": "{% $states.input.ClusterId %}" });
    let describe = State::task("aws-sdk:emr:describeCluster", id)
        .set(
            "Output",
            json!(shown("$states.result.Cluster", "{ 'Cluster': $shown }")),
        )
        .set("End", json!(true))
        .retry_all();
    let states = vec![
        (CHOOSE, choose),
        (LOAD, caught(load)),
        (CREATE, caught(create)),
        (DESCRIBE, caught(describe)),
        (
            TELL,
            State::pass()
                .set("Output", json!({ "Failure": "{% $failure %}" }))
                .set("End", json!(true)),
        ),
    ];
    let comment = format!(
        "Launches clusters of {} with what is secret",
        function.qualified_name()
    );
    Some(state::machine(&comment, states))
}

/// What is told of a cluster: nothing in which a password could be.
fn shown(cluster: &str, answer: &str) -> String {
    expression(&format!(
        "(\n  $shown := $sift({cluster}, function($value, $name) {{ $name in ['Id', 'Name', 'ClusterArn', 'Status', 'Tags'] }});\n  {answer}\n)"
    ))
}

/// The ids of a cluster that was created, and how it is.
fn ids(created: &str) -> String {
    let created = created
        .trim_start_matches("{%")
        .trim_end_matches("%}")
        .trim();
    expression(&format!(
        "(\n  $created := {created};\n  $merge([$created, $exists($created.Cluster) ? {{ 'Cluster': $sift($created.Cluster, \
         function($value, $name) {{ $name in ['Id', 'Name', 'ClusterArn', 'Status', 'Tags'] }}) }} : {{}}])\n)"
    ))
}

/// The failure, without any password that stands in its cause.
fn caught(state: State) -> State {
    let failure = format!(
        "(\n  $failure := {FAILURE};\n  $values := [$each($attributes, function($value, $name) {{ $contains($name, /Password$/) ? \
         ($type($value) = 'string' ? ($length($value) > 0 ? $value)) }})];\n  {{ 'Error': $failure.Error, 'Cause': \
         $count($values) = 0 ? $failure.Cause : $reduce($values, function($cause, $value) {{ $replace($cause, $value, '****') }}, $failure.Cause) }}\n)"
    );
    state.catch(
        "States.ALL",
        json!({ "failure": expression(&failure) }),
        TELL,
    )
}

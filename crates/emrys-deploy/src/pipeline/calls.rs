// SPDX-License-Identifier: Apache-2.0
//! Activities that call others, wait, or end the list: `run`, `invoke`, `notify`, `wait` and `fail`.

use emrys_diagnostics::Code;
use emrys_document::Spanned;
use emrys_document::elements::{
    Fail, Invoke, Notify, PipelineWait, Run, RunTarget, TextOrExpression,
};
use serde_json::{Map, Value, json};

use super::clusters::{NESTED_FAILURE, STARTED_BY};
use super::expression::{expression, has_expressions, inside, jsonata};
use super::flow::with;
use super::writer::{INPUT, Scope, Writer, function_arn, input, task, topic_arn};

impl Writer<'_> {
    pub(super) fn run(&mut self, scope: &mut Scope, name: Option<&str>, run: &Run) {
        let (target, machine) = match &run.target {
            RunTarget::StateMachine(arn) => (arn, Some(arn.value.clone())),
            RunTarget::Pipeline(name) => (name, self.context.pipelines.get(name.as_str()).cloned()),
        };
        let Some(machine) = machine else {
            let message = format!("nothing is known of the pipeline `{}`", target.value);
            let unknown = target.diagnostic(Code::InvalidValue, message);
            return self.diagnostics.push(unknown);
        };
        if let Some(input) = &run.input {
            self.sees_all(&input.value, input);
        }
        let arguments = json!({
            "StateMachineArn": machine,
            "Input": nested_input(run.input.as_deref(), run.waits()),
        });
        let last = target.rsplit(':').next().unwrap_or(target.as_str());
        let own = self.name(name, &format!("Run {last}"));
        let state = match run.waits() {
            true => {
                let state = task("states:startExecution.sync:2", arguments);
                with(state, "Output", expression("$states.result.Output"))
            }
            false => task("states:startExecution", arguments),
        };
        let state = scope.guarded_with(state, NESTED_FAILURE, Map::new());
        self.add_patient(scope, &own, state);
        self.grants.starts.insert(machine.clone());
        if run.waits() {
            self.grants.waits_for.insert(machine);
        }
    }

    pub(super) fn invoke(&mut self, scope: &mut Scope, name: Option<&str>, invoke: &Invoke) {
        let arn = function_arn(&invoke.function);
        let payload = match &invoke.payload {
            Some(payload) => {
                self.sees_all(&payload.value, payload);
                payload.value.clone()
            }
            None => expression(&format!("${INPUT}")),
        };
        let arguments = json!({ "FunctionName": arn, "Payload": payload });
        // Step Functions Developer Guide, "Handle transient Lambda service exceptions".
        let retry = json!([{
            "ErrorEquals": [
                "Lambda.ClientExecutionTimeoutException",
                "Lambda.ServiceException",
                "Lambda.AWSLambdaException",
                "Lambda.SdkClientException",
                "Lambda.TooManyRequestsException",
            ],
            "IntervalSeconds": 2,
            "MaxAttempts": 6,
            "BackoffRate": 2,
            "JitterStrategy": "FULL",
        }]);
        let state = with(task("lambda:invoke", arguments), "Retry", retry);
        let state = with(state, "Output", expression("$states.result.Payload"));
        let last = invoke.function.rsplit(':').next();
        let own = format!("Call {}", last.unwrap_or(invoke.function.as_str()));
        let own = self.name(name, &own);
        let state = scope.guarded(state);
        scope.flow.add(&own, state);
        self.grants.functions.insert(arn);
    }

    pub(super) fn notify(&mut self, scope: &mut Scope, name: Option<&str>, notify: &Notify) {
        let arn = topic_arn(&notify.topic);
        self.sees_all(&notify.message.value, &notify.message);
        let mut arguments = json!({ "TopicArn": arn });
        if let Some(subject) = &notify.subject {
            let subject = self.text_or_expression(subject);
            arguments = with(arguments, "Subject", subject);
        }
        let arguments = with(arguments, "Message", notify.message.value.clone());
        let last = notify.topic.rsplit(':').next();
        let own = format!("Tell {}", last.unwrap_or(notify.topic.as_str()));
        let own = self.name(name, &own);
        let state = scope.guarded(task("sns:publish", arguments));
        self.add_patient(scope, &own, state);
        self.grants.topics.insert(arn);
    }

    pub(super) fn fail(&mut self, scope: &mut Scope, name: Option<&str>, fail: &Fail) {
        let mut failure = Map::new();
        for (member, said) in [("Error", &fail.error), ("Cause", &fail.cause)] {
            if let Some(said) = said {
                failure.insert(member.to_owned(), self.text_or_expression(said));
            }
        }
        let own = self.name(name, "Fail");
        let Some(guard) = &scope.guard else {
            let mut state = Map::new();
            state.insert("Type".to_owned(), json!("Fail"));
            state.extend(failure);
            return scope.flow.add_end(&own, Value::Object(state));
        };
        let failed = guard.failed.clone();
        failure
            .entry("Error")
            .or_insert_with(|| json!("Emrys.Failed"));
        let failure = Value::Object(failure);
        let assign = json!({ scope.failure(): failure });
        let state = match has_expressions(&failure) {
            true => {
                let state = self.caught(&own, assign, input());
                scope.guarded(state)
            }
            false => json!({ "Type": "Pass", "Assign": assign }),
        };
        scope.flow.add_end(&own, with(state, "Next", json!(failed)));
    }

    pub(super) fn wait(&mut self, scope: &mut Scope, name: Option<&str>, wait: &PipelineWait) {
        match wait {
            PipelineWait::For(duration) => {
                let seconds = duration.value.seconds();
                let own = self.name(name, &format!("Wait {seconds} s"));
                let state = json!({ "Type": "Wait", "Seconds": seconds });
                scope.flow.add(&own, state);
            }
            PipelineWait::Until(until) => {
                self.sees(until.as_str(), until);
                let own = self.name(name, "Wait");
                let timestamp = match scope.guard.is_some() {
                    true => {
                        // A Wait state catches nothing: what it gets has to be a timestamp.
                        let variable = scope.own("emrysMoment");
                        let moment = format!("$fromMillis($toMillis({}))", until.inside());
                        let mut assign = Map::new();
                        assign.insert(variable.clone(), expression(&moment));
                        let name = self.names.unique(&format!("{own}: until when"));
                        self.assign(scope, &name, assign);
                        expression(&format!("${variable}"))
                    }
                    false => Value::from(until.as_str()),
                };
                let state = json!({ "Type": "Wait", "Timestamp": timestamp });
                scope.flow.add(&own, state);
            }
        }
    }

    fn text_or_expression(&mut self, text: &Spanned<TextOrExpression>) -> Value {
        let value = Value::from(text.value.0.clone());
        self.sees_all(&value, text);
        value
    }
}

/// The input of an execution that another one starts: what is said, and who starts it, if that waits for it. One that nobody
/// waits for is on its own: its clusters are not ended with what has started it.
fn nested_input(said: Option<&Value>, waits: bool) -> Value {
    let execution = "$states.context.Execution.Id";
    let started_by = format!("{{'{STARTED_BY}': {execution}}}");
    let without = |input: &str| {
        format!("$sift({input}, function($value, $name) {{ $not($name = '{STARTED_BY}') }})")
    };
    let told = |input: &str| match waits {
        true => format!("$merge([{input}, {started_by}])"),
        // What has nothing in it is nothing to JSONata.
        false => format!("$merge([{{}}, {}])", without(input)),
    };
    match said {
        None => expression(&told(&format!("${INPUT}"))),
        Some(Value::String(text)) if inside(text).is_some() => {
            // Only an object can have another member.
            let input = jsonata(&json!(text));
            let is_object = format!("$type($input) = 'object' ? {}", told("$input"));
            expression(&format!("( $input := {input}; {is_object} : $input )"))
        }
        Some(Value::Object(members)) if waits => {
            let mut members = members.clone();
            members.insert(STARTED_BY.to_owned(), expression(execution));
            Value::Object(members)
        }
        Some(other) => other.clone(),
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Activities with lists of activities in them: `parallel`, `choice` and `map`.

use emrys_document::elements::{Choice, Iteration, PipelineFlow};
use serde_json::{Map, Value, json};

use super::clusters::NESTED_FAILURE;
use super::expression::expression;
use super::flow::{Way, with};
use super::scan;
use super::writer::{End, FAILURE, Scope, Writer, input};

impl Writer<'_> {
    pub(super) fn parallel(
        &mut self,
        scope: &mut Scope,
        name: Option<&str>,
        branches: &[PipelineFlow],
        quiet: bool,
    ) {
        let own = self.name(name, "At once");
        let waits = branches.iter().any(scan::waits_for_others);
        let branches: Vec<Value> = branches
            .iter()
            .map(|branch| self.branch(scope.depth + 1, branch, quiet, None))
            .collect();
        let state = json!({ "Type": "Parallel", "Branches": branches });
        let state = guarded(scope, state, waits);
        scope.flow.add(&own, state);
        if quiet {
            self.told(scope, "Has a branch failed?");
        }
    }

    pub(super) fn map(
        &mut self,
        scope: &mut Scope,
        name: Option<&str>,
        iteration: &Iteration,
        quiet: bool,
    ) {
        let variable = &iteration.variable;
        self.sees_variable(variable);
        self.sees(iteration.items.as_str(), &iteration.items);
        let own = self.name(name, &format!("For each {}", variable.value));
        let flow = self.branch(scope.depth + 1, &iteration.flow, quiet, Some(variable));
        let mut state = json!({ "Type": "Map", "Items": iteration.items.as_str() });
        if let Some(concurrency) = &iteration.concurrency {
            state = with(state, "MaxConcurrency", json!(concurrency.value));
        }
        state = with(state, "ItemProcessor", flow);
        let waits = scan::waits_for_others(&iteration.flow);
        let state = guarded(scope, state, waits);
        scope.flow.add(&own, state);
        if quiet {
            self.told(scope, "Has an item failed?");
        }
    }

    /// A branch or an iteration, whose item a variable has.
    fn branch(
        &mut self,
        depth: usize,
        flow: &PipelineFlow,
        quiet: bool,
        item: Option<&str>,
    ) -> Value {
        let needs = quiet.then(|| scan::needs(flow));
        let mut scope = self.open(depth, needs, "The branch failed");
        let mut assign = Map::new();
        if let Some(item) = item {
            assign.insert(item.to_owned(), input());
        }
        assign.extend(Self::beginnings(&scope));
        if !assign.is_empty() {
            let name = self.names.unique("Begin");
            let state = json!({ "Type": "Pass", "Assign": assign });
            scope.flow.add(&name, state);
        }
        self.activities(&mut scope, flow);
        Value::Object(self.close(scope, &End::Branch))
    }

    /// Leaves the list if a branch or an iteration has told of a failure.
    fn told(&mut self, scope: &mut Scope, name: &str) {
        let Some(guard) = &scope.guard else {
            return;
        };
        let failure = scope.first_failure(&format!("($states.input.{FAILURE})[0]"));
        let state = json!({
            "Type": "Choice",
            "Choices": [{
                "Condition": expression(&format!("$exists($states.input.{FAILURE})")),
                "Assign": { scope.failure(): failure },
                "Next": guard.failed,
            }],
        });
        let name = self.names.unique(name);
        scope.flow.add_end(&name, state);
        scope.flow.leave_open(&name, Way::Default);
    }

    pub(super) fn choice(&mut self, scope: &mut Scope, name: Option<&str>, choice: &Choice) {
        let own = self.name(name, "Which way?");
        for when in &choice.when {
            self.sees(when.condition.as_str(), &when.condition);
        }
        let conditions: Vec<Value> = match scope.guard.is_some() {
            // A Choice state catches nothing, so the conditions are evaluated before it.
            true => {
                let way = scope.own("emrysChoice");
                let mut ways = String::from(
                    "( $holds := function($condition) { $type($condition) = 'boolean' ? $condition \
                     : $error('a condition is neither true nor false') }; ",
                );
                for (number, when) in choice.when.iter().enumerate() {
                    let condition = when.condition.inside();
                    ways.push_str(&format!("$holds(({condition})) ? {} : ", number + 1));
                }
                ways.push_str("0 )");
                let assign = json!({ way.clone(): expression(&ways) });
                let name = self.names.unique(&format!("{own}: conditions"));
                let state = self.caught(&name, assign, input());
                let state = scope.guarded(state);
                scope.flow.add(&name, state);
                let numbers = 1..=choice.when.len();
                numbers
                    .map(|number| expression(&format!("${way} = {number}")))
                    .collect()
            }
            false => {
                let all = choice.when.iter();
                all.map(|when| Value::from(when.condition.as_str()))
                    .collect()
            }
        };
        let rules: Vec<Value> = conditions
            .into_iter()
            .map(|condition| json!({ "Condition": condition }))
            .collect();
        scope
            .flow
            .add_end(&own, json!({ "Type": "Choice", "Choices": rules }));
        let mut open = Vec::new();
        for (number, when) in choice.when.iter().enumerate() {
            scope.flow.leave_open(&own, Way::Rule(number));
            self.activities(scope, &when.then);
            open.extend(scope.flow.take_open());
        }
        scope.flow.leave_open(&own, Way::Default);
        if let Some(otherwise) = &choice.otherwise {
            self.activities(scope, otherwise);
        }
        scope.flow.give_open(open);
    }
}

/// A state with lists in it. The failure of an execution that one of them waits for is the state's own.
fn guarded(scope: &Scope, state: Value, waits: bool) -> Value {
    match waits {
        true => scope.guarded_with(state, NESTED_FAILURE, Map::new()),
        false => scope.guarded(state),
    }
}

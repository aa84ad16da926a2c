// SPDX-License-Identifier: Apache-2.0
//! What becomes of a state's input and result, in both query languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::branch::BranchId;
use super::context::Shown;
use super::outcome::Fault;
use super::{Execution, Item, Variables, limits};
use crate::data::{Environment, Failure, Rule, Scope, Template};
use crate::history::Assigned;
use crate::machine::{Data, InputPath, Name, Number, State, Text};

/// What a path or an expression can see besides variables and the context object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sight<'a> {
    pub(super) input: &'a Value,
    pub(super) result: Option<&'a Value>,
    pub(super) error_output: Option<&'a Value>,
    pub(super) task_token: Option<&'a str>,
    /// The item that something is for which is no branch yet.
    pub(super) item: Option<&'a Arc<Item>>,
}

impl<'a> Sight<'a> {
    pub(super) fn of(input: &'a Value) -> Self {
        Self {
            input,
            result: None,
            error_output: None,
            task_token: None,
            item: None,
        }
    }
}

impl Execution {
    /// Evaluates something of a state's with what that state can see.
    pub(super) fn look<T>(
        &mut self,
        id: BranchId,
        name: &Name,
        sight: Sight<'_>,
        evaluate: impl FnOnce(&Scope<'_>, &mut Environment) -> Result<T, Failure>,
    ) -> Result<T, Fault> {
        let Some(branch) = self.branches.get(&id) else {
            return Err(Fault::lost());
        };
        let context = self.context.show(Shown {
            name,
            entered_at: branch.visit.entered_at,
            retry_count: branch.retry_count(),
            item: sight.item.or(branch.item.as_ref()),
            task_token: sight.task_token,
        });
        let scope = Scope {
            input: sight.input,
            result: sight.result,
            error_output: sight.error_output,
            context,
            variables: &branch.variables,
        };
        evaluate(&scope, &mut self.environment).map_err(Fault::from)
    }

    /// What the state takes of its raw input: all of it, but for `InputPath`.
    pub(super) fn effective_input(
        &mut self,
        id: BranchId,
        name: &Name,
        state: &State,
    ) -> Result<Arc<Value>, Fault> {
        let Some(branch) = self.branches.get(&id) else {
            return Err(Fault::lost());
        };
        let raw = Arc::clone(&branch.input);
        match &state.data {
            Data::JsonPath(data) => self.select(id, name, &raw, &data.input_path),
            Data::Jsonata(_) => Ok(raw),
        }
    }

    /// `InputPath` or `OutputPath` of a value.
    fn select(
        &mut self,
        id: BranchId,
        name: &Name,
        value: &Arc<Value>,
        path: &InputPath,
    ) -> Result<Arc<Value>, Fault> {
        match path {
            InputPath::Nothing => Ok(Arc::new(Value::Object(serde_json::Map::new()))),
            InputPath::Path(path) if path.as_str() == "$" => Ok(Arc::clone(value)),
            InputPath::Path(path) => self
                .look(id, name, Sight::of(value), |scope, _| path.evaluate(scope))
                .map(Arc::new),
        }
    }

    /// What the state's task or flows get: `Parameters` or `Arguments`, or else the input.
    pub(super) fn arguments(
        &mut self,
        id: BranchId,
        name: &Name,
        state: &State,
        input: Arc<Value>,
    ) -> Result<Arc<Value>, Fault> {
        self.arguments_with(id, name, state, input, None)
    }

    /// The same where there is a task token.
    pub(super) fn arguments_with(
        &mut self,
        id: BranchId,
        name: &Name,
        state: &State,
        input: Arc<Value>,
        task_token: Option<&str>,
    ) -> Result<Arc<Value>, Fault> {
        let template = match &state.data {
            Data::JsonPath(data) => data.parameters.as_ref(),
            Data::Jsonata(data) => data.arguments.as_ref(),
        };
        let Some(template) = template else {
            return Ok(input);
        };
        let sight = Sight {
            task_token,
            ..Sight::of(&input)
        };
        let arguments = self.fill(id, name, sight, template)?;
        limits::payload(name, &arguments).map_err(Fault::plain)?;
        Ok(Arc::new(arguments))
    }

    /// What a template becomes.
    pub(super) fn fill(
        &mut self,
        id: BranchId,
        name: &Name,
        sight: Sight<'_>,
        template: &Template,
    ) -> Result<Value, Fault> {
        self.look(id, name, sight, |scope, environment| {
            template.evaluate(scope, environment)
        })
    }

    /// What a state's result becomes: its output, and the variables that it sets.
    pub(super) fn output(
        &mut self,
        id: BranchId,
        name: &Name,
        state: &State,
        result: &Arc<Value>,
    ) -> Result<(Arc<Value>, Option<Assigned>), Fault> {
        let Some(branch) = self.branches.get(&id) else {
            return Err(Fault::lost());
        };
        let raw = Arc::clone(&branch.input);
        match &state.data {
            Data::JsonPath(data) => {
                let assigned = self.assigned(id, name, Sight::of(result), data.assign.as_ref())?;
                let selected = match &data.result_selector {
                    None => Arc::clone(result),
                    Some(template) => Arc::new(self.fill(id, name, Sight::of(result), template)?),
                };
                let placed = match &data.result_path {
                    None => raw,
                    Some(path) if path.as_str() == "$" => selected,
                    Some(path) => {
                        let placed = path.put(Value::clone(&raw), Value::clone(&selected))?;
                        Arc::new(placed)
                    }
                };
                let output = self.select(id, name, &placed, &data.output_path)?;
                Ok((self.bounded(id, name, output)?, assigned))
            }
            Data::Jsonata(data) => {
                let sight = Sight {
                    result: Some(result),
                    ..Sight::of(&raw)
                };
                let assigned = self.assigned(id, name, sight, data.assign.as_ref())?;
                let output = match &data.output {
                    None => Arc::clone(result),
                    Some(template) => Arc::new(self.fill(id, name, sight, template)?),
                };
                Ok((self.bounded(id, name, output)?, assigned))
            }
        }
    }

    /// What a Choice state's input becomes under a rule, or under none of them.
    pub(super) fn choice_output(
        &mut self,
        id: BranchId,
        name: &Name,
        state: &State,
        input: &Arc<Value>,
        rule: Option<&Rule>,
    ) -> Result<(Arc<Value>, Option<Assigned>), Fault> {
        let (output, assign) = match (&state.data, rule) {
            (_, Some(rule)) => (rule.output.as_ref(), rule.assign.as_ref()),
            (Data::JsonPath(data), None) => (None, data.assign.as_ref()),
            (Data::Jsonata(data), None) => (data.output.as_ref(), data.assign.as_ref()),
        };
        let sight = Sight::of(input);
        let assigned = self.assigned(id, name, sight, assign)?;
        let output = match (&state.data, output) {
            (Data::JsonPath(data), _) => self.select(id, name, input, &data.output_path)?,
            (Data::Jsonata(_), None) => Arc::clone(input),
            (Data::Jsonata(_), Some(template)) => Arc::new(self.fill(id, name, sight, template)?),
        };
        Ok((self.bounded(id, name, output)?, assigned))
    }

    /// The variables that a state sets. They are there for the next state, not for this one.
    pub(super) fn assigned(
        &mut self,
        id: BranchId,
        name: &Name,
        sight: Sight<'_>,
        template: Option<&Template>,
    ) -> Result<Option<Assigned>, Fault> {
        let Some(template) = template else {
            return Ok(None);
        };
        let Value::Object(members) = self.fill(id, name, sight, template)? else {
            return Ok(None);
        };
        let assigned: BTreeMap<String, Value> = members.into_iter().collect();
        let variables = self.branches.get(&id).map(|branch| &branch.variables);
        limits::assigned(&assigned, variables.map(|variables| &**variables))
            .map_err(Fault::plain)?;
        Ok(Some(Arc::new(assigned)))
    }

    /// A value that is no larger than a state's output may be. What came in has been looked at before.
    fn bounded(&self, id: BranchId, name: &Name, value: Arc<Value>) -> Result<Arc<Value>, Fault> {
        let known = self
            .branches
            .get(&id)
            .is_some_and(|branch| Arc::ptr_eq(&branch.input, &value));
        if !known {
            limits::payload(name, &value).map_err(Fault::plain)?;
        }
        Ok(value)
    }

    /// A whole number that a field has, as written or as it leads to.
    pub(super) fn number(
        &mut self,
        id: BranchId,
        name: &Name,
        input: &Value,
        field: &str,
        number: &Number,
    ) -> Result<u64, Fault> {
        let integer = self.integer(id, name, input, field, number)?;
        u64::try_from(integer).map_err(|_| {
            let wrong = match (field, number) {
                ("Seconds", Number::Path(path)) => format!(
                    "The SecondsPath parameter references a negative value: {} == {integer}",
                    path.as_str()
                ),
                _ => format!("{field} cannot be negative."),
            };
            Fault::from(Failure::runtime(wrong))
        })
    }

    /// A whole number that may be negative.
    pub(super) fn integer(
        &mut self,
        id: BranchId,
        name: &Name,
        input: &Value,
        field: &str,
        number: &Number,
    ) -> Result<i64, Fault> {
        let value = self.evaluated(id, name, input, number)?;
        let read = match (&value, number) {
            // AWS takes a text of digits for a number here.
            (Value::String(digits), Number::Path(_)) => digits.parse().ok(),
            (value, _) => value.as_i64().or_else(|| value.as_f64().and_then(whole)),
        };
        read.ok_or_else(|| not_a_number(field, number, &value))
    }

    /// The same of a field that need not be there.
    pub(super) fn perhaps(
        &mut self,
        id: BranchId,
        name: &Name,
        input: &Value,
        field: &str,
        number: Option<&Number>,
    ) -> Result<Option<u64>, Fault> {
        match number {
            None => Ok(None),
            Some(number) => self.number(id, name, input, field, number).map(Some),
        }
    }

    /// A share, percent.
    pub(super) fn percentage(
        &mut self,
        id: BranchId,
        name: &Name,
        input: &Value,
        number: &Number,
    ) -> Result<f64, Fault> {
        let value = self.evaluated(id, name, input, number)?;
        let read = match (&value, number) {
            (Value::String(digits), Number::Path(_)) => digits.parse().ok(),
            (value, _) => value.as_f64(),
        };
        let field = "ToleratedFailurePercentage";
        let percentage = read.ok_or_else(|| not_a_number(field, number, &value))?;
        if (0.0..=100.0).contains(&percentage) {
            return Ok(percentage);
        }
        let cause = format!("{field} must be between 0 and 100.");
        Err(Fault::from(Failure::runtime(cause)))
    }

    fn evaluated(
        &mut self,
        id: BranchId,
        name: &Name,
        input: &Value,
        number: &Number,
    ) -> Result<Value, Fault> {
        match number {
            Number::Literal(number) => Ok(Value::from(*number)),
            Number::Path(path) => {
                self.look(id, name, Sight::of(input), |scope, _| path.evaluate(scope))
            }
            Number::Template(template) => self.fill(id, name, Sight::of(input), template),
        }
    }

    pub(super) fn variables(&self, id: BranchId) -> Variables {
        let branch = self.branches.get(&id);
        branch.map_or_else(Variables::default, |branch| Arc::clone(&branch.variables))
    }

    pub(super) fn text(
        &mut self,
        id: BranchId,
        name: &Name,
        input: &Value,
        text: &Text,
    ) -> Result<String, Fault> {
        let value = match text {
            Text::Literal(text) => return Ok(text.clone()),
            Text::Template(template) => self.fill(id, name, Sight::of(input), template)?,
        };
        match value {
            Value::String(text) => Ok(text),
            value => Err(Fault::from(match text {
                Text::Template(Template::Expression(expression)) => {
                    expression.unexpected("string", &value)
                }
                _ => Failure::runtime(format!("The value '{value}' is not a text.")),
            })),
        }
    }

    /// The variables are there from now on.
    pub(super) fn assign(&mut self, id: BranchId, assigned: &Assigned) {
        if let Some(branch) = self.branches.get_mut(&id) {
            let variables: &mut BTreeMap<String, Value> = Arc::make_mut(&mut branch.variables);
            for (name, value) in assigned.iter() {
                variables.insert(name.clone(), value.clone());
            }
        }
    }
}

/// A number without a fraction, as JSONata gives it.
fn whole(number: f64) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "only numbers are taken that an i64 has, too"
    )]
    (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
}

/// AWS's words for what a field leads to and is no number there.
fn not_a_number(field: &str, number: &Number, value: &Value) -> Fault {
    Fault::from(match number {
        Number::Template(Template::Expression(expression)) => {
            expression.unexpected("number", value)
        }
        Number::Path(path) if field == "Seconds" => Failure::runtime(format!(
            "The SecondsPath parameter cannot be parsed as a long value: {} == {value}",
            path.as_str()
        )),
        Number::Path(path) => {
            let kind = match field {
                "ToleratedFailurePercentage" => "float",
                _ => "integer",
            };
            let value = match value {
                Value::String(text) => text.clone(),
                value => value.to_string(),
            };
            Failure::runtime(format!(
                "The {field}Path field refers to value \"{value}\" which is not a valid {kind}: {}",
                path.as_str()
            ))
        }
        Number::Literal(_) | Number::Template(_) => {
            Failure::runtime(format!("The field {field} has no number: {value}"))
        }
    })
}

// SPDX-License-Identifier: Apache-2.0
//! One state.

use serde_json::Value;

use super::{Catcher, Flow, Map, Name, Retrier};
use crate::data::{Path, QueryLanguage, ReferencePath, Rule, Template};

/// A state: what it does, and what it does with data before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// For people.
    pub comment: Option<String>,
    /// Its own query language, or that of the machine.
    pub query_language: QueryLanguage,
    /// What it does.
    pub kind: Kind,
    /// What becomes of its input, result and variables.
    pub data: Data,
}

/// What a state does.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Has somebody do something.
    Task(Box<Task>),
    /// Nothing but what its data says.
    Pass {
        /// What it gives instead of its input; JSONPath only.
        result: Option<Value>,
        /// What comes next.
        next: Next,
    },
    /// Goes on with the first rule that is met.
    Choice {
        /// In the order in which they are tried.
        rules: Vec<Rule>,
        /// Where none is met; without it the execution fails with `States.NoChoiceMatched`.
        default: Option<Name>,
    },
    /// Waits.
    Wait {
        /// How long.
        until: Until,
        /// What comes next.
        next: Next,
    },
    /// Ends its flow.
    Succeed,
    /// Ends the execution with an error.
    Fail {
        /// The error's name.
        error: Option<Text>,
        /// What led to it.
        cause: Option<Text>,
    },
    /// Several flows at once.
    Parallel(Box<Parallel>),
    /// A flow for each item.
    Map(Box<Map>),
}

/// What comes after a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Another state.
    State(Name),
    /// The end of the flow.
    End,
}

/// Has somebody do something.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Whom, an ARN.
    pub resource: String,
    /// After how many seconds it has failed with `States.Timeout`; AWS's default is 99,999,999.
    pub timeout_seconds: Option<Number>,
    /// Within how many seconds it has to say that it is alive.
    pub heartbeat_seconds: Option<Number>,
    /// The role on whose behalf, which only AWS heeds.
    pub credentials: Option<Template>,
    /// When it is tried again.
    pub retry: Vec<Retrier>,
    /// Where an error leads.
    pub catch: Vec<Catcher>,
    /// What comes next.
    pub next: Next,
}

/// Several flows at once, all with the same input.
#[derive(Debug, Clone, PartialEq)]
pub struct Parallel {
    /// The flows; their outputs are its result, in this order.
    pub branches: Vec<Flow>,
    /// When all is tried again.
    pub retry: Vec<Retrier>,
    /// Where an error leads.
    pub catch: Vec<Catcher>,
    /// What comes next.
    pub next: Next,
}

/// A number, as written or to be found in data.
#[derive(Debug, Clone, PartialEq)]
pub enum Number {
    /// As written.
    Literal(u64),
    /// `…Path`, in JSONPath.
    Path(Path),
    /// A JSONata expression, or a fraction as written.
    Template(Template),
}

/// A text, as written or to be found in data.
#[derive(Debug, Clone, PartialEq)]
pub enum Text {
    /// As written.
    Literal(String),
    /// `…Path`, in JSONPath: a path or an intrinsic function. Or a JSONata expression.
    Template(Template),
}

/// How long a Wait state waits.
#[derive(Debug, Clone, PartialEq)]
pub enum Until {
    /// So many seconds.
    Seconds(Number),
    /// Until that time, RFC 3339.
    Timestamp(Text),
}

/// What a state does with data.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// In JSONPath.
    JsonPath(Box<JsonPathData>),
    /// In JSONata.
    Jsonata(Box<JsonataData>),
}

/// What becomes of input and result in JSONPath.
#[derive(Debug, Clone, PartialEq)]
pub struct JsonPathData {
    /// Which part of the raw input is the input.
    pub input_path: InputPath,
    /// What the state gets instead of its input.
    pub parameters: Option<Template>,
    /// What the result becomes.
    pub result_selector: Option<Template>,
    /// Where in the raw input the result is put; `None` (JSON's `null`) discards the result.
    pub result_path: Option<ReferencePath>,
    /// Which part of that is the output.
    pub output_path: InputPath,
    /// Variables to set.
    pub assign: Option<Template>,
}

/// `InputPath` or `OutputPath`.
#[derive(Debug, Clone, PartialEq)]
pub enum InputPath {
    /// What it leads to.
    Path(Path),
    /// JSON's `null`: an empty object instead of anything.
    Nothing,
}

/// What becomes of input and result in JSONata.
#[derive(Debug, Clone, PartialEq)]
pub struct JsonataData {
    /// What the state's task or flows get instead of its input.
    pub arguments: Option<Template>,
    /// What the state gives instead of its result.
    pub output: Option<Template>,
    /// Variables to set.
    pub assign: Option<Template>,
}

// SPDX-License-Identifier: Apache-2.0
//! What stands in for Lambda functions, topics, queues and event buses when state machines run on this machine.

use std::path::PathBuf;

use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::elements::{Duration, LocalPath, Map, Text};
use crate::reader::{Fields, FromNode, Reader};
use crate::schema::merge_choices;
use crate::spanned::Spanned;
use crate::tree::Node;

/// What runs on this machine when a state machine calls a Lambda function, sends a message or puts an event.
#[derive(Debug, Clone, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Handlers {
    /// Lambda functions, by name.
    #[schemars(default)]
    pub functions: Map<Handler>,
    /// What gets the messages of an SNS topic, by the topic's name.
    #[schemars(default)]
    pub topics: Map<Handler>,
    /// What gets the messages of an SQS queue, by the queue's name.
    #[schemars(default)]
    pub queues: Map<Handler>,
    /// What gets the events of an EventBridge bus, by the bus's name. AWS's own bus is `default`.
    #[schemars(default)]
    pub event_buses: Map<Vec<EventRule>>,
}

/// What takes an event and gives a result, as a Lambda function does.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields, transform = merge_choices)]
pub struct Handler {
    /// What runs.
    #[schemars(flatten)]
    pub runs: Runs,
    /// The function of the script that is called. Absent: `lambda_handler`.
    pub handler: Option<Spanned<String>>,
    /// Variables that it sees besides those that a Lambda function has.
    #[schemars(default)]
    pub environment: Map<Spanned<Text>>,
    /// After how long it has failed, at most 15 minutes. Absent: 15 minutes.
    pub timeout: Option<Spanned<Duration>>,
    /// The folder of the document, in which it runs.
    #[schemars(skip)]
    pub folder: PathBuf,
}

/// What runs for an event.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Runs {
    /// A program and its arguments, which get the event on standard input and write the result to standard output.
    Command(Vec<Spanned<Text>>),
    /// A Python file with a function that takes an event and a context, as Lambda calls it.
    Script(Spanned<LocalPath>),
    /// The address of an HTTP endpoint, to which the event is posted; without a path that of Lambda's runtime interface
    /// emulator.
    Url(Spanned<String>),
}

/// Which events of a bus a handler gets.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EventRule {
    /// The sources of which events come. Absent: any.
    #[schemars(default)]
    pub source: Vec<Spanned<String>>,
    /// The detail types of events. Absent: any.
    #[schemars(default)]
    pub detail_type: Vec<Spanned<String>>,
    /// What gets them.
    pub handler: Handler,
}

impl Handlers {
    /// Whether nothing stands in for anything.
    pub fn is_empty(&self) -> bool {
        self.functions.is_empty()
            && self.topics.is_empty()
            && self.queues.is_empty()
            && self.event_buses.is_empty()
    }

    /// The files of handlers that are scripts.
    pub(crate) fn scripts(&self) -> impl Iterator<Item = &Spanned<LocalPath>> {
        let named = [&self.functions, &self.topics, &self.queues];
        let named = named.into_iter().flat_map(Map::iter);
        let rules = self.event_buses.iter().flat_map(|(_, rules)| rules);
        let handlers = named.map(|(_, handler)| handler);
        let handlers = handlers.chain(rules.map(|rule| &rule.handler));
        handlers.filter_map(|handler| match &handler.runs {
            Runs::Script(file) => Some(file),
            Runs::Command(_) | Runs::Url(_) => None,
        })
    }
}

/// Lambda's longest.
const LONGEST: u64 = 900;

impl FromNode for Handlers {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "handlers", reader)?;
        let handlers = Self {
            functions: fields.optional("functions", reader).unwrap_or_default(),
            topics: fields.optional("topics", reader).unwrap_or_default(),
            queues: fields.optional("queues", reader).unwrap_or_default(),
            event_buses: fields.optional("event_buses", reader).unwrap_or_default(),
        };
        fields.finish(reader);
        Some(handlers)
    }
}

impl FromNode for Handler {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a handler", reader)?;
        let runs = fields.exactly_one(
            &[
                ("command", command),
                ("script", |node, reader| {
                    FromNode::from_node(node, reader).map(Runs::Script)
                }),
                ("url", url),
            ],
            reader,
        );
        let handler: Option<Spanned<String>> = fields.optional("handler", reader);
        let environment: Map<Spanned<Text>> =
            fields.optional("environment", reader).unwrap_or_default();
        let timeout: Option<Spanned<Duration>> = fields.optional("timeout", reader);
        fields.finish(reader);
        let runs = runs?;
        let words = match &runs {
            Runs::Command(words) => words.as_slice(),
            Runs::Script(_) | Runs::Url(_) => &[],
        };
        let values = environment.iter().map(|(_, value)| value);
        for text in words.iter().chain(values) {
            reader.is_known(&text.span, &text.path, "a handler", text);
        }
        if let Some(handler) = handler
            .as_ref()
            .filter(|_| !matches!(runs, Runs::Script(_)))
        {
            let message = "only a script has a function that is called";
            reader.report(handler.diagnostic(Code::InvalidValue, message));
        }
        if let Some(timeout) = timeout
            .as_ref()
            .filter(|timeout| timeout.seconds() > LONGEST)
        {
            let message = "a handler may take 15 minutes, as a Lambda function";
            reader.report(timeout.diagnostic(Code::InvalidValue, message));
        }
        Some(Self {
            runs,
            handler,
            environment,
            timeout,
            folder: reader.local(node, ""),
        })
    }
}

fn command(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Runs> {
    let words: Vec<Spanned<Text>> = FromNode::from_node(node, reader)?;
    if words.is_empty() {
        reader.invalid(node, Code::InvalidValue, "a command has at least one word");
        return None;
    }
    Some(Runs::Command(words))
}

fn url(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Runs> {
    let url: Spanned<String> = FromNode::from_node(node, reader)?;
    if !url.starts_with("http://") {
        let message = format!("`{}` is not an address that begins with `http://`", *url);
        reader.report(url.diagnostic(Code::InvalidValue, message));
        return None;
    }
    Some(Runs::Url(url))
}

impl FromNode for EventRule {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a rule of an event bus", reader)?;
        let source = fields.optional("source", reader).unwrap_or_default();
        let detail_type = fields.optional("detail_type", reader).unwrap_or_default();
        let handler = fields.required("handler", reader);
        fields.finish(reader);
        Some(Self {
            source,
            detail_type,
            handler: handler?,
        })
    }
}

// SPDX-License-Identifier: Apache-2.0
//! A flow as nodes and edges, before anybody thinks of where they are drawn.
//!
//! No edge leaves a flow, so a machine is a tree of graphs, each of which can be laid out alone.

use crate::machine::{
    Catcher, Flow, Kind, MapMode, Name, Next, Number, Reader, State, StateMachine, Text, Until,
};

/// A flow.
pub(super) struct Graph<'m> {
    /// The states, in the order of the definition.
    pub(super) nodes: Vec<Node<'m>>,
    /// What leads where.
    pub(super) edges: Vec<Edge>,
}

/// A state.
pub(super) struct Node<'m> {
    /// Its name.
    pub(super) name: &'m str,
    /// What it is for, in the author's words.
    pub(super) comment: Option<&'m str>,
    /// What it is and does.
    pub(super) detail: String,
    /// Its shape.
    pub(super) shape: Shape,
    /// The flows within it.
    pub(super) flows: Vec<Graph<'m>>,
}

/// What a state looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Something is done.
    Plain,
    /// It depends.
    Choice,
    /// The flow ends with an error.
    Fail,
    /// There are flows within it.
    Container,
}

/// A way from one place to another.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// Where from.
    pub(super) from: Place,
    /// Where to.
    pub(super) to: Place,
    /// When.
    pub(super) label: Option<String>,
    /// Whether it is an error that leads there.
    pub(super) is_catch: bool,
}

/// What an edge connects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Where the flow begins.
    Start,
    /// A state, by its number.
    State(usize),
    /// Where the flow ends well.
    End,
}

impl<'m> Graph<'m> {
    /// That of a machine.
    pub(super) fn of(machine: &'m StateMachine) -> Self {
        Self::flow(&machine.flow)
    }

    fn flow(flow: &'m Flow) -> Self {
        let mut edges = Edges {
            flow,
            all: Vec::new(),
        };
        edges.to(Place::Start, &flow.start_at, None, false);
        for (number, state) in flow.states.values().enumerate() {
            edges.of(Place::State(number), state);
        }
        Self {
            nodes: flow
                .states
                .iter()
                .map(|(name, state)| Node::of(name, state))
                .collect(),
            edges: edges.all,
        }
    }

    /// Whether anything leads to its end.
    pub(super) fn ends(&self) -> bool {
        self.edges.iter().any(|edge| edge.to == Place::End)
    }

    /// The name of the state that a place is, if it is one.
    pub(super) fn name(&self, place: Place) -> Option<&'m str> {
        match place {
            Place::State(number) => self.nodes.get(number).map(|node| node.name),
            Place::Start | Place::End => None,
        }
    }
}

/// The edges of a flow.
struct Edges<'m> {
    flow: &'m Flow,
    all: Vec<Edge>,
}

impl Edges<'_> {
    /// Those that leave a state.
    fn of(&mut self, from: Place, state: &State) {
        match &state.kind {
            Kind::Task(task) => {
                self.next(from, &task.next);
                self.catch(from, &task.catch);
            }
            Kind::Pass { next, .. } | Kind::Wait { next, .. } => self.next(from, next),
            Kind::Choice { rules, default } => {
                for rule in rules {
                    self.to(from, &rule.next, Some(rule.condition.to_string()), false);
                }
                if let Some(default) = default {
                    self.to(from, default, Some("otherwise".to_owned()), false);
                }
            }
            Kind::Succeed => self.add(from, Place::End, None, false),
            Kind::Fail { .. } => {}
            Kind::Parallel(parallel) => {
                self.next(from, &parallel.next);
                self.catch(from, &parallel.catch);
            }
            Kind::Map(map) => {
                self.next(from, &map.next);
                self.catch(from, &map.catch);
            }
        }
    }

    fn next(&mut self, from: Place, next: &Next) {
        match next {
            Next::State(name) => self.to(from, name, None, false),
            Next::End => self.add(from, Place::End, None, false),
        }
    }

    fn catch(&mut self, from: Place, catchers: &[Catcher]) {
        for catcher in catchers {
            let errors = catcher.error_equals.join(", ");
            self.to(from, &catcher.next, Some(errors), true);
        }
    }

    fn to(&mut self, from: Place, name: &Name, label: Option<String>, is_catch: bool) {
        if let Some(number) = self.flow.states.get_index_of(name) {
            self.add(from, Place::State(number), label, is_catch);
        }
    }

    /// Several ways to the same place are one, with all their labels.
    fn add(&mut self, from: Place, to: Place, label: Option<String>, is_catch: bool) {
        let same = |edge: &&mut Edge| (edge.from, edge.to, edge.is_catch) == (from, to, is_catch);
        let Some(edge) = self.all.iter_mut().find(same) else {
            self.all.push(Edge {
                from,
                to,
                label,
                is_catch,
            });
            return;
        };
        edge.label = match (edge.label.take(), label) {
            (Some(one), Some(other)) => Some(format!("{one}, {other}")),
            (one, other) => one.or(other),
        };
    }
}

impl<'m> Node<'m> {
    fn of(name: &'m str, state: &'m State) -> Self {
        let (shape, detail, flows) = match &state.kind {
            Kind::Task(task) => (
                Shape::Plain,
                format!("Task · {}", resource(&task.resource)),
                Vec::new(),
            ),
            Kind::Pass { .. } => (Shape::Plain, "Pass".to_owned(), Vec::new()),
            Kind::Choice { .. } => (Shape::Choice, "Choice".to_owned(), Vec::new()),
            Kind::Wait { until, .. } => (Shape::Plain, wait(until), Vec::new()),
            Kind::Succeed => (Shape::Plain, "Succeed".to_owned(), Vec::new()),
            Kind::Fail { error, .. } => {
                let error = match error {
                    Some(Text::Literal(error)) => format!("Fail · {error}"),
                    _ => "Fail".to_owned(),
                };
                (Shape::Fail, error, Vec::new())
            }
            Kind::Parallel(parallel) => {
                let flows = parallel.branches.iter().map(Graph::flow).collect();
                (Shape::Container, "Parallel".to_owned(), flows)
            }
            Kind::Map(map) => {
                let mut detail = "Map".to_owned();
                if let MapMode::Distributed(distributed) = &map.mode {
                    detail.push_str(" · distributed");
                    let reader = distributed.reader.as_ref();
                    detail.extend(
                        reader.map(|Reader { resource: own, .. }| format!(" · {}", resource(own))),
                    );
                }
                if let Some(Number::Literal(at_once @ 1..)) = map.max_concurrency {
                    detail.push_str(&format!(" · {at_once} at once"));
                }
                (Shape::Container, detail, vec![Graph::flow(&map.processor)])
            }
        };
        Self {
            name,
            comment: state.comment.as_deref(),
            detail,
            shape,
            flows,
        }
    }
}

/// `elasticmapreduce:addStep.sync` of `arn:aws:states:::elasticmapreduce:addStep.sync`, `lambda:NAME` of a function's ARN.
fn resource(arn: &str) -> String {
    let mut parts = arn.splitn(6, ':').skip(2);
    let (service, rest) = (parts.next(), parts.nth(2));
    match (service, rest) {
        (Some("states"), Some(rest)) => rest.to_owned(),
        (Some("lambda"), Some(rest)) => {
            let name = rest.strip_prefix("function:").unwrap_or(rest);
            format!("lambda:{name}")
        }
        _ => arn.to_owned(),
    }
}

fn wait(until: &Until) -> String {
    match until {
        Until::Seconds(Number::Literal(seconds)) => format!("Wait · {seconds} s"),
        Until::Timestamp(Text::Literal(time)) => format!("Wait · until {time}"),
        Until::Seconds(_) | Until::Timestamp(_) => "Wait".to_owned(),
    }
}

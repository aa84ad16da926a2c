// SPDX-License-Identifier: Apache-2.0
//! The picture as a flowchart in Mermaid's language: flows within states are subgraphs, what an error leads to is dashed.

use std::fmt::Write;

use super::graph::{Edge, Graph, Node, Place, Shape};
use super::{Outcome, Trail};
use crate::machine::StateMachine;

/// The classes of states that an execution has been at, and how they look.
const CLASSES: [(Outcome, &str); 5] = [
    (
        Outcome::Succeeded,
        "fill:#e6f4ea,stroke:#1e7b34,color:#111111",
    ),
    (Outcome::Caught, "fill:#fff3d9,stroke:#9a5b00,color:#111111"),
    (
        Outcome::Aborted,
        "fill:#ececec,stroke:#555555,color:#111111",
    ),
    (
        Outcome::Running,
        "fill:#e3edfd,stroke:#1a56b0,color:#111111",
    ),
    (Outcome::Failed, "fill:#fde7e5,stroke:#b3261e,color:#111111"),
];

/// Writes a machine as a flowchart, with what an execution has done if there is one.
pub fn mermaid(machine: &StateMachine, title: &str, trail: Option<&Trail>) -> String {
    let mut chart = Chart {
        out: String::from("flowchart TD\n"),
        depth: 1,
        flows: 0,
        trail,
    };
    chart.line(format_args!("accTitle: {}", one_line(title)));
    if let Some(comment) = &machine.comment {
        chart.line(format_args!("accDescr: {}", one_line(comment)));
    }
    chart.flow(&Graph::of(machine));
    if trail.is_some() {
        for (outcome, style) in CLASSES {
            chart.line(format_args!("classDef {} {style}", outcome.word()));
        }
    }
    chart.out
}

/// What is being written.
struct Chart<'t> {
    out: String,
    depth: usize,
    /// How many flows there are so far: their number is part of all ids.
    flows: usize,
    trail: Option<&'t Trail>,
}

impl Chart<'_> {
    fn line(&mut self, text: impl std::fmt::Display) {
        let depth = self.depth;
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{:1$}{text}", "", depth * 2);
    }

    fn flow(&mut self, graph: &Graph<'_>) {
        self.flows += 1;
        let flow = self.flows;
        self.line(format_args!("{}((\" \"))", id(flow, Place::Start)));
        for (number, node) in graph.nodes.iter().enumerate() {
            self.state(&id(flow, Place::State(number)), node);
        }
        if graph.ends() {
            self.line(format_args!("{}(((\" \")))", id(flow, Place::End)));
        }
        for Edge {
            from,
            to,
            label,
            is_catch,
        } in &graph.edges
        {
            let (from, to) = (id(flow, *from), id(flow, *to));
            let label = label.as_deref().map(quoted);
            self.line(match (is_catch, label) {
                (false, None) => format!("{from} --> {to}"),
                (false, Some(label)) => format!("{from} -- {label} --> {to}"),
                (true, None) => format!("{from} -.-> {to}"),
                (true, Some(label)) => format!("{from} -. {label} .-> {to}"),
            });
        }
    }

    fn state(&mut self, id: &str, node: &Node<'_>) {
        let visit = self.trail.and_then(|trail| trail.visits.get(node.name));
        let mut lines = vec![node.name.to_owned(), node.detail.clone()];
        lines.extend(visit.map(super::Visit::words).unwrap_or_default());
        let label = quoted(&lines.join("\n"));
        match node.shape {
            Shape::Plain => self.line(format_args!("{id}[{label}]")),
            Shape::Choice => self.line(format_args!("{id}{{{{{label}}}}}")),
            Shape::Fail => self.line(format_args!("{id}[/{label}/]")),
            Shape::Container => {
                self.line(format_args!("subgraph {id} [{label}]"));
                self.depth += 1;
                for (number, flow) in node.flows.iter().enumerate() {
                    self.line(format_args!("subgraph {id}b{number} [\" \"]"));
                    self.depth += 1;
                    self.flow(flow);
                    self.depth -= 1;
                    self.line("end");
                }
                self.depth -= 1;
                self.line("end");
            }
        }
        if let Some(visit) = visit {
            self.line(format_args!("class {id} {}", visit.outcome.word()));
        }
    }
}

/// The id of a place: names may have any characters, ids may not.
fn id(flow: usize, place: Place) -> String {
    match place {
        Place::Start => format!("f{flow}start"),
        Place::State(number) => format!("f{flow}s{number}"),
        Place::End => format!("f{flow}end"),
    }
}

/// A text as Mermaid takes it for nothing else: whatever might mean something is written as its code.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '\n' => quoted.push_str("<br>"),
            letter if letter.is_alphanumeric() || " -_·,…".contains(letter) => {
                quoted.push(letter);
            }
            other => {
                let _ = write!(quoted, "#{};", u32::from(other));
            }
        }
    }
    quoted.push('"');
    quoted
}

/// A text in one line, without what ends a title.
fn one_line(text: &str) -> String {
    text.split(['\n', '\r', ';', '#', '{', '}', '%'])
        .collect::<Vec<_>>()
        .join(" ")
}

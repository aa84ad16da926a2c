// SPDX-License-Identifier: Apache-2.0
//! The picture as SVG: no scripts, no fonts or styles from elsewhere, and all that is shown also said in words.

use std::fmt::Write;

use super::graph::{Edge, Graph, Node, Place, Shape};
use super::layout::{Course, DASHES, Layout, Point, Size, layout};
use super::{Outcome, Trail, lettering};
use crate::machine::StateMachine;

/// Sizes of letters: names, and everything else.
const NAME: f64 = 13.0;
const SMALL: f64 = 11.0;
/// From one line to the next.
const LEADING: f64 = 1.35;
/// So many letters of a name, of other text, and of a label fit into a line.
const NAME_LETTERS: usize = 30;
const SMALL_LETTERS: usize = 48;
const LABEL_LETTERS: usize = 26;
/// Between a box and its text.
const PADDING: f64 = 10.0;
/// Between a box and the flows in it, and between those.
const INSET: f64 = 14.0;
/// Around everything.
const MARGIN: f64 = 16.0;
/// A flow's start and end.
const TERMINAL: f64 = 12.0;

/// Draws a machine, with what an execution has done if there is one. The title is what the picture is called.
pub fn svg(machine: &StateMachine, title: &str, trail: Option<&Trail>) -> String {
    let graph = Graph::of(machine);
    let drawing = Drawing::of(&graph, trail);
    let mut page = Page {
        out: String::new(),
        trail,
    };
    let (width, height) = (
        drawing.layout.size.width + 2.0 * MARGIN,
        drawing.layout.size.height + 2.0 * MARGIN,
    );
    let description = machine.comment.as_deref().unwrap_or("A state machine.");
    page.line(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title description\" \
         width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"Helvetica, Arial, sans-serif\" font-size=\"{SMALL}\">"
    ));
    page.line(format_args!(
        "<title id=\"title\">{}</title>",
        escaped(title)
    ));
    page.line(format_args!(
        "<desc id=\"description\">{}</desc>",
        escaped(description)
    ));
    page.line("<defs>");
    for (id, colour) in [("arrow", DARK), ("arrow-not-taken", LIGHT)] {
        page.line(format_args!(
            "<marker id=\"{id}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" markerHeight=\"9\" \
             markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0 8 4 0 8Z\" fill=\"{colour}\"/></marker>"
        ));
    }
    page.line("</defs>");
    page.line("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    page.flow(
        &graph,
        &drawing,
        Point {
            x: MARGIN,
            y: MARGIN,
        },
    );
    page.line("</svg>");
    page.out
}

const DARK: &str = "#333333";
const LIGHT: &str = "#b5b5b5";

/// A flow's layout, with what its states have to say and what is within them.
struct Drawing {
    layout: Layout,
    boxes: Vec<Box>,
}

/// What a state is drawn as.
struct Box {
    size: Size,
    name: Vec<String>,
    small: Vec<String>,
    flows: Vec<Drawing>,
}

impl Drawing {
    fn of(graph: &Graph<'_>, trail: Option<&Trail>) -> Self {
        let boxes: Vec<Box> = graph
            .nodes
            .iter()
            .map(|node| Box::of(node, trail))
            .collect();
        let sizes: Vec<Size> = boxes.iter().map(|own| own.size).collect();
        let terminal = Size {
            width: TERMINAL,
            height: TERMINAL,
        };
        Self {
            layout: layout(graph, &sizes, terminal, label_size),
            boxes,
        }
    }
}

impl Box {
    fn of(node: &Node<'_>, trail: Option<&Trail>) -> Self {
        let name = lettering::wrap(node.name, NAME_LETTERS, 3);
        let mut small = lettering::wrap(&node.detail, SMALL_LETTERS, 3);
        let visit = trail.and_then(|trail| trail.visits.get(node.name));
        for line in visit.map(super::Visit::words).unwrap_or_default() {
            small.extend(lettering::wrap(&line, SMALL_LETTERS, 2));
        }
        let flows: Vec<Drawing> = node
            .flows
            .iter()
            .map(|flow| Drawing::of(flow, trail))
            .collect();
        let text = text_size(&name, &small);
        let mut size = Size {
            width: text.width + 2.0 * PADDING,
            height: text.height + 2.0 * PADDING,
        };
        if !flows.is_empty() {
            let widths = flows
                .iter()
                .map(|flow| flow.layout.size.width + 3.0 * INSET);
            size.width = size.width.max(widths.sum::<f64>() + INSET);
            let heights = flows.iter().map(|flow| flow.layout.size.height);
            size.height += heights.fold(0.0, f64::max) + 3.0 * INSET;
        }
        Self {
            size,
            name,
            small,
            flows,
        }
    }

    /// How high the text is, with the space around it.
    fn header(&self) -> f64 {
        text_size(&self.name, &self.small).height + 2.0 * PADDING
    }
}

fn text_size(name: &[String], small: &[String]) -> Size {
    let names = name.iter().map(|line| lettering::width(line, NAME));
    let smalls = small.iter().map(|line| lettering::width(line, SMALL));
    Size {
        width: names.chain(smalls).fold(0.0, f64::max),
        height: (name.len() as f64 * NAME + small.len() as f64 * SMALL) * LEADING,
    }
}

fn label_lines(edge: &Edge) -> Option<Vec<String>> {
    let label = edge.label.as_deref()?;
    Some(lettering::wrap(label, LABEL_LETTERS, 3))
}

fn label_size(edge: &Edge) -> Option<Size> {
    let size = text_size(&[], &label_lines(edge)?);
    Some(Size {
        width: size.width + 6.0,
        height: size.height + 4.0,
    })
}

/// What is being written.
struct Page<'t> {
    out: String,
    trail: Option<&'t Trail>,
}

impl Page<'_> {
    fn line(&mut self, text: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{text}");
    }

    /// Draws a flow with its upper left corner there.
    fn flow(&mut self, graph: &Graph<'_>, drawing: &Drawing, at: Point) {
        let layout = &drawing.layout;
        for (edge, course) in graph.edges.iter().zip(&layout.edges) {
            self.course(graph, edge, course, at);
        }
        let start = moved(layout.start, at);
        let radius = TERMINAL / 2.0;
        self.line(format_args!(
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius}\" fill=\"{DARK}\"><title>start</title></circle>",
            start.x, start.y
        ));
        if let Some(end) = layout.end {
            let end = moved(end, at);
            self.line(format_args!(
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{}\" fill=\"#ffffff\" stroke=\"{DARK}\" stroke-width=\"3\">\
                 <title>end</title></circle>",
                end.x,
                end.y,
                radius - 1.5
            ));
        }
        let placed = graph.nodes.iter().zip(&drawing.boxes).zip(&layout.nodes);
        for ((node, own), middle) in placed {
            self.state(node, own, moved(*middle, at));
        }
        for (edge, course) in graph.edges.iter().zip(&layout.edges) {
            self.label(edge, course, at);
        }
    }

    fn state(&mut self, node: &Node<'_>, own: &Box, middle: Point) {
        let visit = self.trail.and_then(|trail| trail.visits.get(node.name));
        let look = Look::of(
            node.shape,
            self.trail.is_some(),
            visit.map(|visit| visit.outcome),
        );
        let (x, y) = (
            middle.x - own.size.width / 2.0,
            middle.y - own.size.height / 2.0,
        );
        let mut title = format!("{}: {}", node.name, node.detail);
        for words in visit.map(super::Visit::words).unwrap_or_default() {
            let _ = write!(title, "; {words}");
        }
        if let Some(comment) = node.comment {
            let _ = write!(title, "\n{comment}");
        }
        self.line(format_args!("<g><title>{}</title>", escaped(&title)));
        let radius = if node.shape == Shape::Choice { 16 } else { 5 };
        self.line(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{radius}\" fill=\"{}\" \
             stroke=\"{}\" stroke-width=\"{}\"/>",
            own.size.width, own.size.height, look.fill, look.stroke, look.width
        ));
        let mut baseline = y + PADDING;
        for line in &own.name {
            baseline += NAME * LEADING;
            self.text(line, middle.x, baseline - 4.0, NAME, look.text, true);
        }
        for line in &own.small {
            baseline += SMALL * LEADING;
            self.text(line, middle.x, baseline - 4.0, SMALL, look.text, false);
        }
        let widths = own
            .flows
            .iter()
            .map(|flow| flow.layout.size.width + 2.0 * INSET);
        let gaps = own.flows.len().saturating_sub(1) as f64 * INSET;
        let mut left = middle.x - (widths.sum::<f64>() + gaps) / 2.0;
        let top = y + own.header();
        for (graph, flow) in node.flows.iter().zip(&own.flows) {
            let (width, height) = (
                flow.layout.size.width + 2.0 * INSET,
                y + own.size.height - top - INSET,
            );
            self.line(format_args!(
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"4\" \
                 fill=\"#ffffff\" stroke=\"{}\" stroke-dasharray=\"2 3\"/>",
                look.stroke
            ));
            let at = Point {
                x: left + INSET,
                y: top + INSET,
            };
            self.flow(graph, flow, at);
            left += width + INSET;
        }
        self.line("</g>");
    }

    fn course(&mut self, graph: &Graph<'_>, edge: &Edge, course: &Course, at: Point) {
        let taken = self.is_taken(graph, edge);
        let (colour, marker) = match taken {
            true => (DARK, "arrow"),
            false => (LIGHT, "arrow-not-taken"),
        };
        let dashes = match edge.is_catch {
            true => format!(
                " stroke-dasharray=\"5 {}\" stroke-dashoffset=\"{:.1}\"",
                DASHES - 5.0,
                course.phase
            ),
            false => String::new(),
        };
        let width = if self.trail.is_some() && taken {
            2.0
        } else {
            1.2
        };
        self.line(format_args!(
            "<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes} \
             marker-end=\"url(#{marker})\"/>",
            curve(course.points.iter().map(|point| moved(*point, at)))
        ));
    }

    fn label(&mut self, edge: &Edge, course: &Course, at: Point) {
        let (Some(lines), Some(size), Some(middle)) =
            (label_lines(edge), label_size(edge), course.label)
        else {
            return;
        };
        let middle = moved(middle, at);
        let (x, y) = (middle.x - size.width / 2.0, middle.y - size.height / 2.0);
        self.line(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#ffffff\" fill-opacity=\"0.85\"/>",
            size.width, size.height
        ));
        let mut baseline = y;
        for line in lines {
            baseline += SMALL * LEADING;
            self.text(&line, middle.x, baseline - 2.0, SMALL, DARK, false);
        }
    }

    fn text(&mut self, line: &str, x: f64, y: f64, size: f64, colour: &str, is_bold: bool) {
        let weight = if is_bold { " font-weight=\"bold\"" } else { "" };
        self.line(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" font-size=\"{size}\"{weight} \
             fill=\"{colour}\">{}</text>",
            escaped(line)
        ));
    }

    /// Whether the execution went along there; without one every way is open.
    fn is_taken(&self, graph: &Graph<'_>, edge: &Edge) -> bool {
        let Some(trail) = self.trail else {
            return true;
        };
        match (edge.from, edge.to) {
            (Place::Start, to) => graph
                .name(to)
                .is_some_and(|to| trail.visits.contains_key(to)),
            (from, Place::End) => graph.name(from).is_some_and(|from| {
                let visit = trail.visits.get(from);
                visit.is_some_and(|visit| visit.outcome == Outcome::Succeeded)
            }),
            (from, to) => match (graph.name(from), graph.name(to)) {
                (Some(from), Some(to)) => trail
                    .transitions
                    .contains(&(from.to_owned(), to.to_owned())),
                _ => false,
            },
        }
    }
}

/// The colours of a state. Its outcome is written in it, too.
struct Look {
    fill: &'static str,
    stroke: &'static str,
    text: &'static str,
    width: f64,
}

impl Look {
    fn of(shape: Shape, has_trail: bool, outcome: Option<Outcome>) -> Self {
        let (fill, stroke, text, width) = match outcome {
            Some(Outcome::Succeeded) => ("#e6f4ea", "#1e7b34", "#111111", 1.8),
            Some(Outcome::Caught) => ("#fff3d9", "#9a5b00", "#111111", 1.8),
            Some(Outcome::Aborted) => ("#ececec", "#555555", "#111111", 1.8),
            Some(Outcome::Running) => ("#e3edfd", "#1a56b0", "#111111", 1.8),
            Some(Outcome::Failed) => ("#fde7e5", "#b3261e", "#111111", 1.8),
            None if has_trail => ("#ffffff", LIGHT, "#6b6b6b", 1.2),
            None => match shape {
                Shape::Plain => ("#ffffff", DARK, "#111111", 1.2),
                Shape::Choice => ("#f3f1fb", DARK, "#111111", 1.2),
                Shape::Fail => ("#ffffff", "#b3261e", "#111111", 1.8),
                Shape::Container => ("#f6f8fa", DARK, "#111111", 1.2),
            },
        };
        Self {
            fill,
            stroke,
            text,
            width,
        }
    }
}

fn moved(point: Point, by: Point) -> Point {
    Point {
        x: point.x + by.x,
        y: point.y + by.y,
    }
}

/// A line through the points, its corners rounded.
fn curve(points: impl Iterator<Item = Point>) -> String {
    let points: Vec<Point> = points.collect();
    let mut path = String::new();
    let mut rest = points.iter();
    if let Some(first) = rest.next() {
        let _ = write!(path, "M{:.1} {:.1}", first.x, first.y);
    }
    let corners = points.windows(2).skip(1);
    for pair in corners {
        let [corner, next] = pair else { continue };
        let middle = ((corner.x + next.x) / 2.0, (corner.y + next.y) / 2.0);
        let _ = write!(
            path,
            " Q{:.1} {:.1} {:.1} {:.1}",
            corner.x, corner.y, middle.0, middle.1
        );
    }
    if let Some(last) = rest.next_back() {
        let _ = write!(path, " L{:.1} {:.1}", last.x, last.y);
    }
    path
}

/// A text that XML takes for nothing else; characters that XML has none for are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(character),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

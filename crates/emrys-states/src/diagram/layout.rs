// SPDX-License-Identifier: Apache-2.0
//! Where the nodes and edges of one flow are drawn.
//!
//! The layered layout is dagre's. Flows within a state are laid out before it, and are a box of that size to it.

use dagre::graph::{Graph as Layered, GraphOptions};
use dagre::layout::types::LabelPos;
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, Ranker};

use super::graph::{Edge, Graph, Place};
use super::routes::{Route, routes};

/// So many states are ranked for the shortest edges; with more of them that takes too long.
const RANKED_WELL: usize = 150;
/// From one track at the side to the next.
const TRACKS: f64 = 18.0;
/// How round corners are.
const CORNER: f64 = 8.0;
/// How long a dash and the gap after it are.
pub(super) const DASHES: f64 = 9.0;

/// Width and height.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A place in the picture.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A flow that has been laid out, with its upper left corner at 0, 0.
pub(super) struct Layout {
    /// How large it is.
    pub(super) size: Size,
    /// The middle of its start.
    pub(super) start: Point,
    /// The middle of its end, if it has one.
    pub(super) end: Option<Point>,
    /// The middles of its states.
    pub(super) nodes: Vec<Point>,
    /// The courses of its edges.
    pub(super) edges: Vec<Course>,
}

/// The course of an edge.
pub(super) struct Course {
    /// From one node's border to the other's.
    pub(super) points: Vec<Point>,
    /// The middle of its label.
    pub(super) label: Option<Point>,
    /// Where in the pattern of dashes it begins.
    pub(super) phase: f64,
}

/// Lays out a flow whose states, start and end, and labels take so much room.
pub(super) fn layout(
    graph: &Graph<'_>,
    nodes: &[Size],
    terminal: Size,
    label: impl Fn(&Edge) -> Option<Size>,
) -> Layout {
    let routes = routes(graph);
    let mut layered = Layered::with_options(GraphOptions {
        directed: true,
        multigraph: true,
        compound: false,
    });
    let mut place = |place, size: Size| {
        let own = NodeLabel {
            width: size.width,
            height: size.height,
            ..NodeLabel::default()
        };
        layered.set_node(key(place), Some(own));
    };
    place(Place::Start, terminal);
    for (number, size) in nodes.iter().enumerate() {
        place(Place::State(number), *size);
    }
    if graph.ends() {
        place(Place::End, terminal);
    }
    let edges = || graph.edges.iter().zip(&routes);
    for (edge, _) in edges().filter(|(_, route)| **route == Route::Between) {
        let room = label(edge).unwrap_or_default();
        let own = EdgeLabel {
            width: room.width,
            height: room.height,
            labelpos: LabelPos::Center,
            // The way that things take when all goes well is kept straight.
            weight: if edge.is_catch { 1 } else { 2 },
            ..EdgeLabel::default()
        };
        let (from, to) = (key(edge.from), key(edge.to));
        layered.set_edge(from.as_str(), to.as_str(), Some(own), Some(name(edge)));
    }
    let options = LayoutOptions {
        nodesep: 36.0,
        edgesep: 16.0,
        ranksep: 24.0,
        ranker: match nodes.len() {
            ..RANKED_WELL => Ranker::NetworkSimplex,
            _ => Ranker::LongestPath,
        },
        ..LayoutOptions::default()
    };
    dagre::layout(&mut layered, Some(options));
    let mut layout = Layout {
        size: Size::default(),
        start: middle(&layered, Place::Start),
        end: graph.ends().then(|| middle(&layered, Place::End)),
        nodes: (0..nodes.len())
            .map(|number| middle(&layered, Place::State(number)))
            .collect(),
        edges: edges()
            .map(|(edge, _)| course(&layered, edge, nodes))
            .collect(),
    };
    let labels = edges().filter(|(_, route)| matches!(route, Route::Around(_)));
    let widest = labels.map(|(edge, _)| label(edge).unwrap_or_default().width);
    let right =
        Bounds::of(graph, &layout, nodes, terminal, &label).right + widest.fold(0.0, f64::max);
    let box_of = |place| match place {
        Place::State(number) => (middle(&layered, place), nodes.get(number).copied()),
        Place::Start | Place::End => (middle(&layered, place), Some(terminal)),
    };
    for ((edge, route), course) in edges().zip(&mut layout.edges) {
        if let Route::Around(track) = route {
            let track = right + TRACKS * (*track as f64 + 1.0);
            *course = around(box_of(edge.from), box_of(edge.to), track, label(edge));
        }
    }
    Bounds::of(graph, &layout, nodes, terminal, &label).to_origin(&mut layout);
    layout
}

/// The course of an edge that goes round on a track.
fn around(
    (from, from_size): (Point, Option<Size>),
    (to, to_size): (Point, Option<Size>),
    track: f64,
    label: Option<Size>,
) -> Course {
    let edge = |middle: Point, size: Option<Size>| middle.x + size.unwrap_or_default().width / 2.0;
    let (left, end) = (edge(from, from_size), edge(to, to_size));
    // A little above what arrives, so that what both leaves and arrives here can be told apart.
    let (out, back) = (from.y + 6.0, to.y - 6.0);
    let turn = if back > out { CORNER } else { -CORNER };
    let points = [
        (left, out),
        (track - CORNER, out),
        (track, out),
        (track, out + turn),
        (track, back - turn),
        (track, back),
        (track - CORNER, back),
        (end, back),
    ];
    Course {
        points: points.map(|(x, y)| Point { x, y }).into(),
        label: label.map(|size| Point {
            x: left + size.width / 2.0 + 8.0,
            y: out,
        }),
        // Dashes of lines that share a track fall on each other.
        phase: (out - (track - left)).rem_euclid(DASHES),
    }
}

/// The middle of a place, as dagre has found it.
fn middle(layered: &Layered<NodeLabel, EdgeLabel>, place: Place) -> Point {
    let node = layered.node(&key(place));
    node.map_or(Point::default(), |node| Point {
        x: node.x.unwrap_or_default(),
        y: node.y.unwrap_or_default(),
    })
}

/// The course of an edge, as dagre has found it.
fn course(layered: &Layered<NodeLabel, EdgeLabel>, edge: &Edge, nodes: &[Size]) -> Course {
    let own = layered.edge(&key(edge.from), &key(edge.to), Some(name(edge)));
    let points = own.map(|own| own.points.as_slice()).unwrap_or_default();
    let points = points.iter().map(|point| Point {
        x: point.x,
        y: point.y,
    });
    let mut points: Vec<Point> = points.collect();
    if edge.from != edge.to
        && let [first, inner @ .., last] = points.as_mut_slice()
        && let (Some(second), Some(before)) = (inner.first(), inner.last())
    {
        let port = |place, other: &Point| match place {
            Place::State(number) => Some(port(middle(layered, place), *nodes.get(number)?, *other)),
            Place::Start | Place::End => None,
        };
        *first = port(edge.from, second).unwrap_or(*first);
        *last = port(edge.to, before).unwrap_or(*last);
    }
    let label = own.and_then(|own| {
        Some(Point {
            x: own.x?,
            y: own.y?,
        })
    });
    Course {
        points,
        label: label.filter(|_| edge.label.is_some()),
        phase: 0.0,
    }
}

/// Where an edge from or to that point touches a node: above or below, and not beside, which would be far from the
/// middle of a large one.
fn port(middle: Point, size: Size, other: Point) -> Point {
    let reach = (size.width / 2.0 - 12.0).max(0.0);
    let half = size.height / 2.0;
    Point {
        x: other.x.clamp(middle.x - reach, middle.x + reach),
        y: if other.y > middle.y {
            middle.y + half
        } else {
            middle.y - half
        },
    }
}

/// What the picture reaches to.
struct Bounds {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            left: f64::MAX,
            top: f64::MAX,
            right: f64::MIN,
            bottom: f64::MIN,
        }
    }
}

impl Bounds {
    /// Around all of a flow.
    fn of(
        graph: &Graph<'_>,
        layout: &Layout,
        nodes: &[Size],
        terminal: Size,
        label: &impl Fn(&Edge) -> Option<Size>,
    ) -> Self {
        let mut bounds = Self::default();
        for terminal_at in std::iter::once(layout.start).chain(layout.end) {
            bounds.around(terminal_at, terminal);
        }
        for (middle, size) in layout.nodes.iter().zip(nodes) {
            bounds.around(*middle, *size);
        }
        for (course, edge) in layout.edges.iter().zip(&graph.edges) {
            for point in &course.points {
                bounds.around(*point, Size::default());
            }
            if let Some(at) = course.label {
                bounds.around(at, label(edge).unwrap_or_default());
            }
        }
        bounds
    }

    fn around(&mut self, middle: Point, size: Size) {
        self.left = self.left.min(middle.x - size.width / 2.0);
        self.top = self.top.min(middle.y - size.height / 2.0);
        self.right = self.right.max(middle.x + size.width / 2.0);
        self.bottom = self.bottom.max(middle.y + size.height / 2.0);
    }

    fn to_origin(&self, layout: &mut Layout) {
        let courses = layout.edges.iter_mut();
        let points = courses.flat_map(|course| course.points.iter_mut().chain(&mut course.label));
        let all = points
            .chain(&mut layout.nodes)
            .chain(&mut layout.end)
            .chain([&mut layout.start]);
        for point in all {
            point.x -= self.left;
            point.y -= self.top;
        }
        layout.size = Size {
            width: self.right - self.left,
            height: self.bottom - self.top,
        };
    }
}

/// What dagre knows a place by.
fn key(place: Place) -> String {
    match place {
        Place::Start => "start".to_owned(),
        Place::State(number) => number.to_string(),
        Place::End => "end".to_owned(),
    }
}

/// What tells edges between the same states apart.
fn name(edge: &Edge) -> &'static str {
    match edge.is_catch {
        true => "catch",
        false => "next",
    }
}

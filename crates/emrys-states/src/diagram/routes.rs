// SPDX-License-Identifier: Apache-2.0
//! Which edges are laid out with the states, and which go round at the side.
//!
//! States that lead to the same state from far away, such as a hundred that catch their errors alike, share one line at
//! the side of the flow. Laying their edges out with the states would take long and tell less.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Edge, Graph, Place};

/// So many edges from far away to the same state go round.
const SHARED: usize = 3;
/// So many layers are passed by all edges that are laid out with the states; the others go round, too.
const PASSED: usize = 150;

/// The way of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// Between the states.
    Between,
    /// Round at the side, on that track.
    Around(usize),
}

/// The ways of a flow's edges, in their order.
pub(super) fn routes(graph: &Graph<'_>) -> Vec<Route> {
    let layers = Layers::of(graph);
    let line = |edge: &Edge| (edge.to, edge.is_catch);
    let mut far: BTreeMap<_, usize> = BTreeMap::new();
    for edge in graph.edges.iter().filter(|edge| layers.passed(edge) > 0) {
        *far.entry(line(edge)).or_default() += 1;
    }
    let mut passed = 0;
    let mut tracks = Vec::new();
    let mut route = |edge: &Edge| {
        let own = layers.passed(edge);
        let shares = far.get(&line(edge)).is_some_and(|count| *count >= SHARED);
        if own == 0 || (!shares && passed + own <= PASSED) {
            passed += own;
            return Route::Between;
        }
        let known = tracks.iter().position(|known| *known == line(edge));
        Route::Around(known.unwrap_or_else(|| {
            tracks.push(line(edge));
            tracks.len() - 1
        }))
    };
    graph.edges.iter().map(&mut route).collect()
}

/// How far down each place is: below everything that leads there, but for what leads back.
struct Layers {
    layers: BTreeMap<Place, usize>,
}

impl Layers {
    fn of(graph: &Graph<'_>) -> Self {
        let mut leads: BTreeMap<Place, Vec<Place>> = BTreeMap::new();
        for edge in &graph.edges {
            leads.entry(edge.from).or_default().push(edge.to);
        }
        let order = Self::order(graph, &leads);
        let mut position = BTreeMap::new();
        for (number, place) in order.iter().enumerate() {
            position.insert(*place, number);
        }
        let mut layers: BTreeMap<Place, usize> = BTreeMap::new();
        for place in &order {
            let own = *layers.entry(*place).or_default();
            for to in leads.get(place).into_iter().flatten() {
                if position.get(to) > position.get(place) {
                    let layer = layers.entry(*to).or_default();
                    *layer = (*layer).max(own + 1);
                }
            }
        }
        Self { layers }
    }

    /// All places, each before those that it leads to, unless they lead to it.
    fn order(graph: &Graph<'_>, leads: &BTreeMap<Place, Vec<Place>>) -> Vec<Place> {
        let mut seen = BTreeSet::new();
        let mut left = Vec::new();
        let states = (0..graph.nodes.len()).map(Place::State);
        for root in std::iter::once(Place::Start).chain(states) {
            // The places on the way down, each with how many of its edges have been followed.
            let mut way = Vec::new();
            if seen.insert(root) {
                way.push((root, 0));
            }
            while let Some((place, followed)) = way.last_mut() {
                let to = leads.get(place).and_then(|leads| leads.get(*followed));
                *followed += 1;
                match to {
                    Some(to) if seen.insert(*to) => way.push((*to, 0)),
                    Some(_) => {}
                    None => left.extend(way.pop().map(|(place, _)| place)),
                }
            }
        }
        left.reverse();
        left
    }

    /// How many layers lie between an edge's ends.
    fn passed(&self, edge: &Edge) -> usize {
        let layer = |place| self.layers.get(place).copied().unwrap_or_default();
        layer(&edge.from)
            .abs_diff(layer(&edge.to))
            .saturating_sub(1)
    }
}

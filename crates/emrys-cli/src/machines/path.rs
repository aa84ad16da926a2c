// SPDX-License-Identifier: Apache-2.0
//! The states that an execution has gone through: its history, read event by event.
//!
//! Events say which came before them, so that those of several branches can be told apart. What is no state's own event
//! is found by going up from there: the end of a Parallel state follows the last event of one of its branches.

use std::collections::HashMap;

use emrys_protocol::states::types::HistoryEvent;
use emrys_protocol::types::Open;
use emrys_states::diagram::{Iterations, Outcome, Trail, Visit as Drawn};
use serde::Serialize;
use serde_json::Value;

use crate::words;

/// The states that an execution has gone through.
#[derive(Debug, Default)]
pub(crate) struct Path {
    /// The visits, in the order in which they began.
    pub(crate) visits: Vec<Visit>,
    /// Where each event belongs.
    places: HashMap<i64, Place>,
}

/// One visit of a state.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Visit {
    /// The state's name.
    pub(crate) state: String,
    /// `Task`, `Map` and so on.
    pub(crate) kind: String,
    /// How it ended, if it did.
    #[serde(serialize_with = "outcome_word")]
    pub(crate) outcome: Outcome,
    /// When it began, milliseconds since 1970.
    pub(crate) entered_at: i64,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) left_at: Option<i64>,
    /// How often its task or its flows were begun.
    pub(crate) attempts: u64,
    /// The error that it ended with, or that was caught.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
    /// What led to the error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cause: Option<String>,
    /// Of a Map: what became of its items.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "iterations")]
    pub(crate) items: Option<Iterations>,
    /// Of a distributed Map: its run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) map_run: Option<String>,
    /// The visit that it belongs to, by its number in the path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) within: Option<usize>,
    /// Which item of that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) item: Option<i64>,
    /// Whether its last attempt failed, as far as is known.
    #[serde(skip)]
    has_failed: bool,
    /// The visit that led here.
    #[serde(skip)]
    came_from: Option<usize>,
}

/// What an event says of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happened {
    /// It began.
    Entered(usize),
    /// Its task failed, or its flows.
    Failed(usize),
    /// It is tried again.
    Again(usize),
    /// It ended.
    Left(usize),
}

/// Where an event belongs.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// The visit that goes on.
    visit: Option<usize>,
    /// The visit that has just ended, if none goes on.
    left: Option<usize>,
    /// The visit of the Parallel or Map state around.
    within: Option<usize>,
    /// The item of that Map.
    item: Option<i64>,
}

impl Path {
    /// The path that a whole history tells of.
    pub(crate) fn of<'e>(events: impl IntoIterator<Item = &'e HistoryEvent>) -> Self {
        let mut path = Self::default();
        for event in events {
            path.add(event);
        }
        path
    }

    /// Reads the next event.
    pub(crate) fn add(&mut self, event: &HistoryEvent) -> Option<Happened> {
        let kind = event.r#type.as_ref().map_or("", Open::as_str);
        let details = details(event);
        let at = event
            .timestamp
            .map_or(0, emrys_protocol::types::Timestamp::as_millis);
        let before = event.previous_event_id.and_then(|id| self.places.get(&id));
        let mut place = before.copied().unwrap_or_default();
        let happened = self.read(kind, &details, at, &mut place);
        self.places.insert(event.id.unwrap_or_default(), place);
        happened
    }

    fn read(
        &mut self,
        kind: &str,
        details: &Value,
        at: i64,
        place: &mut Place,
    ) -> Option<Happened> {
        let text = |name: &str| details.get(name).and_then(Value::as_str).map(str::to_owned);
        let number = |name: &str| details.get(name).and_then(Value::as_i64);
        if let Some(kind) = kind.strip_suffix("StateEntered") {
            // Within a state whose flows have begun, else after the one that was left.
            if let Some(around) = place.visit {
                *place = Place {
                    within: Some(around),
                    item: place.item,
                    ..Place::default()
                };
            }
            let number = self.visits.len();
            self.visits.push(Visit {
                state: text("name").unwrap_or_default(),
                kind: kind.to_owned(),
                outcome: Outcome::Running,
                entered_at: at,
                left_at: None,
                attempts: 0,
                error: None,
                cause: None,
                items: None,
                map_run: None,
                within: place.within,
                item: place.item,
                has_failed: false,
                came_from: place.left,
            });
            (place.visit, place.left) = (Some(number), None);
            return Some(Happened::Entered(number));
        }
        if kind.ends_with("StateExited") {
            let number = self.up(place, |visit| Some(&visit.state) == text("name").as_ref())?;
            let visit = self.visits.get_mut(number)?;
            visit.left_at = Some(at);
            visit.outcome = match visit.has_failed {
                true => Outcome::Caught,
                false => Outcome::Succeeded,
            };
            *place = Place {
                visit: None,
                left: Some(number),
                within: visit.within,
                item: visit.item,
            };
            return Some(Happened::Left(number));
        }
        match kind {
            "MapStateStarted" | "ParallelStateStarted" => {
                let visit = self.visits.get_mut(place.visit?)?;
                let total = number("length").and_then(|total| u64::try_from(total).ok());
                visit.items = total.map(|total| Iterations {
                    total,
                    ..Iterations::default()
                });
                self.begun(place.visit?)
            }
            "MapRunStarted" => {
                self.visits.get_mut(place.visit?)?.map_run = text("mapRunArn");
                self.begun(place.visit?)
            }
            "MapIterationStarted" => {
                place.item = number("index");
                None
            }
            "MapIterationSucceeded" | "MapIterationFailed" | "MapIterationAborted" => {
                let map = self.up(place, |visit| Some(&visit.state) == text("name").as_ref())?;
                let item = number("index");
                self.close(at, |visit| visit.within == Some(map) && visit.item == item);
                let items = self.visits.get_mut(map)?.items.get_or_insert_default();
                match kind {
                    "MapIterationSucceeded" => items.succeeded += 1,
                    "MapIterationFailed" => items.failed += 1,
                    _ => {}
                }
                *place = self.at(map);
                None
            }
            "ParallelStateSucceeded" | "ParallelStateFailed" => {
                self.ended("Parallel", kind, details, at, place)
            }
            "MapStateSucceeded" | "MapStateFailed" | "MapRunSucceeded" | "MapRunFailed"
            | "MapStateAborted" | "MapRunAborted" => self.ended("Map", kind, details, at, place),
            "ExecutionFailed" | "ExecutionAborted" | "ExecutionTimedOut" => {
                let failed = (kind == "ExecutionFailed").then(|| self.up(place, |_| true));
                if let Some(visit) = failed.flatten().and_then(|own| self.visits.get_mut(own)) {
                    visit.outcome = Outcome::Failed;
                    visit.left_at = Some(at);
                    visit.error = text("error").or(visit.error.take());
                    visit.cause = text("cause").or(visit.cause.take());
                }
                self.close(at, |_| true);
                None
            }
            "ExecutionRedriven" => None,
            "EvaluationFailed" => {
                // It follows what came before its state was entered; only that of a Wait state follows the state.
                let (around, item) = (place.visit.or(place.within), place.item);
                let state = text("state")?;
                let is_its_own = |visit: &Visit| {
                    visit.left_at.is_none()
                        && visit.state == state
                        && (visit.within, visit.item) == (around, item)
                };
                let own = self.visits.iter().rposition(is_its_own);
                let own = own.or(place.visit)?;
                *place = self.at(own);
                self.failed(own, kind, details)
            }
            _ if kind.ends_with("Scheduled") => self.begun(place.visit?),
            _ if kind.ends_with("Failed") || kind.ends_with("TimedOut") => {
                self.failed(place.visit?, kind, details)
            }
            _ => None,
        }
    }

    /// The flows of a Parallel or Map state have ended.
    fn ended(
        &mut self,
        kind: &str,
        event: &str,
        details: &Value,
        at: i64,
        place: &mut Place,
    ) -> Option<Happened> {
        let number = self.up(place, |visit| visit.kind == kind)?;
        if event.ends_with("Succeeded") {
            *place = self.at(number);
            return None;
        }
        // The innermost visit on the way is what failed; the others' flows were ended for it.
        let inner = place.visit.filter(|inner| *inner != number);
        if let Some(inner) = inner.and_then(|inner| self.visits.get_mut(inner)) {
            inner.outcome = Outcome::Failed;
            inner.left_at.get_or_insert(at);
        }
        let below: Vec<usize> = (0..self.visits.len())
            .filter(|own| self.is_below(*own, number))
            .collect();
        for own in below {
            if let Some(visit) = self.visits.get_mut(own) {
                close(visit, at);
            }
        }
        *place = self.at(number);
        self.failed(number, event, details)
    }

    fn begun(&mut self, number: usize) -> Option<Happened> {
        let visit = self.visits.get_mut(number)?;
        visit.attempts += 1;
        (visit.error, visit.cause) = (None, None);
        visit.has_failed = false;
        (visit.attempts > 1).then_some(Happened::Again(number))
    }

    fn failed(&mut self, number: usize, event: &str, details: &Value) -> Option<Happened> {
        let text = |name: &str| details.get(name).and_then(Value::as_str).map(str::to_owned);
        let timed_out = event
            .ends_with("TimedOut")
            .then(|| "States.Timeout".to_owned());
        // The events of Parallel and Map states name no error; it is that of a state within.
        let below = self.visits.iter().enumerate().rev();
        let mut below =
            below.filter(|(own, visit)| visit.has_failed && self.is_below(*own, number));
        let within = below.find_map(|(_, visit)| visit.error.clone());
        let visit = self.visits.get_mut(number)?;
        visit.has_failed = true;
        visit.error = text("error")
            .or(timed_out)
            .or(visit.error.take())
            .or(within);
        visit.cause = text("cause").or(visit.cause.take());
        Some(Happened::Failed(number))
    }

    /// The visit that goes on there, or one around it, that is meant.
    fn up(&self, place: &Place, meant: impl Fn(&Visit) -> bool) -> Option<usize> {
        let mut next = place.visit.or(place.within);
        while let Some(number) = next {
            let visit = self.visits.get(number)?;
            if visit.left_at.is_none() && meant(visit) {
                return Some(number);
            }
            next = visit.within;
        }
        None
    }

    /// The place of a visit that goes on.
    fn at(&self, number: usize) -> Place {
        let visit = self.visits.get(number);
        Place {
            visit: Some(number),
            left: None,
            within: visit.and_then(|visit| visit.within),
            item: visit.and_then(|visit| visit.item),
        }
    }

    fn close(&mut self, at: i64, meant: impl Fn(&Visit) -> bool) {
        for visit in self.visits.iter_mut().filter(|visit| meant(visit)) {
            close(visit, at);
        }
    }

    fn is_below(&self, number: usize, above: usize) -> bool {
        let mut next = self.visits.get(number).and_then(|visit| visit.within);
        while let Some(number) = next {
            if number == above {
                return true;
            }
            next = self.visits.get(number).and_then(|visit| visit.within);
        }
        false
    }

    /// How many visits are around that one.
    pub(crate) fn depth(&self, number: usize) -> usize {
        let within = |number: &usize| self.visits.get(*number).and_then(|visit| visit.within);
        std::iter::successors(within(&number), within).count()
    }

    /// The same, by states instead of visits: what a picture of the machine shows.
    pub(crate) fn trail(&self, now: i64) -> Trail {
        let mut trail = Trail::default();
        let mut millis: HashMap<&str, i64> = HashMap::new();
        for visit in &self.visits {
            if let Some(from) = visit.came_from.and_then(|from| self.visits.get(from)) {
                let transition = (from.state.clone(), visit.state.clone());
                trail.transitions.insert(transition);
            }
            let took = millis.entry(&visit.state).or_default();
            *took += visit.millis(now);
            let retries = visit.attempts.saturating_sub(1);
            let drawn = trail.visits.entry(visit.state.clone()).or_insert(Drawn {
                outcome: visit.outcome,
                entered: 0,
                retries: 0,
                took: None,
                iterations: None,
                error: None,
            });
            drawn.outcome = drawn.outcome.max(visit.outcome);
            drawn.entered += 1;
            drawn.retries += retries;
            drawn.took = Some(words::duration(*took));
            if let Some(items) = visit.items {
                let all = drawn.iterations.get_or_insert_default();
                all.total += items.total;
                all.succeeded += items.succeeded;
                all.failed += items.failed;
            }
            drawn.error = visit.error.clone().or(drawn.error.take());
        }
        trail
    }
}

impl Visit {
    /// For how long it lasted, or has lasted.
    pub(crate) fn millis(&self, now: i64) -> i64 {
        self.left_at.unwrap_or(now) - self.entered_at
    }
}

/// Ends a visit that nobody has ended.
fn close(visit: &mut Visit, at: i64) {
    if visit.left_at.is_none() {
        visit.left_at = Some(at);
        visit.outcome = match visit.kind.as_str() {
            "Fail" => Outcome::Failed,
            _ if visit.has_failed => Outcome::Failed,
            _ if visit.outcome == Outcome::Running => Outcome::Aborted,
            _ => visit.outcome,
        };
    }
}

/// What an event says beyond its type.
fn details(event: &HistoryEvent) -> Value {
    let Ok(Value::Object(members)) = serde_json::to_value(event) else {
        return Value::Null;
    };
    let mut members = members.into_iter();
    let details = members.find(|(name, _)| name.ends_with("EventDetails"));
    details.map_or(Value::Null, |(_, details)| details)
}

fn outcome_word<S: serde::Serializer>(outcome: &Outcome, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(outcome.word())
}

fn iterations<S: serde::Serializer>(
    items: &Option<Iterations>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let items = items.unwrap_or_default();
    serde_json::json!({
        "total": items.total,
        "succeeded": items.succeeded,
        "failed": items.failed,
    })
    .serialize(serializer)
}

#[cfg(test)]
mod tests {
    use emrys_protocol::states::types::HistoryEvent;
    use emrys_states::diagram::Outcome;
    use serde_json::{Value, json};

    use super::{Happened, Path};

    /// Events as GetExecutionHistory gives them: type, the number of the one before, and details.
    fn history(events: &[(&str, i64, Value)]) -> Vec<HistoryEvent> {
        let numbered = events.iter().zip(1_i64..);
        let event = |((kind, before, details), id): (&(&str, i64, Value), i64)| {
            let mut event = json!({
                "id": id, "previousEventId": before, "timestamp": id as f64, "type": kind,
            });
            let name = match *kind {
                _ if kind.ends_with("Entered") => "stateEnteredEventDetails",
                _ if kind.ends_with("Exited") => "stateExitedEventDetails",
                "TaskFailed" => "taskFailedEventDetails",
                "MapStateStarted" => "mapStateStartedEventDetails",
                "MapIterationStarted" => "mapIterationStartedEventDetails",
                "MapIterationSucceeded" => "mapIterationSucceededEventDetails",
                "MapIterationFailed" => "mapIterationFailedEventDetails",
                "ExecutionFailed" => "executionFailedEventDetails",
                _ => return serde_json::from_value(event).unwrap(),
            };
            event[name] = details.clone();
            serde_json::from_value(event).unwrap()
        };
        numbered.map(event).collect()
    }

    fn outcomes(path: &Path) -> Vec<(&str, Outcome, usize)> {
        let visits = path.visits.iter().enumerate();
        visits
            .map(|(number, visit)| (visit.state.as_str(), visit.outcome, path.depth(number)))
            .collect()
    }

    #[test]
    fn a_task_that_is_tried_again_and_whose_error_is_caught() {
        let failed = json!({ "error": "My.Error", "cause": "why" });
        let events = history(&[
            ("ExecutionStarted", 0, json!({})),
            ("TaskStateEntered", 0, json!({ "name": "T" })),
            ("TaskScheduled", 2, json!({})),
            ("TaskFailed", 3, failed.clone()),
            ("TaskScheduled", 4, json!({})),
            ("TaskFailed", 5, failed),
            ("TaskStateExited", 6, json!({ "name": "T" })),
            ("PassStateEntered", 7, json!({ "name": "P" })),
            ("PassStateExited", 8, json!({ "name": "P" })),
            ("ExecutionSucceeded", 9, json!({})),
        ]);
        let mut path = Path::default();
        let happened: Vec<_> = events.iter().filter_map(|event| path.add(event)).collect();
        use Happened::{Again, Entered, Failed, Left};
        let expected = [
            Entered(0),
            Failed(0),
            Again(0),
            Failed(0),
            Left(0),
            Entered(1),
            Left(1),
        ];
        assert_eq!(happened, expected);
        let task = &path.visits[0];
        assert_eq!((task.outcome, task.attempts), (Outcome::Caught, 2));
        assert_eq!(task.error.as_deref(), Some("My.Error"));
        let trail = path.trail(0);
        assert_eq!(trail.visits["T"].retries, 1);
        assert!(
            trail
                .transitions
                .contains(&("T".to_owned(), "P".to_owned()))
        );
    }

    #[test]
    fn a_failed_item_fails_its_map_and_the_execution() {
        let item = |index: i64| json!({ "name": "M", "index": index });
        let events = history(&[
            ("ExecutionStarted", 0, json!({})),
            ("MapStateEntered", 0, json!({ "name": "M" })),
            ("MapStateStarted", 2, json!({ "length": 3 })),
            ("MapIterationStarted", 3, item(0)),
            ("PassStateEntered", 4, json!({ "name": "A" })),
            ("MapIterationStarted", 3, item(1)),
            ("FailStateEntered", 6, json!({ "name": "B" })),
            ("PassStateExited", 5, json!({ "name": "A" })),
            ("WaitStateEntered", 8, json!({ "name": "W" })),
            ("MapIterationFailed", 7, item(1)),
            ("MapIterationAborted", 9, item(0)),
            ("MapStateFailed", 10, json!({})),
            ("ExecutionFailed", 12, json!({ "error": "B.Error" })),
        ]);
        let path = Path::of(&events);
        let expected = [
            ("M", Outcome::Failed, 0),
            ("A", Outcome::Succeeded, 1),
            ("B", Outcome::Failed, 1),
            ("W", Outcome::Aborted, 1),
        ];
        assert_eq!(outcomes(&path), expected);
        assert_eq!(path.visits[0].items.unwrap().failed, 1);
        assert_eq!(path.visits[0].error.as_deref(), Some("B.Error"));
        assert_eq!(path.visits[3].item, Some(0));
    }

    #[test]
    fn branches_are_told_apart_and_left_together() {
        let events = history(&[
            ("ExecutionStarted", 0, json!({})),
            ("ParallelStateEntered", 0, json!({ "name": "P" })),
            ("ParallelStateStarted", 2, json!({})),
            ("PassStateEntered", 3, json!({ "name": "L" })),
            ("PassStateEntered", 3, json!({ "name": "R" })),
            ("PassStateExited", 5, json!({ "name": "R" })),
            ("PassStateExited", 4, json!({ "name": "L" })),
            ("ParallelStateSucceeded", 7, json!({})),
            ("ParallelStateExited", 8, json!({ "name": "P" })),
            ("SucceedStateEntered", 9, json!({ "name": "S" })),
            ("SucceedStateExited", 10, json!({ "name": "S" })),
        ]);
        let path = Path::of(&events);
        let all = |name, depth| (name, Outcome::Succeeded, depth);
        let expected = [all("P", 0), all("L", 1), all("R", 1), all("S", 0)];
        assert_eq!(outcomes(&path), expected);
        let transitions = path.trail(0).transitions;
        let only = ("P".to_owned(), "S".to_owned());
        assert_eq!(transitions.into_iter().collect::<Vec<_>>(), [only]);
    }
}

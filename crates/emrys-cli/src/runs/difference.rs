// SPDX-License-Identifier: Apache-2.0
//! What an edited document changes in a run under way: how far the steps agree, and in what the rest differs. Pure.

use std::fmt;

use emrys_model::lifecycle::step::StepState;
use emrys_runner::journal::{RunRecord, Stage};
use emrys_synth::lower::plan::PlannedStep;
use serde::Serialize;

/// How the steps of a document differ from those of a run.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Difference {
    /// How many steps, from the first one on, are the same.
    pub(crate) after: usize,
    /// In what the others differ; nothing if they do not.
    pub(crate) changes: Vec<Change>,
}

/// What becomes of one step.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Change {
    Added(String),
    Removed(String),
    Changed(String),
    Moved(String),
}

/// How many of the steps have begun, or stand before one that has.
pub(crate) fn begun(run: &RunRecord) -> usize {
    let normal = run.activities.iter();
    let normal = normal.filter(|activity| activity.stage == Stage::Normal);
    let steps = normal.flat_map(|activity| &activity.steps);
    let begun = steps.enumerate().filter(|(_, step)| {
        step.last()
            .is_some_and(|last| last.state != StepState::Pending)
    });
    begun.last().map_or(0, |(index, _)| index + 1)
}

/// Compares the steps of a run, of which so many have begun, with those of its document.
///
/// # Errors
/// The name of a step that has begun and is not as it was.
pub(crate) fn between(
    old: &[PlannedStep],
    new: &[PlannedStep],
    begun: usize,
) -> Result<Difference, String> {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new);
    let after = same.count();
    if let Some(step) = old.get(after).filter(|_| after < begun) {
        return Err(step.name().to_owned());
    }
    let (old, new) = (old.get(after..), new.get(after..));
    Ok(Difference {
        after,
        changes: changes(old.unwrap_or_default(), new.unwrap_or_default()),
    })
}

/// Steps are recognised by being the same, else by their names. One has moved that now comes after another which it came
/// before.
fn changes(old: &[PlannedStep], new: &[PlannedStep]) -> Vec<Change> {
    let mut left: Vec<(usize, &PlannedStep)> = old.iter().enumerate().collect();
    let mut changes = Vec::new();
    let mut unmatched = Vec::new();
    let mut furthest = 0;
    for step in new {
        let Some(place) = left.iter().position(|(_, old)| *old == step) else {
            unmatched.push(step.name());
            continue;
        };
        let (index, _) = left.remove(place);
        if index < furthest {
            changes.push(Change::Moved(step.name().to_owned()));
        }
        furthest = furthest.max(index);
    }
    for name in unmatched {
        let place = left.iter().position(|(_, old)| old.name() == name);
        changes.push(match place.map(|place| left.remove(place)) {
            Some(_) => Change::Changed(name.to_owned()),
            None => Change::Added(name.to_owned()),
        });
    }
    let removed = left
        .iter()
        .map(|(_, step)| Change::Removed(step.name().to_owned()));
    changes.extend(removed);
    changes
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, name) = match self {
            Self::Added(name) => ("added", name),
            Self::Removed(name) => ("removed", name),
            Self::Changed(name) => ("changed", name),
            Self::Moved(name) => ("moved", name),
        };
        write!(formatter, "{word:<8} {name}")
    }
}

#[cfg(test)]
mod tests {
    use emrys_protocol::types::StepConfig;
    use emrys_synth::lower::plan::PlannedStep;

    use super::{Change, between};

    /// `name` or `name=what it does`.
    fn steps(text: &str) -> Vec<PlannedStep> {
        let step = |text: &str| {
            let (name, attempts) = text.split_once('=').unwrap_or((text, "1"));
            let mut step = PlannedStep::new(StepConfig {
                name: Some(name.to_owned()),
                ..StepConfig::default()
            });
            step.attempts = attempts.parse().unwrap();
            step
        };
        text.split_whitespace().map(step).collect()
    }

    fn shown(old: &str, new: &str, begun: usize) -> Result<(usize, String), String> {
        let difference = between(&steps(old), &steps(new), begun)?;
        let changes = difference.changes.iter().map(Change::to_string);
        let changes = changes.map(|change| change.split_whitespace().collect::<Vec<_>>().join(" "));
        Ok((difference.after, changes.collect::<Vec<_>>().join(", ")))
    }

    #[test]
    fn what_differs_is_told_by_names() {
        for (old, new, expected) in [
            ("a b c", "a b c", (3, "")),
            ("a b", "a b c", (2, "added c")),
            ("a b c", "a c", (1, "removed b")),
            ("a b c", "a b=2 c", (1, "changed b")),
            ("a b c", "a c b", (1, "moved b")),
            ("a b c d", "d b c", (0, "moved b, moved c, removed a")),
            ("a", "b", (0, "added b, removed a")),
            ("a a", "a a=3 a", (1, "added a")),
            ("a b", "", (0, "removed a, removed b")),
        ] {
            let (after, changes) = shown(old, new, 0).unwrap();
            assert_eq!((after, changes.as_str()), expected, "{old} -> {new}");
        }
    }

    #[test]
    fn what_has_begun_stays() {
        assert_eq!(shown("a b c", "a b", 2).unwrap().0, 2);
        assert_eq!(shown("a b c", "b a c", 1).unwrap_err(), "a");
        assert_eq!(shown("a b c", "a c", 2).unwrap_err(), "b");
        assert_eq!(shown("a b c", "a b=2 c", 2).unwrap_err(), "b");
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Where a value stands in its document.

use std::fmt;
use std::sync::Arc;

/// The path of a value in its document, such as `job_flows.nightly.steps[0].name`.
///
/// Paths share their beginnings, so that keeping one with every value costs little.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct DocumentPath(Option<Arc<Segment>>);

#[derive(PartialEq, Eq)]
struct Segment {
    parent: DocumentPath,
    step: Step,
}

#[derive(PartialEq, Eq)]
enum Step {
    Key(String),
    Item(usize),
}

impl DocumentPath {
    /// The path of the value of `key` in the mapping at this path.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.child(Step::Key(key.to_owned()))
    }

    /// The path of an item, counted from zero, of the list at this path.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.child(Step::Item(index))
    }

    /// The first two keys: what kind of thing it is at the top of a document, and its name.
    pub(crate) fn thing(&self) -> Option<(&str, &str)> {
        let segment = self.0.as_deref()?;
        let above = &segment.parent;
        let parent = above.0.as_deref()?;
        match (&parent.step, &segment.step) {
            (Step::Key(kind), Step::Key(name)) if parent.parent.0.is_none() => Some((kind, name)),
            _ => above.thing(),
        }
    }

    fn child(&self, step: Step) -> Self {
        Self(Some(Arc::new(Segment {
            parent: self.clone(),
            step,
        })))
    }
}

impl fmt::Display for DocumentPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(segment) = &self.0 else {
            return Ok(());
        };
        segment.parent.fmt(formatter)?;
        match &segment.step {
            Step::Item(index) => write!(formatter, "[{index}]"),
            Step::Key(key) if segment.parent.0.is_none() => formatter.write_str(key),
            Step::Key(key) => write!(formatter, ".{key}"),
        }
    }
}

impl fmt::Debug for DocumentPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DocumentPath({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentPath;

    #[test]
    fn a_path_reads_as_one_would_write_it() {
        let path = DocumentPath::default()
            .key("job_flows")
            .key("nightly")
            .key("steps")
            .item(0)
            .key("name");
        assert_eq!(path.to_string(), "job_flows.nightly.steps[0].name");
        assert_eq!(path.thing(), Some(("job_flows", "nightly")));
        assert_eq!(DocumentPath::default().key("steps").item(0).thing(), None);
        assert_eq!(DocumentPath::default().to_string(), "");
    }
}

// SPDX-License-Identifier: Apache-2.0
//! What is known of executions without replaying them.

use std::ops::ControlFlow;

use super::records::{self, Listed, StartRecord, Summary};
use super::replay::blocking;
use super::{Executor, ExecutorError};

/// What is known of an execution.
#[derive(Debug, Clone, PartialEq)]
pub struct Described {
    /// What it began with.
    pub start: StartRecord,
    /// How far it is.
    pub summary: Summary,
}

/// A part of a list of executions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The newest first.
    pub executions: Vec<Listed>,
    /// From where on the list goes on, if it does.
    pub next: Option<String>,
}

impl Executor {
    /// What is known of an execution.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn describe(&self, arn: &str) -> Result<Option<Described>, ExecutorError> {
        let arn = arn.to_owned();
        let journal = self.shared().journal.clone();
        blocking(move || {
            let Some(summary) = journal.record::<Summary>(records::SUMMARY, &arn)? else {
                return Ok(None);
            };
            let start = journal.record::<StartRecord>(records::START, &summary.key)?;
            Ok(start.map(|start| Described { start, summary }))
        })
        .await
    }

    /// The definition that an execution runs.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn definition(&self, start: &StartRecord) -> Result<Option<String>, ExecutorError> {
        let digest = start.definition.clone();
        let journal = self.shared().journal.clone();
        blocking(move || Ok(journal.record(records::DEFINITION, &digest)?)).await
    }

    /// Executions of a state machine, without version or alias, or of a map run: those that `wanted` wants, the newest
    /// first, so many at most, from where an earlier page ended.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn list(
        &self,
        owner: &str,
        from: Option<String>,
        limit: usize,
        wanted: impl Fn(&Listed) -> bool + Send + 'static,
    ) -> Result<Page, ExecutorError> {
        let prefix = records::list_of(owner);
        let journal = self.shared().journal.clone();
        blocking(move || {
            let mut page = Page::default();
            let mut last = None;
            let kind = records::LISTED;
            journal.each_below(kind, &prefix, from.as_deref(), |id, listed: Listed| {
                if !wanted(&listed) {
                    return ControlFlow::Continue(());
                }
                if page.executions.len() == limit {
                    page.next = last.take();
                    return ControlFlow::Break(());
                }
                page.executions.push(listed);
                last = Some(id.to_owned());
                ControlFlow::Continue(())
            })?;
            Ok(page)
        })
        .await
    }
}

// SPDX-License-Identifier: Apache-2.0
//! What has to be done so that there is what a template says and nothing of what an earlier one said, and doing it.

use emrys_synth::diff::values::{self, Difference};
use serde::Serialize;

use super::guard::Guard;
use super::plan::{Plan, Planned};
use super::record::Record;
use super::stored::{Handle, Kind};
use super::{ApplyError, Place, Services};

/// What is done to a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// It is not there.
    Create,
    /// It is there, and differs.
    Update,
    /// It is as it has to be.
    Keep,
    /// No template has it any more.
    Remove,
}

/// A resource, and what is done to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What is done.
    pub action: Action,
    /// The resource's type.
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// Its logical id, if the template has it.
    pub id: Option<String>,
    /// Where what is there, left, differs from what is wanted, right.
    pub differences: Vec<Difference>,
}

/// All changes, in their order.
pub struct Changes {
    changes: Vec<Change>,
    doings: Vec<(Handle, Option<Planned>)>,
}

impl Changes {
    /// What is done to each resource.
    #[must_use]
    pub fn all(&self) -> &[Change] {
        &self.changes
    }

    /// Whether there is anything to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let mut changes = self.changes.iter();
        changes.all(|change| change.action == Action::Keep)
    }
}

/// A namespace's deployment on an engine.
#[derive(Clone, Copy)]
pub struct Deployer<'d> {
    /// Where it is kept.
    pub services: Services<'d>,
    /// Where that is.
    pub place: &'d Place,
    /// The namespace.
    pub namespace: &'d str,
}

impl Deployer<'_> {
    /// What has to be done. Without a plan everything is removed.
    ///
    /// # Errors
    ///
    /// A service refuses, or something of the same name belongs to somebody else.
    pub async fn changes(&self, plan: Option<&Plan>) -> Result<Changes, ApplyError> {
        let record = Record::read(self.services.parameters, self.namespace).await?;
        let resources = plan
            .map(|plan| plan.resources.as_slice())
            .unwrap_or_default();
        let mut changes = Changes {
            changes: Vec::new(),
            doings: Vec::new(),
        };
        for planned in resources {
            let Some(handle) = Handle::of(planned) else {
                continue;
            };
            if handle.kind == Kind::Subscription && self.services.engine.is_none() {
                continue;
            }
            let found = handle.found(self.services, self.place, planned).await?;
            let (action, differences) = match found {
                None => (Action::Create, Vec::new()),
                Some(_) if !record.handles.contains(&handle) => {
                    return Err(ApplyError::NotOurs(handle.words()));
                }
                Some(found) => match values::between(&found, &handle.wanted(planned)) {
                    none if none.is_empty() => (Action::Keep, none),
                    differences => (Action::Update, differences),
                },
            };
            changes.changes.push(Change {
                action,
                kind: handle.kind.of_template(),
                name: handle.name.clone(),
                id: Some(planned.id.clone()),
                differences,
            });
            changes.doings.push((handle, Some(planned.clone())));
        }
        for handle in record.handles.iter().rev() {
            if changes.doings.iter().any(|(own, _)| own == handle) {
                continue;
            }
            changes.changes.push(Change {
                action: Action::Remove,
                kind: handle.kind.of_template(),
                name: handle.name.clone(),
                id: None,
                differences: Vec::new(),
            });
            changes.doings.push((handle.clone(), None));
        }
        Ok(changes)
    }

    /// Does it. `observe` is told of each change once it has been made.
    ///
    /// # Errors
    ///
    /// A service refuses, or another deployment took the guard's holder for gone. What has been done by then stays, and
    /// the next deployment goes on from there.
    pub async fn carry_out(
        &self,
        changes: &Changes,
        guard: &mut Guard<'_>,
        observe: &mut (dyn FnMut(&Change) + Send),
    ) -> Result<(), ApplyError> {
        let wanted = changes.doings.iter();
        let wanted = wanted.filter(|(_, planned)| planned.is_some());
        let wanted: Vec<Handle> = wanted.map(|(handle, _)| handle.clone()).collect();
        let mut record = Record::read(self.services.parameters, self.namespace).await?;
        guard.renew().await?;
        record.add(&wanted).await?;
        for (change, (handle, planned)) in changes.changes.iter().zip(&changes.doings) {
            if change.action == Action::Keep {
                continue;
            }
            guard.renew().await?;
            let is_there = change.action == Action::Update;
            match planned {
                Some(planned) => {
                    handle
                        .put(self.services, self.place, planned, is_there)
                        .await?;
                }
                None => handle.remove(self.services, self.place).await?,
            }
            observe(change);
        }
        guard.renew().await?;
        record.keep(&wanted).await
    }
}

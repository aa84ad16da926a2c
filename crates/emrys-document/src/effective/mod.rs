// SPDX-License-Identifier: Apache-2.0
//! What a cluster installs and configures, all told: its workload, its helpers, and its own `applications` and
//! `configurations`, put together as they are sent, each part with the characters and the word that it comes from.
//!
//! A workload gives way to helpers' options, and those to `configurations`. Properties are merged one by one. What a
//! helper sets by itself gives way to the workload.

mod configurations;

use emrys_catalog::releases::{self, Release};
use emrys_diagnostics::Span;
use emrys_model::release_label::ReleaseLabel;

use crate::elements::{Configuration, Presets};
use crate::presets::Workload;
use crate::spanned::Spanned;

pub use configurations::{EffectiveConfiguration, EffectiveProperty, Overridden, of};

/// The word of a document that something comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// `workload`, by its name.
    Workload(&'static str),
    /// A helper, by its key.
    Helper(&'static str),
    /// The document's own `applications` or `configurations`.
    Own,
}

/// An application that is installed.
#[derive(Debug, Clone)]
pub struct EffectiveApplication {
    /// Its name, with the characters that it comes from.
    pub name: Spanned<String>,
    /// The word that it comes from.
    pub origin: Origin,
}

/// An application of a workload that the release does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Its name.
    pub application: &'static str,
    /// The release.
    pub release: ReleaseLabel,
}

/// What a cluster installs and configures.
#[derive(Debug, Clone, Default)]
pub(crate) struct Effective {
    pub(crate) applications: Vec<EffectiveApplication>,
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) configurations: Vec<EffectiveConfiguration>,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Workload(name) => write!(formatter, "workload {name}"),
            Self::Helper(key) => write!(formatter, "helper {key}"),
            Self::Own => formatter.write_str("own"),
        }
    }
}

/// Puts together what a cluster says.
pub(crate) fn resolve(
    release: Option<ReleaseLabel>,
    presets: &Presets,
    applications: &[Spanned<String>],
    configurations: &[Configuration],
) -> Effective {
    let mut effective = Effective::default();
    if let Some(workload) = &presets.workload {
        install(workload, release, &mut effective);
    }
    for name in applications {
        let own = EffectiveApplication {
            name: name.clone(),
            origin: Origin::Own,
        };
        let mut known = effective.applications.iter_mut();
        // Two of the document's own stay two: EMR is sent what was written.
        let of_workload = known
            .find(|known| known.origin != Origin::Own && known.name.eq_ignore_ascii_case(name));
        match of_workload {
            Some(known) => *known = own,
            None => effective.applications.push(own),
        }
    }
    effective.configurations =
        configurations::resolve(release, presets, &effective.applications, configurations);
    effective
}

fn install(
    workload: &Spanned<&'static Workload>,
    label: Option<ReleaseLabel>,
    effective: &mut Effective,
) {
    let release = label.and_then(|label| known(label).map(|release| (label, release)));
    for application in workload.applications {
        match release {
            Some((release, known)) if known.application(application).is_none() => {
                effective.left_out.push(LeftOut {
                    application,
                    release,
                });
            }
            _ => effective.applications.push(EffectiveApplication {
                name: place(workload, (*application).to_owned()),
                origin: Origin::Workload(workload.name),
            }),
        }
    }
}

/// What is known of a release; of one that is newer than all that are known, what the newest of them has.
fn known(label: ReleaseLabel) -> Option<&'static Release> {
    let newest = || releases::is_newer(label).then(|| releases::latest(label.family()));
    releases::find(label).or_else(newest)
}

/// The same place with another value.
fn place<T, U>(at: &Spanned<T>, value: U) -> Spanned<U> {
    Spanned {
        value,
        span: Span::clone(&at.span),
        path: at.path.clone(),
    }
}

#[cfg(test)]
mod tests;

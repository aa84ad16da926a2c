// SPDX-License-Identifier: Apache-2.0
//! Configurations of several origins as one list, in which every classification comes once.

use emrys_catalog::classifications::EXPORT;
use emrys_model::release_label::ReleaseLabel;

use super::{EffectiveApplication, Origin, place};
use crate::elements::{Configuration, HelperElement, Presets};
use crate::presets::{HELPERS, Helper, HelperUse, Place};
use crate::spanned::Spanned;

/// A configuration as it is sent.
#[derive(Debug, Clone)]
pub struct EffectiveConfiguration {
    /// The classification, with the characters that it comes from: the strongest origin's.
    pub classification: Spanned<String>,
    /// The word that the classification comes from: the strongest one.
    pub origin: Origin,
    /// Its properties, each once, in the order in which they came.
    pub properties: Vec<EffectiveProperty>,
    /// Configurations within it.
    pub configurations: Vec<Self>,
}

/// A property as it is sent.
#[derive(Debug, Clone)]
pub struct EffectiveProperty {
    /// Its name, with the characters of the key that it comes from.
    pub key: Spanned<String>,
    /// Its value, with the characters that it comes from.
    pub value: Spanned<String>,
    /// The word that it comes from.
    pub origin: Origin,
    /// Values that gave way to this one, the weakest first.
    pub overridden: Vec<Overridden>,
}

/// A value that gave way to a stronger one.
#[derive(Debug, Clone)]
pub struct Overridden {
    /// The value, with the characters that it comes from.
    pub value: Spanned<String>,
    /// The word that it comes from.
    pub origin: Origin,
}

impl EffectiveConfiguration {
    /// The property of that name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&EffectiveProperty> {
        self.properties.iter().find(|own| *own.key == *name)
    }

    /// The configuration of that classification within this one.
    #[must_use]
    pub fn nested(&self, classification: &str) -> Option<&Self> {
        let mut nested = self.configurations.iter();
        nested.find(|own| *own.classification == *classification)
    }
}

/// The configurations of an element that has no workload and no helpers, such as an instance group.
#[must_use]
pub fn of(configurations: &[Configuration]) -> Vec<EffectiveConfiguration> {
    let mut own = Vec::new();
    merge(&mut own, configurations);
    own
}

pub(super) fn resolve(
    release: Option<ReleaseLabel>,
    presets: &Presets,
    applications: &[EffectiveApplication],
    configurations: &[Configuration],
) -> Vec<EffectiveConfiguration> {
    let mut all = Vec::new();
    for helper in HELPERS {
        let of_workload = presets.workload.as_ref().and_then(|workload| {
            let own = workload.helper(helper.key)?;
            // What a release cannot install is not configured either.
            let is_there = helper.application.is_none_or(|needed| {
                let mut installed = applications.iter();
                installed.any(|installed| installed.name.eq_ignore_ascii_case(needed))
            });
            is_there.then(|| (place(workload, ()), Origin::Workload(workload.name), own))
        });
        let of_document = presets.helper(helper.key);
        use_helper(&mut all, helper, of_workload.as_ref(), of_document, release);
    }
    merge(&mut all, configurations);
    all
}

/// An option or property that is given, and by whom.
struct Given<'a> {
    key: Spanned<()>,
    value: Spanned<&'a str>,
    origin: Origin,
}

fn use_helper(
    all: &mut Vec<EffectiveConfiguration>,
    helper: &Helper,
    of_workload: Option<&(Spanned<()>, Origin, &'static HelperUse)>,
    of_document: Option<&HelperElement>,
    release: Option<ReleaseLabel>,
) {
    let own = of_document.map(|own| (own.key.clone(), Origin::Helper(helper.key)));
    let workload = of_workload.as_ref();
    let Some((base, origin)) = workload
        .map(|(at, origin, _)| (at.clone(), *origin))
        .or(own)
    else {
        return;
    };
    let mut names = Vec::new();
    let mut given = Vec::new();
    if let Some((at, origin, own)) = of_workload {
        for (name, value) in own.options {
            names.push((*name, *value));
            given.push(Given {
                key: at.clone(),
                value: place(at, *value),
                origin: *origin,
            });
        }
    }
    if let Some(own) = of_document {
        for (option, key, value) in &own.options {
            names.push((option.key, &*value.value.0));
            given.push(Given {
                key: key.clone(),
                value: place(value, &*value.value.0),
                origin: Origin::Helper(helper.key),
            });
        }
    }
    for setting in helper.settings(&names, release) {
        let from = setting.given.and_then(|at| given.get(at));
        let (key, at, origin) = match from {
            Some(given) => (&given.key, place(&given.value, ()), given.origin),
            None => (&base, base.clone(), origin),
        };
        let value = place(&at, setting.value.into_owned());
        let key = place(key, setting.name.to_owned());
        set(all, setting.place, key, value, origin);
    }
    let additional = helper.additional(release);
    if let Some((at, origin, own)) = of_workload {
        for (name, value) in own.additional_properties {
            let key = place(at, (*name).to_owned());
            set(
                all,
                additional,
                key,
                place(at, (*value).to_owned()),
                *origin,
            );
        }
    }
    if let Some(own) = of_document {
        for (name, value) in own.additional_properties.iter() {
            let value = value.clone().map(|value| value.0);
            set(
                all,
                additional,
                name.clone(),
                value,
                Origin::Helper(helper.key),
            );
        }
    }
}

fn set(
    all: &mut Vec<EffectiveConfiguration>,
    place_of: Place,
    key: Spanned<String>,
    value: Spanned<String>,
    origin: Origin,
) {
    let classification = place(&key, place_of.classification.to_owned());
    let mut own = named(all, classification, origin);
    if place_of.is_exported {
        own = named(
            &mut own.configurations,
            place(&key, EXPORT.to_owned()),
            origin,
        );
    }
    put(own, key, value, origin);
}

/// Adds the document's own configurations, which win.
fn merge(all: &mut Vec<EffectiveConfiguration>, configurations: &[Configuration]) {
    for configuration in configurations {
        let own = named(all, configuration.classification.clone(), Origin::Own);
        for (key, value) in configuration.properties.iter() {
            let value = value.clone().map(|value| value.0);
            put(own, key.clone(), value, Origin::Own);
        }
        merge(&mut own.configurations, &configuration.configurations);
    }
}

/// The configuration of a classification, which belongs to that origin from now on.
fn named(
    all: &mut Vec<EffectiveConfiguration>,
    classification: Spanned<String>,
    origin: Origin,
) -> &mut EffectiveConfiguration {
    let known = all
        .iter()
        .position(|own| *own.classification == *classification);
    let at = known.unwrap_or_else(|| {
        all.push(EffectiveConfiguration {
            classification: classification.clone(),
            origin,
            properties: Vec::new(),
            configurations: Vec::new(),
        });
        all.len() - 1
    });
    #[expect(clippy::indexing_slicing, reason = "it was found or pushed there")]
    let own = &mut all[at];
    // The first of one origin stays: that is where its configuration begins.
    if own.origin != origin {
        own.classification = classification;
        own.origin = origin;
    }
    own
}

fn put(
    own: &mut EffectiveConfiguration,
    key: Spanned<String>,
    value: Spanned<String>,
    origin: Origin,
) {
    let known = own.properties.iter_mut().find(|known| *known.key == *key);
    let Some(known) = known else {
        own.properties.push(EffectiveProperty {
            key,
            value,
            origin,
            overridden: Vec::new(),
        });
        return;
    };
    let before = std::mem::replace(&mut known.value, value);
    known.overridden.push(Overridden {
        value: before,
        origin: known.origin,
    });
    known.key = key;
    known.origin = origin;
}

// SPDX-License-Identifier: Apache-2.0
//! Where what is installed and configured comes from: a line of a document, a workload, a helper.

use std::fmt;

use emrys_diagnostics::Span;
use emrys_document::effective::EffectiveConfiguration;
use emrys_document::elements::Cluster;
use serde::Serialize;

/// One setting and its origin.
#[derive(Serialize)]
pub(super) struct Origin {
    /// The application, or the classification and its property.
    setting: String,
    /// What it is set to.
    value: Option<String>,
    /// The workload or helper, or `own`.
    origin: String,
    /// File, line and column of the word that it comes from.
    place: String,
    /// What it was set to by weaker words.
    overridden: Vec<String>,
}

/// The origins of a cluster's applications and properties. What the release lacks of its workload is a translation.
pub(super) fn of(cluster: &Cluster) -> Vec<Origin> {
    let applications = cluster.effective_applications().iter();
    let mut origins: Vec<Origin> = applications
        .map(|own| Origin {
            setting: own.name.value.clone(),
            value: None,
            origin: own.origin.to_string(),
            place: place(&own.name.span),
            overridden: Vec::new(),
        })
        .collect();
    for configuration in cluster.effective_configurations() {
        add(configuration, &configuration.classification, &mut origins);
    }
    origins
}

fn add(configuration: &EffectiveConfiguration, path: &str, origins: &mut Vec<Origin>) {
    let properties = configuration.properties.iter();
    origins.extend(properties.map(|own| {
        let weaker = own.overridden.iter();
        let weaker = weaker.map(|weaker| {
            let place = place(&weaker.value.span);
            format!("{} ({}, {place})", weaker.value.value, weaker.origin)
        });
        Origin {
            setting: format!("{path}: {}", own.key.value),
            value: Some(own.value.value.clone()),
            origin: own.origin.to_string(),
            place: place(&own.key.span),
            overridden: weaker.collect(),
        }
    }));
    for within in &configuration.configurations {
        let path = format!("{path}: {}", within.classification.value);
        add(within, &path, origins);
    }
}

fn place(span: &Span) -> String {
    let position = span.start_position();
    format!(
        "{}:{}:{}",
        span.source().name(),
        position.line,
        position.column
    )
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.setting)?;
        if let Some(value) = &self.value {
            write!(formatter, " = {value}")?;
        }
        write!(formatter, ": {}, {}", self.origin, self.place)?;
        for weaker in &self.overridden {
            write!(formatter, "; in place of {weaker}")?;
        }
        Ok(())
    }
}

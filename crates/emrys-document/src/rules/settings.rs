// SPDX-License-Identifier: Apache-2.0
//! What a cluster's configurations say, for rules that look for a single property.

use crate::elements::{Cluster, Configuration};

/// The value of a property in a classification of the whole cluster.
pub(super) fn property<'c>(
    cluster: &'c Cluster,
    classification: &str,
    property: &str,
) -> Option<&'c str> {
    cluster
        .configurations
        .iter()
        .filter(|own| *own.classification == classification)
        .find_map(|own| own.properties.get(property))
        .map(|text| &***text)
}

/// Whether a classification is configured for the whole cluster.
pub(super) fn has_classification(cluster: &Cluster, classification: &str) -> bool {
    let mut own = cluster.configurations.iter();
    own.any(|own| *own.classification == classification)
}

/// Whether the name of any property, or of its classification, contains a word; upper and lower case do not matter.
pub(super) fn mentions(cluster: &Cluster, word: &str) -> bool {
    cluster
        .configurations
        .iter()
        .any(|configuration| mentioned(configuration, word))
}

fn mentioned(configuration: &Configuration, word: &str) -> bool {
    let contains = |text: &str| text.to_ascii_lowercase().contains(word);
    contains(&configuration.classification)
        || configuration.properties.keys().any(contains)
        || configuration
            .configurations
            .iter()
            .any(|inner| mentioned(inner, word))
}

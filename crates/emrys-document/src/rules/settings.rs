// SPDX-License-Identifier: Apache-2.0
//! What a cluster's configurations say, for rules that look for a single property.

use crate::effective::EffectiveConfiguration;
use crate::elements::Cluster;

/// The value of a property in a classification of the whole cluster.
pub(super) fn property<'c>(
    cluster: &'c Cluster,
    classification: &str,
    property: &str,
) -> Option<&'c str> {
    let own = cluster.effective_configuration(classification)?;
    own.property(property).map(|own| own.value.as_str())
}

/// Whether the name of any property, or of its classification, contains a word; upper and lower case do not matter.
pub(super) fn mentions(cluster: &Cluster, word: &str) -> bool {
    let mut own = cluster.effective_configurations().iter();
    own.any(|own| mentioned(own, word))
}

fn mentioned(configuration: &EffectiveConfiguration, word: &str) -> bool {
    let contains = |text: &str| text.to_ascii_lowercase().contains(word);
    let mut properties = configuration.properties.iter();
    contains(&configuration.classification)
        || properties.any(|own| contains(&own.key))
        || configuration
            .configurations
            .iter()
            .any(|inner| mentioned(inner, word))
}

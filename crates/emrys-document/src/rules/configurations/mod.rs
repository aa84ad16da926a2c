// SPDX-License-Identifier: Apache-2.0
//! Rules of configurations: classifications and their properties.

mod absent_classification;
mod classification;
mod classification_without_application;
mod conflicting_names;
mod default_resource_calculator;
mod disabled_feature;
mod dynamic_allocation_bounds;
mod dynamic_allocation_without_shuffle_data;
mod env_without_export;
mod fixed_executors;
mod heap_in_java_options;
mod history_elsewhere;
mod hive_on_map_reduce;
mod ineffective_property;
mod invalid_property_value;
mod master_not_yarn;
mod maximum_allocation_overridden;
mod maximum_allocation_shared;
mod merged_schemas;
mod metastore_url;
mod misplaced_property;
mod misspelled_property;
mod one_sided_glue_catalog;
mod output_committer_version;
mod property_out_of_range;
mod repeated_classification;
mod replaced_class_path;
mod replaced_property;
mod retired_property;
mod s3a_on_emrfs;
mod scheduler_mismatch;
mod speculative_writes;
mod two_metastores;
mod unexpected_nesting;

use emrys_diagnostics::Diagnostic;

use super::Rule;
use super::layers::{self, LayerRule};
use crate::project::Project;

pub(super) const RULES: &[Rule] = &[
    absent_classification::check,
    classification::check,
    classification_without_application::check,
    env_without_export::check,
    layered,
    misspelled_property::check,
    repeated_classification::check,
    unexpected_nesting::check,
];

/// The rules of properties.
const OF_LAYERS: &[LayerRule] = &[
    conflicting_names::check,
    default_resource_calculator::check,
    disabled_feature::check,
    dynamic_allocation_bounds::check,
    dynamic_allocation_without_shuffle_data::check,
    fixed_executors::check,
    heap_in_java_options::check,
    history_elsewhere::check,
    hive_on_map_reduce::check,
    ineffective_property::check,
    invalid_property_value::check,
    master_not_yarn::check,
    maximum_allocation_overridden::check,
    maximum_allocation_shared::check,
    merged_schemas::check,
    metastore_url::check,
    misplaced_property::check,
    one_sided_glue_catalog::check,
    output_committer_version::check,
    property_out_of_range::check,
    replaced_class_path::check,
    replaced_property::check,
    retired_property::check,
    s3a_on_emrfs::check,
    scheduler_mismatch::check,
    speculative_writes::check,
    two_metastores::check,
];

fn layered(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    layers::check(project, OF_LAYERS, diagnostics);
}

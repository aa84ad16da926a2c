// SPDX-License-Identifier: Apache-2.0
//! Rules of releases and applications: what a release has, and what it does not have yet or any more.

mod ami_version;
mod application_missing;
mod application_not_in_release;
mod discontinued_application;
mod exclusive_applications;
mod hbase_jar;
mod label;
mod needs_newer_release;
mod no_counterpart;
mod package_of_release;
mod release_without_support;

use super::Rule;

pub(super) use ami_version::hbase_jars;

pub(super) const RULES: &[Rule] = &[
    ami_version::check,
    application_missing::check,
    application_not_in_release::check,
    discontinued_application::check,
    exclusive_applications::check,
    hbase_jar::check,
    label::check,
    needs_newer_release::check,
    no_counterpart::check,
    package_of_release::check,
    release_without_support::check,
];

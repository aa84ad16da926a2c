// SPDX-License-Identifier: Apache-2.0
//! Rules of names, and of what refers to them.

mod empty_name;
mod reserved_tag;
mod shared_name;
mod similar_names;
mod too_many_tags;
mod unknown_cluster;
mod unused_cluster;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    empty_name::check,
    reserved_tag::check,
    shared_name::check,
    similar_names::check,
    too_many_tags::check,
    unknown_cluster::check,
    unused_cluster::check,
];

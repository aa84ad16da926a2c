// SPDX-License-Identifier: Apache-2.0
//! Rules of files, local and in buckets, and of Python packages.

mod bucket_name;
mod missing_file;
mod python;

use super::Rule;

pub(super) use missing_file::files;

pub(super) const RULES: &[Rule] = &[bucket_name::check, missing_file::check, python::check];

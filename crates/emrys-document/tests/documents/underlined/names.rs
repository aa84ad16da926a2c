// SPDX-License-Identifier: Apache-2.0
//! Names, and what refers to them.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    ("duplicate-name/bucket.yaml", &["acme-data"]),
    ("duplicate-name/tags.yaml", &["${team}"]),
    ("duplicate-name/two-documents", &["bucket", "small"]),
    ("unknown-cluster/misspelled.yaml", &["smal"]),
];

// SPDX-License-Identifier: Apache-2.0
//! Security configurations, Kerberos, roles, secrets in plain text.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[(
    "secret-in-clear/arguments.yaml",
    &["${secret:metastore}", "--password=${password}"],
)];

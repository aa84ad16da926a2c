// SPDX-License-Identifier: Apache-2.0
//! Rules of security configurations, Kerberos, roles, and of secrets in plain text.

mod secret_in_clear;

use super::Rule;

pub(super) const RULES: &[Rule] = &[secret_in_clear::check];

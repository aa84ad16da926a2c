// SPDX-License-Identifier: Apache-2.0
//! Rules of security configurations, Kerberos, roles, and of secrets in plain text.

mod access_key_in_clear;
mod arguments;
mod default_of_secret;
mod default_role;
mod invalid_secret_reference;
mod plain_text;
mod roles_of_two_accounts;
mod secret_in_arguments;
mod secret_in_clear;
mod secret_in_configuration;
mod secret_in_tag;
mod swapped_role;
mod untagged_for_service_role;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    access_key_in_clear::check,
    default_of_secret::check,
    default_role::check,
    invalid_secret_reference::check,
    roles_of_two_accounts::check,
    secret_in_arguments::check,
    secret_in_clear::check,
    secret_in_configuration::check,
    secret_in_tag::check,
    swapped_role::check,
    untagged_for_service_role::check,
];

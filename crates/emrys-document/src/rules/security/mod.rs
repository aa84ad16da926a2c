// SPDX-License-Identifier: Apache-2.0
//! Rules of security configurations, Kerberos, roles, and of secrets in plain text.

mod access_key_in_clear;
mod arguments;
mod default_of_secret;
mod default_role;
mod ebs_encryption_without_kms;
mod encryption_without_key;
mod half_kerberos;
mod invalid_secret_reference;
mod log_key_without_logs;
mod plain_text;
mod realm_in_lower_case;
mod roles_of_two_accounts;
mod secret_in_arguments;
mod secret_in_clear;
mod secret_in_configuration;
mod secret_in_tag;
mod swapped_role;
mod untagged_for_service_role;
mod unused_encryption;
mod unused_security_configuration;

use super::Rule;

pub(super) const RULES: &[Rule] = &[
    access_key_in_clear::check,
    default_of_secret::check,
    default_role::check,
    ebs_encryption_without_kms::check,
    encryption_without_key::check,
    half_kerberos::check,
    invalid_secret_reference::check,
    log_key_without_logs::check,
    realm_in_lower_case::check,
    roles_of_two_accounts::check,
    secret_in_arguments::check,
    secret_in_clear::check,
    secret_in_configuration::check,
    secret_in_tag::check,
    swapped_role::check,
    untagged_for_service_role::check,
    unused_encryption::check,
    unused_security_configuration::check,
];

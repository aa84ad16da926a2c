// SPDX-License-Identifier: Apache-2.0
//! A security configuration: EMR's JSON, whose keys documents have in small letters.

use emrys_document::written;
use serde_json::Value;

use super::tree::{Mapping, Tree};

/// A configuration as documents have it.
pub(super) fn configuration(value: Value) -> Tree {
    match value {
        Value::Object(members) => {
            let mut mapping = Mapping::default();
            for (name, value) in members {
                let value = match name.as_str() {
                    "SecretTags" => pairs(value),
                    _ => configuration(value),
                };
                mapping.push(key(&name), value);
            }
            Tree::Mapping(mapping)
        }
        Value::Array(items) => Tree::List(items.into_iter().map(configuration).collect()),
        Value::String(text) => written(&text).into(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Tree::Single(value),
    }
}

/// Keys and values as a mapping.
fn pairs(value: Value) -> Tree {
    let mut mapping = Mapping::default();
    let pairs = match value {
        Value::Array(pairs) => pairs,
        other => return configuration(other),
    };
    for mut pair in pairs {
        let mut take = |name| pair.get_mut(name).map(Value::take).unwrap_or_default();
        if let (Value::String(key), value) = (take("Key"), take("Value")) {
            mapping.push(written(&key), configuration(value));
        }
    }
    Tree::Mapping(mapping)
}

/// `TLSCertificateConfiguration` is `tls_certificate_configuration`.
fn key(name: &str) -> String {
    // Two words that EMR writes as one.
    let name = name.replace("EMRWAL", "EmrWal");
    let letters: Vec<char> = name.chars().collect();
    let mut key = String::with_capacity(name.len() + 8);
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| letters.get(before));
        let after = letters.get(index + 1);
        let begins_word = letter.is_uppercase()
            && before.is_some_and(|before| {
                !before.is_uppercase() || after.is_some_and(|after| after.is_lowercase())
            });
        if begins_word {
            key.push('_');
        }
        key.extend(letter.to_lowercase());
    }
    key
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn keys_are_words_in_small_letters() {
        for (name, expected) in [
            (
                "TLSCertificateConfiguration",
                "tls_certificate_configuration",
            ),
            (
                "EMRWALEncryptionConfiguration",
                "emr_wal_encryption_configuration",
            ),
            ("S3EncryptionConfiguration", "s3_encryption_configuration"),
            (
                "IAMRoleForEMRIdentityCenterApplicationARN",
                "iam_role_for_emr_identity_center_application_arn",
            ),
            ("EmrFsConfiguration", "emr_fs_configuration"),
            (
                "EnableApplicationScopedIAMRole",
                "enable_application_scoped_iam_role",
            ),
        ] {
            assert_eq!(key(name), expected);
        }
    }
}

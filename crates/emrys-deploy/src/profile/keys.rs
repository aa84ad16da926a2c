// SPDX-License-Identifier: Apache-2.0
//! KMS keys of a security configuration: which there are, and statements about them.

use serde_json::Value;

use super::existing::is_arn;
use crate::policy::Statement;
use crate::template::text;

/// What is done with data on the nodes (MG emr-encryption-enable-security-configuration, "AWS KMS keys for encryption").
pub(super) const ENCRYPT_AND_DECRYPT: [&str; 5] = [
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey*",
    "kms:ReEncrypt*",
];

/// The keys of a security configuration.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    /// Those that nodes encrypt and decrypt with.
    pub(super) of_nodes: Vec<String>,
    /// That of the nodes' EBS volumes, which EMR encrypts.
    pub(super) of_volumes: Vec<String>,
}

impl Keys {
    /// The keys in the JSON of a security configuration.
    pub(super) fn of(configuration: &Value) -> Self {
        let at_rest = "/EncryptionConfiguration/AtRestEncryptionConfiguration";
        let text = |path: &str| configuration.pointer(path).and_then(Value::as_str);
        let mut keys = Self::default();
        let s3 = format!("{at_rest}/S3EncryptionConfiguration");
        let disk = format!("{at_rest}/LocalDiskEncryptionConfiguration");
        let overrides = configuration.pointer(&format!("{s3}/Overrides"));
        let overrides = overrides.and_then(Value::as_array).into_iter().flatten();
        let overrides = overrides.filter_map(|own| own.get("AwsKmsKey")?.as_str());
        let disk_key = text(&format!("{disk}/AwsKmsKey"));
        let wal = "/EncryptionConfiguration/EMRWALEncryptionConfiguration/AwsKmsKey";
        let of_nodes = text(&format!("{s3}/AwsKmsKey"))
            .into_iter()
            .chain(overrides);
        for key in of_nodes.chain(disk_key).chain(text(wal)) {
            let key = key.to_owned();
            if !keys.of_nodes.contains(&key) {
                keys.of_nodes.push(key);
            }
        }
        let ebs = configuration.pointer(&format!("{disk}/EnableEbsEncryption"));
        if ebs == Some(&Value::Bool(true)) {
            keys.of_volumes.extend(disk_key.map(str::to_owned));
        }
        keys
    }
}

/// Statements that allow the actions on the keys: by their ARNs, or by their aliases, which policies can name only in a
/// condition (KMS Developer Guide, "Use aliases to control access to KMS keys").
pub(super) fn statements(sid: &str, actions: &[&str], keys: &[String]) -> Vec<Statement> {
    let alias = |key: &String| {
        let name = key.rsplit_once(":alias/").map(|(_, name)| name);
        let name = name.or_else(|| key.strip_prefix("alias/"));
        name.map(|name| format!("alias/{name}"))
    };
    let aliases: Vec<String> = keys.iter().filter_map(alias).collect();
    let direct: Vec<String> = keys
        .iter()
        .filter(|key| alias(key).is_none())
        .map(|key| match is_arn(key) {
            true => key.clone(),
            false => text::arn("kms", &format!("key/{key}")),
        })
        .collect();
    let mut statements = Vec::new();
    if !direct.is_empty() {
        statements.push(Statement::new(sid, actions, &direct));
    }
    if !aliases.is_empty() {
        let any = [text::arn("kms", "key/*")];
        let statement = Statement::new(&format!("{sid}ByAlias"), actions, &any);
        statements.push(statement.when("ForAnyValue:StringEquals", "kms:ResourceAliases", aliases));
    }
    statements
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Keys, statements};

    #[test]
    fn every_key_of_a_security_configuration_is_found() {
        let key = |name: &str| format!("arn:aws:kms:eu-west-1:1:key/{name}");
        let configuration = json!({ "EncryptionConfiguration": {
            "AtRestEncryptionConfiguration": {
                "S3EncryptionConfiguration": {
                    "AwsKmsKey": key("s3"),
                    "Overrides": [{ "BucketName": "b", "AwsKmsKey": key("b") }, { "BucketName": "c" }],
                },
                "LocalDiskEncryptionConfiguration": { "AwsKmsKey": key("disk"), "EnableEbsEncryption": true },
            },
            "EMRWALEncryptionConfiguration": { "AwsKmsKey": key("s3") },
        }});
        let keys = Keys::of(&configuration);
        assert_eq!(keys.of_nodes, [key("s3"), key("b"), key("disk")]);
        assert_eq!(keys.of_volumes, [key("disk")]);
        assert_eq!(Keys::of(&json!({})), Keys::default());
    }

    #[test]
    fn an_alias_is_a_condition() {
        let keys = [
            "arn:aws:kms:eu-west-1:1:key/a".to_owned(),
            "alias/sales".to_owned(),
        ];
        let [by_arn, by_alias] = statements("UseKeys", &["kms:Decrypt"], &keys)
            .try_into()
            .unwrap();
        assert_eq!(by_arn.resources, [keys[0].clone()]);
        assert!(by_arn.condition.is_empty());
        assert_eq!(
            by_alias.condition["ForAnyValue:StringEquals"]["kms:ResourceAliases"],
            json!(["alias/sales"])
        );
    }
}

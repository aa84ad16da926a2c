// SPDX-License-Identifier: Apache-2.0
//! Security configurations, Kerberos, roles, secrets in plain text.

use super::Underlined;

pub(super) const UNDERLINED: Underlined = &[
    (
        "secret-in-clear/arguments.yaml",
        &["${secret:metastore}", "--password=${password}"],
    ),
    (
        "secret-in-configuration/password.yaml",
        &[
            "javax.jdo.option.ConnectionPassword",
            "spark.ssl.keyPassword",
        ],
    ),
    (
        "secret-in-configuration/elsewhere.yaml",
        &[
            "{\"proxy\": {\"user\": \"emr\", \"password\": \"hunter2\"}}",
            "hunter3",
            "hunter4",
            "javax.jdo.option.ConnectionURL",
        ],
    ),
    (
        "secret-in-arguments/options.yaml",
        &["${monitoring}", "--password=hunter2"],
    ),
    ("secret-in-tag/tag.yaml", &["db-password"]),
    (
        "access-key-in-clear/key.yaml",
        &["fs.s3.awsAccessKeyId", "AKIAIOSFODNN7EXAMPLE"],
    ),
    (
        "invalid-secret-reference/values.yaml",
        &[
            "hunter2",
            "${secret:spark}",
            "emr.secret@spark.ssl.trustStorePassword",
        ],
    ),
    (
        "default-of-secret/placeholder.yaml",
        &["datadog_api_key", "datadog_api_key"],
    ),
    (
        "swapped-role/cluster.yaml",
        &[
            "arn:aws:iam::123456789012:instance-profile/emr",
            "arn:aws-cn:iam::123456789012:role/emr-ec2",
        ],
    ),
    (
        "roles-of-two-accounts/cluster.yaml",
        &["arn:aws:iam::222222222222:instance-profile/emr"],
    ),
    (
        "roles-of-two-accounts/partitions.yaml",
        &["arn:aws-cn:iam::111111111111:instance-profile/emr"],
    ),
    (
        "default-role/cluster.yaml",
        &["EMR_DefaultRole", "EMR_EC2_DefaultRole"],
    ),
    (
        "untagged-for-service-role/cluster.yaml",
        &["arn:aws:iam::123456789012:role/EMR_DefaultRole_V2"],
    ),
    (
        "half-kerberos/cluster.yaml",
        &["kerberos_attributes", "kerberos_attributes", "kerberos"],
    ),
    ("realm-in-lower-case/cluster.yaml", &["ec2.Internal"]),
    (
        "encryption-without-key/configurations.yaml",
        &["SSE-KMS", "Custom", "PEM"],
    ),
    ("unused-encryption/configurations.yaml", &["true", "false"]),
    ("ebs-encryption-without-kms/configurations.yaml", &["true"]),
    (
        "unused-security-configuration/configurations.yaml",
        &["encrypted"],
    ),
    (
        "log-key-without-logs/cluster.yaml",
        &["arn:aws:kms:eu-west-1:123456789012:key/1"],
    ),
    (
        "half-kerberos/profile.yaml",
        &[
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf",
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:b-AbCdEf",
            "kerberos",
        ],
    ),
];

// SPDX-License-Identifier: Apache-2.0
//! What a security configuration has to be: JSON with sections that EMR knows, each with what its switches ask for
//! (MG emr-create-security-configuration). Pure: key, certificate and role names are not looked up.

use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// The sections, which are all objects.
const SECTIONS: [&str; 4] = [
    "EncryptionConfiguration",
    "AuthenticationConfiguration",
    "AuthorizationConfiguration",
    "InstanceMetadataServiceConfiguration",
];

/// Says what is wrong with the text, as a sentence for the caller.
pub(super) fn check(text: &str) -> Result<(), String> {
    let document: Value = serde_json::from_str(text)
        .map_err(|error| format!("The security configuration is not valid JSON: {error}."))?;
    let sections = object(&document, "SecurityConfiguration")?;
    if sections.is_empty() {
        return Err("The security configuration has no section.".to_owned());
    }
    for (name, section) in sections {
        if !SECTIONS.contains(&name.as_str()) {
            return Err(format!(
                "The security configuration has an unknown section '{name}': it may have {}.",
                SECTIONS.join(", ")
            ));
        }
        let section = object(section, name)?;
        match name.as_str() {
            "EncryptionConfiguration" => encryption(section)?,
            "AuthenticationConfiguration" => authentication(section)?,
            "InstanceMetadataServiceConfiguration" => metadata_service(section)?,
            _ => {}
        }
    }
    Ok(())
}

fn object<'value>(value: &'value Value, name: &str) -> Result<&'value Object, String> {
    value
        .as_object()
        .ok_or_else(|| format!("'{name}' has to be a JSON object."))
}

/// The member of that name, an object that must be there.
fn member<'value>(parent: &'value Object, name: &str) -> Result<&'value Object, String> {
    let value = parent
        .get(name)
        .ok_or_else(|| format!("'{name}' is required."))?;
    object(value, name)
}

/// The member of that name, if it is there.
fn optional<'value>(parent: &'value Object, name: &str) -> Result<Option<&'value Object>, String> {
    parent
        .get(name)
        .map(|value| object(value, name))
        .transpose()
}

/// A switch; left out it is off.
fn switch(parent: &Object, name: &str) -> Result<bool, String> {
    match parent.get(name) {
        None => Ok(false),
        Some(value) => value
            .as_bool()
            .ok_or_else(|| format!("'{name}' has to be true or false.")),
    }
}

/// The member of that name, one of these words.
fn word<'value>(parent: &'value Object, name: &str, words: &[&str]) -> Result<&'value str, String> {
    parent
        .get(name)
        .and_then(Value::as_str)
        .filter(|word| words.contains(word))
        .ok_or_else(|| {
            format!(
                "'{name}' is required, and has to be one of {}.",
                words.join(", ")
            )
        })
}

fn text(parent: &Object, name: &str, because: &str) -> Result<(), String> {
    let given = parent.get(name).and_then(Value::as_str).unwrap_or_default();
    if given.is_empty() {
        return Err(format!("'{name}' is required with {because}."));
    }
    Ok(())
}

/// What is switched off must not be configured, and the reverse.
fn switched<'value>(
    parent: &'value Object,
    enable: &str,
    configuration: &str,
) -> Result<Option<&'value Object>, String> {
    if switch(parent, enable)? {
        return member(parent, configuration).map(Some);
    }
    if parent.contains_key(configuration) {
        return Err(format!(
            "'{configuration}' is given while '{enable}' is false."
        ));
    }
    Ok(None)
}

fn encryption(section: &Object) -> Result<(), String> {
    let in_transit = switched(
        section,
        "EnableInTransitEncryption",
        "InTransitEncryptionConfiguration",
    )?;
    if let Some(in_transit) = in_transit {
        let certificates = member(in_transit, "TLSCertificateConfiguration")?;
        let kinds = ["EMR", "PEM", "Custom"];
        let kind = word(certificates, "CertificateProviderType", &kinds)?;
        if kind != "EMR" {
            text(certificates, "S3Object", kind)?;
        }
        if kind == "Custom" {
            text(certificates, "CertificateProviderClass", "Custom")?;
        }
    }
    let at_rest = switched(
        section,
        "EnableAtRestEncryption",
        "AtRestEncryptionConfiguration",
    )?;
    if let Some(at_rest) = at_rest {
        let s3 = optional(at_rest, "S3EncryptionConfiguration")?;
        let disk = optional(at_rest, "LocalDiskEncryptionConfiguration")?;
        if s3.is_none() && disk.is_none() {
            return Err(
                "'AtRestEncryptionConfiguration' needs 'S3EncryptionConfiguration', \
                 'LocalDiskEncryptionConfiguration' or both."
                    .to_owned(),
            );
        }
        s3.map_or(Ok(()), s3_encryption)?;
        disk.map_or(Ok(()), disk_encryption)?;
    }
    Ok(())
}

fn s3_encryption(s3: &Object) -> Result<(), String> {
    let overrides = s3.get("Overrides").and_then(Value::as_array);
    for bucket in overrides.into_iter().flatten() {
        let bucket = object(bucket, "Overrides")?;
        text(bucket, "BucketName", "Overrides")?;
        s3_mode(bucket)?;
    }
    s3_mode(s3)
}

fn s3_mode(s3: &Object) -> Result<(), String> {
    let modes = ["SSE-S3", "SSE-KMS", "CSE-KMS", "CSE-Custom"];
    match word(s3, "EncryptionMode", &modes)? {
        mode @ ("SSE-KMS" | "CSE-KMS") => text(s3, "AwsKmsKey", mode),
        mode @ "CSE-Custom" => {
            text(s3, "S3Object", mode)?;
            text(s3, "EncryptionKeyProviderClass", mode)
        }
        _ => Ok(()),
    }
}

fn disk_encryption(disk: &Object) -> Result<(), String> {
    match word(disk, "EncryptionKeyProviderType", &["AwsKms", "Custom"])? {
        "AwsKms" => text(disk, "AwsKmsKey", "AwsKms"),
        provider => {
            text(disk, "S3Object", provider)?;
            text(disk, "EncryptionKeyProviderClass", provider)
        }
    }
}

fn authentication(section: &Object) -> Result<(), String> {
    let Some(kerberos) = optional(section, "KerberosConfiguration")? else {
        return Ok(());
    };
    let providers = ["ClusterDedicatedKdc", "ExternalKdc"];
    match word(kerberos, "Provider", &providers)? {
        "ClusterDedicatedKdc" => member(kerberos, "ClusterDedicatedKdcConfiguration")?,
        _ => member(kerberos, "ExternalKdcConfiguration")?,
    };
    Ok(())
}

fn metadata_service(section: &Object) -> Result<(), String> {
    let number = |name: &str, least, most| {
        let value = section.get(name).and_then(Value::as_i64);
        let fits = value.is_some_and(|value| (least..=most).contains(&value));
        fits.then_some(())
            .ok_or_else(|| format!("'{name}' is required, and has to be {least} to {most}."))
    };
    number("MinimumInstanceMetadataServiceVersion", 1, 2)?;
    number("HttpPutResponseHopLimit", 1, 64)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::check;

    fn refused(document: &Value) -> String {
        check(&document.to_string()).unwrap_err()
    }

    #[test]
    fn the_documented_examples_are_taken() {
        for document in [
            json!({"EncryptionConfiguration": {
                "EnableInTransitEncryption": true,
                "EnableAtRestEncryption": true,
                "InTransitEncryptionConfiguration": {"TLSCertificateConfiguration": {
                    "CertificateProviderType": "PEM",
                    "S3Object": "s3://amzn-s3-demo-bucket/artifacts/MyCerts.zip"
                }},
                "AtRestEncryptionConfiguration": {
                    "S3EncryptionConfiguration": {"EncryptionMode": "SSE-S3"},
                    "LocalDiskEncryptionConfiguration": {
                        "EncryptionKeyProviderType": "AwsKms",
                        "AwsKmsKey": "arn:aws:kms:us-east-1:123456789012:key/1"
                    }
                }
            }}),
            json!({"EncryptionConfiguration": {
                "EnableInTransitEncryption": false, "EnableAtRestEncryption": false
            }}),
            json!({"AuthenticationConfiguration": {"KerberosConfiguration": {
                "Provider": "ClusterDedicatedKdc",
                "ClusterDedicatedKdcConfiguration": {"TicketLifetimeInHours": 24}
            }}}),
            json!({"EncryptionConfiguration": {
                "EnableInTransitEncryption": true,
                "InTransitEncryptionConfiguration": {"TLSCertificateConfiguration": {
                    "CertificateProviderType": "EMR", "WildcardDnsSuffix": "mydomain.com"
                }}
            }}),
            json!({"AuthorizationConfiguration": {"EmrFsConfiguration": {"RoleMappings": []}}}),
            json!({"InstanceMetadataServiceConfiguration": {
                "MinimumInstanceMetadataServiceVersion": 2, "HttpPutResponseHopLimit": 1
            }}),
        ] {
            assert_eq!(check(&document.to_string()), Ok(()), "{document}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(check("{").unwrap_err().contains("not valid JSON"));
        for (document, words) in [
            (json!([]), "has to be a JSON object"),
            (json!({}), "no section"),
            (json!({"Encryption": {}}), "unknown section 'Encryption'"),
            (
                json!({"EncryptionConfiguration": {"EnableAtRestEncryption": "no"}}),
                "'EnableAtRestEncryption' has to be true or false",
            ),
            (
                json!({"EncryptionConfiguration": {
                    "EnableInTransitEncryption": true, "EnableAtRestEncryption": false
                }}),
                "'InTransitEncryptionConfiguration' is required",
            ),
            (
                json!({"EncryptionConfiguration": {
                    "EnableInTransitEncryption": false,
                    "EnableAtRestEncryption": true,
                    "AtRestEncryptionConfiguration": {
                        "S3EncryptionConfiguration": {"EncryptionMode": "SSE-KMS"}
                    }
                }}),
                "'AwsKmsKey' is required with SSE-KMS",
            ),
            (
                json!({"EncryptionConfiguration": {
                    "EnableAtRestEncryption": true,
                    "AtRestEncryptionConfiguration": {"S3EncryptionConfiguration": {
                        "EncryptionMode": "SSE-S3",
                        "Overrides": [{"BucketName": "own", "EncryptionMode": "CSE-KMS"}]
                    }}
                }}),
                "'AwsKmsKey' is required with CSE-KMS",
            ),
            (
                json!({"EncryptionConfiguration": {
                    "EnableInTransitEncryption": false,
                    "EnableAtRestEncryption": true,
                    "AtRestEncryptionConfiguration": {}
                }}),
                "or both",
            ),
            (
                json!({"EncryptionConfiguration": {
                    "EnableInTransitEncryption": false,
                    "EnableAtRestEncryption": false,
                    "AtRestEncryptionConfiguration": {}
                }}),
                "while 'EnableAtRestEncryption' is false",
            ),
            (
                json!({"AuthenticationConfiguration": {"KerberosConfiguration": {"Provider": "Kdc"}}}),
                "one of ClusterDedicatedKdc, ExternalKdc",
            ),
            (
                json!({"InstanceMetadataServiceConfiguration": {
                    "MinimumInstanceMetadataServiceVersion": 3, "HttpPutResponseHopLimit": 1
                }}),
                "has to be 1 to 2",
            ),
        ] {
            let message = refused(&document);
            assert!(message.contains(words), "{message}");
        }
    }
}

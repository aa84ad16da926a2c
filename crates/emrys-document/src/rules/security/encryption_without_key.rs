// SPDX-License-Identifier: Apache-2.0
//! What encrypts has its key, or what provides keys.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::security::{CertificateProvider, DiskKeyProvider, Encryption, EncryptionMode};
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, configuration) in project.security_configurations.iter() {
        if let Some(encryption) = &configuration.encryption_configuration {
            diagnostics.extend(in_s3(encryption));
            diagnostics.extend(on_disks(encryption));
            diagnostics.extend(in_transit(encryption));
        }
    }
}

/// A key and whether it is given.
type Needed = (&'static str, bool);

fn in_s3(encryption: &Encryption) -> Vec<Diagnostic> {
    let at_rest = encryption.at_rest_encryption_configuration.as_ref();
    let Some(s3) = at_rest.and_then(|own| own.s3_encryption_configuration.as_ref()) else {
        return Vec::new();
    };
    let of = |mode: &Spanned<EncryptionMode>, key: bool, object: bool, class: bool| {
        let needed: &[Needed] = match **mode {
            EncryptionMode::SseS3 => &[],
            EncryptionMode::SseKms | EncryptionMode::CseKms => &[("aws_kms_key", key)],
            EncryptionMode::CseCustom => &[
                ("s3_object", object),
                ("encryption_key_provider_class", class),
            ],
        };
        lacking(mode, mode.as_str(), needed)
    };
    let buckets = s3.overrides.iter().filter_map(|own| {
        of(
            &own.encryption_mode,
            own.aws_kms_key.is_some(),
            own.s3_object.is_some(),
            own.encryption_key_provider_class.is_some(),
        )
    });
    let whole = of(
        &s3.encryption_mode,
        s3.aws_kms_key.is_some(),
        s3.s3_object.is_some(),
        s3.encryption_key_provider_class.is_some(),
    );
    whole.into_iter().chain(buckets).collect()
}

fn on_disks(encryption: &Encryption) -> Option<Diagnostic> {
    let at_rest = encryption.at_rest_encryption_configuration.as_ref()?;
    let disks = at_rest.local_disk_encryption_configuration.as_ref()?;
    let provider = &disks.encryption_key_provider_type;
    let needed: &[Needed] = match **provider {
        DiskKeyProvider::AwsKms => &[("aws_kms_key", disks.aws_kms_key.is_some())],
        DiskKeyProvider::Custom => &[
            ("s3_object", disks.s3_object.is_some()),
            (
                "encryption_key_provider_class",
                disks.encryption_key_provider_class.is_some(),
            ),
        ],
    };
    lacking(provider, provider.as_str(), needed)
}

fn in_transit(encryption: &Encryption) -> Option<Diagnostic> {
    let in_transit = encryption.in_transit_encryption_configuration.as_ref()?;
    let certificates = &in_transit.tls_certificate_configuration;
    let provider = &certificates.certificate_provider_type;
    let object = ("s3_object", certificates.s3_object.is_some());
    let class = (
        "certificate_provider_class",
        certificates.certificate_provider_class.is_some(),
    );
    let needed: &[Needed] = match **provider {
        CertificateProvider::Emr => &[],
        CertificateProvider::Pem => &[object],
        CertificateProvider::Custom => &[object, class],
    };
    lacking(provider, provider.as_str(), needed)
}

fn lacking<T>(of: &Spanned<T>, what: &str, needed: &[Needed]) -> Option<Diagnostic> {
    let lacks = needed.iter().filter(|(_, given)| !given);
    let lacks: Vec<String> = lacks.map(|(key, _)| format!("`{key}`")).collect();
    (!lacks.is_empty()).then(|| {
        let message = format!("`{what}` needs {}", lacks.join(" and "));
        of.diagnostic(Code::EncryptionWithoutKey, message)
    })
}

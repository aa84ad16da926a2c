// SPDX-License-Identifier: Apache-2.0
//! EBS encrypts its volumes with keys of KMS.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::security::DiskKeyProvider;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, configuration) in project.security_configurations.iter() {
        let encryption = configuration.encryption_configuration.as_ref();
        let at_rest = encryption.and_then(|own| own.at_rest_encryption_configuration.as_ref());
        let disks = at_rest.and_then(|own| own.local_disk_encryption_configuration.as_ref());
        let custom =
            disks.filter(|own| *own.encryption_key_provider_type == DiskKeyProvider::Custom);
        let ebs = custom.and_then(|own| own.enable_ebs_encryption.as_ref());
        diagnostics.extend(ebs.filter(|ebs| ***ebs).map(|ebs| {
            let message = "EBS encryption needs the key provider `AwsKms`";
            ebs.diagnostic(Code::EbsEncryptionWithoutKms, message)
        }));
    }
}

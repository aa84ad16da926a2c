// SPDX-License-Identifier: Apache-2.0
//! A key for logs is there for logs that are kept.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::rules::launches;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for launch in launches::of(project) {
        let cluster = launch.cluster;
        let of_job_flow = launch.job_flow.is_some_and(|own| own.log_uri.is_some());
        let key = cluster.log_encryption_kms_key_id.as_ref();
        let key = key.filter(|_| cluster.log_uri.is_none() && !of_job_flow);
        diagnostics.extend(key.map(|key| {
            let message = "the key is for logs in S3, and no `log_uri` says where they go";
            key.diagnostic(Code::LogKeyWithoutLogs, message)
        }));
    }
}

// SPDX-License-Identifier: Apache-2.0
//! No secret is written into a configuration.

use emrys_diagnostics::{Code, Diagnostic};

use super::plain_text::{is_plain, is_secret};
use crate::project::Project;
use crate::rules::layers::{self, SECRET};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    layers::each(project, |setting| {
        let name = setting.name.as_str();
        if name.starts_with(SECRET) || !is_secret(name) || !is_plain(setting.value.value) {
            return;
        }
        let message = format!("everybody who may describe the cluster sees the value of `{name}`");
        let diagnostic = setting
            .name
            .diagnostic(Code::SecretInConfiguration, message);
        diagnostics.push(diagnostic.help(format!(
            "write `{SECRET}{name}` and the ARN of a secret of Secrets Manager, which EMR fetches"
        )));
    });
}

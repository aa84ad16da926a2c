// SPDX-License-Identifier: Apache-2.0
//! A property that EMR is to fetch from Secrets Manager has an ARN as its value.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::reference;
use crate::rules::layers::{self, SECRET};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    layers::each(project, |setting| {
        let name = setting.name.as_str();
        let begins = name.get(..SECRET.len());
        if !begins.is_some_and(|begins| begins.eq_ignore_ascii_case(SECRET)) {
            return;
        }
        if !name.starts_with(SECRET) {
            let message = format!("EMR knows `{SECRET}` in these letters alone");
            let diagnostic = setting
                .name
                .diagnostic(Code::InvalidSecretReference, message);
            diagnostics.push(diagnostic.help(format!("begin the name with `{SECRET}`")));
            return;
        }
        let references = reference::find(setting.value.value);
        let is_arn = reference::is_arn_of_secret(setting.value.value);
        let is_secret = references.iter().any(reference::Reference::is_secret);
        if is_arn || !is_secret && (!references.is_empty() || setting.value.contains("${")) {
            return;
        }
        let message = format!("`{name}` is the ARN of a secret, which EMR fetches");
        let diagnostic = setting
            .value
            .diagnostic(Code::InvalidSecretReference, message);
        diagnostics.push(if is_secret {
            diagnostic.help("write the secret's ARN itself: Emrys would send its value")
        } else {
            diagnostic.help("for example `arn:aws:secretsmanager:eu-west-1:111122223333:secret:database-AbCdEf`")
        });
    });
}

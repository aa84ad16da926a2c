// SPDX-License-Identifier: Apache-2.0
//! A secret is not handed to EMR, which keeps configurations and the arguments of steps as they are sent. Only a warning:
//! it may be meant.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    let secrets = project.references.iter();
    let secrets = secrets.filter(|reference| reference.is_secret());
    diagnostics.extend(secrets.map(|reference| {
        let message = format!(
            "EMR keeps the value of `{}` in clear and shows it to everybody who may describe the cluster or its steps",
            **reference
        );
        reference.diagnostic(Code::SecretInClear, message).help(
            "let the job fetch the secret; in a configuration, write `EMR.secret@` before the property's key and the \
             secret's ARN as its value, and EMR fetches it",
        )
    }));
}

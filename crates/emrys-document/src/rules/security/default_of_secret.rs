// SPDX-License-Identifier: Apache-2.0
//! A placeholder for a secret has no default in the document, which is in everybody's repository.

use emrys_diagnostics::{Code, Diagnostic};

use super::plain_text::{is_plain, is_secret};
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (name, value) in &project.declared {
        if is_secret(name) && is_plain(value) {
            let message =
                format!("the value of `{name}` is in the document, for everybody to read");
            let diagnostic = value.diagnostic(Code::DefaultOfSecret, message);
            diagnostics.push(diagnostic.help(
                "write `${secret:NAME}` for a secret of Secrets Manager, or leave it out and set it by `--set` or the environment",
            ));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
//! No access key of AWS's is written down: the instances have a role.

use emrys_diagnostics::{Code, Diagnostic};

use super::arguments;
use super::plain_text::access_key;
use crate::project::Project;
use crate::rules::layers;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    layers::each(project, |setting| {
        if access_key(setting.value.value).is_some() {
            diagnostics.push(found(setting.name.diagnostic(
                Code::AccessKeyInClear,
                format!("`{}` has an access key of AWS", **setting.name),
            )));
        }
    });
    let arguments = arguments::lists(project).into_iter().flatten();
    for argument in arguments.filter(|argument| access_key(argument).is_some()) {
        let message = "this argument has an access key of AWS";
        diagnostics.push(found(argument.diagnostic(Code::AccessKeyInClear, message)));
    }
}

fn found(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.help("leave it out, and give the rights to the role of the instance profile; then delete the key")
}

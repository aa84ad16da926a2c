// SPDX-License-Identifier: Apache-2.0
//! No secret is given to a step or a bootstrap action as an argument.

use emrys_diagnostics::{Code, Diagnostic};

use super::arguments;
use super::plain_text::{is_plain, is_secret};
use crate::elements::Text;
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for arguments in arguments::lists(project) {
        let following = arguments.iter().skip(1).map(Some).chain([None]);
        for (argument, next) in arguments.iter().zip(following) {
            if let Some((name, value)) = secret(argument, next) {
                let message = format!(
                    "everybody who may list steps and bootstrap actions sees the value of `{name}`"
                );
                let diagnostic = value.diagnostic(Code::SecretInArguments, message);
                diagnostics.push(
                    diagnostic.help("pass the name of the secret, and have the program fetch it from Secrets Manager"),
                );
            }
        }
    }
}

/// The name and the value of an option whose value is secret: `--password x` or `--password=x`.
fn secret<'a>(
    argument: &'a Spanned<Text>,
    next: Option<&'a Spanned<Text>>,
) -> Option<(&'a str, &'a Spanned<Text>)> {
    if let Some((name, value)) = argument.split_once('=') {
        let is_name =
            !name.contains(|letter: char| letter.is_whitespace() || "?&/:".contains(letter));
        return (is_name && is_secret(name) && is_plain(value)).then_some((name, argument));
    }
    let next = next.filter(|next| !next.starts_with('-'))?;
    let is_option = argument.starts_with('-');
    (is_option && is_secret(argument) && is_plain(next)).then_some((argument, next))
}

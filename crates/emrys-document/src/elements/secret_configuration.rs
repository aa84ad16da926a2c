// SPDX-License-Identifier: Apache-2.0
//! `secret_configurations`: properties of a classification whose values are members of one secret with a JSON object.
//!
//! EMR takes all of a secret as the value of one property (RG storing-sensitive-data). So each of them gets a secret of its
//! own when the project is deployed.

use emrys_diagnostics::Code;
use schemars::JsonSchema;

use crate::reader::{Fields, FromNode, Reader};
use crate::reference::is_arn_of_secret;
use crate::spanned::Spanned;
use crate::tree::Node;

/// Properties whose values are members of a secret.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SecretConfiguration {
    /// The secret of Secrets Manager, by name or ARN: a JSON object whose members are texts.
    pub secret: Spanned<String>,
    /// The properties, which are the members' names.
    pub properties: Vec<Spanned<String>>,
}

impl FromNode for SecretConfiguration {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let mut fields = Fields::open(node, "a secret configuration", reader)?;
        let secret: Option<Spanned<String>> = fields.required("secret", reader);
        let properties: Option<Vec<Spanned<String>>> = fields.required("properties", reader);
        fields.finish(reader);
        let (secret, mut properties) = (secret?, properties?);
        // It is in the name of a reference that CloudFormation resolves.
        if !reader.is_known(&secret.span, &secret.path, "the secret's name", &secret) {
            return None;
        }
        if !is_secret_id(&secret) {
            let message = format!("`{}` is neither the name nor the ARN of a secret", *secret);
            reader.report(secret.diagnostic(Code::InvalidValue, message).help(
                "names of secrets have letters, digits and `/_+=.@-`; the properties are listed under `properties`",
            ));
        }
        let is_word = |property: &Spanned<String>| is_name(property);
        for wrong in properties.iter().filter(|own| !is_word(own)) {
            // CloudFormation User Guide, "Get a secret or secret value from Secrets Manager": no colon in a JSON key. The
            // others could not be in the name of the property's own secret.
            let message = format!("`{}` cannot be split off its secret", **wrong);
            reader.report(wrong.diagnostic(Code::InvalidValue, message).help(
                "write the property's name without `EMR.secret@`, in letters, digits and `/_+=.@-`; one with other \
                 characters needs a secret of its own, whose ARN is the value of `EMR.secret@NAME` under `configurations`",
            ));
        }
        properties.retain(is_word);
        Some(Self { secret, properties })
    }
}

/// Characters of a secret's name (Secrets Manager API Reference, CreateSecret).
fn is_name(text: &str) -> bool {
    let is_allowed = |letter: char| letter.is_ascii_alphanumeric() || "/_+=.@-".contains(letter);
    !text.is_empty() && !text.starts_with("EMR.secret@") && text.chars().all(is_allowed)
}

fn is_secret_id(text: &str) -> bool {
    match is_arn_of_secret(text) {
        true => text
            .split(':')
            .nth(6)
            .is_some_and(|name| is_name(name) && text.split(':').count() == 7),
        false => is_name(text),
    }
}

#[cfg(test)]
mod tests {
    use super::is_secret_id;

    #[test]
    fn a_secret_is_named_or_has_an_arn() {
        let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sales/hive-AbCdEf";
        for text in ["sales/hive", "a", arn] {
            assert!(is_secret_id(text), "{text}");
        }
        let member = format!("{arn}:password");
        for text in ["", "a b", "a:b", "{{x}}", "arn:aws:iam::1:role/x", &member] {
            assert!(!is_secret_id(text), "{text}");
        }
    }
}

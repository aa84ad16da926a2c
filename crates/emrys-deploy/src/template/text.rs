// SPDX-License-Identifier: Apache-2.0
//! Texts with references in them: what is known only once resources are there, such as the ARN of a role.
//!
//! A reference is written into a text between two private-use characters. So definitions, policies and values of
//! parameters are ordinary texts and ordinary JSON until they are rendered: for CloudFormation as `Ref`, `Fn::GetAtt` and
//! `Fn::Sub`, on an engine with the values in their places.

/// Before and after a reference. Private-use characters are in no name, ARN or document of anybody's.
const BEGIN: char = '\u{e000}';
const END: char = '\u{e001}';

/// A reference to a resource or parameter of the template, `Id`, to an attribute of a resource, `Id.Attribute`, or to a
/// pseudo parameter, `AWS::Region`.
#[must_use]
pub fn reference(to: &str) -> String {
    format!("{BEGIN}{to}{END}")
}

/// The partition that the template is deployed in, such as `aws`.
#[must_use]
pub fn partition() -> String {
    reference("AWS::Partition")
}

/// The region that the template is deployed in.
#[must_use]
pub fn region() -> String {
    reference("AWS::Region")
}

/// The account that the template is deployed in.
#[must_use]
pub fn account() -> String {
    reference("AWS::AccountId")
}

/// What the names of services end with in the partition, such as `amazonaws.com`.
#[must_use]
pub fn url_suffix() -> String {
    reference("AWS::URLSuffix")
}

/// The ARN of a resource of the template's own account and region, such as `("ssm", "parameter/name")`.
#[must_use]
pub fn arn(service: &str, resource: &str) -> String {
    format!(
        "arn:{}:{service}:{}:{}:{resource}",
        partition(),
        region(),
        account()
    )
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'t> {
    /// It stands for itself.
    Literal(&'t str),
    /// A reference, as [`reference()`] was given it.
    Reference(&'t str),
}

/// The parts of a text, in their order.
#[must_use]
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(BEGIN) {
        let Some((to, behind)) = behind.split_once(END) else {
            break;
        };
        if !before.is_empty() {
            parts.push(Part::Literal(before));
        }
        parts.push(Part::Reference(to));
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(Part::Literal(rest));
    }
    parts
}

/// Whether there is a reference in the text.
#[must_use]
pub fn has_references(text: &str) -> bool {
    text.contains(BEGIN)
}

/// The text with values in the places of its references.
///
/// # Errors
/// The first reference that has no value.
pub fn resolve(
    text: &str,
    mut value: impl FnMut(&str) -> Option<String>,
) -> Result<String, String> {
    parts(text)
        .into_iter()
        .map(|part| match part {
            Part::Literal(literal) => Ok(literal.to_owned()),
            Part::Reference(to) => value(to).ok_or_else(|| to.to_owned()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{Part, arn, has_references, parts, reference, resolve};

    proptest! {
        #[test]
        fn the_parts_of_any_text_are_the_text(text in "[a-c\u{e000}\u{e001}]{0,20}") {
            let whole: String = parts(&text).into_iter().map(|part| match part {
                Part::Literal(literal) => literal.to_owned(),
                Part::Reference(to) => reference(to),
            }).collect();
            prop_assert_eq!(whole, text);
        }
    }

    #[test]
    fn a_text_falls_into_its_parts() {
        let text = format!("a{}b{}", reference("Role.Arn"), reference("AWS::Region"));
        let expected = [
            Part::Literal("a"),
            Part::Reference("Role.Arn"),
            Part::Literal("b"),
            Part::Reference("AWS::Region"),
        ];
        assert_eq!(parts(&text), expected);
        assert!(has_references(&text));
        assert!(!has_references("${Role.Arn}"));
    }

    #[test]
    fn values_take_the_places_of_references() {
        let text = arn("ssm", "parameter/a");
        let value = |to: &str| to.strip_prefix("AWS::").map(str::to_lowercase);
        assert_eq!(
            resolve(&text, value),
            Ok("arn:partition:ssm:region:accountid:parameter/a".to_owned())
        );
        assert_eq!(
            resolve(&reference("Role.Arn"), value),
            Err("Role.Arn".to_owned())
        );
    }
}

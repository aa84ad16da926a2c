// SPDX-License-Identifier: Apache-2.0
//! The Query protocol: an action and its parameters in a form, XML in return.
//!
//! Three services that EMR's clients ask before they start still speak it: STS, IAM and EC2; and SNS. Only a few of their
//! operations are wanted, so there is no model of them and nothing is generated: a [`Form`] is read by name, and an
//! answer is a tree of [`Element`]s. What stands around the answer differs from service to service and is the
//! server's business.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;

use crate::error::{ApiError, ErrorCode};

/// A service that speaks the Query protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryService {
    /// Amazon EC2, whose XML differs from the others'.
    Ec2,
    /// AWS Identity and Access Management.
    Iam,
    /// Amazon Simple Notification Service.
    Sns,
    /// AWS Security Token Service.
    Sts,
}

impl QueryService {
    /// Every service.
    pub const ALL: [Self; 4] = [Self::Ec2, Self::Iam, Self::Sns, Self::Sts];

    /// Its name in the scope of a signature.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ec2 => "ec2",
            Self::Iam => "iam",
            Self::Sns => "sns",
            Self::Sts => "sts",
        }
    }
}

/// Services with the Query protocol, as far as they are offered.
#[async_trait]
pub trait QueryApi: Send + Sync {
    /// Does what the action says and gives what stands in the answer.
    ///
    /// An implementation answers every action that it does not know as this one does.
    async fn call(
        &self,
        service: QueryService,
        action: &str,
        form: &Form,
    ) -> Result<Vec<Element>, ApiError> {
        let _ = (service, form);
        Err(ApiError::not_implemented(action))
    }
}

/// The parameters of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form(BTreeMap<String, String>);

impl FromIterator<(String, String)> for Form {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(parameters: T) -> Self {
        Self(parameters.into_iter().collect())
    }
}

impl Form {
    /// The parameter of that name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The parameter of that name, without which there is nothing to do.
    ///
    /// # Errors
    ///
    /// `ValidationError`, in IAM's words, when it is missing.
    pub fn required(&self, name: &str) -> Result<&str, ApiError> {
        self.text(name).ok_or_else(|| {
            let mut path = name.to_owned();
            if let Some(first) = path.get_mut(..1) {
                first.make_ascii_lowercase();
            }
            let message = format!(
                "1 validation error detected: Value null at '{path}' failed to satisfy constraint: Member must not be \
                 null"
            );
            ApiError::new(ErrorCode::ValidationError, message)
        })
    }

    /// The numbered elements of a list, `SubnetId.1` for `SubnetId` or `Tags.member.1.Key` for `Tags.member`, as forms
    /// of their own in the order of their numbers. An element that is a mere text has no name.
    #[must_use]
    pub fn list(&self, name: &str) -> Vec<Self> {
        let below = |(key, value): (&String, &String)| {
            let rest = key.strip_prefix(name)?.strip_prefix('.')?;
            let (number, member) = rest.split_once('.').unwrap_or((rest, ""));
            let number: u32 = number.parse().ok()?;
            Some((number, member.to_owned(), value.clone()))
        };
        let members: Vec<_> = self.0.iter().filter_map(below).collect();
        let numbers: BTreeSet<u32> = members.iter().map(|(number, ..)| *number).collect();
        numbers
            .into_iter()
            .map(|wanted| {
                let of_element = members.iter().filter(|(number, ..)| *number == wanted);
                of_element
                    .map(|(_, member, value)| (member.clone(), value.clone()))
                    .collect()
            })
            .collect()
    }

    /// The elements of a list of texts.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<String> {
        let elements = self.list(name).into_iter();
        elements
            .filter_map(|mut element| element.0.remove(""))
            .collect()
    }
}

/// An element of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name, as AWS spells it.
    pub name: &'static str,
    /// What is in it.
    pub content: Content,
}

/// What is in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A value.
    Text(String),
    /// Members, or elements of a list.
    Elements(Vec<Element>),
}

impl Element {
    /// A value.
    #[must_use]
    pub fn text(name: &'static str, value: impl Into<String>) -> Self {
        Self {
            name,
            content: Content::Text(value.into()),
        }
    }

    /// A structure with its members.
    #[must_use]
    pub fn structure(name: &'static str, members: Vec<Self>) -> Self {
        Self {
            name,
            content: Content::Elements(members),
        }
    }

    /// A list. IAM and STS call its elements `member`, EC2 calls them `item`.
    #[must_use]
    pub fn list(
        name: &'static str,
        element: &'static str,
        elements: impl IntoIterator<Item = Vec<Self>>,
    ) -> Self {
        let elements = elements.into_iter();
        Self::structure(
            name,
            elements
                .map(|members| Self::structure(element, members))
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, Form};

    fn form(parameters: &[(&str, &str)]) -> Form {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        parameters.iter().map(owned).collect()
    }

    #[test]
    fn lists_are_read_in_the_order_of_their_numbers() {
        let form = form(&[
            ("SubnetId.10", "subnet-c"),
            ("SubnetId.2", "subnet-b"),
            ("SubnetId.1", "subnet-a"),
            ("SubnetIdOther.1", "no"),
            ("Tags.member.2.Key", "second"),
            ("Tags.member.1.Key", "first"),
            ("Tags.member.1.Value", "1"),
        ]);
        assert_eq!(form.texts("SubnetId"), ["subnet-a", "subnet-b", "subnet-c"]);
        let tags = form.list("Tags.member");
        let keys: Vec<_> = tags.iter().map(|tag| tag.text("Key")).collect();
        assert_eq!(keys, [Some("first"), Some("second")]);
        assert_eq!(tags.first().and_then(|tag| tag.text("Value")), Some("1"));
        assert!(form.texts("InstanceType").is_empty());
    }

    #[test]
    fn what_is_missing_is_named_as_iam_names_it() {
        let error = form(&[]).required("RoleName").unwrap_err();
        assert_eq!(
            error.to_string(),
            "ValidationError: 1 validation error detected: Value null at 'roleName' failed to satisfy constraint: \
             Member must not be null"
        );
    }

    #[test]
    fn a_list_has_its_elements_below_it() {
        let list = Element::list("Roles", "member", [vec![Element::text("RoleName", "a")]]);
        let member = Element::structure("member", vec![Element::text("RoleName", "a")]);
        assert_eq!(list, Element::structure("Roles", vec![member]));
    }
}

// SPDX-License-Identifier: Apache-2.0
//! IAM: roles, instance profiles, and AWS's managed policies.
//!
//! Roles and profiles are records of one table, so that what holds between them is decided with both at hand: a role
//! that a profile has is not deleted.

mod policies;
mod profiles;
mod roles;

use std::ops::Bound;

use emrys_protocol::query::{Element, Form};
use emrys_protocol::{ApiError, ErrorCode};
use emrys_store::{Draft, Journal, StoreError, Table};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use crate::engine::Shared;
use crate::error::store_to_api;

pub(super) use policies::version as policy_version;
use profiles::ProfileRecord;
use roles::RoleRecord;

/// Kind of [`IamRecord`] in the journal. The ids are `role/NAME` and `instance-profile/NAME`.
const KIND: &str = "iam";

/// Members of a page, unless another number is asked for.
const PAGE: usize = 100;

/// How documents are encoded in answers: RFC 3986.
const DOCUMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The roles and instance profiles of an engine.
pub(crate) struct Iam {
    records: Table<IamRecord>,
}

/// What the journal keeps.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) enum IamRecord {
    Role(RoleRecord),
    InstanceProfile(ProfileRecord),
}

impl IamRecord {
    fn as_role(&self) -> Option<&RoleRecord> {
        match self {
            Self::Role(role) => Some(role),
            Self::InstanceProfile(_) => None,
        }
    }

    fn as_profile(&self) -> Option<&ProfileRecord> {
        match self {
            Self::Role(_) => None,
            Self::InstanceProfile(profile) => Some(profile),
        }
    }
}

impl Iam {
    /// Reads what the journal has.
    pub(crate) fn open(journal: &Journal) -> Result<Self, StoreError> {
        Ok(Self {
            records: Table::open(journal, KIND)?,
        })
    }

    async fn change(
        &self,
        decide: impl FnOnce(&mut Draft<'_, IamRecord>) -> Result<Vec<Element>, ApiError>,
    ) -> Result<Vec<Element>, ApiError> {
        self.records.change(decide).await.map_err(store_to_api)?
    }

    /// A page of those records whose ids begin with `kind`, and whose paths with the form's `PathPrefix`: `pick` gives
    /// the path of one and what is shown of it.
    fn page(
        &self,
        form: &Form,
        kind: &str,
        list: &'static str,
        pick: impl Fn(&IamRecord) -> Option<(&str, Vec<Element>)>,
    ) -> Result<Vec<Element>, ApiError> {
        let size = match form.text("MaxItems").map(str::parse::<usize>) {
            None => PAGE,
            Some(Ok(size @ 1..=1000)) => size,
            Some(_) => return Err(invalid("maxItems")),
        };
        let begin = form
            .text("Marker")
            .filter(|marker| marker.starts_with(kind));
        let begin = begin.map_or(Bound::Included(kind), Bound::Excluded);
        let prefix = form.text("PathPrefix").unwrap_or("/");
        let range: (Bound<&str>, Bound<&str>) = (begin, Bound::Unbounded);
        let found = self.records.range(range, size + 1, |key, record| {
            let (path, shown) = pick(record)?;
            path.starts_with(prefix).then(|| (key.to_owned(), shown))
        });
        let more = found.len() > size;
        let last = found.get(size - 1).map(|(key, _)| key.clone());
        let shown = found.into_iter().take(size).map(|(_, shown)| shown);
        let mut answer = vec![
            Element::list(list, "member", shown),
            Element::text("IsTruncated", more.to_string()),
        ];
        answer.extend(
            last.filter(|_| more)
                .map(|last| Element::text("Marker", last)),
        );
        Ok(answer)
    }
}

/// The name that the form gives under `parameter`, if it may be one.
fn name<'a>(form: &'a Form, parameter: &str) -> Result<&'a str, ApiError> {
    let name = form.required(parameter)?;
    let is_name = !name.is_empty()
        && name.len() <= 128
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+=,.@_-".contains(letter));
    if is_name {
        return Ok(name);
    }
    let mut parameter = parameter.to_owned();
    if let Some(first) = parameter.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    Err(invalid(&parameter))
}

/// The path that a new role or profile shall have.
fn path(form: &Form) -> Result<String, ApiError> {
    let path = form.text("Path").unwrap_or("/");
    if path.starts_with('/') && path.ends_with('/') && path.chars().all(|it| it.is_ascii_graphic())
    {
        Ok(path.to_owned())
    } else {
        Err(invalid("path"))
    }
}

/// The tags that a new role or profile shall have.
fn tags(form: &Form) -> Vec<(String, String)> {
    let of = |tag: &Form, name: &str| tag.text(name).unwrap_or_default().to_owned();
    let tags = form.list("Tags.member");
    tags.iter()
        .map(|tag| (of(tag, "Key"), of(tag, "Value")))
        .collect()
}

fn tag_elements(tags: &[(String, String)]) -> Option<Element> {
    let shown = tags
        .iter()
        .map(|(key, value)| vec![Element::text("Key", key), Element::text("Value", value)]);
    (!tags.is_empty()).then(|| Element::list("Tags", "member", shown))
}

/// A fresh id, as IAM gives them: a prefix and seventeen letters and digits.
fn id(shared: &Shared, prefix: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let random = u128::from_le_bytes(shared.random());
    let letters = (0..17).filter_map(|index| {
        let index = usize::try_from(random >> (index * 5) & 31).ok()?;
        LETTERS.get(index).copied().map(char::from)
    });
    prefix.chars().chain(letters).collect()
}

/// A document as answers carry it.
fn encoded(document: &str) -> String {
    utf8_percent_encode(document, DOCUMENT).to_string()
}

fn invalid(parameter: &str) -> ApiError {
    ApiError::new(
        ErrorCode::ValidationError,
        format!("The specified value for {parameter} is invalid."),
    )
}

fn no_such_entity(message: String) -> ApiError {
    ApiError::new(ErrorCode::NoSuchEntity, message)
}

fn exists(what: &str, name: &str) -> ApiError {
    ApiError::new(
        ErrorCode::EntityAlreadyExists,
        format!("{what} with name {name} already exists."),
    )
}

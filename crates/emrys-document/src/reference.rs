// SPDX-License-Identifier: Apache-2.0
//! References: placeholders whose value is known only when a job flow runs, or to Terraform alone.
//!
//! `${ssm:/path}`, `${secret:id}`, `${cluster_id}`, `${hBaseJarPath}` and `${terraform:var.x}` stay in the texts of a project as tokens: what was
//! written, between two control characters, which no document can contain. So a token cannot be mistaken for text, and
//! to show it is to leave the two characters out. This module alone knows that form; nobody here knows a value.
//!
//! ```
//! use emrys_document::reference::{Reference, find, replace, shown};
//!
//! let token = Reference::parse("ssm:/sales/bucket").unwrap().token("${ssm:/sales/bucket}");
//! let text = format!("s3://{token}/in/");
//! assert_eq!(shown(&text), "s3://${ssm:/sales/bucket}/in/");
//! assert_eq!(find(&text), [Reference::Parameter("/sales/bucket".to_owned())]);
//! assert_eq!(replace(&text, |_| Some("acme")), "s3://acme/in/");
//! ```

use std::borrow::Cow;
use std::fmt;

use emrys_diagnostics::UNSEEN;

/// Begins a token.
const START: char = UNSEEN[0];
/// Ends a token.
const END: char = UNSEEN[1];

/// What is known only when a job flow runs, or to Terraform alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// The value of a parameter in Parameter Store: a name, a name with `:version` or `:label`, or an ARN.
    Parameter(String),
    /// A secret in Secrets Manager.
    Secret {
        /// Its name or ARN.
        id: String,
        /// The member that is meant of a secret that is a JSON object. Absent: all of the secret.
        key: Option<String>,
    },
    /// The id of the cluster that a step runs on.
    ClusterId,
    /// The JAR of HBase on the cluster, as its configuration names it.
    HbaseJar,
    /// An expression that Terraform evaluates, such as `aws_iam_role.emr.arn`. It has a value nowhere else.
    Terraform(String),
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<'a> {
    /// Characters that stand for themselves.
    Text(&'a str),
    /// A reference.
    Reference {
        /// What is meant.
        reference: Reference,
        /// How it was written.
        written: &'a str,
    },
}

impl Reference {
    /// The reference that a placeholder's inside is, such as `secret:database#password`; what is wrong with it otherwise.
    ///
    /// # Errors
    /// It has another form, or lacks the name of what is meant.
    pub fn parse(inside: &str) -> Result<Self, NotAReference> {
        match inside {
            "cluster_id" | "jobFlowId" => return Ok(Self::ClusterId),
            "hBaseJarPath" => return Ok(Self::HbaseJar),
            _ => {}
        }
        let is_name = |name: &str| {
            let odd = |letter: char| letter.is_whitespace() || letter.is_control();
            !name.is_empty() && !name.contains(odd)
        };
        let (scheme, name) = inside.split_once(':').ok_or(NotAReference::Form)?;
        match scheme {
            "ssm" if is_name(name) => Ok(Self::Parameter(name.to_owned())),
            "ssm" => Err(NotAReference::Parameter),
            "secret" => {
                let (id, key) = match name.split_once('#') {
                    Some((id, key)) => (id, Some(key)),
                    None => (name, None),
                };
                if is_name(id) && key.is_none_or(|key| !key.is_empty()) {
                    let (id, key) = (id.to_owned(), key.map(str::to_owned));
                    Ok(Self::Secret { id, key })
                } else {
                    Err(NotAReference::Secret)
                }
            }
            "terraform" if name.trim().is_empty() || name.contains(char::is_control) => {
                Err(NotAReference::Terraform)
            }
            "terraform" => Ok(Self::Terraform(name.to_owned())),
            _ => Err(NotAReference::Form),
        }
    }

    /// The token that stands for the reference in a text, which is shown as it was written.
    #[must_use]
    pub fn token(&self, written: &str) -> String {
        token(written)
    }

    /// Whether the value is a secret of the user's.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self, Self::Secret { .. })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(name) => write!(formatter, "${{ssm:{name}}}"),
            Self::Secret { id, key: None } => write!(formatter, "${{secret:{id}}}"),
            Self::Secret { id, key: Some(key) } => write!(formatter, "${{secret:{id}#{key}}}"),
            Self::ClusterId => formatter.write_str("${cluster_id}"),
            Self::HbaseJar => formatter.write_str("${hBaseJarPath}"),
            Self::Terraform(expression) => write!(formatter, "${{terraform:{expression}}}"),
        }
    }
}

/// Why a placeholder is no reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAReference {
    /// It has another form: write one of those of the documentation.
    #[error("this is no reference")]
    Form,
    /// The parameter's name is missing or odd: correct it.
    #[error("a reference to a parameter is `ssm:` and its name, without blanks")]
    Parameter,
    /// The secret's name is missing or odd: correct it.
    #[error(
        "a reference to a secret is `secret:` and its name or ARN, without blanks, and perhaps `#` and a key"
    )]
    Secret,
    /// The expression is missing, or goes over several lines: write it in one.
    #[error("a reference to Terraform is `terraform:` and an expression in one line")]
    Terraform,
}

/// A token for any placeholder, as whoever writes documents puts it into a text; it is shown as it is `written`.
#[must_use]
pub fn token(written: &str) -> String {
    format!("{START}{written}{END}")
}

/// The tokens of a text as they were written, in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<&str> {
    let segments = segments(text).into_iter();
    let tokens = segments.filter_map(|segment| match segment {
        Segment::Token(written) => Some(written),
        Segment::Text(_) => None,
    });
    tokens.collect()
}

/// What a text is put together from: its tokens, as they were written, and the characters between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Characters that stand for themselves.
    Text(&'a str),
    /// What a placeholder was written as.
    Token(&'a str),
}

/// The segments of a text, in order.
#[must_use]
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once(START) {
        let Some((written, after)) = from.split_once(END) else {
            break;
        };
        segments.extend([Segment::Text(before), Segment::Token(written)]);
        rest = after;
    }
    segments.push(Segment::Text(rest));
    segments
}

/// The parts of a text, in order.
#[must_use]
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let parts = segments(text).into_iter().map(|segment| match segment {
        Segment::Text(text) => Part::Text(text),
        Segment::Token(written) => {
            let inside = written.strip_prefix('$').unwrap_or(written);
            let inside = inside
                .strip_prefix('{')
                .and_then(|inside| inside.strip_suffix('}'));
            match inside.map(Reference::parse) {
                Some(Ok(reference)) => Part::Reference { reference, written },
                _ => Part::Text(written),
            }
        }
    });
    parts.filter(|part| *part != Part::Text("")).collect()
}

/// The references in a text, in order.
#[must_use]
pub fn find(text: &str) -> Vec<Reference> {
    let references = parts(text).into_iter().filter_map(|part| match part {
        Part::Reference { reference, .. } => Some(reference),
        Part::Text(_) => None,
    });
    references.collect()
}

/// Whether a text has references.
#[must_use]
pub fn is_in(text: &str) -> bool {
    text.contains(START)
}

/// Whether a text begins with a reference.
pub(crate) fn begins(text: &str) -> bool {
    text.starts_with(START)
}

/// The text for people: references as they were written.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if is_in(text) {
        Cow::Owned(text.replace([START, END], ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text with values in the place of references; a reference without a value stays.
#[must_use]
pub fn replace<V: AsRef<str>>(
    text: &str,
    mut value: impl FnMut(&Reference) -> Option<V>,
) -> String {
    let mut replaced = String::with_capacity(text.len());
    for part in parts(text) {
        match part {
            Part::Text(text) => replaced.push_str(text),
            Part::Reference { reference, written } => match value(&reference) {
                Some(value) => replaced.push_str(value.as_ref()),
                None => replaced.push_str(&reference.token(written)),
            },
        }
    }
    replaced
}

/// The first character that a document cannot contain: control characters, without line ends and tabs. EMR takes none
/// (model, pattern of XmlString), a terminal would act on them, and tokens are made of them.
pub(crate) fn forbidden(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.find(|character| character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

/// Whether a text is the ARN of a secret in Secrets Manager, which is no reference: EMR can fetch the secret by it.
pub(crate) fn is_arn_of_secret(text: &str) -> bool {
    text.starts_with("arn:") && text.contains(":secretsmanager:")
}

#[cfg(test)]
mod tests {
    use emrys_diagnostics::{Code, Diagnostic};

    use super::{NotAReference, Part, Reference, find, is_in, parts, replace, shown};

    fn secret(id: &str, key: Option<&str>) -> Reference {
        let (id, key) = (id.to_owned(), key.map(str::to_owned));
        Reference::Secret { id, key }
    }

    #[test]
    fn the_forms() {
        let arn = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:db-AbCdEf";
        for (inside, reference) in [
            ("ssm:/a/b", Reference::Parameter("/a/b".to_owned())),
            ("ssm:db:3", Reference::Parameter("db:3".to_owned())),
            ("secret:db", secret("db", None)),
            ("secret:db#user name", secret("db", Some("user name"))),
            (&format!("secret:{arn}#user"), secret(arn, Some("user"))),
            ("cluster_id", Reference::ClusterId),
            ("jobFlowId", Reference::ClusterId),
            ("hBaseJarPath", Reference::HbaseJar),
            (
                "terraform:aws_subnet.a[\"x y\"].id",
                Reference::Terraform("aws_subnet.a[\"x y\"].id".to_owned()),
            ),
        ] {
            assert_eq!(Reference::parse(inside), Ok(reference.clone()), "{inside}");
            if inside != "jobFlowId" {
                assert_eq!(reference.to_string(), format!("${{{inside}}}"));
            }
        }
        for (inside, error) in [
            ("ssm:", NotAReference::Parameter),
            ("ssm:/a b", NotAReference::Parameter),
            ("secret:", NotAReference::Secret),
            ("secret:db#", NotAReference::Secret),
            ("secret:#key", NotAReference::Secret),
            ("terraform: ", NotAReference::Terraform),
            ("terraform:a\n.b", NotAReference::Terraform),
            ("name", NotAReference::Form),
            ("env:HOME", NotAReference::Form),
        ] {
            assert_eq!(Reference::parse(inside), Err(error), "{inside}");
        }
    }

    #[test]
    fn a_token_is_shown_as_it_was_written_whatever_the_syntax() {
        let id = Reference::ClusterId.token("{jobFlowId}");
        let password = secret("db", Some("password")).token("${secret:db#password}");
        let text = format!("--id {id} --password {password}!");
        assert!(is_in(&text));
        assert_eq!(
            shown(&text),
            "--id {jobFlowId} --password ${secret:db#password}!"
        );
        assert_eq!(
            find(&text),
            [Reference::ClusterId, secret("db", Some("password"))]
        );
        assert_eq!(
            parts(&id),
            [Part::Reference {
                reference: Reference::ClusterId,
                written: "{jobFlowId}"
            }]
        );
    }

    #[test]
    fn a_diagnostic_shows_a_token_as_it_was_written() {
        let token = Reference::ClusterId.token("{jobFlowId}");
        let diagnostic = Diagnostic::new(Code::InvalidValue, format!("`{token}` is odd"));
        assert_eq!(diagnostic.message(), "`{jobFlowId}` is odd");
    }

    #[test]
    fn what_has_no_value_yet_stays_a_reference() {
        let id = Reference::ClusterId.token("${cluster_id}");
        let password = secret("db", None).token("${secret:db}");
        let text = format!("{id} {password}");
        let filled = replace(&text, |reference| reference.is_secret().then_some("${x}"));
        assert_eq!(find(&filled), [Reference::ClusterId]);
        assert_eq!(shown(&filled), "${cluster_id} ${x}");
    }
}

// SPDX-License-Identifier: Apache-2.0
//! A template's text as CloudFormation takes it: in a request as long as it is short enough, else from a bucket.
//! Sends nothing.

use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Longest template in a request, in bytes (CloudFormation User Guide, "Quotas").
const LONGEST_IN_REQUEST: usize = 51_200;
/// Longest template in a bucket.
const LONGEST_IN_BUCKET: usize = 1_048_576;

/// The text of a template, and where CloudFormation takes it from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The request itself.
    Request(String),
    /// An object in a bucket.
    Object(String),
}

/// Why CloudFormation does not take a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// It is too long for any request: split the project into several namespaces.
    #[error("the template has {0} bytes, and CloudFormation takes {LONGEST_IN_BUCKET}")]
    TooLong(usize),
    /// There is no bucket to upload it to: name one.
    #[error(
        "the template has {0} bytes: more than {LONGEST_IN_REQUEST} are taken from a bucket alone"
    )]
    NoBucket(usize),
}

impl Body {
    /// The text of a template, laid out for people if it may be that long.
    ///
    /// # Errors
    /// It is too long for anything.
    pub fn of(template: &Value) -> Result<Self, BodyError> {
        let dense = template.to_string();
        // `{:#}` is serde_json's layout for people.
        let pretty = format!("{template:#}");
        for text in [&pretty, &dense] {
            if text.len() <= LONGEST_IN_REQUEST {
                return Ok(Self::Request(text.clone()));
            }
        }
        match [pretty, dense]
            .into_iter()
            .find(|text| text.len() <= LONGEST_IN_BUCKET)
        {
            Some(text) => Ok(Self::Object(text)),
            None => Err(BodyError::TooLong(template.to_string().len())),
        }
    }
}

/// The key of a template in a bucket, below a prefix and the namespace, where those who define the namespace may write:
/// another one for every text, so that one which CloudFormation is about to read is never replaced.
#[must_use]
pub fn key(prefix: &str, namespace: &str, text: &str) -> String {
    let slash = match prefix.is_empty() || prefix.ends_with('/') {
        true => "",
        false => "/",
    };
    let digest = Sha256::digest(text);
    format!("{prefix}{slash}{namespace}/templates/{digest:x}.json")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Body, BodyError, key};

    #[test]
    fn a_template_is_as_readable_as_its_length_allows() {
        let short = json!({ "A": ["b"] });
        let body = Body::Request("{\n  \"A\": [\n    \"b\"\n  ]\n}".to_owned());
        assert_eq!(Body::of(&short), Ok(body));
        // As many bytes again, for the layout of each.
        let dense = json!(vec![1; 20_000]);
        assert_eq!(Body::of(&dense), Ok(Body::Request(dense.to_string())));
        let long = json!(vec![1; 100_000]);
        assert_eq!(Body::of(&long), Ok(Body::Object(format!("{long:#}"))));
        let longer = json!(vec![1; 500_000]);
        assert_eq!(Body::of(&longer), Ok(Body::Object(longer.to_string())));
        let longest = json!(vec![1; 600_000]);
        assert_eq!(Body::of(&longest), Err(BodyError::TooLong(1_200_001)));
    }

    #[test]
    fn every_text_has_a_key_of_its_own() {
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let expected = format!("s/templates/{digest}.json");
        assert_eq!(key("", "s", "abc"), expected);
        assert_eq!(key("a/b", "s", "abc"), format!("a/b/{expected}"));
        assert_eq!(key("a/b/", "s", "abc"), format!("a/b/{expected}"));
    }
}

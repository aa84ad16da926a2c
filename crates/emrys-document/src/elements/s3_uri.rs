// SPDX-License-Identifier: Apache-2.0
//! An S3 URI: `s3://bucket/key`.

use std::borrow::Cow;
use std::fmt;

use emrys_diagnostics::Code;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::reader::{FromNode, PassedOn, Reader};
use crate::reference;
use crate::tree::Node;

/// An S3 URI as written. `s3a` and `s3n` are EMR's and Hadoop's other names for `s3`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct S3Uri {
    text: String,
}

const SCHEMES: &[&str] = &["s3://", "s3a://", "s3n://"];

impl S3Uri {
    /// Whether a text means to be an S3 URI, right or wrong.
    pub(crate) fn is_meant(text: &str) -> bool {
        SCHEMES.iter().any(|scheme| text.starts_with(scheme))
    }

    /// The URI in that text, or what is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        // Of what is known only when the job flow runs EMR has the last word.
        let unknown = || {
            Ok(Self {
                text: text.to_owned(),
            })
        };
        if reference::begins(text) {
            return unknown();
        }
        let rest = SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme));
        let Some(rest) = rest else {
            return Err(format!(
                "`{text}` is not an S3 URI: it does not begin with `s3://`"
            ));
        };
        let bucket = rest.split('/').next().unwrap_or_default();
        if reference::is_in(bucket) {
            return unknown();
        }
        match former_bucket_problem(bucket) {
            Some(problem) => Err(format!("`{text}` is not an S3 URI: {problem}")),
            None => unknown(),
        }
    }

    /// What is wrong with the URI by the rules that S3 has for names of buckets today. Reading one goes by its former
    /// rules, which AMI-era clusters may still meet.
    pub(crate) fn problem(&self) -> Option<String> {
        let bucket = self.bucket();
        if reference::begins(&self.text) || reference::is_in(bucket) {
            return None;
        }
        let problem = bucket_problem(bucket)?;
        Some(format!("`{}` is not an S3 URI: {problem}", self.text))
    }

    /// The URI as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bucket.
    pub fn bucket(&self) -> &str {
        self.parts().0
    }

    /// The key, without the slash after the bucket; empty for the bucket itself.
    pub fn key(&self) -> &str {
        self.parts().1
    }

    fn parts(&self) -> (&str, &str) {
        let rest = self.text.split_once("://").map_or("", |(_, rest)| rest);
        rest.split_once('/').unwrap_or((rest, ""))
    }
}

/// The rules of S3 for buckets in `us-east-1` before March 2018 (S3 User Guide, bucket naming rules).
fn former_bucket_problem(bucket: &str) -> Option<String> {
    if bucket.is_empty() {
        return Some("there is no bucket".to_owned());
    }
    if !(3..=255).contains(&bucket.len()) {
        return Some("a bucket name has 3 to 63 characters".to_owned());
    }
    let is_wrong = |character: &char| {
        !character.is_ascii_alphanumeric() && !matches!(character, '.' | '-' | '_')
    };
    let wrong = bucket.chars().find(is_wrong);
    wrong.map(|wrong| format!("a bucket name cannot have `{wrong}`"))
}

/// The rules of S3 for general purpose buckets, without the rare reserved prefixes.
pub(crate) fn bucket_problem(bucket: &str) -> Option<String> {
    let edge = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit();
    if bucket.is_empty() {
        Some("there is no bucket".to_owned())
    } else if !(3..=63).contains(&bucket.len()) {
        Some("a bucket name has 3 to 63 characters".to_owned())
    } else if let Some(wrong) = bucket
        .chars()
        .find(|&character| !edge(character) && !matches!(character, '.' | '-'))
    {
        Some(format!("a bucket name cannot have `{wrong}`"))
    } else if !(bucket.starts_with(edge) && bucket.ends_with(edge)) {
        Some("a bucket name begins and ends with a letter or a digit".to_owned())
    } else {
        None
    }
}

impl fmt::Display for S3Uri {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl FromNode for S3Uri {
    fn from_node(node: &Node, reader: &mut Reader<'_, '_>) -> Option<Self> {
        let PassedOn(text) = PassedOn::from_node(node, reader)?;
        Self::parse(&text)
            .map_err(|message| reader.invalid(node, Code::InvalidS3Uri, message))
            .ok()
    }
}

impl JsonSchema for S3Uri {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "S3Uri".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^s3[an]?://|\$\{", "examples": ["s3://bucket/key"] })
    }
}

#[cfg(test)]
mod tests {
    use super::S3Uri;

    #[test]
    fn a_uri_has_a_bucket_and_a_key() {
        let uri = S3Uri::parse("s3n://acme-data/in/a.txt").unwrap();
        assert_eq!((uri.bucket(), uri.key()), ("acme-data", "in/a.txt"));
        let bucket = S3Uri::parse("s3://acme-data").unwrap();
        assert_eq!((bucket.bucket(), bucket.key()), ("acme-data", ""));
    }

    #[test]
    fn what_s3_would_refuse_is_refused() {
        for wrong in [
            "s3://",
            "s3:///key",
            "s3://ab/",
            "s3://Acme/",
            "s3://acme_data/",
            "s3://-acme/",
            "http://acme/",
        ] {
            let problem = S3Uri::parse(wrong).map_or_else(Some, |uri| uri.problem());
            assert!(problem.is_some(), "{wrong}");
        }
    }
}

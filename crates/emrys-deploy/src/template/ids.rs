// SPDX-License-Identifier: Apache-2.0
//! Logical ids that stay as they are whatever else comes into a project: a resource with another logical id is another
//! resource to CloudFormation, and the old one goes.

use sha2::{Digest, Sha256};

use super::logical_id;

/// Hexadecimal digits that tell apart what letters and digits alone would not.
const DIGITS: usize = 6;

/// The first part of the logical ids of something that a project names, of a kind such as `Profile`. Different names give
/// different ids.
#[must_use]
pub fn of(kind: &str, name: &str) -> String {
    let id = logical_id(&[kind, name]);
    if is_plain(name) {
        id
    } else {
        format!("{id}{}", digits(name, DIGITS))
    }
}

/// Whether no other such name gives the same id: lower-case words, each beginning with a letter, with hyphens between
/// them. Capitals alone say then where words begin.
fn is_plain(name: &str) -> bool {
    name.split('-').all(|word| {
        let mut letters = word.chars();
        letters
            .next()
            .is_some_and(|first| first.is_ascii_lowercase())
            && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
    })
}

/// The name if it has no more characters than that, else as much of it as there is room for before a digest of all of it.
#[must_use]
pub fn cut(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let digest = digits(name, 8);
    let room = most.saturating_sub(digest.len() + 1);
    let begin: String = name.chars().take(room).collect();
    format!("{begin}-{digest}")
}

/// A text with a digest behind it of what it was made from.
#[must_use]
pub fn marked(text: &str, made_from: &str) -> String {
    format!("{text}-{}", digits(made_from, DIGITS))
}

fn digits(text: &str, count: usize) -> String {
    let mut digest = format!("{:x}", Sha256::digest(text));
    digest.truncate(count);
    digest
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{cut, of};

    #[test]
    fn different_names_have_different_ids() {
        assert_eq!(of("Profile", "sse-kms2"), "ProfileSseKms2");
        let names = [
            "a-b", "a_b", "ab", "aB", "AB", "a-b-", "a--b", "s3-1", "s31",
        ];
        let ids: BTreeSet<String> = names.iter().map(|name| of("P", name)).collect();
        assert_eq!(ids.len(), names.len());
        assert!(
            ids.iter()
                .all(|id| id.chars().all(|letter| letter.is_ascii_alphanumeric()))
        );
    }

    #[test]
    fn a_long_name_is_cut_and_still_its_own() {
        assert_eq!(cut("short", 64), "short");
        let (one, other) = ("n".repeat(70), "n".repeat(71));
        assert_eq!(cut(&one, 64).len(), 64);
        assert_ne!(cut(&one, 64), cut(&other, 64));
    }
}

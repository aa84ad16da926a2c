// SPDX-License-Identifier: Apache-2.0
//! What a secret may be called, and how requests refer to one.

use emrys_protocol::{ApiError, ErrorCode};

use crate::api::ACCOUNT;

/// Characters that the ARN has behind the name and a hyphen, so that a name used again makes another ARN.
const SUFFIX: usize = 6;

/// How a request refers to a secret: its name, its ARN, or its ARN without what is random of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SecretId<'a> {
    Name(&'a str),
    Arn {
        text: &'a str,
        /// What the ARN has behind `secret:`.
        rest: &'a str,
    },
}

impl<'a> SecretId<'a> {
    pub(super) fn parse(text: &'a str) -> Self {
        // arn:PARTITION:secretsmanager:REGION:ACCOUNT:secret:NAME-SUFFIX
        let rest = text
            .strip_prefix("arn:")
            .and_then(|arn| arn.splitn(6, ':').nth(5));
        match rest {
            Some(rest) => Self::Arn { text, rest },
            None => Self::Name(text),
        }
    }

    /// The names that may be meant: of an ARN all of what may be a name, and all but what may be random.
    pub(super) fn names(self) -> impl Iterator<Item = &'a str> {
        let (whole, short) = match self {
            Self::Name(name) => (name, None),
            Self::Arn { rest, .. } => (rest, without_suffix(rest)),
        };
        short.into_iter().chain([whole])
    }

    /// Whether a secret of one of the names is meant: an ARN may be that of an earlier secret of the name.
    pub(super) fn means(self, arn: &str) -> bool {
        match self {
            Self::Name(_) => true,
            Self::Arn { text, .. } => arn == text || without_suffix(arn) == Some(text),
        }
    }
}

fn without_suffix(text: &str) -> Option<&str> {
    let (name, suffix) = text.rsplit_once('-')?;
    (suffix.len() == SUFFIX).then_some(name)
}

/// The ARN of a new secret.
pub(super) fn arn(region: &str, name: &str, random: [u8; 16]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let letters = random.iter().take(SUFFIX).filter_map(|byte| {
        let letter = LETTERS.get(usize::from(*byte) % LETTERS.len())?;
        Some(char::from(*letter))
    });
    let suffix: String = letters.collect();
    format!("arn:aws:secretsmanager:{region}:{ACCOUNT}:secret:{name}-{suffix}")
}

/// The id of a version for which the request brings none: a UUID of random bits.
pub(super) fn version(random: [u8; 16]) -> String {
    emrys_states::uuid::of(u128::from_be_bytes(random), 4)
}

/// Refuses a name that no secret may have.
pub(super) fn check_name(name: &str) -> Result<(), ApiError> {
    let is_allowed = |letter: char| letter.is_ascii_alphanumeric() || "-/_+=.@!".contains(letter);
    if name.chars().all(is_allowed) {
        return Ok(());
    }
    Err(ApiError::validation(
        "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
    ))
}

/// What is said of a secret that does not exist.
pub(super) fn not_found() -> ApiError {
    ApiError::new(
        ErrorCode::ResourceNotFoundException,
        "Secrets Manager can't find the specified secret.",
    )
}

#[cfg(test)]
mod tests {
    use super::{SecretId, arn, check_name, version};

    #[test]
    fn a_secret_is_found_by_name_by_arn_and_by_part_of_its_arn() {
        let arn = arn("eu-west-1", "prod/db-primary", [7; 16]);
        assert_eq!(
            arn,
            "arn:aws:secretsmanager:eu-west-1:000000000000:secret:prod/db-primary-HHHHHH"
        );
        let part = arn.strip_suffix("-HHHHHH").unwrap();
        let other = arn.replace("HHHHHH", "IIIIII");
        for (text, means) in [
            ("prod/db-primary", true),
            (&arn, true),
            (part, true),
            (&other, false),
        ] {
            let id = SecretId::parse(text);
            assert!(id.names().any(|name| name == "prod/db-primary"), "{text}");
            assert_eq!(id.means(&arn), means, "{text}");
        }
    }

    #[test]
    fn names_have_letters_digits_and_some_signs() {
        for name in ["db", "/prod/db_1+=.@!-"] {
            assert!(check_name(name).is_ok(), "{name}");
        }
        for name in ["a b", "a:b", "a#b", "größe"] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }

    #[test]
    fn the_id_of_a_version_is_a_random_uuid() {
        assert_eq!(version([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(version([0; 16]), "00000000-0000-4000-8000-000000000000");
    }
}

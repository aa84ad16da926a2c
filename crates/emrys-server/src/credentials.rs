// SPDX-License-Identifier: Apache-2.0
//! Secrets, which compare in constant time and are never shown.

use std::fmt;

/// The key pair with which requests must be signed.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The public half.
    pub access_key_id: String,
    /// The secret half.
    pub secret_access_key: Secret,
}

/// A string that `Debug` hides.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether it is the same, found out in a time that does not depend on where the two differ.
    pub(crate) fn matches(&self, other: &[u8]) -> bool {
        same_bytes(self.0.as_bytes(), other)
    }
}

impl<T: Into<String>> From<T> for Secret {
    fn from(secret: T) -> Self {
        Self(secret.into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

/// Compares without stopping at the first difference.
pub(crate) fn same_bytes(left: &[u8], right: &[u8]) -> bool {
    let difference = left.iter().zip(right).fold(0, |difference, (left, right)| {
        std::hint::black_box(difference | (left ^ right))
    });
    left.len() == right.len() && difference == 0
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_secret_matches_itself_alone_and_is_not_shown() {
        let secret = Secret::from("hush");
        assert!(secret.matches(b"hush"));
        for other in [&b""[..], b"hus", b"hushh", b"husk"] {
            assert!(!secret.matches(other));
        }
        assert_eq!(format!("{secret:?}"), "Secret(..)");
    }
}

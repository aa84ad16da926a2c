// SPDX-License-Identifier: Apache-2.0
//! A string that travels in requests but is never shown.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A password or a token: `Debug` and validation messages hide it, serialisation does not.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sensitive(String);

impl Sensitive {
    /// The secret itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Sensitive {
    fn from(secret: &str) -> Self {
        Self(secret.to_owned())
    }
}

impl From<String> for Sensitive {
    fn from(secret: String) -> Self {
        Self(secret)
    }
}

impl fmt::Debug for Sensitive {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sensitive(..)")
    }
}

#[cfg(test)]
mod tests {
    use crate::types::KerberosAttributes;

    #[test]
    fn debug_hides_it_and_json_carries_it() {
        let attributes = KerberosAttributes {
            kdc_admin_password: Some("hunter2".to_owned().into()),
            ..KerberosAttributes::default()
        };
        assert!(!format!("{attributes:?}").contains("hunter2"));
        assert_eq!(
            serde_json::to_string(&attributes).unwrap(),
            r#"{"KdcAdminPassword":"hunter2"}"#
        );
    }
}

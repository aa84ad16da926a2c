// SPDX-License-Identifier: Apache-2.0
//! The registry: what projects store in Parameter Store, so that others can use it by name.
//!
//! - [`address`]: a name, or the ARN of another account's parameter
//! - [`name`]: kinds, namespaces, names, and the parameters that they stand for
//! - [`store`]: reading what is stored: lists, single entries, histories
//! - [`values`]: what is stored, as JSON
//! - [`legacy`]: what aws-emr-launch has stored
//! - [`lock`]: what a project uses of others, as it was when somebody looked: `emrys.lock.json`
//!
//! Nothing here stores: that is the business of whoever deploys.

pub mod address;
pub mod legacy;
pub mod lock;
pub mod name;
pub mod store;
pub mod values;

pub use address::Address;
pub use lock::{Lock, LockError, Locked};
pub use name::{Kind, Name, NameError};
pub use store::Entry;

use sha2::{Digest, Sha256};

/// The digest of a value: the SHA-256 of its text in lower-case hexadecimal digits, as the `$hash` of Step Functions
/// writes it.
#[must_use]
pub fn digest(value: &str) -> String {
    format!("{:x}", Sha256::digest(value.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn a_digest_is_that_of_the_text() {
        // FIPS 180-4, "abc".
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest("abc"), abc);
    }
}

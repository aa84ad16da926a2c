// SPDX-License-Identifier: Apache-2.0
//! The hashes that `States.Hash` and JSONata's `$hash` know.

use std::fmt::Write as _;

use md5::Digest as _;
use sha2::{Digest as _, Sha256, Sha384, Sha512};

/// The hash in hexadecimal digits; `None` for an algorithm that AWS does not have.
pub(super) fn hash(data: &str, algorithm: &str) -> Option<String> {
    let bytes = match algorithm {
        "MD5" => md5::Md5::digest(data).to_vec(),
        "SHA-1" => sha1::Sha1::digest(data).to_vec(),
        "SHA-256" => Sha256::digest(data).to_vec(),
        "SHA-384" => Sha384::digest(data).to_vec(),
        "SHA-512" => Sha512::digest(data).to_vec(),
        _ => return None,
    };
    Some(bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

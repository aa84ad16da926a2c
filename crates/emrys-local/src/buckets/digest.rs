// SPDX-License-Identifier: Apache-2.0
//! MD5 and S3's additional checksums of the bytes that pass through.
//!
//! Owns the hashing and the comparison with what a client sent. Where the bytes come from and go to is its callers'.

use std::fmt::Write as _;
use std::io::{self, Read, Write};

use s3s::checksum::ChecksumHasher;
use s3s::crypto::{Checksum as _, Crc32, Crc32c, Crc64Nvme, Md5, Sha1, Sha256};
use s3s::dto;
use serde::{Deserialize, Serialize};

use super::error::{BucketError, BucketResult};

/// How many bytes are held at a time.
const COPY_BYTES: usize = 256 * 1024;

/// One of the checksum algorithms that S3 offers beside MD5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Algorithm {
    Crc32,
    Crc32c,
    Crc64Nvme,
    Sha1,
    Sha256,
}

impl Algorithm {
    /// Every algorithm with the name that S3 gives it.
    const NAMES: [(Self, &'static str); 5] = [
        (Self::Crc32, dto::ChecksumAlgorithm::CRC32),
        (Self::Crc32c, dto::ChecksumAlgorithm::CRC32C),
        (Self::Crc64Nvme, dto::ChecksumAlgorithm::CRC64NVME),
        (Self::Sha1, dto::ChecksumAlgorithm::SHA1),
        (Self::Sha256, dto::ChecksumAlgorithm::SHA256),
    ];

    /// Reads S3's name of an algorithm.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::NAMES
            .iter()
            .find(|(_, known)| known.eq_ignore_ascii_case(name))
            .map(|(algorithm, _)| *algorithm)
    }

    /// S3's name of the algorithm.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Crc32 => dto::ChecksumAlgorithm::CRC32,
            Self::Crc32c => dto::ChecksumAlgorithm::CRC32C,
            Self::Crc64Nvme => dto::ChecksumAlgorithm::CRC64NVME,
            Self::Sha1 => dto::ChecksumAlgorithm::SHA1,
            Self::Sha256 => dto::ChecksumAlgorithm::SHA256,
        }
    }

    /// The header, or trailer, that carries a value of this algorithm.
    pub(super) fn header(self) -> &'static str {
        match self {
            Self::Crc32 => "x-amz-checksum-crc32",
            Self::Crc32c => "x-amz-checksum-crc32c",
            Self::Crc64Nvme => "x-amz-checksum-crc64nvme",
            Self::Sha1 => "x-amz-checksum-sha1",
            Self::Sha256 => "x-amz-checksum-sha256",
        }
    }
}

/// A checksum as S3 shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Checksum {
    /// How it was computed.
    pub(super) algorithm: Algorithm,
    /// Base64 of the digest; of a multipart composite also `-` and the number of parts.
    pub(super) value: String,
    /// Whether it is a checksum over the checksums of parts.
    pub(super) composite: bool,
}

/// What a client said about the bytes it sends.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// The algorithm to use; CRC-64/NVME, as S3 does, when none is given.
    pub(super) algorithm: Option<Algorithm>,
    /// The value announced for that algorithm, in Base64.
    pub(super) value: Option<String>,
    /// `Content-MD5`, in Base64.
    pub(super) md5: Option<String>,
}

/// Hashes bytes as they pass.
pub(super) struct Digests {
    md5: Md5,
    algorithm: Algorithm,
    hasher: ChecksumHasher,
}

/// The digests of bytes that have passed.
#[derive(Debug, Clone)]
pub(super) struct Digested {
    /// MD5 in lower-case hexadecimal: the ETag of an object that was written at once.
    pub(super) md5: String,
    md5_base64: String,
    /// The additional checksum.
    pub(super) checksum: Checksum,
}

impl Digests {
    /// Begins with no bytes seen.
    pub(super) fn new(algorithm: Option<Algorithm>) -> Self {
        let algorithm = algorithm.unwrap_or(Algorithm::Crc64Nvme);
        Self {
            md5: Md5::new(),
            algorithm,
            hasher: hasher(algorithm),
        }
    }

    /// Takes the next bytes in.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.md5.update(bytes);
        self.hasher.update(bytes);
    }

    /// Copies everything from `source` to `target` and takes it in.
    pub(super) fn copy(
        &mut self,
        source: &mut impl Read,
        target: &mut impl Write,
    ) -> io::Result<u64> {
        let mut buffer = vec![0; COPY_BYTES];
        let mut copied = 0;
        loop {
            let read = match source.read(&mut buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read?,
            };
            let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
                return Ok(copied);
            };
            self.update(bytes);
            target.write_all(bytes)?;
            copied += bytes.len() as u64;
        }
    }

    /// Ends the hashing.
    pub(super) fn finish(self) -> Digested {
        let md5 = self.md5.finalize();
        Digested {
            md5: hexadecimal(&md5),
            md5_base64: base64_simd::STANDARD.encode_to_string(md5),
            checksum: Checksum {
                algorithm: self.algorithm,
                value: value_of(self.hasher.finalize()),
                composite: false,
            },
        }
    }
}

impl Digested {
    /// Compares with what the client announced.
    pub(super) fn verify(&self, expected: &Expected) -> BucketResult<()> {
        if expected
            .md5
            .as_ref()
            .is_some_and(|md5| *md5 != self.md5_base64)
        {
            return Err(BucketError::BadDigest("MD5"));
        }
        if expected
            .value
            .as_ref()
            .is_some_and(|value| *value != self.checksum.value)
        {
            return Err(BucketError::BadDigest(self.checksum.algorithm.name()));
        }
        Ok(())
    }
}

/// The ETag of an object that was assembled from parts: MD5 over their MD5s, and their number.
pub(super) fn multipart_etag<'a>(part_md5s: impl IntoIterator<Item = &'a str>) -> String {
    let mut md5 = Md5::new();
    let mut count = 0_usize;
    for part in part_md5s {
        md5.update(&bytes_of_hexadecimal(part));
        count += 1;
    }
    format!("{}-{count}", hexadecimal(&md5.finalize()))
}

/// The checksum over the checksums of parts.
pub(super) fn composite_checksum<'a>(
    algorithm: Algorithm,
    parts: impl IntoIterator<Item = &'a str>,
) -> Checksum {
    let mut over_parts = hasher(algorithm);
    let mut count = 0_usize;
    for part in parts {
        // INVARIANT: the values are our own encodings, so decoding them cannot fail.
        over_parts.update(
            &base64_simd::STANDARD
                .decode_to_vec(part)
                .unwrap_or_default(),
        );
        count += 1;
    }
    Checksum {
        algorithm,
        value: format!("{}-{count}", value_of(over_parts.finalize())),
        composite: true,
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(super) fn sha256_hexadecimal(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::checksum(bytes))
}

/// Writes bytes in lower-case hexadecimal.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

fn bytes_of_hexadecimal(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .filter_map(|pair| std::str::from_utf8(pair).ok())
        .filter_map(|pair| u8::from_str_radix(pair, 16).ok())
        .collect()
}

fn hasher(algorithm: Algorithm) -> ChecksumHasher {
    let mut hasher = ChecksumHasher::default();
    match algorithm {
        Algorithm::Crc32 => hasher.crc32 = Some(Crc32::new()),
        Algorithm::Crc32c => hasher.crc32c = Some(Crc32c::new()),
        Algorithm::Crc64Nvme => hasher.crc64nvme = Some(Crc64Nvme::new()),
        Algorithm::Sha1 => hasher.sha1 = Some(Sha1::new()),
        Algorithm::Sha256 => hasher.sha256 = Some(Sha256::new()),
    }
    hasher
}

/// The one value that a hasher with one algorithm gives.
fn value_of(checksum: dto::Checksum) -> String {
    checksum
        .checksum_crc32
        .or(checksum.checksum_crc32c)
        .or(checksum.checksum_crc64nvme)
        .or(checksum.checksum_sha1)
        .or(checksum.checksum_sha256)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digested(algorithm: Algorithm, bytes: &[u8]) -> Digested {
        let mut digests = Digests::new(Some(algorithm));
        digests.update(bytes);
        digests.finish()
    }

    #[test]
    fn known_digests() {
        // The check values of the CRC catalogue are defined over these nine digits.
        let crc32 = digested(Algorithm::Crc32, b"123456789");
        assert_eq!(crc32.checksum.value, "y/Q5Jg==");
        assert_eq!(crc32.md5, "25f9e794323b453885f5181f1b624d0b");
        assert_eq!(
            digested(Algorithm::Crc32c, b"123456789").checksum.value,
            "4waSgw=="
        );
        assert_eq!(
            digested(Algorithm::Crc64Nvme, b"123456789").checksum.value,
            "rosUhgp5mIg="
        );
    }

    #[test]
    fn a_wrong_announcement_is_refused() {
        let digested = digested(Algorithm::Sha256, b"hello");
        let md5 = |md5: &str| Expected {
            md5: Some(md5.to_owned()),
            ..Expected::default()
        };
        assert!(digested.verify(&md5("XUFAKrxLKna5cZ2REBfFkg==")).is_ok());
        assert!(digested.verify(&md5("AAAAAAAAAAAAAAAAAAAAAA==")).is_err());
        let value = Expected {
            value: Some("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=".to_owned()),
            ..Expected::default()
        };
        assert!(digested.verify(&value).is_ok());
        assert!(
            digested
                .verify(&Expected {
                    value: Some("x".to_owned()),
                    ..value
                })
                .is_err()
        );
    }

    #[test]
    fn a_multipart_etag_counts_its_parts() {
        let part = digested(Algorithm::Crc32, b"123456789").md5;
        let etag = multipart_etag([part.as_str(), part.as_str()]);
        assert!(etag.ends_with("-2"));
        assert_ne!(etag, multipart_etag([part.as_str()]));
    }
}

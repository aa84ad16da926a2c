// SPDX-License-Identifier: Apache-2.0
//! The encryption of secure strings and of secrets: what KMS is for AWS.
//!
//! A value is sealed with XChaCha20-Poly1305 under a key that the state folder has in a file of its own, so that a copy
//! of the journal alone tells nothing. The seal binds the value to what it belongs to: put elsewhere in the journal it
//! does not open. The key is made when the first value is sealed. Whoever can read the whole folder can read
//! everything.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use emrys_protocol::types::Sensitive;
use serde::{Deserialize, Serialize};

/// Length of the key, in bytes.
const KEY: usize = 32;
/// Length of the nonce, in bytes: long enough to be random.
const NONCE: usize = 24;

/// A sealed value: the nonce and the ciphertext, in base64, as AWS shows a ciphertext.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Sealed(String);

impl Sealed {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Seals values and opens them.
pub(crate) struct Seal {
    path: PathBuf,
    /// The cipher with the folder's key, once it was needed.
    cipher: Mutex<Option<XChaCha20Poly1305>>,
}

/// Why a value can be neither sealed nor opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SealError {
    /// The key's file cannot be used: check its rights and the disk.
    #[error("failed to use `{}`: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The file holds something else: bring back the folder's own.
    #[error("`{}` is no key", .0.display())]
    NoKey(PathBuf),
    /// The system gives no random numbers: report a bug.
    #[error("failed to get random numbers: {0}")]
    Random(getrandom::Error),
    /// The value was sealed under another key or for another owner: bring back the folder's own key.
    #[error("the value does not open with `{}`", .0.display())]
    Foreign(PathBuf),
}

impl Seal {
    /// The seal of the key in that file, which need not be there yet.
    pub(crate) fn new(path: PathBuf) -> Self {
        Self {
            path,
            cipher: Mutex::new(None),
        }
    }

    /// Seals the value for what it belongs to.
    pub(crate) fn close(&self, owner: &str, value: &str) -> Result<Sealed, SealError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(SealError::Random)?;
        let payload = Payload {
            msg: value.as_bytes(),
            aad: owner.as_bytes(),
        };
        let ciphertext = self.cipher(true)?.encrypt(&XNonce::from(nonce), payload);
        let ciphertext = ciphertext.map_err(|_| SealError::Foreign(self.path.clone()))?;
        let text = base64_simd::STANDARD.encode_to_string([&nonce[..], &ciphertext].concat());
        Ok(Sealed(text))
    }

    /// Opens what was sealed for that owner.
    pub(crate) fn open(&self, owner: &str, sealed: &Sealed) -> Result<Sensitive, SealError> {
        let foreign = || SealError::Foreign(self.path.clone());
        let bytes = base64_simd::STANDARD.decode_to_vec(&sealed.0);
        let bytes = bytes.map_err(|_| foreign())?;
        let (nonce, ciphertext) = bytes.split_first_chunk::<NONCE>().ok_or_else(foreign)?;
        let payload = Payload {
            msg: ciphertext,
            aad: owner.as_bytes(),
        };
        let value = self.cipher(false)?.decrypt(&XNonce::from(*nonce), payload);
        let value = value.ok().and_then(|value| String::from_utf8(value).ok());
        Ok(value.ok_or_else(foreign)?.into())
    }

    /// The cipher with the folder's key, which is made where there is none, if it may be.
    fn cipher(&self, make: bool) -> Result<XChaCha20Poly1305, SealError> {
        let mut cipher = self.cipher.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cipher) = &*cipher {
            return Ok(cipher.clone());
        }
        let key = match fs::read(&self.path) {
            Ok(key) => key,
            Err(error) if error.kind() == io::ErrorKind::NotFound && make => self.make()?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(SealError::Foreign(self.path.clone()));
            }
            Err(source) => return Err(self.io(source)),
        };
        let key: [u8; KEY] = key
            .try_into()
            .map_err(|_| SealError::NoKey(self.path.clone()))?;
        let found = XChaCha20Poly1305::new(&Key::from(key));
        Ok(cipher.insert(found).clone())
    }

    /// Makes the key. It is on disk, name and all, before anything is sealed with it.
    fn make(&self) -> Result<Vec<u8>, SealError> {
        let mut key = vec![0; KEY];
        getrandom::fill(&mut key).map_err(SealError::Random)?;
        let written = crate::home::write_whole(&self.path, &key);
        written.map_err(|source| self.io(source))?;
        let folder = self.path.parent().unwrap_or(&self.path);
        let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(|source| self.io(source))?;
        Ok(key)
    }

    fn io(&self, source: io::Error) -> SealError {
        SealError::Io {
            path: self.path.clone(),
            source,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::{Seal, SealError, Sealed};

    #[test]
    fn what_is_sealed_opens_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("parameters.key");
        let seal = Seal::new(path.clone());
        assert!(seal.open("a:1", &Sealed(String::new())).is_err());
        assert!(!path.exists(), "opening makes no key");

        let sealed = seal.close("a:1", "hunter2").unwrap();
        assert_ne!(sealed, seal.close("a:1", "hunter2").unwrap());
        assert!(!sealed.as_str().contains("hunter2"));
        let mode = path.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);

        let again = Seal::new(path.clone());
        assert_eq!(again.open("a:1", &sealed).unwrap().reveal(), "hunter2");
        for owner in ["a:2", "b:1"] {
            let error = again.open(owner, &sealed).unwrap_err();
            assert!(matches!(error, SealError::Foreign(_)));
        }
        for broken in ["", "AAAA", "?", &sealed.as_str().replace('=', "")[1..]] {
            assert!(again.open("a:1", &Sealed(broken.to_owned())).is_err());
        }
        std::fs::write(&path, [7; 32]).unwrap();
        assert!(Seal::new(path.clone()).open("a:1", &sealed).is_err());
        std::fs::write(&path, "short").unwrap();
        assert!(Seal::new(path).close("a:1", "x").is_err());
    }
}

// SPDX-License-Identifier: Apache-2.0
//! The lock file `emrys.lock.json`: what a project uses of others, as it was when `emrys registry use` looked.
//!
//! Synthesis reads this file and asks nobody, so that a project gives the same template everywhere. The file belongs
//! into version control, where a change of what others have stored is a difference that somebody reads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::digest;
use super::name::Kind;

/// The file's name, beside the project's main document.
pub const FILE: &str = "emrys.lock.json";
/// The version of the file's format.
const SCHEMA: u32 = 1;

/// What a project uses of others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    entries: BTreeMap<(Kind, Address), Locked>,
}

/// A value as it was when somebody looked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locked {
    /// The parameter's value, as it was.
    pub value: String,
    /// The digest of it.
    pub digest: String,
    /// The parameter's version.
    pub version: i64,
    /// Where it was read: `ACCOUNT/REGION`.
    pub fetched_from: String,
}

/// Why a lock file cannot be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// It is no JSON, or not of that form: get the file again with `emrys registry use`.
    #[error("the lock file is not one: {0}")]
    Malformed(String),
    /// A newer version of Emrys wrote it: use that one.
    #[error("the lock file has format {0}, and this version of Emrys knows {SCHEMA}")]
    Newer(u32),
    /// An entry's key is none: correct it.
    #[error(
        "the lock file has an entry `{0}`, which is not of the form `KIND NAMESPACE/NAME` or `KIND ARN`"
    )]
    Key(String),
    /// Somebody has edited a value: get it again with `emrys registry use`.
    #[error(
        "the value of `{key}` in the lock file is not the one that was read: its digest is {found}, not {expected}"
    )]
    Changed {
        /// The entry.
        key: String,
        /// The digest that the file says.
        expected: String,
        /// The digest of the value in it.
        found: String,
    },
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    schema: u32,
    entries: BTreeMap<String, Locked>,
}

/// What every version of the file has.
#[derive(Deserialize)]
struct Schema {
    schema: u32,
}

impl Lock {
    /// Reads a lock file's text.
    ///
    /// # Errors
    ///
    /// It is none, or an entry of it was changed by hand.
    pub fn read(text: &str) -> Result<Self, LockError> {
        let lock = Self::read_unchecked(text)?;
        for ((kind, name), locked) in &lock.entries {
            let found = digest(&locked.value);
            if found != locked.digest {
                return Err(LockError::Changed {
                    key: format!("{kind} {name}"),
                    expected: locked.digest.clone(),
                    found,
                });
            }
        }
        Ok(lock)
    }

    /// Reads a lock file's text for whoever replaces the values in it.
    ///
    /// # Errors
    ///
    /// It is none.
    pub fn read_unchecked(text: &str) -> Result<Self, LockError> {
        let malformed = |error: serde_json::Error| LockError::Malformed(error.to_string());
        let Schema { schema } = serde_json::from_str(text).map_err(malformed)?;
        if schema != SCHEMA {
            return Err(LockError::Newer(schema));
        }
        let written: Written = serde_json::from_str(text).map_err(malformed)?;
        let entries = written
            .entries
            .into_iter()
            .map(|(key, locked)| Ok((read_key(&key).ok_or(LockError::Key(key))?, locked)));
        Ok(Self {
            entries: entries.collect::<Result<_, _>>()?,
        })
    }

    /// The file's text: the same entries give the same text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let entries = self.entries.iter();
        let written = Written {
            schema: SCHEMA,
            entries: entries
                .map(|((kind, name), locked)| (format!("{kind} {name}"), locked.clone()))
                .collect(),
        };
        // Texts and numbers can always be written.
        let mut text = serde_json::to_string_pretty(&written).unwrap_or_default();
        text.push('\n');
        text
    }

    /// What was read of that name.
    #[must_use]
    pub fn get(&self, kind: Kind, address: &Address) -> Option<&Locked> {
        self.entries.get(&(kind, address.clone()))
    }

    /// Puts what was read in place of what was read before, which is given back.
    pub fn insert(&mut self, kind: Kind, address: Address, locked: Locked) -> Option<Locked> {
        self.entries.insert((kind, address), locked)
    }

    /// Forgets what was read of that name.
    pub fn remove(&mut self, kind: Kind, address: &Address) -> Option<Locked> {
        self.entries.remove(&(kind, address.clone()))
    }

    /// Everything, ordered by kind and name.
    pub fn iter(&self) -> impl Iterator<Item = (Kind, &Address, &Locked)> {
        let entries = self.entries.iter();
        entries.map(|((kind, name), locked)| (*kind, name, locked))
    }
}

impl Locked {
    /// A value that was read now, from there.
    #[must_use]
    pub fn new(value: String, version: i64, fetched_from: String) -> Self {
        Self {
            digest: digest(&value),
            value,
            version,
            fetched_from,
        }
    }
}

fn read_key(key: &str) -> Option<(Kind, Address)> {
    let (kind, name) = key.split_once(' ')?;
    let kind = Kind::ALL.into_iter().find(|own| own.word() == kind)?;
    // A namespace is always written.
    let address: Address = name.contains('/').then(|| name.parse().ok())??;
    address.may_be(kind).then_some((kind, address))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Lock, LockError, Locked};

    fn lock() -> Lock {
        let mut lock = Lock::default();
        let locked = Locked::new("{\"Schema\":1}".to_owned(), 3, "1/eu-west-1".to_owned());
        lock.insert(Kind::Profile, "sales/sse".parse().unwrap(), locked);
        lock
    }

    #[test]
    fn what_is_written_is_read() {
        let lock = lock();
        let text = lock.to_text();
        assert_eq!(Lock::read(&text), Ok(lock));
        assert!(text.contains("\"profile sales/sse\""), "{text}");
        let mut lock = Lock::default();
        let arn = "arn:aws:ssm:eu-west-1:111122223333:parameter/emrys/profiles/sales/sse";
        let locked = Locked::new("{}".to_owned(), 1, "2/eu-west-1".to_owned());
        lock.insert(Kind::Profile, arn.parse().unwrap(), locked);
        let text = lock.to_text();
        assert!(text.contains(&format!("\"profile {arn}\"")), "{text}");
        assert_eq!(Lock::read(&text), Ok(lock));
    }

    #[test]
    fn what_was_edited_is_refused() {
        let text = lock().to_text();
        let error = |text: &str| Lock::read(text).unwrap_err();
        let changed = text.replace("Schema\\\":1", "Schema\\\":2");
        assert!(matches!(error(&changed), LockError::Changed { .. }));
        let newer = text.replace("\"schema\": 1", "\"schema\": 2");
        assert_eq!(error(&newer), LockError::Newer(2));
        for key in [
            "role sales/sse",
            "profile sse",
            "profile sales/s/e",
            "profile arn:aws:ssm:eu-west-1:111122223333:parameter/emrys/clusters/sales/sse",
        ] {
            let text = text.replace("profile sales/sse", key);
            assert_eq!(error(&text), LockError::Key(key.to_owned()));
        }
        for text in ["", "[]", "{}", "{\"schema\": 1}"] {
            assert!(matches!(error(text), LockError::Malformed(_)), "{text}");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
//! The ids that EMR gives, and that of a run, which is ours: each a type of its own, checked when it is read.
//!
//! Ids name folders and end up in URLs, so a value of these types is known to be short and to hold nothing but its
//! prefix, letters and digits. New ids are made from random bytes that the caller brings.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;

/// A string that cannot be the id it should be.
///
/// The operator checks that the id is one of the right kind and was copied whole.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is not a valid {what} id: {problem}")]
pub struct InvalidId {
    /// What the id would have named, as in "cluster".
    pub what: &'static str,
    /// The string as it was given.
    pub found: String,
    /// What is wrong with it.
    pub problem: IdProblem,
}

/// What is wrong with an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum IdProblem {
    /// The id is of another kind; the operator looks for one with this prefix.
    #[error("it must start with `{0}`")]
    Prefix(&'static str),
    /// The id has a character that ids never have; the operator copies it again.
    #[error("after the prefix it may have only {0}")]
    Alphabet(&'static str),
    /// The id is too short or too long; the operator copies it whole.
    #[error("it is too short or too long")]
    Length,
}

/// What ids look like after their prefix.
struct Alphabet {
    digits: &'static [u8],
    /// The digits in words.
    name: &'static str,
    lengths: RangeInclusive<usize>,
    /// How long ids are that AWS gives today.
    new_length: usize,
}

/// EMR's own ids. Those of AWS lose leading zeros (there are `j-` ids of 12 characters), and newer step ids have 20.
const EMR: Alphabet = Alphabet {
    digits: b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    name: "capital letters and digits",
    lengths: 8..=20,
    new_length: 13,
};

/// The ids of studios and of what belongs to them: as EMR's own, but longer.
const STUDIO: Alphabet = Alphabet {
    digits: EMR.digits,
    name: EMR.name,
    lengths: 8..=32,
    // As many as 16 random bytes make.
    new_length: 25,
};

/// EC2's ids, which had 8 digits until 2016.
const EC2: Alphabet = Alphabet {
    digits: b"0123456789abcdef",
    name: "lower-case hexadecimal digits",
    lengths: 8..=17,
    new_length: 17,
};

impl Alphabet {
    fn check(&self, rest: &str) -> Result<(), IdProblem> {
        if !rest.bytes().all(|byte| self.digits.contains(&byte)) {
            Err(IdProblem::Alphabet(self.name))
        } else if !self.lengths.contains(&rest.len()) {
            Err(IdProblem::Length)
        } else {
            Ok(())
        }
    }

    /// Writes the lowest digits of the random number, which has more of them than any id.
    fn write(&self, prefix: &str, random: [u8; 16]) -> String {
        let radix = self.digits.len() as u128;
        let numbers = std::iter::successors(Some(u128::from_le_bytes(random)), |number| {
            Some(number / radix)
        });
        let digits = numbers.filter_map(|number| {
            self.digits
                .get((number % radix) as usize)
                .copied()
                .map(char::from)
        });
        prefix.chars().chain(digits.take(self.new_length)).collect()
    }
}

fn parse(
    what: &'static str,
    prefix: &'static str,
    alphabet: &Alphabet,
    id: &str,
) -> Result<Arc<str>, InvalidId> {
    let checked = id
        .strip_prefix(prefix)
        .ok_or(IdProblem::Prefix(prefix))
        .and_then(|rest| alphabet.check(rest));
    match checked {
        Ok(()) => Ok(Arc::from(id)),
        Err(problem) => Err(InvalidId {
            what,
            found: id.to_owned(),
            problem,
        }),
    }
}

macro_rules! id {
    ($(#[$attribute:meta])* $name:ident, $what:literal, $prefix:literal, $alphabet:ident) => {
        $(#[$attribute])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Makes a new id from random bytes: the same bytes give the same id.
            #[must_use]
            pub fn from_random(random: [u8; 16]) -> Self {
                Self(Arc::from($alphabet.write($prefix, random)))
            }

            /// The id as AWS writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(id: &str) -> Result<Self, InvalidId> {
                parse($what, $prefix, &$alphabet, id).map(Self)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let id = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                id.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

id! {
    /// The id of a cluster (the API's job flow id), as in `j-3SD91U2E1L2QX`.
    ClusterId, "cluster", "j-", EMR
}
id! {
    /// The id of a step, as in `s-2YHRGI3CNXWC9`.
    StepId, "step", "s-", EMR
}
id! {
    /// The id of an instance group, as in `ig-3WXLI7XZPGZ60`.
    InstanceGroupId, "instance group", "ig-", EMR
}
id! {
    /// The id of an instance fleet, as in `if-1QLMI3DXZ5E7H`.
    InstanceFleetId, "instance fleet", "if-", EMR
}
id! {
    /// EMR's own id of an instance, as in `ci-2WIB64QPPVVTN`.
    InstanceId, "instance", "ci-", EMR
}
id! {
    /// EC2's id of the same instance, as in `i-0abcdef1234567890`: the one in log paths and in failure messages.
    Ec2InstanceId, "EC2 instance", "i-", EC2
}
id! {
    /// The id of a studio, as in `es-4LDTGCGIUW1QHQXWSZJEVEWG3`.
    StudioId, "studio", "es-", STUDIO
}
id! {
    /// The id of a notebook execution, as in `ex-IZX3VTVZWVWPP27KUB90BZ7V9IEDG`.
    NotebookExecutionId, "notebook execution", "ex-", STUDIO
}
id! {
    /// The id of a run of a job flow, as in `r-1J5QX0VDZ3M8K`. Emrys's own: AWS knows it only as part of a tag.
    RunId, "run", "r-", EMR
}

#[cfg(test)]
mod tests;

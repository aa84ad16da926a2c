// SPDX-License-Identifier: Apache-2.0
//! Moments as AWS JSON writes them.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

/// A moment, in milliseconds since 1970 in UTC; in JSON a number of seconds with a fraction.
///
/// It knows no clock: the time is an argument of whoever needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// Beyond this (the year 287396) a number of seconds no longer carries whole milliseconds.
const LIMIT_MILLIS: i64 = 1 << 53;

impl Timestamp {
    /// The moment so many milliseconds after the beginning of 1970.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// The milliseconds since the beginning of 1970.
    #[must_use]
    pub const fn as_millis(self) -> i64 {
        self.0
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            return serializer.serialize_i64(self.0 / 1000);
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "exact below LIMIT_MILLIS, which is far away"
        )]
        let seconds = self.0 as f64 / 1000.0;
        serializer.serialize_f64(seconds)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(Seconds)
    }
}

struct Seconds;

impl Visitor<'_> for Seconds {
    type Value = Timestamp;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a timestamp")
    }

    fn visit_f64<E: Error>(self, seconds: f64) -> Result<Timestamp, E> {
        let millis = (seconds * 1000.0).round();
        #[expect(clippy::cast_precision_loss, reason = "the limit is a power of two")]
        if millis.abs() > LIMIT_MILLIS as f64 {
            return Err(E::invalid_value(
                serde::de::Unexpected::Float(seconds),
                &self,
            ));
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked against the limit above"
        )]
        Ok(Timestamp(millis as i64))
    }

    fn visit_i64<E: Error>(self, seconds: i64) -> Result<Timestamp, E> {
        match seconds.checked_mul(1000) {
            Some(millis) if millis.abs() <= LIMIT_MILLIS => Ok(Timestamp(millis)),
            _ => Err(E::invalid_value(
                serde::de::Unexpected::Signed(seconds),
                &self,
            )),
        }
    }

    fn visit_u64<E: Error>(self, seconds: u64) -> Result<Timestamp, E> {
        let unexpected = || E::invalid_value(serde::de::Unexpected::Unsigned(seconds), &self);
        i64::try_from(seconds)
            .map_err(|_| unexpected())
            .and_then(|seconds| self.visit_i64(seconds))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{LIMIT_MILLIS, Timestamp};

    #[test]
    fn whole_seconds_are_whole_numbers() {
        let json = serde_json::to_string(&Timestamp::from_millis(1_700_000_000_000)).unwrap();
        assert_eq!(json, "1700000000");
    }

    #[test]
    fn fractions_are_milliseconds() {
        let json = serde_json::to_string(&Timestamp::from_millis(1_700_000_000_123)).unwrap();
        assert_eq!(json, "1700000000.123");
        let read: Timestamp = serde_json::from_str("1.700000000123E9").unwrap();
        assert_eq!(read.as_millis(), 1_700_000_000_123);
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for json in [
            r#""2024-01-01T00:00:00Z""#,
            "1e300",
            "99999999999999999999",
            "9007199254740993",
            "true",
        ] {
            assert!(serde_json::from_str::<Timestamp>(json).is_err(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn every_moment_survives(millis in -LIMIT_MILLIS / 8..LIMIT_MILLIS / 8) {
            let json = serde_json::to_string(&Timestamp::from_millis(millis)).unwrap();
            let read: Timestamp = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(read.as_millis(), millis, "{}", json);
        }
    }
}

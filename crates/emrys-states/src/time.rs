// SPDX-License-Identifier: Apache-2.0
//! Times as the States Language writes them.

use jiff::Timestamp;

/// A time in the profile of ISO 8601 that AWS takes: RFC 3339 with `T` between date and time, and `Z` or an offset.
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    let (moment, rest) = text.split_at_checked(19)?;
    let in_profile = |(place, byte): (usize, u8)| match place {
        4 | 7 => byte == b'-',
        10 => byte == b'T',
        13 | 16 => byte == b':',
        // The library takes a leap second.
        17 => matches!(byte, b'0'..=b'5'),
        _ => byte.is_ascii_digit(),
    };
    let is_moment = moment.bytes().enumerate().all(in_profile);
    (is_moment && is_zone(after_fraction(rest)?))
        .then(|| text.parse().ok())
        .flatten()
}

/// What comes after the fraction of a second, if there is one.
fn after_fraction(text: &str) -> Option<&str> {
    let Some(fraction) = text.strip_prefix('.') else {
        return Some(text);
    };
    let zone = fraction.trim_start_matches(|letter: char| letter.is_ascii_digit());
    (zone.len() < fraction.len()).then_some(zone)
}

/// Whether it is `Z` or an offset in hours and minutes.
fn is_zone(text: &str) -> bool {
    match text.as_bytes() {
        [b'Z'] => true,
        [b'+' | b'-', hours @ .., b':', tens, ones] => {
            hours.len() == 2 && hours.iter().chain([tens, ones]).all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// A time as the context object has it: `2026-11-22T01:02:03.004Z`.
#[must_use]
pub fn timestamp(milliseconds: i64) -> String {
    Timestamp::from_millisecond(milliseconds)
        .map(|time| format!("{time:.3}"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{parse, timestamp};

    #[test]
    fn only_awss_profile_is_a_time() {
        let second = parse("2016-12-05T21:29:29Z").expect("a time");
        for same in [
            "2016-12-05T21:29:29.000Z",
            "2016-12-05T22:29:29+01:00",
            "2016-12-05T21:29:29.000000000-00:00",
        ] {
            assert_eq!(parse(same), Some(second), "{same}");
        }
        assert!(parse("2016-12-05T21:29:29.001Z") > Some(second));
        // Recorded of AWS.
        for text in [
            "",
            "05-12-2016T21:29:29Z",
            "2016-12-05 21:29:29Z",
            "2016-12-05T21:29:29",
            "2016-12-05T25:29:29Z",
            "2016-13-05T21:29:29Z",
            "2016-12-05",
            "2016-12-05t21:29:29z",
            "20161205T212929Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_rfc_3339_does_not_have_is_no_time() {
        for text in [
            "2016-12-05T21:29:29+0100",
            "2016-12-05T21:29:29+01",
            "2016-12-05T21:29:29+01:00:00",
            "2016-12-31T23:59:60Z",
            "2016-12-05T21:29:29.Z",
            "2016-02-30T21:29:29Z",
            "2016-12-05T21:29:29é",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(timestamp(0), "1970-01-01T00:00:00.000Z");
        for milliseconds in [951_782_400_123, 1_795_309_323_004, -1] {
            let read = parse(&timestamp(milliseconds)).expect("a time");
            assert_eq!(read.as_millisecond(), milliseconds);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Times as the States Language writes them.

use jiff::Timestamp;

/// A time in the profile of ISO 8601 that AWS takes: RFC 3339 with `T` between date and time, and `Z` or an offset.
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    let in_profile = |(place, byte): (usize, u8)| match place {
        4 | 7 => byte == b'-',
        10 => byte == b'T',
        13 | 16 => byte == b':',
        _ => byte.is_ascii_digit() || (place > 18 && b".:+-Z".contains(&byte)),
    };
    if text.bytes().enumerate().all(in_profile) {
        text.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

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
}

// SPDX-License-Identifier: Apache-2.0
//! What the values of properties mean, as Spark and Hadoop read them.

/// What `true` and `false` are to Spark, Hadoop and Hive: the words, in any case.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// A size of Spark's in MiB, which is the unit where none is written.
pub(super) fn mebibytes(text: &str) -> Option<u64> {
    Some(bytes(text, "m")? / (1 << 20))
}

/// A size of Spark's in bytes: a whole number and a unit, `unit` where none is written.
pub(super) fn bytes(text: &str, unit: &str) -> Option<u64> {
    let text = text.to_ascii_lowercase();
    let (number, written) = split(&text);
    let unit = if written.is_empty() { unit } else { written };
    let shift = match unit {
        "b" => 0,
        "k" | "kb" => 10,
        "m" | "mb" => 20,
        "g" | "gb" => 30,
        "t" | "tb" => 40,
        "p" | "pb" => 50,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(1 << shift)
}

/// A size in MiB as Flink, Presto and Trino write it: a number with or without a fraction, and a unit, `unit` where none is
/// written.
pub(super) fn data_size(text: &str, unit: &str) -> Option<u64> {
    let text = text.to_ascii_lowercase();
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
    let (number, written) = text.split_at(end.unwrap_or(text.len()));
    let written = written.trim();
    let in_one = bytes(
        &format!("1{}", if written.is_empty() { unit } else { written }),
        "b",
    )?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a fraction of a byte is nothing, and no machine has so much memory that precision is lost"
    )]
    let size = (number.parse::<f64>().ok()? * in_one as f64) as u64;
    Some(size / (1 << 20))
}

/// Whether a text is a duration of Spark's: a whole number, and a unit or none.
pub(super) fn is_duration(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let text = text.strip_prefix('-').unwrap_or(&text);
    let (number, unit) = split(text);
    number.parse::<u64>().is_ok()
        && matches!(unit, "" | "us" | "ms" | "s" | "m" | "min" | "h" | "d")
}

/// The largest heap in MiB that JVM options set by `-Xmx`.
pub(super) fn java_heap(options: &str) -> Option<u64> {
    let heaps = options.split_whitespace();
    let heaps = heaps.filter_map(|option| bytes(option.strip_prefix("-Xmx")?, "b"));
    Some(heaps.max()? / (1 << 20))
}

/// A number of MiB for people.
pub(super) fn shown(mebibytes: u64) -> String {
    if mebibytes >= 1_024 && mebibytes.is_multiple_of(1_024) {
        format!("{} GiB", mebibytes / 1_024)
    } else {
        format!("{mebibytes} MiB")
    }
}

fn split(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::{boolean, bytes, data_size, is_duration, java_heap, mebibytes, shown};

    #[test]
    fn sizes_are_whole_numbers_with_a_unit() {
        assert_eq!(mebibytes("4g"), Some(4_096));
        assert_eq!(mebibytes("4GB"), Some(4_096));
        assert_eq!(mebibytes("512"), Some(512));
        assert_eq!(bytes("64", "k"), Some(65_536));
        for wrong in ["4.5g", "4gib", "g", "", "-1g", "4 g", "99999999999999p"] {
            assert_eq!(mebibytes(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn data_sizes_may_have_a_fraction() {
        assert_eq!(data_size("1.5GB", "b"), Some(1_536));
        assert_eq!(data_size("4 gb", "b"), Some(4_096));
        assert_eq!(data_size("2048", "m"), Some(2_048));
        assert_eq!(data_size("lots", "m"), None);
    }

    #[test]
    fn durations_are_whole_numbers_with_a_unit() {
        assert!(
            ["120", "120s", "10min", "5m", "-1", "1H"]
                .into_iter()
                .all(is_duration)
        );
        assert!(
            !["2 minutes", "1.5s", "s", "", "10sec"]
                .into_iter()
                .any(is_duration)
        );
    }

    #[test]
    fn words_options_and_what_is_shown() {
        assert_eq!(boolean("TRUE"), Some(true));
        assert_eq!(boolean("yes"), None);
        assert_eq!(java_heap("-XX:+UseG1GC -Xmx1024m"), Some(1_024));
        assert_eq!(java_heap("-Xms1g"), None);
        assert_eq!(
            (shown(4_096), shown(11_264), shown(1_500)),
            (
                "4 GiB".to_owned(),
                "11 GiB".to_owned(),
                "1500 MiB".to_owned()
            )
        );
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Which of the known names somebody may have meant.

/// More suggestions than this help nobody.
const MOST: usize = 3;

/// The candidates that are few edits away from what was written, nearest first, ignoring case.
///
/// Only those as near as the nearest one are given. More than a third of the characters wrong is another name.
pub(crate) fn closest(
    written: &str,
    candidates: impl Iterator<Item = &'static str>,
) -> Vec<&'static str> {
    let written = written.to_lowercase();
    let limit = (written.chars().count() / 3).max(1);
    let mut near: Vec<_> = candidates
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&written, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    near.sort_unstable();
    let nearest = near.first().map(|(distance, _)| *distance);
    near.into_iter()
        .take_while(|(distance, _)| Some(*distance) == nearest)
        .take(MOST)
        .map(|(_, candidate)| candidate)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::closest;

    const NAMES: [&str; 6] = ["Spark", "Sqoop", "Hive", "Hue", "Hudi", "Iceberg"];

    #[test]
    fn near_names_are_found_whatever_the_case() {
        assert_eq!(closest("sprak", NAMES.into_iter()), ["Spark"]);
        assert_eq!(closest("HIVES", NAMES.into_iter()), ["Hive"]);
        assert_eq!(closest("hud", NAMES.into_iter()), ["Hudi", "Hue"]);
    }

    #[test]
    fn far_names_are_not() {
        assert!(closest("Snowflake", NAMES.into_iter()).is_empty());
        assert!(closest("", NAMES.into_iter()).is_empty());
    }
}

// SPDX-License-Identifier: Apache-2.0
//! "Did you mean", by edit distance.

/// The candidate nearest to `word`, if one is near enough that it was probably meant.
///
/// Case, `-` and `_` are not counted as differences. A third of the word's characters may differ, and at least one:
/// with more the suggestion would puzzle rather than help.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = normalise(word);
    let allowed = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| {
            (
                strsim::osa_distance(&wanted, &normalise(candidate)),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The advice for [`closest`]: ``did you mean `x`?``.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    closest(word, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

fn normalise(word: &str) -> String {
    word.chars()
        .filter(|character| !matches!(character, '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        let keys = ["release_label", "applications", "log_uri"];
        assert_eq!(closest("relese_label", keys), Some("release_label"));
        assert_eq!(closest("release-label", keys), Some("release_label"));
        assert_eq!(closest("aplicatoins", keys), Some("applications"));
    }

    #[test]
    fn a_different_word_is_not_forced_onto_a_candidate() {
        assert_eq!(closest("vpc", ["release_label", "steps"]), None);
        assert_eq!(closest("", ["release_label"]), None);
    }

    #[test]
    fn the_nearest_of_several_wins() {
        assert_eq!(
            closest("m5.xlarg", ["m5.large", "m5.xlarge"]),
            Some("m5.xlarge")
        );
    }
}

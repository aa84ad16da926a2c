// SPDX-License-Identifier: Apache-2.0
//! Names within a module: Terraform's identifiers, made of the names that documents have.

/// An identifier that says the same: letters and digits as they are, everything else as `_`, since a
/// shell takes no other in the name of a variable.
pub(super) fn identifier(name: &str) -> String {
    let mut identifier = String::with_capacity(name.len());
    for character in name.chars() {
        let kept = character.is_ascii_alphanumeric();
        match kept {
            true => identifier.push(character),
            // Blanks and slashes in a row make one of it.
            false if identifier.ends_with('_') => {}
            false => identifier.push('_'),
        }
    }
    let trimmed = identifier.trim_end_matches('_');
    match trimmed.chars().next() {
        Some(first) if first.is_ascii_alphabetic() || first == '_' => trimmed.to_owned(),
        _ => format!("_{trimmed}"),
    }
}

/// The name, with a number behind it where it is taken.
pub(super) fn unique(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut unique = name.to_owned();
    let mut number = 2;
    while taken(&unique) {
        unique = format!("{name}_{number}");
        number += 1;
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::{identifier, unique};

    #[test]
    fn an_identifier_says_what_the_name_says() {
        for (name, expected) in [
            ("small", "small"),
            ("data lake (eu)", "data_lake_eu"),
            ("nightly-2", "nightly_2"),
            ("2nd", "_2nd"),
            ("größe", "gr_e"),
            ("ssm_/sales/db", "ssm_sales_db"),
            ("", "_"),
        ] {
            assert_eq!(identifier(name), expected, "{name}");
        }
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let taken = |name: &str| ["a", "a_2"].contains(&name);
        assert_eq!(unique("a", taken), "a_3");
        assert_eq!(unique("b", taken), "b");
    }
}

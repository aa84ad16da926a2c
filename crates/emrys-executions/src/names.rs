// SPDX-License-Identifier: Apache-2.0
//! What state machines, executions and activities may be called.

use emrys_protocol::ApiError;

use crate::refusals;

/// Refuses a name that Step Functions refuses. How long it may be is in the model.
pub(crate) fn check(name: &str) -> Result<(), ApiError> {
    let refused = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || "<>{}[]?*\"#%\\^|~`$&,;:/".contains(letter)
            || matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    match name.is_empty() || name.contains(refused) {
        true => Err(refusals::invalid_name(name)),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_of_all_alphabets_are_taken_and_signs_that_mean_something_are_not() {
        for name in ["a", "nightly-load_2.0", "Übung", "a'(b)=!@+"] {
            assert!(super::check(name).is_ok(), "{name}");
        }
        for name in ["", "a b", "a/b", "a:b", "a\u{0}", "a\u{7f}", "{a}", "a,b"] {
            let refusal = super::check(name).unwrap_err();
            assert_eq!(refusal.message(), format!("Invalid Name: '{name}'"));
        }
    }
}

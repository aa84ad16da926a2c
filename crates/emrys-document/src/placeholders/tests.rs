// SPDX-License-Identifier: Apache-2.0
use emrys_diagnostics::{Source, Span};

use super::{Mode, Placeholders};
use crate::project::Options;
use crate::spanned::Spanned;
use crate::tree::DocumentPath;

/// 2026-11-21 12:30:00 UTC.
const NOW: i64 = 1_795_264_200_000;

fn default(value: &str) -> Spanned<String> {
    let source = Source::new("emrys.yaml", value);
    Spanned {
        value: value.to_owned(),
        span: Span::new(&source, 0, value.len()),
        path: DocumentPath::default(),
    }
}

fn replace(
    defaults: &[(&str, &str)],
    set: &[(&str, &str)],
    text: &str,
    mode: Mode,
) -> Result<String, Vec<String>> {
    let set: Vec<_> = set
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let options = Options {
        set,
        variables: &|name| (name == "EMRYS_VAR_stage").then(|| "test".to_owned()),
        environment: None,
        now_millis: NOW,
    };
    let mut placeholders = Placeholders::new(&options);
    for (name, value) in defaults {
        let declared = ((*name).to_owned(), default(value));
        placeholders.defaults.extend([declared]);
    }
    placeholders
        .replace(text, mode)
        .map(std::borrow::Cow::into_owned)
        .map_err(|problems| {
            problems
                .into_iter()
                .map(|problem| problem.message)
                .collect()
        })
}

#[test]
fn the_command_line_wins_over_the_environment_and_that_over_the_default() {
    let value = |defaults, set| replace(defaults, set, "${stage}", Mode::Value).unwrap();
    assert_eq!(value(&[("stage", "default")], &[("stage", "set")]), "set");
    assert_eq!(value(&[("stage", "default")], &[]), "test");
    assert_eq!(
        replace(&[("bucket", "acme")], &[], "s3://${bucket}/", Mode::Value).unwrap(),
        "s3://acme/"
    );
}

#[test]
fn the_last_of_several_settings_wins() {
    assert_eq!(
        replace(&[], &[("a", "1"), ("a", "2")], "${a}", Mode::Value).unwrap(),
        "2"
    );
}

#[test]
fn dates_are_in_utc() {
    assert_eq!(
        replace(&[], &[], "${date:%Y-%m-%d/%H}", Mode::Value).unwrap(),
        "2026-11-21/12"
    );
    assert_eq!(
        replace(&[], &[], "${date:%~}", Mode::Value).unwrap_err(),
        ["`%~` is not a date format"]
    );
}

#[test]
fn all_that_have_no_value_are_reported() {
    let problems = replace(&[], &[], "${a} ${b}", Mode::Value).unwrap_err();
    assert_eq!(
        problems,
        [
            "the placeholder `a` has no value",
            "the placeholder `b` has no value"
        ]
    );
}

#[test]
fn what_belongs_to_others_is_left_alone() {
    let text = "${user.name} ${HOME:-/tmp} ${emr.clusterId}";
    assert_eq!(replace(&[], &[], text, Mode::Value).unwrap(), text);
    assert_eq!(
        replace(&[("user.name", "eva")], &[], "${user.name}", Mode::Value).unwrap(),
        "eva"
    );
}

#[test]
fn a_script_keeps_the_names_of_its_own_language() {
    let replaced = replace(
        &[("bucket", "acme")],
        &[],
        "cp ${FILE} s3://${bucket}/ $${bucket}",
        Mode::Script,
    )
    .unwrap();
    assert_eq!(replaced, "cp ${FILE} s3://acme/ ${bucket}");
}

#[test]
fn defaults_may_use_placeholders_but_not_themselves() {
    let defaults = [
        ("bucket", "acme"),
        ("out", "s3://${bucket}/out"),
        ("a", "${b}"),
        ("b", "${a}"),
    ];
    assert_eq!(
        replace(&defaults, &[], "${out}", Mode::Value).unwrap(),
        "s3://acme/out"
    );
    assert_eq!(
        replace(&defaults, &[], "${a}", Mode::Value).unwrap_err(),
        ["the placeholder `a` is defined by itself"]
    );
}

#[test]
fn values_from_outside_are_not_expanded_again() {
    assert_eq!(
        replace(&[], &[("a", "${b}")], "${a}", Mode::Value).unwrap(),
        "${b}"
    );
}

#[test]
fn a_setting_that_nothing_uses_is_reported_with_the_nearest_name() {
    let options = Options {
        set: vec![("buket".to_owned(), "x".to_owned())],
        variables: &|_| None,
        environment: None,
        now_millis: NOW,
    };
    let mut placeholders = Placeholders::new(&options);
    let declared = ("bucket".to_owned(), default("acme"));
    placeholders.defaults.extend([declared]);
    let unused = placeholders.unused();
    assert_eq!(unused.len(), 1);
    assert_eq!(unused[0].helps(), ["did you mean `bucket`?"]);
}

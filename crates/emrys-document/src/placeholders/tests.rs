// SPDX-License-Identifier: Apache-2.0
use emrys_diagnostics::{Source, Span};

use super::{Mode, Placeholders};
use crate::project::Options;
use crate::reference::{self, Reference};
use crate::spanned::Spanned;
use crate::tree::{DocumentPath, Syntax};

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
    replace_in(Syntax::Dollar, defaults, set, text, mode)
}

fn replace_in(
    syntax: Syntax,
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
        variables: &|name| match name {
            "EMRYS_VAR_stage" => Some("test".to_owned()),
            "HOME" => Some("/home/eva".to_owned()),
            "BELL" => Some("\u{7}".to_owned()),
            _ => None,
        },
        environment: None,
        now_millis: NOW,
    };
    let mut placeholders = Placeholders::new(&options);
    for (name, value) in defaults {
        let declared = ((*name).to_owned(), default(value));
        placeholders.defaults.extend([declared]);
    }
    placeholders
        .replace(text, syntax, mode)
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
fn a_given_date_is_formatted_in_the_place_of_the_time() {
    let formatted = |defaults, set| replace(defaults, set, "${date} ${date:%Y/%j}", Mode::Value);
    let given = [("date", "2026-02-03")];
    assert_eq!(formatted(&[], &given).unwrap(), "2026-02-03 2026/034");
    let moment = [("date", "2026-02-03T04:05")];
    assert_eq!(
        replace(&[], &moment, "${date:%H:%M}", Mode::Value).unwrap(),
        "04:05"
    );
    // A default that is the time itself can be overridden by a date.
    let today = [("date", "${date:%Y-%m-%d}")];
    assert_eq!(formatted(&today, &[]).unwrap(), "2026-11-21 2026/325");
    assert_eq!(formatted(&today, &given).unwrap(), "2026-02-03 2026/034");
    assert_eq!(
        replace(&[], &[("date", "soon")], "${date:%Y}", Mode::Value).unwrap_err(),
        ["the placeholder `date` is `soon`, which is no date such as 2026-01-31"]
    );
}

#[test]
fn variables_of_the_process_are_values_too() {
    let value = |text| replace(&[("home", "${env:HOME}")], &[], text, Mode::Value);
    assert_eq!(value("${env:HOME} ${home}").unwrap(), "/home/eva /home/eva");
    assert_eq!(
        value("${env:NONE}").unwrap_err(),
        ["the environment variable `NONE` is not set"]
    );
    assert_eq!(
        value("${env:BELL}").unwrap_err(),
        ["the value of the environment variable `BELL` has the control character U+0007"]
    );
}

#[test]
fn what_only_a_run_knows_becomes_a_token() {
    let defaults = [("password", "${secret:${stage}/db#password}")];
    let replaced = replace(
        &defaults,
        &[],
        "${password} ${ssm:/${stage}/x} ${cluster_id} ${hBaseJarPath}",
        Mode::Value,
    )
    .unwrap();
    assert_eq!(
        reference::shown(&replaced),
        "${secret:test/db#password} ${ssm:/test/x} ${cluster_id} ${hBaseJarPath}"
    );
    let terraform = replace(&[], &[], "${terraform:x[\"${stage}\"].id}", Mode::Value).unwrap();
    let expression = "x[\"test\"].id".to_owned();
    assert_eq!(
        reference::find(&terraform),
        [Reference::Terraform(expression)]
    );
    let secret = Reference::Secret {
        id: "test/db".to_owned(),
        key: Some("password".to_owned()),
    };
    let parameter = Reference::Parameter("/test/x".to_owned());
    assert_eq!(
        reference::find(&replaced),
        [secret, parameter, Reference::ClusterId, Reference::HbaseJar]
    );
    // Who gives a value means it.
    assert_eq!(
        replace(&[], &[("cluster_id", "j-1")], "${cluster_id}", Mode::Value).unwrap(),
        "j-1"
    );
}

#[test]
fn no_value_can_look_like_a_token() {
    let token = Reference::ClusterId.token("${cluster_id}");
    assert_eq!(
        replace(&[], &[("a", &token)], "${a}", Mode::Value).unwrap_err(),
        ["the value of the placeholder `a` has the control character U+0001"]
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

#[test]
fn braces_are_replaced_as_in_emrworkflow() {
    let set = [
        ("jobFlowId", "j-1"),
        ("out", "s3://{jobFlowId}"),
        ("no", ""),
    ];
    let replace = |text| replace_in(Syntax::Braces, &[], &set, text, Mode::Value);
    assert_eq!(
        replace("{out}/{jobFlowId}/tmp").unwrap(),
        "s3://{jobFlowId}/j-1/tmp",
        "what was inserted is not looked at again"
    );
    assert_eq!(replace("{{jobFlowId}}{no}").unwrap(), "{j-1}");
    assert_eq!(
        replace("{ name: \"a\", id: \"{jobFlowId}\" }").unwrap(),
        "{ name: \"a\", id: \"j-1\" }"
    );
    assert_eq!(
        replace("{outputDir}").unwrap_err(),
        ["the placeholder `outputDir` has no value"],
        "EmrWorkflow sent it as it was"
    );
    assert_eq!(replace("{literal:{}outputDir}").unwrap(), "{outputDir}");
}

#[test]
fn a_number_in_braces_is_left_alone_unless_it_has_a_value() {
    let text = "[0-9]{2}{}";
    let replace = |set| replace_in(Syntax::Braces, &[], set, text, Mode::Value).unwrap();
    assert_eq!(replace(&[]), text);
    assert_eq!(replace(&[("2", "two")]), "[0-9]two{}");
}

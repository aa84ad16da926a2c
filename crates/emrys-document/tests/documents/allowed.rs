// SPDX-License-Identifier: Apache-2.0
//! What documents allow: findings about what holds the `allow`, and no others.

use std::path::{Path, PathBuf};

use emrys_diagnostics::Code;
use emrys_document::{Checked, Options, Project, project::Draft};

/// Checks the text of a document that is in no file.
fn check(text: &str) -> Checked {
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    let draft = Draft {
        file: PathBuf::from("emrys.yaml"),
        text: text.as_bytes().to_vec(),
    };
    Project::check(&[Path::new("emrys.yaml")], Some(&draft), &options)
}

/// The characters that diagnostics of a code underline.
fn places(checked: &Checked, code: Code) -> Vec<String> {
    let own = checked
        .diagnostics
        .iter()
        .filter(|found| found.code() == code);
    own.filter_map(|found| found.primary())
        .map(|label| label.span.text().to_owned())
        .collect()
}

const CLUSTERS: &str = "
clusters:
  first: { release_label: emr-7.98.0 }
  second: { release_label: emr-7.99.0 }
";

#[test]
fn without_an_allow_everything_is_said() {
    let checked = check(CLUSTERS);
    assert_eq!(
        places(&checked, Code::ReleaseNewerThanCatalog),
        ["emr-7.98.0", "emr-7.99.0"]
    );
    assert!(checked.allowed.is_empty());
}

#[test]
fn at_the_top_it_holds_for_the_document() {
    let text = format!("allow: {{ release-newer-than-catalog: we are early }}{CLUSTERS}");
    let checked = check(&text);
    assert_eq!(
        places(&checked, Code::ReleaseNewerThanCatalog),
        Vec::<String>::new()
    );
    assert_eq!(
        places(&checked, Code::UnusedAllowance),
        Vec::<String>::new()
    );
    let reasons: Vec<&str> = checked
        .allowed
        .iter()
        .map(|allowed| allowed.reason.as_str())
        .collect();
    assert_eq!(reasons, ["we are early", "we are early"]);
}

#[test]
fn in_a_cluster_it_holds_for_the_cluster_alone() {
    let allow = ", allow: { release-newer-than-catalog: we are early } }";
    let checked = check(&CLUSTERS.replacen(" }", allow, 1));
    assert_eq!(
        places(&checked, Code::ReleaseNewerThanCatalog),
        ["emr-7.99.0"]
    );
}

#[test]
fn in_a_job_flow_it_holds_for_its_own_cluster_too() {
    let checked = check(
        "
job_flows:
  nightly:
    allow: { release-newer-than-catalog: we are early }
    cluster: { release_label: emr-7.98.0 }
    steps: []
  nightly-again:
    cluster: { release_label: emr-7.99.0 }
    steps: []
",
    );
    assert_eq!(
        places(&checked, Code::ReleaseNewerThanCatalog),
        ["emr-7.99.0"]
    );
}

#[test]
fn an_error_stays_and_nothing_is_said_of_what_is_unused() {
    let checked = check(
        "
allow: { unknown-cluster: it will be there, unbounded-wait: none yet }
job_flows:
  nightly: { cluster: small, steps: [] }
",
    );
    assert!(checked.project.is_none());
    assert_eq!(places(&checked, Code::UnknownCluster), ["small"]);
    assert_eq!(
        places(&checked, Code::UnusedAllowance),
        Vec::<String>::new()
    );
}

#[test]
fn a_reason_is_asked_for() {
    let checked = check(&format!(
        "allow: {{ release-newer-than-catalog: \"\" }}{CLUSTERS}"
    ));
    assert_eq!(places(&checked, Code::InvalidValue).len(), 1);
}

#[test]
fn profiles_and_their_clusters_allow_what_is_said_of_them() {
    let text = "
profiles:
  sse: { vpc: vpc-0a, instance_profile: Emr, authorize: {} }
clusters:
  small: { release_label: emr-7.12.0, service_role: Emr }
launch_functions:
  nightly: { profile: sse, cluster: small }
";
    let codes = [Code::UselessProfileKey, Code::OverruledByProfile];
    let checked = check(text);
    assert_eq!(codes.map(|code| places(&checked, code).len()), [1, 1]);
    let text = text
        .replace(
            "authorize: {} }",
            "authorize: {}, allow: { useless-profile-key: soon } }",
        )
        .replace(
            "service_role: Emr }",
            "service_role: Emr, allow: { overruled-by-profile: soon } }",
        );
    let checked = check(&text);
    assert_eq!(codes.map(|code| places(&checked, code).len()), [0, 0]);
    let allowed = checked.allowed.iter().map(|own| own.diagnostic.code());
    assert_eq!(allowed.filter(|code| codes.contains(code)).count(), 2);
}

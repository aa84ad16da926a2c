// SPDX-License-Identifier: Apache-2.0
//! Tests of the releases: what the code relies on in the data, and the lookups.

use emrys_model::release_label::{ReleaseFamily, ReleaseLabel};

use super::{DATA, all, find, is_newer, latest, nearest, read};

fn nearest_texts(written: &str) -> Vec<String> {
    nearest(written).iter().map(ToString::to_string).collect()
}

#[test]
fn the_data_is_read_whole() {
    let releases = read(DATA).unwrap();
    let document: serde_json::Value = serde_json::from_str(DATA).unwrap();
    assert_eq!(
        releases.len(),
        document["releases"].as_object().unwrap().len()
    );
    assert!(
        releases
            .windows(2)
            .all(|pair| pair[0].label < pair[1].label),
        "a label is there twice"
    );
}

#[test]
fn every_release_has_what_the_engine_needs() {
    for release in all() {
        let spark = release.spark_version().unwrap();
        assert_eq!(spark.split('.').count(), 3, "{}: {spark}", release.label);
        assert!(
            spark.split('.').all(|part| part.parse::<u32>().is_ok()),
            "{}: {spark}",
            release.label
        );
        assert!(release.java.parse::<u32>().is_ok(), "{}", release.label);
        assert!(release.scala.starts_with("2."), "{}", release.label);
        for application in &release.applications {
            assert!(
                application
                    .name
                    .starts_with(|letter: char| letter.is_ascii_uppercase()),
                "{}",
                application.name
            );
            assert!(!application.version.is_empty());
        }
    }
}

#[test]
fn every_family_has_a_latest_release() {
    let emr = latest(ReleaseFamily::Emr).label;
    assert!(emr >= ReleaseLabel::emr(7, 14, 0));
    assert!(latest(ReleaseFamily::EmrSpark).label >= ReleaseLabel::emr_spark(8, 1, 0));
    assert!(!is_newer(emr));
    assert!(is_newer(ReleaseLabel::emr(99, 0, 0)));
    assert!(is_newer(ReleaseLabel::emr_spark(99, 0, 0)));
    assert!(!is_newer(ReleaseLabel::emr(5, 99, 0)));
}

#[test]
fn a_release_is_found_with_its_facts() {
    let release = find(ReleaseLabel::emr(6, 15, 0)).unwrap();
    assert_eq!(release.date, Some("2023-11-13"));
    assert_eq!((release.java, release.scala), ("8", "2.12.15"));
    assert_eq!(release.python, ["2.7", "3.7"]);
    assert_eq!(release.spark_version(), Some("3.4.1"));
    assert_eq!(find(ReleaseLabel::emr(6, 15, 1)), None);
}

#[test]
fn suffixes_of_emr_are_cut_from_versions() {
    for (label, version, upstream) in [
        (ReleaseLabel::emr(5, 0, 0), "2.0.0", "2.0.0"),
        (ReleaseLabel::emr(6, 3, 1), "3.1.1-amzn-0.1", "3.1.1"),
        (ReleaseLabel::emr_spark(8, 0, 0), "4.0.2-amzn-0", "4.0.2"),
    ] {
        let spark = find(label).unwrap().application("Spark").unwrap();
        assert_eq!(
            (spark.version, spark.upstream_version()),
            (version, upstream)
        );
    }
}

#[test]
fn applications_are_found_in_any_case_and_suggested() {
    let release = find(ReleaseLabel::emr(7, 5, 0)).unwrap();
    for name in ["spark", "SPARK", "Spark"] {
        assert_eq!(release.application(name).unwrap().name, "Spark");
    }
    assert_eq!(release.application("Java"), None);
    assert_eq!(release.application("date"), None);
    assert_eq!(release.suggest_applications("Sprak"), ["Spark"]);
    assert_eq!(release.suggest_applications("Kubernetes"), [""; 0]);
}

#[test]
fn presto_sql_became_trino() {
    let before = find(ReleaseLabel::emr(6, 3, 0)).unwrap();
    assert_eq!(before.application("prestosql").unwrap().name, "PrestoSQL");
    assert_eq!(before.application("Trino"), None);
    let after = find(ReleaseLabel::emr(6, 4, 0)).unwrap();
    assert_eq!(after.application("trino").unwrap().name, "Trino");
    assert_eq!(after.application("PrestoSQL"), None);
}

#[test]
fn a_label_that_does_not_exist_has_neighbours() {
    assert_eq!(nearest_texts("7.5.0")[0], "emr-7.5.0");
    assert_eq!(nearest_texts("emr-7.5")[0], "emr-7.5.0");
    assert_eq!(nearest_texts("EMR-7.5.0")[0], "emr-7.5.0");
    assert_eq!(nearest_texts("emr-7.5.1")[0], "emr-7.5.0");
    assert_eq!(
        nearest_texts("emr-7.15.0"),
        ["emr-7.14.0", "emr-7.13.0", "emr-7.12.0"]
    );
    assert_eq!(nearest_texts("emr-sprak-8.0.0")[0], "emr-spark-8.0.0");
    assert_eq!(nearest_texts("spark"), [""; 0]);
    assert_eq!(nearest_texts("latest and greatest"), [""; 0]);
    assert_eq!(nearest(""), []);
}

#[test]
fn the_python_and_the_glibc_of_a_release_are_known() {
    let nodes = |label: &str| {
        let release = find(label.parse().unwrap()).unwrap();
        (release.python3().collect::<Vec<_>>(), release.glibc_minor())
    };
    assert_eq!(nodes("emr-spark-8.1.0"), (vec![11, 13], 34));
    assert_eq!(nodes("emr-7.5.0"), (vec![9, 11], 34));
    assert_eq!(nodes("emr-6.15.0"), (vec![7], 26));
    assert_eq!(nodes("emr-5.36.2"), (vec![7], 26));
    assert_eq!(nodes("emr-5.29.0"), (vec![6], 17));
    assert_eq!(nodes("emr-5.0.0"), (vec![], 17));
}

#[test]
fn support_ends_after_two_years_and_was_prolonged_once() {
    let end = |label: &str| find(label.parse().unwrap()).unwrap().support_end();
    assert_eq!(end("emr-5.36.2").as_deref(), Some("2026-08-31"));
    assert_eq!(end("emr-7.2.0").as_deref(), Some("2026-08-31"));
    assert_eq!(end("emr-7.9.0").as_deref(), Some("2027-05-19"));
}

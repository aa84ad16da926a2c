// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeSet;

use emrys_catalog::{classifications, releases};
use emrys_model::release_label::ReleaseLabel;

use super::{HELPERS, OptionError, WORKLOADS, presto, spark, trino, workload};
use crate::presets::{HIVE, TRINO};

const SEVEN: ReleaseLabel = ReleaseLabel::emr(7, 5, 0);

#[test]
fn spark_sets_what_the_original_sets() {
    let spark = spark(&[], &[("spark.serializer", "own")]).unwrap();
    let [defaults] = spark.as_slice() else {
        panic!("{spark:?}");
    };
    let properties: Vec<_> = defaults.properties.iter().collect();
    let expected = [
        ("spark.dynamicAllocation.enabled", "true"),
        ("spark.dynamicAllocation.maxExecutors", "8"),
        ("spark.dynamicAllocation.minExecutors", "1"),
        ("spark.serializer", "own"),
        ("spark.sql.adaptive.coalescePartitions.enabled", "true"),
        ("spark.sql.adaptive.enabled", "true"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let expected: Vec<_> = expected.iter().map(|(name, value)| (name, value)).collect();
    assert_eq!(properties, expected);
}

#[test]
fn a_metastore_is_glue_or_a_database_and_never_both() {
    for options in [&[][..], &[("connection_url", "glue_catalog")]] {
        let hive = HIVE.configurations(options, &[], None).unwrap();
        let site = &hive[0].properties;
        assert!(site.contains_key("hive.metastore.client.factory.class"));
        assert!(!site.contains_key("javax.jdo.option.ConnectionURL"));
    }
    let url = ("connection_url", "jdbc:mysql://db.example.com/hive");
    let hive = HIVE.configurations(&[url], &[], None).unwrap();
    let site = &hive[0].properties;
    assert!(!site.contains_key("hive.metastore.client.factory.class"));
    assert_eq!(
        site["javax.jdo.option.ConnectionDriverName"],
        "org.mariadb.jdbc.Driver"
    );
    // What the original sets can still be had.
    let faithful = [("javax.jdo.option.ConnectionURL", "glue_catalog")];
    let hive = HIVE.configurations(&[], &faithful, None).unwrap();
    assert_eq!(
        hive[0].properties["javax.jdo.option.ConnectionURL"],
        "glue_catalog"
    );
}

#[test]
fn a_password_that_is_the_arn_of_a_secret_is_fetched_by_emr() {
    let plain = "javax.jdo.option.ConnectionPassword";
    let fetched = "EMR.secret@javax.jdo.option.ConnectionPassword";
    let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:hive-AbCdEf";
    for (value, set, other) in [(arn, fetched, plain), ("hunter2", plain, fetched)] {
        let hive = HIVE
            .configurations(&[("connection_password", value)], &[], None)
            .unwrap();
        let site = &hive[0].properties;
        assert_eq!(site[set], value);
        assert!(!site.contains_key(other), "{other}");
    }
}

#[test]
fn a_release_has_the_names_that_it_knows() {
    let before = TRINO
        .configurations(
            &[("query_max_memory", "5GB")],
            &[("a", "b")],
            Some(ReleaseLabel::emr(6, 3, 0)),
        )
        .unwrap();
    assert_eq!(before[0].classification, "prestosql-config");
    assert_eq!(before.len(), 1);
    let today = trino(&[("query_max_memory", "5GB")], &[("a", "b")]).unwrap();
    assert_eq!(today[0].classification, "trino-config");
}

#[test]
fn wrong_options_are_refused() {
    assert_eq!(
        presto(&[("query_max_memory", "50")], &[]).unwrap_err(),
        OptionError::Value {
            helper: "presto",
            option: "query_max_memory",
            value: "50".to_owned(),
            expected: "a size such as `50GB`".to_owned(),
        }
    );
    let slip = spark(&[("vpc", "1")], &[]).unwrap_err();
    assert_eq!(slip.to_string(), "`spark` has no option `vpc`");
}

#[test]
fn helpers_set_only_classifications_that_releases_know() {
    let family = classifications::family(SEVEN).unwrap();
    for helper in HELPERS {
        let options: Vec<_> = helper
            .options
            .iter()
            .map(|option| (option.key, "true"))
            .collect();
        for setting in helper.settings(&options, Some(SEVEN)) {
            let classification = setting.place.classification;
            assert!(family.find(classification).is_some(), "{classification}");
        }
        assert!(family.find(helper.additional.classification).is_some());
    }
}

#[test]
fn keys_are_unique_and_defaults_are_values() {
    for helper in HELPERS {
        let keys: BTreeSet<_> = helper.options.iter().map(|option| option.key).collect();
        assert_eq!(keys.len(), helper.options.len(), "{}", helper.key);
        for option in helper.options {
            assert!(option.about.ends_with('.'), "{}", option.key);
            assert!(option.default.is_none_or(|value| option.kind.takes(value)));
        }
        for fixed in helper.always {
            assert!(fixed.unless.is_none_or(|key| helper.option(key).is_some()));
        }
    }
}

#[test]
fn workloads_use_options_that_there_are() {
    let newest = releases::find(SEVEN).unwrap();
    for own in WORKLOADS {
        assert_eq!(workload(own.name).unwrap().name, own.name);
        for used in own.helpers {
            used.helper
                .configurations(used.options, used.additional_properties, None)
                .unwrap();
            // A helper of what is not installed would be ignored.
            if let Some(application) = used.helper.application {
                assert!(own.applications.contains(&application), "{}", own.name);
            }
        }
        let is_known = |name: &&str| newest.application(name).is_some();
        assert!(
            own.applications
                .iter()
                .filter(|name| is_known(name))
                .count()
                >= 2
        );
    }
    assert!(workload("batch").is_none());
}

// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;
use std::path::PathBuf;

use emrys_protocol::types::Configuration;

use super::{ClusterConfiguration, ClusterFolders};
use crate::hadoop::folders::Buckets;

fn classification(name: &str, properties: &[(&str, &str)]) -> Configuration {
    Configuration {
        classification: Some(name.to_owned()),
        properties: Some(
            properties
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        ),
        configurations: None,
    }
}

fn with_exports(name: &str, exports: &[(&str, &str)]) -> Configuration {
    Configuration {
        configurations: Some(vec![classification("export", exports)]),
        ..classification(name, &[])
    }
}

fn configuration(configurations: &[Configuration]) -> ClusterConfiguration {
    let folders = ClusterFolders::new("/state/clusters/j-1".into());
    let buckets = Buckets::from([("in".to_owned(), PathBuf::from("/state/s3/in"))]);
    ClusterConfiguration::new(configurations, &folders, &buckets)
}

fn file<'a>(configuration: &'a ClusterConfiguration, name: &str) -> BTreeMap<&'a str, &'a str> {
    configuration.files[name]
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

fn notes(configuration: &ClusterConfiguration) -> Vec<&str> {
    configuration.notes().collect()
}

#[test]
fn a_cluster_without_classifications() {
    let plain = configuration(&[]);
    let texts: String = plain
        .files
        .iter()
        .map(|(file, properties)| format!("== {file}\n{}", super::text(file, properties)))
        .collect();
    insta::assert_snapshot!(texts);
    assert!(notes(&plain).is_empty());
}

#[test]
fn the_users_properties_win() {
    let changed = configuration(&[
        classification(
            "spark-defaults",
            &[("spark.ui.enabled", "true"), ("spark.x", "y")],
        ),
        classification("core-site", &[("hadoop.tmp.dir", "/elsewhere")]),
        classification("hive-site", &[("hive.a", "1")]),
        classification("spark-hive-site", &[("hive.a", "2")]),
        classification("spark-log4j2", &[("rootLogger.level", "warn")]),
    ]);
    assert_eq!(
        file(&changed, "spark-defaults.conf")["spark.ui.enabled"],
        "true"
    );
    assert_eq!(file(&changed, "spark-defaults.conf")["spark.x"], "y");
    assert_eq!(
        file(&changed, "core-site.xml")["hadoop.tmp.dir"],
        "/elsewhere"
    );
    assert_eq!(file(&changed, "hive-site.xml")["hive.a"], "2");
    assert_eq!(
        file(&changed, "log4j2.properties")["rootLogger.level"],
        "warn"
    );
    assert!(notes(&changed).is_empty());
}

#[test]
fn what_the_mapping_rests_on_stays() {
    let plain = configuration(&[]);
    let changed = configuration(&[
        classification(
            "core-site",
            &[
                ("fs.s3.impl", "com.amazon.ws.emr.hadoop.fs.EmrFileSystem"),
                ("fs.defaultFS", "hdfs://ip-10-0-0-1:8020"),
            ],
        ),
        classification(
            "spark-defaults",
            &[
                (
                    "spark.hadoop.fs.s3a.impl",
                    "org.apache.hadoop.fs.s3a.S3AFileSystem",
                ),
                ("spark.master", "yarn"),
                ("spark.submit.deployMode", "cluster"),
            ],
        ),
        classification(
            "spark-hive-site",
            &[(
                "hive.metastore.client.factory.class",
                "com.amazonaws.glue.Factory",
            )],
        ),
        classification("mapred-site", &[("mapreduce.framework.name", "yarn")]),
    ]);
    assert_eq!(changed.files, plain.files);
    insta::assert_snapshot!(notes(&changed).join("\n"));
}

#[test]
fn a_warehouse_in_hdfs_goes_by_the_name_that_hive_can_use() {
    let changed = configuration(&[
        classification(
            "spark-defaults",
            &[("spark.sql.warehouse.dir", "hdfs:///w")],
        ),
        classification(
            "hive-site",
            &[("hive.metastore.warehouse.dir", "s3://in/w")],
        ),
    ]);
    let spark = file(&changed, "spark-defaults.conf")["spark.sql.warehouse.dir"];
    assert_eq!(spark, "viewfs://127.0.0.1/w");
    assert_eq!(
        file(&changed, "hive-site.xml")["hive.metastore.warehouse.dir"],
        "s3://in/w"
    );
}

#[test]
fn what_nothing_reads_is_written_and_said() {
    let changed = configuration(&[
        classification("presto-connector-hive", &[("a", "b")]),
        classification("emrfs-site", &[("fs.s3.consistent", "true")]),
        classification("spark", &[("maximizeResourceAllocation", "true")]),
        classification(
            "spark-defaults",
            &[("EMR.secret@spark.ssl.keyPassword", "arn:x")],
        ),
    ]);
    assert_eq!(file(&changed, "presto-connector-hive.properties")["a"], "b");
    assert_eq!(file(&changed, "emrfs-site.xml")["fs.s3.consistent"], "true");
    insta::assert_snapshot!(notes(&changed).join("\n"));
}

#[test]
fn exports_reach_the_environment() {
    let exporting = configuration(&[
        with_exports(
            "spark-env",
            &[
                ("PYSPARK_PYTHON", "/usr/bin/python3"),
                ("JAVA_HOME", "/usr/lib/jvm/java-11-amazon-corretto"),
                ("GREETING", "\"hello $USER\""),
            ],
        ),
        with_exports("hadoop-env", &[("HADOOP_HEAPSIZE", "2000")]),
    ]);
    let mut environment = BTreeMap::from([("USER".to_owned(), "hadoop".to_owned())]);
    exporting.export_to(&mut environment);
    let expected = [
        ("GREETING", "hello hadoop"),
        ("HADOOP_HEAPSIZE", "2000"),
        ("USER", "hadoop"),
    ];
    assert!(
        environment
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .eq(expected)
    );
    insta::assert_snapshot!(notes(&exporting).join("\n"));
}

#[test]
fn a_python_of_the_users_own_is_taken() {
    let exporting = configuration(&[with_exports(
        "spark-env",
        &[("PYSPARK_PYTHON", "/opt/venv/bin/python3")],
    )]);
    let mut environment = BTreeMap::new();
    exporting.export_to(&mut environment);
    assert_eq!(environment["PYSPARK_PYTHON"], "/opt/venv/bin/python3");
}

#[test]
fn values_are_not_in_debug_output() {
    let secret = configuration(&[classification("hive-site", &[("password", "hunter2")])]);
    assert!(!format!("{secret:?}").contains("hunter2"));
}

// SPDX-License-Identifier: Apache-2.0

use super::Origin;
use crate::Format;
use crate::elements::Cluster;
use crate::project::{Options, Project};

/// The cluster of a document that is right.
fn cluster(keys: &str) -> Cluster {
    let text = format!("clusters:\n  own:\n{keys}");
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    let folder = std::path::Path::new("");
    let (project, diagnostics) = Project::read(&text, "own.yaml", Format::Yaml, folder, &options);
    let project = project.unwrap_or_else(|| panic!("{diagnostics:?}"));
    project.clusters.get("own").unwrap().clone()
}

/// The value of a property, its origin, and the characters that it comes from.
fn property<'c>(
    cluster: &'c Cluster,
    classification: &str,
    name: &str,
) -> (&'c str, Origin, &'c str) {
    let own = cluster.effective_configuration(classification).unwrap();
    let property = own.property(name).unwrap();
    (&property.value, property.origin, property.key.span.text())
}

#[test]
fn a_workload_gives_way_to_helpers_and_those_to_configurations() {
    let cluster = cluster(
        "    release_label: emr-6.15.0\n    \
             workload: spark_analytics\n    \
             spark:\n      max_executors: 50\n      additional_properties: { spark.speculation: true, spark.serializer: a }\n    \
             configurations:\n      - classification: spark-defaults\n        properties: { spark.serializer: b }\n",
    );
    let spark = |name: &str| property(&cluster, "spark-defaults", name);
    let workload = Origin::Workload("spark_analytics");
    let helper = Origin::Helper("spark");
    assert_eq!(
        spark("spark.dynamicAllocation.minExecutors"),
        ("2", workload, "spark_analytics")
    );
    assert_eq!(
        spark("spark.dynamicAllocation.maxExecutors"),
        ("50", helper, "max_executors")
    );
    assert_eq!(
        spark("spark.speculation"),
        ("true", helper, "spark.speculation")
    );
    assert_eq!(
        spark("spark.serializer"),
        ("b", Origin::Own, "spark.serializer")
    );
    let defaults = cluster.effective_configuration("spark-defaults").unwrap();
    assert_eq!(defaults.origin, Origin::Own);
    assert_eq!(defaults.classification.span.text(), "spark-defaults");
    let overridden = &defaults.property("spark.serializer").unwrap().overridden;
    let overridden: Vec<_> = overridden
        .iter()
        .map(|own| (own.value.as_str(), own.origin))
        .collect();
    assert_eq!(
        overridden,
        [
            ("org.apache.spark.serializer.KryoSerializer", workload),
            ("a", helper)
        ]
    );
    let site = cluster.effective_configuration("hive-site").unwrap();
    assert_eq!(site.origin, workload);
}

#[test]
fn a_database_takes_the_place_of_the_glue_catalog_of_a_workload() {
    let cluster = cluster(
        "    release_label: emr-6.15.0\n    \
             workload: spark_analytics\n    \
             hive: { connection_url: \"jdbc:mysql://db.example.com/hive\" }\n",
    );
    let site = cluster.effective_configuration("hive-site").unwrap();
    assert!(
        site.property("hive.metastore.client.factory.class")
            .is_none()
    );
    assert_eq!(
        property(&cluster, "hive-site", "javax.jdo.option.ConnectionURL").1,
        Origin::Helper("hive")
    );
}

#[test]
fn nested_configurations_are_merged() {
    let cluster = cluster(
        "    release_label: emr-6.15.0\n    \
             hadoop: {}\n    \
             configurations:\n      - classification: hadoop-env\n        configurations:\n          \
               - classification: export\n            properties: { HADOOP_NAMENODE_HEAPSIZE: 8192, A: b }\n",
    );
    assert_eq!(cluster.effective_configurations().len(), 1);
    let environment = cluster.effective_configuration("hadoop-env").unwrap();
    assert!(environment.properties.is_empty());
    let export = environment.nested("export").unwrap();
    let values: Vec<_> = export
        .properties
        .iter()
        .map(|own| (own.key.as_str(), own.value.as_str()))
        .collect();
    assert_eq!(
        values,
        [
            ("HADOOP_DATANODE_HEAPSIZE", "2048"),
            ("HADOOP_NAMENODE_HEAPSIZE", "8192"),
            ("A", "b")
        ]
    );
}

#[test]
fn what_a_release_lacks_is_left_out_with_its_configuration() {
    let cluster = cluster(
        "    release_label: emr-spark-8.1.0\n    \
             workload: data_engineering\n    \
             applications: [spark, Iceberg]\n",
    );
    let names: Vec<_> = cluster
        .effective_applications()
        .iter()
        .map(|own| (own.name.as_str(), own.origin))
        .collect();
    assert_eq!(names, [("Spark", Origin::Own), ("Iceberg", Origin::Own)]);
    let left_out: Vec<_> = cluster
        .left_out()
        .iter()
        .map(|own| own.application)
        .collect();
    assert_eq!(left_out, ["Hadoop", "Hive", "Pig", "Sqoop", "Oozie"]);
    assert!(cluster.effective_configuration("hive-site").is_none());
    assert!(cluster.effective_configuration("spark-defaults").is_some());
}

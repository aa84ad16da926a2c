// SPDX-License-Identifier: Apache-2.0
use emrys_diagnostics::{Source, Span};

use super::Predefined;
use crate::elements::{FileLocation, S3Uri, Text};
use crate::spanned::Spanned;
use crate::tree::DocumentPath;

fn arguments(words: &[&str]) -> Vec<Spanned<Text>> {
    let spanned = |word: &&str| {
        let source = Source::new("test", (*word).to_owned());
        Spanned {
            value: Text((*word).to_owned()),
            span: Span::new(&source, 0, word.len()),
            path: DocumentPath::default(),
        }
    };
    words.iter().map(spanned).collect()
}

/// What the arguments set, each as one line; then those without a counterpart.
fn meaning(predefined: Predefined<'_>, words: &[&str]) -> (Vec<String>, Vec<String>) {
    let arguments = arguments(words);
    let meaning = predefined.meaning(&arguments);
    let settings = meaning.settings.iter().map(|setting| {
        let export = if setting.is_exported { " export" } else { "" };
        let (written, classification) = (&setting.written, setting.classification);
        let (name, value) = (&setting.name, &setting.value);
        format!("{written} -> {classification}{export} {name}={value}")
    });
    let without = meaning
        .without
        .iter()
        .map(|(argument, _)| argument.0.clone());
    (settings.collect(), without.collect())
}

#[test]
fn a_property_goes_where_its_option_says() {
    let words = [
        "-m",
        "mapred.job.reuse.jvm.num.tasks=-1",
        "--core-key-value=io.file.buffer.size=65536",
        "-ydfs.not=here",
        "--hdfs-key-value",
        "dfs.replication=3",
    ];
    let (settings, without) = meaning(Predefined::ConfigureHadoop, &words);
    assert_eq!(
        settings,
        [
            "-m mapred.job.reuse.jvm.num.tasks=-1 -> mapred-site mapred.job.reuse.jvm.num.tasks=-1",
            "--core-key-value=io.file.buffer.size=65536 -> core-site io.file.buffer.size=65536",
            "-ydfs.not=here -> yarn-site dfs.not=here",
            "--hdfs-key-value dfs.replication=3 -> hdfs-site dfs.replication=3",
        ]
    );
    assert!(without.is_empty());
}

#[test]
fn hadoop_site_had_properties_of_everybody() {
    let words = [
        "-s",
        "mapreduce.map.memory.mb=8192",
        "-s",
        "yarn.a=b=c",
        "-s",
        "dfs.a=",
        "-s",
        "io.a=b",
    ];
    let (settings, _) = meaning(Predefined::ConfigureHadoop, &words);
    assert_eq!(
        settings,
        [
            "-s mapreduce.map.memory.mb=8192 -> mapred-site mapreduce.map.memory.mb=8192",
            "-s yarn.a=b=c -> yarn-site yarn.a=b=c",
            "-s dfs.a= -> hdfs-site dfs.a=",
            "-s io.a=b -> core-site io.a=b",
        ]
    );
}

#[test]
fn what_has_no_counterpart_is_said_and_the_rest_is_read() {
    let words = [
        "-M",
        "s3://acme/mapred-site.xml",
        "-x",
        "a=b",
        "-c",
        "no-value",
        "-c",
        "a=b",
    ];
    let (settings, without) = meaning(Predefined::ConfigureHadoop, &words);
    assert_eq!(settings, ["-c a=b -> core-site a=b"]);
    assert_eq!(without, ["-M", "-x", "-c"]);
    let words = [
        "--site-config-file",
        "s3://acme/hbase-site.xml",
        "hbase.a=b",
    ];
    let (settings, without) = meaning(Predefined::ConfigureHBase, &words);
    assert_eq!(settings, ["hbase.a=b -> hbase-site hbase.a=b"]);
    assert_eq!(without, ["--site-config-file"]);
}

#[test]
fn options_of_daemons_become_exported_variables() {
    let words = [
        "--hbase-master-opts=-Xmx6140M -XX:NewSize=64m",
        "--zookeeper-opts=-Xmx1g",
    ];
    let (settings, without) = meaning(Predefined::ConfigureHBaseDaemons, &words);
    assert_eq!(
        settings,
        [
            "--hbase-master-opts=-Xmx6140M -XX:NewSize=64m -> hbase-env export HBASE_MASTER_OPTS=-Xmx6140M -XX:NewSize=64m"
        ]
    );
    assert_eq!(without, ["--zookeeper-opts=-Xmx1g"]);
    let words = [
        "--namenode-heap-size=2048",
        "--resourcemanager-opts=-Xss1m",
        "--jobtracker-opts=-Xss1m",
    ];
    let (settings, without) = meaning(Predefined::ConfigureDaemons, &words);
    assert_eq!(
        settings,
        [
            "--namenode-heap-size=2048 -> hadoop-env export HADOOP_NAMENODE_HEAPSIZE=2048",
            "--resourcemanager-opts=-Xss1m -> yarn-env export YARN_RESOURCEMANAGER_OPTS=-Xss1m",
        ]
    );
    assert_eq!(without, ["--jobtracker-opts=-Xss1m"]);
}

#[test]
fn predefined_actions_are_those_in_emrs_own_buckets() {
    let at = |uri: &str| {
        let location = FileLocation::S3(S3Uri::parse(uri).unwrap());
        Predefined::at(&location).map(|predefined| format!("{predefined:?}"))
    };
    let found = |name: &str| Some(name.to_owned());
    assert_eq!(
        at("s3://elasticmapreduce/bootstrap-actions/configure-hadoop"),
        found("ConfigureHadoop")
    );
    assert_eq!(
        at("s3://eu-west-1.elasticmapreduce/bootstrap-actions/install-ganglia"),
        found("InstallGanglia")
    );
    assert_eq!(
        at("s3n://elasticmapreduce/bootstrap-actions/memory-intensive"),
        found("Other(\"memory-intensive\")")
    );
    assert_eq!(at("s3://acme/bootstrap-actions/configure-hadoop"), None);
    assert_eq!(at("s3://elasticmapreduce/libs/hive/hive-script"), None);
}

// SPDX-License-Identifier: Apache-2.0
//! What clusters take over from others and from fragments.

use std::path::Path;

use emrys_diagnostics::Severity;
use emrys_document::effective::EffectiveConfiguration;
use emrys_document::elements::{Cluster, ClusterReference};
use emrys_document::{Format, Options, Project};

use crate::support::load;

fn project() -> Project {
    let (project, diagnostics) = load(Path::new("tests/fixtures/valid/extends.yaml"));
    project.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

fn core(cluster: &Cluster) -> (String, i32) {
    let group = cluster.instances.core_instance_group.as_ref().unwrap();
    (group.instance_type.value.clone(), group.count())
}

fn configuration<'c>(
    list: &'c [EffectiveConfiguration],
    classification: &str,
) -> &'c EffectiveConfiguration {
    let mut found = list.iter();
    let found = found.find(|own| *own.classification == classification);
    found.unwrap_or_else(|| panic!("no {classification}"))
}

fn properties(configuration: &EffectiveConfiguration) -> Vec<(String, String)> {
    let properties = configuration.properties.iter();
    properties
        .map(|own| (own.key.value.clone(), own.value.value.clone()))
        .collect()
}

#[test]
fn mappings_are_merged_and_null_takes_away() {
    let project = project();
    let small = project.clusters.get("small").unwrap();
    assert_eq!(small.release_label().unwrap().to_string(), "emr-7.5.0");
    assert!(small.log_uri.is_none());
    assert_eq!(core(small), ("m5.xlarge".to_owned(), 3));
    let tags: Vec<&str> = small.tags.keys().collect();
    assert_eq!(tags, ["team", "owner"]);
    let applications = small.effective_applications().iter();
    let applications: Vec<&str> = applications.map(|own| own.name.as_str()).collect();
    assert_eq!(applications, ["Spark", "Hive"], "lists replace");
    let larger = project.clusters.get("larger").unwrap();
    assert_eq!(core(larger), ("m5.2xlarge".to_owned(), 3));
    let job_flow = project.job_flows.get("inline").unwrap();
    let ClusterReference::Inline(inline) = &job_flow.cluster else {
        panic!("not the job flow's own")
    };
    assert_eq!(inline.name.as_deref().unwrap(), "of the job flow");
    assert_eq!(core(inline), core(small));
}

#[test]
fn configurations_are_merged_by_classification() {
    let project = project();
    let small = project.clusters.get("small").unwrap();
    let order: Vec<&str> = small
        .effective_configurations()
        .iter()
        .map(|own| own.classification.as_str())
        .collect();
    assert_eq!(order, ["spark-defaults", "spark-env", "hive-site"]);
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(
        properties(configuration(
            small.effective_configurations(),
            "spark-defaults"
        )),
        [
            pair("spark.executor.cores", "2"),
            pair("spark.sql.adaptive.enabled", "true")
        ]
    );
    let environment = configuration(small.effective_configurations(), "spark-env");
    assert_eq!(
        properties(configuration(&environment.configurations, "export")),
        [
            pair("PYSPARK_PYTHON", "/usr/bin/python3"),
            pair("LANG", "C.UTF-8")
        ]
    );
}

#[test]
fn what_is_taken_over_knows_where_it_was_written() {
    let project = project();
    let larger = project.clusters.get("larger").unwrap();
    let label = larger.release_label().unwrap();
    assert_eq!(
        label.path.to_string(),
        "cluster_fragments.standards.release_label"
    );
    assert_eq!(label.span.text(), "emr-7.5.0");
    let count = larger.instances.core_instance_group.as_ref().unwrap();
    let count = count.instance_count.as_ref().unwrap();
    assert_eq!(
        count.path.to_string(),
        "clusters.small.core_instance_group.instance_count"
    );
}

fn read(text: &str) -> (Option<Project>, Vec<String>) {
    let options = Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    };
    let folder = Path::new(".");
    let (project, diagnostics) = Project::read(text, "emrys.yaml", Format::Yaml, folder, &options);
    // Advice of rules is not what is tested here.
    let found = diagnostics.iter();
    let found = found.filter(|diagnostic| diagnostic.severity() > Severity::Note);
    let shown = found.map(|diagnostic| {
        let span = diagnostic.primary().map(|label| label.span.text());
        format!(
            "{}: {} ({})",
            diagnostic.code().as_str(),
            diagnostic.message(),
            span.unwrap_or_default()
        )
    });
    (project, shown.collect())
}

#[test]
fn a_mistake_that_several_take_over_is_shown_once() {
    let text = "
cluster_fragments:
  standards:
    release_label: emr-7.5.0
    log_url: s3://acme-logs/
    core_instance_group: { instance_count: two }
clusters:
  one: { extends: standards, core_instance_group: { instance_type: m5.xlarge } }
  two: { extends: standards, core_instance_group: { instance_type: m5.xlarge } }
";
    let (project, shown) = read(text);
    assert!(project.is_none());
    assert_eq!(
        shown,
        [
            "unknown-key: unknown key `log_url` in a cluster (log_url)",
            "wrong-type: expected a whole number, found a text (two)",
        ]
    );
}

#[test]
fn a_fragment_that_nobody_uses_is_checked_but_for_what_is_missing() {
    let text = "
cluster_fragments:
  unused:
    core_instance_group: { instnce_count: 2, instance_type: null }
    tags: { stage: null }
    configurations: [{ classification: core-site, properties: { hadoop.tmp.dir: null } }]
    bootstrap_action: [{ name: no path }]
";
    let (_, shown) = read(text);
    assert_eq!(
        shown,
        [
            "unknown-key: unknown key `instnce_count` in an instance group (instnce_count)",
            "missing-key: a bootstrap action needs the key `path` (name)",
        ]
    );
}

#[test]
fn what_is_still_missing_is_missed() {
    let (_, shown) = read("cluster_fragments: { a: {} }\nclusters: { b: { extends: a } }\n");
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(shown[0].starts_with("exactly-one-of:"), "{shown:?}");
}

/// Doubling again and again would exhaust memory.
#[test]
fn nothing_that_extends_grows_without_bounds() {
    let properties: String = (0..200).map(|index| format!("p{index}: 1, ")).collect();
    let mut text = format!(
        "cluster_fragments:\n  f0: {{ release_label: emr-7.5.0, configurations: [{{ classification: core-site, properties: {{ {properties} }} }}] }}\n"
    );
    for index in 1..50 {
        text += &format!("  f{index}: {{ extends: [f{0}, f{0}] }}\n", index - 1);
    }
    text += "clusters:\n  c: { extends: f49 }\n";
    let (project, shown) = read(&text);
    assert!(project.is_some(), "{shown:?}");
}

#[test]
fn fragments_of_emrys_need_no_definition() {
    let (project, diagnostics) = load(Path::new("tests/fixtures/valid/built-in.yaml"));
    let project = project.unwrap_or_else(|| panic!("{diagnostics:#?}"));
    let groups = project.clusters.get("groups").unwrap();
    assert_eq!(core(groups), ("r5.xlarge".to_owned(), 2));
    let count = groups.allowed_overrides.get("CoreInstanceCount").unwrap();
    assert_eq!(*count.path, "Instances.InstanceGroups.1.InstanceCount");
    let bounds = [&count.minimum, &count.maximum].map(|bound| bound.as_ref().unwrap().as_i64());
    assert_eq!(bounds, [Some(1), Some(10)]);
    assert!(groups.allowed_overrides.get("Subnet").is_none());
    let names = |cluster: &str| -> Vec<String> {
        let cluster = project.clusters.get(cluster).unwrap();
        let names = cluster.allowed_overrides.keys();
        names.map(str::to_owned).collect()
    };
    let base = [
        "ClusterName",
        "ReleaseLabel",
        "StepConcurrencyLevel",
        "MasterInstanceType",
        "MasterInstanceMarket",
        "CoreInstanceCount",
        "CoreInstanceType",
        "CoreInstanceMarket",
        "Subnet",
    ];
    let with = |more: &[&'static str]| [base.as_slice(), more].concat();
    let more = ["MinimumInstances", "MaximumInstances"];
    assert_eq!(names("managed-groups"), with(&more));
    let more = [
        "TaskInstanceType",
        "TaskInstanceMarket",
        "TaskInitialInstanceCount",
        "TaskMinimumInstanceCount",
        "TaskMaximumInstanceCount",
    ];
    assert_eq!(names("scaled-groups"), with(&more));
    let fleets = [
        "ClusterName",
        "ReleaseLabel",
        "StepConcurrencyLevel",
        "MasterInstanceType",
        "CoreInstanceType",
        "CoreInstanceOnDemandCount",
        "CoreInstanceSpotCount",
    ];
    assert_eq!(names("fleets"), fleets);
    let more = ["MinimumCapacity", "MaximumCapacity"];
    assert_eq!(names("managed-fleets"), [fleets.as_slice(), &more].concat());
}

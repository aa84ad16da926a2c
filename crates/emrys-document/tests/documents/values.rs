// SPDX-License-Identifier: Apache-2.0
//! What a valid project holds.

use std::path::Path;

use emrys_document::elements::{
    ClusterReference, Command, FileLocation, ScriptSource, SparkProgram, SparkSqlSource, StepAction,
};
use emrys_document::{Project, reference};
use emrys_model::action_on_failure::ActionOnFailure;

use crate::support::load;

fn project(fixture: &str) -> Project {
    let (project, diagnostics) = load(&Path::new("tests/fixtures/valid").join(fixture));
    project.unwrap_or_else(|| panic!("{diagnostics:#?}"))
}

fn action<'p>(project: &'p Project, step: &str) -> &'p StepAction {
    let steps = &project.job_flows.get("nightly").unwrap().steps;
    &steps
        .iter()
        .find(|candidate| *candidate.name == step)
        .unwrap()
        .action
}

#[test]
fn merge_keys_placeholders_and_canonical_names_reach_the_cluster() {
    let project = project("everything.yaml");
    let full = project.clusters.get("full").unwrap();
    assert_eq!(full.release_label().unwrap().to_string(), "emr-7.5.0");
    let applications = full.effective_applications().iter();
    let applications: Vec<&str> = applications.map(|own| own.name.as_str()).collect();
    assert_eq!(applications, ["Hadoop", "Spark"]);
    assert_eq!(full.name.as_deref().unwrap(), "sales production");
    assert_eq!(
        full.instances.core_instance_group.as_ref().unwrap().count(),
        2
    );
    assert_eq!(full.tags.get("cost-center").unwrap().value.0, "4711");
    assert_eq!(full.tags.get("stage").unwrap().value.0, "production");
    let defaults = full.effective_configuration("spark-defaults").unwrap();
    let cores = defaults.property("spark.executor.cores").unwrap();
    assert_eq!(*cores.value, "4");
    let others = defaults.property("spark.driver.extraJavaOptions").unwrap();
    assert_eq!(*others.value, "-Djava.io.tmpdir=${java.io.tmpdir}");
    assert_eq!(full.log_uri.as_ref().unwrap().bucket(), "acme-logs");
}

#[test]
fn a_value_knows_where_it_was_written() {
    let project = project("everything.yaml");
    let job_flow = project.job_flows.get("nightly").unwrap();
    let name = &job_flow.steps[0].name;
    assert_eq!(name.span.text(), "count words");
    assert_eq!(name.path.to_string(), "job_flows.nightly.steps[0].name");
    let StepAction::SparkSubmit(spark) = &job_flow.steps[0].action else {
        panic!("not a Spark step")
    };
    assert_eq!(spark.args[0].value.0, "s3://acme-data/2026/11/21/in/");
    assert_eq!(spark.args[0].span.text(), "${prefix}/in/");
    assert_eq!(
        spark.args[0].path.to_string(),
        "job_flows.nightly.steps[0].spark_submit.args[0]"
    );
}

#[test]
fn each_kind_of_step_is_read() {
    let project = project("everything.yaml");
    let StepAction::SparkSubmit(spark) = action(&project, "count words") else {
        panic!("not a Spark step")
    };
    let SparkProgram::Script(script) = &spark.program else {
        panic!("not a script")
    };
    assert!(matches!(&script.value, FileLocation::S3(uri) if uri.key() == "jobs/wordcount.py"));
    let arguments: Vec<&str> = spark.args.iter().map(|argument| &***argument).collect();
    assert_eq!(
        arguments,
        ["s3://acme-data/2026/11/21/in/", "${not.ours}", "10"]
    );
    let StepAction::SparkSql(sql) = action(&project, "report") else {
        panic!("not SQL")
    };
    assert!(matches!(&sql.source, SparkSqlSource::Query(query) if query.ends_with("/out/`")));
    let StepAction::Jar(jar) = action(&project, "custom") else {
        panic!("not a JAR")
    };
    assert_eq!(jar.main_class.as_deref().unwrap(), "org.example.Custom");
}

#[test]
fn scripts_keep_what_is_not_declared() {
    let project = project("everything.yaml");
    let StepAction::Script(script) = action(&project, "script") else {
        panic!("not a script")
    };
    let ScriptSource::Inline(text) = &script.source else {
        panic!("not inline")
    };
    assert_eq!(
        text.value.0,
        "#!/bin/bash\nfor file in *; do echo \"${file} acme-data\"; done\n"
    );
    let StepAction::Command(line) = action(&project, "shell") else {
        panic!("not a command")
    };
    assert!(
        matches!(&line.value, Command::Shell(line) if &**line == "echo \"${HOME} $$ acme-data\"")
    );
    let StepAction::Command(words) = action(&project, "words") else {
        panic!("not a command")
    };
    assert!(matches!(&words.value, Command::Words(words) if words[1].value.0 == "${HOME}"));
}

#[test]
fn retries_timeouts_and_actions_have_their_defaults() {
    let project = project("everything.yaml");
    let steps = &project.job_flows.get("nightly").unwrap().steps;
    let retry = steps[0].retry.as_ref().unwrap();
    assert_eq!(
        (*retry.attempts, retry.delay.as_ref().unwrap().seconds()),
        (2, 30)
    );
    assert_eq!(*steps[1].retry.as_ref().unwrap().attempts, 1);
    assert_eq!(steps[0].timeout.as_ref().unwrap().seconds(), 5_400);
    assert_eq!(
        steps[0].action_on_failure(),
        ActionOnFailure::TerminateCluster
    );
    assert_eq!(steps[1].action_on_failure(), ActionOnFailure::Continue);
}

#[test]
fn the_chosen_environment_wins_over_defaults_and_the_process_over_it() {
    let project = project("environments.yaml");
    let small = project.clusters.get("small").unwrap();
    assert_eq!(small.log_uri.as_ref().unwrap().bucket(), "acme-production");
    assert_eq!(
        small
            .instances
            .core_instance_group
            .as_ref()
            .unwrap()
            .count(),
        4
    );
    assert_eq!(small.name.as_deref().unwrap(), "sales production");
}

#[test]
fn a_folder_is_its_main_document_and_those_named_like_it() {
    let project = project("project");
    assert_eq!(
        project.clusters.keys().collect::<Vec<_>>(),
        ["small", "large"]
    );
    assert!(project.job_flows.get("nightly").is_some());
}

#[test]
fn documents_are_merged_and_share_placeholders() {
    let project = project("merged");
    let job_flow = project.job_flows.get("nightly").unwrap();
    assert!(matches!(&job_flow.cluster, ClusterReference::Named(name) if **name == "small"));
    assert_eq!(
        project
            .cluster_of(job_flow)
            .unwrap()
            .name
            .as_deref()
            .unwrap(),
        "sales"
    );
}

#[test]
fn json_takes_placeholders_in_typed_values() {
    let project = project("small.json");
    assert_eq!(project.clusters.get("small").unwrap().step_concurrency(), 2);
}

#[test]
fn relative_paths_start_at_the_document() {
    let project = project("everything.yaml");
    let (_, path) = project.buckets[0].upload.iter().next().unwrap();
    assert_eq!(path.value.0, Path::new("tests/fixtures/valid/../valid"));
}

#[test]
fn ami_era_clusters_are_read() {
    let project = project("ami.yaml");
    let job_flow = project.job_flows.get("nightly").unwrap();
    let cluster = project.cluster_of(job_flow).unwrap();
    assert_eq!(**cluster.ami_version().unwrap(), "3.0.3");
    assert!(cluster.release_label().is_none());
    assert_eq!(*cluster.instances.instance_count.as_deref().unwrap(), 5);
    let tags: Vec<_> = cluster.tags.keys().collect();
    assert_eq!(tags, ["Team", "contact-data"]);
    let hbase = cluster.hbase().unwrap();
    let jar = Path::new("/home/hadoop/lib/hbase-0.94.7.jar");
    let is_jar = |location: &FileLocation| *location == FileLocation::Absolute(jar.to_owned());
    assert!(hbase.jar.as_deref().is_some_and(is_jar));
    assert_eq!(hbase.daemons[0].value.0, "--hbase-master-opts=-Xmx2048M");
    let names: Vec<_> = job_flow.steps.iter().map(|step| &**step.name).collect();
    assert_eq!(
        names,
        ["Restore HBase", "count", "stream", "script", "save"]
    );
    let restore = &job_flow.steps[0];
    assert_eq!(
        restore.action_on_failure(),
        ActionOnFailure::TerminateJobFlow
    );
    assert_eq!(restore.name.span.text(), "restore_hbase");
    let others = project.job_flows.get("groups").unwrap();
    assert!(project.cluster_of(others).unwrap().hbase().is_none());
}

#[test]
fn a_document_of_emrworkflow_is_a_job_flow() {
    let project = project("emrworkflow");
    let job_flow = project.job_flows.get("nightly").unwrap();
    assert_eq!(job_flow.name.as_deref().unwrap(), "nightly-2026-11-21");
    assert_eq!(job_flow.name.as_ref().unwrap().span.text(), "nightly-{day}");
    let place = job_flow.name.as_ref().unwrap().span.start_position();
    assert_eq!((place.line, place.column), (3, 9));
    let cluster = project.cluster_of(job_flow).unwrap();
    assert_eq!(&**cluster.ami_version().unwrap(), "3.0.3");
    assert_eq!(cluster.instances.instance_count.as_deref(), Some(&5));
    assert_eq!(
        cluster.additional_info.as_deref().unwrap(),
        "{ \"owner\" : \"sales\", \"größe\" : {} }"
    );
    let tags: Vec<&str> = cluster.tags.keys().collect();
    assert_eq!(tags, ["team", "contact-sales"]);
    assert_eq!(
        *cluster.hbase().unwrap().daemons[0].value,
        *"--hbase-master-opts=-Xmx2048M -XX:NewSize=64m"
    );
    assert_eq!(cluster.bootstrap_action.len(), 2);
    let StepAction::Jar(jar) = action(&project, "count") else {
        panic!("not a JAR")
    };
    let arguments: Vec<&str> = jar.args.iter().map(|argument| &***argument).collect();
    assert_eq!(arguments, ["--match", "[0-9]{4}-[0-9]{2}", " {sales} "]);
    let old: Vec<&str> = project.steps.iter().map(|step| step.action.key()).collect();
    assert_eq!(old, ["restore_hbase", "backup_hbase"]);
}

#[test]
fn documents_of_all_formats_include_one_another() {
    let project = project("mixed");
    let job_flow = project.job_flows.get("nightly").unwrap();
    let names: Vec<&str> = job_flow
        .steps
        .iter()
        .map(|step| step.name.as_str())
        .collect();
    assert_eq!(names, ["from XML", "from YAML", "own"]);
    // Paths start at the file that has them.
    for name in ["from XML", "from YAML"] {
        let StepAction::Jar(jar) = action(&project, name) else {
            panic!("not a JAR")
        };
        let expected = Path::new("tests/fixtures/valid/mixed/parts/jobs/count.jar");
        assert!(matches!(&jar.jar.value, FileLocation::Local(path) if path == expected));
    }
    assert_eq!(
        job_flow.steps[1].name.path.to_string(),
        "job_flows.nightly.steps[1].name"
    );
    let cluster = project.cluster_of(job_flow).unwrap();
    let actions: Vec<&str> = cluster
        .bootstrap_action
        .iter()
        .map(|action| action.name.as_str())
        .collect();
    assert_eq!(actions, ["first", "last"]);
    assert_eq!(cluster.tags.keys().collect::<Vec<_>>(), ["team", "stage"]);
    assert_eq!(cluster.config.len(), 1);
}

#[test]
fn steps_of_no_job_flow_are_given_one_for_a_cluster_that_is_there() {
    let mut own = project("emrworkflow");
    assert_eq!(own.adopt_steps("emr-7.5.0").unwrap(), "steps");
    let job_flow = own.job_flows.get("steps").unwrap();
    assert_eq!(job_flow.steps.len(), 2);
    let cluster = own.cluster_of(job_flow).unwrap();
    assert_eq!(cluster.release_label().unwrap().to_string(), "emr-7.5.0");
    // Nobody has said where the JAR is on a cluster of that time.
    let missing = project("emrworkflow").adopt_steps("3.0.3").unwrap_err();
    assert_eq!(missing.len(), 2);
}

#[test]
fn scaling_rules_come_in_pairs_and_volumes_by_name() {
    let project = project("presets.yaml");
    let cluster = project.clusters.get("all").unwrap();
    let instances = &cluster.instances;
    let core = instances.core_instance_group.as_ref().unwrap();
    let [volume] = &**core.ebs_config.as_deref().unwrap() else {
        panic!("{:?}", core.ebs_config);
    };
    assert_eq!((volume.volume_type.as_str(), *volume.size), ("gp3", 500));
    assert_eq!(volume.count(), 2);
    assert_eq!(volume.span.text(), "large_ssd");
    let task = instances.task_instance_group.as_ref().unwrap();
    let rules = &task.autoscaling_policy.as_ref().unwrap().rules;
    let rules: Vec<_> = rules
        .iter()
        .map(|rule| {
            let alarm = &rule.trigger.cloud_watch_alarm_definition;
            let by = &rule.action.simple_scaling_policy_configuration;
            let metric = alarm.metric_name.as_str();
            let operator = alarm.comparison_operator.as_str();
            (metric, operator, *alarm.threshold, *by.scaling_adjustment)
        })
        .collect();
    let memory = "YARNMemoryAvailablePercentage";
    assert_eq!(
        rules,
        [
            ("ContainerPendingRatio", "GREATER_THAN", 0.75, 1),
            (memory, "LESS_THAN", 15.0, 1),
            (memory, "GREATER_THAN", 80.5, -2),
        ]
    );
}

#[test]
fn a_bid_may_be_known_to_terraform_alone() {
    let project = project("bids.yaml");
    let sales = project.clusters.get("sales").unwrap();
    let (_, tasks) = sales.instances.groups().last().unwrap();
    let bid = tasks.bid_price.as_deref().unwrap();
    assert_eq!(reference::shown(bid), "${terraform:var.bid}");
}

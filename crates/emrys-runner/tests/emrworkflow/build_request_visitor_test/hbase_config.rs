// SPDX-License-Identifier: Apache-2.0
//! `Visit HBaseConfig` and `Visit HBaseDaemonsConfig`.

use emrys_document::model::{HBaseConfig, Step, Typed};
use emrys_protocol::types::RunJobFlowInput;

use super::{action, built, objects, refused, settings, step, valid, with_configs};

const JAR: &str = "/home/hadoop/lib/2.2.0/hbase-0.94.7.jar";

fn hbase() -> HBaseConfig {
    HBaseConfig::start("${hbaseJar}")
}

/// HBase is installed and started, and nothing else happens but what `more` says: bootstrap actions in between.
fn is_started(request: &RunJobFlowInput, more: &[(&str, &str, Vec<&str>)]) {
    let (tags, actions, steps) = objects(request);
    assert_eq!(
        (tags.len(), actions.len(), steps.len()),
        (0, 1 + more.len(), 1)
    );
    let install = "s3://elasticmapreduce/bootstrap-actions/setup-hbase";
    assert_eq!(action(&actions[0]), ("Install HBase", install, None));
    for (found, (name, script, args)) in actions[1..].iter().zip(more) {
        let path = format!("s3://elasticmapreduce/bootstrap-actions/{script}");
        assert_eq!(action(found), (*name, &*path, Some(args.clone())));
    }
    assert_eq!(
        step(&steps[0]),
        (
            "Start HBase",
            JAR,
            Some("emr.hbase.backup.Main"),
            Some(vec!["--start-master"]),
            Some("TERMINATE_JOB_FLOW")
        )
    );
}

#[test]
fn hbase_jar_path_is_missing() {
    let hbase = HBaseConfig {
        jar: None,
        ..hbase()
    };
    assert_eq!(
        refused(&with_configs([hbase])),
        ["HBase needs the key `jar` on a cluster with an AMI version"]
    );
}

#[test]
fn skip_hbase_config_if_start_false() {
    let hbase = HBaseConfig {
        start: Typed::Value(false),
        ..hbase().args(["-s", "a=b"]).daemons(["${arg1}"])
    };
    let request = built(&with_configs([hbase]));
    let (tags, actions, steps) = objects(&request);
    assert_eq!((tags.len(), actions.len(), steps.len()), (0, 0, 0));
}

#[test]
fn visit_hbase_config_null_args() {
    is_started(&built(&with_configs([hbase()])), &[]);
}

#[test]
fn visit_hbase_config_empty_args_list() {
    let none: [&str; 0] = [];
    is_started(&built(&with_configs([hbase().args(none)])), &[]);
}

#[test]
fn visit_hbase_config() {
    let hbase = hbase().args(["-s", "somearg${arg1}", "-s", "${arg2}"]);
    let args = vec!["-s", "somearg1234", "-s", "6789"];
    let more = [("Configure HBase", "configure-hbase", args)];
    is_started(&built(&with_configs([hbase])), &more);
}

#[test]
fn visit_hbase_config_sets_the_reserved_jar() {
    // Of the first versions: the JAR of a configuration is that of steps that name none. Settings stay as they are.
    let before = settings();
    assert_eq!(before.get("hBaseJarPath"), None);
    let job_flow = with_configs([hbase()]).steps([Step::backup_hbase("${myBucket}/hbase/backUp")]);
    let request = built(&job_flow);
    let (_, _, steps) = objects(&request);
    assert_eq!(step(&steps[1]).1, JAR);
    assert_eq!(settings(), before);
}

#[test]
fn skip_hbase_daemons_config_if_null_args() {
    is_started(&built(&with_configs([hbase()])), &[]);
}

#[test]
fn skip_hbase_daemons_config_if_empty_args() {
    let none: [&str; 0] = [];
    is_started(&built(&with_configs([hbase().daemons(none)])), &[]);
}

#[test]
fn visit_hbase_daemons_config() {
    let hbase = hbase().daemons(["${arg1}", "900"]);
    let daemons = "configure-hbase-daemons";
    let more = [("Configure HBase Daemons", daemons, vec!["1234", "900"])];
    is_started(&built(&valid().configs([hbase])), &more);
}

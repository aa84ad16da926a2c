// SPDX-License-Identifier: Apache-2.0
//! `Visit HBaseRestoreStep` and `Visit HBaseBackupStep`, of the last version and of the first ones.

use emrys_document::model::{HBaseBackupStep, HBaseRestoreStep, JobFlow, Step};
use emrys_runner::builder::{AddJobFlowStepsRequestBuilder, RunJobFlowRequestBuilder};

use super::{built, objects, refused, settings, step, with_step};

const JAR: &str = "/home/hadoop/lib/2.2.0/hbase-0.94.7.jar";

fn restore(jar: Option<&str>, path: Option<&str>) -> JobFlow {
    with_step(Step::RestoreHBase(HBaseRestoreStep {
        jar: jar.map(str::to_owned),
        path: path.map(str::to_owned),
    }))
}

fn backup(jar: Option<&str>, path: Option<&str>) -> JobFlow {
    with_step(Step::BackupHBase(HBaseBackupStep {
        jar: jar.map(str::to_owned),
        path: path.map(str::to_owned),
    }))
}

/// The only object of the request is this step.
fn is_step(job_flow: &JobFlow, name: &str, args: [&str; 3]) {
    let request = built(job_flow);
    let (tags, actions, steps) = objects(&request);
    assert_eq!((tags.len(), actions.len(), steps.len()), (0, 0, 1));
    let main_class = Some("emr.hbase.backup.Main");
    let expected = (
        name,
        JAR,
        main_class,
        Some(args.to_vec()),
        Some("TERMINATE_JOB_FLOW"),
    );
    assert_eq!(step(&steps[0]), expected);
}

#[test]
fn hbase_restore_jar_is_missing() {
    assert_eq!(
        refused(&restore(None, Some("${myBucket}/hbase/restore"))),
        ["`restore_hbase` needs the key `jar`: its cluster does not start HBase"]
    );
}

#[test]
fn hbase_restore_path_is_missing() {
    assert_eq!(
        refused(&restore(Some("${hbaseJar}"), None)),
        ["a backup of HBase needs the key `path`"]
    );
}

#[test]
fn visit_hbase_restore_step() {
    let path = "s3://myBucket/hbase/restore";
    is_step(
        &restore(Some("${hbaseJar}"), Some("${myBucket}/hbase/restore")),
        "Restore HBase",
        ["--restore", "--backup-dir", path],
    );
}

#[test]
fn hbase_backup_jar_is_missing() {
    assert_eq!(
        refused(&backup(None, Some("${myBucket}/hbase/backUp"))),
        ["`backup_hbase` needs the key `jar`: its cluster does not start HBase"]
    );
}

#[test]
fn hbase_backup_path_is_missing() {
    assert_eq!(
        refused(&backup(Some("${hbaseJar}"), None)),
        ["a backup of HBase needs the key `path`"]
    );
}

#[test]
fn visit_hbase_backup_step() {
    let path = "s3://myBucket/hbase/backUp";
    is_step(
        &backup(Some("${hbaseJar}"), Some("${myBucket}/hbase/backUp")),
        "Backup HBase",
        ["--backup", "--backup-dir", path],
    );
}

#[test]
fn visit_hbase_steps_with_the_reserved_jar() {
    let mut settings = settings();
    settings.put("hBaseJarPath", JAR).unwrap();
    let builder = RunJobFlowRequestBuilder::new(&settings);
    for job_flow in [
        restore(None, Some("${myBucket}/hbase/restore")),
        backup(None, Some("${myBucket}/hbase/backUp")),
    ] {
        let request = builder.build(&job_flow).unwrap();
        let (_, _, steps) = objects(&request);
        assert_eq!(step(&steps[0]).1, JAR);
    }
    // So it is where steps are added to a cluster, whose id is the other reserved setting.
    let path = "${myBucket}/${jobFlowId}";
    let builder = AddJobFlowStepsRequestBuilder::new(&settings);
    let request = builder
        .build("j-222AAABBBNJ2I", &[Step::backup_hbase(path)])
        .unwrap();
    let steps = request.steps.unwrap();
    let expected = ["--backup", "--backup-dir", "s3://myBucket/j-222AAABBBNJ2I"];
    assert_eq!(step(&steps[0]).1, JAR);
    assert_eq!(step(&steps[0]).3, Some(expected.to_vec()));
}

// SPDX-License-Identifier: Apache-2.0
//! The same intentions with a release label: what is sent, and what is said of each translation.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use emrys_synth::lower::plan::Plan;

use crate::support::plan;

const SETTINGS: &[(&str, &str)] = &[
    ("bucket", "s3://acme"),
    ("runDate", "2024-01-31"),
    ("owner", "data"),
    ("slaveType", "m5.2xlarge"),
    ("mapMb", "8192"),
    ("hbaseJar", "/home/hadoop/lib/hbase-0.94.7.jar"),
];

fn translated() -> Plan {
    plan("golden/label.yaml", "job", SETTINGS)
}

#[test]
fn a_release_label_gets_todays_form() {
    insta::assert_json_snapshot!(translated().launch_request(false));
}

#[test]
fn every_translation_is_recorded() {
    insta::assert_json_snapshot!(translated().translations);
}

#[test]
fn an_ami_version_needs_no_translation() {
    let settings = [SETTINGS, &[("slaveType", "m3.2xlarge")]].concat();
    let plan = plan("golden/job.yaml", "job", &settings);
    assert_eq!(plan.translations, []);
}

/// Runs a step's command with a program `hbase` that writes down what it is asked and answers as HBase does. There is no
/// HBase here: what this shows is the command, not HBase.
fn hbase_is_asked(step: &str, answers: &str) -> (bool, Vec<String>) {
    let plan = translated();
    let step = plan.steps.iter().find(|own| own.name() == step).unwrap();
    let jar = step.config.hadoop_jar_step.as_ref().unwrap();
    assert_eq!(jar.jar.as_deref(), Some("command-runner.jar"));
    let words = jar.args.as_ref().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("hbase");
    let log = folder.path().join("asked");
    let text = format!(
        "#!/bin/bash\nread -r -t 5 line < <(cat)\necho \"$* $line\" >> {}\ncase \"$*\" in\n{answers}\nesac\n",
        log.display()
    );
    fs::write(&program, text).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!(
        "{}:{}",
        folder.path().display(),
        std::env::var("PATH").unwrap()
    );
    let mut command = Command::new(&words[0]);
    let ended = command
        .args(&words[1..])
        .env("PATH", path)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let asked = fs::read_to_string(log).unwrap_or_default();
    let asked = asked.lines().map(|line| line.trim().to_owned()).collect();
    (ended.status.success(), asked)
}

/// Without the time in names of snapshots.
fn without_time(line: &str) -> String {
    let is_time = |word: &str| word.len() == 14 && word.chars().all(|digit| digit.is_ascii_digit());
    let words = line.split('-');
    let words = words.map(|word| {
        let first = word.split(' ').next().unwrap_or_default();
        if is_time(first) {
            word.replacen(first, "TIME", 1)
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join("-")
}

#[test]
fn a_backup_exports_a_snapshot_of_every_table() {
    let answers = "'shell -n') printf 'TABLE\\ntable=words\\ntable=sales:orders\\n=> []\\n' ;;";
    let (succeeded, asked) = hbase_is_asked("Backup HBase", answers);
    assert!(succeeded);
    let asked: Vec<String> = asked.iter().map(|line| without_time(line)).collect();
    let export = "org.apache.hadoop.hbase.snapshot.ExportSnapshot -snapshot";
    assert_eq!(
        asked,
        [
            r#"shell -n list.each { |table| puts "table=#{table}" }"#.to_owned(),
            "snapshot create -n emrys-sales-orders-TIME -t sales:orders".to_owned(),
            format!("{export} emrys-sales-orders-TIME -copy-to s3://acme/hbase/backup"),
            "snapshot create -n emrys-words-TIME -t words".to_owned(),
            format!("{export} emrys-words-TIME -copy-to s3://acme/hbase/backup"),
        ]
    );
}

#[test]
fn a_restore_takes_the_newest_snapshot_of_every_table() {
    let answers = r#"*HBaseConfTool*) echo hdfs://primary:8020/user/hbase ;;
*list-snapshots*) cat <<'END'
SNAPSHOT                       | CREATION TIME        | TABLE NAME
emrys-words-20260101000000     | Thu Jan 01 00:00:00 2026 | words
emrys-words-20260201000000     | Sun Feb 01 00:00:00 2026 | words
nightly                        | Sun Feb 01 00:00:00 2026 | others
END
;;"#;
    let (succeeded, asked) = hbase_is_asked("Restore HBase", answers);
    assert!(succeeded);
    assert_eq!(
        asked,
        [
            "org.apache.hadoop.hbase.util.HBaseConfTool hbase.rootdir",
            "snapshot info -list-snapshots -remote-dir s3://acme/hbase/restore",
            "org.apache.hadoop.hbase.snapshot.ExportSnapshot -D hbase.rootdir=s3://acme/hbase/restore -snapshot emrys-words-20260201000000 -copy-to hdfs://primary:8020/user/hbase",
            "shell -n disable 'words' if exists 'words'; restore_snapshot 'emrys-words-20260201000000'; enable 'words' unless is_enabled 'words'",
        ]
    );
}

#[test]
fn a_restore_from_an_empty_folder_fails() {
    let (succeeded, asked) = hbase_is_asked("Restore HBase", "*) true ;;");
    assert!(!succeeded);
    assert_eq!(asked.len(), 2, "{asked:?}");
}

// SPDX-License-Identifier: Apache-2.0
//! `JobFlowTest`.

use emrys_document::model::{
    BootstrapAction, ClusterTag, Config, HBaseBackupStep, HBaseConfig, HBaseRestoreStep, JarStep,
    JobFlow, Step,
};
use emrys_model::action_on_failure::ActionOnFailure;

use super::{data, without_blanks};

fn expected() -> JobFlow {
    let jar = "${hbaseJar}";
    let hadoop = [
        "-s",
        "mapreduce.map.memory.mb=${mapreduce_map_memory_mb}",
        "-s",
        "mapreduce.user.classpath.first=true",
    ];
    let hbase = HBaseConfig::start(jar)
        .args(["--site-config-file", "${myBucket}/hBase/config.xml"])
        .daemons([
            "--hbase-master-opts=-Xmx6140M -XX:NewSize=64m",
            "--regionserver-opts=-XX:MaxNewSize=64m -XX:+HeapDumpOnOutOfMemoryError",
        ]);
    let upload = "${myBucket}/bootstrap/UploadLibraries.sh";
    let ganglia = "s3://elasticmapreduce/bootstrap-actions/install-ganglia";
    JobFlow::new("Name1")
        .log_uri("${myBucket}/logs")
        .ec2_key_name("testEC2Key")
        .job_flow_role("test job flow role")
        .ami_version("3.0.3")
        .hadoop_version("2.2.0")
        .master_instance_type("m1.medium")
        .slave_instance_type("m3.2xlarge")
        .instance_count(34)
        .keep_job_flow_alive_when_no_steps(true)
        .termination_protected(true)
        .additional_info(r#"{ test: "lala", "key" : "value"}"#)
        .tags([
            ClusterTag::new("Contact", "Supperslonic.com"),
            ClusterTag::new("Environment", "test"),
        ])
        .configs([Config::debug(true), Config::hadoop(hadoop), hbase.into()])
        .bootstrap_actions([
            BootstrapAction::new("bootstrap action 1", upload),
            BootstrapAction::new("bootstrap action 2", ganglia).args(["true", "4"]),
        ])
        .steps([
            Step::RestoreHBase(HBaseRestoreStep {
                jar: Some(jar.to_owned()),
                path: Some("${myBucket}/hBaseRestore".to_owned()),
            }),
            JarStep::new("step 1", "${myBucket}/jars/test.jar")
                .action_on_failure(ActionOnFailure::CancelAndWait)
                .main_class("com.supperslonic.emr.Step1Driver")
                .args(["true", "12.34", "hello"])
                .into(),
            Step::BackupHBase(HBaseBackupStep {
                jar: Some(jar.to_owned()),
                path: Some("${myBucket}/hBaseBackup".to_owned()),
            }),
            Step::jar("step 2", "${myBucket}/jars/test2.jar"),
        ])
}

#[test]
fn test_serialization() {
    let xml = expected().to_xml().unwrap();
    assert_eq!(
        without_blanks(&xml),
        without_blanks(&data("JobFlowTemplate.xml"))
    );
}

#[test]
fn test_deserialization() {
    let job_flow = JobFlow::from_xml(&data("JobFlowTemplate.xml")).unwrap();
    assert_eq!(job_flow, expected());
}

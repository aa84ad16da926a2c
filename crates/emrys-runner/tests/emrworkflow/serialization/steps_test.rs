// SPDX-License-Identifier: Apache-2.0
//! `StepsTest`.

use emrys_document::Format;
use emrys_document::model::{self, HBaseBackupStep, HBaseRestoreStep, JarStep, Step};

use emrys_model::action_on_failure::ActionOnFailure;

use super::{data, without_blanks};

fn expected() -> Vec<Step> {
    let jar = || Some("${hbaseJar}".to_owned());
    vec![
        Step::RestoreHBase(HBaseRestoreStep {
            jar: jar(),
            path: Some("s3://myBucket/hBaseRestore".to_owned()),
        }),
        JarStep::new("step 1", "s3://myBucket/jars/test.jar")
            .action_on_failure(ActionOnFailure::CancelAndWait)
            .main_class("com.supperslonic.emr.Step1Driver")
            .args(["true", "12.34", "hello"])
            .into(),
        Step::BackupHBase(HBaseBackupStep {
            jar: jar(),
            path: Some("s3://myBucket/hBaseBackup".to_owned()),
        }),
        Step::jar("step 2", "s3://myBucket/jars/test2.jar"),
    ]
}

#[test]
fn test_serialization() {
    let xml = model::write(&expected(), Format::Xml).unwrap();
    assert_eq!(without_blanks(&xml), without_blanks(&data("Steps.xml")));
}

#[test]
fn test_deserialization() {
    let items: Vec<Step> = model::read(&data("Steps.xml"), Format::Xml).unwrap();
    assert_eq!(items, expected());
}

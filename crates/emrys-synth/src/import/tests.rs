// SPDX-License-Identifier: Apache-2.0
use std::path::Path;

use emrys_document::Format;

use super::{Document, checked, request};

fn yaml(text: &str) -> Document {
    let imported = request::read(text).unwrap();
    checked(imported, Format::Yaml, "emrys.yaml", Path::new("."))
}

#[test]
fn a_request_becomes_the_document_that_a_person_would_write() {
    let document = yaml(
        r##"{
          "Name": "Sales ETL",
          "ReleaseLabel": "emr-7.1.0",
          "Applications": [{ "Name": "Spark" }, { "Name": "Hive" }],
          "Instances": {
            "InstanceGroups": [
              { "InstanceRole": "MASTER", "InstanceType": "m5.xlarge", "InstanceCount": 1 },
              { "InstanceRole": "CORE", "InstanceType": "r5.xlarge", "InstanceCount": 2, "Market": "SPOT", "BidPrice": "0.2" }
            ],
            "KeepJobFlowAliveWhenNoSteps": true,
            "Ec2SubnetId": "subnet-0123456789abcdef0"
          },
          "JobFlowRole": "EMR_EC2_DefaultRole",
          "ServiceRole": "EMR_DefaultRole",
          "Configurations": [
            { "Classification": "spark-env", "Configurations": [
              { "Classification": "export", "Properties": { "HOME": "${HOME} and ${emr.clusterId}" } } ] }
          ],
          "Tags": [{ "Key": "stage", "Value": "test" }],
          "Steps": [
            { "Name": "words", "ActionOnFailure": "CONTINUE",
              "HadoopJarStep": { "Jar": "command-runner.jar", "Args": ["spark-submit", "s3://acme/words.py"] } },
            { "Name": "lines",
              "HadoopJarStep": { "Jar": "command-runner.jar", "Args": ["bash", "-c", "set -e\necho done"] } }
          ]
        }"##,
    );
    assert_eq!(document.errors, []);
    assert_eq!(document.notes, []);
    insta::assert_snapshot!(document.text);
}

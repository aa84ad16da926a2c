// SPDX-License-Identifier: Apache-2.0
use std::io;
use std::path::Path;

use emrys_document::Format;
use proptest::prelude::{ProptestConfig, Strategy, proptest};

use super::terraform::File;
use super::{Document, checked, cloudformation, request, terraform};

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

/// Pieces of everything that is read here, in any order.
fn soup() -> impl Strategy<Value = String> {
    let pieces = [
        "resource \"aws_emr_cluster\" \"a\" {\n",
        "}\n",
        "locals {",
        "variable \"v\" {",
        "default = ",
        "name = ",
        "a = local.a\n",
        "b = local.a\n",
        "${",
        "%{ if true }",
        "%{ for x in var.v }",
        "<<EOT\n",
        "EOT\n",
        "\"",
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "merge(",
        "jsonencode(",
        "configurations_json = ",
        "[for x in ",
        " : x]",
        "x...",
        "?",
        ":",
        ",",
        "count = 3\n",
        "for_each = ",
        "dynamic \"step\" {",
        "content {",
        "1e999",
        "-",
        "!",
        "null",
        "true",
        "\\u0001",
        "Resources:\n",
        "  A:\n    Type: AWS::EMR::Cluster\n    Properties:\n",
        "      Name: !Sub \"${A}\"\n",
        "!Ref A\n",
        "!GetAtt a\n",
        "{\"Resources\":",
        "\"Fn::If\":",
        "{\"Instances\":{",
        "\"Steps\":[",
        "&a *a",
        "\n",
        " ",
        "ö",
        "\u{1}",
    ];
    let pieces = proptest::sample::select(pieces.to_vec());
    proptest::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_text_makes_an_import_panic(text in soup()) {
        let mut found = Vec::new();
        for name in ["a.tf", "a.tf.json", "a.tfvars"] {
            let file = File { name: name.to_owned(), text: text.clone() };
            found.extend(terraform::read(&[file], &[], &|_| Err(io::ErrorKind::NotFound.into())).ok());
        }
        if let Ok(Some(template)) = cloudformation::template(&text) {
            found.extend(cloudformation::read(&template, &[]).ok());
        }
        found.extend(request::read(&text).ok());
        for imported in found {
            let document = checked(imported, Format::Yaml, "emrys.yaml", Path::new("."));
            assert!(!document.text.is_empty());
        }
    }
}

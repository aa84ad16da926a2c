// SPDX-License-Identifier: Apache-2.0
use std::io;
use std::path::Path;

use emrys_document::Format;

use super::{File, TerraformError, read};
use crate::import::{Document, checked};
use crate::raise::Imported;

fn imported(files: &[(&str, &str)], given: &[(&str, &str)]) -> Result<Imported, TerraformError> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| File {
            name: (*name).to_owned(),
            text: (*text).to_owned(),
        })
        .collect();
    let given: Vec<_> = given
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    read(&files, &given, &|path| match path {
        "./policy.json.tftpl" => {
            Ok(r#"{"Constraints":{"MinCapacity":${min},"MaxCapacity":9},"Rules":[]}"#.to_owned())
        }
        _ => Err(io::ErrorKind::NotFound.into()),
    })
}

fn document(files: &[(&str, &str)], given: &[(&str, &str)]) -> Document {
    let imported = imported(files, given).unwrap_or_else(|error| panic!("{error}"));
    checked(imported, Format::Yaml, "emrys.yaml", Path::new("."))
}

fn shown(document: &Document) -> String {
    let notes: String = document
        .notes
        .iter()
        .map(|note| format!("# {note}\n"))
        .collect();
    let open: String = document
        .open
        .iter()
        .map(|name| format!("# open: {name}\n"))
        .collect();
    format!("{}{notes}{open}", document.text)
}

#[test]
fn a_module_becomes_a_document() {
    let files = [
        ("main.tf", include_str!("tests/main.tf")),
        ("variables.tf", include_str!("tests/variables.tf")),
        ("terraform.tfvars", "stage = \"test\"\n"),
    ];
    insta::assert_snapshot!(shown(&document(&files, &[("core_count", "3")])));
}

#[test]
fn json_is_read_as_hcl_is() {
    let hcl = [("main.tf", include_str!("tests/small.tf"))];
    let json = [("main.tf.json", include_str!("tests/small.tf.json"))];
    let hcl = document(&hcl, &[]);
    assert_eq!(hcl.text, document(&json, &[]).text);
    insta::assert_snapshot!(shown(&hcl));
}

#[test]
fn what_is_malformed_is_named_with_its_place() {
    for (name, text, expected) in [
        (
            "main.tf",
            "resource \"aws_emr_cluster\" \"a\" {\n  name = \n}\n",
            "main.tf:2:",
        ),
        (
            "main.tf.json",
            "{\n  \"resource\": [}\n}",
            "main.tf.json: expected value at line 2",
        ),
        (
            "main.tf",
            "locals { a = 1 }\n",
            "there is no resource `aws_emr_cluster`",
        ),
        (
            "main.tf",
            "locals { a = \"\u{1}\" }\n",
            "main.tf: there is the control character U+0001",
        ),
    ] {
        let error = imported(&[(name, text)], &[]).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn numbers_and_flags_in_quotes_are_what_they_say() {
    let text = r#"
        variable "weight" { default = "1" }
        resource "aws_emr_cluster" "a" {
          name                   = "42"
          release_label          = "emr-7.1.0"
          termination_protection = "true"
          master_instance_fleet {
            target_on_demand_capacity = "1"
            instance_type_configs {
              instance_type     = "m5.xlarge"
              weighted_capacity = var.weight
              ebs_config {
                size = "40"
                type = "gp3"
              }
            }
          }
        }
    "#;
    let document = document(&[("main.tf", text)], &[]);
    assert!(document.errors.is_empty(), "{:?}", document.errors);
    insta::assert_snapshot!(shown(&document));
}

#[test]
fn what_only_terraform_knows_is_kept_whole_or_left_out_with_a_note() {
    let text = r#"
        resource "aws_emr_cluster" "a" {
          for_each               = data.http.names.body
          name                   = "a-${each.key}"
          release_label          = "emr-7.1.0"
          service_role           = aws_iam_role.all[each.key].arn
          region                 = "eu-west-1"
          configurations         = "spark.json"
          configurations_json    = jsonencode([])
          depends_on             = [aws_iam_role.all]
          lifecycle {
            ignore_changes = [step]
          }
          log_uri                = terraform.workspace == "prod" ? "s3://prod/" : "s3://test/"
          termination_protection = terraform.workspace == "prod"
          applications           = [for name in ["spark", "hive"] : title(name)]
          tags = {
            owner   = upper("data")
            names   = join(",", [for name in ["a", "b"] : sha256(name)])
            of_each = each.value
          }
          dynamic "bootstrap_action" {
            for_each = data.http.actions.body
            content {
              name = bootstrap_action.value
              path = "s3://bucket/${bootstrap_action.value}.sh"
            }
          }
          master_instance_group {
            instance_type = "m5.xlarge"
          }
        }
    "#;
    let document = document(&[("main.tf", text)], &[]);
    assert!(document.errors.is_empty(), "{:?}", document.errors);
    insta::assert_snapshot!(shown(&document));
}

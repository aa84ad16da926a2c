// SPDX-License-Identifier: Apache-2.0
//! Stacks of CloudFormation's in a module.

use std::path::Path;

use emrys_synth::cloudformation::body::BodyError;
use emrys_synth::lower::plan::{Source, Upload};
use emrys_synth::terraform::{Module, Stack, TerraformError, Writer};
use serde_json::{Value, json};

use super::facts::check_module;
use super::uploads;

fn template() -> Value {
    json!({
        "Parameters": {
            "Vpc": { "Type": "AWS::EC2::VPC::Id", "Default": "vpc-1", "Description": "The VPC." },
            "Count": { "Type": "Number", "Default": 2 },
            "Password": { "Type": "String", "NoEcho": true },
        },
        "Resources": {
            "Topic": {
                "Type": "AWS::SNS::Topic",
                "Properties": { "DisplayName": { "Fn::Sub": "${AWS::Region} %{x} \"${!y}\" \\z" } },
            },
        },
        "Outputs": { "Arn": { "Description": "Its ARN.", "Value": { "Ref": "Topic" } } },
    })
}

fn stack(
    template: &Value,
    uploads: &[Upload],
    artifacts: Option<&str>,
) -> Result<Module, TerraformError> {
    let mut writer = Writer::new(None);
    let stack = Stack {
        of: "data-sales",
        name: "emrys-data-sales",
        template,
        uploads,
        artifacts,
        tags: &[("emrys:namespace", "data-sales")],
    };
    writer.stack(&stack, Path::new("/project"))?;
    Ok(writer.finish()?.0)
}

/// A text of Terraform's JSON as Terraform reads it.
fn read(value: &Value) -> String {
    let text = value.as_str().unwrap();
    text.replace("$${", "${").replace("%%{", "%{")
}

#[test]
fn a_short_template_stands_in_the_module() {
    let module = stack(&template(), &uploads(), None).unwrap();
    insta::assert_snapshot!(module.to_hcl());
    check_module(&module);
    let json: Value = serde_json::from_str(&module.to_json().unwrap()).unwrap();
    let own = &json["resource"]["aws_cloudformation_stack"]["data_sales"];
    let read: Value = serde_json::from_str(&read(&own["template_body"])).unwrap();
    assert_eq!(read, template());
    assert_eq!(own["parameters"]["Password"], "${var.Password}");
    let variables = &json["variable"];
    assert_eq!(variables["Vpc"]["default"], "vpc-1");
    assert_eq!(variables["Count"]["default"], "2");
    assert_eq!(variables["Password"]["sensitive"], true);
    assert_eq!(variables["Password"].get("default"), None);
    assert_eq!(json["output"]["Arn"]["description"], "Its ARN.");
}

#[test]
fn a_long_template_is_an_object_before() {
    let mut template = template();
    template["Metadata"] = json!("x".repeat(51_200));
    let module = stack(&template, &[], Some("acme/below")).unwrap();
    check_module(&module);
    let json: Value = serde_json::from_str(&module.to_json().unwrap()).unwrap();
    let object = &json["resource"]["aws_s3_object"]["data_sales_template"];
    let read: Value = serde_json::from_str(&read(&object["content"])).unwrap();
    assert_eq!(read, template);
    let key = object["key"].as_str().unwrap();
    assert!(key.starts_with("below/data-sales/templates/"), "{key}");
    let own = &json["resource"]["aws_cloudformation_stack"]["data_sales"];
    assert_eq!(own.get("template_body"), None);
    let host = "data.aws_s3_bucket.data_sales_template.bucket_regional_domain_name";
    let url = format!("https://${{{host}}}/${{aws_s3_object.data_sales_template.key}}");
    assert_eq!(own["template_url"], url);
    let bucket = &json["data"]["aws_s3_bucket"]["data_sales_template"];
    assert_eq!(*bucket, json!({ "bucket": "acme" }));
    // Another template has another key.
    template["Metadata"] = json!("y".repeat(51_200));
    let another = stack(&template, &[], Some("acme/below")).unwrap();
    assert!(!another.to_hcl().contains(key));
}

#[test]
fn a_template_that_cannot_be_sent_is_refused() {
    let mut template = template();
    template["Metadata"] = json!("x".repeat(51_200));
    let error = stack(&template, &[], None).unwrap_err();
    assert!(matches!(
        error,
        TerraformError::Template(BodyError::NoBucket(_))
    ));
    template["Metadata"] = json!("x".repeat(1_048_576));
    let error = stack(&template, &[], Some("acme")).unwrap_err();
    assert!(matches!(
        error,
        TerraformError::Template(BodyError::TooLong(_))
    ));
}

#[test]
fn a_file_is_uploaded_as_long_as_it_is_what_its_key_says() {
    let mut uploads = uploads();
    uploads.truncate(1);
    uploads[0].source = Source::File {
        path: "/project/jobs/count.py".into(),
        digest: Some("abcd".to_owned()),
    };
    let module = stack(&template(), &uploads, None).unwrap();
    let json: Value = serde_json::from_str(&module.to_json().unwrap()).unwrap();
    let object = &json["resource"]["aws_s3_object"]["count_py"];
    assert_eq!(object["source"], "${path.module}/jobs/count.py");
    assert_eq!(object.get("source_hash"), None);
    let condition = "${filesha256(\"${path.module}/jobs/count.py\") == \"abcd\"}";
    assert_eq!(
        object["lifecycle"]["precondition"]["condition"],
        json!(condition)
    );
    let own = &json["resource"]["aws_cloudformation_stack"]["data_sales"];
    assert_eq!(own["depends_on"], json!(["aws_s3_object.count_py"]));
}

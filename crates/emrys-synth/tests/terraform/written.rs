// SPDX-License-Identifier: Apache-2.0
//! Requests and the modules that they become.

use std::path::Path;

use emrys_document::reference::Reference;
use emrys_synth::lower::plan::{Plan, Source};
use emrys_synth::terraform::{TerraformError, Writer};

use serde_json::json;

use super::{module_of, plan, uploads};

#[test]
fn groups_become_a_cluster_and_resources_beside_it() {
    let plan = Plan {
        uploads: uploads(),
        ..plan("groups")
    };
    let (module, differences) = module_of("data lake", &plan);
    insta::assert_snapshot!(module.to_hcl());
    insta::assert_snapshot!(module.to_json().unwrap());
    insta::assert_json_snapshot!(differences);
}

#[test]
fn fleets_become_blocks_and_a_resource_for_tasks() {
    let (module, differences) = module_of("fleets", &plan("fleets"));
    insta::assert_snapshot!(module.to_hcl());
    insta::assert_json_snapshot!(differences);
}

#[test]
fn instances_without_groups_become_those_that_emr_makes_of_them() {
    let (module, differences) = module_of("2nd try", &plan("uniform"));
    insta::assert_snapshot!(module.to_hcl());
    assert_eq!(differences, []);
}

#[test]
fn a_module_takes_several_plans_and_keeps_their_names_apart() {
    let mut writer = Writer::new(None);
    for name in ["a b", "a_b"] {
        let plan = plan("uniform");
        writer.plan(name, &plan, &[], Path::new("")).unwrap();
    }
    let (module, _) = writer.finish().unwrap();
    let names = module.resources.iter().map(|own| own.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["encrypted", "a_b", "a_b_2"]);
    let outputs: Vec<&str> = module.outputs.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(outputs[0], "a_b_cluster_id");
    assert_eq!(outputs[2], "a_b_2_cluster_id");
    assert!(!module.to_hcl().contains("provider \"aws\""));
}

/// What is said of a plan that Terraform cannot have.
fn refused(change: impl FnOnce(&mut Plan)) -> TerraformError {
    let mut plan = plan("uniform");
    change(&mut plan);
    let mut writer = Writer::new(None);
    match writer.plan("uniform", &plan, &[], Path::new("")) {
        Ok(()) => writer.finish().unwrap_err(),
        Err(error) => error,
    }
}

#[test]
fn what_terraform_cannot_have_is_refused() {
    let error = refused(|plan| {
        plan.request.release_label = None;
        plan.request.ami_version = Some("3.0.3".to_owned());
    });
    assert_eq!(error, TerraformError::AmiVersion);
    for written in ["${cluster_id}", "${terraform:a b c}"] {
        let inside = &written[2..written.len() - 1];
        let reference = Reference::parse(inside).unwrap();
        let token = reference.token(written);
        let error = refused(|plan| plan.request.log_uri = Some(format!("s3://{token}/")));
        assert_eq!(error, TerraformError::Reference(reference));
    }
    let error = refused(|plan| {
        let group = json!({ "InstanceRole": "MASTER", "InstanceType": "x1y.large", "InstanceCount": 1, "Market": "SPOT" });
        let instances = json!({ "InstanceGroups": [group] });
        plan.request.instances = serde_json::from_value(instances).unwrap();
    });
    let instance_type = "x1y.large".to_owned();
    assert_eq!(error, TerraformError::SpotPrice { instance_type });
    let error = refused(|plan| {
        plan.uploads = uploads();
        plan.uploads[0].source = Source::NotPacked;
    });
    assert_eq!(error, TerraformError::NotPacked);
}

/// A request's text that is an expression of Terraform's.
fn terraform(expression: &str) -> String {
    let reference = Reference::Terraform(expression.to_owned());
    reference.token(&reference.to_string())
}

#[test]
fn a_variable_that_the_document_names_is_declared_once() {
    let mut plan = plan("uniform");
    plan.request.log_uri = Some(terraform("\"s3://${var.bucket}/${upper(var.stage[0])}/\""));
    plan.request.service_role = Some(terraform("var.bucket"));
    let attributes = json!({
        "Realm": terraform("aws_vpc.var.id"),
        "KdcAdminPassword": terraform("var.password"),
    });
    plan.request.kerberos_attributes = serde_json::from_value(attributes).unwrap();
    let (module, _) = module_of("uniform", &plan);
    let variables = module.variables.iter();
    let variables: Vec<_> = variables
        .map(|own| (own.name.as_str(), own.sensitive))
        .collect();
    for wanted in [("bucket", false), ("stage", false), ("password", true)] {
        let found = variables.iter().filter(|own| **own == wanted);
        assert_eq!(found.count(), 1, "{variables:?}");
    }
    assert!(!variables.iter().any(|(name, _)| *name == "id"));
    let hcl = module.to_hcl();
    assert!(hcl.contains("\nvariable \"bucket\" {}\n"), "{hcl}");
    assert!(
        hcl.contains("\nvariable \"password\" {\n  sensitive = true\n}\n"),
        "{hcl}"
    );
    let json: serde_json::Value = serde_json::from_str(&module.to_json().unwrap()).unwrap();
    assert_eq!(json["variable"]["stage"], json!({}));
}

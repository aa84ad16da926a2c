// SPDX-License-Identifier: Apache-2.0
//! `Visit JobFlow`.

use emrys_document::model::{JobFlow, Typed};
use serde_json::json;

use super::{built, refused, valid};

/// The message about a key that is missing.
fn needs(key: &str) -> [String; 1] {
    [format!(
        "a cluster with an AMI version needs the key `{key}`"
    )]
}

#[test]
fn job_flow_name_is_missing() {
    let job_flow = JobFlow {
        name: None,
        ..valid()
    };
    assert_eq!(refused(&job_flow), needs("name"));
}

#[test]
fn job_flow_log_uri_is_missing() {
    let job_flow = JobFlow {
        log_uri: None,
        ..valid()
    };
    assert_eq!(refused(&job_flow), needs("log_uri"));
}

#[test]
fn job_flow_ami_version_is_missing() {
    let job_flow = JobFlow {
        ami_version: None,
        ..valid()
    };
    // An improvement: a release label will do.
    assert_eq!(
        refused(&job_flow),
        ["a cluster takes exactly one of `release_label`, `ami_version`, and here is none"]
    );
    assert_eq!(refused(&valid().ami_version("")), needs("ami_version"));
}

#[test]
fn job_flow_ec2_key_name_is_missing() {
    let job_flow = JobFlow {
        ec2_key_name: None,
        ..valid()
    };
    assert_eq!(refused(&job_flow), needs("ec2_attributes.key_name"));
}

#[test]
fn job_flow_hadoop_version_is_missing() {
    let job_flow = JobFlow {
        hadoop_version: None,
        ..valid()
    };
    assert_eq!(refused(&job_flow), needs("hadoop_version"));
}

#[test]
fn job_flow_master_instance_type_is_missing() {
    let job_flow = JobFlow {
        master_instance_type: None,
        ..valid()
    };
    assert_eq!(refused(&job_flow), needs("master_instance_type"));
}

#[test]
fn job_flow_slave_instance_type_is_missing() {
    let job_flow = JobFlow {
        slave_instance_type: None,
        ..valid()
    };
    assert_eq!(refused(&job_flow), needs("slave_instance_type"));
}

#[test]
fn job_flow_instance_count_should_be_not_zero() {
    assert_eq!(
        refused(&valid().instance_count(0)),
        ["the instance count `0` is not positive"]
    );
    let job_flow = JobFlow {
        instance_count: None,
        ..valid()
    };
    assert_eq!(refused(&job_flow), needs("instance_count"));
}

#[test]
fn job_flow_instance_count_should_be_not_negative() {
    assert_eq!(
        refused(&valid().instance_count(-1)),
        ["the instance count `-1` is not positive"]
    );
}

#[test]
fn all_that_is_missing_is_said_at_once() {
    // An improvement: theirs named the first.
    let job_flow = JobFlow::new("testName").ami_version("3.0.3");
    assert_eq!(refused(&job_flow).len(), 6);
}

#[test]
fn what_is_empty_once_placeholders_are_replaced_is_missing() {
    // An improvement: theirs looked before they were replaced.
    let mut settings = super::settings();
    settings.replace("ec2Key", "");
    let job_flow = valid().ec2_key_name("${ec2Key}");
    let messages = crate::support::refused(&job_flow, &settings);
    assert_eq!(messages, needs("ec2_attributes.key_name"));
}

#[test]
fn visit_job_flow() {
    let job_flow = JobFlow::new("testName-${jobFlowId}")
        .log_uri("${myBucket}/logs/")
        .job_flow_role("arn:${myRole}")
        .ami_version("${amiVersion}")
        .additional_info(r#"{ name: "name1", contact: "${contact}" }"#)
        .ec2_key_name("${ec2Key}")
        .hadoop_version("${hadoopVersion}")
        .master_instance_type("${masterInstanceType}")
        .slave_instance_type("${slaveInstanceType}")
        .instance_count(34)
        .keep_job_flow_alive_when_no_steps(true)
        .termination_protected(true);
    let expected = json!({
        "Name": "testName-j-111AAABBBNJ2I",
        "LogUri": "s3://myBucket/logs/",
        "JobFlowRole": "arn:SupperSlonic",
        "AmiVersion": "3.0.3",
        "AdditionalInfo": r#"{ name: "name1", contact: "supperslonic.com" }"#,
        "Instances": {
            "Ec2KeyName": "testEC2Key",
            "HadoopVersion": "2.2.0",
            "MasterInstanceType": "m1.medium",
            "SlaveInstanceType": "m3.2xlarge",
            "InstanceCount": 34,
            "KeepJobFlowAliveWhenNoSteps": true,
            "TerminationProtected": true,
        },
    });
    assert_eq!(serde_json::to_value(built(&job_flow)).unwrap(), expected);
    // An improvement: values of other types take placeholders, too.
    let count = Typed::Placeholder("${arg1}".to_owned());
    let instances = built(&job_flow.instance_count(count)).instances.unwrap();
    assert_eq!(instances.instance_count, Some(1234));
}

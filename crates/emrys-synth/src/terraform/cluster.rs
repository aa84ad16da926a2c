// SPDX-License-Identifier: Apache-2.0
//! `aws_emr_cluster`, and the resources beside it: task instances and the policy of managed scaling.

use emrys_protocol::types::RunJobFlowInput;
use serde_json::Value as Json;

use super::module::{Body, Output, Resource, Template, Value};
use super::names::identifier;
use super::{NO_ARGUMENT, TerraformError, Writer};
use crate::members::Members;

/// What EMR does after a step that does not say it (EMR API Reference, StepConfig).
const ACTION_ON_FAILURE: &str = "TERMINATE_CLUSTER";

/// Arguments that are members of the request under another spelling.
const ARGUMENTS: [(&str, &str); 10] = [
    ("service_role", "ServiceRole"),
    ("autoscaling_role", "AutoScalingRole"),
    ("log_uri", "LogUri"),
    ("log_encryption_kms_key_id", "LogEncryptionKmsKeyId"),
    ("custom_ami_id", "CustomAmiId"),
    ("ebs_root_volume_size", "EbsRootVolumeSize"),
    ("scale_down_behavior", "ScaleDownBehavior"),
    ("step_concurrency_level", "StepConcurrencyLevel"),
    ("visible_to_all_users", "VisibleToAllUsers"),
    ("additional_info", "AdditionalInfo"),
];
/// The same of what the request has among its instances.
const OF_INSTANCES: [(&str, &str); 3] = [
    (
        "keep_job_flow_alive_when_no_steps",
        "KeepJobFlowAliveWhenNoSteps",
    ),
    ("termination_protection", "TerminationProtected"),
    ("unhealthy_node_replacement", "UnhealthyNodeReplacement"),
];
const OF_EC2: [(&str, &str); 5] = [
    ("key_name", "Ec2KeyName"),
    ("subnet_id", "Ec2SubnetId"),
    (
        "emr_managed_master_security_group",
        "EmrManagedMasterSecurityGroup",
    ),
    (
        "emr_managed_slave_security_group",
        "EmrManagedSlaveSecurityGroup",
    ),
    (
        "service_access_security_group",
        "ServiceAccessSecurityGroup",
    ),
];

impl Writer {
    /// Adds a cluster with its steps; `name` is that of the document.
    pub(super) fn cluster(
        &mut self,
        name: &str,
        request: &RunJobFlowInput,
        list_steps_states: &[String],
        depends_on: Vec<String>,
    ) -> Result<(), TerraformError> {
        if request.release_label.is_none() {
            return Err(TerraformError::AmiVersion);
        }
        let mut request = Members::new("", request);
        let mut config = request
            .structure("Instances")
            .unwrap_or_else(|| Members::new("Instances", &()));
        let mut body = Body::default();
        self.argument(&mut body, "name", &mut request, "Name");
        self.argument(&mut body, "release_label", &mut request, "ReleaseLabel");
        self.applications(&mut body, &mut request);
        for (argument, member) in ARGUMENTS {
            self.argument(&mut body, argument, &mut request, member);
        }
        for (argument, member) in OF_INSTANCES {
            self.argument(&mut body, argument, &mut config, member);
        }
        let security = request.text("SecurityConfiguration");
        let security = security.map(|own| self.security_configuration_of(&own));
        body.set("security_configuration", security);
        let configurations = request.take("Configurations").filter(|own| !is_empty(own));
        let configurations = configurations.map(|own| self.json(&own));
        body.set("configurations_json", configurations);
        self.placement_groups(&mut body, &mut request);
        body.set("list_steps_states", self.texts.list(list_steps_states));
        self.steps(&mut body, &mut request);
        let tags = request.pairs("Tags");
        body.set("tags", self.texts.map(&tags));
        self.ec2_attributes(&mut body, &mut request, &mut config);
        let instances = self.instances(&mut config)?;
        body.blocks.extend(instances.blocks);
        for action in request.structures("BootstrapActions") {
            let block = self.bootstrap_action(action);
            body.block("bootstrap_action", block);
        }
        if let Some(mut policy) = request.structure("AutoTerminationPolicy") {
            let mut block = Body::default();
            self.argument(&mut block, "idle_timeout", &mut policy, "IdleTimeout");
            policy.finish(NO_ARGUMENT, &mut self.differences);
            body.block("auto_termination_policy", block);
        }
        self.kerberos(name, &mut body, &mut request);
        let scaling = request.structure("ManagedScalingPolicy");
        config.finish(NO_ARGUMENT, &mut self.differences);
        request.finish(NO_ARGUMENT, &mut self.differences);

        let own = self.unique("aws_emr_cluster", &identifier(name));
        let cluster = Resource {
            kind: "aws_emr_cluster",
            name: own.clone(),
            body,
            depends_on,
        };
        let id = cluster.attribute("id");
        for (output, attribute) in [
            ("cluster_id", "id"),
            ("master_public_dns", "master_public_dns"),
        ] {
            self.module.outputs.push(Output {
                name: format!("{own}_{output}"),
                description: None,
                value: format!("{}.{attribute}", cluster.address()),
            });
        }
        self.module.resources.push(cluster);
        for (kind, group, mut body) in instances.tasks {
            let group = group.as_deref().unwrap_or("task");
            let name = self.unique(kind, &identifier(&format!("{own}_{group}")));
            body.arguments.insert(0, ("cluster_id", id.clone()));
            self.add(kind, name, body);
        }
        if let Some(policy) = scaling {
            let body = self.managed_scaling_policy(id, policy);
            self.add("aws_emr_managed_scaling_policy", own, body);
        }
        Ok(())
    }

    fn applications(&mut self, body: &mut Body, request: &mut Members) {
        let mut names = Vec::new();
        for mut application in request.structures("Applications") {
            names.extend(application.text("Name"));
            application.finish(NO_ARGUMENT, &mut self.differences);
        }
        body.set("applications", self.texts.list(&names));
    }

    /// The provider takes objects here in which nothing may be absent, as it does for steps.
    fn placement_groups(&mut self, body: &mut Body, request: &mut Members) {
        let mut groups = Vec::new();
        for mut group in request.structures("PlacementGroupConfigs") {
            let mut member = |name: &str| match group.text(name) {
                Some(text) => self.texts.text(&text),
                None => Value::Null,
            };
            groups.push(object([
                ("instance_role", member("InstanceRole")),
                ("placement_strategy", member("PlacementStrategy")),
            ]));
            group.finish(NO_ARGUMENT, &mut self.differences);
        }
        if !groups.is_empty() {
            body.set("placement_group_config", Value::List(groups));
        }
    }

    fn steps(&mut self, body: &mut Body, request: &mut Members) {
        let mut objects = Vec::new();
        for mut step in request.structures("Steps") {
            let name = step.text("Name").unwrap_or_default();
            let action = step.text("ActionOnFailure");
            let jar = step.structure("HadoopJarStep");
            let jar = jar.map(|jar| self.hadoop_jar_step(jar));
            objects.push(object([
                ("name", self.texts.text(&name)),
                (
                    "action_on_failure",
                    Value::literal(action.as_deref().unwrap_or(ACTION_ON_FAILURE)),
                ),
                ("hadoop_jar_step", Value::List(jar.into_iter().collect())),
            ]));
            step.finish(NO_ARGUMENT, &mut self.differences);
        }
        if !objects.is_empty() {
            body.set("step", Value::List(objects));
        }
    }

    fn hadoop_jar_step(&mut self, mut jar: Members) -> Value {
        let mut text = |name: &str| jar.text(name).map(|text| self.texts.text(&text));
        let main_class = text("MainClass");
        let file = text("Jar");
        let properties = jar.pairs("Properties");
        let arguments = jar.texts("Args");
        let or_null = |value: Option<Value>| value.unwrap_or(Value::Null);
        let step = object([
            ("jar", or_null(file)),
            ("main_class", or_null(main_class)),
            ("args", or_null(self.texts.list(&arguments))),
            ("properties", or_null(self.texts.map(&properties))),
        ]);
        jar.finish(NO_ARGUMENT, &mut self.differences);
        step
    }

    fn ec2_attributes(&mut self, body: &mut Body, request: &mut Members, config: &mut Members) {
        let mut block = Body::default();
        self.argument(&mut block, "instance_profile", request, "JobFlowRole");
        for (argument, member) in OF_EC2 {
            self.argument(&mut block, argument, config, member);
        }
        let subnets = config.texts("Ec2SubnetIds");
        block.set("subnet_ids", self.texts.list(&subnets));
        for (argument, member) in [
            (
                "additional_master_security_groups",
                "AdditionalMasterSecurityGroups",
            ),
            (
                "additional_slave_security_groups",
                "AdditionalSlaveSecurityGroups",
            ),
        ] {
            let groups = config.texts(member);
            block.set(argument, self.texts.joined(&groups));
        }
        if !block.is_empty() {
            body.block("ec2_attributes", block);
        }
    }

    fn bootstrap_action(&mut self, mut action: Members) -> Body {
        let mut block = Body::default();
        self.argument(&mut block, "name", &mut action, "Name");
        if let Some(mut script) = action.structure("ScriptBootstrapAction") {
            self.argument(&mut block, "path", &mut script, "Path");
            let arguments = script.texts("Args");
            block.set("args", self.texts.list(&arguments));
            script.finish(NO_ARGUMENT, &mut self.differences);
        }
        action.finish(NO_ARGUMENT, &mut self.differences);
        block
    }

    fn kerberos(&mut self, cluster: &str, body: &mut Body, request: &mut Members) {
        let Some(mut attributes) = request.structure("KerberosAttributes") else {
            return;
        };
        let mut block = Body::default();
        self.argument(&mut block, "realm", &mut attributes, "Realm");
        self.argument(
            &mut block,
            "ad_domain_join_user",
            &mut attributes,
            "ADDomainJoinUser",
        );
        for (argument, member) in [
            ("kdc_admin_password", "KdcAdminPassword"),
            (
                "cross_realm_trust_principal_password",
                "CrossRealmTrustPrincipalPassword",
            ),
            ("ad_domain_join_password", "ADDomainJoinPassword"),
        ] {
            let password = attributes.text(member);
            let password = password.map(|own| self.texts.password(cluster, argument, &own));
            block.set(argument, password);
        }
        attributes.finish(NO_ARGUMENT, &mut self.differences);
        body.block("kerberos_attributes", block);
    }

    fn managed_scaling_policy(&mut self, id: Value, mut policy: Members) -> Body {
        let mut body = Body::default();
        body.set("cluster_id", id);
        if let Some(mut limits) = policy.structure("ComputeLimits") {
            let mut block = Body::default();
            for (argument, member) in [
                ("unit_type", "UnitType"),
                ("minimum_capacity_units", "MinimumCapacityUnits"),
                ("maximum_capacity_units", "MaximumCapacityUnits"),
                (
                    "maximum_ondemand_capacity_units",
                    "MaximumOnDemandCapacityUnits",
                ),
                ("maximum_core_capacity_units", "MaximumCoreCapacityUnits"),
            ] {
                self.argument(&mut block, argument, &mut limits, member);
            }
            limits.finish(NO_ARGUMENT, &mut self.differences);
            body.block("compute_limits", block);
        }
        policy.finish(NO_ARGUMENT, &mut self.differences);
        body
    }
}

/// An object with all its members, which some arguments need.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.into_iter();
    let members = members.map(|(name, value)| (Template::literal(name), value));
    Value::Object(members.collect())
}

fn is_empty(json: &Json) -> bool {
    json.as_array().is_some_and(Vec::is_empty)
}

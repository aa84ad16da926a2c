// SPDX-License-Identifier: Apache-2.0
//! A profile as resources: its roles, its security groups, its security configuration, and its value in the registry.
//!
//! - `needs`: what clusters need of it
//! - `service`, `instance`: what the roles may do
//! - `groups`: the security groups
//! - `keys`: the keys of a security configuration
//! - `existing`: what may exist already

mod existing;
mod groups;
mod instance;
mod keys;
mod needs;
mod service;

use emrys_document::elements::Profile;
use serde_json::{Map, Value, json};

use self::existing::{Existing, is_arn, name_of, role};
use self::keys::Keys;
use crate::members;
use crate::policy::{self, Role, Statement, Trusted};
use crate::registry::{Kind, Name, values};
use crate::template::text::{arn, reference, region, url_suffix};
use crate::template::{Resource, Template, ids};

pub use needs::Needs;
pub(crate) use needs::secret;

/// Most characters of a role's name, and how many a region has at most.
const LONGEST_NAME: usize = policy::limits::OF_NAME;
const LONGEST_REGION: usize = 14;

/// A profile and what its roles have to be made from.
pub struct Source<'a> {
    /// What its logical ids begin with.
    pub id: &'a str,
    /// The namespace of the project.
    pub namespace: &'a str,
    /// The profile's name.
    pub name: &'a str,
    /// Both as the registry has them.
    pub own: &'a Name,
    /// The profile.
    pub profile: &'a Profile,
    /// The name of its security configuration, which may be a reference.
    pub security_configuration: Option<String>,
    /// The JSON of its security configuration, if the project has it.
    pub security: Option<Value>,
    /// What clusters need of it.
    pub needs: &'a Needs,
}

/// What becomes of a profile beside what is in the template.
pub struct Made {
    /// Its roles that are created, each under the condition that none is given.
    pub roles: Vec<(Role, String)>,
    /// Its value in the registry.
    pub value: values::Profile,
}

/// Adds the resources of a profile to a template. Its roles are the caller's to add, who checks them.
pub fn declare(template: &mut Template, source: &Source<'_>) -> Made {
    let id = |suffix: &str| format!("{}{suffix}", source.id);
    let mut roles = Vec::new();
    let groups = groups::declare(template, source);
    let keys = source.security.as_ref().map(Keys::of).unwrap_or_default();

    let instance = instance_profile(template, source, &keys, &mut roles);
    let auto_scaling = auto_scaling_role(template, source, &mut roles);
    let given = source.profile.service_role.as_deref().map(String::as_str);
    let service = some_role(template, source, "ServiceRole", "The service role", given);
    let statements = service::statements(
        source,
        groups.as_ref(),
        &instance.role,
        auto_scaling.as_deref(),
        &keys.of_volumes,
    );
    let emr = Trusted::service(
        &format!("elasticmapreduce.{}", url_suffix()),
        arn("elasticmapreduce", "*"),
    );
    let of = format!(
        "EMR, for clusters of the profile {}/{}",
        source.namespace, source.name
    );
    roles.push((
        source.role("ServiceRole", "service", of, vec![emr], statements),
        service.1,
    ));

    let mut request = Map::new();
    request.insert("ServiceRole".to_owned(), json!(service.0));
    request.insert("JobFlowRole".to_owned(), json!(instance.profile));
    if let Some(role) = &auto_scaling {
        request.insert("AutoScalingRole".to_owned(), json!(role));
    }
    if let Some(name) = &source.security_configuration {
        request.insert("SecurityConfiguration".to_owned(), json!(name));
    }
    if let Some(groups) = &groups {
        let mut instances = json!({
            "EmrManagedMasterSecurityGroup": groups.primary,
            "EmrManagedSlaveSecurityGroup": groups.core,
        });
        if let Some(group) = &groups.service_access {
            members::set(&mut instances, "ServiceAccessSecurityGroup", json!(group));
        }
        request.insert("Instances".to_owned(), instances);
    }
    let profile = source.profile;
    let value = values::Profile {
        head: values::Head::new(
            Kind::Profile,
            source.own,
            profile.description.as_deref().cloned(),
        ),
        // Names of clusters are put behind it.
        logs_uri: profile
            .logs
            .as_deref()
            .map(|uri| format!("{}/", uri.as_str().trim_end_matches('/'))),
        artifacts_uri: profile
            .artifacts
            .as_deref()
            .map(|uri| uri.as_str().to_owned()),
        request: Value::Object(request),
        kerberos_secret: profile.kerberos_secret.as_deref().cloned(),
        roles: values::Roles {
            service: service.0,
            instance: instance.role,
            auto_scaling,
        },
    };
    template.outputs.insert(
        id("ServiceRoleArn"),
        output(
            &format!("The service role of the profile {}.", source.name),
            &value.roles.service,
        ),
    );
    template.outputs.insert(
        id("InstanceRoleArn"),
        output(
            &format!("The role of instances of the profile {}.", source.name),
            &value.roles.instance,
        ),
    );
    Made { roles, value }
}

fn output(description: &str, value: &str) -> crate::template::Output {
    crate::template::Output {
        description: description.to_owned(),
        value: value.to_owned(),
        condition: None,
    }
}

/// An instance profile and its role.
struct Instance {
    /// The name of the profile.
    profile: String,
    /// The ARN of the role.
    role: String,
}

impl Source<'_> {
    fn role(
        &self,
        suffix: &str,
        word: &str,
        of: String,
        trusted: Vec<Trusted>,
        statements: Vec<Statement>,
    ) -> Role {
        Role {
            logical_id: format!("{}{suffix}", self.id),
            name: Some(self.role_name(word)),
            of,
            trusted,
            statements,
            permissions_boundary: self.profile.permissions_boundary.as_deref().cloned(),
        }
    }

    /// `emrys.NAMESPACE.PROFILE.REGION.WORD`, with as much of the profile as there is room for. Roles are an account's, and so
    /// their names have to differ from region to region; no namespace has a dot, so none begins like another one.
    fn role_name(&self, word: &str) -> String {
        let begin = policy::prefix(self.namespace);
        let room = LONGEST_NAME - LONGEST_REGION - begin.len() - word.len() - 2;
        format!("{begin}{}.{}.{word}", ids::cut(self.name, room), region())
    }
}

/// Declares a role that may exist: its ARN as a reference, and the condition under which it is created.
fn some_role(
    template: &mut Template,
    source: &Source<'_>,
    suffix: &str,
    what: &str,
    given: Option<&str>,
) -> (String, String) {
    let is_name = given.is_some_and(|given| !is_arn(given));
    let id = format!("{}{suffix}", source.id);
    let (parameter, what) = match is_name {
        true => (format!("{id}Name"), format!("{what}, by its name,")),
        false => (format!("{id}Arn"), format!("{what}, by its ARN,")),
    };
    let existing = Existing::declare(template, &parameter, &what, given.unwrap_or_default());
    let created = json!({ "Fn::GetAtt": [id, "Arn"] });
    let either = existing.either(&created, &role(&parameter, is_name));
    template.substitutes.insert(format!("{id}.Arn"), either);
    (reference(&format!("{id}.Arn")), existing.condition)
}

/// The instance profile and its role, which are created together or not at all.
fn instance_profile(
    template: &mut Template,
    source: &Source<'_>,
    keys: &Keys,
    roles: &mut Vec<(Role, String)>,
) -> Instance {
    let id = |suffix: &str| format!("{}{suffix}", source.id);
    let profile = source.profile;
    let given_role = profile.instance_role.as_deref().map(String::as_str);
    let given = profile.instance_profile.as_deref().map(String::as_str);
    // A profile that the console has made has its role's name.
    let given = given.or(given_role).map(name_of).unwrap_or_default();
    let parameter = id("InstanceProfileName");
    let existing = Existing::declare(
        template,
        &parameter,
        "The instance profile, by its name,",
        given,
    );
    let role_parameter = id("InstanceRoleArn");
    let declared = json!({
        "Type": "String",
        "Default": given_role.unwrap_or_default(),
        "Description": "The ARN of the role in an instance profile that exists. Empty: it has the profile's name.",
    });
    template.parameters.insert(role_parameter.clone(), declared);
    let same_name = format!("Same{role_parameter}");
    let is_empty = json!({ "Fn::Equals": [{ "Ref": role_parameter }, ""] });
    template.conditions.insert(same_name.clone(), is_empty);
    let exists =
        json!({ "Fn::If": [same_name, role(&parameter, true), { "Ref": role_parameter }] });
    let created = json!({ "Fn::GetAtt": [id("InstanceRole"), "Arn"] });
    let either = existing.either(&created, &exists);
    template.substitutes.insert(id("InstanceRole.Arn"), either);
    let created = json!({ "Ref": id("InstanceProfile") });
    let either = existing.either(&created, &json!({ "Ref": parameter }));
    template.substitutes.insert(id("InstanceProfile"), either);
    let ec2 = Trusted {
        service: format!("ec2.{}", url_suffix()),
        source: None,
    };
    let of = format!(
        "the instances of clusters of the profile {}/{}",
        source.namespace, source.name
    );
    let statements = instance::statements(source, keys);
    let role = source.role("InstanceRole", "instance", of, vec![ec2], statements);
    let properties = json!({
        "InstanceProfileName": role.name,
        "Roles": [json!({ "Ref": id("InstanceRole") })],
    });
    let mut resource = Resource::new("AWS::IAM::InstanceProfile", properties);
    resource.condition = Some(existing.condition.clone());
    template.resources.insert(id("InstanceProfile"), resource);
    roles.push((role, existing.condition));
    Instance {
        profile: reference(&id("InstanceProfile")),
        role: reference(&id("InstanceRole.Arn")),
    }
}

/// The role of automatic scaling, if one is given or a cluster needs it.
fn auto_scaling_role(
    template: &mut Template,
    source: &Source<'_>,
    roles: &mut Vec<(Role, String)>,
) -> Option<String> {
    let given = source
        .profile
        .autoscaling_role
        .as_deref()
        .map(String::as_str);
    if given.is_none() && !source.needs.automatic_scaling {
        return None;
    }
    let (reference, condition) = some_role(
        template,
        source,
        "AutoScalingRole",
        "The role of automatic scaling",
        given,
    );
    let clusters = [arn("elasticmapreduce", "cluster/*")];
    let groups = Statement::new(
        "ResizeInstanceGroups",
        &[
            "elasticmapreduce:ListInstanceGroups",
            "elasticmapreduce:ModifyInstanceGroups",
        ],
        &clusters,
    );
    let groups = groups.when(
        "Null",
        &format!("aws:ResourceTag/{}", policy::NAMESPACE_TAG),
        "false",
    );
    // CloudWatch lists alarms of all names.
    let alarms = Statement::new(
        "DescribeAlarms",
        &["cloudwatch:DescribeAlarms"],
        &[arn("cloudwatch", "alarm:*")],
    );
    let services = ["elasticmapreduce", "application-autoscaling"];
    let trusted = services
        .map(|service| Trusted::service(&format!("{service}.{}", url_suffix()), arn(service, "*")));
    let of = format!(
        "automatic scaling of clusters of the profile {}/{}",
        source.namespace, source.name
    );
    let role = source.role(
        "AutoScalingRole",
        "autoscaling",
        of,
        trusted.to_vec(),
        vec![groups, alarms],
    );
    roles.push((role, condition));
    Some(reference)
}

// SPDX-License-Identifier: Apache-2.0
//! The three security groups of a profile with the rules that EMR wants in them (MG emr-man-sec-groups and
//! emr-sa-sec-groups-table, "Amazon EMR-managed security groups"). The rules are resources of their own, since the groups refer
//! to each other.

use serde_json::{Value, json};

use super::Source;
use super::existing::Existing;
use crate::members;
use crate::policy;
use crate::template::text::reference;
use crate::template::{Resource, Template};

/// The port on which EMR reaches instances, and the one on which primary instances reach EMR.
const TO_INSTANCES: u16 = 8443;
const TO_SERVICE: u16 = 9443;
/// Nobody is at this address: a group that has a rule to it does not get the rule to everywhere that it would get else
/// (CloudFormation User Guide, AWS::EC2::SecurityGroup).
const NOBODY: &str = "127.0.0.1/32";

/// The groups, as references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Groups {
    pub(super) primary: String,
    pub(super) core: String,
    pub(super) service_access: Option<String>,
    /// The VPC, where it is known.
    pub(super) vpc: Option<String>,
}

impl Groups {
    /// The ids of all three, as references.
    pub(super) fn ids(&self) -> impl Iterator<Item = &String> {
        [&self.primary, &self.core]
            .into_iter()
            .chain(&self.service_access)
    }
}

/// Declares the groups: those that exist, and with a VPC the resources for those that do not. None of both: EMR has groups
/// of its own.
pub(super) fn declare(template: &mut Template, source: &Source<'_>) -> Option<Groups> {
    let id = |suffix: &str| format!("{}{suffix}", source.id);
    let exist = source.profile.security_groups.as_deref();
    let Some(vpc) = source.profile.vpc.as_deref() else {
        let exist = exist?;
        return Some(Groups {
            primary: exist.primary.value.clone(),
            core: exist.core.value.clone(),
            service_access: exist.service_access.as_deref().cloned(),
            vpc: None,
        });
    };
    let parameter = json!({
        "Type": "AWS::EC2::VPC::Id",
        "Default": vpc,
        "Description": format!("The VPC of the clusters of the profile {}.", source.name),
    });
    template.parameters.insert(id("Vpc"), parameter);
    if let Some(exist) = exist.filter(|exist| exist.service_access.is_none()) {
        // Three groups would be created in place of two.
        return Some(Groups {
            primary: exist.primary.value.clone(),
            core: exist.core.value.clone(),
            service_access: None,
            vpc: Some(reference(&id("Vpc"))),
        });
    }
    let default = |group: Option<&String>| group.cloned().unwrap_or_default();
    let primary = default(exist.map(|exist| &exist.primary.value));
    let core = default(exist.map(|exist| &exist.core.value));
    let service = default(exist.and_then(|exist| exist.service_access.as_deref()));
    let groups = [
        ("Primary", "primary instances", primary),
        ("Core", "core and task instances", core),
        ("ServiceAccess", "EMR in private subnets", service),
    ];
    let mut condition = None;
    for (kind, of, default) in groups {
        let existing_id = id(&format!("{kind}SecurityGroupId"));
        // The primary group decides about all three: rules between groups of which one is another's cannot be taken back.
        let own = match &condition {
            None => Existing::declare(
                template,
                &existing_id,
                &format!("The security group of {of}"),
                &default,
            ),
            Some(condition) => {
                let description = format!(
                    "The security group of {of}, where the one of primary instances exists."
                );
                let declared =
                    json!({ "Type": "String", "Default": default, "Description": description });
                template.parameters.insert(existing_id.clone(), declared);
                Existing {
                    parameter: existing_id,
                    condition: String::clone(condition),
                }
            }
        };
        let resource = id(&format!("{kind}SecurityGroup"));
        let created = json!({ "Fn::GetAtt": [resource, "GroupId"] });
        let either = own.either(&created, &json!({ "Ref": own.parameter }));
        template
            .substitutes
            .insert(format!("{resource}.GroupId"), either);
        let mut properties = json!({
            "GroupDescription": format!("{of} of the profile {}/{}", source.namespace, source.name),
            "VpcId": reference(&id("Vpc")),
            "Tags": policy::tags(source.namespace),
        });
        if kind == "ServiceAccess" {
            let nothing =
                json!({ "IpProtocol": "-1", "CidrIp": NOBODY, "Description": "nothing else" });
            members::set(&mut properties, "SecurityGroupEgress", json!([nothing]));
        }
        let mut group = Resource::new("AWS::EC2::SecurityGroup", properties);
        group.condition = Some(own.condition.clone());
        template.resources.insert(resource, group);
        condition = Some(own.condition);
    }
    let condition = condition.unwrap_or_default();
    for rule in rules() {
        let mut resource = Resource::new(rule.kind(), rule.properties(source.id));
        resource.condition = Some(condition.clone());
        template.resources.insert(id(&rule.name()), resource);
    }
    let group = |kind: &str| reference(&format!("{}{kind}SecurityGroup.GroupId", source.id));
    Some(Groups {
        primary: group("Primary"),
        core: group("Core"),
        service_access: Some(group("ServiceAccess")),
        vpc: Some(reference(&id("Vpc"))),
    })
}

/// A rule of a group about another one.
struct Rule {
    group: &'static str,
    other: &'static str,
    is_ingress: bool,
    protocol: &'static str,
    ports: (i32, i32),
}

/// 15 rules for what comes in and 2 for what goes out.
fn rules() -> Vec<Rule> {
    let service = |group, other, is_ingress, port: u16| Rule {
        group,
        other,
        is_ingress,
        protocol: "tcp",
        ports: (port.into(), port.into()),
    };
    let mut rules = Vec::new();
    for group in ["Primary", "Core"] {
        rules.push(service(group, "ServiceAccess", true, TO_INSTANCES));
        for other in ["Primary", "Core"] {
            for (protocol, ports) in [("tcp", (0, 65535)), ("udp", (0, 65535)), ("icmp", (-1, -1))]
            {
                rules.push(Rule {
                    group,
                    other,
                    is_ingress: true,
                    protocol,
                    ports,
                });
            }
        }
    }
    rules.push(service("ServiceAccess", "Primary", true, TO_SERVICE));
    rules.push(service("ServiceAccess", "Primary", false, TO_INSTANCES));
    rules.push(service("ServiceAccess", "Core", false, TO_INSTANCES));
    rules
}

impl Rule {
    fn kind(&self) -> &'static str {
        match self.is_ingress {
            true => "AWS::EC2::SecurityGroupIngress",
            false => "AWS::EC2::SecurityGroupEgress",
        }
    }

    fn name(&self) -> String {
        let way = if self.is_ingress { "From" } else { "To" };
        let protocol = match self.protocol {
            "tcp" => "Tcp",
            "udp" => "Udp",
            _ => "Icmp",
        };
        format!("{}{way}{}{protocol}", self.group, self.other)
    }

    fn properties(&self, id: &str) -> Value {
        let group = |kind: &str| reference(&format!("{id}{kind}SecurityGroup.GroupId"));
        let other = if self.is_ingress {
            "SourceSecurityGroupId"
        } else {
            "DestinationSecurityGroupId"
        };
        json!({
            "GroupId": group(self.group),
            "IpProtocol": self.protocol,
            "FromPort": self.ports.0,
            "ToPort": self.ports.1,
            other: group(self.other),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::rules;

    #[test]
    fn there_are_fifteen_rules_for_what_comes_in_and_two_for_what_goes_out() {
        let rules = rules();
        assert_eq!(rules.iter().filter(|rule| rule.is_ingress).count(), 15);
        assert_eq!(rules.iter().filter(|rule| !rule.is_ingress).count(), 2);
        let names: BTreeSet<String> = rules.iter().map(super::Rule::name).collect();
        assert_eq!(names.len(), 17);
    }
}

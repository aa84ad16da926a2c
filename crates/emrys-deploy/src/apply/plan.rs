// SPDX-License-Identifier: Apache-2.0
//! A template as the resources that are to be there, each with its names and with values in the places of references, in
//! an order in which each comes after those that it refers to.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::evaluate::{self, Scope};
use super::identity::{self, Identity};
use super::stored::subscription;
use super::{ApplyError, Place};
use crate::template::Template;

/// A resource that is to be there.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// Its logical id.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// Its properties, with values in the places of references.
    pub properties: Value,
}

/// What is to be there of a template, and what its outputs are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The resources, in their order.
    pub resources: Vec<Planned>,
    /// The outputs by name.
    pub outputs: BTreeMap<String, String>,
}

impl Plan {
    /// The resources of a template at a place. What the template asks whoever deploys it for is answered with
    /// `parameters`, else with its defaults.
    ///
    /// # Errors
    ///
    /// The template refers to what is not there, in a circle, or has what is not known here.
    pub fn new(
        template: &Template,
        place: &Place,
        parameters: &BTreeMap<String, String>,
    ) -> Result<Self, ApplyError> {
        let json = template.to_json();
        let resources = json.get("Resources").and_then(Value::as_object);
        let none = Map::new();
        let planning = Planning {
            json: &json,
            place,
            parameters,
            identities: RefCell::default(),
        };
        planning.refuse_unknown()?;
        let mut plan = Self::default();
        for (id, resource) in in_order(resources.unwrap_or(&none))? {
            if let Some(condition) = resource.get("Condition").and_then(Value::as_str)
                && !planning.condition(condition)?
            {
                continue;
            }
            let kind = resource.get("Type").and_then(Value::as_str);
            let kind = kind.unwrap_or_default();
            let properties = resource.get("Properties").cloned().unwrap_or_default();
            let properties = evaluate::value(&properties, &planning)?.unwrap_or_default();
            let identity = identity::of(kind, id, &properties, place)?;
            plan.resources.push(Planned {
                id: id.to_owned(),
                kind: kind.to_owned(),
                name: identity.name().to_owned(),
                properties,
            });
            let mut identities = planning.identities.borrow_mut();
            identities.insert(id.to_owned(), identity);
        }
        subscription::join(&mut plan.resources);
        for (name, output) in json
            .get("Outputs")
            .and_then(Value::as_object)
            .unwrap_or(&none)
        {
            if let Some(condition) = output.get("Condition").and_then(Value::as_str)
                && !planning.condition(condition)?
            {
                continue;
            }
            let value = output.get("Value").cloned().unwrap_or_default();
            let value = evaluate::value(&value, &planning)?.unwrap_or_default();
            plan.outputs.insert(name.clone(), evaluate::text(&value));
        }
        Ok(plan)
    }
}

/// The resources, each after those that it refers to or waits for, and as the template has them otherwise.
fn in_order(resources: &Map<String, Value>) -> Result<Vec<(&str, &Value)>, ApplyError> {
    let mut waits: Vec<(&str, &Value, BTreeSet<String>)> = Vec::new();
    for (id, resource) in resources {
        let mut references = Vec::new();
        let properties = resource.get("Properties").unwrap_or(&Value::Null);
        evaluate::references(properties, &mut references);
        let depends_on = resource.get("DependsOn").and_then(Value::as_array);
        let depends_on = depends_on.into_iter().flatten().filter_map(Value::as_str);
        references.extend(depends_on.map(str::to_owned));
        let references = references.into_iter();
        let references = references.filter(|to| resources.contains_key(to)).collect();
        waits.push((id, resource, references));
    }
    let mut ordered = Vec::new();
    let mut done = BTreeSet::new();
    while !waits.is_empty() {
        let ready =
            |(_, _, references): &(&str, &Value, BTreeSet<String>)| references.is_subset(&done);
        let Some(next) = waits.iter().position(ready) else {
            let left: Vec<&str> = waits.iter().map(|(id, ..)| *id).collect();
            return Err(ApplyError::Circle(left.join(", ")));
        };
        let (id, resource, _) = waits.remove(next);
        ordered.push((id, resource));
        done.insert(id.to_owned());
    }
    Ok(ordered)
}

struct Planning<'p> {
    json: &'p Value,
    place: &'p Place,
    parameters: &'p BTreeMap<String, String>,
    identities: RefCell<BTreeMap<String, Identity>>,
}

impl Planning<'_> {
    /// Refuses answers to what the template does not ask for.
    fn refuse_unknown(&self) -> Result<(), ApplyError> {
        let known = |name: &&String| self.json.pointer(&format!("/Parameters/{name}")).is_none();
        match self.parameters.keys().find(known) {
            Some(name) => Err(ApplyError::Parameter(name.clone())),
            None => Ok(()),
        }
    }
}

impl Scope for Planning<'_> {
    fn reference(&self, to: &str) -> Result<Value, ApplyError> {
        let Place {
            partition,
            region,
            account,
            stack,
        } = self.place;
        let pseudo = match to {
            "AWS::Partition" => Some(partition.clone()),
            "AWS::Region" => Some(region.clone()),
            "AWS::AccountId" => Some(account.clone()),
            "AWS::StackName" => Some(stack.clone()),
            "AWS::StackId" => Some(format!(
                "arn:{partition}:cloudformation:{region}:{account}:stack/{stack}/{stack}"
            )),
            "AWS::URLSuffix" => Some("amazonaws.com".to_owned()),
            _ => None,
        };
        if let Some(value) = pseudo {
            return Ok(Value::String(value));
        }
        if let Some(identity) = self.identities.borrow().get(to) {
            return Ok(Value::String(identity.reference.clone()));
        }
        if let Some(value) = self.parameters.get(to) {
            return Ok(Value::String(value.clone()));
        }
        match self.json.pointer(&format!("/Parameters/{to}")) {
            Some(parameter) => match parameter.get("Default") {
                Some(default) => Ok(default.clone()),
                None => Err(ApplyError::NoAnswer(to.to_owned())),
            },
            None => Err(ApplyError::Reference(to.to_owned())),
        }
    }

    fn attribute(&self, id: &str, attribute: &str) -> Result<Value, ApplyError> {
        let identities = self.identities.borrow();
        let value = identities.get(id).and_then(|own| own.attribute(attribute));
        let value = value.ok_or_else(|| ApplyError::Reference(format!("{id}.{attribute}")))?;
        Ok(Value::String(value))
    }

    fn condition(&self, name: &str) -> Result<bool, ApplyError> {
        match self.json.pointer(&format!("/Conditions/{name}")) {
            Some(condition) => evaluate::holds(condition, self),
            None => Err(ApplyError::Reference(name.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::{ApplyError, Place, Plan};
    use crate::template::text::{arn, reference};
    use crate::template::{Output, Resource, Template};

    fn place() -> Place {
        Place {
            partition: "aws".to_owned(),
            region: "us-east-1".to_owned(),
            account: "000000000000".to_owned(),
            stack: "emrys-sales".to_owned(),
        }
    }

    fn template(resources: Vec<(&str, Resource)>) -> Template {
        let resources = resources.into_iter();
        Template {
            resources: resources.map(|(id, own)| (id.to_owned(), own)).collect(),
            ..Template::default()
        }
    }

    #[test]
    fn what_is_referred_to_comes_first_and_its_names_are_in_place() {
        let machine = json!({
            "StateMachineName": "sales_load", "RoleArn": reference("Role.Arn"),
            "DefinitionString": format!("{{\"a\":\"{}\"}}", arn("ssm", "parameter/emrys/x")),
        });
        let mut template = template(vec![
            (
                "Rule",
                Resource::new(
                    "AWS::Events::Rule",
                    json!({ "Name": "r", "Targets": [{ "Arn": reference("Load") }] }),
                ),
            ),
            (
                "Load",
                Resource::new("AWS::StepFunctions::StateMachine", machine),
            ),
            (
                "Role",
                Resource::new("AWS::IAM::Role", json!({ "Path": "/x/" })),
            ),
        ]);
        let output = Output {
            description: String::new(),
            value: reference("Load.Name"),
            condition: None,
        };
        template.outputs.insert("Name".to_owned(), output);
        let plan = Plan::new(&template, &place(), &BTreeMap::new()).unwrap();
        let ids: Vec<&str> = plan.resources.iter().map(|own| own.id.as_str()).collect();
        assert_eq!(ids, ["Role", "Load", "Rule"]);
        let [role, load, rule] = plan.resources.as_slice() else {
            panic!("three resources");
        };
        let role_arn = format!("arn:aws:iam::000000000000:role/x/{}", role.name);
        assert_eq!(load.properties["RoleArn"], role_arn);
        assert_eq!(
            load.properties["DefinitionString"],
            "{\"a\":\"arn:aws:ssm:us-east-1:000000000000:parameter/emrys/x\"}"
        );
        let machine = "arn:aws:states:us-east-1:000000000000:stateMachine:sales_load";
        assert_eq!(rule.properties["Targets"][0]["Arn"], machine);
        assert_eq!(plan.outputs["Name"], "sales_load");
    }

    #[test]
    fn what_a_condition_leaves_out_is_not_there() {
        let mut resource = Resource::new("AWS::EC2::SecurityGroup", json!({}));
        resource.condition = Some("Create".to_owned());
        let mut template = template(vec![("Group", resource)]);
        let parameter = json!({ "Type": "String", "Default": "" });
        template.parameters.insert("Existing".to_owned(), parameter);
        let empty = json!({ "Fn::Equals": [{ "Ref": "Existing" }, ""] });
        template.conditions.insert("Create".to_owned(), empty);
        let plan = |answers: &[(&str, &str)]| {
            let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
            Plan::new(&template, &place(), &answers.iter().map(own).collect())
        };
        assert_eq!(plan(&[]).unwrap().resources.len(), 1);
        assert!(plan(&[("Existing", "sg-1")]).unwrap().resources.is_empty());
        let error = plan(&[("Other", "x")]).unwrap_err();
        assert!(matches!(error, ApplyError::Parameter(_)), "{error}");
    }

    #[test]
    fn a_circle_and_what_is_not_there_are_named() {
        let to = |id: &str| Resource::new("AWS::SSM::Parameter", json!({ "Value": reference(id) }));
        let error = |template: &Template| {
            let plan = Plan::new(template, &place(), &BTreeMap::new());
            plan.unwrap_err().to_string()
        };
        let circle = template(vec![("A", to("B")), ("B", to("A"))]);
        assert_eq!(
            error(&circle),
            "the resources A, B refer to each other in a circle"
        );
        let missing = template(vec![("A", to("Gone.Arn"))]);
        assert_eq!(
            error(&missing),
            "the template refers to `Gone.Arn`, which is not in it"
        );
    }
}

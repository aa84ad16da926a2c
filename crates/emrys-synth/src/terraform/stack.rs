// SPDX-License-Identifier: Apache-2.0
//! A stack of CloudFormation's in a module: the very template that deploying sends, with variables for its parameters and
//! outputs for its outputs. Knows nothing of what is in the template.

use std::path::Path;

use serde_json::{Map, Value as Json};

use super::module::{Output, Resource, Variable};
use super::names::identifier;
use super::{Body, Part, Template, TerraformError, Value, Writer};
use crate::cloudformation::body::{self, BodyError};
use crate::lower::plan::{Source, Upload};

/// A stack, and what has to be in buckets before.
#[derive(Debug, Clone, Copy)]
pub struct Stack<'s> {
    /// What it is of: its resource has that name.
    pub of: &'s str,
    /// Its name in the account.
    pub name: &'s str,
    /// The template.
    pub template: &'s Json,
    /// What has to be in buckets before.
    pub uploads: &'s [Upload],
    /// The bucket, and a prefix, for a template that is too long for a request.
    pub artifacts: Option<&'s str>,
    /// Tags of the stack.
    pub tags: &'s [(&'s str, &'s str)],
}

impl Writer {
    /// Adds a stack. Paths of files are written as they are seen from `folder`, that of the module.
    ///
    /// # Errors
    /// Its template is too long, or there are packages that nobody has packed.
    pub fn stack(&mut self, stack: &Stack<'_>, folder: &Path) -> Result<(), TerraformError> {
        let kind = "aws_cloudformation_stack";
        let own = self.unique(kind, &identifier(stack.of));
        let mut objects = Vec::new();
        for upload in stack.uploads {
            objects.push(self.object(upload, folder)?);
        }
        objects.sort();
        objects.dedup();
        let mut body = Body::default();
        body.set("name", Value::literal(stack.name));
        let capability = Value::literal("CAPABILITY_NAMED_IAM");
        body.set("capabilities", Value::List(vec![capability]));
        body.set("parameters", self.parameters(stack.template));
        let tags = stack.tags.iter();
        let tags = tags.map(|(key, value)| (Template::literal(*key), Value::literal(*value)));
        body.set("tags", Value::Object(tags.collect()));
        let (argument, template) = self.template(stack, folder)?;
        body.set(argument, template);
        let resource = Resource {
            kind,
            name: own,
            body,
            depends_on: objects,
        };
        for (name, output) in members(stack.template, "Outputs") {
            // One with a condition may not be there.
            let value = format!("lookup({}.outputs, \"{name}\", null)", resource.address());
            let description = text(output, "Description");
            self.module.outputs.push(Output {
                name: name.clone(),
                description,
                value,
            });
        }
        self.module.resources.push(resource);
        Ok(())
    }

    /// Values for the parameters of the template: variables, each with the parameter's own default.
    fn parameters(&mut self, template: &Json) -> Option<Value> {
        let mut values = Vec::new();
        for (name, parameter) in members(template, "Parameters") {
            let variable = Variable {
                name: name.clone(),
                description: Some(text(parameter, "Description").unwrap_or_default()),
                default: text(parameter, "Default"),
                sensitive: parameter.get("NoEcho").is_some_and(|own| *own == true),
            };
            let variable = self.texts.parameter(variable);
            let value = Value::expression(format!("var.{variable}"));
            values.push((Template::literal(name), value));
        }
        (!values.is_empty()).then_some(Value::Object(values))
    }

    /// The argument that has the template, and what it has.
    fn template(
        &mut self,
        stack: &Stack<'_>,
        folder: &Path,
    ) -> Result<(&'static str, Value), TerraformError> {
        let text = match body::Body::of(stack.template)? {
            body::Body::Request(text) => return Ok(("template_body", Value::Lines(text + "\n"))),
            body::Body::Object(text) => text + "\n",
        };
        let artifacts = stack.artifacts.ok_or(BodyError::NoBucket(text.len()))?;
        let (bucket, prefix) = artifacts.split_once('/').unwrap_or((artifacts, ""));
        // The bucket's own region is in the address that CloudFormation reads.
        let mut looked_up = Body::default();
        looked_up.set("bucket", Value::literal(bucket));
        let name = format!("{}_template", identifier(stack.of));
        let bucket_of = Resource {
            kind: "aws_s3_bucket",
            name: name.clone(),
            body: looked_up,
            depends_on: Vec::new(),
        };
        let upload = Upload {
            key: body::key(prefix, stack.of, &text),
            bucket: bucket.to_owned(),
            source: Source::Inline(text),
        };
        // Whatever is in it: another template takes the place of this one.
        let object = self.object_called(&name, &upload, folder)?;
        let url = Value::Text(Template(vec![
            Part::Literal("https://".to_owned()),
            Part::Expression(format!(
                "data.{}.bucket_regional_domain_name",
                bucket_of.address()
            )),
            Part::Literal("/".to_owned()),
            Part::Expression(format!("{object}.key")),
        ]));
        self.module.data.push(bucket_of);
        Ok(("template_url", url))
    }
}

/// The members of a section of a template.
fn members<'t>(
    template: &'t Json,
    section: &str,
) -> impl Iterator<Item = (&'t String, &'t Json)> + use<'t> {
    let members = template.get(section).and_then(Json::as_object);
    members.into_iter().flat_map(Map::iter)
}

/// What a member says, as a text.
fn text(of: &Json, member: &str) -> Option<String> {
    of.get(member).map(|value| match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    })
}

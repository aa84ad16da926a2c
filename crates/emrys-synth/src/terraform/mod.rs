// SPDX-License-Identifier: Apache-2.0
//! Plans as a module of Terraform's, for its AWS provider; and stacks of CloudFormation's, whose templates stand in one.
//!
//! A request is read member by member, so that what the provider has no argument for is told as a [`Difference`] and not
//! lost.
//! References of the document become expressions and variables; everything else stands for itself, EMR's own `${…}` too.
//!
//! - `module`: what is written, as a tree. `hcl` and `json` write it.
//! - `cluster`, `instances`: what a request becomes. `stack`: what a template becomes.
//! - `texts`: templates and variables. `names`: identifiers.

mod cluster;
mod hcl;
mod instances;
mod json;
mod module;
mod names;
mod stack;
mod texts;

use std::path::{Component, Path, PathBuf};

use emrys_document::reference::Reference;
use serde_json::Value as Json;

use self::names::{identifier, unique};
use self::texts::Texts;
use crate::cloudformation::body::BodyError;
use crate::lower::plan::{Plan, SecurityConfiguration, Source, Upload};
pub use crate::members::Difference;
use crate::members::Members;
pub use module::{Body, Module, Output, Part, Resource, Template, Value, Variable};
pub use stack::Stack;

/// The versions of the provider that have every argument that is written.
const PROVIDER_VERSION: &str = "~> 5.100";
/// Why something is not there.
const NO_ARGUMENT: &str = "Terraform's AWS provider has no argument for it";

/// Why a plan cannot be written for Terraform.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TerraformError {
    /// The provider knows release labels alone: give the cluster one.
    #[error("Terraform's AWS provider takes no AMI version: the cluster needs a release label")]
    AmiVersion,
    /// Terraform cannot know the value, or the expression is none of Terraform's: write something else.
    #[error("{}", of_reference(.0))]
    Reference(Reference),
    /// The provider buys on the spot market with a bid price alone, and none is known for the type: write one.
    #[error(
        "Terraform's AWS provider takes the spot market with a bid price alone, and what `{instance_type}` costs on demand is not known: write `bid_price` where `market: SPOT` is"
    )]
    SpotPrice {
        /// The instance type, as it was written.
        instance_type: String,
    },
    /// A bucket's files are packed only for a run: pack them, and name the archive.
    #[error("the Python packages are packed for runs alone: name an archive of them in its bucket")]
    NotPacked,
    /// CloudFormation does not take the template of a stack: see there.
    #[error(transparent)]
    Template(#[from] BodyError),
}

fn of_reference(reference: &Reference) -> String {
    match reference {
        Reference::Terraform(expression) => {
            format!("`{expression}` is not an expression of Terraform's")
        }
        other => format!("Terraform cannot know `{other}`"),
    }
}

/// Makes a module of plans, one after the other.
#[derive(Default)]
pub struct Writer {
    module: Module,
    texts: Texts,
    differences: Vec<Difference>,
    /// The security configurations of the module: the name that EMR knows, and the address.
    security_configurations: Vec<(String, String)>,
}

impl Writer {
    /// A writer of an empty module. Its provider has that region; without one it is for the rest of the configuration
    /// to say.
    #[must_use]
    pub fn new(region: Option<&str>) -> Self {
        let mut writer = Self::default();
        writer.module.region = region.map(str::to_owned);
        writer
    }

    /// Adds the cluster of a plan with its steps, and the security configuration and the files that they need. `name` is that of the document.
    /// `list_steps_states` are the states of the steps that Terraform is to look at. Paths of files are written as they
    /// are seen from `folder`, that of the module.
    ///
    /// # Errors
    /// The provider cannot have it at all.
    pub fn plan(
        &mut self,
        name: &str,
        plan: &Plan,
        list_steps_states: &[String],
        folder: &Path,
    ) -> Result<(), TerraformError> {
        let (request, differences) = plan.stand_alone_request();
        self.differences.extend(differences);
        if let Some(security) = &plan.security_configuration {
            self.security_configuration(security);
        }
        let mut objects = Vec::new();
        for upload in &plan.uploads {
            objects.push(self.object(upload, folder)?);
        }
        self.cluster(name, &request, list_steps_states, objects)
    }

    /// The module, and what is not in it.
    ///
    /// # Errors
    /// There is a reference that Terraform cannot have a value for.
    pub fn finish(self) -> Result<(Module, Vec<Difference>), TerraformError> {
        let mut module = self.module;
        module.variables = self.texts.finish()?;
        Ok((module, self.differences))
    }

    /// Adds an object that has to be in its bucket before what needs it, and gives its address.
    fn object(&mut self, upload: &Upload, folder: &Path) -> Result<String, TerraformError> {
        let file = upload.key.rsplit('/').next().unwrap_or(&upload.key);
        self.object_called(&identifier(file), upload, folder)
    }

    /// The same under that name, if it is not taken.
    fn object_called(
        &mut self,
        name: &str,
        upload: &Upload,
        folder: &Path,
    ) -> Result<String, TerraformError> {
        let mut body = Body::default();
        body.set("bucket", self.texts.text(&upload.bucket));
        body.set("key", self.texts.text(&upload.key));
        let mut lifecycle = Body::default();
        // What still names the former object finds it until it names the new one.
        lifecycle.set("create_before_destroy", Value::Boolean(true));
        match &upload.source {
            Source::File { path, digest } => {
                let path = path_of(path, folder);
                body.set("source", path.clone());
                match digest {
                    Some(digest) => lifecycle.block("precondition", unchanged(&path, digest)),
                    // The key says nothing of what is in it.
                    None => {
                        let hash = format!("filemd5({})", hcl::inline(&path));
                        body.set("source_hash", Value::expression(hash));
                    }
                }
            }
            Source::Inline(text) => body.set("content", inline(text)),
            Source::NotPacked => return Err(TerraformError::NotPacked),
        }
        body.block("lifecycle", lifecycle);
        let existing = self.module.resources.iter().find(|own| {
            let is_object = own.kind == "aws_s3_object";
            is_object && own.body == body
        });
        if let Some(existing) = existing {
            return Ok(existing.address());
        }
        let name = self.unique("aws_s3_object", name);
        self.add("aws_s3_object", name.clone(), body);
        Ok(format!("aws_s3_object.{name}"))
    }

    fn security_configuration_of(&mut self, name: &str) -> Value {
        let own = self.security_configurations.iter();
        let mut own = own.filter(|(known, _)| known == name);
        match own.next() {
            Some((_, address)) => Value::expression(address),
            None => self.texts.text(name),
        }
    }

    /// A value as JSON text.
    fn json(&mut self, json: &Json) -> Value {
        Value::Json(Box::new(self.texts.value(json)))
    }

    /// Adds a security configuration, if it is not there yet.
    fn security_configuration(&mut self, security: &SecurityConfiguration) {
        let mut known = self.security_configurations.iter();
        if known.any(|(name, _)| *name == security.name) {
            return;
        }
        let mut body = Body::default();
        body.set("name", self.texts.text(&security.name));
        body.set("configuration", self.json(&security.configuration));
        let kind = "aws_emr_security_configuration";
        let own = self.unique(kind, &identifier(&security.name));
        let address = format!("{kind}.{own}.name");
        self.security_configurations
            .push((security.name.clone(), address));
        self.add(kind, own, body);
    }

    /// Sets an argument to what a member has, if it has anything.
    fn argument(
        &mut self,
        body: &mut Body,
        argument: &'static str,
        members: &mut Members,
        member: &str,
    ) {
        let value = members.take(member).filter(|value| !value.is_null());
        body.set(argument, value.map(|value| self.texts.value(&value)));
    }

    /// Tells of a member that the module has not, or has otherwise.
    fn differs(&mut self, member: String, why: impl Into<String>) {
        let why = why.into();
        self.differences.push(Difference { member, why });
    }

    fn unique(&self, kind: &str, name: &str) -> String {
        let own = &self.module.resources;
        unique(name, |name| {
            own.iter().any(|own| own.kind == kind && own.name == name)
        })
    }

    fn add(&mut self, kind: &'static str, name: String, body: Body) {
        self.module.resources.push(Resource {
            kind,
            name,
            body,
            depends_on: Vec::new(),
        });
    }
}

/// That a file still is what its key promises.
fn unchanged(path: &Value, digest: &str) -> Body {
    let path = hcl::inline(path);
    let mut body = Body::default();
    let condition = format!("filesha256({path}) == \"{digest}\"");
    body.set("condition", Value::expression(condition));
    let message =
        "The file has changed since this module was written: write it again with `emrys convert`.";
    body.set("error_message", Value::literal(message));
    body
}

/// The content of an object: as lines where it has such.
fn inline(text: &str) -> Value {
    let is_lines = text.ends_with('\n') && !text.contains('\r');
    match is_lines && !text.lines().any(|line| line.trim() == "EOT") {
        true => Value::Lines(text.to_owned()),
        false => Value::literal(text),
    }
}

/// A path as the module's files have it: seen from the module's own folder, unless it is somewhere else.
fn path_of(path: &Path, folder: &Path) -> Value {
    let below = path.strip_prefix(folder).unwrap_or(path);
    if below.is_absolute() {
        return Value::literal(below.display().to_string());
    }
    let names = below.components();
    let names = names.filter(|name| *name != Component::CurDir);
    let names: PathBuf = names.collect();
    Value::Text(Template(vec![
        Part::Expression("path.module".to_owned()),
        Part::Literal(format!("/{}", names.display())),
    ]))
}

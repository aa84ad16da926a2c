// SPDX-License-Identifier: Apache-2.0
//! A checked project → its [`Deployment`]: the template, what has to be uploaded first, and the state machines in it.
//! Pure: files are named and not read, and nothing is sent.
//!
//! - `builder`: the template while it is made
//! - `clusters`, `profiles`, `functions`: the parts of a project, one after the other
//! - `pipelines`, `triggers`: pipelines and what starts them
//! - `steps`: what steps of pipelines need of profiles
//! - `sweep`: what ends the clusters of stopped executions
//! - `people`: policies for those who define, launch and read
//! - `documents`: what documents leave to a run

mod builder;
mod clusters;
mod documents;
mod functions;
mod people;
mod pipelines;
mod profiles;
mod steps;
mod sweep;
mod triggers;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use emrys_diagnostics::{Code, Diagnostic};
use emrys_document::Project;
use emrys_synth::lower::plan::Upload;
use emrys_synth::lower::{LowerError, PythonArchive};
use serde_json::Value;

use self::builder::Builder;
use crate::pipeline::PipelineError;
use crate::policy::limits::TooLong;
use crate::policy::{Managed, Role};
use crate::registry::values::ValueError;
use crate::registry::{Kind, Lock, NameError, lock};
use crate::template::{Template, ids};

/// What is to be known beside the project itself.
pub struct Inputs<'a> {
    /// A hexadecimal digest of a file's content.
    pub digest: &'a dyn Fn(&Path) -> io::Result<String>,
    /// The files below a folder, in the order in which they are to be uploaded.
    pub files: &'a dyn Fn(&Path) -> io::Result<Vec<PathBuf>>,
    /// The archives of the Python packages of job flows, by the names of those that have any.
    pub python: &'a BTreeMap<String, PythonArchive>,
    /// What other projects have registered, as it is in the project's lock file.
    pub lock: &'a Lock,
}

/// What a project leaves in an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Deployment {
    /// The namespace of everything in it.
    pub namespace: String,
    /// The name of the stack, unless somebody chooses another.
    pub stack: String,
    /// The template.
    pub template: Template,
    /// What has to be in buckets before the template is deployed.
    pub uploads: Vec<Upload>,
    /// The state machines of the template.
    pub machines: Vec<Machine>,
    /// The parameters of the registry.
    pub parameters: Vec<Parameter>,
    /// What may do what: the roles of the template.
    pub roles: Vec<Role>,
    /// Who may do what: its policies for people.
    pub policies: Vec<Managed>,
}

/// A state machine of the template.
#[derive(Debug, Clone, PartialEq)]
pub struct Machine {
    /// Its name in the account.
    pub name: String,
    /// Its logical id in the template.
    pub logical_id: String,
    /// Its definition, whose texts may have references.
    pub definition: Value,
}

/// A parameter of the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in Parameter Store.
    pub name: String,
    /// Its logical id in the template.
    pub logical_id: String,
    /// Its value, a JSON text that may have references.
    pub value: String,
}

/// Why a project cannot be deployed.
#[derive(Debug, thiserror::Error)]
pub enum DeployError {
    /// A cluster or job flow could not be lowered: see there.
    #[error("failed to prepare `{name}`: {source}")]
    Lower {
        /// The cluster or job flow.
        name: String,
        /// Why.
        source: LowerError,
    },
    /// A pipeline cannot be written as a state machine: see there.
    #[error("failed to prepare the pipeline `{name}`: {source}")]
    Pipeline {
        /// The pipeline.
        name: String,
        /// Why.
        source: PipelineError,
    },
    /// A name is too long for the registry, or has other characters: choose another one.
    #[error(transparent)]
    Name(#[from] NameError),
    /// A value cannot be registered, or what another project has registered cannot be read: see there.
    #[error(transparent)]
    Value(#[from] ValueError),
    /// A policy is too long: see there.
    #[error(transparent)]
    Policy(#[from] TooLong),
    /// Nothing has that name: correct it, or fetch it with `emrys registry use`.
    #[error(
        "there is no {kind} `{name}`, neither in the project nor in {}",
        lock::FILE
    )]
    NotFound {
        /// What is meant.
        kind: Kind,
        /// Its name, `namespace/name`.
        name: String,
    },
    /// An ARN is that of something else: name the parameter of what is meant.
    #[error("`{arn}` is not the ARN of a {kind}")]
    AnotherKind {
        /// What is meant.
        kind: Kind,
        /// The ARN.
        arn: String,
    },
    /// State machines start those of their own account: deploy it there, too.
    #[error("`{0}` is of another account, whose state machines cannot be started from here")]
    OtherAccount(String),
    /// A launch function needs a release label: give the cluster one.
    #[error("the cluster `{0}` has an AMI version, and launch functions take release labels")]
    AmiVersion(String),
    /// A password would be readable in Parameter Store: put it into a secret, and name that as `kerberos_secret` of the profile.
    #[error(
        "the cluster `{0}` has a Kerberos password, which belongs into the `kerberos_secret` of its profile"
    )]
    Password(String),
    /// A template cannot have the value: a secret can be the whole value of a configuration's property, and nothing else.
    #[error("`{of}` has `{reference}` where a template cannot have its value")]
    Reference {
        /// The cluster or what else it is in.
        of: String,
        /// The reference.
        reference: String,
    },
    /// A state machine's name is too long: shorten the function's, the pipeline's or the namespace's.
    #[error("the state machine `{name}` has {} characters in its name, and Step Functions takes {limit}", name.len())]
    MachineName {
        /// The name.
        name: String,
        /// As many as there may be.
        limit: usize,
    },
    /// Two resources would have one logical id: rename one of the two.
    #[error("two things of the project would have the logical id `{0}`")]
    LogicalId(String),
    /// CloudFormation would put a value in its place, which whoever reads definitions or parameters would see.
    #[error(
        "`{0}` would have a dynamic reference, `{{{{resolve:…}}}}`, and with it the value for all who read it: give a cluster secrets as `EMR.secret@`"
    )]
    DynamicReference(String),
    /// AWS takes nothing as large: split the project into namespaces, or the pipeline into several.
    #[error(
        "{what} has {bytes} bytes, and {service} takes {limit}: split it, into several namespaces or pipelines"
    )]
    TooLarge {
        /// What is too large.
        what: String,
        /// How large it is.
        bytes: usize,
        /// How large it may be.
        limit: usize,
        /// Who takes no more.
        service: &'static str,
    },
    /// A template takes no more: split the project into namespaces.
    #[error(
        "the template has {count} {what}, and CloudFormation takes {limit}: split the project into several namespaces"
    )]
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// How many.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
}

impl DeployError {
    /// What is wrong with the documents. None, where something else is: files, places for artifacts, the lock file.
    #[must_use]
    pub fn diagnostics(&self) -> Option<Vec<Diagnostic>> {
        match self {
            Self::Pipeline {
                source: PipelineError::Document(all),
                ..
            } => Some(all.clone()),
            Self::Pipeline { .. } | Self::Lower { .. } | Self::NotFound { .. } => None,
            other => Some(vec![Diagnostic::new(Code::InvalidValue, other.to_string())]),
        }
    }
}

/// What the project leaves in an account.
///
/// # Errors
/// Something cannot be lowered, is not there, or is more than AWS takes.
pub fn deployment(project: &Project, inputs: &Inputs<'_>) -> Result<Deployment, DeployError> {
    let mut builder = Builder::new(project, inputs);
    let clusters = builder.clusters()?;
    let profiles = builder.profiles(&clusters)?;
    builder.launch_functions(&profiles, &clusters)?;
    builder.pipelines(&profiles)?;
    let swept = sweep::swept(project);
    let machines: Vec<String> = swept.iter().map(|own| own.machine.clone()).collect();
    let stack = stack(&builder.namespace);
    builder.people(&stack, &machines)?;
    builder.sweep(swept)?;
    builder.check()?;
    let Builder {
        namespace,
        template,
        uploads,
        machines,
        parameters,
        roles,
        policies,
        ..
    } = builder;
    Ok(Deployment {
        stack,
        namespace,
        template,
        uploads,
        machines,
        parameters,
        roles,
        policies,
    })
}

/// The name of a namespace's stack. Names of stacks have no underscores (CloudFormation API Reference, CreateStack), and
/// `a_b` is another namespace than `a-b`.
#[must_use]
pub fn stack(namespace: &str) -> String {
    match namespace.contains('_') {
        true => ids::marked(&format!("emrys-{}", namespace.replace('_', "-")), namespace),
        false => format!("emrys-{namespace}"),
    }
}

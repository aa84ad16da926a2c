// SPDX-License-Identifier: Apache-2.0
//! A template carried out on an engine through the service traits, where there is no CloudFormation.
//!
//! What an engine keeps is stored: parameters, state machines, security configurations, rules. Everything else of a
//! template, such as roles and security groups, has only its names there, made up and the same each time, for what
//! refers to it.
//!
//! What is about to be stored is written down first, in parameters of its own (`record`). So a deployment that was
//! killed is known to the next one, which goes on, and what is no longer in the template is found and removed.
//!
//! - `answers`: what a template asks of Parameter Store
//! - `plan`: a template as resources with names and values; `evaluate`, `identity`: how it gets them
//! - `change`: what has to be done, compared with what is there, and doing it
//! - `guard`: keeping the deployments of one namespace apart
//! - `record`: what a deployment has stored
//! - `stored`: how each kind of resource is found, stored and removed

mod answers;
mod change;
mod evaluate;
mod guard;
mod identity;
mod plan;
mod record;
mod stored;

pub use answers::answers;
pub use change::{Action, Change, Changes, Deployer};
pub use guard::{Guard, Holder, IsGone};
pub use plan::{Plan, Planned};
pub use stored::SplitError;

use emrys_protocol::{
    ApiError, EmrApi, EngineApi, EventsApi, ParametersApi, SecretsApi, StatesApi,
};

/// Where a template is deployed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The partition, `aws` on engines.
    pub partition: String,
    /// The region.
    pub region: String,
    /// The account's number.
    pub account: String,
    /// The stack's name, from which names are made that the template does not give.
    pub stack: String,
}

/// The services that keep what is stored.
#[derive(Clone, Copy)]
pub struct Services<'s> {
    /// EMR, for security configurations.
    pub emr: &'s dyn EmrApi,
    /// What only an engine of ours has: topics that start state machines. Others have no such thing.
    pub engine: Option<&'s dyn EngineApi>,
    /// EventBridge.
    pub events: &'s dyn EventsApi,
    /// Parameter Store.
    pub parameters: &'s dyn ParametersApi,
    /// Secrets Manager.
    pub secrets: &'s dyn SecretsApi,
    /// Step Functions.
    pub states: &'s dyn StatesApi,
}

/// Why a template is not carried out.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The template has a function that is not known here: report it.
    #[error("the template has `{0}`, which only CloudFormation knows")]
    Unsupported(String),
    /// The template has a resource of nobody's that is known here: deploy it with CloudFormation.
    #[error("`{0}` is no type of a resource of AWS")]
    Kind(String),
    /// A resource, parameter or condition is missing in the template: report it.
    #[error("the template refers to `{0}`, which is not in it")]
    Reference(String),
    /// Nothing could come first: report it.
    #[error("the resources {0} refer to each other in a circle")]
    Circle(String),
    /// There is an answer to what nobody asked for: correct its name.
    #[error("the template has no parameter `{0}`")]
    Parameter(String),
    /// The template has to be told something: give it a value.
    #[error("the template's parameter `{0}` has no value")]
    NoAnswer(String),
    /// Something of that name is there and was not stored by this deployment: remove or rename it.
    #[error("{0} is there already, and this deployment has not stored it")]
    NotOurs(String),
    /// Somebody else deploys or removes the namespace: wait until that has ended.
    #[error("something else is changing `{namespace}`{}", who_and_since(who.as_deref(), since.as_deref()))]
    Held {
        /// The namespace.
        namespace: String,
        /// Who that is, where it could be read.
        who: Option<String>,
        /// Since when.
        since: Option<String>,
    },
    /// This deployment was silent for so long that another one has taken it for gone: deploy again.
    #[error(
        "something else has begun to change the same namespace, since this deployment was silent for too long"
    )]
    Overtaken,
    /// What a deployment has written down cannot be read: a newer version of Emrys wrote it, or somebody has edited it.
    #[error("what was deployed last cannot be read from the parameter `{0}`")]
    Record(String),
    /// A secret is not what the documents take it for: see there.
    #[error(transparent)]
    Secret(#[from] SplitError),
    /// A service refused: what it says tells what to do.
    #[error("{what}: {source}")]
    Refused {
        /// What was to be done.
        what: String,
        /// What the service says.
        source: ApiError,
    },
}

impl ApplyError {
    fn refused(what: impl std::fmt::Display) -> impl FnOnce(ApiError) -> Self {
        let what = what.to_string();
        |source| Self::Refused { what, source }
    }
}

fn who_and_since(who: Option<&str>, since: Option<&str>) -> String {
    match (who, since) {
        (Some(who), Some(since)) => format!(": {who}, since {since}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;

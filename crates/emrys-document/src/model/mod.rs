// SPDX-License-Identifier: Apache-2.0
//! Job flows as plain values, for programs that make, read or change them: EmrWorkflow's object model, in Rust.
//!
//! Nothing here knows where it was written. What is missing or wrong is found when a request is built, by the rules that
//! documents have. Texts have placeholders as in YAML, `${name}`; in XML they are written `{name}`. A value of another
//! type may be a placeholder, too: see [`Typed`].
//!
//! - [`JobFlow`], [`ClusterTag`], [`Config`], [`BootstrapAction`], [`Step`]: the items.
//! - [`Visitor`]: somebody who goes through them.
//! - [`read`], [`write()`]: lists of one kind, as XML, YAML or JSON.
//!
//! ```
//! use emrys_document::Format;
//! use emrys_document::model::{JobFlow, Step, Typed};
//!
//! let job_flow = JobFlow::from_xml(r#"<jobFlow xmlns="urn:supperslonic:emrWorkflow">
//!   <name>nightly</name>
//!   <logUri>{bucket}/logs</logUri>
//!   <ec2KeyName>ops-key</ec2KeyName>
//!   <amiVersion>3.0.3</amiVersion>
//!   <hadoopVersion>2.2.0</hadoopVersion>
//!   <instanceCount>{instances}</instanceCount>
//!   <steps><jarStep><name>count</name><jar>{bucket}/count.jar</jar></jarStep></steps>
//! </jobFlow>"#).unwrap();
//! assert_eq!(job_flow.log_uri.as_deref(), Some("${bucket}/logs"));
//! assert_eq!(job_flow.instance_count, Some(Typed::Placeholder("${instances}".to_owned())));
//! assert_eq!(job_flow.steps, [Step::jar("count", "${bucket}/count.jar")]);
//!
//! let yaml = job_flow.to_text(Format::Yaml).unwrap();
//! assert_eq!(JobFlow::from_yaml(&yaml).unwrap(), job_flow);
//! ```

mod bootstrap_action;
mod cluster_tag;
mod config;
mod job_flow;
mod step;
mod texts;
mod typed;
mod visitor;

use emrys_diagnostics::Diagnostic;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Format, convert};

pub use bootstrap_action::BootstrapAction;
pub use cluster_tag::ClusterTag;
pub use config::{Config, DebugConfig, HBaseConfig, HBaseDaemonsConfig, HadoopConfig};
pub use job_flow::JobFlow;
pub use step::{HBaseBackupStep, HBaseRestoreStep, JarStep, Step};
pub use typed::Typed;
pub use visitor::Visitor;

/// Why a text is not of the model, or the model not of a format.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The text is malformed, or XML has no words for something: correct what the diagnostics name.
    #[error("the document cannot be read or written: {}", messages(.0))]
    Document(Vec<Diagnostic>),
    /// The document says more than the model has, or something else: leave it out, or work with documents.
    #[error("the document is not of the model: {0}")]
    Shape(#[from] serde_json::Error),
    /// The model is of one job flow: choose it.
    #[error("the document has {0} job flows, and one is needed")]
    NotOne(usize),
}

fn messages(diagnostics: &[Diagnostic]) -> String {
    let messages: Vec<&str> = diagnostics.iter().map(Diagnostic::message).collect();
    messages.join("; ")
}

/// An item that documents have lists of.
pub trait Item: Serialize + DeserializeOwned {
    /// The list as JSON in the shape of documents: a mapping with one key.
    ///
    /// # Errors
    /// An item cannot be written as JSON.
    fn to_fragment(items: &[Self]) -> Result<String, serde_json::Error>;

    /// The list that such a mapping has.
    ///
    /// # Errors
    /// It is another mapping.
    fn from_fragment(json: &str) -> Result<Vec<Self>, serde_json::Error>;
}

/// Reads a list of items: of steps, for one.
///
/// # Errors
/// The text is malformed, or something else.
pub fn read<T: Item>(text: &str, format: Format) -> Result<Vec<T>, ModelError> {
    let json = convert(text, "fragment", format, Format::Json).map_err(ModelError::Document)?;
    Ok(T::from_fragment(&json)?)
}

/// Writes a list of items.
///
/// # Errors
/// XML has no words for something.
pub fn write<T: Item>(items: &[T], format: Format) -> Result<String, ModelError> {
    let json = T::to_fragment(items)?;
    convert(&json, "fragment", Format::Json, format).map_err(ModelError::Document)
}

/// The list under a key of a document, for items whose list is written as one.
macro_rules! fragment {
    ($item:ty, $key:literal) => {
        impl $crate::model::Item for $item {
            fn to_fragment(items: &[Self]) -> Result<String, serde_json::Error> {
                serde_json::to_string(&std::collections::BTreeMap::from([($key, items)]))
            }

            fn from_fragment(json: &str) -> Result<Vec<Self>, serde_json::Error> {
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                struct Fragment {
                    #[serde(rename = $key)]
                    items: Vec<$item>,
                }
                serde_json::from_str::<Fragment>(json).map(|fragment| fragment.items)
            }
        }
    };
}
use fragment;

#[cfg(test)]
mod tests;

// SPDX-License-Identifier: Apache-2.0
//! What a deployment has stored: a list in the parameter `/emrys/deployments/NAMESPACE`, continued below it in
//! parameters with numbers where it is longer than a parameter's value.
//!
//! It is written before anything is stored and after something was removed, so that it never lacks anything that is
//! there. That holds whichever parameter was written last: entries are only ever added behind the others, or move into
//! parameters that are written earlier.

use emrys_protocol::ApiError;
use emrys_protocol::ErrorCode;
use emrys_protocol::ParametersApi;
use emrys_protocol::parameters::types::{
    DeleteParameterRequest, ParameterType, PutParameterRequest,
};
use emrys_protocol::types::Open;
use serde::{Deserialize, Serialize};

use super::ApplyError;
use super::stored::Handle;
use crate::registry::store;

/// The parameters' path.
pub(super) const PATH: &str = "/emrys/deployments";
/// The version of the format.
const SCHEMA: u32 = 1;
/// Most bytes of a value, so that it stays in the tier that costs nothing.
const LONGEST: usize = 4_000;

#[derive(Serialize, Deserialize)]
struct Part {
    #[serde(rename = "Schema")]
    schema: u32,
    #[serde(rename = "Resources")]
    resources: Vec<String>,
}

/// What is written down of a namespace's deployment.
pub(super) struct Record<'r> {
    parameters: &'r dyn ParametersApi,
    namespace: &'r str,
    /// The values of the parameters, in their order.
    parts: Vec<String>,
    /// What has been stored, in the order in which it was.
    pub(super) handles: Vec<Handle>,
}

impl<'r> Record<'r> {
    pub(super) async fn read(
        parameters: &'r dyn ParametersApi,
        namespace: &'r str,
    ) -> Result<Self, ApplyError> {
        let mut record = Self {
            parameters,
            namespace,
            parts: Vec::new(),
            handles: Vec::new(),
        };
        loop {
            let name = record.parameter(record.parts.len());
            let found = store::parameter(parameters, &name).await;
            let found = found.map_err(ApplyError::refused(format_args!("reading `{name}`")))?;
            let Some(parameter) = found else {
                return Ok(record);
            };
            let text = store::revealed(parameter.value.as_ref());
            let part: Option<Part> = serde_json::from_str(&text).ok();
            let part = part.filter(|part| part.schema == SCHEMA);
            let handles = part.and_then(|part| {
                let texts = part.resources.iter();
                texts
                    .map(|text| Handle::read(text))
                    .collect::<Option<Vec<_>>>()
            });
            for handle in handles.ok_or(ApplyError::Record(name))? {
                // An entry is twice where a deployment was killed while it moved it.
                if !record.handles.contains(&handle) {
                    record.handles.push(handle);
                }
            }
            record.parts.push(text);
        }
    }

    /// Adds what is about to be stored.
    pub(super) async fn add(&mut self, handles: &[Handle]) -> Result<(), ApplyError> {
        let mut all = self.handles.clone();
        all.extend(
            handles
                .iter()
                .filter(|own| !self.handles.contains(own))
                .cloned(),
        );
        self.write(all).await
    }

    /// Leaves only what is there now.
    pub(super) async fn keep(&mut self, handles: &[Handle]) -> Result<(), ApplyError> {
        let mut all = self.handles.clone();
        all.retain(|own| handles.contains(own));
        self.write(all).await
    }

    async fn write(&mut self, handles: Vec<Handle>) -> Result<(), ApplyError> {
        let parts = parts(&handles);
        for (number, text) in parts.iter().enumerate() {
            if self.parts.get(number) == Some(text) {
                continue;
            }
            let name = self.parameter(number);
            let input = PutParameterRequest {
                name: Some(name.clone()),
                value: Some(text.clone().into()),
                r#type: Some(Open::from(ParameterType::String)),
                overwrite: Some(true),
                ..PutParameterRequest::default()
            };
            let put = self.parameters.put_parameter(input).await;
            put.map_err(ApplyError::refused(format_args!("writing `{name}`")))?;
        }
        // From behind, so that what is left can be read to its end.
        for number in (parts.len()..self.parts.len()).rev() {
            let name = self.parameter(number);
            let input = DeleteParameterRequest {
                name: Some(name.clone()),
            };
            match self.parameters.delete_parameter(input).await {
                Err(error) if is_gone(&error) => {}
                answer => {
                    answer.map_err(ApplyError::refused(format_args!("removing `{name}`")))?;
                }
            }
        }
        (self.parts, self.handles) = (parts, handles);
        Ok(())
    }

    fn parameter(&self, number: usize) -> String {
        let namespace = self.namespace;
        match number {
            0 => format!("{PATH}/{namespace}"),
            number => format!("{PATH}/{namespace}/{}", number + 1),
        }
    }
}

fn is_gone(error: &ApiError) -> bool {
    *error.code() == ErrorCode::ParameterNotFound
}

/// The list as values of parameters; none, if it is empty.
fn parts(handles: &[Handle]) -> Vec<String> {
    let mut parts: Vec<Vec<String>> = Vec::new();
    let mut length = LONGEST;
    for handle in handles {
        let text = handle.to_string();
        // Quotes and a comma; a name with anything to escape is longer than it seems, but there is room.
        let more = text.len() + 3;
        match parts.last_mut() {
            Some(part) if length + more <= LONGEST => part.push(text),
            _ => {
                parts.push(vec![text]);
                length = 0;
            }
        }
        length += more;
    }
    let texts = parts.into_iter().map(|resources| {
        let part = Part {
            schema: SCHEMA,
            resources,
        };
        // Texts can always be written.
        serde_json::to_string(&part).unwrap_or_default()
    });
    texts.collect()
}

// SPDX-License-Identifier: Apache-2.0
//! LabelParameterVersion: names for versions, each of which one version of a parameter has at a time.

use emrys_protocol::parameters::types::{
    LabelParameterVersionRequest, LabelParameterVersionResult,
};
use emrys_protocol::{ApiError, ErrorCode};

use super::record::ParameterRecord;
use super::{Draft, Parameters, name, read};

/// Most labels of a version.
const MOST_LABELS: usize = 10;

pub(super) async fn label(
    parameters: &Parameters,
    input: &LabelParameterVersionRequest,
) -> Result<LabelParameterVersionResult, ApiError> {
    let name = input.name.as_deref().unwrap_or_default();
    let labels = input.labels.as_deref().unwrap_or_default();
    let (valid, invalid): (Vec<String>, Vec<String>) =
        labels.iter().cloned().partition(|label| is_valid(label));
    let decide = |draft: &mut Draft<'_, ParameterRecord>| {
        let key = name::key(name);
        let record = draft.get(key).ok_or_else(|| name::not_found(name))?;
        let version = input.parameter_version.unwrap_or(record.latest.number);
        let record = labelled(record, version, &valid)?;
        draft.put(key, record);
        Ok(version)
    };
    let version = parameters.change(decide).await?;
    Ok(LabelParameterVersionResult {
        invalid_labels: Some(invalid),
        parameter_version: Some(version),
    })
}

/// The parameter with the labels at that version, and at no other.
fn labelled(
    record: &ParameterRecord,
    number: i64,
    labels: &[String],
) -> Result<ParameterRecord, ApiError> {
    let mut record = record.clone();
    let name = record.name.clone();
    for version in record.versions_mut() {
        version.labels.retain(|label| !labels.contains(label));
    }
    let version = record
        .versions_mut()
        .find(|version| version.number == number)
        .ok_or_else(|| read::no_version(&number.to_string(), &name))?;
    version.labels.extend(labels.iter().cloned());
    if version.labels.len() > MOST_LABELS {
        return Err(ApiError::new(
            ErrorCode::ParameterVersionLabelLimitExceeded,
            format!(
                "A parameter version can have maximum {MOST_LABELS} labels.Move one or more labels to another version \
                 and try again."
            ),
        ));
    }
    Ok(record)
}

/// Whether AWS takes the label. Those that it does not are reported and leave the others be.
fn is_valid(label: &str) -> bool {
    let lower = label.to_ascii_lowercase();
    let begins_well = !lower.starts_with("aws")
        && !lower.starts_with("ssm")
        && !lower.starts_with(|first: char| first.is_ascii_digit());
    begins_well
        && label
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter))
}

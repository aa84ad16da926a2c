// SPDX-License-Identifier: Apache-2.0
//! Random ids in the form that AWS's have.

use emrys_protocol::ApiError;

/// A random UUID.
pub(crate) fn random() -> Result<String, ApiError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| ApiError::internal(error.to_string()))?;
    Ok(emrys_states::uuid::of(u128::from_be_bytes(bytes), 4))
}

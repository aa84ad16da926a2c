// SPDX-License-Identifier: Apache-2.0
//! Random ids in the form that AWS's have.

use emrys_protocol::ApiError;

/// A random UUID.
pub(crate) fn random() -> Result<String, ApiError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| ApiError::internal(error.to_string()))?;
    Ok(of(u128::from_be_bytes(bytes)))
}

/// The bits as a UUID of version 4.
fn of(bits: u128) -> String {
    let bits = bits & !(0xf << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let hex = format!("{bits:032x}");
    let part = |from, to| hex.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn version_and_variant_are_set() {
        assert_eq!(super::of(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(super::of(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}

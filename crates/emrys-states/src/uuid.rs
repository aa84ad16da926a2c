// SPDX-License-Identifier: Apache-2.0
//! UUIDs as text.

/// The bits as a UUID of a version (RFC 9562): 4 for random bits, 8 for those that their maker has made otherwise.
#[must_use]
pub fn of(bits: u128, version: u8) -> String {
    let bits = (bits & !(0xF << 76)) | (u128::from(version & 0xF) << 76);
    let bits = (bits & !(0x3 << 62)) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    let group = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    let groups = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)];
    groups.map(|(from, to)| group(from, to)).join("-")
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn version_and_variant_are_set() {
        assert_eq!(of(0, 4), "00000000-0000-4000-8000-000000000000");
        assert_eq!(of(u128::MAX, 4), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(of(0, 8), "00000000-0000-8000-8000-000000000000");
    }
}

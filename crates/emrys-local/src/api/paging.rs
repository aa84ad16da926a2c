// SPDX-License-Identifier: Apache-2.0
//! Markers: where the next page of a list begins, opaque to clients.

use emrys_protocol::ApiError;

/// Most members of a page (API ListClusters, ListSteps).
pub(super) const PAGE: usize = 50;

/// The marker of a position.
pub(super) fn marker(position: u64) -> String {
    format!("p{position:x}")
}

/// The position of a marker that we gave; the start without one.
pub(super) fn position(marker: Option<&str>, start: u64) -> Result<u64, ApiError> {
    let Some(marker) = marker.filter(|marker| !marker.is_empty()) else {
        return Ok(start);
    };
    marker
        .strip_prefix('p')
        .and_then(|digits| u64::from_str_radix(digits, 16).ok())
        .ok_or_else(|| ApiError::invalid_request(format!("Marker '{marker}' is not valid.")))
}

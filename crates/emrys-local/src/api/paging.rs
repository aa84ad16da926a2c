// SPDX-License-Identifier: Apache-2.0
//! Pages of lists, and markers: where the next page begins, opaque to clients.

use emrys_protocol::ApiError;

use crate::records::Millis;

/// Most members of a page (API ListClusters, ListSteps).
pub(super) const PAGE: usize = 50;

/// The page of that size which begins the list, and the marker of the next one: the position of the page's last
/// member. One member more than fits shows that there is another page.
pub(super) fn page<T>(
    mut found: Vec<T>,
    size: usize,
    position: impl Fn(&T) -> u64,
) -> (Vec<T>, Option<String>) {
    let more = found.len() > size;
    found.truncate(size);
    let last = found.last().filter(|_| more);
    let marker = last.map(|last| format!("p{:x}", position(last)));
    (found, marker)
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

/// When a member of a list was created, and its key: by these it is sorted and found again.
pub(super) type Place = (Millis, String);

/// The page behind the marker of a list that is newest first, and the marker of the next one.
pub(super) fn newest_first<T>(
    mut found: Vec<(Place, T)>,
    marker: Option<&str>,
) -> Result<(Vec<T>, Option<String>), ApiError> {
    found.sort_by(|(one, _), (other, _)| other.cmp(one));
    if let Some(marker) = marker.filter(|marker| !marker.is_empty()) {
        let behind = place(marker)
            .ok_or_else(|| ApiError::invalid_request(format!("Marker '{marker}' is not valid.")))?;
        found.retain(|(place, _)| *place < behind);
    }
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let last = found.last().filter(|_| more);
    let marker = last.map(|((created, key), _)| format!("p{created:x}/{key}"));
    Ok((
        found.into_iter().map(|(_, member)| member).collect(),
        marker,
    ))
}

fn place(marker: &str) -> Option<Place> {
    let (created, key) = marker.strip_prefix('p')?.split_once('/')?;
    Some((Millis::from_str_radix(created, 16).ok()?, key.to_owned()))
}

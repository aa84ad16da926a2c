// SPDX-License-Identifier: Apache-2.0
//! The words for people: how states, moments and durations are written.

use emrys_protocol::types::{ClusterStatus, StepStatus, Timestamp};

/// The word for a cluster's state.
pub(crate) fn cluster_state(status: Option<&ClusterStatus>) -> &str {
    status
        .and_then(|status| status.state.as_ref())
        .map_or("", |state| state.as_str())
}

/// The word for a step's state.
pub(crate) fn step_state(status: Option<&StepStatus>) -> &str {
    status
        .and_then(|status| status.state.as_ref())
        .map_or("", |state| state.as_str())
}

/// `2026-11-21T11:41:49Z`, or nothing.
pub(crate) fn time(time: Option<Timestamp>) -> String {
    time.and_then(|time| jiff::Timestamp::from_millisecond(time.as_millis()).ok())
        .map(|time| format!("{time:.0}"))
        .unwrap_or_default()
}

/// Now, in milliseconds since 1970.
pub(crate) fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

/// How long a step ran, if it has ended.
pub(crate) fn step_duration(status: Option<&StepStatus>) -> Option<i64> {
    let timeline = status?.timeline.as_ref()?;
    let (began, ended) = (timeline.start_date_time?, timeline.end_date_time?);
    Some(ended.as_millis() - began.as_millis())
}

/// `350 ms`, `12.3 s`, `4 min 05 s`.
pub(crate) fn duration(millis: i64) -> String {
    match millis {
        ..1_000 => format!("{} ms", millis.max(0)),
        1_000..60_000 => format!("{}.{} s", millis / 1_000, millis % 1_000 / 100),
        _ => format!("{} min {:02} s", millis / 60_000, millis % 60_000 / 1_000),
    }
}

/// How long ago something was: `40 s`, `5 min`, `3 h`, `2 d`.
pub(crate) fn age(millis: i64) -> String {
    match millis / 1_000 {
        seconds @ ..60 => format!("{} s", seconds.max(0)),
        seconds @ 60..3_600 => format!("{} min", seconds / 60),
        seconds @ 3_600..86_400 => format!("{} h", seconds / 3_600),
        seconds => format!("{} d", seconds / 86_400),
    }
}

/// `1.5 MiB`.
pub(crate) fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["KiB", "MiB", "GiB", "TiB", "PiB"];
    if bytes < 1_024 {
        return format!("{bytes} B");
    }
    let mut scaled = bytes as f64;
    let mut shown = "";
    for unit in UNITS {
        if scaled < 1_024.0 {
            break;
        }
        scaled /= 1_024.0;
        shown = unit;
    }
    format!("{scaled:.1} {shown}")
}

#[cfg(test)]
mod tests {
    use super::{duration, size};

    #[test]
    fn durations_and_sizes_are_short() {
        assert_eq!(duration(350), "350 ms");
        assert_eq!(duration(12_345), "12.3 s");
        assert_eq!(duration(245_000), "4 min 05 s");
        assert_eq!(size(0), "0 B");
        assert_eq!(size(1_536), "1.5 KiB");
        assert_eq!(size(3 << 30), "3.0 GiB");
    }
}

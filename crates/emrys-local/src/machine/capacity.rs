// SPDX-License-Identifier: Apache-2.0
//! How large this machine is, as far as steps are concerned.

use std::num::NonZero;
use std::thread::available_parallelism;

/// What steps may use of the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capacity {
    /// Memory in MiB; `None` where nobody said and the system does not: then no step waits for memory.
    pub memory: Option<u64>,
    /// Cores: what a Spark driver is told, and, several times over, what steps share.
    pub cores: usize,
}

impl Default for Capacity {
    /// Four fifths of the system's memory, or of the control group's if that is less, and all cores that it gives us.
    fn default() -> Self {
        Self {
            memory: system_memory().map(|memory| memory / 5 * 4),
            cores: available_parallelism().map_or(1, NonZero::get),
        }
    }
}

/// `512m`, `3g`, `2048` (which Spark reads as MiB too), in MiB.
#[must_use]
pub fn mebibytes(text: &str) -> Option<u64> {
    let text = text.trim().to_ascii_lowercase();
    let digits = text.trim_end_matches(|character: char| !character.is_ascii_digit());
    let number: u64 = digits.parse().ok()?;
    match text.get(digits.len()..)? {
        "k" | "kb" => Some(number / 1024),
        "" | "m" | "mb" => Some(number),
        "g" | "gb" => Some(number.saturating_mul(1 << 10)),
        "t" | "tb" => Some(number.saturating_mul(1 << 20)),
        _ => None,
    }
}

/// MiB of the machine or of the container around us, as Linux tells it.
fn system_memory() -> Option<u64> {
    let information = std::fs::read_to_string("/proc/meminfo").ok()?;
    let installed = memory_total(&information)?;
    let limit = std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok();
    let limit = limit.and_then(|limit| limit.trim().parse::<u64>().ok());
    Some(limit.map_or(installed, |limit| installed.min(limit / (1 << 20))))
}

/// `MemTotal:       24684072 kB`.
fn memory_total(information: &str) -> Option<u64> {
    let line = information
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024)
}

#[cfg(test)]
mod tests {
    use super::{mebibytes, memory_total};

    #[test]
    fn the_memory_is_read_as_linux_writes_it() {
        let information = "MemTotal:       24684072 kB\nMemFree:        13566000 kB\n";
        assert_eq!(memory_total(information), Some(24_105));
        assert_eq!(memory_total("MemFree: 1 kB\n"), None);
        assert_eq!(memory_total("MemTotal: much\n"), None);
    }

    #[test]
    fn memory_is_read_as_spark_writes_it() {
        for (text, expected) in [
            ("512m", Some(512)),
            ("3G", Some(3_072)),
            ("2048", Some(2_048)),
            ("1t", Some(1_048_576)),
            ("2048k", Some(2)),
            ("1gb", Some(1_024)),
            ("much", None),
            ("", None),
        ] {
            assert_eq!(mebibytes(text), expected, "{text}");
        }
    }
}

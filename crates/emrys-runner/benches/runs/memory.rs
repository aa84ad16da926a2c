// SPDX-License-Identifier: Apache-2.0
//! The memory of this process.

use anyhow::{Context as _, Result};

/// What it holds now, in MB.
pub(crate) fn held() -> Result<f64> {
    field("VmRSS:")
}

/// The most that it has held, in MB.
pub(crate) fn peak() -> Result<f64> {
    field("VmHWM:")
}

fn field(name: &str) -> Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    Ok(kilobytes.context("no such field")?.parse::<f64>()? / 1000.0)
}

// SPDX-License-Identifier: Apache-2.0
//! The table of operations in `docs/fidelity.md`, from `docs/fidelity.json`. The rest of the page is written by hand.

use anyhow::{Context as _, Result};
use serde::Deserialize;

const BEGIN: &str = "<!-- Written by `cargo xtask generate` from fidelity.json: do not edit. -->\n";
const END: &str = "<!-- End of what is generated. -->\n";

/// One operation of EMR, as the engine has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    operation: String,
    status: Status,
    /// What is not as in EMR; empty for what is.
    differs: String,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Status {
    Exact,
    Partial,
    Refused,
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Partial => "partial",
            Self::Refused => "refused",
        }
    }
}

/// The page with the table between the two markers.
pub(super) fn write(page: &str, rows: &[Row]) -> Result<String> {
    let (before, rest) = page
        .split_once(BEGIN)
        .context("docs/fidelity.md has no mark where the table begins")?;
    let (_, after) = rest
        .split_once(END)
        .context("docs/fidelity.md has no mark where the table ends")?;
    Ok(format!("{before}{BEGIN}{}{END}{after}", table(rows)))
}

fn table(rows: &[Row]) -> String {
    let count = |status| rows.iter().filter(|row| row.status == status).count();
    let mut table = format!(
        "\nOf {} operations {} are exact, {} partial, {} refused.\n\n| operation | | what differs |\n|---|---|---|\n",
        rows.len(),
        count(Status::Exact),
        count(Status::Partial),
        count(Status::Refused),
    );
    for row in rows {
        let line = format!(
            "| `{}` | {} | {} ",
            row.operation,
            row.status.word(),
            row.differs
        );
        table.push_str(line.trim_end());
        table.push_str(" |\n");
    }
    table.push('\n');
    table
}

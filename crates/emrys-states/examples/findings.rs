// SPDX-License-Identifier: Apache-2.0
//! Reads definitions, one JSON text for each line on standard input, and answers each with a line: the findings as
//! Step Functions tells them, `["CODE: message at location", …]`, errors only. How the tests compare what is valid with
//! another validator.

use std::io::{BufRead as _, Write as _};

use anyhow::Result;
use emrys_diagnostics::{Severity, Source};
use emrys_states::read;

fn main() -> Result<()> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let findings = read(&Source::new("definition", line?)).findings;
        let errors = findings
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error);
        let told = errors.map(|finding| {
            let location = finding.location.unwrap_or_default();
            format!("{}: {} at {location}", finding.code, finding.message)
        });
        writeln!(output, "{}", serde_json::Value::from_iter(told))?;
    }
    Ok(())
}

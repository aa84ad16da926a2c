// SPDX-License-Identifier: Apache-2.0
//! `emrys explain`: the page of a diagnostic code.

use emrys_diagnostics::{Code, Family};

use crate::arguments::Common;
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};

/// Arguments of `emrys explain`.
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// The code, as diagnostics show it; without one, all codes are listed
    code: Option<String>,
}

impl Explain {
    pub(crate) fn run(self, common: &Common) -> VerbResult {
        let Some(name) = self.code else {
            list(common.format())?;
            return Ok(ExitCode::Success);
        };
        let Some(code) = Code::find(&name) else {
            let failure = Failure::new(ExitCode::Usage, format!("there is no code `{name}`"));
            return Err(match Code::nearest(&name) {
                Some(nearest) => failure.hint(format_args!("did you mean `{nearest}`?")),
                None => failure.hint("`emrys explain` lists all codes"),
            });
        };
        match common.format() {
            Format::Json => output::json(&serde_json::json!({
                "code": code.as_str(),
                "severity": code.severity().as_str(),
                "family": code.family().as_str(),
                "page": code.page(),
            }))?,
            Format::Human => output::data(code.page().trim_end())?,
        }
        Ok(ExitCode::Success)
    }
}

/// All codes, family by family.
fn list(format: Format) -> Result<(), Failure> {
    if matches!(format, Format::Json) {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        return output::json(&names);
    }
    for (index, family) in Family::ALL.iter().enumerate() {
        let gap = if index == 0 { "" } else { "\n" };
        output::data(format_args!("{gap}{}: {}", family.as_str(), family.title()))?;
        for code in Code::ALL.iter().filter(|code| code.family() == *family) {
            let severity = code.severity().as_str();
            output::data(format_args!(
                "  {severity:7}  {:32}  {}",
                code.as_str(),
                code.title()
            ))?;
        }
    }
    Ok(())
}

// SPDX-License-Identifier: Apache-2.0
//! `emrys doctor`: what this machine has and lacks for running jobs.

use std::path::Path;

use emrys_catalog::releases::{self, Release};
use emrys_local::home::Home;
use emrys_local::runtime::{Runtimes, Survey};
use emrys_model::release_label::ReleaseLabel;
use serde::Serialize;

use crate::arguments::Common;
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::target;

/// Arguments of `emrys doctor`.
#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    /// The release whose Spark is meant
    #[arg(default_value = "emr-7.5.0")]
    release: ReleaseLabel,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Finding {
    what: &'static str,
    ok: bool,
    found: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'static str>,
}

impl Doctor {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let home = Home::new(target::home(common)?);
        let cache = target::cache(common)?;
        let release = releases::find(self.release).and_then(Release::spark_version);
        let version = release.ok_or_else(|| {
            Failure::new(
                ExitCode::Usage,
                format!("no Spark is known for release {}", self.release),
            )
        })?;
        let survey = Runtimes::new(cache.clone()).survey(version).await;
        let mut findings = machine(version, survey);
        findings.push(engine(&home).await);
        findings.push(writable("state folder", home.root()));
        findings.push(writable("cache folder", &cache));
        let ok = findings.iter().all(|finding| finding.ok);
        match common.format() {
            Format::Json => output::json(&findings)?,
            Format::Human => {
                for finding in &findings {
                    write(finding)?;
                }
            }
        }
        Ok(if ok {
            ExitCode::Success
        } else {
            ExitCode::Unexpected
        })
    }
}

fn write(finding: &Finding) -> Result<(), Failure> {
    let mark = if finding.ok { "ok     " } else { "missing" };
    output::data(format_args!(
        "{mark} {:<14} {}",
        finding.what, finding.found
    ))?;
    match finding.help {
        Some(help) if !finding.ok => output::data(format_args!("        {help}")),
        _ => Ok(()),
    }
}

fn machine(version: &str, survey: Survey) -> Vec<Finding> {
    let finding = |what, found: Result<String, String>, help| Finding {
        what,
        ok: found.is_ok(),
        found: found.unwrap_or_else(|missing| missing),
        help: Some(help),
    };
    let java = survey.java.or_else(|missing| match survey.java_on_offer {
        true => Ok(format!(
            "{missing}; one is fetched with pip when a cluster needs it"
        )),
        false => Err(missing),
    });
    vec![
        finding("Java", java, "install one, or set JAVA_HOME"),
        finding(
            "Python",
            survey.python,
            "install one with pip and put it on the PATH",
        ),
        Finding {
            what: "Spark",
            // Provisioned when a cluster needs it.
            ok: true,
            found: match survey.provisioned {
                true => format!("{version} in the cache"),
                false => format!("{version} is fetched when a cluster needs it"),
            },
            help: None,
        },
    ]
}

async fn engine(home: &Home) -> Finding {
    let (ok, found) = match target::running(home).await {
        Some(info) => (true, format!("http://{}", info.address)),
        None if home.is_locked() => (
            false,
            "holds the state folder but does not answer".to_owned(),
        ),
        None => (true, "none runs; `emrys run` starts one".to_owned()),
    };
    Finding {
        what: "engine",
        ok,
        found,
        help: Some("look into engine.log in the state folder"),
    }
}

/// Whether files can be made in the folder, or in the nearest one above that exists.
fn writable(what: &'static str, folder: &Path) -> Finding {
    let existing = folder.ancestors().find(|folder| folder.is_dir());
    let ok = existing
        .is_some_and(|folder| rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok());
    Finding {
        what,
        ok,
        found: folder.display().to_string(),
        help: Some("make it writable, or name another one (--home, --cache)"),
    }
}

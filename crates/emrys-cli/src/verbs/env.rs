// SPDX-License-Identifier: Apache-2.0
//! `emrys env`: the environment that points other clients at the local engine.

use std::collections::BTreeMap;

use emrys_protocol::engine::{ANY_KEY, REGION};

use crate::arguments::Common;
use crate::exit::{ExitCode, VerbResult};
use crate::output::{self, Format};
use crate::target::{Start, Target, keys};

/// Arguments of `emrys env`.
#[derive(Debug, clap::Args)]
pub(crate) struct Env {}

impl Env {
    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        let target = Target::local(common, Start::Never).await?;
        // Any keys do on loopback; an engine that asks for its own gets those.
        let (key, secret) = match keys()? {
            Some(keys) => (keys.access_key_id, keys.secret_access_key),
            None => (ANY_KEY.to_owned(), ANY_KEY.to_owned()),
        };
        let variables = BTreeMap::from([
            ("AWS_ENDPOINT_URL", target.url.as_str()),
            ("AWS_REGION", REGION),
            ("AWS_DEFAULT_REGION", REGION),
            ("AWS_ACCESS_KEY_ID", &key),
            ("AWS_SECRET_ACCESS_KEY", &secret),
            ("AWS_PAGER", ""),
            // Step Functions' `sync-` before an address leads nowhere.
            ("AWS_DISABLE_HOST_PREFIX_INJECTION", "true"),
        ]);
        match common.format() {
            Format::Json => output::json(&variables)?,
            Format::Human => {
                for (name, value) in variables {
                    output::data(format_args!("export {name}='{value}'"))?;
                }
                // A session token or a profile would win over the keys above.
                output::data("unset AWS_SESSION_TOKEN AWS_PROFILE")?;
            }
        }
        Ok(ExitCode::Success)
    }
}

// SPDX-License-Identifier: Apache-2.0
//! The runner of this process on a target, with the journal of the state folder.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use emrys_local::home::Home;
use emrys_protocol::EmrApi;
use emrys_runner::calls::{CallOptions, Calls};
use emrys_runner::journal::Runs;
use emrys_runner::run::{Clock, Options, Runner};
use emrys_runner::watch::{WatchOptions, Watcher};

use crate::arguments::Common;
use crate::exit::{ExitCode, Failure};
use crate::target::{self, Target};

/// How long an engine that does not answer is given to come back.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a request may still be on its way to an engine after its sender has died, and how long AWS's listings may
/// take to show what it has done.
const SETTLE: Duration = Duration::from_secs(3);
const SETTLE_ON_AWS: Duration = Duration::from_secs(120);

/// A runner on the target.
pub(crate) fn on(target: &Target, common: &Common) -> Result<Runner, Failure> {
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH);
    let calls = CallOptions {
        patience: PATIENCE,
        limited: target.is_aws(),
        seed: u64::from(nanos.unwrap_or_default().subsec_nanos()),
    };
    let api: Arc<dyn EmrApi> = Arc::new(Calls::around(target.emr_once.clone(), calls));
    let watching = WatchOptions {
        poll: target.poll(),
        limited: target.is_aws(),
    };
    let options = Options {
        settle: match target.is_aws() {
            true => SETTLE_ON_AWS,
            false => SETTLE,
        },
        consistent: !target.is_aws(),
        clock: Clock::default(),
    };
    let watcher = Watcher::start(api.clone(), watching);
    Ok(Runner::new(api, watcher, journal(common)?, options))
}

/// The journal of runs of the state folder, on whatever target they run.
pub(crate) fn journal(common: &Common) -> Result<Runs, Failure> {
    let home = Home::new(target::home(common)?);
    let failed = |error: &dyn std::error::Error| Failure::new(ExitCode::Unexpected, error);
    home.create().map_err(|error| failed(&error))?;
    Runs::open(home.root()).map_err(|error| failed(&error))
}

// SPDX-License-Identifier: Apache-2.0
//! `emrys local prune`: forgets clusters that have ended, and removes runtimes that nobody uses from the cache.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use emrys_local::home::Home;
use emrys_local::runtime::Runtimes;
use emrys_protocol::engine::{PruneRequest, Pruned};
use emrys_protocol::types::Timestamp;
use serde_json::json;

use crate::arguments::Common;
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::output::{self, Format};
use crate::target::{self, Start, Target};
use crate::words;

/// Arguments of `emrys local prune`.
#[derive(Debug, clap::Args)]
pub(crate) struct Prune {
    /// Forget only what ended, or was used last, longer ago than this: `12h`, `30d`
    #[arg(long, value_name = "DURATION", default_value = "7d")]
    older_than: emrys_document::elements::Duration,
    /// Forget every cluster that has ended, and whatever nobody uses
    #[arg(long, conflicts_with = "older_than")]
    all: bool,
    /// Also remove from the cache versions of Spark, Java and the Python libraries that no engine uses
    #[arg(long)]
    runtimes: bool,
    /// Only say what would be removed
    #[arg(long)]
    dry_run: bool,
}

/// A part of the cache that was removed, or would be.
#[derive(Debug, serde::Serialize)]
struct Part {
    folder: String,
    bytes: u64,
}

impl Prune {
    pub(super) async fn run(self, common: &Common) -> VerbResult {
        let moment = match self.all {
            true => SystemTime::now(),
            false => SystemTime::now() - Duration::from_secs(self.older_than.seconds()),
        };
        let clusters = self.clusters(common, moment).await?;
        let runtimes = match self.runtimes {
            true => Some(self.parts(&target::cache(common)?, moment).await?),
            false => None,
        };
        match common.format() {
            Format::Json => output::json(&json!({
                "clusters": clusters.clusters,
                "bytes": clusters.bytes,
                "runtimes": runtimes,
                "dry_run": self.dry_run,
            }))?,
            Format::Human => self.write(&clusters, runtimes.as_deref())?,
        }
        Ok(ExitCode::Success)
    }

    /// An engine does it, for nobody else writes its journal: the one that runs, or one that ends by itself.
    async fn clusters(&self, common: &Common, moment: SystemTime) -> Result<Pruned, Failure> {
        let home = Home::new(target::home(common)?);
        if !home.journal().exists() {
            return Ok(Pruned::default());
        }
        let millis = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
        let millis = i64::try_from(millis.as_millis()).unwrap_or(i64::MAX);
        let request = PruneRequest {
            ended_before: Timestamp::from_millis(millis),
            dry_run: self.dry_run,
        };
        let target = Target::local(common, Start::Always).await?;
        Ok(target.engine()?.prune(request).await?)
    }

    async fn parts(&self, cache: &Path, moment: SystemTime) -> Result<Vec<Part>, Failure> {
        let (runtimes, dry_run) = (Runtimes::new(cache.to_owned()), self.dry_run);
        let removed = tokio::task::spawn_blocking(move || runtimes.prune(moment, dry_run)).await;
        let removed = removed.map_err(|error| Failure::new(ExitCode::Unexpected, error))?;
        let part = |(folder, bytes): (std::path::PathBuf, u64)| Part {
            folder: folder.display().to_string(),
            bytes,
        };
        Ok(removed.into_iter().map(part).collect())
    }

    fn write(&self, clusters: &Pruned, parts: Option<&[Part]>) -> Result<(), Failure> {
        let verb = if self.dry_run {
            "would remove"
        } else {
            "removed"
        };
        for cluster in &clusters.clusters {
            output::data(format_args!("{verb} cluster {cluster}"))?;
        }
        for part in parts.unwrap_or_default() {
            let size = words::size(part.bytes);
            output::data(format_args!("{verb} {} ({size})", part.folder))?;
        }
        let cached: u64 = parts
            .unwrap_or_default()
            .iter()
            .map(|part| part.bytes)
            .sum();
        output::data(format_args!(
            "{verb} {} of clusters and {} of the cache",
            words::size(clusters.bytes),
            words::size(cached)
        ))
    }
}

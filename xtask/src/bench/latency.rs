// SPDX-License-Identifier: Apache-2.0
//! From sending AddJobFlowSteps to the step's process: the process itself writes when it started.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, ensure};

use super::Bench;
use super::emr::{bare_cluster, step};
use super::report::Row;
use super::servers::Server;

/// The measured step: writes the time to a file, first thing.
pub(super) fn stamp(file: &str) -> Result<()> {
    let now = now()?;
    // By rename: whoever waits for the file reads it whole.
    let temporary = format!("{file}.new");
    std::fs::write(&temporary, now.as_nanos().to_string())?;
    Ok(std::fs::rename(temporary, file)?)
}

/// Steps on an idle cluster, and beside them the disk and the kernel at the same work.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let count = bench.samples(100, 10);
    let itself = std::env::current_exe()?;
    let itself = itself.to_str().context("the path of xtask is no UTF-8")?;
    let mut steps = Row::new("AddJobFlowSteps → process started", "ms").budget("≤ 2 fsyncs + 5 ms");
    let mut disk = Row::new("fsync of 4 KiB on that disk", "ms");
    let mut fork = Row::new("fork + exec of the same command", "ms");

    let server = Server::engine(bench, &bench.folder.join("latency"))?;
    let mut client = server.client();
    let cluster = client.run_job_flow(&bare_cluster("latency"))?;
    client.wait_for_cluster(&cluster)?;
    for round in 0..count {
        let file = bench.folder.join(format!("stamp-{round}"));
        let text = file
            .to_str()
            .context("the path of the scratch folder is no UTF-8")?;
        let command = step("stamp", &[itself, "bench", "stamp", text]);
        let sent = now()?;
        let id = client.add_step(&cluster, &command)?;
        client.wait_for_step(&cluster, &id)?;
        steps.ours.push(started(&file, sent)?);
        client.wait_for_cluster(&cluster)?;

        std::fs::remove_file(&file)?;
        let sent = now()?;
        let status = Command::new(itself)
            .args(["bench", "stamp", text])
            .status()?;
        ensure!(status.success(), "the stamp failed: {status}");
        fork.ours.push(started(&file, sent)?);
        disk.ours.push(sync(&bench.folder.join("sync"))?);
    }
    client.terminate(&[cluster])?;
    Ok(vec![steps, disk, fork])
}

fn now() -> Result<Duration> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH)?)
}

/// Milliseconds from `sent` to what the stamp says.
fn started(file: &Path, sent: Duration) -> Result<f64> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("no stamp in {}", file.display()))?;
    let stamp = Duration::from_nanos(text.parse()?);
    Ok(stamp.saturating_sub(sent).as_secs_f64() * 1000.0)
}

/// Milliseconds for an append of 4 KiB to be on disk, as a journal does it.
fn sync(path: &Path) -> Result<f64> {
    let mut file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)?;
    file.write_all(&[0x5a; 4096])?;
    let begun = Instant::now();
    file.sync_data()?;
    Ok(begun.elapsed().as_secs_f64() * 1000.0)
}

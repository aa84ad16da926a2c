// SPDX-License-Identifier: Apache-2.0
//! Finding and killing what outlived its supervisor.
//!
//! The token in their environment is what the processes of a command have in common, whatever group, session or
//! parent they have by now. Each is held by a pidfd before its environment is read, so that the signal goes to the
//! process that was looked at, even where its id was reused meanwhile.

use std::fs;
use std::io;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};

use crate::claim::TOKEN_VARIABLE;

/// How long to wait for killed processes to be gone; one in the middle of disk I/O may take its time.
const PATIENCE: Duration = Duration::from_secs(5);

/// Kills every process that carries the token, until none is found; gives how many.
pub(crate) fn kill(token: &str) -> io::Result<usize> {
    let marker = format!("{TOKEN_VARIABLE}={token}").into_bytes();
    let deadline = Instant::now() + PATIENCE;
    let mut killed = 0;
    loop {
        let found = find(&marker)?;
        if found.is_empty() {
            return Ok(killed);
        }
        for process in &found {
            // One that ended by itself meanwhile is as good as killed.
            let _ended_already = pidfd_send_signal(process, Signal::KILL);
        }
        killed += found.len();
        for process in &found {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(io::Error::new(
                    io::ErrorKind::TimedOut,
                    "a process does not end although it was killed",
                ));
            }
            await_end(process, left)?;
        }
    }
}

fn find(marker: &[u8]) -> io::Result<Vec<OwnedFd>> {
    let mut found = Vec::new();
    for pid in process_ids()? {
        // A process that ended, or another user's, is none of ours.
        let Ok(process) = pidfd_open(pid, PidfdFlags::empty()) else {
            continue;
        };
        let Ok(environment) = fs::read(format!("/proc/{}/environ", pid.as_raw_nonzero())) else {
            continue;
        };
        if environment
            .split(|byte| *byte == 0)
            .any(|entry| entry == marker)
        {
            found.push(process);
        }
    }
    Ok(found)
}

/// The ids of all processes that can be seen.
pub(crate) fn process_ids() -> io::Result<Vec<Pid>> {
    let mut ids = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let id = name
            .to_str()
            .and_then(|name| name.parse().ok())
            .and_then(Pid::from_raw);
        ids.extend(id);
    }
    Ok(ids)
}

/// Waits until the process is gone, or the time is up.
fn await_end(process: &OwnedFd, limit: Duration) -> io::Result<()> {
    let limit = Timespec::try_from(limit).map_err(io::Error::other)?;
    let mut descriptors = [PollFd::new(process, PollFlags::IN)];
    match poll(&mut descriptors, Some(&limit)) {
        // The caller looks again, and knows how long it may.
        Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

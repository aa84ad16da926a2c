// SPDX-License-Identifier: Apache-2.0
//! Leaving whoever started this process: its terminal, and the files it has left open.

use std::fs;
use std::os::fd::RawFd;

/// Makes this process the leader of a session of its own and closes every file that it has inherited but the standard
/// streams, so that neither a Ctrl-C in the caller's terminal nor the caller's locks and pipes are held by it.
///
/// For the very beginning of a process: files that it has opened itself are closed as well.
pub fn detach_from_caller() {
    // A process that leads its group already cannot, and need not: it was detached by whoever started it.
    let _leader = rustix::process::setsid();
    let Ok(entries) = fs::read_dir("/proc/self/fd") else {
        return;
    };
    let open: Vec<RawFd> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect();
    for descriptor in open.into_iter().filter(|descriptor| *descriptor > 2) {
        // The listing's own descriptor is among them, and closed by now.
        let _closed = nix::unistd::close(descriptor);
    }
}

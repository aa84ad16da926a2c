// SPDX-License-Identifier: Apache-2.0
//! Places at which tests kill either side.
//!
//! Each stands between the two halves of a change that must survive a `kill -9` in the middle.

/// Kills this process if it is a debug build and `EMRYS_KILL_AT` names the point.
pub fn reach(point: &str) {
    #[cfg(debug_assertions)]
    if std::env::var_os("EMRYS_KILL_AT").is_some_and(|name| name == point) {
        let killed =
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
        debug_assert!(killed.is_err(), "a process does not outlive its SIGKILL");
    }
    #[cfg(not(debug_assertions))]
    let _: &str = point;
}

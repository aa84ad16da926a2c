// SPDX-License-Identifier: Apache-2.0
//! The command and all its descendants, from the first process to the last.
//!
//! The main thread starts the command and reaps; it must be the one, because a parent-death signal comes when the
//! *thread* ends that made the child. A second thread carries requests to the process group. The group is signalled,
//! and its leader reaped, only under one lock, so that no signal can go to a group that is not the command's.

use std::fs;
use std::io;
use std::process::Child;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use rustix::io::Errno;
use rustix::process::{
    Pid, Signal, WaitId, WaitIdOptions, WaitOptions, WaitStatus, getpid, kill_process,
    kill_process_group, wait, waitid,
};

use crate::control::{Request, Requests};
use crate::kill_point;
use crate::leftovers::process_ids;
use crate::report::Outcome;

/// How long descendants may take to end by themselves once the command has: those of Spark see its end and go.
const GRACE: Duration = Duration::from_millis(250);
/// The same after an interrupt, which asked the whole group to end in good order.
const GRACE_AFTER_INTERRUPT: Duration = Duration::from_secs(10);
/// How long killed descendants may take before the report is written without them.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often the descendants are looked at meanwhile.
const PAUSE: Duration = Duration::from_millis(5);

/// How the command ended.
pub(super) struct End {
    pub(super) outcome: Outcome,
    pub(super) ended_at: SystemTime,
    pub(super) cancelled_by: Option<Request>,
    pub(super) leftovers: usize,
}

/// What the two threads share.
struct State {
    /// The command's process and the id of its group; `None` once it is reaped.
    command: Option<Pid>,
    /// The last request.
    requested: Option<Request>,
}

/// The command, started.
pub(super) struct Family {
    command: Pid,
    state: Arc<Mutex<State>>,
}

impl Family {
    /// Starts the command. After an error it was not executed.
    pub(super) fn start(
        spawn: impl FnOnce() -> io::Result<Child>,
        requests: Requests,
    ) -> io::Result<Self> {
        let state = Arc::new(Mutex::new(State {
            command: None,
            requested: None,
        }));
        // Held over the start, so that a request that is there already waits for the process that it is about.
        let mut starting = lock(&state);
        let carrier = state.clone();
        thread::Builder::new()
            .name("requests".to_owned())
            .spawn(move || carry(requests, &carrier))?;
        let command = Pid::from_child(&spawn()?);
        starting.command = Some(command);
        drop(starting);
        kill_point::reach("command-spawned");
        Ok(Self { command, state })
    }

    /// Returns when the command has ended, and all of its family.
    pub(super) fn see_out(self) -> io::Result<End> {
        let (outcome, cancelled_by) = await_command(self.command, &self.state)?;
        let ended_at = SystemTime::now();
        kill_point::reach("command-ended");
        Ok(End {
            outcome,
            ended_at,
            cancelled_by,
            leftovers: end_family(&self.state)?,
        })
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Carries requests to the command's process group, until the process ends.
fn carry(mut requests: Requests, state: &Mutex<State>) {
    while let Some(request) = requests.next() {
        let mut state = lock(state);
        state.requested = Some(request);
        if let Some(group) = state.command {
            let signal = match request {
                Request::Interrupt => Signal::TERM,
                Request::Kill => Signal::KILL,
            };
            // The group cannot be gone while its leader is not reaped; there is nobody to tell anything else.
            let _sent = kill_process_group(group, signal);
        }
    }
}

/// Reaps until the command's own process has ended.
fn await_command(command: Pid, state: &Mutex<State>) -> io::Result<(Outcome, Option<Request>)> {
    loop {
        // Sees that a child has ended but leaves it unreaped, its id still its own, until the lock is taken.
        match waitid(WaitId::All, WaitIdOptions::EXITED | WaitIdOptions::NOWAIT) {
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        let mut state = lock(state);
        if let Some((pid, status)) = wait(WaitOptions::NOHANG)?
            && pid == command
        {
            state.command = None;
            return Ok((outcome(status)?, state.requested));
        }
    }
}

fn outcome(status: WaitStatus) -> io::Result<Outcome> {
    match (status.exit_status(), status.terminating_signal()) {
        (Some(code), _) => Ok(Outcome::Code(code)),
        (None, Some(signal)) => Ok(Outcome::Signal(signal)),
        (None, None) => Err(io::Error::other("neither an exit code nor a signal")),
    }
}

/// Sees every descendant end, by itself for a while and then by force; gives how many ended by force.
fn end_family(state: &Mutex<State>) -> io::Result<usize> {
    let ended = Instant::now();
    let mut forced = false;
    let mut leftovers = 0;
    loop {
        match wait(WaitOptions::NOHANG) {
            Ok(Some(_)) => {
                leftovers += usize::from(forced);
                continue;
            }
            Ok(None) => {}
            Err(Errno::CHILD) => return Ok(leftovers),
            Err(error) => return Err(error.into()),
        }
        let grace = match lock(state).requested {
            None => GRACE,
            Some(Request::Interrupt) => GRACE_AFTER_INTERRUPT,
            Some(Request::Kill) => Duration::ZERO,
        };
        if ended.elapsed() >= grace + PATIENCE {
            return Ok(leftovers);
        }
        if ended.elapsed() >= grace {
            forced = true;
            // What cannot be seen or killed now is tried again, as long as there is patience.
            let _incomplete = kill_children();
        }
        thread::sleep(PAUSE);
    }
}

/// Kills this process's children; theirs then become its own and are next.
///
/// A child keeps its id until this thread reaps it, so none can be mistaken.
fn kill_children() -> io::Result<()> {
    let parent = getpid();
    for pid in process_ids()? {
        // One that is gone by now was not a child.
        let Ok(stat) = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())) else {
            continue;
        };
        if parent_in(&stat) == Some(parent) {
            kill_process(pid, Signal::KILL)?;
        }
    }
    Ok(())
}

/// The parent's id in the text of `/proc/PID/stat`: `PID (NAME) STATE PARENT …`, where NAME may hold anything.
fn parent_in(stat: &str) -> Option<Pid> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let parent = after_name.split_whitespace().nth(1)?;
    Pid::from_raw(parent.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use rustix::process::Pid;

    use super::parent_in;

    #[test]
    fn the_parent_is_found_behind_any_name() {
        assert_eq!(parent_in("12 (bash) S 7 12 12 0"), Pid::from_raw(7));
        assert_eq!(parent_in("12 (a) S 1 (b) R 7 12 12 0"), Pid::from_raw(7));
        assert_eq!(parent_in("12 (bash"), None);
    }
}

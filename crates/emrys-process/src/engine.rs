// SPDX-License-Identifier: Apache-2.0
//! Starting, adopting, waiting, cancelling: the side of the process that asked for the command.
//!
//! Everything here is known from the folder alone. A command that this process started and one that it found are
//! waited for and cancelled in the same way.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::Child;

use crate::claim::{self, Claim, Probe};
use crate::control::{self, Request};
use crate::error::{FolderError, StartError};
use crate::folder::Folder;
use crate::report::{Ending, ExitReport, Lost, LostCause};
use crate::supervisor::{Handshake, SUPERVISE};
use crate::{Command, kill_point, leftovers};

/// Which program supervises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervisor {
    /// A program whose `main` begins with [`run_hidden_verb`](crate::run_hidden_verb).
    pub executable: PathBuf,
}

impl Default for Supervisor {
    /// The program that runs now, even if its file was replaced or deleted meanwhile.
    fn default() -> Self {
        Self {
            executable: OWN_PROGRAM.into(),
        }
    }
}

/// The kernel keeps this link to the very file that is being executed.
pub(crate) const OWN_PROGRAM: &str = "/proc/self/exe";

/// What a folder says of its command.
#[derive(Debug)]
pub enum Found {
    /// No supervisor has claimed it: nothing has been executed.
    NotStarted,
    /// Its supervisor is alive.
    Running(Running),
    /// It has ended, one way or the other.
    Ended(Ending),
}

/// A command that was claimed by a supervisor, whoever started that. Cheap to clone; dropping it changes nothing.
#[derive(Debug, Clone)]
pub struct Running {
    folder: Folder,
}

/// A supervisor that has been started ahead of its command, so that it loads while the command is still planned.
/// Dropped, it ends and has claimed nothing.
#[derive(Debug)]
pub struct Prepared {
    path: PathBuf,
    executable: PathBuf,
    child: Child,
}

/// Starts a supervisor for the command that [`Prepared::start`] will put into `folder`.
///
/// The supervisor has its own session and, once the command is started, outlives this process. Must be called on a
/// tokio runtime with I/O enabled.
///
/// # Errors
///
/// The supervisor's program cannot be executed.
pub fn prepare(folder: &Path, supervisor: &Supervisor) -> Result<Prepared, StartError> {
    let executable = &supervisor.executable;
    let path = in_folder(folder, std::path::absolute(folder))?;
    let child = tokio::process::Command::new(executable)
        .arg0("emrys")
        .args([OsStr::new(SUPERVISE), path.as_os_str()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let executable = executable.clone();
    match child {
        Ok(child) => Ok(Prepared {
            path,
            executable,
            child,
        }),
        Err(source) => Err(StartError::Spawn { executable, source }),
    }
}

impl Prepared {
    /// Runs the command in the folder, which is made where it does not exist, unless it was claimed already.
    ///
    /// Returns once a supervisor has claimed the command: this one or another one, which then counts.
    ///
    /// # Errors
    ///
    /// After an error nothing was executed and nothing will be. Dropping the future half-way leaves that open; [`adopt`]
    /// tells.
    pub async fn start(self, command: &Command) -> Result<Running, StartError> {
        let Self {
            path,
            executable,
            mut child,
        } = self;
        let folder = write(&path, command).await?;
        kill_point::reach("command-written");
        let spawn = |source| StartError::Spawn {
            executable: executable.clone(),
            source,
        };
        if let Some(mut stdin) = child.stdin.take() {
            // One that has ended already is found out below.
            let _ended = stdin.write_all(b"\n").await;
        }
        kill_point::reach("supervisor-spawned");
        let answer = read_answer(&mut child).await.map_err(spawn)?;
        let handshake = Handshake::from_line(&answer);
        let is_claimed = match handshake {
            Some(Handshake::Claimed | Handshake::Lost) => true,
            // It may have died, or its disk have failed, just after the claim.
            Some(Handshake::GaveUp(_)) | None => !matches!(
                in_folder(folder.path(), claim::probe(&folder))?,
                Probe::Absent
            ),
        };
        if is_claimed {
            // Whoever waits for the command waits for its lock; this only takes the ended process off the system.
            tokio::spawn(async move { child.wait().await });
            return Ok(Running { folder });
        }
        let status = child.wait().await.map_err(spawn)?;
        Err(match handshake {
            Some(Handshake::GaveUp(message)) => StartError::GaveUp { message },
            _ => StartError::NoSupervisor { executable, status },
        })
    }
}

/// Runs the command in `folder` under a supervisor that is started now: [`prepare`] and [`Prepared::start`] at once.
///
/// # Errors
///
/// As both.
pub async fn start(
    folder: &Path,
    command: &Command,
    supervisor: &Supervisor,
) -> Result<Running, StartError> {
    prepare(folder, supervisor)?.start(command).await
}

/// Finds out what became of the folder's command, which anybody may have started.
///
/// Where the supervisor is gone without a report, everything left of the command is killed first.
///
/// # Errors
///
/// The folder cannot be read, or a process of the command cannot be killed.
pub async fn adopt(folder: &Path) -> Result<Found, FolderError> {
    let folder = in_folder(folder, Folder::at(folder))?;
    blocking(folder, found).await
}

/// Takes the claim itself, so that no supervisor runs the command any more: not even one that an engine which has
/// been killed had just started. Where somebody has claimed it already, gives what [`adopt`] gives.
///
/// `reason` is what the report says. After [`Found::NotStarted`] nothing was executed and nothing
/// will be.
///
/// # Errors
///
/// As [`adopt`], or the folder cannot be written.
pub async fn renounce(folder: &Path, reason: &str) -> Result<Found, FolderError> {
    let folder = in_folder(folder, Folder::at(folder))?;
    let reason = reason.to_owned();
    blocking(folder, move |folder| {
        folder.create()?;
        let Some(_claim) = claim::take(folder)? else {
            return found(folder);
        };
        folder.write_exit(&ExitReport::not_executed(reason))?;
        Ok(Found::NotStarted)
    })
    .await
}

fn found(folder: &Folder) -> io::Result<Found> {
    Ok(match claim::probe(folder)? {
        Probe::Absent => Found::NotStarted,
        Probe::Held | Probe::Released(_) if claim::are_ignored() => Found::NotStarted,
        Probe::Held => Found::Running(Running {
            folder: folder.clone(),
        }),
        Probe::Released(claim) => Found::Ended(ending(folder, claim.as_ref())?),
    })
}

impl Running {
    /// Waits until the command and its supervisor have ended.
    ///
    /// Any number of tasks may wait. A wait holds a thread until the end, even if the future is dropped: wait once,
    /// not in a loop.
    ///
    /// # Errors
    ///
    /// The folder cannot be read, or a process of the command cannot be killed.
    pub async fn wait(&self) -> Result<Ending, FolderError> {
        let folder = self.folder.clone();
        blocking(folder, |folder| match claim::wait_for_release(folder)? {
            Probe::Released(claim) => ending(folder, claim.as_ref()),
            Probe::Absent | Probe::Held => Err(io::Error::other("its claim was removed")),
        })
        .await
    }

    /// Sends SIGTERM to the command's process group; `false` when it had ended already.
    ///
    /// # Errors
    ///
    /// The folder cannot be used.
    pub async fn interrupt(&self) -> Result<bool, FolderError> {
        self.request(Request::Interrupt).await
    }

    /// Sends SIGKILL to all of the command's processes; `false` when it had ended already.
    ///
    /// # Errors
    ///
    /// The folder cannot be used.
    pub async fn kill(&self) -> Result<bool, FolderError> {
        self.request(Request::Kill).await
    }

    async fn request(&self, request: Request) -> Result<bool, FolderError> {
        let folder = &self.folder;
        // The lock decides, for a supervisor that is about to be gone may still have its FIFO open.
        while let Probe::Held = in_folder(folder.path(), claim::probe(folder))? {
            if in_folder(folder.path(), control::send(folder, request))? {
                return Ok(true);
            }
            // It has its claim but not yet its FIFO, or is just ending.
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Ok(false)
    }
}

async fn write(path: &Path, command: &Command) -> Result<Folder, FolderError> {
    let folder = in_folder(path, Folder::at(path))?;
    let command = command.clone();
    let write = move || {
        folder.create()?;
        folder.write_command(&command)?;
        Ok(folder)
    };
    let written = tokio::task::spawn_blocking(write).await;
    in_folder(
        path,
        written.unwrap_or_else(|error| Err(io::Error::other(error))),
    )
}

/// The supervisor's one line, empty when it died before.
async fn read_answer(child: &mut Child) -> io::Result<String> {
    let mut answer = String::new();
    if let Some(stdout) = child.stdout.take() {
        BufReader::new(stdout).read_line(&mut answer).await?;
    }
    Ok(answer)
}

/// How a command ended whose supervisor is gone.
fn ending(folder: &Folder, claim: Option<&Claim>) -> io::Result<Ending> {
    if let Some(report) = folder.read_exit()? {
        return Ok(Ending::Exited(report));
    }
    let boot_id = claim::boot_id()?;
    Ok(Ending::Lost(match claim {
        Some(claim) if claim.boot_id == boot_id => Lost {
            cause: LostCause::SupervisorEnded,
            leftovers: leftovers::kill(&claim.token)?,
        },
        _ => Lost {
            cause: LostCause::Rebooted,
            leftovers: 0,
        },
    }))
}

/// Runs `work` on a thread of its own. Those of the runtime would keep it from shutting down while a command runs.
async fn blocking<T: Send + 'static>(
    folder: Folder,
    work: impl FnOnce(&Folder) -> io::Result<T> + Send + 'static,
) -> Result<T, FolderError> {
    let path = folder.path().to_owned();
    let (done, result) = tokio::sync::oneshot::channel();
    let thread = std::thread::Builder::new()
        .name("supervised".to_owned())
        .stack_size(STACK_SIZE)
        .spawn(move || {
            // Whoever asked may have stopped waiting.
            let _unheard = done.send(work(&folder));
        });
    in_folder(&path, thread)?;
    in_folder(
        &path,
        result
            .await
            .unwrap_or_else(|error| Err(io::Error::other(error))),
    )
}

/// One thread per running command waits, so each is to be small.
const STACK_SIZE: usize = 256 * 1024;

fn in_folder<T>(path: &Path, result: io::Result<T>) -> Result<T, FolderError> {
    result.map_err(|source| FolderError {
        path: path.to_owned(),
        source,
    })
}

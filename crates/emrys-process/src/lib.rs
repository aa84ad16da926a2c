// SPDX-License-Identifier: Apache-2.0
//! One command under a supervisor that outlives its parent.
//!
//! A command is described in a folder of its own ([`Command`]) and run, at most once, by a small supervisor process.
//! The supervisor is this crate again, in the program that embeds it: a `main` begins with [`run_hidden_verb`]. It
//! owns the command's process group and the exit status; the process that asked for it may be killed and another one
//! may take the command up again, from nothing but the folder:
//!
//! | in the folder | [`adopt`] says |
//! |---|---|
//! | no `claim` | [`Found::NotStarted`]: nothing has run and nothing will, unless it is started |
//! | `claim` locked | [`Found::Running`] |
//! | `exit.json` | [`Ending::Exited`] |
//! | `claim` unlocked, no `exit.json` | [`Ending::Lost`]: what was left of the command has been killed |
//!
//! A supervisor makes the claim before it executes anything and holds a lock on it as long as it lives. That lock is
//! the supervisor's identity; process ids are reused, so nothing outside the supervisor itself trusts one.
//!
//! The crate knows nothing of steps or clusters: what an exit means, and whether another command follows, is the
//! caller's business. It is for Linux (`/proc`, pidfds, parent-death signals).
//!
//! ```no_run
//! use emrys_process::{Command, Ending, Supervisor};
//! use std::path::Path;
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = Path::new("/var/lib/example/attempt-1");
//! let command = Command {
//!     argv: vec!["/bin/echo".to_owned(), "hello".to_owned()],
//!     env: [("PATH".to_owned(), "/usr/bin:/bin".to_owned())].into(),
//!     cwd: "/tmp".into(),
//!     stdout: folder.join("stdout"),
//!     stderr: folder.join("stderr"),
//! };
//! let running = emrys_process::start(folder, &command, &Supervisor::default()).await?;
//! match running.wait().await? {
//!     Ending::Exited(report) => println!("{:?}", report.outcome),
//!     Ending::Lost(lost) => println!("lost: {}", lost.cause),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! - `command`: what to run.
//! - `engine`: preparing, starting, adopting, renouncing, waiting, cancelling.
//! - `supervisor`: the process in between, and the shim that becomes the command.
//! - `claim`, `control`, `report`, `folder`: the files through which the two sides speak.
//! - [`detach_from_caller`]: what a process does first that is to outlive its caller.
//! - `leftovers`: finding and killing what outlived its supervisor.
//! - `kill_point`: places at which tests kill either side.

mod claim;
mod command;
mod control;
mod detach;
mod engine;
mod error;
mod folder;
mod kill_point;
mod leftovers;
mod report;
mod supervisor;

pub use command::Command;
pub use control::Request;
pub use detach::detach_from_caller;
pub use engine::{Found, Prepared, Running, Supervisor, adopt, prepare, renounce, start};
pub use error::{FolderError, StartError};
pub use kill_point::reach as reach_kill_point;
pub use report::{Ending, ExitReport, Lost, LostCause, Outcome};
pub use supervisor::run_hidden_verb;

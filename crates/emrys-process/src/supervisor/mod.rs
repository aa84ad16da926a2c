// SPDX-License-Identifier: Apache-2.0
//! The process in between: it claims the command, runs it, and reports its end.
//!
//! No async runtime here: a supervisor starts within milliseconds, and two threads are all that it needs. It trusts
//! process ids, unlike everybody else, because they are its own children's: an id is not reused before its parent has
//! reaped it.

mod family;
mod shim;

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{self, ExitCode};
use std::time::{Duration, Instant, SystemTime};

use rustix::process::{getpid, set_child_subreaper, setsid};

use crate::claim::{self, HeldClaim};
use crate::control::Requests;
use crate::folder::Folder;
use crate::kill_point;
use crate::report::{ExitReport, Outcome};

use family::{End, Family};
use shim::Shim;

/// The hidden verb of a supervisor: `__supervise FOLDER`. It waits for a byte on its standard input, and ends if none
/// comes.
pub(crate) const SUPERVISE: &str = "__supervise";

/// How often a report is tried again while the disk is full, and for how long.
const FULL_DISK_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_FULL_DISK: Duration = Duration::from_secs(3_600);

/// Acts as a supervisor, or becomes a supervised command, if that is what the arguments say.
///
/// A program that starts commands calls this first thing in `main`, before it makes threads or prints, and exits with
/// the code if there is one; `None` says that the arguments are the program's own.
///
/// ```
/// use std::process::ExitCode;
///
/// fn main() -> ExitCode {
///     if let Some(code) = emrys_process::run_hidden_verb(std::env::args_os()) {
///         return code;
///     }
///     // The program proper.
///     ExitCode::SUCCESS
/// }
/// ```
pub fn run_hidden_verb(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let mut arguments = arguments.into_iter().skip(1);
    let verb = arguments.next()?;
    if verb == SUPERVISE {
        Some(supervise(Path::new(&arguments.next()?)))
    } else if verb == shim::EXEC {
        Some(shim::exec(arguments))
    } else {
        None
    }
}

/// What a supervisor says on its standard output: one line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Handshake {
    /// The command is its own to run.
    Claimed,
    /// Another supervisor was first.
    Lost,
    /// It could not even try, for this reason.
    GaveUp(String),
}

impl Handshake {
    fn line(&self) -> String {
        match self {
            Self::Claimed => "claimed\n".to_owned(),
            Self::Lost => "lost\n".to_owned(),
            Self::GaveUp(message) => format!("gave up: {}\n", message.replace('\n', " ")),
        }
    }

    pub(crate) fn from_line(line: &str) -> Option<Self> {
        match line.strip_suffix('\n')? {
            "claimed" => Some(Self::Claimed),
            "lost" => Some(Self::Lost),
            line => line
                .strip_prefix("gave up: ")
                .map(|message| Self::GaveUp(message.to_owned())),
        }
    }

    /// Says it, then lets go of the pipe: the process at its other end may be killed at any time.
    fn say(&self) {
        // Nobody listens any more if that process is gone already; the command runs all the same.
        let _unheard = io::stdout()
            .write_all(self.line().as_bytes())
            .and_then(|()| io::stdout().flush());
        let _kept = File::options()
            .write(true)
            .open("/dev/null")
            .map(rustix::stdio::dup2_stdout);
    }
}

fn supervise(folder: &Path) -> ExitCode {
    let (folder, command, claim, shim) = match claim_command(folder) {
        Ok(Found::Claimed(folder, command, claim, shim)) => (folder, command, claim, shim),
        Ok(Found::Dismissed) => return ExitCode::SUCCESS,
        Ok(Found::Lost) => {
            Handshake::Lost.say();
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            Handshake::GaveUp(error.to_string()).say();
            return ExitCode::FAILURE;
        }
    };
    kill_point::reach("claim-taken");
    let requests = Requests::open(&folder);
    Handshake::Claimed.say();
    // Without a report the command counts as lost, which is then all that is known of it.
    let reported = run(&command, &claim, shim, requests).and_then(|report| {
        kill_point::reach("before-exit-file");
        write_exit(&folder, &report)
    });
    kill_point::reach("exit-file-in-place");
    match reported {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Writes the report, and waits for room where the disk is full: the command has ended, and as long as the claim is
/// held nobody takes it for lost.
fn write_exit(folder: &Folder, report: &ExitReport) -> io::Result<()> {
    let deadline = Instant::now() + LONGEST_FULL_DISK;
    loop {
        match folder.write_exit(report) {
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
                ) && Instant::now() < deadline =>
            {
                std::thread::sleep(FULL_DISK_PAUSE);
            }
            written => return written,
        }
    }
}

/// What became of the attempt to claim the command.
enum Found {
    /// It is this supervisor's to run.
    Claimed(Folder, Box<crate::Command>, HeldClaim, Shim),
    /// Another supervisor was first.
    Lost,
    /// Nobody wants it to be run: whoever has started this process is gone or has thought better of it.
    Dismissed,
}

/// Everything that comes before the claim, and the claim.
fn claim_command(folder: &Path) -> io::Result<Found> {
    // From here on neither the end of the session that this was started in nor a Ctrl-C in it are any concern.
    setsid()?;
    // Whoever loses its parent in the command's family becomes a child of this process, so none gets lost.
    set_child_subreaper(Some(getpid()))?;
    name_process();
    let folder = Folder::at(folder)?;
    let shim = Shim::start()?;
    if io::stdin().read(&mut [0])? == 0 {
        return Ok(Found::Dismissed);
    }
    let command = folder.read_command()?;
    Ok(match claim::take(&folder)? {
        Some(claim) => Found::Claimed(folder, Box::new(command), claim, shim),
        None => Found::Lost,
    })
}

/// Started through a link named `exe`, the process would go by that name in `ps` and `top`.
fn name_process() {
    let _cosmetic = std::fs::write("/proc/self/comm", "emrys-supervise");
}

/// Runs the command to its end. An error leaves unknown how far it got.
fn run(
    command: &crate::Command,
    claim: &HeldClaim,
    shim: Shim,
    requests: io::Result<Requests>,
) -> io::Result<ExitReport> {
    let started_at = SystemTime::now();
    let family = requests
        .and_then(|requests| Family::start(|| execute(command, &claim.token, shim), requests));
    let end = match family {
        Ok(family) => family.see_out()?,
        Err(error) => End {
            outcome: Outcome::NotExecuted(error.to_string()),
            ended_at: SystemTime::now(),
            cancelled_by: None,
            leftovers: 0,
        },
    };
    Ok(ExitReport {
        outcome: end.outcome,
        started_at,
        ended_at: end.ended_at,
        cancelled_by: end.cancelled_by,
        leftovers: end.leftovers,
    })
}

/// Lets the shim become the command, if nothing is known that keeps it from it.
fn execute(command: &crate::Command, token: &str, shim: Shim) -> io::Result<process::Child> {
    if !command.cwd.is_dir() {
        let message = format!(
            "the working folder `{}` does not exist",
            command.cwd.display()
        );
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    open_log(&command.stdout)?;
    open_log(&command.stderr)?;
    shim.release(command, token)
}

fn open_log(path: &Path) -> io::Result<File> {
    let opened = OpenOptions::new().append(true).create(true).open(path);
    opened.map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("failed to open `{}`: {error}", path.display()),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::Handshake;

    #[test]
    fn a_handshake_reads_back() {
        let said = [
            Handshake::Claimed,
            Handshake::Lost,
            Handshake::GaveUp("no space left".to_owned()),
        ];
        for handshake in said {
            assert_eq!(Handshake::from_line(&handshake.line()), Some(handshake));
        }
    }

    #[test]
    fn a_broken_line_is_no_handshake() {
        assert_eq!(Handshake::from_line(""), None);
        assert_eq!(
            Handshake::from_line("claimed"),
            None,
            "the process died while it wrote"
        );
        assert_eq!(Handshake::from_line("usage: ls\n"), None);
    }
}

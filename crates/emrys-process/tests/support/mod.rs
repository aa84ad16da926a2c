// SPDX-License-Identifier: Apache-2.0
//! A folder, a shell command in it, and looks at what it does.
#![allow(dead_code, reason = "each test binary uses its own part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Stdio};
use std::time::{Duration, Instant};

use emrys_process::{Command, Ending, ExitReport, Found, Lost, Running, Supervisor};
use tempfile::TempDir;

/// The program whose `main` knows the hidden verbs.
pub(crate) const HOST: &str = env!("CARGO_BIN_EXE_emrys-process-host");

/// A shell command that has not been started.
pub(crate) struct Bench {
    root: TempDir,
    pub(crate) command: Command,
}

impl Bench {
    /// The script runs in the bench's root; `$EFFECTS` is where it may leave its mark, a line for each run.
    pub(crate) fn new(script: &str) -> Self {
        let root = TempDir::new().unwrap();
        let path = |name: &str| root.path().join(name);
        let command = Command {
            argv: ["/bin/sh", "-c", script].map(str::to_owned).into(),
            env: [
                ("PATH".to_owned(), "/usr/bin:/bin".to_owned()),
                ("EFFECTS".to_owned(), path("effects").display().to_string()),
            ]
            .into(),
            cwd: root.path().to_owned(),
            stdout: path("stdout"),
            stderr: path("stderr"),
        };
        Self { root, command }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.path("attempt")
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// How often the script left its mark.
    pub(crate) fn effects(&self) -> usize {
        self.read("effects").lines().count()
    }

    pub(crate) async fn start(&self) -> Running {
        let supervisor = Supervisor {
            executable: HOST.into(),
        };
        emrys_process::start(&self.folder(), &self.command, &supervisor)
            .await
            .unwrap()
    }

    pub(crate) async fn run(&self) -> ExitReport {
        exited(self.start().await.wait().await.unwrap())
    }

    pub(crate) async fn adopt(&self) -> Found {
        emrys_process::adopt(&self.folder()).await.unwrap()
    }

    /// Starts the command in another process, which then waits for it.
    pub(crate) fn start_elsewhere(&self, kill_at: Option<&str>) -> Child {
        self.engine(Path::new(HOST), kill_at).0
    }

    /// A process that starts the command once its standard input has a line or ends.
    pub(crate) fn engine(&self, program: &Path, kill_at: Option<&str>) -> (Child, ChildStdin) {
        let mut engine = std::process::Command::new(program);
        engine
            .arg(self.folder())
            .arg(serde_json::to_string(&self.command).unwrap())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(point) = kill_at {
            engine.env("EMRYS_KILL_AT", point);
        }
        let mut engine = engine.spawn().unwrap();
        let stdin = engine.stdin.take().unwrap();
        (engine, stdin)
    }

    /// The supervisor's process id, as its claim has it for people who look.
    pub(crate) fn supervisor(&self) -> u32 {
        let claim = fs::read(self.folder().join("claim")).unwrap();
        let claim: serde_json::Value = serde_json::from_slice(&claim).unwrap();
        claim["pid"].as_u64().unwrap().try_into().unwrap()
    }

    /// The process id that the script wrote to the file, once it is there.
    pub(crate) fn pid_in(&self, name: &str) -> u32 {
        eventually(|| self.read(name).strip_suffix('\n')?.parse().ok())
    }
}

pub(crate) fn exited(ending: Ending) -> ExitReport {
    match ending {
        Ending::Exited(report) => report,
        Ending::Lost(lost) => panic!("lost: {lost:?}"),
    }
}

pub(crate) fn lost(found: Found) -> Lost {
    match found {
        Found::Ended(Ending::Lost(lost)) => lost,
        other => panic!("not lost: {other:?}"),
    }
}

/// Whether the process is there and no zombie.
pub(crate) fn is_alive(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(')')
        .is_some_and(|(_, rest)| !rest.starts_with(" Z"))
}

/// Waits for a change that another process is about to make.
pub(crate) fn eventually<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "nothing happened for 30 seconds");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Kills a process that the test made, directly or through others.
pub(crate) fn kill_9(pid: u32) {
    let pid = rustix::process::Pid::from_raw(pid.try_into().unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::KILL).unwrap();
}

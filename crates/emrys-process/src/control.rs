// SPDX-License-Identifier: Apache-2.0
//! Requests to end a running command, through the FIFO `control` in its folder.
//!
//! A supervisor opens the FIFO for reading and writing, so that it never sees an end of file; whoever opens it for
//! writing learns from the system whether a supervisor is there.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};

use rustix::fs::{CWD, Mode, OFlags};
use rustix::io::Errno;
use serde::{Deserialize, Serialize};

use crate::folder::Folder;

/// A request to end a running command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// SIGTERM to the command's process group.
    Interrupt,
    /// SIGKILL to all of the command's processes.
    Kill,
}

impl Request {
    fn line(self) -> &'static str {
        match self {
            Self::Interrupt => "interrupt",
            Self::Kill => "kill",
        }
    }

    fn from_line(line: &str) -> Option<Self> {
        [Self::Interrupt, Self::Kill]
            .into_iter()
            .find(|request| request.line() == line)
    }
}

/// The supervisor's end of the FIFO.
#[derive(Debug)]
pub(crate) struct Requests {
    fifo: BufReader<File>,
}

impl Requests {
    /// Makes the FIFO and opens it.
    pub(crate) fn open(folder: &Folder) -> io::Result<Self> {
        rustix::fs::mkfifoat(CWD, folder.control(), Mode::RUSR | Mode::WUSR)?;
        let fifo = OpenOptions::new()
            .read(true)
            .write(true)
            .open(folder.control())?;
        Ok(Self {
            fifo: BufReader::new(fifo),
        })
    }

    /// Blocks until the next request; `None` when there will be no more.
    pub(crate) fn next(&mut self) -> Option<Request> {
        loop {
            let mut line = String::new();
            if self.fifo.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if let Some(request) = Request::from_line(line.trim_end()) {
                return Some(request);
            }
        }
    }
}

/// Hands the request to the folder's supervisor; `false` where no supervisor has the FIFO open.
pub(crate) fn send(folder: &Folder, request: Request) -> io::Result<bool> {
    let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let mut fifo = match rustix::fs::open(folder.control(), flags, Mode::empty()) {
        Ok(fifo) => File::from(fifo),
        Err(Errno::NXIO | Errno::NOENT) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    // A line is shorter than what a pipe takes in one piece, so two requests never mix.
    match fifo.write_all(format!("{}\n", request.line()).as_bytes()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error),
    }
}

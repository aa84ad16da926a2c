// SPDX-License-Identifier: Apache-2.0
//! The end of a log as lines. Whatever its bytes are, and however long it has become.

use emrys_protocol::logs::LogStream;

/// How many bytes of a log's end are gone through.
pub const TAIL: usize = 4 << 20;

/// The end of a log.
#[derive(Debug)]
pub struct Log {
    pub(super) stream: LogStream,
    /// How many lines stand before the first of `lines`, if they were counted.
    pub(super) before: Option<u64>,
    pub(super) lines: Vec<String>,
}

impl Log {
    /// The log that ends in `tail`, with so many lines before that, if they were counted.
    #[must_use]
    pub fn new(stream: LogStream, before: Option<u64>, tail: &[u8]) -> Self {
        let text = String::from_utf8_lossy(tail);
        Self {
            stream,
            before,
            lines: text.lines().map(str::to_owned).collect(),
        }
    }

    /// The exit code that a controller log tells at its end: EMR's says `Step failed with exitCode 1`, an engine's `the
    /// process ended with exit code 1`.
    pub(crate) fn exit_code(&self) -> Option<i32> {
        if self.stream != LogStream::Controller {
            return None;
        }
        let code = |line: &String| {
            let words = ["exitCode ", "exit code "];
            let (_, rest) = words.iter().find_map(|words| line.rsplit_once(words))?;
            let digits = rest.split(|next: char| !next.is_ascii_digit()).next()?;
            digits.parse().ok()
        };
        self.lines.iter().rev().find_map(code)
    }
}

/// Takes a log piece by piece and keeps what [`Log`] needs of it.
#[derive(Debug, Default)]
pub(crate) struct Tail {
    before: u64,
    kept: Vec<u8>,
}

impl Tail {
    pub(crate) fn push(&mut self, data: &[u8]) {
        self.kept.extend_from_slice(data);
        if self.kept.len() > 2 * TAIL {
            self.cut();
        }
    }

    /// Forgets all but the last whole lines.
    fn cut(&mut self) {
        let Some(start) = self.kept.len().checked_sub(TAIL) else {
            return;
        };
        let line = self.kept.iter().skip(start).position(|byte| *byte == b'\n');
        let end = line.map_or(self.kept.len(), |line| start + line + 1);
        let dropped = self.kept.drain(..end);
        self.before += dropped.filter(|byte| *byte == b'\n').count() as u64;
    }

    pub(crate) fn into_log(mut self, stream: LogStream) -> Log {
        self.cut();
        Log::new(stream, Some(self.before), &self.kept)
    }
}

#[cfg(test)]
mod tests {
    use emrys_protocol::logs::LogStream;

    use super::{Log, TAIL, Tail};

    #[test]
    fn the_controller_log_tells_the_exit_code() {
        let of = |text: &str| Log::new(LogStream::Controller, None, text.as_bytes()).exit_code();
        let emr = "INFO waitProcessCompletion ended with exit code 1 : hadoop jar\n\
                   WARN Step failed with exitCode 1 and took 12 seconds\n";
        assert_eq!(of(emr), Some(1));
        assert_eq!(of("INFO the process ended with exit code 127\n"), Some(127));
        assert_eq!(of("INFO startExec\n"), None);
    }

    #[test]
    fn the_last_whole_lines_keep_their_numbers() {
        let mut tail = Tail::default();
        let line = "x".repeat(1023) + "\n";
        let lines = 3 * TAIL / line.len();
        for _ in 0..lines {
            tail.push(line.as_bytes());
        }
        tail.push(b"last");
        let log = tail.into_log(LogStream::Stderr);
        assert_eq!(log.lines.last().map(String::as_str), Some("last"));
        assert_eq!(log.lines[0].len(), 1023);
        assert_eq!(log.before.unwrap() as usize + log.lines.len(), lines + 1);
        assert!(log.lines.len() <= TAIL / line.len());
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Why a process ended badly: its logs, read for [`emrys_logs::failure`], which knows what they tell.
//!
//! It is asked once, when the process has ended; the answer stays beside the logs, where [`stored`] finds it.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use emrys_logs::failure::{self, End, Log};
use emrys_process::{Ending, Outcome};
use emrys_protocol::logs::{Failure, LogStream};

/// How much of a log's end is gone through to count its lines. Beyond, lines have no numbers.
const COUNTED: u64 = 256 << 20;

/// How a process ended, unless it succeeded.
pub(crate) fn end_of(ending: &Ending) -> Option<End> {
    match ending {
        Ending::Exited(report) if report.outcome.is_success() => None,
        Ending::Exited(report) => Some(match &report.outcome {
            Outcome::Code(code) => End::Code(*code),
            Outcome::Signal(signal) => End::Signal(*signal),
            Outcome::NotExecuted(reason) => {
                End::Unknown(format!("the process was not started: {reason}"))
            }
        }),
        Ending::Lost(lost) => Some(End::Unknown(format!(
            "the process was lost: {}; it is not run again, since how far it got is unknown",
            lost.cause
        ))),
    }
}

/// Explains the end of the process whose logs are in `folder`, and leaves the answer beside them.
///
/// A log that cannot be read is passed over: the end itself must not be lost for it.
pub(crate) fn explain_and_store(folder: &Path, end: &End) -> Failure {
    let logs = LogStream::ALL.iter().map(|stream| read(folder, *stream));
    let failure = failure::explain(end, &logs.collect::<Vec<_>>());
    let stored = serde_json::to_vec(&failure).map_err(io::Error::from);
    if let Err(error) = stored.and_then(|json| std::fs::write(path(folder), json)) {
        tracing::warn!(%error, "failed to keep the explanation of a failure");
    }
    failure
}

/// What [`explain_and_store`] has left, if anything.
pub(crate) fn stored(folder: &Path) -> io::Result<Option<Failure>> {
    match std::fs::read(path(folder)) {
        Ok(json) => serde_json::from_slice(&json)
            .map_err(io::Error::from)
            .map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join("failure.json")
}

/// Reads the end of a log; one that cannot be read has nothing to say.
fn read(folder: &Path, stream: LogStream) -> Log {
    let path = crate::logs::path(folder, stream);
    let (before, tail) = match tail(&path, failure::TAIL as u64, COUNTED) {
        Ok(read) => read,
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Some(0), Vec::new()),
        Err(error) => {
            tracing::warn!(%error, path = %path.display(), "failed to read a log");
            (Some(0), Vec::new())
        }
    };
    Log::new(stream, before, &tail)
}

/// The last whole lines of a file, and how many there are before them.
fn tail(path: &Path, most: u64, counted: u64) -> io::Result<(Option<u64>, Vec<u8>)> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let start = length.saturating_sub(most);
    let mut before = Some(0);
    if start > counted {
        before = None;
        file.seek(SeekFrom::Start(start))?;
    } else if start > 0 {
        before = Some(lines(BufReader::new((&file).take(start)))?);
        file.seek(SeekFrom::Start(start))?;
    }
    let mut tail = Vec::new();
    file.take(most).read_to_end(&mut tail)?;
    if start > 0 {
        // The first line has lost its beginning.
        let end = tail.iter().position(|byte| *byte == b'\n');
        tail.drain(..end.map_or(tail.len(), |end| end + 1));
        before = before.map(|before| before + 1);
    }
    Ok((before, tail))
}

fn lines(mut text: impl Read) -> io::Result<u64> {
    let mut buffer = vec![0; 64 << 10];
    let mut count = 0;
    loop {
        let read = text.read(&mut buffer)?;
        if read == 0 {
            return Ok(count);
        }
        count += buffer
            .iter()
            .take(read)
            .filter(|byte| **byte == b'\n')
            .count() as u64;
    }
}

#[cfg(test)]
mod tests {
    use emrys_logs::failure::End;

    use super::{explain_and_store, stored, tail};

    #[test]
    fn the_explanation_is_left_beside_the_logs() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("stderr"), "job: command not found\n").unwrap();
        let failure = explain_and_store(folder.path(), &End::Code(127));
        assert_eq!(failure.reason, "Command not found.");
        assert_eq!(stored(folder.path()).unwrap(), Some(failure));
        let missing = folder.path().join("none");
        explain_and_store(&missing, &End::Code(3));
        assert_eq!(stored(&missing).unwrap(), None);
    }

    #[test]
    fn the_last_whole_lines_keep_their_numbers() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "one\ntwo\nthree\nfour").unwrap();
        let read = |most, counted| tail(file.path(), most, counted).unwrap();
        assert_eq!(read(100, 100).0, Some(0));
        assert_eq!(read(100, 100).1, b"one\ntwo\nthree\nfour");
        assert_eq!(read(11, 100), (Some(2), b"three\nfour".to_vec()));
        assert_eq!(read(6, 1), (None, b"four".to_vec()));
        assert_eq!(read(2, 100), (Some(4), Vec::new()));
    }
}

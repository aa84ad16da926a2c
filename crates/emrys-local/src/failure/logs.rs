// SPDX-License-Identifier: Apache-2.0
//! The ends of log files as lines. Whatever their bytes are, and however long they have become.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use emrys_protocol::engine::LogStream;

/// How much of a log's end is read.
const TAIL: u64 = 4 << 20;

/// How much before that is gone through to count its lines. Beyond, lines have no numbers.
const COUNTED: u64 = 256 << 20;

/// The end of a log.
#[derive(Debug)]
pub(super) struct Log {
    pub(super) stream: LogStream,
    /// How many lines stand before the first of `lines`, if they were counted.
    pub(super) before: Option<u64>,
    pub(super) lines: Vec<String>,
}

impl Log {
    /// Reads the end of a log; one that cannot be read has nothing to say.
    pub(super) fn read(folder: &Path, stream: LogStream) -> Self {
        let path = crate::logs::path(folder, stream);
        let (before, tail) = match tail(&path, TAIL, COUNTED) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Some(0), Vec::new()),
            Err(error) => {
                tracing::warn!(%error, path = %path.display(), "failed to read a log");
                (Some(0), Vec::new())
            }
        };
        Self::new(stream, before, &tail)
    }

    pub(super) fn new(stream: LogStream, before: Option<u64>, tail: &[u8]) -> Self {
        let text = String::from_utf8_lossy(tail);
        Self {
            stream,
            before,
            lines: text.lines().map(str::to_owned).collect(),
        }
    }
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
    use super::tail;

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

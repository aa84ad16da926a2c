// SPDX-License-Identifier: Apache-2.0
//! Log files: where they are on this machine, how they are followed, what of them is archived.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use emrys_protocol::engine::LogStream;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Most bytes that one read of a log gives.
const CHUNK: u64 = 256 * 1024;

/// The file of a stream in the folder of a step or bootstrap action.
pub(crate) fn path(folder: &Path, stream: LogStream) -> PathBuf {
    folder.join(stream.as_str())
}

/// Reads from `offset`; a file that does not exist yet is empty.
pub(crate) fn read_from(path: &Path, offset: u64) -> io::Result<Vec<u8>> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    file.seek(SeekFrom::Start(offset))?;
    let mut data = Vec::new();
    file.take(CHUNK).read_to_end(&mut data)?;
    Ok(data)
}

/// The controller log: what the engine itself has to say about a step.
#[derive(Debug)]
pub(crate) struct Controller {
    path: PathBuf,
}

impl Controller {
    /// The controller log of a step's folder.
    pub(crate) fn new(folder: &Path) -> Self {
        Self {
            path: path(folder, LogStream::Controller),
        }
    }

    /// Appends a line; a log that cannot be written must not stop the step.
    pub(crate) fn line(&self, now: i64, text: &str) {
        let written = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.path)
            .and_then(|mut file| {
                let time = crate::time::rfc3339(now);
                for line in text.lines() {
                    writeln!(file, "{time} INFO {line}")?;
                }
                Ok(())
            });
        if let Err(error) = written {
            tracing::warn!(%error, path = %self.path.display(), "failed to write the controller log");
        }
    }
}

/// Gzips one log into memory; `None` where there is no such file. An empty log is copied too, as on EMR: clients wait for it.
pub(crate) fn compressed(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    io::copy(&mut file, &mut encoder)?;
    encoder.finish().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_log_is_empty_and_not_archived() {
        let folder = tempfile::tempdir().unwrap();
        let file = path(folder.path(), LogStream::Stdout);
        assert!(read_from(&file, 0).unwrap().is_empty());
        assert!(compressed(&file).unwrap().is_none());
        std::fs::write(&file, "hello").unwrap();
        assert_eq!(read_from(&file, 1).unwrap(), b"ello");
        let mut text = String::new();
        flate2::read::GzDecoder::new(compressed(&file).unwrap().unwrap().as_slice())
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "hello");
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Log files: where they are, how they are followed, how they get to the cluster's log URI.
//!
//! The layout is EMR's: `steps/<id>/{controller,stdout,stderr,syslog}` and
//! `node/<instance>/bootstrap-actions/<n>/…`, gzipped in the archive (MG emr-manage-view-web-log-files).

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

/// A log URI taken apart: `s3://` and `s3n://` mean the same (MG emr-plan-debugging).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LogUri {
    pub(crate) bucket: String,
    /// Empty or ending in a slash.
    pub(crate) prefix: String,
}

impl LogUri {
    /// Takes `s3://bucket/prefix/`, `s3n://…` or `s3a://…` apart.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let rest = ["s3://", "s3n://", "s3a://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))?;
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return None;
        }
        let prefix = prefix.trim_matches('/');
        Some(Self {
            bucket: bucket.to_owned(),
            prefix: match prefix {
                "" => String::new(),
                prefix => format!("{prefix}/"),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_uris_of_every_scheme_mean_the_same() {
        for text in ["s3://b/p/q/", "s3n://b/p/q", "s3a://b//p/q//"] {
            let uri = LogUri::parse(text).unwrap();
            assert_eq!((uri.bucket.as_str(), uri.prefix.as_str()), ("b", "p/q/"));
        }
        assert_eq!(LogUri::parse("s3://b").unwrap().prefix, "");
        assert_eq!(LogUri::parse("/tmp/logs"), None);
        assert_eq!(LogUri::parse("s3:///x"), None);
    }

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

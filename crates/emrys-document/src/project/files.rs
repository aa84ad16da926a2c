// SPDX-License-Identifier: Apache-2.0
//! From a path to the text of a document.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use emrys_diagnostics::{Code, Diagnostic, Source};

use super::encoding;
use crate::format::Format;

/// What a folder's main document may be called: these names make a folder a project.
pub const DOCUMENTS: &[&str] = &["emrys.yaml", "emrys.yml", "emrys.json"];

/// How the names of a project's other documents end: `clusters.emrys.yaml`.
const FURTHER: &[&str] = &[".emrys.yaml", ".emrys.yml", ".emrys.json"];

/// The longest text, in bytes: far above what people write. It is on the page of `document-too-large`.
const MAX_BYTES: u64 = 1024 * 1024;

/// The text of a document that is not, or not yet, what its file has: an editor's.
#[derive(Debug)]
pub struct Draft {
    /// The document.
    pub file: PathBuf,
    /// Its text.
    pub text: Vec<u8>,
}

impl Draft {
    /// Whether it is the draft of that file.
    pub(super) fn is(&self, file: &Path) -> bool {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        absolute(&self.file) == absolute(file)
    }
}

/// A document that nobody has looked into yet.
pub(crate) struct Unread {
    pub(crate) source: Arc<Source>,
    pub(crate) format: Format,
    pub(crate) file: PathBuf,
}

/// The documents that a path means: itself, or those of the project in the folder.
pub(super) fn find(path: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut documents = vec![main_document(path)?];
    documents.extend(further_documents(path)?);
    Ok(documents)
}

/// Reads the text of a document, or takes that of its draft.
pub(crate) fn read(file: &Path, draft: Option<&Draft>) -> Result<Unread, Diagnostic> {
    let name = file.strip_prefix(".").unwrap_or(file).display().to_string();
    let draft = draft.filter(|draft| draft.is(file));
    let format = Format::of(file).ok_or_else(|| {
        if draft.is_none() && !file.exists() {
            return unreadable(format!("there is no file or folder `{name}`"));
        }
        unreadable(format!("`{name}` is of no known format")).help(
            "a document is YAML, JSON or EmrWorkflow's XML: `.yaml`, `.yml`, `.json` or `.xml`",
        )
    })?;
    let bytes = match draft {
        Some(draft) => draft.text.clone(),
        None => bytes(file)
            .map_err(|error| unreadable(format!("failed to read `{name}`: {}", reason(&error))))?,
    };
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Diagnostic::new(
            Code::DocumentTooLarge,
            format!("`{name}` has more than 1 MiB of text"),
        ));
    }
    let text = encoding::decode(bytes, format)
        .map_err(|problem| unreadable(format!("`{name}` {problem}")))?;
    Ok(Unread {
        source: Source::new(name, text),
        format,
        file: file.to_owned(),
    })
}

/// At most one byte more than a document may have: enough to see that it is too large.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn main_document(folder: &Path) -> Result<PathBuf, Diagnostic> {
    let found: Vec<PathBuf> = DOCUMENTS
        .iter()
        .map(|name| folder.join(name))
        .filter(|path| path.is_file())
        .collect();
    let shown = folder.display();
    match found.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(unreadable(format!(
            "the folder `{shown}` has no `emrys.yaml`, `emrys.yml` or `emrys.json`"
        ))
        .help("`emrys init` makes one")),
        [first, second, ..] => {
            let message = format!(
                "the folder `{shown}` has both `{}` and `{}`",
                file_name(first),
                file_name(second)
            );
            Err(unreadable(message).help("name the document that is meant, or delete one"))
        }
    }
}

fn further_documents(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let failed = |error: io::Error| {
        let shown = folder.display();
        unreadable(format!(
            "failed to read the folder `{shown}`: {}",
            reason(&error)
        ))
    };
    let mut documents = Vec::new();
    for entry in folder.read_dir().map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = file_name(&path);
        // A name that begins with a dot is an editor's, or hidden on purpose.
        let further = FURTHER.iter().any(|end| name.ends_with(end)) && !name.starts_with('.');
        if further && path.is_file() {
            documents.push(path);
        }
    }
    documents.sort();
    Ok(documents)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn unreadable(message: String) -> Diagnostic {
    Diagnostic::new(Code::UnreadableDocument, message)
}

/// The reason without the number that Rust appends: "no such file or directory", not "… (os error 2)".
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split_once(" (os error")
        .map_or(text.as_str(), |(reason, _)| reason)
        .to_lowercase()
}

// SPDX-License-Identifier: Apache-2.0
//! From a path to the text of a document.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use emrys_diagnostics::{Code, Diagnostic, Source};

/// What a folder's document may be called: these names make a folder a project.
pub const DOCUMENTS: &[&str] = &["emrys.yaml", "emrys.yml", "emrys.json"];

/// The longest text, in bytes: far above what people write. It is on the page of `document-too-large`.
const MAX_BYTES: u64 = 1024 * 1024;

/// The formats of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Yaml,
    Json,
}

/// A document that nobody has looked into yet.
pub(super) struct Unread {
    pub(super) source: Arc<Source>,
    pub(super) format: Format,
    /// The folder where its relative paths start.
    pub(super) folder: PathBuf,
}

/// Reads the text of a document; `path` is the document, or a folder that has one.
pub(super) fn read(path: &Path) -> Result<Unread, Diagnostic> {
    let file = if path.is_dir() {
        document_of(path)?
    } else {
        path.to_owned()
    };
    let name = file
        .strip_prefix(".")
        .unwrap_or(&file)
        .display()
        .to_string();
    let format = match file.extension().and_then(|extension| extension.to_str()) {
        Some("yaml" | "yml") => Format::Yaml,
        Some("json") => Format::Json,
        _ => {
            let diagnostic = unreadable(format!("`{name}` is of no known format"));
            return Err(diagnostic.help("a document is YAML or JSON: `.yaml`, `.yml` or `.json`"));
        }
    };
    let bytes = bytes(&file)
        .map_err(|error| unreadable(format!("failed to read `{name}`: {}", reason(&error))))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Diagnostic::new(
            Code::DocumentTooLarge,
            format!("`{name}` has more than 1 MiB of text"),
        ));
    }
    let text =
        String::from_utf8(bytes).map_err(|_| unreadable(format!("`{name}` is not UTF-8 text")))?;
    let text = text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text);
    let folder = file.parent().map(Path::to_owned).unwrap_or_default();
    Ok(Unread {
        source: Source::new(name, text),
        format,
        folder,
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

fn document_of(folder: &Path) -> Result<PathBuf, Diagnostic> {
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

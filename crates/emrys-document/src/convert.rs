// SPDX-License-Identifier: Apache-2.0
//! From one format of documents to another. Placeholders, includes and what documents name stay as they are; comments are
//! lost, and YAML's aliases are expanded.

use std::path::Path;
use std::sync::Arc;

use emrys_diagnostics::{Diagnostic, Severity, Source};

use crate::Format;
use crate::project::files::{self, Unread};
use crate::writers::{json, yaml};
use crate::xml;

/// Writes a document in another format. `name` is the name of its file: a job flow in XML is named like it.
///
/// The document has to be well formed, but need not be right: the result has the same mistakes. There is none if XML has
/// no words for something, which the diagnostics then name.
///
/// ```
/// use emrys_document::{Format, convert};
///
/// let xml = r#"<steps xmlns="urn:supperslonic:emrWorkflow">
///   <jarStep><name>count {date}</name><jar>s3://acme/count.jar</jar></jarStep>
/// </steps>"#;
/// let yaml = convert(xml, "steps.xml", Format::Xml, Format::Yaml).unwrap();
/// assert_eq!(yaml, "\
/// steps:
///   - name: \"count ${date}\"
///     jar:
///       jar: s3://acme/count.jar
/// ");
/// ```
pub fn convert(
    text: &str,
    name: &str,
    from: Format,
    to: Format,
) -> Result<String, Vec<Diagnostic>> {
    let (converted, diagnostics) = converted(&Source::new(name, text), from, to);
    converted.ok_or(diagnostics)
}

/// Writes the document in a file in another format, and says what there is to say of it. Nothing is written if that is
/// an error.
pub fn convert_file(file: &Path, to: Format) -> (Option<String>, Vec<Diagnostic>) {
    match files::read(file, None) {
        Ok(Unread { source, format, .. }) => converted(&source, format, to),
        Err(diagnostic) => (None, vec![diagnostic]),
    }
}

fn converted(source: &Arc<Source>, from: Format, to: Format) -> (Option<String>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let root = from.read(source, &mut diagnostics);
    let has_errors = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity() == Severity::Error);
    if has_errors {
        return (None, diagnostics);
    }
    let Some(root) = root else {
        return (Some(String::new()), diagnostics);
    };
    let text = match to {
        Format::Yaml => Some(yaml::write(&root)),
        Format::Json => Some(json::write(&root)),
        Format::Xml => xml::write(&root)
            .map_err(|problems| diagnostics.extend(problems))
            .ok(),
    };
    (text, diagnostics)
}

/// The bytes of an XML document as EmrWorkflow's own were stored: UTF-16, little endian, with a byte order mark, and
/// lines that end with a carriage return and a line feed.
pub fn utf_16(xml: &str) -> Vec<u8> {
    let declared = xml.replacen("encoding=\"utf-8\"", "encoding=\"utf-16\"", 1);
    let lines = declared.replace('\n', "\r\n");
    let units = std::iter::once(0xfeff).chain(lines.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

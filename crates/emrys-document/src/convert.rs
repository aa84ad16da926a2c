// SPDX-License-Identifier: Apache-2.0
//! From one format of documents to another. Placeholders, includes and what documents name stay as they are; comments are
//! lost, and YAML's aliases are expanded.

use emrys_diagnostics::{Diagnostic, Severity, Source};

use crate::Format;
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
    let mut diagnostics = Vec::new();
    let root = from.read(&Source::new(name, text), &mut diagnostics);
    let has_errors = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity() == Severity::Error);
    match root.filter(|_| !has_errors) {
        None if has_errors => Err(diagnostics),
        None => Ok(String::new()),
        Some(root) => match to {
            Format::Yaml => Ok(yaml::write(&root)),
            Format::Json => Ok(json::write(&root)),
            Format::Xml => xml::write(&root),
        },
    }
}

/// The bytes of an XML document as EmrWorkflow's own were stored: UTF-16, little endian, with a byte order mark, and
/// lines that end with a carriage return and a line feed.
pub fn utf_16(xml: &str) -> Vec<u8> {
    let declared = xml.replacen("encoding=\"utf-8\"", "encoding=\"utf-16\"", 1);
    let lines = declared.replace('\n', "\r\n");
    let units = std::iter::once(0xfeff).chain(lines.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

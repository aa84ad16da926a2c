// SPDX-License-Identifier: Apache-2.0
//! Items from the bytes of an object or from a listing (`ItemReader`).

use serde_json::{Map, Value, json};

use crate::data::Failure;

/// How an object's bytes are read (`ReaderConfig`).
#[derive(Debug, Clone, PartialEq)]
pub enum Format {
    /// An array, or an object whose members are the items; at a JSON pointer perhaps.
    Json {
        /// `ItemsPointer`.
        pointer: Option<String>,
    },
    /// A JSON text on every line.
    JsonLines,
    /// Rows of texts.
    Csv {
        /// What is between fields.
        delimiter: u8,
        /// The columns' names; those of the first row if there are none.
        headers: Option<Vec<String>>,
    },
    /// The manifest of an S3 inventory: other objects have the items.
    Manifest,
}

/// The objects that an inventory's manifest leads to, and what their columns are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inventory {
    /// Where the objects are, if the manifest says so.
    pub bucket: Option<String>,
    /// Their keys. All are compressed (gzip).
    pub keys: Vec<String>,
    /// The columns' names.
    pub headers: Vec<String>,
}

/// Reading failed.
pub fn failed(cause: impl Into<String>) -> Failure {
    Failure {
        error: "States.ItemReaderFailed".to_owned(),
        cause: cause.into(),
    }
}

impl Format {
    /// What `InputType` and the other members of `ReaderConfig` say.
    ///
    /// # Errors
    /// `States.ItemReaderFailed` where they say nothing that can be read here.
    pub fn of(
        input_type: Option<&str>,
        configuration: &Map<String, Value>,
    ) -> Result<Self, Failure> {
        let text = |name: &str| configuration.get(name).and_then(Value::as_str);
        match input_type {
            None | Some("JSON") => Ok(Self::Json {
                pointer: text("ItemsPointer").map(str::to_owned),
            }),
            Some("JSONL") => Ok(Self::JsonLines),
            Some("CSV") => {
                let headers = match text("CSVHeaderLocation") {
                    Some("GIVEN") => configuration.get("CSVHeaders").and_then(Value::as_array),
                    _ => None,
                };
                let name = |header: &Value| header.as_str().unwrap_or_default().to_owned();
                Ok(Self::Csv {
                    delimiter: delimiter(text("CSVDelimiter"))?,
                    headers: headers.map(|headers| headers.iter().map(name).collect()),
                })
            }
            Some("MANIFEST") => match text("ManifestType") {
                None | Some("S3_INVENTORY") => Ok(Self::Manifest),
                Some(other) => Err(failed(format!(
                    "Manifests of type {other} cannot be read locally."
                ))),
            },
            Some(other) => Err(failed(format!(
                "Items in the format {other} cannot be read locally."
            ))),
        }
    }
}

fn delimiter(name: Option<&str>) -> Result<u8, Failure> {
    Ok(match name {
        None | Some("COMMA") => b',',
        Some("PIPE") => b'|',
        Some("SEMICOLON") => b';',
        Some("SPACE") => b' ',
        Some("TAB") => b'\t',
        Some(other) => return Err(failed(format!("{other} is no delimiter."))),
    })
}

/// The items of a JSON text.
///
/// # Errors
/// `States.ItemReaderFailed` where it is none, or has no items where they should be.
pub fn json(bytes: &[u8], pointer: Option<&str>) -> Result<Value, Failure> {
    let text = text(bytes)?;
    let mut value: Value = serde_json::from_str(text)
        .map_err(|error| failed(format!("The object is not valid JSON: {error}.")))?;
    if let Some(pointer) = pointer {
        let found = value.pointer_mut(pointer).map(Value::take);
        value = found.ok_or_else(|| failed(format!("There is nothing at {pointer}.")))?;
    }
    match value {
        Value::Array(_) | Value::Object(_) => Ok(value),
        _ => Err(failed(
            "The object has neither an array nor an object of items.",
        )),
    }
}

/// The items of lines of JSON.
///
/// # Errors
/// `States.ItemReaderFailed` where a line is none.
pub fn json_lines(bytes: &[u8], limit: usize) -> Result<Value, Failure> {
    let lines = text(bytes)?.lines();
    let lines = lines
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let items = lines.take(limit).map(|(number, line)| {
        serde_json::from_str(line)
            .map_err(|error| failed(format!("Line {} is not valid JSON: {error}.", number + 1)))
    });
    Ok(Value::Array(items.collect::<Result<_, _>>()?))
}

/// The items of rows: objects of texts. A row that is too short has empty texts, what a row has too much is left out.
///
/// # Errors
/// `States.ItemReaderFailed` where there are no headers, or the text cannot be read.
pub fn csv(
    bytes: &[u8],
    delimiter: u8,
    headers: Option<&[String]>,
    limit: usize,
) -> Result<Value, Failure> {
    let text = text(bytes)?;
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false);
    let mut rows = reader.from_reader(text.as_bytes()).into_records();
    let unreadable = |error: csv::Error| failed(format!("The rows cannot be read: {error}."));
    let headers = match headers {
        Some(headers) => headers.to_vec(),
        None => match rows.next() {
            Some(row) => row.map_err(unreadable)?.iter().map(str::to_owned).collect(),
            None => return Err(failed("The object has no row of headers.")),
        },
    };
    let items = rows.take(limit).map(|row| {
        let row = row.map_err(unreadable)?;
        let fields = headers.iter().enumerate();
        let fields = fields
            .map(|(column, header)| (header.clone(), json!(row.get(column).unwrap_or_default())));
        Ok(Value::Object(fields.collect()))
    });
    Ok(Value::Array(items.collect::<Result<_, _>>()?))
}

/// The objects that an inventory's manifest leads to.
///
/// # Errors
/// `States.ItemReaderFailed` where it is no manifest, or leads to another format than CSV.
pub fn manifest(bytes: &[u8]) -> Result<Inventory, Failure> {
    let manifest: Value = serde_json::from_str(text(bytes)?)
        .map_err(|error| failed(format!("The manifest is not valid JSON: {error}.")))?;
    let member = |name: &str| manifest.get(name).and_then(Value::as_str);
    match member("fileFormat") {
        Some("CSV") => {}
        other => {
            let other = other.unwrap_or("of no format");
            return Err(failed(format!(
                "Inventories {other} cannot be read, only CSV."
            )));
        }
    }
    let headers = member("fileSchema").ok_or_else(|| failed("The manifest has no fileSchema."))?;
    let files = manifest.get("files").and_then(Value::as_array);
    let files = files.ok_or_else(|| failed("The manifest has no files."))?;
    let key = |file: &Value| file.get("key").and_then(Value::as_str).map(str::to_owned);
    let bucket = member("destinationBucket");
    Ok(Inventory {
        bucket: bucket.map(|arn| arn.trim_start_matches("arn:aws:s3:::").to_owned()),
        keys: files.iter().filter_map(key).collect(),
        headers: headers
            .split(',')
            .map(|header| header.trim().to_owned())
            .collect(),
    })
}

/// UTF-8, without a byte order mark.
fn text(bytes: &[u8]) -> Result<&str, Failure> {
    let text = std::str::from_utf8(bytes).map_err(|_| failed("The object is not UTF-8 text."))?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// At most so many items.
#[must_use]
pub fn first(items: Value, limit: usize) -> Value {
    match items {
        Value::Array(mut items) => {
            items.truncate(limit);
            Value::Array(items)
        }
        Value::Object(items) => Value::Object(items.into_iter().take(limit).collect()),
        other => other,
    }
}

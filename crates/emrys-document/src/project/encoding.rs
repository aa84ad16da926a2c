// SPDX-License-Identifier: Apache-2.0
//! From bytes to text: UTF-8, or UTF-16 in either byte order. EmrWorkflow's own documents are UTF-16 with a byte order
//! mark; without one the first character of XML, `<`, tells.

use crate::format::Format;

/// The text of a document without its byte order mark, or why there is none: it "is not …".
pub(super) fn decode(bytes: Vec<u8>, format: Format) -> Result<String, &'static str> {
    let is_xml = format == Format::Xml;
    match bytes.as_slice() {
        [0xff, 0xfe, text @ ..] => utf_16(text, u16::from_le_bytes),
        [0xfe, 0xff, text @ ..] => utf_16(text, u16::from_be_bytes),
        [b'<', 0, ..] if is_xml => utf_16(&bytes, u16::from_le_bytes),
        [0, b'<', ..] if is_xml => utf_16(&bytes, u16::from_be_bytes),
        _ => {
            let text = String::from_utf8(bytes).map_err(|_| "is not UTF-8 text")?;
            Ok(match text.strip_prefix('\u{feff}') {
                Some(text) => text.to_owned(),
                None => text,
            })
        }
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, &'static str> {
    let (pairs, []) = bytes.as_chunks() else {
        return Err("is not UTF-16 text");
    };
    char::decode_utf16(pairs.iter().copied().map(unit))
        .collect::<Result<_, _>>()
        .map_err(|_| "is not UTF-16 text")
}

#[cfg(test)]
mod tests {
    use super::{Format, decode};

    fn units(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_of_a_text_is_that_text() {
        let text = "<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n<größe>𝄞</größe>";
        let marked = format!("\u{feff}{text}");
        for bytes in [
            text.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            units(text, u16::to_le_bytes),
            units(&marked, u16::to_le_bytes),
            units(text, u16::to_be_bytes),
            units(&marked, u16::to_be_bytes),
        ] {
            assert_eq!(decode(bytes, Format::Xml).as_deref(), Ok(text));
        }
        assert_eq!(
            decode(units("\u{feff}a: ö", u16::to_le_bytes), Format::Yaml).as_deref(),
            Ok("a: ö")
        );
    }

    #[test]
    fn what_is_no_text_says_so() {
        let bad = |bytes: &[u8]| decode(bytes.to_vec(), Format::Xml).unwrap_err();
        assert_eq!(bad(b"<a>\xe4</a>"), "is not UTF-8 text");
        assert_eq!(bad(b"\xff\xfe<"), "is not UTF-16 text");
        assert_eq!(bad(b"\xff\xfe\x00\xd8"), "is not UTF-16 text");
    }
}

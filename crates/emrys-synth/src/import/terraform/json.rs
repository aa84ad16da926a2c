// SPDX-License-Identifier: Apache-2.0
//! Texts that are JSON and have tokens in them: what `jsonencode` and heredocs make.

use emrys_document::reference::{Segment, segments};
use serde_json::Value;

/// The value of a JSON text. A token within a text of it stays there; one that stands alone becomes a text.
pub(super) fn parse(text: &str) -> Option<Value> {
    let mut json = String::with_capacity(text.len());
    let mut is_in_text = false;
    for segment in segments(text) {
        match segment {
            Segment::Text(part) => {
                is_in_text = ends_in_text(part, is_in_text);
                json.push_str(part);
            }
            Segment::Token(written) => {
                let token = Value::from(emrys_document::reference::token(written)).to_string();
                let bare = token
                    .strip_prefix('"')
                    .and_then(|token| token.strip_suffix('"'));
                json.push_str(match is_in_text {
                    true => bare.unwrap_or_default(),
                    false => &token,
                });
            }
        }
    }
    serde_json::from_str(&json).ok()
}

/// The JSON text of a value. Its tokens stay tokens of the text.
pub(super) fn write(value: &Value) -> String {
    const START: &str = "\\u0001";
    const END: &str = "\\u0002";
    let json = value.to_string();
    let mut text = String::with_capacity(json.len());
    let mut rest = json.as_str();
    while let Some((before, from)) = rest.split_once(START) {
        let Some((token, after)) = from.split_once(END) else {
            break;
        };
        let written = serde_json::from_str(&format!("\"{token}\""));
        let written: String = written.unwrap_or_else(|_| token.to_owned());
        text.push_str(before);
        text.push_str(&emrys_document::reference::token(&written));
        rest = after;
    }
    text + rest
}

/// Whether the end of this part is within a text of the JSON.
fn ends_in_text(part: &str, mut is_in_text: bool) -> bool {
    let mut letters = part.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => is_in_text = !is_in_text,
            '\\' if is_in_text => drop(letters.next()),
            _ => {}
        }
    }
    is_in_text
}

// SPDX-License-Identifier: Apache-2.0
//! The path of the value that stands at a place in a JSON text, for messages.

/// The path of the value that ends at or contains the given line and column, both counted from 1 in bytes as
/// `serde_json` does: `Steps[0].Name`, or nothing at the top.
///
/// The text is read as far as that place only, where it is known to be well-formed.
pub(super) fn path_at(text: &[u8], line: usize, column: usize) -> String {
    let mut walk = Walk::default();
    for &byte in before(text, line, column) {
        walk.step(byte);
    }
    walk.path()
}

/// A walk through a JSON text that remembers only where it is.
#[derive(Default)]
struct Walk {
    open: Vec<Segment>,
    /// Whether the walk is inside a string, and whether the next byte of it is escaped.
    is_in_string: bool,
    is_escaped: bool,
    /// The string that was read last: before a colon, a member's name.
    string: Vec<u8>,
}

enum Segment {
    /// A structure, and the member that was named last.
    Member(Option<String>),
    /// A list, and the element that was begun last.
    Element(usize),
}

impl Walk {
    fn step(&mut self, byte: u8) {
        if self.is_in_string {
            self.step_in_string(byte);
            return;
        }
        match (byte, self.open.last_mut()) {
            (b'"', _) => {
                self.is_in_string = true;
                self.string.clear();
            }
            (b'{', _) => self.open.push(Segment::Member(None)),
            (b'[', _) => self.open.push(Segment::Element(0)),
            (b'}' | b']', _) => {
                self.open.pop();
            }
            (b':', Some(Segment::Member(name))) => {
                *name = Some(String::from_utf8_lossy(&self.string).into_owned());
            }
            (b',', Some(Segment::Element(index))) => *index += 1,
            _ => {}
        }
    }

    fn step_in_string(&mut self, byte: u8) {
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' => self.is_escaped = true,
            b'"' => {
                self.is_in_string = false;
                return;
            }
            _ => {}
        }
        self.string.push(byte);
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for segment in &self.open {
            match segment {
                Segment::Member(Some(name)) if path.is_empty() => path.push_str(name),
                Segment::Member(Some(name)) => path.extend([".", name]),
                // A structure that was only just opened is the value in question itself.
                Segment::Member(None) => {}
                Segment::Element(index) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }
}

/// The bytes up to and with the given place.
fn before(text: &[u8], line: usize, column: usize) -> &[u8] {
    let mut start = 0;
    for _ in 1..line {
        let rest = text.get(start..).unwrap_or_default();
        let newline = rest.iter().position(|&byte| byte == b'\n');
        start += newline.map_or(rest.len(), |newline| newline + 1);
    }
    text.get(..start.saturating_add(column)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::path_at;

    /// The path at the `^` in the text, which is taken out.
    fn path(text: &str) -> String {
        let place = text.find('^').unwrap();
        let text = text.replace('^', "");
        let line = text[..place].matches('\n').count() + 1;
        let column = place - text[..place].rfind('\n').map_or(0, |newline| newline + 1);
        path_at(text.as_bytes(), line, column)
    }

    #[test]
    fn members_and_elements_are_named() {
        assert_eq!(path(r#"{"Name": 7^}"#), "Name");
        assert_eq!(
            path(r#"{"A": {"B": [1, {"C": 2, "D": tr^ue}]}}"#),
            "A.B[1].D"
        );
        assert_eq!(path("{\"A\": 1,\n\"B\":\n[[],[3^]]}"), "B[1][0]");
    }

    #[test]
    fn a_value_behind_another_is_not_inside_it() {
        assert_eq!(path(r#"{"A": {"B": "x"}, "C": 5^}"#), "C");
        assert_eq!(path(r#"{"A": [1, 2], "C": {^}}"#), "C");
    }

    #[test]
    fn strings_hide_what_looks_like_syntax() {
        assert_eq!(path(r#"{"A": "}{\"[,", "B": 1^}"#), "B");
        assert_eq!(path(r#"{"A:,": 1^}"#), "A:,");
    }

    #[test]
    fn the_top_has_no_path() {
        assert_eq!(path("7^"), "");
        assert_eq!(path("{^}"), "");
    }

    #[test]
    fn a_place_outside_the_text_is_its_end() {
        assert_eq!(path_at(br#"{"A": 1"#, 9, 9), "A");
    }
}

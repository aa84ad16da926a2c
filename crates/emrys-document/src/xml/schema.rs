// SPDX-License-Identifier: Apache-2.0
//! The XML Schema of the format, from the table that reader and writer go by.
//!
//! It is version 1.0, which every validator has. There, elements of which one may come several times have to stand in a
//! fixed order, or else may all come several times. People get the order wrong more often than the number, so that the
//! schema takes any order, and the reader sees to the rest.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::format::{Content, Element, Form, NAMESPACE, ROOTS, XINCLUDE};

/// The types that take a placeholder in the place of a value.
const TYPES: &str = r#"
  <xs:simpleType name="placeholder">
    <xs:annotation><xs:documentation>A text with a placeholder in it, such as {count}.</xs:documentation></xs:annotation>
    <xs:restriction base="xs:token">
      <xs:pattern value=".*\{.+\}.*"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="integer">
    <xs:union memberTypes="xs:integer e:placeholder"/>
  </xs:simpleType>
  <xs:simpleType name="boolean">
    <xs:union memberTypes="xs:boolean e:placeholder">
      <xs:simpleType>
        <xs:restriction base="xs:token">
          <xs:pattern value="[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"/>
        </xs:restriction>
      </xs:simpleType>
    </xs:union>
  </xs:simpleType>
"#;

/// The text of the schema.
pub fn xml_schema() -> String {
    let mut schema = Schema::default();
    schema.line(
        1,
        "<!-- Written by `cargo xtask generate`: do not edit. -->",
    );
    for root in ROOTS {
        schema.element(root, 1, "");
    }
    schema.text.push_str(TYPES);
    for root in ROOTS {
        schema.types(root);
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:e=\"{NAMESPACE}\"\n    \
         targetNamespace=\"{NAMESPACE}\" elementFormDefault=\"qualified\">\n{}</xs:schema>\n",
        schema.text
    )
}

#[derive(Default)]
struct Schema {
    text: String,
    /// The types that are written already: lists are both roots and in job flows.
    written: BTreeSet<&'static str>,
}

impl Schema {
    fn line(&mut self, depth: usize, text: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.text, "{}{text}", "  ".repeat(depth));
    }

    fn element(&mut self, element: &Element, depth: usize, occurs: &str) {
        let (name, kind) = (element.name, type_name(element));
        self.line(
            depth,
            &format!("<xs:element name=\"{name}\" type=\"{kind}\"{occurs}>"),
        );
        self.about(element, depth + 1);
        self.line(depth, "</xs:element>");
    }

    fn about(&mut self, element: &Element, depth: usize) {
        let about = element.about;
        let annotation =
            format!("<xs:annotation><xs:documentation>{about}</xs:documentation></xs:annotation>");
        self.line(depth, &annotation);
    }

    /// The types of an element and of those within it.
    fn types(&mut self, element: &'static Element) {
        if !self.written.insert(element.name) {
            return;
        }
        match element.content {
            Content::Text | Content::Integer | Content::Boolean => {}
            Content::Word(words) => self.words(element, words),
            Content::Members { members, .. } => self.members(element, members),
            Content::Items(_) | Content::Tags => self.list(element),
        }
        for child in element.children() {
            self.types(child);
        }
    }

    fn words(&mut self, element: &Element, words: &[&str]) {
        self.line(1, &format!("<xs:simpleType name=\"{}Type\">", element.name));
        self.line(2, "<xs:union memberTypes=\"e:placeholder\">");
        self.line(3, "<xs:simpleType>");
        self.line(4, "<xs:restriction base=\"xs:token\">");
        for word in words {
            self.line(5, &format!("<xs:enumeration value=\"{word}\"/>"));
        }
        self.line(4, "</xs:restriction>");
        self.line(3, "</xs:simpleType>");
        self.line(2, "</xs:union>");
        self.line(1, "</xs:simpleType>");
    }

    fn members(&mut self, element: &Element, members: &'static [Element]) {
        self.line(
            1,
            &format!("<xs:complexType name=\"{}Type\">", element.name),
        );
        let elements: Vec<&Element> = members
            .iter()
            .filter(|member| member.is_element())
            .collect();
        let repeats = elements.iter().any(|member| member.form == Form::Elements);
        if repeats {
            self.line(2, "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">");
            for member in elements {
                self.element(member, 3, "");
            }
            self.line(2, "</xs:choice>");
        } else if !elements.is_empty() {
            self.line(2, "<xs:all>");
            for member in elements {
                let is_needed = member.required && member.form == Form::Element;
                self.element(member, 3, if is_needed { "" } else { " minOccurs=\"0\"" });
            }
            self.line(2, "</xs:all>");
        }
        for member in members.iter().filter(|member| member.is_attribute()) {
            let (name, kind) = (member.name, type_name(member));
            let is_needed = member.required && member.form == Form::Attribute;
            let needed = if is_needed { " use=\"required\"" } else { "" };
            self.line(
                2,
                &format!("<xs:attribute name=\"{name}\" type=\"{kind}\"{needed}>"),
            );
            self.about(member, 3);
            self.line(2, "</xs:attribute>");
        }
        self.line(1, "</xs:complexType>");
    }

    fn list(&mut self, element: &Element) {
        self.line(
            1,
            &format!("<xs:complexType name=\"{}Type\">", element.name),
        );
        self.line(2, "<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">");
        for item in element.children() {
            self.element(item, 3, "");
        }
        self.line(
            3,
            &format!("<xs:any namespace=\"{XINCLUDE}\" processContents=\"skip\"/>"),
        );
        self.line(2, "</xs:choice>");
        self.line(1, "</xs:complexType>");
    }
}

fn type_name(element: &Element) -> String {
    match element.content {
        Content::Text => "xs:string".to_owned(),
        Content::Integer => "e:integer".to_owned(),
        Content::Boolean => "e:boolean".to_owned(),
        Content::Word(_) | Content::Members { .. } | Content::Items(_) | Content::Tags => {
            format!("e:{}Type", element.name)
        }
    }
}

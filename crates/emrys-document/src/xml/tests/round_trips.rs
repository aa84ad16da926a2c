// SPDX-License-Identifier: Apache-2.0
//! Random documents of the format go through every other format and come back as they were.

use proptest::prelude::{Strategy, any, prop_oneof, proptest};

use super::NAMESPACE;
use crate::xml::format::{Content, Element, Form, ROOTS};
use crate::xml::markup::is_character;
use crate::{Format, convert};

/// Where a random document takes its decisions and its texts from; afterwards all decisions are the first.
struct Chance {
    decisions: std::vec::IntoIter<u8>,
    texts: std::vec::IntoIter<String>,
    tags: usize,
}

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        usize::from(self.decisions.next().unwrap_or_default()) % count
    }

    fn text(&mut self) -> String {
        self.texts.next().unwrap_or_else(|| "x".to_owned())
    }

    /// The element with random content, its members in a random order.
    fn element(&mut self, element: &Element, attributes: &str) -> String {
        let name = element.name;
        let (attributes, content) = match element.content {
            Content::Text => (attributes.to_owned(), self.characters(false)),
            Content::Word(words) => (
                attributes.to_owned(),
                words[self.below(words.len())].to_owned(),
            ),
            Content::Integer => (
                attributes.to_owned(),
                ["3", " +05 ", "{n}"][self.below(3)].to_owned(),
            ),
            Content::Boolean => (attributes.to_owned(), self.boolean()),
            Content::Members { members, .. } => self.members(members, attributes),
            Content::Items(items) => {
                let count = self.below(4);
                let items = (0..count).map(|_| {
                    let item = &items[self.below(items.len())];
                    self.element(item, "")
                });
                (attributes.to_owned(), items.collect())
            }
            Content::Tags => {
                let tags: String = (0..self.below(3)).map(|_| self.tag()).collect();
                (attributes.to_owned(), tags)
            }
        };
        let comment = ["", "<!-- comment -->", "\r\n"][self.below(3)];
        let is_text = matches!(element.content, Content::Text);
        let comment = if is_text { "" } else { comment };
        format!("<{name}{attributes}>{comment}{content}</{name}>")
    }

    fn members(&mut self, members: &[Element], attributes: &str) -> (String, String) {
        let mut attributes = attributes.to_owned();
        let mut elements = Vec::new();
        for member in members {
            let is_attribute = match member.form {
                Form::Attribute => true,
                Form::ElementOrAttribute => self.below(2) == 1,
                Form::Element | Form::Elements => false,
            };
            if is_attribute {
                let value = match member.content {
                    Content::Boolean => self.boolean(),
                    _ => self.characters(true),
                };
                attributes.push_str(&format!(" {}=\"{value}\"", member.name));
                continue;
            }
            let count = match member.form {
                Form::Elements => self.below(4),
                _ => self.below(2),
            };
            elements.extend((0..count).map(|_| self.element(member, "")));
        }
        // Elements of one name keep their order: it is that of a list.
        let turn = self.below(elements.len().max(1));
        elements.rotate_left(turn);
        (attributes, elements.concat())
    }

    /// Keys differ, as EMR wants them.
    fn tag(&mut self) -> String {
        self.tags += 1;
        let (key, value) = (self.characters(false), self.characters(false));
        format!(
            "<tag><key>{}{key}</key><value>{value}</value></tag>",
            self.tags
        )
    }

    fn boolean(&mut self) -> String {
        ["true", "false", "1", "0", "TRUE", "{flag}"][self.below(6)].to_owned()
    }

    /// A text that is there, written in one of XML's ways.
    fn characters(&mut self, in_attribute: bool) -> String {
        let text = self.text();
        let written: String = text
            .chars()
            .map(|character| match character {
                '<' => "&lt;".to_owned(),
                '&' => "&amp;".to_owned(),
                '"' => "&quot;".to_owned(),
                '\r' | '>' => format!("&#x{:x};", u32::from(character)),
                '\n' | '\t' if in_attribute => format!("&#{};", u32::from(character)),
                other => other.to_string(),
            })
            .collect();
        match self.below(3) {
            0 if !in_attribute && !text.contains("]]>") && !text.contains('\r') => {
                format!("<![CDATA[{text}]]>")
            }
            1 if !in_attribute => format!("<!-- c -->{written}<![CDATA[]]>"),
            _ if in_attribute => written,
            _ => format!("<![CDATA[]]>{written}"),
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    let fragments = [
        "a",
        " ",
        "\n",
        "\r",
        "\t",
        "<",
        "&",
        "]]>",
        "{x}",
        "${x}",
        "{literal:{}",
        "$",
        "$${",
        "{2}",
        "{",
        "}",
        "{ssm:/a/{x}}",
        "{date:%Y}",
        "ö",
        "𝄞",
        "true",
        "12",
        "- ",
        ": ",
        "#",
        "'",
        "\"",
        "s3://b/k",
        "\u{85}",
    ];
    let any_text =
        any::<String>().prop_map(|text| text.chars().filter(|c| is_character(*c)).collect());
    prop_oneof![
        4 => proptest::collection::vec(proptest::sample::select(fragments.to_vec()), 0..5)
            .prop_map(|fragments| fragments.concat()),
        1 => any_text,
    ]
}

fn document() -> impl Strategy<Value = String> {
    let decisions = proptest::collection::vec(any::<u8>(), 0..160);
    let texts = proptest::collection::vec(text(), 0..40);
    (0..ROOTS.len(), decisions, texts).prop_map(|(root, decisions, texts)| {
        let mut chance = Chance {
            decisions: decisions.into_iter(),
            texts: texts.into_iter(),
            tags: 0,
        };
        chance.element(&ROOTS[root], &format!(" {NAMESPACE}"))
    })
}

fn to(text: &str, from: Format, to: Format) -> String {
    convert(text, "job.xml", from, to).unwrap_or_else(|problems| panic!("{problems:?} in\n{text}"))
}

proptest! {
    #[test]
    fn through_every_format_and_back_nothing_changes(document in document()) {
        // In EmrWorkflow's layout: everything that is said in several ways is said in one.
        let xml = to(&document, Format::Xml, Format::Xml);
        assert_eq!(to(&xml, Format::Xml, Format::Xml), xml);
        let yaml = to(&xml, Format::Xml, Format::Yaml);
        let json = to(&yaml, Format::Yaml, Format::Json);
        assert_eq!(to(&json, Format::Json, Format::Yaml), yaml, "JSON says what YAML says");
        let back = to(&json, Format::Json, Format::Xml);
        assert_eq!(to(&yaml, Format::Yaml, Format::Xml), back);
        assert_eq!(to(&back, Format::Xml, Format::Yaml), yaml);
        // An escape that was not needed is not written again.
        if !document.contains("literal:") {
            assert_eq!(back, xml, "\n{yaml}");
        }
    }
}

/// Fragments that mean something to the reader, so that arbitrary texts reach more than the first error.
fn markup() -> impl Strategy<Value = String> {
    let fragments = [
        "<steps xmlns=\"urn:supperslonic:emrWorkflow\">",
        "</steps>",
        "<jarStep>",
        "</jarStep>",
        "<arg/>",
        "<arg>",
        "</arg>",
        "<name>",
        "</name>",
        "<e:tags xmlns:e=\"urn:supperslonic:emrWorkflow\">",
        "</e:tags>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml version=\"1.0\"?>",
        "<?pi ?>",
        "<!DOCTYPE a>",
        "&amp;",
        "&#13;",
        "&#x110000;",
        "&x;",
        "&",
        "<",
        ">",
        "/>",
        "=",
        "\"",
        "'",
        " start='1'",
        "<restoreHBase path='x'",
        "{x}",
        " ",
        "\r\n",
        "ö",
        "\0",
        "\u{ffff}",
        "xmlns:",
        ":",
    ];
    proptest::collection::vec(proptest::sample::select(fragments.to_vec()), 0..24)
        .prop_map(|fragments| fragments.concat())
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in markup(), begins in any::<bool>()) {
        let text = match begins {
            true => format!("<steps {NAMESPACE}>{text}"),
            false => text,
        };
        super::read(&text);
        crate::fuzzing::xml(text.as_bytes());
    }
}

#[test]
fn what_xml_has_no_element_for_is_named() {
    for (yaml, expected) in [
        (
            "job_flows:\n  a:\n    cluster: { release_label: emr-7.5.0, applications: [Spark] }\n    steps: []\n",
            "XML has no element for `job_flows.a.cluster.applications`",
        ),
        (
            "steps:\n  - { name: a, jar: { jar: b, properties: { k: v } } }\n",
            "XML has no element for `steps[0].jar.properties`",
        ),
        (
            "steps:\n  - { name: a, command: [date] }\n",
            "XML has no element for `steps[0].command`",
        ),
        ("steps: []\ntags: {}\n", "XML has no element for `tags`"),
        (
            "buckets: []\n",
            "there is nothing in it that XML has an element for",
        ),
        (
            "config:\n  - { debug: true, hadoop: [a] }\n",
            "XML has no element for `config[0].hadoop`",
        ),
        (
            "tags: { a: \"\\u0001\" }\n",
            "XML does not allow a character in it",
        ),
        (
            "job_flows: { a: { cluster: {}, steps: [] }, b: { cluster: {}, steps: [] } }\n",
            "an XML document has one job flow",
        ),
    ] {
        let problems = convert(yaml, "a.yaml", Format::Yaml, Format::Xml).unwrap_err();
        let messages: Vec<&str> = problems
            .iter()
            .map(emrys_diagnostics::Diagnostic::message)
            .collect();
        assert_eq!(messages, [expected], "{yaml}");
    }
}

#[test]
fn a_cluster_that_a_job_flow_names_is_written_into_it() {
    let yaml =
        "clusters:\n  old: { ami_version: 3.0.3 }\njob_flows:\n  a: { cluster: old, steps: [] }\n";
    let xml = to(yaml, Format::Yaml, Format::Xml);
    assert!(xml.contains("<amiVersion>3.0.3</amiVersion>"), "{xml}");
}

#[test]
fn utf_16_is_as_emrworkflow_had_it() {
    let xml = to("tags: { a: b }\n", Format::Yaml, Format::Xml);
    let bytes = crate::utf_16(&xml);
    assert_eq!(bytes[..4], [0xff, 0xfe, b'<', 0]);
    let units: Vec<u16> = bytes
        .chunks(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    let text = String::from_utf16(&units).unwrap();
    assert!(text.contains("encoding=\"utf-16\"?>\r\n<tags"), "{text}");
}

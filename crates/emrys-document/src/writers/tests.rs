// SPDX-License-Identifier: Apache-2.0
//! What is written is read back as the same tree.

use emrys_diagnostics::{Source, Span};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

use super::{json, yaml};
use crate::Format;
use crate::tree::{Entry, Node, Scalar, ScalarKind, Syntax, Value};

fn read(text: &str, format: Format) -> Node {
    let mut diagnostics = Vec::new();
    let root = format.read(&Source::new("a", text), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?} in\n{text}");
    root.unwrap_or_else(|| panic!("nothing in\n{text}"))
}

fn node(value: Value) -> Node {
    Node::new(value, Span::new(&Source::new("a", ""), 0, 0))
}

fn scalar(text: &str, kind: ScalarKind) -> Node {
    let text = text.to_owned();
    let syntax = Syntax::Dollar;
    node(Value::Scalar(Scalar { text, kind, syntax }))
}

fn words() -> impl Strategy<Value = String> {
    let fragments = [
        "a", " ", "  ", ": ", ":", " #", "#", "-", "- ", "\n", "\n\n", "\t", "\"", "'", "\\", "{",
        "}", "[", ",", "true", "null", "~", "12", "0x1f", ".5", "1e3", "|", ">", "&", "*", "!",
        "%", "@", "`", "?", "---", "...", "\r", "\u{85}", "\u{2028}", "\u{feff}", "ö", "𝄞", "yes",
        "<<", "=", "$", "${a}", "$${",
    ];
    prop_oneof![
        4 => proptest::collection::vec(proptest::sample::select(fragments.to_vec()), 0..6)
            .prop_map(|fragments| fragments.concat()),
        1 => any::<String>(),
    ]
}

fn tree() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        6 => words().prop_map(|text| scalar(&text, ScalarKind::Text)),
        1 => any::<i64>().prop_map(|value| scalar(&value.to_string(), ScalarKind::Integer(value))),
        1 => any::<bool>().prop_map(|value| scalar(&value.to_string(), ScalarKind::Boolean(value))),
        1 => Just(scalar("-1.50e3", ScalarKind::Number)),
        1 => Just(scalar("", ScalarKind::Null)),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| node(Value::Sequence(items))),
            proptest::collection::btree_map(words(), inner, 0..4).prop_map(|entries| {
                let entries = entries.into_iter().map(|(key, value)| Entry {
                    key,
                    key_span: value.span.clone(),
                    value,
                });
                node(Value::Mapping(entries.collect()))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(item in tree()) {
        let entry = Entry { key: "a".to_owned(), key_span: item.span.clone(), value: item };
        let root = node(Value::Mapping(vec![entry]));
        let expected = json::write(&root);
        assert_eq!(json::write(&read(&expected, Format::Json)), expected);
        let text = yaml::write(&root);
        assert_eq!(json::write(&read(&text, Format::Yaml)), expected, "\n{text}");
        assert_eq!(yaml::write(&read(&text, Format::Yaml)), text, "a written text is not written otherwise");
    }
}

#[test]
fn yaml_is_as_a_person_would_write_it() {
    let text = "\
job_flows:
  nightly:
    name: \"sales ${stage}\"
    cluster:
      log_uri: s3://acme-logs/emr/
      instance_count: 3
      hadoop_version: \"2.2\"
      tags: {}
    steps:
      - name: \"yes\"
        jar:
          jar: \"s3://acme/${date:%Y}.jar\"
          args:
            - \"-s\"
            - \"\"
            - |-
              select *
                from sales

              limit 1
      - []
";
    assert_eq!(yaml::write(&read(text, Format::Yaml)), text);
}

#[test]
fn what_would_change_as_a_number_becomes_a_text() {
    let root = read("a: [0x1f, .5, +1, 1.50, 12]", Format::Yaml);
    let written: String = json::write(&root).split_whitespace().collect();
    assert_eq!(written, r#"{"a":["0x1f",".5","+1",1.50,12]}"#);
}

// SPDX-License-Identifier: Apache-2.0
//! The readers never panic, keep their limits, and agree with one another.

use emrys_diagnostics::{Code, Source};
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

use super::{Node, ScalarKind, Value, json, yaml};

fn read_yaml(text: &str) -> (Option<Node>, Vec<Code>) {
    let mut diagnostics = Vec::new();
    let root = yaml::read(&Source::new("a.yaml", text), &mut diagnostics);
    (
        root,
        diagnostics
            .iter()
            .map(emrys_diagnostics::Diagnostic::code)
            .collect(),
    )
}

fn read_json(text: &str) -> (Option<Node>, Vec<Code>) {
    let mut diagnostics = Vec::new();
    let root = json::read(&Source::new("a.json", text), &mut diagnostics);
    (
        root,
        diagnostics
            .iter()
            .map(emrys_diagnostics::Diagnostic::code)
            .collect(),
    )
}

/// A tree without places, to compare.
fn shape(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) => format!("{:?} {:?}", scalar.kind, scalar.text),
        Value::Sequence(items) => format!(
            "[{}]",
            items.iter().map(shape).collect::<Vec<_>>().join(", ")
        ),
        Value::Mapping(entries) => {
            let entries = entries
                .iter()
                .map(|entry| format!("{:?}: {}", entry.key, shape(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

fn kind(text: &str) -> ScalarKind {
    let (root, _) = read_yaml(&format!("- {text}"));
    let Value::Sequence(items) = root.unwrap().value else {
        panic!("not a list")
    };
    let Value::Scalar(scalar) = &items[0].value else {
        panic!("not a scalar")
    };
    scalar.kind
}

/// Fragments that mean something to a reader, so that arbitrary texts reach more than the first error.
fn fragment() -> impl Strategy<Value = String> {
    let syntax = [
        "a: ", "- ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ", ", "&x ", "*x", "<<: ", "\"",
        "'", "|", ">", "#", "${a}", "$${", "!t ", "---", "...", "\t", ":", "?", "% ", "\"k\": ",
        "null", "1e9", "ö", "\u{feff}", "\r\n", "@", "`", "\\",
    ];
    prop_oneof![
        4 => proptest::sample::select(syntax.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => Just("x".to_owned()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(fragment(), 0..40).prop_map(|fragments| fragments.concat())
}

proptest! {
    #[test]
    fn no_text_makes_a_reader_panic(text in text()) {
        read_yaml(&text);
        read_json(&text);
    }

    #[test]
    fn arbitrary_characters_do_not_either(text in any::<String>()) {
        read_yaml(&text);
        read_json(&text);
    }

    #[test]
    fn every_text_of_a_json_document_survives(text in any::<String>()) {
        let document = serde_json::json!({ "a": [text] }).to_string();
        let (root, codes) = read_json(&document);
        assert_eq!(codes, []);
        assert_eq!(shape(&root.unwrap()), format!("{{\"a\": [Text {text:?}]}}"));
    }
}

#[test]
fn yaml_and_json_make_the_same_tree() {
    let document = r#"{"a": [1, -2.5, true, null, "x y", "", {"b": {}}], "c": "ö"}"#;
    let (from_json, _) = read_json(document);
    let (from_flow, _) = read_yaml(document);
    let (from_block, _) = read_yaml(
        "a:\n  - 1\n  - -2.5\n  - true\n  - null\n  - x y\n  - ''\n  - b: {}\nc: ö # the end\n",
    );
    let shapes: Vec<String> = [from_json, from_flow, from_block]
        .map(|root| shape(&root.unwrap()).replace("Null \"null\"", "Null \"\""))
        .to_vec();
    assert_eq!(shapes[0], shapes[1]);
    assert_eq!(shapes[0], shapes[2]);
}

#[test]
fn plain_scalars_have_the_types_of_the_core_schema() {
    assert_eq!(kind("12"), ScalarKind::Integer(12));
    assert_eq!(kind("0x1f"), ScalarKind::Integer(31));
    assert_eq!(kind("1.5e3"), ScalarKind::Number);
    assert_eq!(kind("99999999999999999999"), ScalarKind::Number);
    assert_eq!(kind("TRUE"), ScalarKind::Boolean(true));
    assert_eq!(kind("~"), ScalarKind::Null);
    for text in [
        "yes",
        "off",
        "'12'",
        "\"true\"",
        "1.2.3",
        "infinity",
        "nan",
        "2026-11-21",
    ] {
        assert_eq!(kind(text), ScalarKind::Text, "{text}");
    }
}

#[test]
fn spans_are_the_characters_of_the_value() {
    let (root, _) =
        read_yaml("ä: plain text  # comment\nb: \"quoted\"\nc: [1, 2]\nd:\n  e: f\n\n# end\n");
    let Value::Mapping(entries) = root.unwrap().value else {
        panic!("not a mapping")
    };
    let spans: Vec<&str> = entries
        .iter()
        .map(|entry| entry.value.span.text())
        .collect();
    assert_eq!(spans, ["plain text", "quoted", "[1, 2]", "e: f"]);
    let labels: Vec<_> = entries
        .iter()
        .map(|entry| entry.value.label_span())
        .collect();
    assert_eq!(
        labels
            .iter()
            .map(emrys_diagnostics::Span::text)
            .collect::<Vec<_>>(),
        ["plain text", "quoted", "c", "d"]
    );
}

#[test]
fn merge_keys_take_what_is_not_there() {
    let (root, codes) =
        read_yaml("base: &b { x: 1, y: 1 }\nmore: &m { y: 2, z: 2 }\na: { <<: [*b, *m], x: 3 }\n");
    assert_eq!(codes, []);
    let Value::Mapping(entries) = root.unwrap().value else {
        panic!("not a mapping")
    };
    assert_eq!(
        shape(&entries[2].value),
        r#"{"x": Integer(3) "3", "y": Integer(1) "1", "z": Integer(2) "2"}"#
    );
}

#[test]
fn an_expanded_alias_has_the_path_of_its_place() {
    let (root, _) = read_yaml("a: &x { k: v }\nb: *x\n");
    let Value::Mapping(entries) = root.unwrap().value else {
        panic!("not a mapping")
    };
    let Value::Mapping(expanded) = &entries[1].value.value else {
        panic!("not a mapping")
    };
    assert_eq!(expanded[0].value.path.to_string(), "b.k");
    assert_eq!(expanded[0].value.span.text(), "v");
}

#[test]
fn the_limits_hold_in_both_formats() {
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let mapping = |count: usize| {
        let entries: Vec<String> = (0..count).map(|key| format!("\"{key}\": 1")).collect();
        format!("{{{}}}", entries.join(", "))
    };
    let flat = |count| format!("[{}]", vec!["1"; count].join(", "));
    for (read, name) in [(read_yaml as fn(&str) -> _, "YAML"), (read_json, "JSON")] {
        assert_eq!(read(&nested(64)).1, [], "{name}");
        assert_eq!(read(&nested(65)).1, [Code::DocumentTooLarge], "{name}");
        assert_eq!(read(&flat(99_999)).1, [], "{name}");
        assert_eq!(read(&mapping(99_999)).1, [], "{name}: keys are no values");
        assert_eq!(read(&flat(100_000)).1, [Code::DocumentTooLarge], "{name}");
    }
}

#[test]
fn a_tab_is_named_wherever_the_parser_gives_up() {
    for text in [
        "a:\n\tb: 1\n",
        "a:\n  b: 1\n\tc: 2\n",
        "a:\n  - b\n\t- c\n",
        "a: 1\n\tb: 2\n",
    ] {
        assert_eq!(read_yaml(text).1, [Code::TabInYaml], "{text:?}");
    }
    assert_eq!(read_yaml("a: |\n  if x\n  \tthen y\n").1, []);
}

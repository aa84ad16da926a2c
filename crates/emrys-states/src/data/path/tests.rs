// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;

use proptest::prelude::{ProptestConfig, any, prop_oneof, proptest};
use proptest::strategy::{Just, Strategy};
use serde_json::{Value, json};

use super::{Path, ReferencePath};
use crate::data::{Failure, Scope};

/// The data of the article that JSONPath comes from, with which Jayway's documentation shows what it gives.
fn store() -> Value {
    json!({
        "store": {
            "book": [
                { "category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century", "price": 8.95 },
                { "category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour", "price": 12.99 },
                { "category": "fiction", "author": "Herman Melville", "title": "Moby Dick", "isbn": "0-553-21311-3", "price": 8.99 },
                { "category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings", "isbn": "0-395-19395-8", "price": 22.99 }
            ],
            "bicycle": { "color": "red", "price": 19.95 }
        },
        "expensive": 10
    })
}

fn find(path: &str, input: &Value) -> Result<Value, Failure> {
    let variables = BTreeMap::from([("order".to_owned(), json!({ "id": 7, "lines": [1, 2] }))]);
    let scope = Scope {
        input,
        result: None,
        error_output: None,
        context: &json!({ "Execution": { "Name": "first" } }),
        variables: &variables,
    };
    Path::parse(path).expect(path).evaluate(&scope)
}

#[test]
fn paths_of_jayways_documentation_give_what_it_says() {
    let store = store();
    let titles = |path: &str| -> Vec<Value> {
        let books = find(path, &store).expect(path);
        let books = books.as_array().expect("an array").clone();
        books.iter().map(|book| book["title"].clone()).collect()
    };
    assert_eq!(
        find("$.store.book[*].author", &store),
        Ok(json!([
            "Nigel Rees",
            "Evelyn Waugh",
            "Herman Melville",
            "J. R. R. Tolkien"
        ]))
    );
    assert_eq!(
        find("$..author", &store),
        find("$.store.book[*].author", &store)
    );
    assert_eq!(
        find("$.store..price", &store),
        Ok(json!([8.95, 12.99, 8.99, 22.99, 19.95]))
    );
    assert_eq!(titles("$..book[2]"), ["Moby Dick"]);
    assert_eq!(titles("$..book[-2]"), ["Moby Dick"]);
    assert_eq!(
        titles("$..book[0,1]"),
        ["Sayings of the Century", "Sword of Honour"]
    );
    assert_eq!(
        titles("$..book[:2]"),
        ["Sayings of the Century", "Sword of Honour"]
    );
    assert_eq!(titles("$..book[1:2]"), ["Sword of Honour"]);
    assert_eq!(
        titles("$..book[-2:]"),
        ["Moby Dick", "The Lord of the Rings"]
    );
    assert_eq!(
        titles("$..book[2:]"),
        ["Moby Dick", "The Lord of the Rings"]
    );
    assert_eq!(
        titles("$..book[?(@.isbn)]"),
        ["Moby Dick", "The Lord of the Rings"]
    );
    assert_eq!(
        titles("$.store.book[?(@.price < 10)]"),
        ["Sayings of the Century", "Moby Dick"]
    );
    assert_eq!(
        titles("$..book[?(@.price <= $['expensive'])]"),
        ["Sayings of the Century", "Moby Dick"]
    );
    assert_eq!(
        titles("$..book[?(@.author =~ /.*REES/i)]"),
        ["Sayings of the Century"]
    );
    assert_eq!(find("$..book.length()", &store), Ok(json!(1)));
    assert_eq!(find("$.store.book.length()", &store), Ok(json!(4)));
    assert_eq!(
        find("$..*", &store).expect("all").as_array().map(Vec::len),
        Some(28)
    );
}

#[test]
fn a_path_to_one_place_gives_the_value_and_any_other_an_array() {
    let input = json!({ "a": { "b": [10, 20, 30] }, "x y": 1, "ä": null });
    for (path, expected) in [
        ("$", input.clone()),
        ("$.a.b[0]", json!(10)),
        ("$.a.b[-1]", json!(30)),
        ("$['a'][\"b\"][1]", json!(20)),
        ("$['x y']", json!(1)),
        ("$.ä", json!(null)),
        ("$.a['b','c']", json!({ "b": [10, 20, 30] })),
        ("$.a.b[0,2]", json!([10, 30])),
        ("$.a.b[5,0]", json!([10])),
        ("$.a.b[0:1]", json!([10])),
        ("$.a.b[7:]", json!([])),
        ("$.a.*", json!([[10, 20, 30]])),
        ("$.a.b[?(@ > 15)]", json!([20, 30])),
        ("$.a.b[?(@ > 99)]", json!([])),
        ("$..missing", json!([])),
        ("$.missing[*]", json!([])),
        ("$.missing[1:]", json!([])),
        ("$.missing[:1].deeper", json!([])),
        ("$.missing.deeper[?(@.x)].y", json!([])),
        ("$.a.b.[?(@ > 15)]", json!([20, 30])),
        ("$.a.['b'].[1]", json!(20)),
        ("$.a.b.sum()", json!(60.0)),
        ("$.a.b.max()", json!(30.0)),
        ("$.a.keys()", json!(["b"])),
        ("$$.Execution.Name", json!("first")),
        ("$order.id", json!(7)),
        ("$order.lines[1]", json!(2)),
        ("$order", json!({ "id": 7, "lines": [1, 2] })),
    ] {
        assert_eq!(find(path, &input), Ok(expected), "{path}");
    }
}

#[test]
fn a_path_that_leads_nowhere_says_so_in_awss_words() {
    let input = json!({ "a": { "b": 1 }, "list": [1] });
    for (path, reason) in [
        ("$.nope", "No results for path: $['nope']"),
        ("$.a.nope", "No results for path: $['a']['nope']"),
        ("$.no.such.path", "Missing property in path $['no']"),
        ("$.no.such[*].length()", "Missing property in path $['no']"),
        ("$.list[3]", "No results for path: $['list'][3]"),
        (
            "$.a[0]",
            "Filter: [0] can only be applied to arrays. Current context is: {\"b\":1}",
        ),
    ] {
        let failure = find(path, &input).expect_err(path);
        assert_eq!(failure.error, "States.Runtime");
        assert_eq!(failure.cause, format!("Invalid path '{path}' : {reason}"));
    }
    assert!(find("$nobody.x", &input).is_err());
}

#[test]
fn filters_know_jayways_operators() {
    let input = json!({ "items": [
        { "id": 1, "name": "one", "tags": ["a", "b"], "keep": true, "size": "S" },
        { "id": 2, "name": "two", "tags": [], "keep": false },
        { "id": "3", "name": "three" }
    ]});
    let ids = |filter: &str| -> Vec<Value> {
        let items = find(&format!("$.items[?({filter})]"), &input).expect(filter);
        let items = items.as_array().expect("an array").clone();
        items.iter().map(|item| item["id"].clone()).collect()
    };
    assert_eq!(ids("@.keep"), [json!(1), json!(2)]);
    assert_eq!(ids("@.keep == true"), [json!(1)]);
    assert_eq!(ids("!@.keep"), [json!("3")]);
    assert_eq!(ids("@.id == 3"), [json!("3")]);
    assert_eq!(ids("@.size != 'S'"), [json!(2), json!("3")]);
    assert_eq!(ids("@.name in ['one', 'three']"), [json!(1), json!("3")]);
    assert_eq!(ids("@.name nin ['one', 'three']"), [json!(2)]);
    assert_eq!(ids("@.tags contains 'a'"), [json!(1)]);
    assert_eq!(ids("@.name contains 'w'"), [json!(2)]);
    assert_eq!(ids("@.tags size 2"), [json!(1)]);
    assert_eq!(ids("@.tags empty true"), [json!(2)]);
    assert_eq!(ids("@.tags anyof ['b', 'c']"), [json!(1)]);
    assert_eq!(ids("@.tags subsetof ['b', 'a', 'c']"), [json!(1), json!(2)]);
    assert_eq!(ids("@.tags noneof ['a']"), [json!(2)]);
    assert_eq!(
        ids("@.id == 1 || (@.id == 2 && @.keep == false)"),
        [json!(1), json!(2)]
    );
    assert_eq!(ids("@.name >= 'three'"), [json!(2), json!("3")]);
    assert_eq!(ids("@.tags.length() == 2"), [json!(1)]);
}

#[test]
fn what_is_no_path_is_refused_where_it_goes_wrong() {
    for (text, offset) in [
        ("", 0),
        ("a.b", 0),
        ("$.", 2),
        ("$.a b", 3),
        ("$.a[", 4),
        ("$.a[x]", 4),
        ("$.a['x]", 7),
        ("$.a[?(@.b == )]", 13),
        ("$.a[?(@.b ==", 12),
        ("$.a[:]", 5),
        ("$.a[1:2:3]", 7),
        ("$.a.unknown()", 4),
        ("$.a.length().b", 12),
        ("$.a[99999999999]", 4),
        ("$.a[?(@ =~ /(/)]", 11),
    ] {
        let error = Path::parse(text).expect_err(text);
        assert_eq!(error.offset, offset, "{text}: {error}");
    }
}

#[test]
fn something_is_put_where_a_reference_path_leads() {
    for (path, into, expected) in [
        ("$", json!({ "a": 1 }), json!("R")),
        (
            "$.a",
            json!({ "a": 1, "b": 2 }),
            json!({ "a": "R", "b": 2 }),
        ),
        (
            "$.x.y.z",
            json!({ "a": 1 }),
            json!({ "a": 1, "x": { "y": { "z": "R" } } }),
        ),
        ("$['x y']", json!({}), json!({ "x y": "R" })),
        ("$.a[1]", json!({ "a": [1, 2] }), json!({ "a": [1, "R"] })),
        (
            "$.a[0].b",
            json!({ "a": [{}] }),
            json!({ "a": [{ "b": "R" }] }),
        ),
        ("$[0]", json!([1]), json!(["R"])),
    ] {
        let reference = ReferencePath::parse(path).expect(path);
        assert_eq!(reference.put(into, json!("R")), Ok(expected), "{path}");
    }
    for (path, into) in [
        ("$.a", json!([1])),
        ("$.a", json!("text")),
        ("$.a.b", json!({ "a": 1 })),
        ("$.a[2]", json!({ "a": [1, 2] })),
        ("$.a[0]", json!({ "a": {} })),
    ] {
        let reference = ReferencePath::parse(path).expect(path);
        let failure = reference.put(into.clone(), json!("R")).expect_err(path);
        assert_eq!(failure.error, "States.ResultPathMatchFailure");
        assert_eq!(
            failure.cause,
            format!("Unable to apply ReferencePath {path} to input {into}")
        );
    }
    for text in [
        "$.a[*]",
        "$..a",
        "$.a[0,1]",
        "$.a[1:]",
        "$.a[-1]",
        "$.a[?(@.b)]",
        "$.a.length()",
        "$$.a",
        "$v.a",
    ] {
        assert!(ReferencePath::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_path_that_multiplies_what_it_finds_ends() {
    let input = json!([
        [[[[[1, 2], [3, 4]], [[5, 6]]], [[[7]]]]],
        [1, 2, 3, 4, 5, 6, 7, 8, 9]
    ]);
    let path = "$..*..*..*..*..*..*..*..*..*..*..*..*[?(@.a)]";
    drop(find(path, &input));
    let text = format!("${}", "[?(@)]".repeat(100_000));
    assert!(Path::parse(&text).is_err());
    let nested = format!("$[?({}@.a{})]", "(".repeat(10_000), ")".repeat(10_000));
    assert!(Path::parse(&nested).is_err());
}

/// Texts that are paths more often than chance has them.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("$".to_owned()),
        Just(".a".to_owned()),
        Just("..".to_owned()),
        Just("[*]".to_owned()),
        Just("[0]".to_owned()),
        Just("[-1:2]".to_owned()),
        Just("['a','b']".to_owned()),
        Just("[?(@.a == 'x' || !@.b)]".to_owned()),
        Just(".length()".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_reading_or_finding_panic(text in texts()) {
        if let Ok(path) = Path::parse(&text) {
            let input = json!({ "a": [{ "a": "x", "b": 1 }, 2, [3, { "b": null }]], "b": {} });
            let scope = Scope {
                input: &input,
                result: None,
                error_output: None,
                context: &Value::Null,
                variables: &BTreeMap::new(),
            };
            drop(path.evaluate(&scope));
            assert_eq!(path.as_str(), text);
        }
    }
}

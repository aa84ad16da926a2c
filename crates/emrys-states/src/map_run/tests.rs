// SPDX-License-Identifier: Apache-2.0

use proptest::prelude::{prop, proptest};
use serde_json::{Value, json};

use super::inputs;
use super::items::{self, Format};
use super::results::{self, Child, OutputType, Transformation};
use super::{Counts, Tolerance};
use crate::data::{Budget, Environment, Random};
use crate::execution::Batching;

fn environment() -> Environment {
    Environment {
        now: 0,
        random: Random::new(1),
        budget: Budget::live(),
    }
}

fn format(input_type: &str, configuration: &Value) -> Result<Format, crate::data::Failure> {
    Format::of(Some(input_type), configuration.as_object().unwrap())
}

#[test]
fn items_are_read_from_json_and_lines_of_it() {
    let nested = br#"{"a": {"items": [1, 2]}}"#;
    assert_eq!(
        items::json(nested, Some("/a/items")).unwrap(),
        json!([1, 2])
    );
    assert_eq!(
        items::json(nested, None).unwrap(),
        json!({"a": {"items": [1, 2]}})
    );
    for (bytes, pointer) in [
        (&b"1"[..], None),
        (b"{", None),
        (nested, Some("/b")),
        (b"\xFF", None),
    ] {
        let error = items::json(bytes, pointer).unwrap_err();
        assert_eq!(error.error, "States.ItemReaderFailed");
    }
    let lines = "\u{FEFF}{\"a\":1}\n\n[2]\r\n3".as_bytes();
    assert_eq!(
        items::json_lines(lines, 9).unwrap(),
        json!([{"a": 1}, [2], 3])
    );
    assert_eq!(items::json_lines(lines, 2).unwrap(), json!([{"a": 1}, [2]]));
    assert!(
        items::json_lines(b"1\n{", 9)
            .unwrap_err()
            .cause
            .contains("Line 2")
    );
}

#[test]
fn rows_have_the_headers_of_the_first_or_those_given() {
    let rows = b"a;b\n1;\"x;\"\"y\"\n2\n";
    let first = format(
        "CSV",
        &json!({"CSVHeaderLocation": "FIRST_ROW", "CSVDelimiter": "SEMICOLON"}),
    )
    .unwrap();
    let Format::Csv { delimiter, headers } = first else {
        panic!()
    };
    let read = items::csv(rows, delimiter, headers.as_deref(), 9).unwrap();
    assert_eq!(read, json!([{"a": "1", "b": "x;\"y"}, {"a": "2", "b": ""}]));
    let given = format(
        "CSV",
        &json!({"CSVHeaderLocation": "GIVEN", "CSVHeaders": ["c"]}),
    )
    .unwrap();
    let Format::Csv { delimiter, headers } = given else {
        panic!()
    };
    let read = items::csv(b"1,2\n3\n", delimiter, headers.as_deref(), 1).unwrap();
    assert_eq!(read, json!([{"c": "1"}]));
    assert!(items::csv(b"", b',', None, 9).is_err());
}

#[test]
fn what_cannot_be_read_here_is_refused_by_name() {
    let refused = format("PARQUET", &json!({})).unwrap_err();
    assert_eq!(refused.error, "States.ItemReaderFailed");
    assert!(refused.cause.contains("PARQUET"), "{}", refused.cause);
    assert!(format("MANIFEST", &json!({"ManifestType": "ATHENA_DATA"})).is_err());
    let manifest = json!({"fileFormat": "ORC", "fileSchema": "a", "files": []});
    assert!(items::manifest(manifest.to_string().as_bytes()).is_err());
}

#[test]
fn an_inventory_names_objects_and_columns() {
    let manifest = json!({
        "destinationBucket": "arn:aws:s3:::inventory", "fileFormat": "CSV", "fileSchema": "Bucket, Key",
        "files": [{"key": "data/1.csv.gz", "size": 1}]
    });
    let inventory = items::manifest(manifest.to_string().as_bytes()).unwrap();
    assert_eq!(inventory.bucket.as_deref(), Some("inventory"));
    assert_eq!(
        (inventory.keys, inventory.headers),
        (
            vec!["data/1.csv.gz".to_owned()],
            vec!["Bucket".to_owned(), "Key".to_owned()]
        )
    );
}

#[test]
fn members_are_items_with_keys() {
    let inputs = inputs::of(&json!({"a": 1}), None, None, &mut environment()).unwrap();
    assert_eq!(inputs[0].input, json!({"Key": "a", "Value": 1}));
}

#[test]
fn an_item_that_no_execution_may_have_is_too_large() {
    let items = json!(["x".repeat(262_145)]);
    let refused = inputs::of(&items, None, None, &mut environment()).unwrap_err();
    assert_eq!(refused.error, "States.DataLimitExceeded");
    let nested = |levels| (0..levels).fold(json!(1), |value, _| json!([value]));
    let of = |levels| inputs::of(&json!([nested(levels)]), None, None, &mut environment());
    assert_eq!(of(100).unwrap()[0].input, nested(100));
    assert_eq!(of(101).unwrap_err().error, "States.Runtime");
}

proptest! {
    /// Batches have every item once and in order, and neither more items nor more bytes than they may.
    #[test]
    fn batches_keep_items_and_limits(
        items in prop::collection::vec("[a-z]{0,30}", 0..40),
        most in 0_u64..6,
        bytes in 0_u64..120,
    ) {
        let batching = Batching {
            batch_input: Some(json!({"k": 1})),
            max_items: Some(most),
            max_bytes: Some(bytes),
        };
        let inputs = inputs::of(&json!(items), None, Some(&batching), &mut environment()).unwrap();
        let mut found = Vec::new();
        for child in &inputs {
            let of_child = child.input["Items"].as_array().unwrap();
            assert_eq!(child.items as usize, of_child.len());
            assert!(!of_child.is_empty());
            assert!(most == 0 || of_child.len() as u64 <= most);
            let size = child.input.to_string().len() as u64;
            assert!(bytes == 0 || size <= bytes || of_child.len() == 1, "{size}");
            found.extend(of_child.iter().cloned());
        }
        assert_eq!(json!(found), json!(items));
    }
}

#[test]
fn either_limit_ends_a_run() {
    let counts = |failed| Counts {
        total: 10,
        failed,
        ..Counts::default()
    };
    let bears = |count, percentage, failed| {
        Tolerance { count, percentage }
            .bears(counts(failed))
            .is_ok()
    };
    assert!(bears(None, None, 0));
    assert!(!bears(None, None, 1));
    assert!(bears(Some(2), None, 2) && !bears(Some(2), None, 3));
    assert!(bears(None, Some(20.0), 2) && !bears(None, Some(19.9), 2));
    assert!(!bears(Some(1), Some(100.0), 2) && !bears(Some(9), Some(10.0), 2));
}

fn child(status: &'static str, output: Option<&str>) -> Child {
    Child {
        status,
        arn: "arn".to_owned(),
        name: "name".to_owned(),
        state_machine_arn: "machine".to_owned(),
        input: "1".to_owned(),
        output: output.map(str::to_owned),
        error: None,
        cause: None,
        started_at: None,
        stopped_at: None,
        redrive_count: 0,
    }
}

#[test]
fn results_are_formed_as_asked() {
    let children = [
        child("SUCCEEDED", Some("[1,2]")),
        child("SUCCEEDED", Some("3")),
    ];
    assert_eq!(
        results::output(&children, Transformation::Compact),
        json!([[1, 2], 3])
    );
    assert_eq!(
        results::output(&children, Transformation::Flatten),
        json!([1, 2, 3])
    );
    let whole = results::output(&children, Transformation::None);
    assert_eq!(whole[0]["Output"], json!("[1,2]"));
    let failed = results::output(&[child("FAILED", None)], Transformation::Compact);
    assert_eq!(
        failed[0]["Status"],
        json!("FAILED"),
        "what has no output is told as a whole"
    );
}

#[test]
fn files_are_by_status() {
    let children = [
        child("SUCCEEDED", Some("1")),
        child("TIMED_OUT", None),
        child("PENDING", None),
        child("SUCCEEDED", Some("2")),
    ];
    let files = results::files(
        &children,
        "p/",
        Transformation::Compact,
        OutputType::JsonLines,
    );
    let keys: Vec<&str> = files.iter().map(|file| file.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "p/FAILED_0.jsonl",
            "p/PENDING_0.jsonl",
            "p/SUCCEEDED_0.jsonl"
        ]
    );
    assert_eq!(files[2].body, b"1\n2");
    let manifest = results::manifest("run", "b", &files);
    assert_eq!(
        manifest["ResultFiles"]["SUCCEEDED"],
        json!([{"Key": "p/SUCCEEDED_0.jsonl", "Size": 3}])
    );
}

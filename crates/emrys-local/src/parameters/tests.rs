// SPDX-License-Identifier: Apache-2.0
//! Parameter Store as clients see it: JSON in, JSON or an error out.

use emrys_protocol::ApiError;
use emrys_protocol::parameters::dispatch;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::engine::{Engine, Options, Service};

/// An engine that nobody serves.
struct Bench {
    service: Service,
    engine: Engine,
    folder: TempDir,
}

impl Bench {
    async fn new() -> Self {
        Self::open(tempfile::tempdir().unwrap()).await
    }

    async fn open(folder: TempDir) -> Self {
        let path = |name: &str| folder.path().join(name);
        let options = Options::new(path("home"), path("cache"));
        let engine = Engine::open(options).await.unwrap();
        Self {
            service: engine.service(),
            engine,
            folder,
        }
    }

    /// The same folder with the next engine.
    async fn again(self) -> Self {
        let Self {
            service,
            engine,
            folder,
        } = self;
        drop((service, engine));
        Self::open(folder).await
    }

    async fn call(&self, operation: &str, input: &Value) -> Result<Value, ApiError> {
        let answer = dispatch(&self.service, operation, input.to_string().as_bytes()).await?;
        Ok(serde_json::from_slice(&answer).unwrap())
    }

    async fn ok(&self, operation: &str, input: Value) -> Value {
        let answer = self.call(operation, &input).await;
        answer.unwrap_or_else(|error| panic!("{operation} {input}: {error}"))
    }

    /// The code of a request that is refused.
    async fn refused(&self, operation: &str, input: Value) -> String {
        let error = self.call(operation, &input).await.unwrap_err();
        error.code().as_str().to_owned()
    }

    async fn put(&self, name: &str, value: &str) -> Value {
        let input = json!({"Name": name, "Value": value, "Type": "String", "Overwrite": true});
        self.ok("PutParameter", input).await
    }

    async fn value(&self, reference: &str) -> Value {
        let input = json!({"Name": reference, "WithDecryption": true});
        self.ok("GetParameter", input).await["Parameter"]["Value"].clone()
    }

    /// The names on all pages of a list.
    async fn names(&self, operation: &str, mut input: Value) -> Vec<String> {
        let mut names = Vec::new();
        loop {
            let page = self.ok(operation, input.clone()).await;
            let page_names = page["Parameters"].as_array().unwrap().iter();
            names.extend(page_names.map(|it| it["Name"].as_str().unwrap().to_owned()));
            match page.get("NextToken") {
                Some(token) => input["NextToken"] = token.clone(),
                None => return names,
            }
        }
    }
}

#[tokio::test]
async fn versions_are_counted_and_found_by_number_label_and_arn() {
    let bench = Bench::new().await;
    assert_eq!(
        bench.put("/etl/table", "a").await,
        json!({"Tier": "Standard", "Version": 1})
    );
    assert_eq!(bench.put("/etl/table", "b").await["Version"], 2);
    let labels = json!({"Name": "/etl/table", "ParameterVersion": 1, "Labels": ["prod", "1st", "awsome", "a b"]});
    assert_eq!(
        bench.ok("LabelParameterVersion", labels).await,
        json!({"InvalidLabels": ["1st", "awsome", "a b"], "ParameterVersion": 1})
    );
    let arn = "arn:aws:ssm:us-east-1:000000000000:parameter/etl/table";
    for (reference, value) in [
        ("/etl/table", "b"),
        ("/etl/table:1", "a"),
        ("/etl/table:prod", "a"),
        (arn, "b"),
        (&format!("{arn}:1"), "a"),
    ] {
        assert_eq!(bench.value(reference).await, value, "{reference}");
    }
    let found = bench
        .ok("GetParameter", json!({"Name": "/etl/table:prod"}))
        .await;
    let parameter = &found["Parameter"];
    assert_eq!(parameter["Selector"], ":prod");
    assert_eq!(parameter["ARN"], arn);
    assert_eq!(parameter["DataType"], "text");
    for (reference, code) in [
        ("/etl/table:3", "ParameterVersionNotFound"),
        ("/etl/table:test", "ParameterVersionNotFound"),
        ("/etl", "ParameterNotFound"),
    ] {
        assert_eq!(
            bench
                .refused("GetParameter", json!({"Name": reference}))
                .await,
            code
        );
    }
    let moved = json!({"Name": "/etl/table", "Labels": ["prod"]});
    assert_eq!(
        bench.ok("LabelParameterVersion", moved).await["ParameterVersion"],
        2
    );
    assert_eq!(bench.value("/etl/table:prod").await, "b");

    let several = json!({"Names": ["/etl/table:1", "none", "/etl/table", "/etl/table:9"]});
    let several = bench.ok("GetParameters", several).await;
    assert_eq!(several["Parameters"].as_array().unwrap().len(), 2);
    assert_eq!(
        several["InvalidParameters"],
        json!(["/etl/table:9", "none"])
    );
}

#[tokio::test]
async fn a_secure_string_is_on_disk_and_on_the_wire_only_sealed() {
    let bench = Bench::new().await;
    let put = |value: &str| json!({"Name": "/db/password", "Value": value, "Type": "SecureString", "KeyId": "alias/mine", "Overwrite": true});
    bench.ok("PutParameter", put("correct horse")).await;
    bench.ok("PutParameter", put("battery staple")).await;
    let sealed = bench
        .ok("GetParameter", json!({"Name": "/db/password"}))
        .await;
    let sealed = sealed["Parameter"]["Value"].as_str().unwrap().to_owned();
    assert!(!sealed.contains("battery"));
    let metadata = bench.ok("DescribeParameters", json!({})).await;
    assert_eq!(metadata["Parameters"][0]["KeyId"], "alias/mine");

    let bench = bench.again().await;
    assert_eq!(bench.value("/db/password").await, "battery staple");
    let history = json!({"Name": "/db/password", "WithDecryption": true});
    let history = bench.ok("GetParameterHistory", history).await;
    assert_eq!(history["Parameters"][0]["Value"], "correct horse");
    assert_eq!(history["Parameters"][1]["KeyId"], "alias/mine");

    let home = bench.folder.path().join("home");
    for file in std::fs::read_dir(&home).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let found = |text: &str| bytes.windows(text.len()).any(|it| it == text.as_bytes());
            assert!(!found("correct horse") && !found("battery"), "{path:?}");
        }
    }
    std::fs::write(home.join("parameters.key"), [0; 32]).unwrap();
    let bench = bench.again().await;
    let decrypted = json!({"Name": "/db/password", "WithDecryption": true});
    assert_eq!(
        bench.refused("GetParameter", decrypted).await,
        "InvalidKeyId"
    );
}

#[tokio::test]
async fn what_aws_does_not_put_is_not_put() {
    let bench = Bench::new().await;
    bench.put("/a/text", "1").await;
    bench.put("plain", "1").await;
    let new = |more: Value| {
        let mut input = json!({"Name": "/new", "Value": "v", "Type": "String"});
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        input
    };
    for (input, code) in [
        (new(json!({"Name": "/a/text"})), "ParameterAlreadyExists"),
        (json!({"Name": "/new", "Value": "v"}), "ValidationException"),
        (new(json!({"Value": ""})), "ValidationException"),
        (new(json!({"Value": "{{other}}"})), "ValidationException"),
        (
            new(json!({"Value": "x".repeat(4097)})),
            "ValidationException",
        ),
        (
            new(json!({"Value": "x".repeat(8193), "Tier": "Advanced"})),
            "ValidationException",
        ),
        (
            new(json!({"DataType": "aws:ec2:image"})),
            "ValidationException",
        ),
        (new(json!({"KeyId": "alias/k"})), "ValidationException"),
        (
            new(json!({"Overwrite": true, "Tags": [{"Key": "a", "Value": "b"}]})),
            "ValidationException",
        ),
        (
            new(json!({"Policies": "[{\"Type\":\"Expiration\"}]"})),
            "InvalidPolicyTypeException",
        ),
        (
            new(json!({"AllowedPattern": "("})),
            "InvalidAllowedPatternException",
        ),
        (
            new(json!({"AllowedPattern": "^[0-9]+$"})),
            "ParameterPatternMismatchException",
        ),
        (
            json!({"Name": "/a/text", "Value": "v", "Type": "SecureString", "Overwrite": true}),
            "HierarchyTypeMismatchException",
        ),
    ] {
        let shown = input.to_string();
        assert_eq!(
            bench.refused("PutParameter", input).await,
            code,
            "{shown:.200}"
        );
    }
    let secure = json!({"Name": "plain", "Value": "v", "Type": "SecureString", "Overwrite": true});
    assert_eq!(bench.ok("PutParameter", secure).await["Version"], 2);
}

#[tokio::test]
async fn a_tier_goes_up_and_never_down() {
    let bench = Bench::new().await;
    let put = |value: &str, tier: &str| json!({"Name": "t", "Value": value, "Type": "String", "Tier": tier, "Overwrite": true});
    let long = "x".repeat(5000);
    let answer = bench
        .ok("PutParameter", put("x", "Intelligent-Tiering"))
        .await;
    assert_eq!(answer["Tier"], "Standard");
    let answer = bench
        .ok("PutParameter", put(&long, "Intelligent-Tiering"))
        .await;
    assert_eq!(answer["Tier"], "Advanced");
    let answer = bench
        .ok("PutParameter", put("x", "Intelligent-Tiering"))
        .await;
    assert_eq!(answer["Tier"], "Advanced");
    assert_eq!(
        bench.refused("PutParameter", put("x", "Standard")).await,
        "ValidationException"
    );
}

#[tokio::test]
async fn the_hundred_and_first_version_takes_the_place_of_the_oldest_unless_that_has_a_label() {
    let bench = Bench::new().await;
    for number in 1..=101 {
        assert_eq!(bench.put("p", "x").await["Version"], number);
    }
    assert_eq!(
        bench.refused("GetParameter", json!({"Name": "p:1"})).await,
        "ParameterVersionNotFound"
    );
    let label = json!({"Name": "p", "ParameterVersion": 2, "Labels": ["kept"]});
    bench.ok("LabelParameterVersion", label).await;
    let put = json!({"Name": "p", "Value": "x", "Overwrite": true});
    assert_eq!(
        bench.refused("PutParameter", put).await,
        "ParameterMaxVersionLimitExceeded"
    );
    let first = bench.ok("GetParameterHistory", json!({"Name": "p"})).await;
    assert_eq!(first["Parameters"].as_array().unwrap().len(), 50);
    let rest = json!({"Name": "p", "NextToken": first["NextToken"]});
    let rest = bench.ok("GetParameterHistory", rest).await;
    assert_eq!(rest["Parameters"][49]["Version"], 101);
    assert_eq!(rest.get("NextToken"), None);
    let bad = json!({"Name": "p", "NextToken": "?"});
    assert_eq!(
        bench.refused("GetParameterHistory", bad).await,
        "InvalidNextToken"
    );
}

#[tokio::test]
async fn a_version_has_ten_labels_at_most() {
    let bench = Bench::new().await;
    bench.put("p", "x").await;
    let labels: Vec<String> = (0..10).map(|number| format!("l{number}")).collect();
    let label = |labels: &[String]| json!({"Name": "p", "Labels": labels});
    bench.ok("LabelParameterVersion", label(&labels)).await;
    assert_eq!(
        bench
            .refused("LabelParameterVersion", label(&["more".to_owned()]))
            .await,
        "ParameterVersionLabelLimitExceeded"
    );
    bench.put("p", "y").await;
    bench.ok("LabelParameterVersion", label(&labels[..1])).await;
    let history = bench.ok("GetParameterHistory", json!({"Name": "p"})).await;
    assert_eq!(
        history["Parameters"][0]["Labels"].as_array().unwrap().len(),
        9
    );
    assert_eq!(history["Parameters"][1]["Labels"], json!(["l0"]));
}

#[tokio::test]
async fn paths_pages_and_filters() {
    let bench = Bench::new().await;
    for number in 0..12 {
        bench.put(&format!("/a/b/{number:02}"), "x").await;
    }
    bench.put("/a/top", "x").await;
    bench.put("alone", "x").await;
    let secure = json!({"Name": "/a/secret", "Value": "x", "Type": "SecureString", "Tags": [{"Key": "team", "Value": "etl"}]});
    bench.ok("PutParameter", secure).await;

    let path = |more: Value| {
        let mut input = json!({"Path": "/a"});
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        input
    };
    let by_path = |input| bench.names("GetParametersByPath", input);
    assert_eq!(by_path(path(json!({}))).await, ["/a/secret", "/a/top"]);
    assert_eq!(by_path(path(json!({"Recursive": true}))).await.len(), 14);
    assert_eq!(
        by_path(json!({"Path": "/", "Recursive": true, "MaxResults": 3}))
            .await
            .len(),
        15
    );
    assert_eq!(by_path(json!({"Path": "/"})).await, ["alone"]);
    let only = |key: &str, value: &str| {
        path(json!({"Recursive": true, "ParameterFilters": [{"Key": key, "Values": [value]}]}))
    };
    assert_eq!(by_path(only("Type", "SecureString")).await, ["/a/secret"]);
    let label = json!({"Name": "/a/top", "Labels": ["prod"]});
    bench.ok("LabelParameterVersion", label).await;
    assert_eq!(by_path(only("Label", "prod")).await, ["/a/top"]);
    assert_eq!(
        bench
            .refused("GetParametersByPath", only("Name", "x"))
            .await,
        "InvalidFilterKey"
    );
    assert_eq!(
        bench
            .refused("GetParametersByPath", json!({"Path": "a"}))
            .await,
        "ValidationException"
    );

    let described =
        |filters: Value| bench.names("DescribeParameters", json!({"ParameterFilters": filters}));
    for (filters, expected) in [
        (json!([]), 15),
        (json!([{"Key": "Name", "Values": ["alone"]}]), 1),
        (json!([{"Key": "Name", "Values": ["/alone"]}]), 1),
        (
            json!([{"Key": "Name", "Option": "BeginsWith", "Values": ["/a/b/1"]}]),
            2,
        ),
        (
            json!([{"Key": "Name", "Option": "Contains", "Values": ["0", "top"]}]),
            12,
        ),
        (json!([{"Key": "Path", "Values": ["/a"]}]), 2),
        (
            json!([{"Key": "Path", "Option": "Recursive", "Values": ["/a/b", "/x"]}]),
            12,
        ),
        (json!([{"Key": "tag:team", "Values": ["etl"]}]), 1),
        (json!([{"Key": "tag:team"}]), 1),
        (json!([{"Key": "tag:team", "Values": ["web"]}]), 0),
        (json!([{"Key": "KeyId", "Values": ["alias/aws/ssm"]}]), 1),
        (
            json!([{"Key": "Tier", "Values": ["Standard"]}, {"Key": "Type", "Values": ["String"]}]),
            14,
        ),
    ] {
        let shown = filters.to_string();
        assert_eq!(described(filters).await.len(), expected, "{shown}");
    }
    let old = json!({"Filters": [{"Key": "Name", "Values": ["/a/b"]}], "MaxResults": 5});
    assert_eq!(bench.names("DescribeParameters", old).await.len(), 12);
    for (filters, code) in [
        (
            json!([{"Key": "Label", "Values": ["prod"]}]),
            "InvalidFilterKey",
        ),
        (json!([{"Key": "Name"}]), "InvalidFilterValue"),
        (
            json!([{"Key": "Type", "Values": ["Text"]}]),
            "InvalidFilterValue",
        ),
        (
            json!([{"Key": "Type", "Option": "Contains", "Values": ["String"]}]),
            "InvalidFilterOption",
        ),
        (
            json!([{"Key": "Name", "Values": ["a"]}, {"Key": "Name", "Values": ["b"]}]),
            "InvalidFilterKey",
        ),
        (
            json!([{"Key": "Names", "Values": ["a"]}]),
            "ValidationException",
        ),
    ] {
        let shown = filters.to_string();
        let refused = bench.refused("DescribeParameters", json!({"ParameterFilters": filters}));
        assert_eq!(refused.await, code, "{shown}");
    }
}

#[tokio::test]
async fn tags_come_and_go() {
    let bench = Bench::new().await;
    let put =
        json!({"Name": "p", "Value": "x", "Type": "String", "Tags": [{"Key": "a", "Value": "1"}]});
    bench.ok("PutParameter", put).await;
    let of = |more: Value| {
        let mut input = json!({"ResourceType": "Parameter", "ResourceId": "p"});
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        input
    };
    let tags = json!({"Tags": [{"Key": "a", "Value": "2"}, {"Key": "b", "Value": ""}]});
    bench.ok("AddTagsToResource", of(tags)).await;
    bench.put("p", "y").await;
    assert_eq!(
        bench.ok("ListTagsForResource", of(json!({}))).await,
        json!({"TagList": [{"Key": "a", "Value": "2"}, {"Key": "b", "Value": ""}]})
    );
    bench
        .ok("RemoveTagsFromResource", of(json!({"TagKeys": ["a", "c"]})))
        .await;
    let bench = bench.again().await;
    let left = bench.ok("ListTagsForResource", of(json!({}))).await;
    assert_eq!(left["TagList"].as_array().unwrap().len(), 1);

    let many: Vec<Value> = (0..50)
        .map(|number| json!({"Key": format!("k{number}"), "Value": ""}))
        .collect();
    for (input, code) in [
        (of(json!({"Tags": many})), "TooManyTagsError"),
        (
            of(json!({"Tags": [{"Key": "aws:x", "Value": ""}]})),
            "ValidationException",
        ),
        (
            of(json!({"ResourceId": "q", "Tags": []})),
            "InvalidResourceId",
        ),
        (
            of(json!({"ResourceType": "Document", "Tags": []})),
            "InvalidResourceType",
        ),
    ] {
        assert_eq!(bench.refused("AddTagsToResource", input).await, code);
    }
}

#[tokio::test]
async fn what_is_deleted_is_gone_and_begins_again_at_one() {
    let bench = Bench::new().await;
    for name in ["a", "b", "c"] {
        bench.put(name, "x").await;
    }
    bench.ok("DeleteParameter", json!({"Name": "a"})).await;
    assert_eq!(
        bench.refused("DeleteParameter", json!({"Name": "a"})).await,
        "ParameterNotFound"
    );
    assert_eq!(
        bench
            .ok("DeleteParameters", json!({"Names": ["a", "b"]}))
            .await,
        json!({"DeletedParameters": ["b"], "InvalidParameters": ["a"]})
    );
    let bench = bench.again().await;
    assert_eq!(bench.names("DescribeParameters", json!({})).await, ["c"]);
    assert_eq!(bench.put("a", "x").await["Version"], 1);
}

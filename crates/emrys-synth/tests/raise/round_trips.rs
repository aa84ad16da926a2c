// SPDX-License-Identifier: Apache-2.0
//! `lower(read(write(raise(request)))) == request`, but for lists without items, which EMR takes for absent ones.

use std::io;
use std::path::Path;

use emrys_document::{Format, Options, Project, convert};
use emrys_synth::lower::plan::Plan;
use emrys_synth::lower::{self, Destination, PythonArchive};
use emrys_synth::raise::{self, Definition, Imported};
use emrys_synth::{cloudformation, import, terraform};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::select;
use serde_json::{Map, Value, json};

fn options() -> Options<'static> {
    Options {
        set: Vec::new(),
        variables: &|_| None,
        environment: None,
        now_millis: 0,
    }
}

fn destination() -> Destination<'static> {
    Destination {
        region: "eu-west-1",
        artifacts: Some("acme-artifacts"),
        digest: &|path| Ok(format!("{:0<64}", path.display().to_string().len())),
        files: &|_| -> io::Result<_> { Ok(Vec::new()) },
        python: Some(&PythonArchive::NotPacked("environment.tar.gz")),
    }
}

/// A request without what says nothing: members that are null, and lists and mappings without items.
fn plain(value: Value) -> Value {
    let says = |value: &Value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    };
    match value {
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(members) => {
            let members = members
                .into_iter()
                .map(|(name, value)| (name, plain(value)));
            Value::Object(members.filter(|(_, value)| says(value)).collect())
        }
        single => single,
    }
}

/// Applications and tags, which EMR and Terraform have in no order, in one.
fn in_order(mut request: Value) -> Value {
    for (name, key) in [("Applications", "Name"), ("Tags", "Key")] {
        if let Some(Value::Array(items)) = request.get_mut(name) {
            items.sort_by_key(|item| item[key].to_string());
        }
    }
    request
}

/// The request that a document gives, whose only cluster it is.
fn lowered(project: &Project) -> Value {
    serde_json::to_value(plan(project).launch_request(false)).unwrap()
}

fn plan(project: &Project) -> Plan {
    let plan = match project.job_flows.iter().next() {
        Some((name, job_flow)) => {
            let cluster = project.cluster_of(job_flow).unwrap();
            lower::job_flow(project, name, job_flow, cluster, &destination())
        }
        None => {
            let (name, cluster) = project.clusters.iter().next().unwrap();
            lower::cluster(project, name, cluster, &destination())
        }
    };
    plan.unwrap()
}

fn imported(request: &Value) -> Imported {
    let Value::Object(request) = request.clone() else {
        panic!("{request}");
    };
    Imported {
        clusters: vec![Definition { key: None, request }],
        ..Imported::default()
    }
}

/// The project of what was imported.
fn project(imported: Imported) -> Project {
    let raised = raise::document(imported);
    assert_eq!(raised.notes, []);
    let yaml = convert(&raised.json, "emrys.json", Format::Json, Format::Yaml).unwrap();
    let folder = Path::new(".");
    let (project, diagnostics) =
        Project::read(&yaml, "emrys.yaml", Format::Yaml, folder, &options());
    project.unwrap_or_else(|| panic!("{diagnostics:?} in\n{yaml}"))
}

fn again(request: &Value) -> Value {
    lowered(&project(imported(request)))
}

/// The modules, in both syntaxes, and the template that a plan is written as.
fn written(plan: &Plan) -> [Imported; 3] {
    let mut module = terraform::Writer::new(Some("eu-west-1"));
    module.plan("sales", plan, &[], Path::new(".")).unwrap();
    let (module, differences) = module.finish().unwrap();
    assert_eq!(differences, []);
    let read = |name: &str, text: String| {
        let name = name.to_owned();
        let no_files = |_: &str| Err(io::ErrorKind::NotFound.into());
        let text = import::terraform::File { name, text };
        import::terraform::read(&[text], &[], &no_files).unwrap()
    };
    let mut template = cloudformation::Writer::default();
    template.plan("sales", plan).unwrap();
    let (template, _) = template.finish().unwrap();
    [
        read("main.tf", module.to_hcl()),
        read("main.tf.json", module.to_json().unwrap()),
        import::cloudformation::read(&template, &[]).unwrap(),
    ]
}

/// The requests of the job flows and of the other clusters below a folder of the tests.
fn requests(folder: &str) -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let (project, diagnostics) = Project::load(&[folder], &options());
    let project = project.unwrap_or_else(|| panic!("{diagnostics:?}"));
    let mut requests = Vec::new();
    let mut add = |name: &str, plan: Plan| {
        let request = serde_json::to_value(plan.launch_request(false)).unwrap();
        // With an AMI version a document has other words for parts of the request.
        if request.get("AmiVersion").is_none() {
            requests.push((name.to_owned(), request));
        }
    };
    for (name, job_flow) in project.job_flows.iter() {
        let cluster = project.cluster_of(job_flow).unwrap();
        let plan = lower::job_flow(&project, name, job_flow, cluster, &destination());
        add(name, plan.unwrap());
    }
    for (name, cluster) in project.clusters.iter() {
        add(
            name,
            lower::cluster(&project, name, cluster, &destination()).unwrap(),
        );
    }
    requests
}

#[test]
fn every_request_of_a_document_comes_back() {
    for folder in ["lower/fixtures", "coverage/documents"] {
        let requests = requests(folder);
        assert!(requests.len() > 3, "{folder}");
        for (name, request) in requests {
            assert_eq!(plain(again(&request)), plain(request), "{folder}: {name}");
        }
    }
}

/// Texts in which documents see more than letters.
fn text() -> impl Strategy<Value = String> {
    let fragments = [
        "a",
        "B",
        " ",
        "${x}",
        "$${",
        "${",
        "$",
        "${emr.clusterId}",
        "{",
        "}",
        "\n",
        ": ",
        " #",
        "'",
        "\"",
        "\\",
        "true",
        "12",
        "-",
        "ö",
        "*",
        "&",
        "${ssm:/a}",
        "${literal:}",
        "%{",
    ];
    vec(select(fragments.to_vec()), 0..6).prop_map(|fragments| format!("t{}", fragments.concat()))
}

fn properties() -> impl Strategy<Value = Value> {
    btree_map(text(), text(), 1..4).prop_map(|properties| json!(properties))
}

fn configuration() -> impl Strategy<Value = Value> {
    let classifications = ["spark-defaults", "core-site", "hdfs-site", "hadoop-env"];
    let nested = (text(), properties()).prop_map(
        |(_, properties)| json!({ "Classification": "export", "Properties": properties }),
    );
    (
        select(classifications.to_vec()),
        properties(),
        option::of(nested),
    )
        .prop_map(|(classification, properties, nested)| match nested {
            Some(nested) => json!({ "Classification": classification, "Configurations": [nested] }),
            None => json!({ "Classification": classification, "Properties": properties }),
        })
}

/// Documents put together what has the same classification, as EMR does.
fn each_once(mut configurations: Vec<Value>) -> Vec<Value> {
    let mut known = Vec::new();
    configurations.retain(|configuration| {
        let classification = configuration["Classification"].clone();
        let is_new = !known.contains(&classification);
        known.push(classification);
        is_new
    });
    configurations
}

fn step() -> impl Strategy<Value = Value> {
    let actions = [
        "CONTINUE",
        "CANCEL_AND_WAIT",
        "TERMINATE_CLUSTER",
        "TERMINATE_JOB_FLOW",
    ];
    let runner =
        vec(text(), 1..4).prop_map(|args| json!({ "Jar": "command-runner.jar", "Args": args }));
    let shell = text()
        .prop_map(|line| json!({ "Jar": "command-runner.jar", "Args": ["bash", "-c", line] }));
    let pairs = vec(text(), 0..3).prop_map(|keys| {
        let mut keys = keys;
        keys.sort();
        keys.dedup();
        let pairs = keys
            .into_iter()
            .map(|key| json!({ "Key": key, "Value": "v" }));
        pairs.collect::<Value>()
    });
    let own = (vec(text(), 0..3), pairs, option::of(text())).prop_map(|(args, properties, class)| {
        json!({ "Jar": "s3://acme/a.jar", "Args": args, "Properties": properties, "MainClass": class.map(|_| "a.B") })
    });
    (text(), select(actions.to_vec()), prop_oneof![runner, shell, own]).prop_map(
        |(name, action, jar)| json!({ "Name": name, "ActionOnFailure": action, "HadoopJarStep": jar }),
    )
}

fn group(role: &'static str) -> impl Strategy<Value = Value> {
    (option::of(text()), option::of(Just("0.25"))).prop_map(move |(name, bid)| {
        let mut group = json!({ "InstanceRole": role, "InstanceType": "m5.xlarge", "InstanceCount": 1, "Name": name });
        if let (Some(bid), Value::Object(group)) = (bid, &mut group) {
            group.insert("BidPrice".to_owned(), json!(bid));
            group.insert("Market".to_owned(), json!("SPOT"));
        }
        group
    })
}

fn request() -> impl Strategy<Value = Value> {
    let groups = (group("MASTER"), group("CORE"), option::of(group("TASK"))).prop_map(
        |(master, core, task)| {
            [Some(master), Some(core), task]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
        },
    );
    let instances = (groups, any::<bool>(), any::<bool>()).prop_map(|(groups, keep, protected)| {
        json!({
            "InstanceGroups": groups,
            "KeepJobFlowAliveWhenNoSteps": keep,
            "TerminationProtected": protected,
            "Ec2KeyName": "key",
            "Ec2SubnetId": "subnet-0123456789abcdef0",
        })
    });
    let tags = btree_map(text(), text(), 0..3).prop_map(|tags| {
        let tags = tags
            .into_iter()
            .map(|(key, value)| json!({ "Key": key, "Value": value }));
        tags.collect::<Value>()
    });
    let actions = vec((text(), vec(text(), 0..3)), 0..3).prop_map(|actions| {
        let actions = actions.into_iter().map(|(name, args)| {
            json!({ "Name": name, "ScriptBootstrapAction": { "Path": "s3://acme/a.sh", "Args": args } })
        });
        actions.collect::<Value>()
    });
    (
        text(),
        instances,
        vec(configuration(), 0..3),
        vec(step(), 0..4),
        tags,
        actions,
    )
        .prop_map(|(name, instances, configurations, steps, tags, actions)| {
            let members = [
                ("Name", json!(name.replace('\n', " "))),
                ("ReleaseLabel", json!("emr-7.1.0")),
                (
                    "Applications",
                    json!([{ "Name": "Spark" }, { "Name": "Hadoop" }]),
                ),
                ("Instances", instances),
                ("Configurations", json!(each_once(configurations))),
                ("Steps", json!(steps)),
                ("Tags", tags),
                ("BootstrapActions", actions),
                ("LogUri", json!("s3://acme-logs/a/")),
                ("ServiceRole", json!("EMR_DefaultRole")),
                ("JobFlowRole", json!("EMR_EC2_DefaultRole")),
                ("VisibleToAllUsers", json!(true)),
                ("ScaleDownBehavior", json!("TERMINATE_AT_TASK_COMPLETION")),
                ("EbsRootVolumeSize", json!(64)),
                ("CustomAmiId", json!("ami-0123456789abcdef0")),
                ("AdditionalInfo", json!("{\"a\":\"${b}\"}")),
                ("SecurityConfiguration", json!("own")),
                ("AutoTerminationPolicy", json!({ "IdleTimeout": 3600 })),
            ];
            let members = members.map(|(name, value)| (name.to_owned(), value));
            Value::Object(Map::from_iter(members))
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_request_comes_back(request in request()) {
        assert_eq!(plain(again(&request)), plain(request));
    }

    #[test]
    fn every_request_comes_back_through_terraform_and_cloudformation(request in request()) {
        let plan = plan(&project(imported(&request)));
        let expected = plain(request);
        let [hcl, json, template] = written(&plan);
        assert_eq!(in_order(plain(lowered(&project(hcl)))), in_order(expected.clone()), "HCL");
        assert_eq!(in_order(plain(lowered(&project(json)))), in_order(expected.clone()), "JSON");
        assert_eq!(in_order(plain(lowered(&project(template)))), in_order(expected), "CloudFormation");
    }
}

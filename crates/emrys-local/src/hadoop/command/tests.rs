// SPDX-License-Identifier: Apache-2.0

use std::fs;
use std::path::{Path, PathBuf};

use emrys_protocol::types::{HadoopJarStepConfig, KeyValue};

use super::spark::{ArchiveReference, Mixing, submission};
use super::{ClusterEnvironment, Plan, StepError, archives, plan_script, plan_step};
use crate::engine::Keys;
use crate::hadoop::folders::Buckets;
use crate::hadoop::{ClusterConfiguration, ClusterFolders};

/// A prepared cluster in a temporary folder, with the buckets `code` and `data`.
struct Fixture {
    root: tempfile::TempDir,
    cluster: ClusterEnvironment,
}

impl Fixture {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let folders = ClusterFolders::new(root.path().join("cluster"));
        let mut buckets = Buckets::new();
        for bucket in ["code", "data"] {
            let folder = root.path().join("s3").join(bucket);
            fs::create_dir_all(&folder).unwrap();
            buckets.insert(bucket.to_owned(), folder);
        }
        let cluster = ClusterEnvironment {
            cluster_id: "j-1".to_owned(),
            configuration: ClusterConfiguration::new(&[], &folders, &buckets),
            folders,
            buckets,
            runtime: None,
            python: None,
            region: "eu-central-1".to_owned(),
            endpoint: "http://127.0.0.1:3677".to_owned(),
            keys: Keys {
                access_key_id: "emrys".to_owned(),
                secret_access_key: "emrys".to_owned(),
            },
            cores: 4,
            inherited: [("PATH".to_owned(), "/usr/bin:/bin".to_owned())].into(),
        };
        cluster.prepare().unwrap();
        Self { root, cluster }
    }

    fn object(&self, path: &str, text: &str) -> PathBuf {
        let path = self.root.path().join("s3").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn folder(&self) -> PathBuf {
        self.root.path().join("step")
    }

    fn step(&self, jar: &str, arguments: &[&str]) -> Result<Plan, StepError> {
        let step = HadoopJarStepConfig {
            jar: Some(jar.to_owned()),
            args: Some(owned(arguments)),
            ..HadoopJarStepConfig::default()
        };
        plan_step(&step, &self.cluster, &self.folder())
    }

    fn runner(&self, arguments: &[&str]) -> Result<Plan, StepError> {
        self.step("command-runner.jar", arguments)
    }

    fn text(&self, value: &str) -> String {
        value.replace(&self.root.path().display().to_string(), "[root]")
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn a_command_is_run_as_it_is() {
    let fixture = Fixture::new();
    let plan = fixture.runner(&["sh", "-c", "echo s3://none/x"]).unwrap();
    assert!(plan.argv[0].ends_with("bin/sh"), "{plan:?}");
    assert_eq!(plan.argv[1..], ["-c", "echo s3://none/x"]);
    assert!(plan.notes.is_empty());
}

#[test]
fn the_home_folder_of_a_node_is_the_clusters() {
    let fixture = Fixture::new();
    let plan = fixture.runner(&["cat", "/home/hadoop/a.txt"]).unwrap();
    assert_eq!(fixture.text(&plan.argv[1]), "[root]/cluster/home/a.txt");
    assert_eq!(
        plan.notes.iter().map(|note| fixture.text(note)).next(),
        Some("`/home/hadoop` is `[root]/cluster/home` on this machine".to_owned())
    );
}

#[test]
fn empty_arguments_of_the_command_runner_are_omitted() {
    let fixture = Fixture::new();
    let plan = fixture.runner(&["", "echo", "", "x"]).unwrap();
    assert!(plan.argv[0].ends_with("bin/echo"), "{plan:?}");
    assert_eq!(plan.argv[1..], ["x"]);
}

#[test]
fn the_clusters_own_programs_come_first() {
    let fixture = Fixture::new();
    let plan = fixture.runner(&["state-pusher-script"]).unwrap();
    assert_eq!(
        fixture.text(&plan.argv[0]),
        "[root]/cluster/bin/state-pusher-script"
    );
    let debugging = "s3://elasticmapreduce/libs/state-pusher/0.1/fetch";
    let plan = fixture
        .step(
            "s3://elasticmapreduce/libs/script-runner/script-runner.jar",
            &[debugging],
        )
        .unwrap();
    assert_eq!(
        fixture.text(&plan.argv[0]),
        "[root]/cluster/bin/state-pusher-script"
    );
    let plan = fixture
        .runner(&["/usr/bin/s3-dist-cp", "--src", "s3://data/a"])
        .unwrap();
    assert_eq!(fixture.text(&plan.argv[0]), "[root]/cluster/bin/s3-dist-cp");
    let plan = fixture
        .step(
            "/usr/lib/hadoop-mapreduce/hadoop-streaming.jar",
            &["-mapper", "cat"],
        )
        .unwrap();
    assert_eq!(
        fixture.text(&plan.argv.join(" ")),
        "[root]/cluster/bin/hadoop-streaming -mapper cat"
    );
}

#[test]
fn the_environment_is_built_from_a_list() {
    let mut fixture = Fixture::new();
    fixture.cluster.inherited = super::inherited_environment(
        [
            ("PATH", "/usr/bin:/bin"),
            ("AWS_PROFILE", "production"),
            ("AWS_SESSION_TOKEN", "secret"),
            ("LC_ALL", "C.UTF-8"),
            ("PIP_INDEX_URL", "https://pypi.example.com/simple"),
            ("NO_PROXY", "example.com"),
            ("SECRET", "secret"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    let plan = fixture.runner(&["true"]).unwrap();
    let lines: Vec<String> = plan
        .environment
        .iter()
        .map(|(name, value)| fixture.text(&format!("{name}={value}")))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    assert!(!format!("{plan:?}").contains("pypi.example.com"));
}

#[test]
fn scripts_are_fetched_and_made_executable() {
    let fixture = Fixture::new();
    let object = fixture.object("code/steps/run.sh", "#!/bin/sh\necho hello \"$1\"\n");
    let jar = "s3://eu-central-1.elasticmapreduce/libs/script-runner/script-runner.jar";
    let plan = fixture
        .step(jar, &["s3://code/steps/run.sh", "a b"])
        .unwrap();
    let copy = fixture.folder().join("run.sh");
    assert_eq!(plan.argv, [copy.display().to_string(), "a b".to_owned()]);
    fs::write(object, "#!/bin/sh\nexit 1\n").unwrap();
    let output = run(&plan);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "hello a b\n");
}

#[test]
fn a_script_without_interpreter_gets_a_shell() {
    let fixture = Fixture::new();
    fixture.object("code/bare.sh", "echo bare\n");
    let plan = plan_script(
        "s3a://code/bare.sh",
        &[],
        &fixture.cluster,
        &fixture.folder(),
    )
    .unwrap();
    assert_eq!(plan.argv.len(), 2, "{plan:?}");
    assert_eq!(String::from_utf8_lossy(&run(&plan).stdout), "bare\n");
}

#[test]
fn run_if_runs_on_the_primary_node() {
    let fixture = Fixture::new();
    let script = "s3://elasticmapreduce/bootstrap-actions/run-if";
    let arguments = owned(&["instance.isMaster=true", "echo", "primary"]);
    let plan = plan_script(script, &arguments, &fixture.cluster, &fixture.folder()).unwrap();
    assert_eq!(String::from_utf8_lossy(&run(&plan).stdout), "primary\n");
}

#[test]
fn what_cannot_run_is_refused_with_a_reason() {
    let fixture = Fixture::new();
    let custom = HadoopJarStepConfig {
        jar: Some("s3://code/missing.jar".to_owned()),
        properties: Some(vec![KeyValue::default()]),
        ..HadoopJarStepConfig::default()
    };
    fixture.object("code/app.jar", "PK");
    let refusals = [
        fixture.runner(&[]),
        fixture.runner(&["hive-script", "--run-hive-script"]),
        fixture.runner(&["no-such-program"]),
        fixture.runner(&["/no/such/program"]),
        fixture.runner(&["spark-submit", "s3://code/a.py"]),
        fixture.runner(&["hadoop", "fs", "-ls", "/"]),
        fixture.runner(&["s3-dist-cp", "--src=s3://none/a", "--dest=s3://data/b"]),
        fixture.step(
            "s3://elasticmapreduce/libs/script-runner/script-runner.jar",
            &[],
        ),
        fixture.step("s3://elasticmapreduce/samples/wordcount.jar", &[]),
        fixture.step("s3://none/app.jar", &[]),
        fixture.step("s3://code/app.jar", &["s3://none/in"]),
        fixture.step("s3://code/app.jar", &[]),
        plan_step(&custom, &fixture.cluster, &fixture.folder()),
        plan_script(
            "s3://code/none.sh",
            &[],
            &fixture.cluster,
            &fixture.folder(),
        ),
        plan_script("s3://code/../x", &[], &fixture.cluster, &fixture.folder()),
    ];
    let lines: Vec<String> = refusals
        .into_iter()
        .map(|refusal| fixture.text(&refusal.unwrap_err().to_string()))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// What becomes of the arguments of one of Spark's programs, one line each kind.
fn submitted(fixture: &Fixture, mixing: Mixing, arguments: &[&str]) -> String {
    let submission = submission(&owned(arguments), mixing, &fixture.cluster);
    let mut lines = vec![
        format!("given:   {}", arguments.join(" | ")),
        format!("options: {}", submission.options.join(" | ")),
        format!("rest:    {}", submission.rest.join(" | ")),
    ];
    lines.extend(
        submission
            .notes
            .iter()
            .map(|note| format!("note:    {note}")),
    );
    lines.join("\n")
}

#[test]
fn spark_submit_keeps_what_the_user_wrote() {
    let fixture = Fixture::new();
    let table: [&[&str]; 7] = [
        &["s3://code/job.py", "--master", "yarn"],
        &["--master", "yarn", "--deploy-mode", "cluster", "job.py"],
        &[
            "--master=yarn-client",
            "--name=a b",
            "--class",
            "C",
            "x.jar",
            "--conf",
            "spark.x=y",
        ],
        &["--master", "local[2]", "--deploy-mode", "client", "job.py"],
        &[
            "--conf",
            "spark.hadoop.fs.s3.impl=com.amazon.ws.emr.hadoop.fs.EmrFileSystem",
            "-c",
            "spark.sql.shuffle.partitions=2",
            "--verbose",
            "job.py",
        ],
        &["--unknown", "job.py"],
        &["--conf"],
    ];
    let lines = table.map(|arguments| submitted(&fixture, Mixing::OptionsFirst, arguments));
    insta::assert_snapshot!(lines.join("\n\n"));
}

#[test]
fn archives_are_taken_from_spark_and_named() {
    let fixture = Fixture::new();
    let archives = |arguments: &[&str]| {
        let submission = submission(&owned(arguments), Mixing::OptionsFirst, &fixture.cluster);
        let archives = submission.archives.into_iter();
        let named: Vec<String> = archives
            .map(|reference| format!("{} as {}", reference.archive, reference.link))
            .collect();
        (named.join(", "), submission.options[4..].join(" "))
    };
    let (named, options) =
        archives(&["--archives", "s3://code/e.tar.gz#environment,b.zip", "x.py"]);
    assert_eq!(named, "s3://code/e.tar.gz as environment, b.zip as b.zip");
    assert_eq!(options, "--conf spark.archives=");
    let (named, options) = archives(&[
        "--conf",
        "spark.archives=a.tgz#a",
        "--conf=spark.b=c",
        "x.py",
    ]);
    assert_eq!(named, "a.tgz as a");
    assert_eq!(options, "--conf=spark.b=c --conf spark.archives=");
    assert_eq!(archives(&["x.py"]), (String::new(), String::new()));
}

#[test]
fn an_archive_is_unpacked_into_the_working_folder_once() {
    let fixture = Fixture::new();
    fixture.object("code/words.txt", "words");
    let unpack = |archive: &str, link: &str| {
        let reference = ArchiveReference {
            archive: archive.to_owned(),
            link: link.to_owned(),
        };
        fs::create_dir_all(fixture.folder()).unwrap();
        archives::unpack(&reference, &fixture.cluster, &fixture.folder())
            .map_err(|error| error.to_string())
    };
    for _ in 0..2 {
        unpack("s3://code/words.txt", "list").unwrap();
    }
    let text = fs::read_to_string(fixture.folder().join("list")).unwrap();
    assert_eq!(text, "words");
    assert_eq!(
        unpack("s3://code/words.txt", "../list").unwrap_err(),
        "`s3://code/words.txt` cannot be unpacked as `../list`, which is not a plain name"
    );
    assert_eq!(
        unpack("s3://code/none.zip", "none").unwrap_err(),
        "`s3://code/none.zip` does not exist"
    );
    fixture.object("code/broken.tar.gz", "no archive");
    let error = unpack("s3://code/broken.tar.gz", "broken").unwrap_err();
    assert!(
        error.starts_with("failed to unpack `s3://code/broken.tar.gz`: "),
        "{error}"
    );
    assert!(!fixture.folder().join("broken").exists());
}

#[test]
fn spark_sql_mixes_its_own_options_with_sparks() {
    let fixture = Fixture::new();
    let table: [&[&str]; 2] = [
        &[
            "-f",
            "s3://code/q.sql",
            "--master",
            "yarn",
            "--hivevar",
            "a=b",
        ],
        &["-S", "--conf=spark.x=y", "-e", "select 1"],
    ];
    let lines = table.map(|arguments| submitted(&fixture, Mixing::Mixed, arguments));
    insta::assert_snapshot!(lines.join("\n\n"));
}

#[test]
fn the_last_word_on_a_property_counts() {
    let fixture = Fixture::new();
    let file = fixture.root.path().join("mine.conf");
    fs::write(&file, "spark.driver.memory 2g\nspark.a=1\n").unwrap();
    let file = file.display().to_string();
    let properties = |arguments: &[&str]| {
        submission(&owned(arguments), Mixing::OptionsFirst, &fixture.cluster).properties
    };
    assert_eq!(properties(&["x.py"])["spark.ui.enabled"], "false");
    let given = [
        "--conf",
        "spark.driver.memory=3g",
        "--driver-memory",
        "4g",
        "x.py",
    ];
    assert_eq!(properties(&given)["spark.driver.memory"], "4g");
    let own = properties(&["--properties-file", &file, "--conf", "spark.a=2", "x.py"]);
    assert_eq!(own["spark.driver.memory"], "2g");
    assert_eq!(own["spark.a"], "2");
    assert!(!own.contains_key("spark.ui.enabled"));
}

fn run(plan: &Plan) -> std::process::Output {
    let (program, arguments) = plan.argv.split_first().unwrap();
    std::process::Command::new(Path::new(program))
        .args(arguments)
        .env_clear()
        .envs(&plan.environment)
        .current_dir(&plan.folder)
        .output()
        .unwrap()
}

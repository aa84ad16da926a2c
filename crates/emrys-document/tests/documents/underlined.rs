// SPDX-License-Identifier: Apache-2.0
//! Which characters are underlined: a rule that points at the wrong value fails here, whatever the snapshots say.

use std::path::{Path, PathBuf};

use emrys_diagnostics::Diagnostic;

use crate::support::{invalid, load};

/// Of a diagnostic that has no place.
const NOWHERE: &str = "(nowhere)";

/// The fixtures, and what is underlined in each, in order. Where there is a `.json` beside a `.yaml`, both are meant.
const UNDERLINED: &[(&str, &[&str])] = &[
    (
        "action-with-parallel-steps/modified.yaml",
        &["CANCEL_AND_WAIT"],
    ),
    (
        "action-with-parallel-steps/terminate.yaml",
        &["TERMINATE_CLUSTER", "CANCEL_AND_WAIT"],
    ),
    ("application-missing/hbase.yaml", &["backup_hbase"]),
    ("application-missing/spark.yaml", &["report"]),
    (
        "application-not-in-release/misspelled.yaml",
        &["Hve", "Mahout"],
    ),
    ("document-too-large/aliases.yaml", &["*a3"]),
    ("document-too-large/nesting.yaml", &["["]),
    ("duplicate-key/cluster.yaml", &["small"]),
    ("duplicate-name/bucket.yaml", &["acme-data"]),
    ("duplicate-name/tags.yaml", &["${team}"]),
    ("duplicate-name/two-documents", &["bucket", "small"]),
    (
        "exactly-one-of/flows.yaml",
        &["flow", "neither", "terminate_cluster", "{}"],
    ),
    ("exactly-one-of/config.yaml", &["hadoop", "{}"]),
    ("exactly-one-of/instances.yaml", &["3"]),
    ("empty-element/argument.xml", &["arg"]),
    (
        "environment-in-client-mode/project",
        &["client", "local[2]"],
    ),
    ("exactly-one-of/none.yaml", &["name", "script"]),
    ("exactly-one-of/release.yaml", &["small"]),
    ("exactly-one-of/two.yaml", &["command"]),
    ("instance-type-not-supported/too-new.yaml", &["m7g.xlarge"]),
    ("invalid-flow/after-the-end.yaml", &["cancel_steps"]),
    (
        "invalid-flow/flows.yaml",
        &[
            "add_steps",
            "start_cluster",
            "flow",
            "start_cluster",
            "start_cluster",
            "cancel_steps",
        ],
    ),
    (
        "invalid-include/project",
        &[
            "circle.yaml",
            "${place}/actions.yaml",
            "team",
            "tags.xml",
            "no-such-file.yaml",
            "clusters",
        ],
    ),
    (
        "invalid-s3-uri/uris.yaml",
        &["/var/log/emr", "s3://Acme_Logs/emr/", "s3://acme-data"],
    ),
    ("invalid-syntax/bracket.yaml", &[":"]),
    ("invalid-syntax/comma.json", &[","]),
    (
        "invalid-value/flows.yaml",
        &[
            "keep_on_failiure",
            "0",
            "the tables",
            "5",
            "INSTANCE_FALIURE",
            "USER_REQUEST",
            "SPOT",
            "11",
            "add_steps",
            "add_steps",
            "idel",
            "-1",
            "257",
            "on",
            "sales/tables",
        ],
    ),
    ("invalid-value/empty.yaml", &["0", "", "", "", ""]),
    ("invalid-syntax/tags.xml", &["</jarStep>"]),
    ("invalid-value/limits.yaml", &["257", "30", "0", "cheap"]),
    ("invalid-value/python.yaml", &["conda", "2.7"]),
    (
        "invalid-value/words.yaml",
        &[
            "my-bucket",
            "Acme_Data",
            "s3://acme-other/in/",
            "NEVER",
            "command",
            "CANCEL",
            "90 minutes",
            "99",
            "continue",
        ],
    ),
    (
        "known-too-late/fields.yaml",
        &[
            "${ssm:/bucket}",
            "${ssm:/release}",
            "${ssm:/application}",
            "${ssm:/name}",
            "${ssm:/concurrency}",
            "${ssm:/protected}",
            "${ssm:/behavior}",
            "${count}",
            "${ssm:/script}",
            "${cluster_id}",
            "${jobFlowId}",
            "${ssm:/out}",
            "${cluster_id}",
            "${ssm:/timeout}",
            "${ssm:/word}",
        ],
    ),
    (
        "missing-file/files.yaml",
        &[
            "no-such-data/",
            "prepare.sh",
            "jobs/count.py",
            "jobs/words.zip",
            "/usr/lib/spark/no-such-example.py",
            "report.sql",
            "../missing-file",
            "jobs/custom.jar",
        ],
    ),
    ("missing-file/script.yaml", &["jobs/count.py"]),
    (
        "missing-key/ami-version.yaml",
        &[
            "3.0.3",
            "3.0.3",
            "3.0.3",
            "3.0.3",
            "3.0.3",
            "3.0.3",
            "3.0.3",
            "true",
            "hbase",
            "backup_hbase",
            "latest",
            "s3://acme-data/hbase",
        ],
    ),
    ("missing-key/instances.yaml", &["3"]),
    ("missing-key/step-name.yaml", &["command"]),
    (
        "needs-newer-release/ami-version.yaml",
        &[
            "Spark",
            "spark-defaults",
            "2",
            "TERMINATE_AT_TASK_COMPLETION",
            "run",
            "query",
        ],
    ),
    (
        "needs-newer-release/cluster.yaml",
        &["3", "auto_termination_policy"],
    ),
    ("needs-newer-release/modified.yaml", &["4"]),
    (
        "no-counterpart/predefined.yaml",
        &[
            "-M",
            "-m",
            "--site-config-file",
            "--zookeeper-opts=-Xmx1g",
            "s3://elasticmapreduce/bootstrap-actions/install-ganglia",
            "s3://elasticmapreduce/bootstrap-actions/configurations/latest/memory-intensive",
            "--jobtracker-opts=-Xss1m",
            "true",
        ],
    ),
    (
        "not-supported-yet/keys.yaml",
        &["spark", "managed_scaling_policy"],
    ),
    ("not-supported-yet/kinds.yaml", &["profiles", "pipelines"]),
    ("python-not-in-release/project", &["3.10"]),
    ("release-newer-than-catalog/cluster.yaml", &["emr-7.99.0"]),
    ("requirement-not-pinned/project", &["pandas>=2"]),
    (
        "requirement-without-wheel/project",
        &[
            "-e ../library",
            "git+https://example.com/team/tools.git",
            "tools @ https://example.com/tools-1.0.tar.gz",
            "pyspark==3.5.2",
        ],
    ),
    (
        "secret-in-clear/arguments.yaml",
        &["${secret:metastore}", "--password=${password}"],
    ),
    ("step-too-long/query.yaml", &["long"]),
    ("tab-in-yaml/indented.yaml", &["\t"]),
    ("too-many-bootstrap-actions/seventeen.yaml", &["action 17"]),
    ("unbounded-wait/idle.yaml", &["idle", "idle"]),
    ("unknown-classification/misspelled.yaml", &["spark-default"]),
    ("unknown-cluster/misspelled.yaml", &["smal"]),
    ("unknown-environment/misspelled.yaml", &[NOWHERE]),
    ("unknown-environment/none.yaml", &[NOWHERE]),
    (
        "unknown-instance-group/groups.yaml",
        &["task", "strage", "head", "master", "core"],
    ),
    ("unknown-instance-group/single.yaml", &["task"]),
    (
        "unknown-instance-type/misspelled.yaml",
        &["m5.xlrage", "mainframe"],
    ),
    ("unknown-key/activities.yaml", &["name", "idle", "timeuot"]),
    (
        "unknown-key/aws-spelling.yaml",
        &["LogUri", "BootstrapActions"],
    ),
    (
        "unknown-key/element.xml",
        &["e:logURL", "type", "e:terminationProtected"],
    ),
    ("unknown-key/environment.yaml", &["bucket"]),
    ("unknown-key/misspelled.yaml", &["relese_label"]),
    ("unknown-key/top-level.yaml", &["jobflows", "vpc"]),
    ("unknown-placeholder/environment.yaml", &["buket"]),
    ("unknown-placeholder/set.yaml", &[NOWHERE]),
    (
        "unknown-release-label/labels.yaml",
        &["7.5.0", "latest", "emr-7.0.9"],
    ),
    ("unreached-failed-flow/actions.yaml", &["failed_flow"]),
    ("unreached-failed-flow/continue.yaml", &["failed_flow"]),
    ("unreadable-document/notes.txt", &[NOWHERE]),
    ("unreadable-document/two-names", &[NOWHERE]),
    ("unresolved-placeholder/environment.yaml", &["${bucket}"]),
    (
        "unresolved-placeholder/hbase-jar.yaml",
        &["${hBaseJarPath}"],
    ),
    (
        "unresolved-placeholder/schemes.yaml",
        &[
            "${smm:/role}",
            "${secret:}",
            "${ssm:/a/${secret:b}}",
            "${stge}",
            "${home}/${env:NOR_THIS}/${date:%Y}",
            "${env:NOR_THIS}",
            "${date:%Y}",
        ],
    ),
    (
        "unresolved-placeholder/several.yaml",
        &["${buket}", "${date:%~}", "${circle}", "${level}"],
    ),
    (
        "unsupported-xml/entities.xml",
        &["<!DOCTYPE steps [<!ENTITY laugh \"ha\">]>"],
    ),
    ("unsupported-xml/namespace.xml", &["steps"]),
    ("unsupported-xml/text.xml", &["overwrites"]),
    ("unsupported-yaml/alias-in-itself.yaml", &["*all"]),
    ("unsupported-yaml/list-as-key.yaml", &["["]),
    ("unsupported-yaml/merge.yaml", &["emr-7.5.0"]),
    ("unsupported-yaml/second-document.yaml", &["---"]),
    ("unsupported-yaml/tag.yaml", &["!Ref Small"]),
    (
        "wrong-type/flows.yaml",
        &["start_cluster", "load", "terminate_cluster", "flow"],
    ),
    ("wrong-type/elements.xml", &["three", "yes"]),
    ("wrong-type/nothing.yaml", &["small", "steps"]),
    ("wrong-type/placeholder.yaml", &["${level}"]),
    (
        "wrong-type/placeholders.yaml",
        &["bucket", "level", "production"],
    ),
    (
        "wrong-type/scalars.yaml",
        &["Spark", "three", "yes", "7", "tags", "name"],
    ),
];

fn underlined(diagnostic: &Diagnostic) -> &str {
    diagnostic
        .primary()
        .map_or(NOWHERE, |label| label.span.text())
}

/// What has to be the same in every format.
fn essence(diagnostic: &Diagnostic) -> (&str, &str, &str, &[String], Option<&str>, Vec<&str>) {
    let related = diagnostic
        .secondary()
        .iter()
        .map(|label| label.span.text())
        .collect();
    let (code, message) = (diagnostic.code().as_str(), diagnostic.message());
    (
        code,
        message,
        underlined(diagnostic),
        diagnostic.helps(),
        diagnostic.document_path(),
        related,
    )
}

fn fixtures() -> PathBuf {
    PathBuf::from("tests/fixtures")
}

#[test]
fn the_wrong_characters_are_underlined() {
    for (fixture, expected) in UNDERLINED {
        let (_, diagnostics) = load(&fixtures().join(fixture));
        let found: Vec<&str> = diagnostics.iter().map(underlined).collect();
        assert_eq!(found, *expected, "{fixture}");
    }
}

#[test]
fn the_same_mistake_gets_the_same_answer_in_json() {
    let mut compared = 0;
    for (fixture, _) in UNDERLINED {
        let yaml = fixtures().join(fixture);
        let json = yaml.with_extension("json");
        let name = Path::new(fixture).parent().unwrap();
        // Malformed text is malformed in each format's own way.
        if json == yaml || !json.is_file() || name == Path::new("invalid-syntax") {
            continue;
        }
        let (in_yaml, in_json) = (load(&yaml).1, load(&json).1);
        let essences = |diagnostics: &[Diagnostic]| {
            format!("{:#?}", diagnostics.iter().map(essence).collect::<Vec<_>>())
        };
        assert_eq!(essences(&in_yaml), essences(&in_json), "{fixture}");
        compared += 1;
    }
    assert!(
        compared > 20,
        "only {compared} fixtures are in both formats"
    );
}

#[test]
fn no_fixture_is_left_out() {
    for fixture in invalid() {
        let relative = fixture.strip_prefix(fixtures()).unwrap();
        let listed = UNDERLINED
            .iter()
            .any(|(listed, _)| relative == Path::new(listed));
        let beside_yaml = fixture
            .extension()
            .is_some_and(|extension| extension == "json")
            && fixture.with_extension("yaml").is_file();
        assert!(listed || beside_yaml, "{relative:?} is not in UNDERLINED");
    }
}

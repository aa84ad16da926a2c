// SPDX-License-Identifier: Apache-2.0
//! Each program is run by the shell, as a script would.

mod streaming;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{quote, write};
use crate::hadoop::folders::Buckets;
use crate::hadoop::{ClusterConfiguration, ClusterFolders};

/// A cluster's programs, with `java`, `python3` and Spark's programs that print what they are given.
struct Fixture {
    root: tempfile::TempDir,
    folders: ClusterFolders,
}

impl Fixture {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let folders = ClusterFolders::new(root.path().join("cluster"));
        let fixture = Self { root, folders };
        fixture.folders.create("j-1").unwrap();
        let printing = "#!/bin/sh\nprintf '%s' \"${0##*/}\"\nprintf ' <%s>' \"$@\"\n";
        for program in [
            "spark/bin/spark-submit",
            "spark/bin/spark-sql",
            "it's/java",
            "env/python",
        ] {
            let path = fixture.root.path().join(program);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            super::write_changed(&path, printing, 0o700).unwrap();
        }
        let java = fixture.root.path().join("it's/java").display().to_string();
        let python = fixture.root.path().join("env/python");
        write(
            &fixture.folders,
            Some(&[java, "-cp".to_owned(), "a b".to_owned()]),
            Some(&python),
        )
        .unwrap();
        fixture
    }

    fn bucket(&self, name: &str) -> PathBuf {
        let folder = self.root.path().join("s 3").join(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn run(&self, command: &str) -> Output {
        let path = format!(
            "{}:{}",
            self.folders.programs().display(),
            std::env::var("PATH").unwrap()
        );
        Command::new("sh")
            .args(["-c", command])
            .env("PATH", path)
            .env("EMRYS_PROGRAMS", self.folders.programs())
            .env("EMRYS_SPARK_MASTER", "local[4]")
            .env("SPARK_HOME", self.root.path().join("spark"))
            .env("HADOOP_CONF_DIR", self.folders.configuration())
            .env("TMPDIR", self.folders.scratch())
            .output()
            .unwrap()
    }

    /// The command's stdout; it must succeed.
    fn prints(&self, command: &str) -> String {
        let output = self.run(command);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command}: {stderr}");
        String::from_utf8(output.stdout).unwrap()
    }
}

#[test]
fn sudo_drops_options_and_keeps_assignments() {
    let fixture = Fixture::new();
    for command in [
        "sudo echo -n x",
        "sudo -E -u hadoop echo -n x",
        "sudo -EHu hadoop echo -n x",
        "sudo -uroot -n -- echo -n x",
        "sudo --user hadoop --non-interactive echo -n x",
        "sudo A=x sh -c 'printf %s \"$A\"'",
        "sudo /bin/echo -n x",
    ] {
        assert_eq!(fixture.prints(command), "x", "{command}");
    }
    assert_eq!(fixture.run("sudo sh -c 'exit 7'").status.code(), Some(7));
}

#[test]
fn system_paths_do_not_lead_past_the_clusters_programs() {
    let fixture = Fixture::new();
    let output = fixture.run("sudo /usr/bin/yum install -y 'a b'");
    assert!(output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "emrys: `yum install -y a b` is skipped on the local engine\n"
    );
    assert_eq!(
        fixture.prints("sudo /usr/bin/pip3 install x"),
        "python <-m> <pip> <install> <x>"
    );
}

#[test]
fn no_script_shuts_this_machine_down() {
    let fixture = Fixture::new();
    for program in ["halt", "poweroff", "reboot", "shutdown"] {
        // Looked up and not run: a test that fails must not do it.
        let found = fixture.prints(&format!("command -v {program}"));
        assert!(found.trim_end().ends_with(&format!("/bin/{program}")));
        assert!(!found.starts_with("/bin/") && !found.starts_with("/usr/"));
    }
}

#[test]
fn pip_acts_on_the_clusters_environment() {
    let fixture = Fixture::new();
    let printed = fixture.prints("pip install --user 'a b' -q");
    assert_eq!(printed, "python <-m> <pip> <install> <a b> <-q>");
    assert_eq!(fixture.prints("python3 -c x"), "python <-c> <x>");
}

#[test]
fn sparks_programs_get_the_local_master() {
    let fixture = Fixture::new();
    let start = "<--master> <local[4]> <--deploy-mode> <client>";
    for (command, expected) in [
        (
            "spark-submit --master yarn --deploy-mode cluster --conf a=b job.py --master x",
            "spark-submit @ <--conf> <a=b> <job.py> <--master> <x>",
        ),
        (
            "spark-submit --verbose --master=yarn 'a b.py'",
            "spark-submit @ <--verbose> <a b.py>",
        ),
        (
            "spark-submit --name --master --class C x.jar",
            "spark-submit @ <--name> <--master> <--class> <C> <x.jar>",
        ),
        (
            "spark-sql -S --master yarn -e 'select 1'",
            "spark-sql @ <-S> <-e> <select 1>",
        ),
        (
            "spark-sql -f x.sql --master yarn",
            "spark-sql @ <-f> <x.sql>",
        ),
        ("spark-submit --master", "spark-submit @"),
    ] {
        assert_eq!(
            fixture.prints(command),
            expected.replace('@', start),
            "{command}"
        );
    }
}

#[test]
fn hadoop_runs_classes_on_sparks_jars() {
    let fixture = Fixture::new();
    let shell = "java <-cp> <a b> <org.apache.hadoop.fs.FsShell> <-ls> <s3://a/b c>";
    assert_eq!(fixture.prints("hadoop fs -ls 's3://a/b c'"), shell);
    assert_eq!(fixture.prints("hdfs dfs -ls 's3://a/b c'"), shell);
    let output = fixture.run("hadoop job -list");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("`hadoop job` is not available"));
}

#[test]
fn run_if_asks_for_the_primary_node() {
    let fixture = Fixture::new();
    assert_eq!(
        fixture.prints("run-if instance.isMaster=true printf yes"),
        "yes"
    );
    assert_eq!(
        fixture.prints("run-if instance.isMaster=false printf yes"),
        ""
    );
    assert_eq!(
        fixture
            .run("run-if instance.other=1 printf yes")
            .status
            .code(),
        Some(1)
    );
}

/// `s3-dist-cp` is Python, which this machine may lack.
fn with_buckets() -> Option<Fixture> {
    let fixture = Fixture::new();
    fs::remove_file(fixture.folders.programs().join("python3")).unwrap();
    if !fixture.run("python3 --version").status.success() {
        eprintln!("skipped: there is no python3 on the PATH");
        return None;
    }
    let buckets = ["in", "out"].map(|name| (name.to_owned(), fixture.bucket(name)));
    ClusterConfiguration::new(&[], &fixture.folders, &Buckets::from(buckets))
        .write()
        .unwrap();
    for (path, text) in [
        ("2026/a.log", "1\n"),
        ("2026/b.log", "2\n"),
        ("2027/c.log", "3\n"),
        ("x.txt", "4\n"),
    ] {
        let path = fixture.bucket("in").join("logs").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    Some(fixture)
}

fn tree(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(
                fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else {
            let name = path.strip_prefix(folder).unwrap().display().to_string();
            found.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    found.sort();
    found
}

fn entries(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

#[test]
fn s3_dist_cp_copies_between_file_systems() {
    let Some(fixture) = with_buckets() else {
        return;
    };
    fixture.prints("s3-dist-cp --src s3://in/logs/ --dest hdfs:///copy --srcPattern '.*/2026/.*'");
    let expected = entries(&[("2026/a.log", "1\n"), ("2026/b.log", "2\n")]);
    assert_eq!(tree(&fixture.folders.hdfs().join("copy")), expected);
    fixture.prints("s3-dist-cp -Dx=y --src=hdfs:///copy --dest=s3a://out/back --deleteOnSuccess");
    assert_eq!(tree(&fixture.bucket("out").join("back")), expected);
    assert!(tree(&fixture.folders.hdfs().join("copy")).is_empty());
}

#[test]
fn s3_dist_cp_joins_groups() {
    let Some(fixture) = with_buckets() else {
        return;
    };
    fixture
        .prints("s3-dist-cp --src s3://in/logs --dest s3://out --groupBy '.*/(20..)/.*[.](log)'");
    let expected = entries(&[("2026/2026log", "1\n2\n"), ("2027/2027log", "3\n")]);
    assert_eq!(tree(&fixture.bucket("out")), expected);
}

#[test]
fn s3_dist_cp_refuses_what_it_cannot_do() {
    let Some(fixture) = with_buckets() else {
        return;
    };
    for (options, message) in [
        ("--src s3://none/a --dest s3://out", "NoSuchBucket"),
        (
            "--src s3://in/none --dest s3://out",
            "`s3://in/none` does not exist",
        ),
        (
            "--src s3://in/logs --dest s3://out --targetSize 10",
            "`--targetSize 10` is not available",
        ),
        (
            "--src s3://in/logs --dest s3://out/../../x",
            "leaves its bucket",
        ),
    ] {
        let output = fixture.run(&format!("s3-dist-cp {options}"));
        assert!(!output.status.success(), "{options}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(message), "{options}: {said}");
    }
    assert!(tree(&fixture.bucket("out")).is_empty());
}

#[test]
fn words_are_quoted_for_the_shell() {
    assert_eq!(quote("it's"), r"'it'\''s'");
}

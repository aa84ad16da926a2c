// SPDX-License-Identifier: Apache-2.0
//! Streaming jobs, with commands of the shell as mappers and reducers.

use std::fs;
use std::path::Path;

use super::{Fixture, entries, tree};
use crate::hadoop::ClusterConfiguration;
use crate::hadoop::folders::Buckets;

/// A cluster with the bucket `data`; streaming is Python, which this machine may lack.
struct Job(Fixture);

impl Job {
    fn new() -> Option<Self> {
        let fixture = Fixture::new();
        fs::remove_file(fixture.folders.programs().join("python3")).unwrap();
        if !fixture.run("python3 --version").status.success() {
            eprintln!("skipped: there is no python3 on the PATH");
            return None;
        }
        let buckets = [("data".to_owned(), fixture.bucket("data"))];
        ClusterConfiguration::new(&[], &fixture.folders, &Buckets::from(buckets))
            .write()
            .unwrap();
        Some(Self(fixture))
    }

    fn object(&self, key: &str, text: &str) {
        let path = self.0.bucket("data").join(key);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Runs a job that must succeed; gives its files without the mark of success, and its stderr.
    fn run(&self, options: &str) -> (Vec<(String, String)>, String) {
        let output = self.0.bucket("data").join("out");
        drop(fs::remove_dir_all(&output));
        let command = format!("hadoop-streaming {options} -output s3://data/out");
        let run = self.0.run(&command);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(run.status.success(), "{command}: {said}");
        let mut files = tree(&output);
        assert_eq!(files.remove(0), ("_SUCCESS".to_owned(), String::new()));
        (files, said)
    }

    /// Runs a job that must fail; gives its exit code and its stderr.
    fn fails(&self, options: &str) -> (Option<i32>, String) {
        let run = self.0.run(&format!("hadoop-streaming {options}"));
        assert!(!run.status.success(), "{options}");
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(said.ends_with("Streaming Command Failed!\n"), "{said}");
        (run.status.code(), said)
    }

    fn nothing_is_left_over(&self) -> bool {
        let scratch = self.0.folders.scratch();
        !Path::new(&scratch).exists() || fs::read_dir(scratch).unwrap().next().is_none()
    }
}

#[test]
fn words_are_counted() {
    let Some(job) = Job::new() else { return };
    job.object("in/a", "b a\na\r\nc c");
    job.object("in/_hidden", "no\n");
    job.object("more/b", "a\n");
    job.object("code/count.sh", "#!/bin/sh\nuniq -c\n");
    let options = "-files 's3://data/code/count.sh#count' -input 's3://data/{in,mo*}' \
        -mapper 'tr \" \" \"\\n\"' -reducer count";
    let (files, said) = job.run(options);
    // A command reads a separator behind a key without a value, and one is written behind it.
    let expected = "      3 a\t\n      1 b\t\n      2 c\t\n";
    assert_eq!(files, entries(&[("part-00000", expected)]));
    for counter in ["Map input records=4", "Reduce input groups=3"] {
        assert!(said.contains(&format!("\n\t\t{counter}\n")), "{said}");
    }
    assert!(job.nothing_is_left_over());
}

#[test]
fn every_line_belongs_to_one_split() {
    let Some(job) = Job::new() else { return };
    let lines: Vec<String> = (0..60)
        .map(|n| format!("{n:02}{}", "x".repeat(n * 7 % 13)))
        .collect();
    job.object("in/a", &lines.join("\n"));
    job.object("in/b", &format!("{}\r\n", lines.join("\r\n")));
    let mut expected: Vec<&String> = lines.iter().chain(&lines).collect();
    expected.sort();
    for (maps, splits) in [(1, 2), (3, 4), (20, 21)] {
        let options = format!("-D mapreduce.job.maps={maps} -input s3://data/in -mapper cat");
        let (files, said) = job.run(&options);
        let read: Vec<&str> = files[0].1.lines().map(str::trim_end).collect();
        assert_eq!(read, expected, "{maps}");
        assert!(
            said.contains(&format!("number of splits:{splits}\n")),
            "{said}"
        );
    }
}

#[test]
fn keys_meet_at_the_reducer_that_hadoop_chooses() {
    let Some(job) = Job::new() else { return };
    job.object("in/a", "a\nbb\nc\u{e9}\nlonger key\nz\n");
    let (files, _) = job.run("-input s3://data/in -mapper cat -numReduceTasks 3");
    // The numbers are those of Hadoop 3.3.4's own HashPartitioner.
    let expected = [
        ("part-00000", "c\u{e9}\t\nz\t\n"),
        ("part-00001", "longer key\t\n"),
        ("part-00002", "a\t\nbb\t\n"),
    ];
    assert_eq!(files, entries(&expected));
}

#[test]
fn fields_are_partitioned_and_compared() {
    let Some(job) = Job::new() else { return };
    job.object("in/a", "x.9.p\ny.1.q\nx.10.r\nx.2.s\ny.3.t\n");
    let options = "-D stream.map.output.field.separator=. -D stream.num.map.output.key.fields=2 \
        -D mapreduce.map.output.key.field.separator=. \
        -D mapred.text.key.partitioner.options=-k1,1 \
        -D mapred.output.key.comparator.class=org.apache.hadoop.mapred.lib.KeyFieldBasedComparator \
        -D 'mapred.text.key.comparator.options=-k1,1 -k2,2nr' -D mapred.reduce.tasks=2 \
        -partitioner org.apache.hadoop.mapred.lib.KeyFieldBasedPartitioner \
        -input s3://data/in -mapper cat";
    let (files, _) = job.run(options);
    let expected = [
        ("part-00000", "x.10\tr\nx.9\tp\nx.2\ts\n"),
        ("part-00001", "y.3\tt\ny.1\tq\n"),
    ];
    assert_eq!(files, entries(&expected));
}

#[test]
fn what_does_not_fit_into_memory_is_sorted_on_disk() {
    let Some(job) = Job::new() else { return };
    let lines: Vec<String> = (0..200).rev().map(|n| format!("{:03}", n / 2)).collect();
    job.object("in/a", &lines.join("\n"));
    // Without any memory each record is a run of its own.
    let options = "-D mapreduce.task.io.sort.mb=0 -D mapreduce.job.maps=1 -input s3://data/in";
    let (files, _) = job.run(&format!("{options} -mapper cat -reducer 'uniq -c'"));
    let expected: String = (0..100).map(|n| format!("      2 {n:03}\t\n")).collect();
    assert_eq!(files, entries(&[("part-00000", &expected)]));
    let combined = job.run(&format!(
        "{options} -mapper cat -combiner uniq -reducer 'uniq -c'"
    ));
    assert_eq!(combined.0[0].1, expected.replace("2 ", "1 "));
    assert!(combined.1.contains("Combine output records=100"));
}

#[test]
fn tasks_are_told_the_job_and_tell_their_counts() {
    let Some(job) = Job::new() else { return };
    job.object("in/a", "one\n");
    job.object(
        "code/map.sh",
        "cat; echo reporter:counter:mine,my count,2 >&2; echo reporter:status:busy >&2\n\
         echo said >&2; echo \"$A $x_y $mapreduce_task_ismap $map_input_file $mapred_reduce_tasks\"\n",
    );
    let options = "-D x.y=z -D mapreduce.job.reduces=0 -files s3://data/code/map.sh -cmdenv 'A=b c' \
        -input s3://data/in -mapper 'sh map.sh'";
    let (files, said) = job.run(options);
    let told = "one\t\nb c z true s3://data/in/a 0\t\n";
    let expected = [("part-00000", told), ("part-00001", &told[5..])];
    assert_eq!(files, entries(&expected));
    assert!(said.contains("\n\tmine\n\t\tmy count=4\n"), "{said}");
    assert!(said.contains("_m_000000_0: busy\n"), "{said}");
    assert!(said.contains("\nsaid\n"), "{said}");
}

#[test]
fn a_task_that_fails_fails_the_job() {
    let Some(job) = Job::new() else { return };
    job.object("in/a", "one\n");
    let start = "-D mapreduce.job.maps=1 -D mapreduce.map.maxattempts=2 -input s3://data/in/a -output s3://data/out";
    let (code, said) = job.fails(&format!("{start} -mapper 'sh -c \"echo no >&2; exit 3\"'"));
    assert_eq!(code, Some(1));
    assert_eq!(said.matches("\nno\n").count(), 2, "{said}");
    assert!(said.contains("_m_000000_1, Status : FAILED\nError: java.lang.RuntimeException: PipeMapRed.waitOutputThreads(): subprocess failed with code 3\n"), "{said}");
    let (_, said) = job.fails(&format!("{start} -mapper /no/such"));
    assert!(said.contains("Cannot run program \"/no/such\": error=2, No such file"));
    let (_, said) = job.fails(&format!("{start} -mapper cat -reducer false"));
    assert!(said.contains("failedReduces:1"), "{said}");
    assert!(tree(&job.0.bucket("data").join("out")).is_empty());
    assert!(job.nothing_is_left_over());
}

#[test]
fn what_cannot_run_is_refused_in_hadoops_words() {
    let Some(job) = Job::new() else { return };
    job.object("in/a", "one\n");
    job.object("old/part-00000", "old\n");
    let start = "-input s3://data/in -mapper cat";
    for (options, code, message) in [
        (
            "-mapper cat -output s3://data/out",
            1,
            "Required argument: -input",
        ),
        ("-input s3://data/in -frob", 1, "Unrecognized option: -frob"),
        (
            &format!("{start} -output s3://data/x -D a=b"),
            1,
            "Unrecognized option: -D",
        ),
        (
            &format!("{start} -output s3://data/x -reducer aggregate"),
            1,
            "the reducer `aggregate`",
        ),
        (
            &format!("{start} -output s3://data/x -inputformat a.B"),
            1,
            "the input format `a.B`",
        ),
        (
            &format!("{start} -output s3://data/old"),
            5,
            "Output directory s3://data/old already exists",
        ),
        (
            "-input s3://data/none -mapper cat -output s3://data/x",
            5,
            "Input path does not exist: s3://data/none",
        ),
        (&format!("{start} -output s3://none/x"), 5, "NoSuchBucket"),
    ] {
        let (failed, said) = job.fails(options);
        assert_eq!(failed, Some(code), "{options}: {said}");
        assert!(said.contains(message), "{options}: {said}");
    }
    assert_eq!(tree(&job.0.bucket("data").join("old")).len(), 1);
}

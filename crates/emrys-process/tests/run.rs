// SPDX-License-Identifier: Apache-2.0
//! A command runs to its end: exit status, logs, environment, and that it runs once.

#[cfg(test)]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;

use emrys_process::{Found, Outcome, StartError, Supervisor, prepare};

use support::{Bench, HOST, eventually, exited, is_alive};

#[tokio::test]
async fn the_exit_code_and_both_logs_are_kept() {
    let bench = Bench::new("echo out; echo err >&2; exit 3");
    let report = bench.run().await;
    assert_eq!(report.outcome, Outcome::Code(3));
    assert_eq!((report.cancelled_by, report.leftovers), (None, 0));
    assert!(report.ended_at >= report.started_at);
    assert_eq!(
        (bench.read("stdout"), bench.read("stderr")),
        ("out\n".to_owned(), "err\n".to_owned())
    );
}

#[tokio::test]
async fn logs_are_appended_to() {
    let bench = Bench::new("echo second");
    fs::write(bench.path("stdout"), "first\n").unwrap();
    bench.run().await;
    assert_eq!(bench.read("stdout"), "first\nsecond\n");
}

#[tokio::test]
async fn a_signal_is_told_from_an_exit_code() {
    assert_eq!(
        Bench::new("kill -USR1 $$").run().await.outcome,
        Outcome::Signal(10)
    );
    assert_eq!(
        Bench::new("exit 138").run().await.outcome,
        Outcome::Code(138)
    );
}

#[tokio::test]
async fn the_environment_is_the_given_one_and_the_token() {
    let mut bench = Bench::new("");
    bench.command.argv = vec!["env".to_owned()];
    bench
        .command
        .env
        .insert("GREETING".to_owned(), "hello world".to_owned());
    assert!(bench.run().await.outcome.is_success());
    let stdout = bench.read("stdout");
    let mut seen: BTreeMap<_, _> = stdout
        .lines()
        .filter_map(|line| line.split_once('='))
        .collect();
    assert!(
        seen.remove("EMRYS_PROCESS")
            .is_some_and(|token| token.len() == 36),
        "{stdout}"
    );
    let given: BTreeMap<_, _> = bench
        .command
        .env
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(seen, given);
}

#[tokio::test]
async fn the_command_runs_in_its_folder_apart_from_its_supervisor() {
    let bench = Bench::new("pwd; ps -o pgid= -p $$ | tr -d ' '; echo $$; cat");
    assert!(
        bench.run().await.outcome.is_success(),
        "standard input is empty"
    );
    let stdout = bench.read("stdout");
    let lines: Vec<_> = stdout.lines().collect();
    assert_eq!(
        lines[0],
        bench.command.cwd.canonicalize().unwrap().to_str().unwrap()
    );
    assert_eq!(lines[1], lines[2], "it leads a process group");
}

#[tokio::test]
async fn a_program_that_is_not_there_is_a_shells_127() {
    let mut bench = Bench::new("");
    bench.command.argv = vec!["no-such-program".to_owned()];
    assert_eq!(bench.run().await.outcome, Outcome::Code(127));
    assert!(
        bench
            .read("stderr")
            .contains("failed to execute `no-such-program`"),
        "{}",
        bench.read("stderr")
    );

    let mut bench = Bench::new("");
    fs::write(bench.path("text"), "no program").unwrap();
    bench.command.argv = vec!["./text".to_owned()];
    assert_eq!(bench.run().await.outcome, Outcome::Code(126));
}

#[tokio::test]
async fn what_keeps_the_command_from_being_executed_is_reported() {
    let mut bench = Bench::new("echo run >> $EFFECTS");
    bench.command.cwd = bench.path("missing");
    let report = bench.run().await;
    let Outcome::NotExecuted(reason) = report.outcome else {
        panic!("{report:?}")
    };
    assert!(
        reason.contains("the working folder") && reason.contains("missing"),
        "{reason}"
    );

    let mut bench = Bench::new("echo run >> $EFFECTS");
    bench.command.stderr = bench.path("missing/stderr");
    let report = bench.run().await;
    let Outcome::NotExecuted(reason) = report.outcome else {
        panic!("{report:?}")
    };
    assert!(reason.contains("missing/stderr"), "{reason}");
    assert_eq!(bench.effects(), 0);
}

#[tokio::test]
async fn what_the_command_leaves_behind_is_killed_and_counted() {
    // In the group; in a session of its own; in one, and without the token.
    let bench = Bench::new(
        "sleep 1000 & echo $! > first
         setsid sh -c 'echo $$ > second; exec sleep 1000' &
         env -i setsid /bin/sh -c 'echo $$ > third; exec sleep 1000' &
         while ! [ -s second ] || ! [ -s third ]; do sleep 0.01; done",
    );
    let report = bench.run().await;
    assert_eq!((report.outcome, report.leftovers), (Outcome::Code(0), 3));
    for name in ["first", "second", "third"] {
        assert!(
            !is_alive(bench.pid_in(name)),
            "the {name} is gone when the end is told"
        );
    }
}

#[tokio::test]
async fn secrets_are_for_the_owner_alone() {
    let bench = Bench::new("true");
    bench.run().await;
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(bench.folder()), 0o700);
    assert_eq!(mode(bench.folder().join("command.json")), 0o600);
    assert_eq!(mode(bench.folder().join("claim")), 0o600);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_supervisor_is_reaped() {
    let bench = Bench::new("true");
    bench.run().await;
    let supervisor = bench.supervisor();
    eventually(|| (!fs::exists(format!("/proc/{supervisor}")).unwrap()).then_some(()));
}

#[tokio::test]
async fn a_command_that_was_started_before_is_not_run_again() {
    let bench = Bench::new("echo run >> $EFFECTS; exit 4");
    assert!(matches!(bench.adopt().await, Found::NotStarted));
    let first = bench.run().await;
    let second = bench.run().await;
    assert_eq!(first, second);
    assert_eq!(bench.effects(), 1);
}

#[tokio::test]
async fn of_two_supervisors_one_runs_the_command() {
    for round in 0..20 {
        let bench = Bench::new("echo run >> $EFFECTS");
        let (first, second) = tokio::join!(bench.run(), bench.run());
        assert_eq!(first, second, "both see the end of the one");
        assert_eq!(bench.effects(), 1, "in round {round}");
        let names = fs::read_dir(bench.folder()).unwrap().count();
        assert_eq!(
            names, 4,
            "the loser leaves nothing beside command.json, claim, control, exit.json"
        );
    }
}

#[tokio::test]
async fn a_program_that_does_not_supervise_is_an_error() {
    let bench = Bench::new("echo run >> $EFFECTS");
    let start = async |executable: &str| {
        let supervisor = Supervisor {
            executable: executable.into(),
        };
        emrys_process::start(&bench.folder(), &bench.command, &supervisor).await
    };
    let refused = start("/bin/false").await;
    assert!(
        matches!(refused, Err(StartError::NoSupervisor { .. })),
        "{refused:?}"
    );
    let refused = start("/no/such/program").await;
    assert!(
        matches!(refused, Err(StartError::Spawn { .. })),
        "{refused:?}"
    );
    assert!(matches!(bench.adopt().await, Found::NotStarted));

    assert!(start(HOST).await.unwrap().wait().await.is_ok());
    assert_eq!(bench.effects(), 1);
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_an_error() {
    let bench = Bench::new("true");
    fs::write(bench.folder(), "a file").unwrap();
    let refused = emrys_process::start(
        &bench.folder(),
        &bench.command,
        &Supervisor {
            executable: HOST.into(),
        },
    )
    .await;
    assert!(matches!(refused, Err(StartError::Folder(_))), "{refused:?}");
}

#[tokio::test]
async fn a_prepared_supervisor_that_is_dropped_claims_and_runs_nothing() {
    let bench = Bench::new("echo run >> $EFFECTS");
    let supervisor = Supervisor {
        executable: HOST.into(),
    };
    let prepared = prepare(&bench.folder(), &supervisor).unwrap();
    drop(prepared);
    assert!(matches!(bench.adopt().await, Found::NotStarted));
    assert!(!bench.folder().exists());
    assert_eq!(
        exited(bench.start().await.wait().await.unwrap()).outcome,
        Outcome::Code(0)
    );
    assert_eq!(bench.effects(), 1);
}

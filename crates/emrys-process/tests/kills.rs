// SPDX-License-Identifier: Apache-2.0
//! Either side is killed, anywhere: the command runs at most once, and what is told of it is true.

#[cfg(test)]
mod support;

use std::fs;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;

use emrys_process::{Ending, Found, LostCause, Outcome};

use support::{Bench, HOST, eventually, exited, is_alive, kill_9, lost};

/// What a folder must say after a kill.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Expect {
    NotStarted,
    Exited,
    Lost,
}

/// Every kill point in the order in which it is passed, what is found after it, and whether the command has run.
const POINTS: [(&str, Expect, Option<usize>); 9] = [
    ("command-written", Expect::NotStarted, Some(0)),
    ("supervisor-spawned", Expect::Exited, Some(1)),
    ("claim-prepared", Expect::NotStarted, Some(0)),
    ("claim-taken", Expect::Lost, Some(0)),
    // The command may or may not have got so far.
    ("command-spawned", Expect::Lost, None),
    ("command-ended", Expect::Lost, Some(1)),
    ("before-exit-file", Expect::Lost, Some(1)),
    ("exit-file-written", Expect::Lost, Some(1)),
    ("exit-file-in-place", Expect::Exited, Some(1)),
];

#[tokio::test]
async fn after_a_kill_at_any_point_the_folder_tells_the_truth() {
    for (point, expect, effects) in POINTS {
        let bench = Bench::new("echo run >> $EFFECTS");
        let mut engine = bench.start_elsewhere(Some(point));
        let status = engine.wait().unwrap();
        let engine_is_killed = matches!(point, "command-written" | "supervisor-spawned");
        assert_eq!(
            status.signal() == Some(9),
            engine_is_killed,
            "{point}: {status}"
        );
        if point == "supervisor-spawned" {
            // The engine is gone before its supervisor has said a word.
            eventually(|| bench.folder().join("exit.json").exists().then_some(()));
        }

        let ending = match bench.adopt().await {
            Found::NotStarted => None,
            Found::Ended(ending) => Some(ending),
            Found::Running(running) => Some(running.wait().await.unwrap()),
        };
        let found = match ending {
            None => Expect::NotStarted,
            Some(Ending::Exited(_)) => Expect::Exited,
            Some(Ending::Lost(_)) => Expect::Lost,
        };
        assert_eq!(found, expect, "{point}");
        let ran = bench.effects();
        assert!(
            effects.is_none_or(|effects| effects == ran),
            "{point}: it ran {ran} times"
        );

        // A new engine starts what was not started and nothing else.
        let ending = bench.start().await.wait().await.unwrap();
        match expect {
            Expect::NotStarted | Expect::Exited => {
                assert_eq!(exited(ending).outcome, Outcome::Code(0), "{point}");
                assert_eq!(bench.effects(), 1, "{point}");
            }
            Expect::Lost => {
                assert!(matches!(ending, Ending::Lost(_)), "{point}");
                assert_eq!(bench.effects(), ran, "{point}: it was not run again");
            }
        }
    }
}

#[tokio::test]
async fn the_command_dies_with_its_supervisor() {
    let bench = Bench::new("echo $$ > command; exec sleep 1000");
    let running = bench.start().await;
    let command = bench.pid_in("command");
    kill_9(bench.supervisor());
    // By the signal of the kernel: nobody has looked at the folder yet.
    eventually(|| (!is_alive(command)).then_some(()));
    let Ending::Lost(waited) = running.wait().await.unwrap() else {
        panic!("there is no report")
    };
    assert_eq!(waited.cause, LostCause::SupervisorEnded);
    assert_eq!(lost(bench.adopt().await).cause, LostCause::SupervisorEnded);
}

#[tokio::test]
async fn leftovers_of_a_killed_supervisor_are_killed_wherever_they_went() {
    let bench = Bench::new(
        "sleep 1000 & echo $! > in-group
         setsid sh -c 'echo $$ > in-own-session; exec sleep 1000' &
         while ! [ -s in-own-session ]; do sleep 0.01; done
         echo $$ > command; wait",
    );
    let running = bench.start().await;
    let family = ["command", "in-group", "in-own-session"].map(|name| bench.pid_in(name));
    kill_9(bench.supervisor());
    let Ending::Lost(first) = running.wait().await.unwrap() else {
        panic!("there is no report")
    };
    assert!(
        (2..=3).contains(&first.leftovers),
        "the kernel may have been first with the command: {first:?}"
    );
    assert!(!family.into_iter().any(is_alive));
    assert_eq!(lost(bench.adopt().await).leftovers, 0);
}

#[tokio::test]
async fn a_claim_of_another_boot_is_lost() {
    let bench = Bench::new("true");
    bench.run().await;
    fs::remove_file(bench.folder().join("exit.json")).unwrap();
    assert_eq!(lost(bench.adopt().await).cause, LostCause::SupervisorEnded);

    let claim = fs::read_to_string(bench.folder().join("claim")).unwrap();
    let boot_id = fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap();
    fs::write(
        bench.folder().join("claim"),
        claim.replace(boot_id.trim(), "another"),
    )
    .unwrap();
    assert_eq!(lost(bench.adopt().await).cause, LostCause::Rebooted);

    // What a power failure leaves of a claim whose name alone was forced to the disk.
    fs::write(bench.folder().join("claim"), "").unwrap();
    assert_eq!(lost(bench.adopt().await).cause, LostCause::Rebooted);
}

#[tokio::test]
async fn a_supervisor_outlives_its_engine_and_is_adopted() {
    let bench = Bench::new(
        "echo run >> $EFFECTS; echo before; while ! [ -e go ]; do sleep 0.02; done; echo after",
    );
    let mut engine = bench.start_elsewhere(None);
    eventually(|| (bench.read("stdout") == "before\n").then_some(()));
    engine.kill().unwrap();
    engine.wait().unwrap();

    let Found::Running(running) = bench.adopt().await else {
        panic!("it runs on")
    };
    fs::write(bench.path("go"), "").unwrap();
    assert_eq!(
        exited(running.wait().await.unwrap()).outcome,
        Outcome::Code(0)
    );
    assert_eq!(bench.read("stdout"), "before\nafter\n");
    assert_eq!(bench.effects(), 1);
}

#[tokio::test]
async fn an_engine_whose_program_was_deleted_still_supervises() {
    let bench = Bench::new("echo run >> $EFFECTS");
    let program = bench.path("emrys");
    // Not by this process: a child that another test forks meanwhile would keep the copy open for writing, and busy.
    let copied = std::process::Command::new("cp")
        .arg(HOST)
        .arg(&program)
        .status();
    assert!(copied.unwrap().success());
    let (mut engine, mut stdin) = bench.engine(Path::new(&program), None);
    // Its arguments show only once it is no copy of this process any more.
    let arguments = format!("/proc/{}/cmdline", engine.id());
    let name = program.display().to_string();
    eventually(|| {
        fs::read_to_string(&arguments)
            .unwrap()
            .starts_with(&name)
            .then_some(())
    });
    fs::remove_file(&program).unwrap();
    stdin.write_all(b"go\n").unwrap();
    assert!(engine.wait().unwrap().success());
    assert_eq!(bench.effects(), 1);
}

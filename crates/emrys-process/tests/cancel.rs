// SPDX-License-Identifier: Apache-2.0
//! A running command is asked to end, and made to.

#[cfg(test)]
mod support;

use emrys_process::{Ending, Found, Outcome, Request, renounce};

use support::{Bench, eventually, exited, is_alive};

/// Until then the shell may not have set its traps.
fn await_ready(bench: &Bench) {
    eventually(|| bench.read("stdout").contains("ready").then_some(()));
}

#[tokio::test]
async fn an_interrupt_lets_the_command_end_in_good_order() {
    let bench =
        Bench::new("trap 'echo bye; exit 7' TERM; echo ready; while :; do sleep 0.02; done");
    let running = bench.start().await;
    await_ready(&bench);
    assert!(running.interrupt().await.unwrap());
    let report = exited(running.wait().await.unwrap());
    assert_eq!(
        (report.outcome, report.cancelled_by),
        (Outcome::Code(7), Some(Request::Interrupt))
    );
    assert!(bench.read("stdout").ends_with("bye\n"));
}

#[tokio::test]
async fn an_interrupt_reaches_the_whole_group() {
    let bench = Bench::new(
        "sh -c 'trap \"echo child ends > child; exit\" TERM; echo ready; while :; do sleep 0.02; done' & wait",
    );
    let running = bench.start().await;
    await_ready(&bench);
    assert!(running.interrupt().await.unwrap());
    let report = exited(running.wait().await.unwrap());
    assert_eq!(report.outcome, Outcome::Signal(15));
    assert_eq!(
        report.leftovers, 0,
        "the child was given the time to end by itself"
    );
    assert_eq!(bench.read("child"), "child ends\n");
}

#[tokio::test]
async fn an_interrupt_right_after_the_start_is_not_lost() {
    let bench = Bench::new("exec sleep 1000");
    let running = bench.start().await;
    assert!(running.interrupt().await.unwrap());
    let report = exited(running.wait().await.unwrap());
    assert_eq!(
        (report.outcome, report.cancelled_by),
        (Outcome::Signal(15), Some(Request::Interrupt))
    );
}

#[tokio::test]
async fn a_kill_ends_what_ignores_interrupts_and_what_left_the_group() {
    let bench = Bench::new(
        "trap '' TERM
         setsid sh -c 'echo $$ > daemon; exec sleep 1000' &
         while ! [ -s daemon ]; do sleep 0.01; done
         echo ready; while :; do sleep 0.02; done",
    );
    let running = bench.start().await;
    await_ready(&bench);
    assert!(running.interrupt().await.unwrap());
    assert!(matches!(bench.adopt().await, Found::Running(_)));
    assert!(running.kill().await.unwrap());
    let report = exited(running.wait().await.unwrap());
    assert_eq!(
        (report.outcome, report.cancelled_by),
        (Outcome::Signal(9), Some(Request::Kill))
    );
    assert!(report.leftovers >= 1);
    assert!(!is_alive(bench.pid_in("daemon")));
}

#[tokio::test]
async fn a_kill_cuts_short_the_time_after_an_interrupt() {
    let bench =
        Bench::new("trap 'exit 1' TERM; (trap '' TERM; echo ready; exec sleep 1000) & wait");
    let running = bench.start().await;
    await_ready(&bench);
    assert!(running.interrupt().await.unwrap());
    assert!(running.kill().await.unwrap());
    let report = exited(running.wait().await.unwrap());
    let took = report.ended_at.elapsed().unwrap();
    assert!(
        took.as_secs() < 8,
        "it took {took:?} although nothing was to be waited for"
    );
}

#[tokio::test]
async fn a_command_that_has_ended_takes_no_requests() {
    let bench = Bench::new("true");
    let running = bench.start().await;
    running.wait().await.unwrap();
    assert!(!running.interrupt().await.unwrap());
    assert!(!running.kill().await.unwrap());
}

#[tokio::test]
async fn an_adopted_command_is_cancelled_like_a_started_one() {
    let bench = Bench::new("echo ready; exec sleep 1000");
    bench.start().await;
    await_ready(&bench);
    let Found::Running(running) = bench.adopt().await else {
        panic!("it runs")
    };
    assert!(running.kill().await.unwrap());
    assert_eq!(
        exited(running.wait().await.unwrap()).outcome,
        Outcome::Signal(9)
    );
}

#[tokio::test]
async fn a_command_that_was_renounced_is_not_run_by_a_supervisor_that_comes_later() {
    let bench = Bench::new("echo run >> $EFFECTS");
    let found = renounce(&bench.folder(), "it was cancelled").await.unwrap();
    assert!(matches!(found, Found::NotStarted), "{found:?}");

    // The supervisor that an engine had started before it was killed.
    let report = bench.run().await;
    let refused = Outcome::NotExecuted("it was cancelled".to_owned());
    assert_eq!(report.outcome, refused);
    assert_eq!(bench.effects(), 0);

    let again = renounce(&bench.folder(), "again").await.unwrap();
    let Found::Ended(Ending::Exited(report)) = again else {
        panic!("{again:?}")
    };
    assert_eq!(report.outcome, refused);
}

#[tokio::test]
async fn a_command_that_somebody_has_claimed_is_not_renounced() {
    let bench = Bench::new("echo run >> $EFFECTS; exec sleep 1000");
    bench.start().await;
    let Found::Running(running) = renounce(&bench.folder(), "it was cancelled").await.unwrap()
    else {
        panic!("its supervisor holds the claim")
    };
    running.kill().await.unwrap();
    let ended = running.wait().await.unwrap();
    assert_eq!(exited(ended).outcome, Outcome::Signal(9));
}

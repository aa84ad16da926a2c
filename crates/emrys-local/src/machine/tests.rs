// SPDX-License-Identifier: Apache-2.0
//! Who is let in, in which order, and what is given back.

use emrys_model::ids::StepId;
use proptest::prelude::{ProptestConfig, any, proptest};

use super::{Capacity, Demand, Ledger, Machine};
use crate::cluster::fixtures::{cluster_id, step_id};

fn machine() -> Ledger {
    Ledger::new(&Capacity {
        memory: Some(4_000),
        cores: 2,
    })
}

fn memory(memory: u64) -> Demand {
    Demand { memory, cores: 0 }
}

/// Claims of as many MiB by the steps with these numbers.
fn steps(claims: &[(u64, u64)]) -> Vec<(StepId, Demand)> {
    let claims = claims.iter();
    claims
        .map(|(number, size)| (step_id(*number), memory(*size)))
        .collect()
}

/// What a cluster is given for what it has and wants.
fn declare(
    ledger: &mut Ledger,
    cluster: u64,
    runs: &[(u64, u64)],
    wants: &[(u64, u64)],
) -> Vec<u64> {
    let wanted = steps(wants);
    let given = ledger.declare(&cluster_id(cluster), steps(runs), &wanted);
    let numbers = wants.iter().map(|(number, _)| *number);
    numbers
        .filter(|number| given.contains(&step_id(*number)))
        .collect()
}

#[test]
fn what_fits_is_let_in_and_the_rest_waits_for_room() {
    let mut ledger = machine();
    let wants = [(0, 1_500), (1, 1_500), (2, 1_500)];
    assert_eq!(declare(&mut ledger, 0, &[], &wants), [0, 1]);
    // The first two run now; nothing has changed for the third.
    let runs = [(0, 1_500), (1, 1_500)];
    assert_eq!(declare(&mut ledger, 0, &runs, &wants[2..]), [] as [u64; 0]);
    assert_eq!(declare(&mut ledger, 0, &runs[1..], &wants[2..]), [2]);
}

#[test]
fn nobody_overtakes_not_even_with_less() {
    let mut ledger = machine();
    assert_eq!(declare(&mut ledger, 0, &[], &[(0, 3_000)]), [0]);
    assert_eq!(declare(&mut ledger, 1, &[], &[(1, 2_000)]), [] as [u64; 0]);
    assert_eq!(declare(&mut ledger, 2, &[], &[(2, 100)]), [] as [u64; 0]);
    assert!(!ledger.take_news());
    // The first ends: both have room now, and are told.
    declare(&mut ledger, 0, &[], &[]);
    assert!(ledger.take_news());
    assert_eq!(declare(&mut ledger, 2, &[], &[(2, 100)]), [2]);
    assert_eq!(declare(&mut ledger, 1, &[], &[(1, 2_000)]), [1]);
}

#[test]
fn whoever_leaves_the_queue_makes_way_for_those_behind() {
    let mut ledger = machine();
    declare(&mut ledger, 0, &[], &[(0, 3_000)]);
    declare(&mut ledger, 1, &[], &[(1, 2_000)]);
    declare(&mut ledger, 2, &[], &[(2, 100)]);
    // It was cancelled, or its cluster ends.
    declare(&mut ledger, 1, &[], &[]);
    assert!(ledger.take_news());
    assert_eq!(declare(&mut ledger, 2, &[], &[(2, 100)]), [2]);
}

#[test]
fn a_step_larger_than_the_machine_runs_alone() {
    let mut ledger = machine();
    assert_eq!(declare(&mut ledger, 0, &[], &[(0, 64)]), [0]);
    assert_eq!(
        declare(&mut ledger, 1, &[], &[(1, 100_000)]),
        [] as [u64; 0]
    );
    declare(&mut ledger, 0, &[], &[]);
    assert_eq!(declare(&mut ledger, 1, &[], &[(1, 100_000)]), [1]);
    assert_eq!(declare(&mut ledger, 0, &[], &[(2, 1)]), [] as [u64; 0]);
}

#[test]
fn what_runs_has_its_room_even_where_there_is_none() {
    let mut ledger = machine();
    declare(&mut ledger, 0, &[(0, 3_000)], &[]);
    declare(&mut ledger, 1, &[(1, 3_000)], &[]);
    assert_eq!(declare(&mut ledger, 2, &[], &[(2, 1)]), [] as [u64; 0]);
    declare(&mut ledger, 1, &[], &[]);
    assert_eq!(declare(&mut ledger, 2, &[], &[(2, 1)]), [2]);
}

#[test]
fn commands_and_jvms_do_not_wait_for_each_other() {
    let mut ledger = machine();
    let jvm = |number| {
        (
            step_id(number),
            Demand {
                memory: 4_000,
                cores: 1,
            },
        )
    };
    let given = |ledger: &mut Ledger, wanted: &[(StepId, Demand)]| {
        ledger.declare(&cluster_id(9), [], wanted).len()
    };
    // A script that waits for a JVM larger than what it leaves, and more scripts behind that.
    assert_eq!(declare(&mut ledger, 0, &[], &[(0, 64)]), [0]);
    assert_eq!(given(&mut ledger, &[jvm(1), jvm(2)]), 1);
    assert_eq!(declare(&mut ledger, 1, &[], &[(3, 64)]), [3]);
}

#[test]
fn each_core_is_promised_four_times() {
    let mut ledger = machine();
    let demand = |number| {
        (
            step_id(number),
            Demand {
                memory: 1,
                cores: 2,
            },
        )
    };
    let wanted: Vec<_> = (0..6).map(demand).collect();
    let given = ledger.declare(&cluster_id(0), [], &wanted);
    assert_eq!(given, (0..4).map(step_id).collect());
}

#[test]
fn without_a_known_memory_nothing_waits_for_it() {
    let mut ledger = Ledger::new(&Capacity {
        memory: None,
        cores: 1,
    });
    let wants = [(0, u64::MAX), (1, u64::MAX), (2, 5)];
    assert_eq!(declare(&mut ledger, 0, &[], &wants), [0, 1, 2]);
}

#[test]
fn a_reason_names_what_is_missing() {
    let reason = |memory, cores| Demand { memory, cores }.reason();
    let begin = "Waiting until this machine has";
    assert_eq!(reason(64, 0), format!("{begin} 64 MiB of memory to spare"));
    assert_eq!(
        reason(1_408, 1),
        format!("{begin} 1408 MiB of memory and a core to spare")
    );
    assert_eq!(
        reason(1_408, 2),
        format!("{begin} 1408 MiB of memory and 2 cores to spare")
    );
}

#[tokio::test]
async fn who_waits_is_rung_when_there_is_room() {
    let machine = Machine::new(Capacity {
        memory: Some(4_000),
        cores: 1,
    });
    let mut news = machine.news();
    machine.with(|ledger| declare(ledger, 0, &[], &[(0, 4_000)]));
    machine.with(|ledger| declare(ledger, 1, &[], &[(1, 4_000)]));
    assert!(!news.has_changed().unwrap());
    machine.with(|ledger| declare(ledger, 0, &[], &[]));
    news.changed().await.unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Clusters of one step each ask, run and end in any order; whoever hears news asks again.
    #[test]
    fn memory_is_never_promised_twice_and_everybody_has_a_turn(
        sizes in proptest::collection::vec(1u64..6_000, 1..12),
        ends in proptest::collection::vec(any::<proptest::sample::Index>(), 64),
    ) {
        let mut ledger = machine();
        let mut waiting: Vec<u64> = (0..sizes.len() as u64).collect();
        let mut running: Vec<u64> = Vec::new();
        let mut began: Vec<u64> = Vec::new();
        let size = |step: u64| sizes[usize::try_from(step).unwrap()];
        for end in ends {
            loop {
                let mut asked = waiting.clone();
                asked.retain(|step| declare(&mut ledger, *step, &[], &[(*step, size(*step))]).is_empty());
                began.extend(waiting.iter().filter(|step| !asked.contains(step)));
                running.extend(waiting.iter().filter(|step| !asked.contains(step)));
                waiting = asked;
                if !ledger.take_news() {
                    break;
                }
            }
            let used: u64 = running.iter().map(|step| size(*step).min(4_000)).sum();
            assert!(used <= 4_000, "{used}");
            if running.is_empty() {
                break;
            }
            let ended = running.swap_remove(end.index(running.len()));
            declare(&mut ledger, ended, &[], &[]);
        }
        assert!(waiting.is_empty() && running.is_empty(), "{waiting:?} {running:?}");
        assert!(began.is_sorted(), "first come, first served: {began:?}");
    }
}

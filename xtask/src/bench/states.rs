// SPDX-License-Identifier: Apache-2.0
//! State machines on the engine and on moto's interpreter: the same machines, the same requests, in turns.
//!
//! The engine's executions are on disk before they go on; moto's are in memory alone.

use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

use super::Bench;
use super::machines::Machines;
use super::report::Row;
use super::servers::Server;

/// Rounds of the loop in one execution: each is two transitions and four events, of which an execution may have 25,000.
const ROUNDS: u32 = 1_000;
/// Rounds that nearly fill a history.
const MOST_ROUNDS: u32 = 6_200;
/// Executions that are started at once.
const EXECUTIONS: usize = 1_000;
/// Connections that start them.
const CONNECTIONS: usize = 16;
/// Executions that wait while memory is read; of the peer fewer, for each is a thread there.
const WAITING: usize = 10_000;
const PEER_WAITING: usize = 200;
/// How long a server is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(2);

/// Measures both servers.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let engine = Server::engine(bench, &bench.folder.join("states"))?;
    let moto = Server::moto(bench)?;
    Machines::new(&moto.address).run_on_moto()?;
    let mut rows = vec![
        latency(bench, &engine.address, &moto.address)?,
        transitions(bench, &engine.address, &moto.address)?,
        long_loop(bench, &engine.address)?,
        parallel(bench, &engine.address, &moto.address)?,
    ];
    drop((engine, moto));
    rows.push(memory(bench)?);
    Ok(rows)
}

/// From before StartExecution is sent until DescribeExecution says that it has succeeded.
fn latency(bench: &Bench, engine: &str, moto: &str) -> Result<Row> {
    let mut row =
        Row::new("execution of one Pass state, start to end", "ms").against("moto_server");
    let pass = json!({ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } });
    let mut ours = Prepared::new(engine, "pass", &pass)?;
    let mut theirs = Prepared::new(moto, "pass", &pass)?;
    for _ in 0..bench.samples(100, 10) {
        row.ours.push(ours.run(&json!({}))?.as_secs_f64() * 1000.0);
        row.peer
            .push(theirs.run(&json!({}))?.as_secs_f64() * 1000.0);
    }
    Ok(row)
}

/// Transitions per second of one execution.
fn transitions(bench: &Bench, engine: &str, moto: &str) -> Result<Row> {
    let name = format!("transitions of one execution, {ROUNDS} rounds of Pass and Choice");
    let mut row = Row::new(&name, "transitions/s")
        .against("moto_server")
        .budget("≥ 100×");
    let mut ours = Prepared::new(engine, "loop", &counting())?;
    let mut theirs = Prepared::new(moto, "loop", &counting())?;
    let given = json!({ "n": 0, "most": ROUNDS });
    for _ in 0..bench.samples(5, 1) {
        row.ours.push(rate(ROUNDS, ours.run(&given)?));
        row.peer.push(rate(ROUNDS, theirs.run(&given)?));
    }
    Ok(row)
}

/// The same of an execution that is as long as AWS lets it be.
fn long_loop(bench: &Bench, engine: &str) -> Result<Row> {
    let name = format!("transitions of one execution, {MOST_ROUNDS} rounds");
    let mut row = Row::new(&name, "transitions/s");
    let mut ours = Prepared::new(engine, "long-loop", &counting())?;
    let given = json!({ "n": 0, "most": MOST_ROUNDS });
    for _ in 0..bench.samples(5, 1) {
        row.ours.push(rate(MOST_ROUNDS, ours.run(&given)?));
    }
    Ok(row)
}

fn rate(rounds: u32, time: Duration) -> f64 {
    f64::from(rounds * 2) / time.as_secs_f64()
}

/// Executions per second, from before the first is started until all have succeeded.
fn parallel(bench: &Bench, engine: &str, moto: &str) -> Result<Row> {
    let name = format!("{EXECUTIONS} executions of ten rounds at once, start to all ended");
    let mut row = Row::new(&name, "executions/s")
        .against("moto_server")
        .budget("≥ 100×");
    for round in 0..bench.samples(3, 1) {
        let name = format!("parallel-{round}");
        row.ours.push(all_at_once(engine, &name)?);
        row.peer.push(all_at_once(moto, &name)?);
    }
    Ok(row)
}

fn all_at_once(address: &str, name: &str) -> Result<f64> {
    let prepared = Prepared::new(address, name, &counting())?;
    let given = json!({ "n": 0, "most": 10 });
    let begun = Instant::now();
    start_many(address, &prepared.machine, &given, EXECUTIONS)?;
    let mut client = Machines::new(address);
    while client.count(&prepared.machine, "RUNNING")? > 0 {}
    let time = begun.elapsed();
    for status in ["FAILED", "TIMED_OUT", "ABORTED"] {
        let count = client.count(&prepared.machine, status)?;
        ensure!(count == 0, "{count} executions are {status} on {address}");
    }
    Ok(f64::from(u32::try_from(EXECUTIONS)?) / time.as_secs_f64())
}

/// Starts so many executions on all connections together.
fn start_many(address: &str, machine: &str, given: &Value, count: usize) -> Result<()> {
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..CONNECTIONS)
            .map(|connection| {
                scope.spawn(move || -> Result<()> {
                    let mut client = Machines::new(address);
                    for _ in (connection..count).step_by(CONNECTIONS) {
                        client.start(machine, given)?;
                    }
                    Ok(())
                })
            })
            .collect();
        threads.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| bail!("a connection's thread panicked"))
        })
    })
}

/// What an execution that waits holds in memory, by what the server's process grows.
fn memory(bench: &Bench) -> Result<Row> {
    let count = if bench.quick { WAITING / 10 } else { WAITING };
    let name = format!("memory (RSS) of an execution that waits, of {count}");
    let mut row = Row::new(&name, "KB").against("moto_server, of 200");
    for round in 0..bench.samples(3, 1) {
        let home = bench.folder.join(format!("waiting-{round}"));
        let engine = Server::engine(bench, &home)?;
        row.ours.push(growth(&engine, count)?);
        let moto = Server::moto(bench)?;
        Machines::new(&moto.address).run_on_moto()?;
        row.peer.push(growth(&moto, PEER_WAITING)?);
    }
    Ok(row)
}

fn growth(server: &Server, count: usize) -> Result<f64> {
    let waiting = json!({
        "StartAt": "W",
        "States": { "W": { "Type": "Wait", "Seconds": 86_400, "End": true } },
    });
    let prepared = Prepared::new(&server.address, "waiting", &waiting)?;
    // What only the first execution costs is not theirs.
    start_many(&server.address, &prepared.machine, &json!({}), CONNECTIONS)?;
    std::thread::sleep(IDLE);
    let before = server.memory()?;
    start_many(&server.address, &prepared.machine, &json!({}), count)?;
    std::thread::sleep(IDLE);
    Ok((server.memory()? - before) * 1000.0 / f64::from(u32::try_from(count)?))
}

/// A machine that a server has.
struct Prepared {
    client: Machines,
    machine: String,
}

impl Prepared {
    fn new(address: &str, name: &str, definition: &Value) -> Result<Self> {
        let mut client = Machines::new(address);
        let machine = client.create(name, definition)?;
        Ok(Self { client, machine })
    }

    /// Runs it to its end.
    fn run(&mut self, given: &Value) -> Result<Duration> {
        let begun = Instant::now();
        let execution = self.client.start(&self.machine, given)?;
        self.client.wait(&execution)?;
        Ok(begun.elapsed())
    }
}

/// A machine that counts: a Pass and a Choice in each round.
fn counting() -> Value {
    json!({
        "StartAt": "Add",
        "States": {
            "Add": {
                "Type": "Pass",
                "Parameters": { "n.$": "States.MathAdd($.n, 1)", "most.$": "$.most" },
                "Next": "Enough",
            },
            "Enough": {
                "Type": "Choice",
                "Choices": [
                    { "Variable": "$.n", "NumericLessThanPath": "$.most", "Next": "Add" },
                ],
                "Default": "Done",
            },
            "Done": { "Type": "Succeed" },
        },
    })
}

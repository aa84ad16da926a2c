// SPDX-License-Identifier: Apache-2.0
//! How long a server takes to its first answer, and what it holds when idle.

use std::time::Duration;

use anyhow::Result;

use super::Bench;
use super::report::Row;
use super::servers::Server;

/// How long a server is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(2);

/// Starts both servers in turns.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let mut start = Row::new("start to first answer", "ms").budget("< 50 ms");
    let mut memory = Row::new("idle memory (RSS)", "MB").budget("< 40 MB");
    for round in 0..bench.samples(10, 2) {
        let engine = Server::engine(bench, &bench.folder.join(format!("start-{round}")))?;
        start.ours.push(engine.first_answer.as_secs_f64() * 1000.0);
        std::thread::sleep(IDLE);
        memory.ours.push(engine.memory()?);
        drop(engine);
        let moto = Server::moto(bench)?;
        start.peer.push(moto.first_answer.as_secs_f64() * 1000.0);
        std::thread::sleep(IDLE);
        memory.peer.push(moto.memory()?);
    }
    Ok(vec![
        start.against("moto_server"),
        memory.against("moto_server"),
    ])
}

// SPDX-License-Identifier: Apache-2.0
//! The program that the tests run as an engine that may be killed, and as the supervisor of all steps.
//!
//! `emrys-local-host HOME CACHE` opens the engine, reads a RunJobFlow request from the first line of
//! standard input, answers on standard output, and stays until standard input ends.

use std::error::Error;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use emrys_local::{Engine, Options};
use emrys_protocol::dispatch;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    if let Some(code) = emrys_process::run_hidden_verb(std::env::args_os()) {
        return Ok(code);
    }
    tokio::runtime::Runtime::new()?.block_on(serve())?;
    Ok(ExitCode::SUCCESS)
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(home), Some(cache)) = (arguments.next(), arguments.next()) else {
        return Err("expected a state folder and a cache".into());
    };
    let engine = Engine::open(Options::new(home.into(), cache.into())).await?;
    let mut request = String::new();
    io::stdin().read_line(&mut request)?;
    let answer = dispatch(&engine.service(), "RunJobFlow", request.as_bytes()).await?;
    writeln!(io::stdout(), "{}", String::from_utf8_lossy(&answer))?;
    // The engine works on other threads meanwhile.
    tokio::task::spawn_blocking(|| io::stdin().read_to_end(&mut Vec::new())).await??;
    Ok(())
}

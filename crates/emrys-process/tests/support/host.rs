// SPDX-License-Identifier: Apache-2.0
//! The program that the tests run as an engine that may be killed, and as the supervisors of both kinds of test.
//!
//! `emrys-process-host FOLDER COMMAND` waits for a line on standard input, starts the command (as JSON) in the folder,
//! says `started`, and waits for its end.

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use emrys_process::Supervisor;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    if let Some(code) = emrys_process::run_hidden_verb(std::env::args_os()) {
        return Ok(code);
    }
    tokio::runtime::Runtime::new()?.block_on(start())?;
    Ok(ExitCode::SUCCESS)
}

async fn start() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(command)) = (arguments.next(), arguments.next()) else {
        return Err("expected a folder and a command".into());
    };
    io::stdin().read_line(&mut String::new())?;
    let command = serde_json::from_str(&command)?;
    let running =
        emrys_process::start(Path::new(&folder), &command, &Supervisor::default()).await?;
    writeln!(io::stdout(), "started")?;
    running.wait().await?;
    Ok(())
}

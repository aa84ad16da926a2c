// SPDX-License-Identifier: Apache-2.0
//! The project's own commands: `cargo xtask generate`, `properties`, `terraform`, `test`, `bench`, `fuzz`, `ci`.

mod bench;
mod ci;
mod console;
mod fuzz;
mod generate;
mod properties;
mod terraform;
mod test;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask generate|properties|terraform|test|bench|fuzz|ci […]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["generate", rest @ ..] => generate::run(rest),
        ["properties", rest @ ..] => properties::run(rest),
        ["terraform", rest @ ..] => terraform::run(rest),
        ["test", rest @ ..] => test::run(rest),
        ["bench", rest @ ..] => bench::run(rest),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["ci", rest @ ..] => ci::run(rest),
        _ => Err(anyhow::anyhow!(USAGE)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            console::error(&error);
            ExitCode::FAILURE
        }
    }
}

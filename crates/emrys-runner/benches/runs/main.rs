// SPDX-License-Identifier: Apache-2.0
//! Many runs in one process, measured: `cargo xtask bench runs` starts this twice and puts its figures into the table.
//!
//! - `watch CLUSTERS`: so many clusters watched, of an EMR in this process that takes what the real one takes, for six
//!   hours of a paused clock.
//! - `runs URL FOLDER NUMBER`: so many runs at once on the endpoint, in earnest. The journal is in the folder.
//!
//! The figures are JSON on standard output; how it goes is told on standard error.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program whose output is its figures"
)]

mod counted;
mod many;
mod memory;
#[path = "../../src/calls/published.rs"]
mod published;
mod watched;

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments = arguments.iter().map(String::as_str);
    // Cargo adds `--bench`.
    let arguments: Vec<&str> = arguments
        .filter(|argument| *argument != "--bench")
        .collect();
    let figures = match arguments.as_slice() {
        ["watch", clusters] => watched::measure(clusters.parse()?)?,
        ["runs", url, folder, number] => many::measure(url, folder.as_ref(), number.parse()?)?,
        _ => bail!("usage: runs watch CLUSTERS | runs runs URL FOLDER NUMBER"),
    };
    println!("{figures}");
    Ok(())
}

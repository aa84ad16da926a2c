// SPDX-License-Identifier: Apache-2.0
//! The servers that are measured: the engine and its peers. Each is ended when its value is dropped.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::Bench;
use super::emr::Emr;

/// How long a server may take to answer at all.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server.
pub(super) struct Server {
    child: Child,
    /// `host:port`.
    pub(super) address: String,
    /// From the start of its process to the first answer to a client that asks every millisecond.
    pub(super) first_answer: Duration,
}

impl Server {
    /// Starts the engine on a state folder.
    pub(super) fn engine(bench: &Bench, home: &Path) -> Result<Self> {
        Self::engine_with(bench, home, &[])
    }

    /// Starts an engine that takes only so many requests as EMR does.
    pub(super) fn throttled_engine(bench: &Bench, home: &Path) -> Result<Self> {
        Self::engine_with(bench, home, &["--throttle"])
    }

    fn engine_with(bench: &Bench, home: &Path, more: &[&str]) -> Result<Self> {
        let mut command = Command::new(&bench.emrys);
        command
            .args(["local", "up", "--port", "0"])
            .args(more)
            .env("EMRYS_HOME", home);
        let info = home.join("engine.json");
        Self::start(&mut command, || {
            let text = std::fs::read(&info).ok()?;
            let info: Value = serde_json::from_slice(&text).ok()?;
            Some(info.get("address")?.as_str()?.to_owned())
        })
    }

    /// Starts moto's server as its documentation says.
    pub(super) fn moto(bench: &Bench) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(bench.moto.program("moto_server"));
        command.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
        Self::start(&mut command, || Some(format!("127.0.0.1:{port}")))
    }

    /// Starts a server whose address is found once it listens.
    pub(super) fn start(
        command: &mut Command,
        address: impl Fn() -> Option<String>,
    ) -> Result<Self> {
        let quiet = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let started = Instant::now();
        let child = quiet
            .spawn()
            .with_context(|| format!("failed to start {:?}", quiet.get_program()))?;
        let mut server = Self {
            child,
            address: String::new(),
            first_answer: Duration::ZERO,
        };
        loop {
            if let Some(address) = address() {
                let answer = Emr::new(&address).call("ListClusters", &json!({}));
                if answer.is_ok() {
                    server.first_answer = started.elapsed();
                    server.address = address;
                    return Ok(server);
                }
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("{:?} ended: {status}", command.get_program());
            }
            if started.elapsed() > PATIENCE {
                bail!("{:?} does not answer", command.get_program());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Memory that the server's process holds, in MB.
    pub(super) fn memory(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line
            .and_then(|line| line.split_whitespace().next())
            .context("no VmRSS")?;
        Ok(kilobytes.parse::<f64>()? / 1000.0)
    }

    /// A client of this server.
    pub(super) fn client(&self) -> Emr {
        Emr::new(&self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

// SPDX-License-Identifier: Apache-2.0
//! `emrys local`: the engine as a service.

mod prune;

use std::net::IpAddr;
use std::time::{Duration, Instant};

use emrys_local::Capacity;
use emrys_local::home::{EngineInfo, Home};
use emrys_protocol::engine::EngineStatus;
use emrys_protocol::types::TerminateJobFlowsInput;

use crate::arguments::Common;
use crate::engine_process::{self, LOOPBACK};
use crate::exit::{ExitCode, Failure, VerbResult};
use crate::other_emr::OtherEmrArguments;
use crate::output::{self, Format};
use crate::target::{self, Start, Target};
use crate::verbs::terminate::TERMINATED_AT_ONCE;
use crate::{lookup, words};

/// Longest that an engine may take to stop.
const STOP_LIMIT: Duration = Duration::from_secs(20);

/// Verbs of `emrys local`.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Local {
    /// Run the engine until Ctrl-C, or in the background with --detach
    Up(Up),
    /// Say whether an engine runs, and what it does
    Status,
    /// Stop the engine; running steps go on and are taken up by the next one
    Down(Down),
    /// Forget clusters that have ended, and remove from the cache what nobody uses
    Prune(prune::Prune),
}

/// Arguments of `emrys local up`.
#[derive(Debug, clap::Args)]
pub(crate) struct Up {
    /// Port; 0 for any [default: the one used last on this state folder, else 3677]
    #[arg(long)]
    port: Option<u16>,
    /// Address to listen on; any but loopback needs EMRYS_ACCESS_KEY_ID and EMRYS_SECRET_ACCESS_KEY
    #[arg(long, default_value_t = LOOPBACK)]
    host: IpAddr,
    /// A further name under which clients may call the engine
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Forget clusters by themselves that long after their end, as EMR does after two months; 0 keeps all
    #[arg(long, value_name = "DAYS", default_value_t = engine_process::RETENTION_DAYS)]
    retain_days: u32,
    /// Refuse requests beyond the rates that EMR publishes, as AWS does
    #[arg(long)]
    throttle: bool,
    /// Memory that all steps together may take, as 6g or 512m [default: four fifths of the machine's]
    #[arg(long, env = "EMRYS_MEMORY", value_name = "SIZE", value_parser = memory)]
    memory: Option<u64>,
    /// Cores that Spark is told of [default: all]
    #[arg(long, env = "EMRYS_CORES", value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    cores: Option<u16>,
    #[command(flatten)]
    emr: OtherEmrArguments,
    /// Run in the background
    #[arg(long, short)]
    detach: bool,
    /// End when nothing is left to do: what `emrys run` starts
    #[arg(long, hide = true)]
    transient: bool,
    /// Leave the session and the open files of whoever started this: an engine in the background
    #[arg(long, hide = true)]
    detached: bool,
}

/// Arguments of `emrys local down`.
#[derive(Debug, clap::Args)]
pub(crate) struct Down {
    /// Terminate every cluster first
    #[arg(long)]
    terminate: bool,
}

impl Local {
    /// Whether this process is to be an engine that outlives its caller.
    pub(crate) fn is_detached(&self) -> bool {
        matches!(self, Self::Up(up) if up.detached)
    }

    pub(crate) async fn run(self, common: &Common) -> VerbResult {
        match self {
            Self::Up(up) if up.detach => up.detach(common).await,
            Self::Up(up) => up.run(common).await,
            Self::Status => status(common).await,
            Self::Down(down) => down.run(common).await,
            Self::Prune(prune) => prune.run(common).await,
        }
    }
}

impl Up {
    async fn run(self, common: &Common) -> VerbResult {
        log_to_stderr();
        let options = engine_process::Options {
            home: target::home(common)?,
            cache: target::cache(common)?,
            host: self.host,
            port: self.port,
            transient: self.transient,
            retain_days: self.retain_days,
            keys: target::keys()?,
            capacity: self.capacity(),
            allow_hosts: self.allow_host,
            throttle: self.throttle,
            emr: self.emr.connect(common).await?,
        };
        engine_process::run(options).await?;
        Ok(ExitCode::Success)
    }

    /// What steps may use of this machine.
    fn capacity(&self) -> Capacity {
        let machine = Capacity::default();
        Capacity {
            memory: self.memory.or(machine.memory),
            cores: self.cores.map_or(machine.cores, usize::from),
        }
    }

    async fn detach(self, common: &Common) -> VerbResult {
        let home = Home::new(target::home(common)?);
        if let Some(info) = target::running(&home).await {
            return self.stay(common, &info).await;
        }
        let mut arguments = vec!["--host".to_owned(), self.host.to_string()];
        if let Some(port) = self.port {
            arguments.extend(["--port".to_owned(), port.to_string()]);
        }
        arguments.extend(["--retain-days".to_owned(), self.retain_days.to_string()]);
        if let Some(memory) = self.memory {
            arguments.extend(["--memory".to_owned(), format!("{memory}m")]);
        }
        if let Some(cores) = self.cores {
            arguments.extend(["--cores".to_owned(), cores.to_string()]);
        }
        for name in self.allow_host {
            arguments.extend(["--allow-host".to_owned(), name]);
        }
        if self.throttle {
            arguments.push("--throttle".to_owned());
        }
        arguments.extend(self.emr.words());
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let mut child = target::engine_command(common, home.root(), &arguments)?.spawn()?;
        let info = target::wait_for(&home, &mut child).await?;
        output::say(format_args!(
            "engine at http://{}, state in `{}`",
            info.address,
            home.root().display()
        ));
        output::hint("`eval \"$(emrys env)\"` points other clients at it");
        Ok(ExitCode::Success)
    }
}

impl Up {
    /// Keeps an engine that runs already, perhaps one that `emrys run` has started.
    async fn stay(&self, common: &Common, info: &EngineInfo) -> VerbResult {
        let (address, emr) = (info.address.as_str(), &info.emr);
        let elsewhere = |port: u16| !address.ends_with(&format!(":{port}"));
        let is_otherwise = self.throttle
            || self.host != LOOPBACK
            || !self.allow_host.is_empty()
            || self.retain_days != engine_process::RETENTION_DAYS
            || (self.emr.is_given() && self.emr.words() != *emr)
            || self.port.is_some_and(|port| port != 0 && elsewhere(port));
        if is_otherwise {
            return Err(Failure::new(
                ExitCode::Locked,
                format!(
                    "an engine runs on this state folder already, at http://{address}, and keeps the options that it was started with"
                ),
            )
            .hint("stop it with `emrys local down`, and start it again; running steps go on"));
        }
        let target = Target::local(common, Start::Never).await?;
        target.engine()?.persist().await?;
        output::say(format_args!(
            "an engine runs already at http://{address}; it stays, with the options that it was started with"
        ));
        Ok(ExitCode::Success)
    }
}

/// Reads a size of memory.
fn memory(text: &str) -> Result<u64, String> {
    emrys_local::mebibytes(text)
        .filter(|size| *size > 0)
        .ok_or_else(|| "expected a size such as `6g` or `512m`".to_owned())
}

/// s3s reports every refused request, a missing key included, as an error of its own.
const LOG_FILTER: &str = "info,s3s=off";

fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("EMRYS_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(LOG_FILTER));
    // A second subscriber in one process cannot be set, and need not be.
    drop(
        tracing_subscriber::fmt()
            // It would be said where nothing can be said, and that ends the task: a full disk has both.
            .log_internal_errors(false)
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .with_ansi(output::colour())
            .try_init(),
    );
}

async fn status(common: &Common) -> VerbResult {
    let home = Home::new(target::home(common)?);
    if !home.is_locked() {
        let folder = home.root();
        match common.format() {
            Format::Json => {
                output::json(&serde_json::json!({ "running": false, "home": folder }))?;
            }
            Format::Human => {
                output::data(format_args!("no engine runs on `{}`", folder.display()))?;
            }
        }
        return Ok(ExitCode::Refused);
    }
    let target = Target::local(common, Start::Never).await?;
    let status = target.engine()?.status().await?;
    let cache = target::cache(common)?;
    let cache_bytes = emrys_local::disk_usage(&cache);
    match common.format() {
        Format::Json => {
            let mut value = serde_json::to_value(&status).unwrap_or_default();
            if let Some(members) = value.as_object_mut() {
                members.insert("running".to_owned(), true.into());
                members.insert("cache".to_owned(), cache.display().to_string().into());
                members.insert("cache_bytes".to_owned(), cache_bytes.into());
            }
            output::json(&value)?;
        }
        Format::Human => write_status(&status, cache_bytes)?,
    }
    Ok(ExitCode::Success)
}

fn write_status(status: &EngineStatus, cache_bytes: u64) -> Result<(), Failure> {
    let lines = [
        ("address", format!("http://{}", status.address)),
        ("state", status.home.clone()),
        ("version", status.version.clone()),
        ("process", status.pid.to_string()),
        ("since", words::time(Some(status.started_at))),
        ("clusters", format!("{} active", status.active_clusters)),
        ("steps", format!("{} running", status.running_steps)),
        (
            "executions",
            format!("{} running", status.running_executions),
        ),
        ("buckets", status.buckets.join(", ")),
        (
            "disk",
            format!(
                "{}: clusters {}, buckets {}; the cache takes {}",
                words::size(status.disk_bytes),
                words::size(status.clusters_bytes),
                words::size(status.buckets_bytes),
                words::size(cache_bytes)
            ),
        ),
        (
            "stays",
            match status.persistent {
                true => "until `emrys local down`".to_owned(),
                false => "until nothing is left to do".to_owned(),
            },
        ),
    ];
    for (name, value) in lines {
        output::data(format_args!("{name:<9} {value}"))?;
    }
    Ok(())
}

impl Down {
    async fn run(self, common: &Common) -> VerbResult {
        let home = Home::new(target::home(common)?);
        if !home.is_locked() {
            output::say(format_args!(
                "no engine runs on `{}`",
                home.root().display()
            ));
            return Ok(ExitCode::Success);
        }
        let target = Target::local(common, Start::Never).await?;
        if self.terminate {
            terminate_all(&target).await?;
        }
        let status = target.engine()?.status().await?;
        target.engine()?.shutdown().await?;
        let deadline = Instant::now() + STOP_LIMIT;
        while home.is_locked() {
            if Instant::now() > deadline {
                return Err(Failure::new(
                    ExitCode::TimedOut,
                    "the engine did not stop in time",
                ));
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        output::say("the engine has stopped");
        if status.running_steps > 0 {
            output::say(format_args!(
                "{} running steps go on; the next engine takes them up",
                status.running_steps
            ));
        }
        Ok(ExitCode::Success)
    }
}

async fn terminate_all(target: &Target) -> Result<(), Failure> {
    loop {
        let active = lookup::clusters(target.emr.as_ref(), true).await?;
        let ids: Vec<String> = active
            .into_iter()
            .filter_map(|cluster| cluster.id)
            .take(TERMINATED_AT_ONCE)
            .collect();
        if ids.is_empty() {
            return Ok(());
        }
        let input = TerminateJobFlowsInput {
            job_flow_ids: Some(ids),
        };
        target.emr.terminate_job_flows(input).await?;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

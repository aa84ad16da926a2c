// SPDX-License-Identifier: Apache-2.0
//! Requests per second of the engine and its peers: the same bytes, the same connections, in turns.
//!
//! The engine's writes are on disk when they are answered; `moto_server` keeps its state in memory alone. Reads are also
//! measured against hyper alone, which sends the engine's own answers.

use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

use super::emr::{Emr, bare_cluster, request, step};
use super::http::Connection;
use super::report::Row;
use super::servers::Server;
use super::{Bench, bare};

/// Connections that ask at the same time.
const CONNECTIONS: [usize; 3] = [1, 16, 256];
/// Clusters that exist when the reads are measured: one page of ListClusters.
const CLUSTERS: usize = 50;
/// Most requests that one connection writes: EMR takes 256 active steps per cluster.
const MOST_WRITES: usize = 200;
/// Requests that all connections write together, unless each had fewer than this many.
const WRITES: usize = 3200;

/// When a connection stops.
#[derive(Clone, Copy)]
enum Until {
    Passed(Duration),
    Requests(usize),
}

/// Measures each operation at each number of connections.
pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let server = Server::engine(bench, &bench.folder.join("api"))?;
    let moto = Server::moto(bench)?;
    let mut engine = Target::new(&server)?;
    let mut moto = Target::new(&moto)?;
    let seconds = Duration::from_secs(if bench.quick { 1 } else { 5 });
    let rounds = bench.samples(3, 1);
    let mut rows = Vec::new();
    for connections in CONNECTIONS {
        let writes = bench.samples((WRITES / connections).min(MOST_WRITES), 10);
        for operation in [
            "DescribeCluster",
            "ListClusters",
            "AddJobFlowSteps",
            "RunJobFlow",
        ] {
            let (until, budget) = match operation {
                "DescribeCluster" | "ListClusters" => (Until::Passed(seconds), "≥ 50×"),
                _ => (Until::Requests(writes), "≥ 20×"),
            };
            let name = format!("{operation}, {connections} connection(s)");
            let mut row = Row::new(&name, "requests/s")
                .against("moto_server")
                .budget(budget);
            for _ in 0..rounds {
                row.ours.push(engine.rate(operation, connections, until)?);
                row.peer.push(moto.rate(operation, connections, until)?);
            }
            rows.push(row);
        }
    }
    for operation in ["DescribeCluster", "ListClusters"] {
        let input = engine.input(operation);
        let body = bare::answer_of(&server, operation, &input)?;
        let bare = bare::start(&bench.folder.join("bare"), &body)?;
        for connections in CONNECTIONS {
            let name = format!("{operation}, {connections} connection(s)");
            let mut row = Row::new(&name, "requests/s")
                .against("bare hyper")
                .budget("≥ 0.6×");
            let inputs = vec![input.clone(); connections];
            let until = Until::Passed(seconds);
            for _ in 0..rounds {
                row.ours
                    .push(load(&server.address, operation, &inputs, until)?);
                row.peer
                    .push(load(&bare.address, operation, &inputs, until)?);
            }
            rows.push(row);
        }
    }
    Ok(rows)
}

/// A server with a page of clusters.
struct Target {
    address: String,
    client: Emr,
    cluster: String,
}

impl Target {
    fn new(server: &Server) -> Result<Self> {
        let mut client = server.client();
        let mut clusters = Vec::new();
        for _ in 0..CLUSTERS {
            clusters.push(client.run_job_flow(&bare_cluster("api"))?);
        }
        let Some(cluster) = clusters.pop() else {
            bail!("no cluster was made")
        };
        for other in clusters.iter().chain([&cluster]) {
            client.wait_for_cluster(other)?;
        }
        Ok(Self {
            address: server.address.clone(),
            client,
            cluster,
        })
    }

    /// What a read asks for.
    fn input(&self, operation: &str) -> Value {
        match operation {
            "DescribeCluster" => json!({ "ClusterId": self.cluster }),
            _ => json!({}),
        }
    }

    /// Requests per second of all connections together.
    fn rate(&mut self, operation: &str, connections: usize, until: Until) -> Result<f64> {
        match operation {
            "DescribeCluster" | "ListClusters" => load(
                &self.address,
                operation,
                &vec![self.input(operation); connections],
                until,
            ),
            "RunJobFlow" => self.run_job_flows(connections, until),
            _ => self.add_steps(connections, until),
        }
    }

    /// The new clusters are ended afterwards, so that later measurements see an idle server.
    fn run_job_flows(&mut self, connections: usize, until: Until) -> Result<f64> {
        let input = bare_cluster("measured");
        let rate = load(
            &self.address,
            "RunJobFlow",
            &vec![input; connections],
            until,
        )?;
        let open = json!({ "ClusterStates": ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"] });
        loop {
            let output = self.client.call("ListClusters", &open)?;
            let clusters = output
                .pointer("/Clusters")
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default();
            let measured = clusters
                .iter()
                .filter(|cluster| cluster.get("Name") == Some(&json!("measured")));
            let ids: Vec<String> = measured
                .filter_map(|cluster| Some(cluster.get("Id")?.as_str()?.to_owned()))
                .collect();
            if ids.is_empty() {
                return Ok(rate);
            }
            self.client.terminate(&ids)?;
        }
    }

    /// Each connection adds steps to a cluster of its own whose first step does not end, so that it is the
    /// request that is measured and not the steps.
    fn add_steps(&mut self, connections: usize, until: Until) -> Result<f64> {
        let mut clusters = Vec::new();
        for _ in 0..connections {
            let cluster = self.client.run_job_flow(&bare_cluster("steps"))?;
            self.client.wait_for_cluster(&cluster)?;
            self.client
                .add_step(&cluster, &step("blocks", &["sleep", "3600"]))?;
            clusters.push(cluster);
        }
        let input =
            |cluster| json!({ "JobFlowId": cluster, "Steps": [step("pending", &["true"])] });
        let inputs: Vec<Value> = clusters.iter().map(input).collect();
        let rate = load(&self.address, "AddJobFlowSteps", &inputs, until);
        self.client.terminate(&clusters)?;
        rate
    }
}

/// Requests per second of one connection for each input.
fn load(address: &str, operation: &str, inputs: &[Value], until: Until) -> Result<f64> {
    let begun = Instant::now();
    let counts = std::thread::scope(|scope| {
        let threads: Vec<_> = inputs
            .iter()
            .map(|input| {
                let bytes = request(address, operation, input);
                scope.spawn(move || ask(address, &bytes, until))
            })
            .collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, Result<u32>>| {
            thread
                .join()
                .unwrap_or_else(|_| bail!("a connection's thread panicked"))
        };
        threads.into_iter().map(join).collect::<Result<Vec<u32>>>()
    })?;
    Ok(f64::from(counts.iter().sum::<u32>()) / begun.elapsed().as_secs_f64())
}

/// Sends the same request on one connection until it is time, and counts the answers.
fn ask(address: &str, request: &[u8], until: Until) -> Result<u32> {
    let mut connection = Connection::new(address);
    let begun = Instant::now();
    let mut count = 0;
    loop {
        let done = match until {
            Until::Passed(time) => begun.elapsed() >= time,
            Until::Requests(requests) => count as usize >= requests,
        };
        if done {
            return Ok(count);
        }
        let response = connection.exchange(request)?;
        ensure!(
            response.status == 200,
            "refused: {}",
            String::from_utf8_lossy(&response.body)
        );
        count += 1;
    }
}

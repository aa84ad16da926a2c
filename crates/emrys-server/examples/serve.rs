#![allow(missing_docs, clippy::all, clippy::unwrap_used, clippy::print_stdout)]
use std::sync::Arc;
use emrys_protocol::*;
use emrys_server::*;
struct E; impl EngineApi for E {}
struct A;
#[async_trait::async_trait]
impl EmrApi for A {
    async fn describe_cluster(&self, i: types::DescribeClusterInput) -> Result<types::DescribeClusterOutput, ApiError> {
        Ok(types::DescribeClusterOutput { cluster: Some(types::Cluster { id: i.cluster_id, ..Default::default() }) })
    }
    async fn list_clusters(&self, _i: types::ListClustersInput) -> Result<types::ListClustersOutput, ApiError> {
        Ok(types::ListClustersOutput { clusters: Some(vec![]), ..Default::default() })
    }
}
#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    let credentials = args.get(3).map(|s| Credentials { access_key_id: "AKID".into(), secret_access_key: s.as_str().into() });
    let server = Server::bind(Options { address: args[1].parse().unwrap(), credentials, allow_hosts: vec![], token: "t".into() }).await.unwrap();
    let buckets = emrys_local::buckets::Buckets::open(args[2].clone().into()).unwrap();
    println!("{}", server.address());
    server.run(Services::new(Arc::new(A), Arc::new(E)).with_s3(buckets), async { drop(tokio::signal::ctrl_c().await) }).await;
}

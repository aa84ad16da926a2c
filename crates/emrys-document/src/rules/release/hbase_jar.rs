// SPDX-License-Identifier: Apache-2.0
//! `${hBaseJarPath}` has a value: the cluster has an AMI version, of whose time such a JAR is, and names it.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Cluster;
use crate::project::Project;
use crate::reference::Reference;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for reference in &project.references {
        let cluster = match reference.path.thing() {
            Some(("clusters", name)) => project.clusters.get(name),
            Some(("job_flows", name)) => {
                let job_flow = project.job_flows.get(name);
                job_flow.and_then(|job_flow| project.cluster_of(job_flow))
            }
            // Steps alone: their cluster is not known here.
            _ => None,
        };
        let has_jar = |cluster: &Cluster| cluster.hbase().is_some_and(|hbase| hbase.jar.is_some());
        if reference.value == Reference::HbaseJar && cluster.is_some_and(|it| !has_jar(it)) {
            let message = "the placeholder `hBaseJarPath` has no value: it is the JAR of HBase that a cluster with an AMI version names";
            diagnostics.push(reference.diagnostic(Code::UnresolvedPlaceholder, message).help(
                "name it as `jar` of `hbase` in the cluster's `config`, or give it with `--set hBaseJarPath=…`",
            ));
        }
    }
}

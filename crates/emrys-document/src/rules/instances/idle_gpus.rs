// SPDX-License-Identifier: Apache-2.0
//! Nothing uses GPUs unless something is set up for it (Release Guide, RAPIDS accelerator).

use emrys_catalog::instance_types::InstanceType;
use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Cluster;
use crate::project::Project;
use crate::rules::{pools, settings};

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let pools = pools::of(cluster);
        let kinds = pools.iter().flat_map(|pool| &pool.kinds);
        let with_gpus = kinds.filter(|kind| kind.facts().is_some_and(InstanceType::has_gpus));
        for kind in with_gpus.filter(|kind| kind.custom_ami_id.is_none()) {
            if may_use_gpus(cluster) {
                break;
            }
            let name = kind.instance_type;
            let message = format!(
                "`{}` has GPUs, and nothing in the cluster uses them",
                **name
            );
            let diagnostic = name.diagnostic(Code::IdleGpus, message);
            diagnostics.push(diagnostic.help(
                "set the RAPIDS accelerator up, `enableSparkRapids` in the classification `spark`, or use instances without GPUs",
            ));
        }
    }
}

/// Whether anything is there that may use GPUs. Bootstrap actions and images may install what we know nothing of.
fn may_use_gpus(cluster: &Cluster) -> bool {
    !cluster.bootstrap_action.is_empty()
        || cluster.custom_ami_id.is_some()
        || ["TensorFlow", "MXNet"]
            .iter()
            .any(|name| cluster.has_application(name))
        || settings::mentions(cluster, "rapids")
        || settings::mentions(cluster, "gpu")
}

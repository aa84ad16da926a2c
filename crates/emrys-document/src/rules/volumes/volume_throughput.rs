// SPDX-License-Identifier: Apache-2.0
//! Throughput is for `gp3`, within limits and in proportion to the IOPS (API reference, VolumeSpecification; EBS User Guide,
//! volume types).

use emrys_catalog::volumes;
use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::EbsVolume;
use crate::project::Project;
use crate::rules::pools;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        for pool in pools::of(cluster) {
            diagnostics.extend(pool.volumes().filter_map(problem));
        }
    }
}

fn problem(volume: &EbsVolume) -> Option<Diagnostic> {
    let throughput = volume.throughput.as_ref()?;
    let known = volumes::find(&volume.volume_type)?;
    let Some(limits) = &known.throughput else {
        let message = format!(
            "the throughput of `{}` volumes cannot be chosen",
            known.name
        );
        let diagnostic = throughput.diagnostic(Code::VolumeThroughput, message);
        return Some(diagnostic.help("remove `throughput`, or use `gp3`"));
    };
    let (first, last) = (*limits.range.start(), *limits.range.end());
    if !limits.range.contains(&**throughput) {
        let message = format!(
            "`{}` volumes have {first} to {last} MiB a second, not `{}`",
            known.name, **throughput
        );
        return Some(throughput.diagnostic(Code::VolumeThroughput, message));
    }
    let included = *known.iops.as_ref()?.range.start();
    let iops = volume.iops.as_deref().copied().unwrap_or(included);
    if f64::from(**throughput) <= f64::from(iops) * limits.per_iops {
        return None;
    }
    let message = format!("`{}` MiB a second need more than {iops} IOPS", **throughput);
    let needed = (f64::from(**throughput) / limits.per_iops).ceil();
    let diagnostic = throughput.diagnostic(Code::VolumeThroughput, message);
    Some(diagnostic.help(format!("add `iops: {needed}`")))
}

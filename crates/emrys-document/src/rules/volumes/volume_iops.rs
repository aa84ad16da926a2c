// SPDX-License-Identifier: Apache-2.0
//! IOPS are for the types that let them be chosen, within limits and in proportion to the size (EBS User Guide, volume
//! types).

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
    let known = volumes::find(&volume.volume_type)?;
    let Some(iops) = &volume.iops else {
        let required = known.iops.as_ref().filter(|limits| limits.required)?;
        let message = format!("`{}` volumes have to say their IOPS", known.name);
        let diagnostic = volume.volume_type.diagnostic(Code::VolumeIops, message);
        let most = volume.size.saturating_mul(required.per_gib);
        let (first, last) = (required.range.start(), most.min(*required.range.end()));
        return Some(diagnostic.help(format!("add `iops`, from {first} to {last}")));
    };
    let Some(limits) = &known.iops else {
        let message = format!("the IOPS of `{}` volumes cannot be chosen", known.name);
        let diagnostic = iops.diagnostic(Code::VolumeIops, message);
        return Some(diagnostic.help("remove `iops`, or use `gp3`"));
    };
    let most = volume.size.saturating_mul(limits.per_gib);
    let (first, last) = (*limits.range.start(), *limits.range.end());
    // What a volume comes with is not in proportion to its size.
    if (first..=last).contains(&**iops) && (**iops <= most || **iops == first) {
        return None;
    }
    let message = format!(
        "`{}` volumes of {} GiB have {first} to {} IOPS, not `{}`",
        known.name,
        *volume.size,
        most.clamp(first, last),
        **iops
    );
    Some(iops.diagnostic(Code::VolumeIops, message))
}

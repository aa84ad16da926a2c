// SPDX-License-Identifier: Apache-2.0
//! The root volume's limits (Management Guide, customizing the root device volume).

use emrys_catalog::volumes::{
    LARGEST_ROOT, ROOT_IOPS, ROOT_IOPS_PER_GIB, ROOT_IOPS_SINCE, ROOT_THROUGHPUT,
    ROOT_THROUGHPUT_PER_IOPS, smallest_root,
};
use emrys_diagnostics::{Code, Diagnostic};
use emrys_model::release_label::ReleaseLabel;

use crate::elements::Cluster;
use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let Some(label) = cluster.release_label() else {
            continue;
        };
        let found = [
            size(cluster, label),
            iops(cluster, label),
            throughput(cluster, label),
        ];
        diagnostics.extend(found.into_iter().flatten());
    }
}

fn size(cluster: &Cluster, label: &Spanned<ReleaseLabel>) -> Option<Diagnostic> {
    let size = cluster.ebs_root_volume_size.as_ref()?;
    let smallest = smallest_root(**label);
    if (smallest..=LARGEST_ROOT).contains(&**size) {
        return None;
    }
    let message = format!(
        "the root volume has {smallest} to {LARGEST_ROOT} GiB in {}, not `{}`",
        **label, **size
    );
    let diagnostic = size.diagnostic(Code::RootVolume, message);
    Some(diagnostic.help("add volumes by `ebs_config` for more"))
}

fn iops(cluster: &Cluster, label: &Spanned<ReleaseLabel>) -> Option<Diagnostic> {
    let iops = cluster.ebs_root_volume_iops.as_ref()?;
    let size = cluster.ebs_root_volume_size.as_deref().copied();
    let size = size.unwrap_or_else(|| smallest_root(**label));
    let most = size.saturating_mul(ROOT_IOPS_PER_GIB);
    if **label < ROOT_IOPS_SINCE {
        return Some(too_early(iops, label, "IOPS"));
    }
    if ROOT_IOPS.contains(&**iops) && **iops <= most {
        return None;
    }
    let message = format!(
        "a root volume of {size} GiB has {} to {} IOPS, not `{}`",
        ROOT_IOPS.start(),
        most.min(*ROOT_IOPS.end()),
        **iops
    );
    Some(iops.diagnostic(Code::RootVolume, message))
}

fn throughput(cluster: &Cluster, label: &Spanned<ReleaseLabel>) -> Option<Diagnostic> {
    let throughput = cluster.ebs_root_volume_throughput.as_ref()?;
    if **label < ROOT_IOPS_SINCE {
        return Some(too_early(throughput, label, "throughput"));
    }
    let iops = cluster.ebs_root_volume_iops.as_deref().copied();
    let iops = iops.unwrap_or(*ROOT_IOPS.start());
    let fits = f64::from(**throughput) <= f64::from(iops) * ROOT_THROUGHPUT_PER_IOPS;
    if ROOT_THROUGHPUT.contains(&**throughput) && fits {
        return None;
    }
    let message = format!(
        "a root volume of {iops} IOPS has {} to {} MiB a second, not `{}`",
        ROOT_THROUGHPUT.start(),
        (f64::from(iops) * ROOT_THROUGHPUT_PER_IOPS).min(f64::from(*ROOT_THROUGHPUT.end())),
        **throughput
    );
    Some(throughput.diagnostic(Code::RootVolume, message))
}

fn too_early(value: &Spanned<i32>, label: &Spanned<ReleaseLabel>, what: &str) -> Diagnostic {
    let message = format!(
        "{} does not let the {what} of the root volume be chosen",
        **label
    );
    let diagnostic = value.diagnostic(Code::RootVolume, message);
    diagnostic
        .related(label.span.first_line(), "the release")
        .help(format!("use {ROOT_IOPS_SINCE} or a later release"))
}

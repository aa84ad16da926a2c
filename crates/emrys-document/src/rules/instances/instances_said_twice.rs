// SPDX-License-Identifier: Apache-2.0
//! A cluster describes its instances by groups, by fleets, or by one type for all but the primary one; RunJobFlow refuses
//! two of these at once. Its task instances it describes as one group or as several.

use emrys_diagnostics::{Code, Diagnostic};

use crate::elements::Instances;
use crate::project::Project;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for cluster in project.all_clusters() {
        let instances = &cluster.instances;
        diagnostics.extend(two_ways(instances));
        diagnostics.extend(two_task_keys(instances));
        if let Some((key, span)) = instances.uniform()
            && cluster.release_label().is_some()
            && instances.master_instance_type.is_none()
            && instances.groups().next().is_none()
            && instances.fleets().next().is_none()
        {
            let message = format!("`{key}` needs the key `master_instance_type` beside it");
            diagnostics.push(Diagnostic::new(Code::MissingKey, message).at(span));
        }
    }
}

fn two_ways(instances: &Instances) -> Option<Diagnostic> {
    let group = instances.groups().next();
    let group = group.map(|(_, group)| (group.span.first_line(), "an instance group"));
    let fleet = instances.fleets().next();
    let fleet = fleet.map(|(_, fleet)| (fleet.span.first_line(), "an instance fleet"));
    let uniform = instances.uniform();
    let (message, (span, what), (other, of_other)) = match (uniform, group, fleet) {
        (Some((key, span)), Some(group), _) => (
            format!("a cluster takes instance groups or `{key}`, not both"),
            (span, "instances without groups"),
            group,
        ),
        (Some((key, span)), None, Some(fleet)) => (
            format!("a cluster takes instance fleets or `{key}`, not both"),
            (span, "instances without fleets"),
            fleet,
        ),
        (None, Some(group), Some(fleet)) => (
            "a cluster takes instance groups or instance fleets, not both".to_owned(),
            fleet,
            group,
        ),
        _ => return None,
    };
    let diagnostic = Diagnostic::new(Code::ExactlyOneOf, message);
    Some(diagnostic.labelled(span, what).related(other, of_other))
}

fn two_task_keys(instances: &Instances) -> Option<Diagnostic> {
    let one = instances.task_instance_group.as_ref()?;
    let several = instances.task_instance_groups.first()?;
    let message = "a cluster takes `task_instance_group` or `task_instance_groups`, not both";
    let diagnostic = one.diagnostic(Code::ExactlyOneOf, message);
    Some(diagnostic.related(several.span.first_line(), "a group of several"))
}

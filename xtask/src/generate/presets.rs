// SPDX-License-Identifier: Apache-2.0
//! `docs/presets.md`: the helpers and workloads of documents, as their tables have them.

use std::fmt::Write as _;

use emrys_document::presets::{
    EBS_PRESETS, Fixed, HELPERS, Helper, HelperOption, Metric, Property, ScaleOn, ScalingRule,
    WORKLOADS, Workload, scaling_rules,
};

const TOP: &str = "<!-- Written by `cargo xtask generate`: do not edit. -->
# Helpers and workloads

What the [helpers](documents.md#helpers) and [workloads](documents.md#workloads) of clusters set, and what the words of
auto-scaling policies and volumes stand for. Every helper takes `additional_properties` as well, which win over its options.
";

/// The page.
pub(super) fn page() -> String {
    let mut page = TOP.to_owned();
    for helper in HELPERS {
        page.push_str(&section(helper));
    }
    page.push_str("\n## Workloads\n");
    for workload in WORKLOADS {
        page.push_str(&workload_section(workload));
    }
    page.push_str(&scaling());
    page.push_str(&volumes());
    page
}

fn scaling() -> String {
    let mut section = "
## `scale_on`

What each word of `scale_on` in an auto-scaling policy stands for. The options of a mapping are `metric`,
`scale_out_threshold`, `scale_in_threshold`, `scale_out_by`, `scale_in_by`, `scale_out_cool_down` and `scale_in_cool_down`.
Beside `yarn_memory`, `containers_pending` has no rule by which the group shrinks: it would be the same one.

| metric | rule | when, in periods of five minutes | then |
|---|---|---|---|
"
    .to_owned();
    for metric in [
        Metric::YarnMemory,
        Metric::ContainersPending,
        Metric::HdfsUtilization,
    ] {
        for rule in scaling_rules(&[ScaleOn::from(metric)]) {
            let _ = writeln!(section, "| `{}` | {}", metric.as_str(), scaling_rule(&rule));
        }
    }
    section
}

fn scaling_rule(rule: &ScalingRule) -> String {
    let operator = if rule.is_upwards { "above" } else { "below" };
    format!(
        "`{}`: {} | `{}` {operator} {} for {} | {:+}, and nothing for {} seconds |",
        rule.name,
        rule.description,
        rule.metric,
        rule.threshold,
        rule.evaluation_periods,
        rule.scaling_adjustment,
        rule.cool_down
    )
}

fn volumes() -> String {
    let mut section = "
## `ebs_config`

The volumes that a name stands for. EMR takes no `io2`, which `high_iops` is in Pangea.

| name | for | type | GiB | IOPS | for each instance |
|---|---|---|---|---|---|
"
    .to_owned();
    for preset in EBS_PRESETS {
        let iops = preset.iops.map(|iops| iops.to_string());
        let _ = writeln!(
            section,
            "| `{}` | {} | `{}` | {} | {} | {} |",
            preset.name,
            preset.about,
            preset.volume_type,
            preset.size,
            iops.unwrap_or_default(),
            preset.volumes_per_instance
        );
    }
    section
}

fn section(helper: &Helper) -> String {
    let additional = place(
        helper.additional.classification,
        helper.additional.is_exported,
    );
    let mut section = format!(
        "\n## `{}`\n\nSets {}. `additional_properties` are properties of {additional}.\n",
        helper.key, helper.about
    );
    if !helper.always.is_empty() {
        section.push_str("\n| always set | to | unless there is |\n|---|---|---|\n");
        for fixed in helper.always {
            let unless = fixed.unless.map(|option| format!("`{option}`"));
            let _ = writeln!(
                section,
                "| {} | `{}` | {} |",
                property(&fixed.property),
                fixed.value,
                unless.unwrap_or_default()
            );
        }
    }
    section.push_str("\n| option | takes | default | sets | |\n|---|---|---|---|---|\n");
    for option in helper.options {
        let default = option.default.map(|default| format!("`{default}`"));
        let _ = writeln!(
            section,
            "| `{}` | {} | {} | {} | {} |",
            option.key,
            option.kind.expected(),
            default.unwrap_or_default(),
            sets(option),
            option.about
        );
    }
    section
}

fn workload_section(workload: &Workload) -> String {
    let applications = workload.applications.join(", ");
    let mut section = format!(
        "\n### `{}`\n\n{} Installs {applications}.\n\n| helper | options | additional properties |\n|---|---|---|\n",
        workload.name, workload.about
    );
    for used in workload.helpers {
        let _ = writeln!(
            section,
            "| `{}` | {} | {} |",
            used.helper.key,
            pairs(used.options),
            pairs(used.additional_properties)
        );
    }
    section
}

fn sets(option: &HelperOption) -> String {
    let own = option.sets.iter().map(property);
    let fetched = option.fetched.iter().map(property);
    let fetched = fetched.map(|name| format!("of a secret's ARN {name}"));
    let implied = option.implies.iter().map(
        |Fixed {
             property: of,
             value,
             ..
         }| format!("{} = `{value}`", property(of)),
    );
    own.chain(fetched)
        .chain(implied)
        .collect::<Vec<_>>()
        .join(", ")
}

fn property(property: &Property) -> String {
    let of = place(property.place.classification, property.place.is_exported);
    format!("`{}` of {of}", property.name)
}

fn place(classification: &str, is_exported: bool) -> String {
    if is_exported {
        format!("`export` in `{classification}`")
    } else {
        format!("`{classification}`")
    }
}

fn pairs(pairs: &[(&str, &str)]) -> String {
    let pairs = pairs.iter().map(|(key, value)| format!("`{key}: {value}`"));
    pairs.collect::<Vec<_>>().join(", ")
}

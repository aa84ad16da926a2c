// SPDX-License-Identifier: Apache-2.0
//! `docs/presets.md`: the helpers and workloads of documents, as their tables have them.

use std::fmt::Write as _;

use emrys_document::presets::{
    Fixed, HELPERS, Helper, HelperOption, Property, WORKLOADS, Workload,
};

const TOP: &str = "<!-- Written by `cargo xtask generate`: do not edit. -->
# Helpers and workloads

What the [helpers](documents.md#helpers) and [workloads](documents.md#workloads) of clusters set. Every helper takes
`additional_properties` as well, which win over its options.
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
    page
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
    let implied = option.implies.iter().map(
        |Fixed {
             property: of,
             value,
             ..
         }| format!("{} = `{value}`", property(of)),
    );
    own.chain(implied).collect::<Vec<_>>().join(", ")
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

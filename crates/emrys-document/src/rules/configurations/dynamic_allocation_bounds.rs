// SPDX-License-Identifier: Apache-2.0
//! The least number of executors is not above the most, and the first is between them.

use emrys_diagnostics::{Code, Diagnostic};

use crate::rules::layers::{Layer, SPARK};

pub(super) fn check(layer: &Layer<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let number =
        |name: &str| layer.number(SPARK, &format!("spark.dynamicAllocation.{name}Executors"));
    let pairs = [("min", "max"), ("min", "initial"), ("initial", "max")];
    for (lower, upper) in pairs {
        let (Some((least, low)), Some((most, high))) = (number(lower), number(upper)) else {
            continue;
        };
        if least <= most {
            continue;
        }
        let message = format!(
            "`{}` is {least}, which is above `{}`",
            **low.name, **high.name
        );
        let diagnostic = low.value.diagnostic(Code::DynamicAllocationBounds, message);
        diagnostics.push(diagnostic.related(high.value.span.first_line(), "the upper one"));
    }
}

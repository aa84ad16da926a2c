// SPDX-License-Identifier: Apache-2.0
//! Whether something is encrypted, and how, agree.

use emrys_diagnostics::{Code, Diagnostic};

use crate::project::Project;
use crate::spanned::Spanned;

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    for (_, configuration) in project.security_configurations.iter() {
        let Some(own) = &configuration.encryption_configuration else {
            continue;
        };
        let at_rest = own.at_rest_encryption_configuration.is_some();
        let in_transit = own.in_transit_encryption_configuration.is_some();
        let switches = [
            (&own.enable_at_rest_encryption, at_rest, "at_rest"),
            (&own.enable_in_transit_encryption, in_transit, "in_transit"),
        ];
        diagnostics.extend(
            switches
                .into_iter()
                .filter_map(|(switch, has, name)| problem(switch.as_ref()?, has, name)),
        );
    }
}

fn problem(switch: &Spanned<bool>, is_configured: bool, name: &str) -> Option<Diagnostic> {
    let key = format!("{name}_encryption_configuration");
    let message = match (**switch, is_configured) {
        (true, false) => format!("this needs `{key}`, which says how"),
        (false, true) => format!("`{key}` is not used: it is switched off here"),
        _ => return None,
    };
    Some(switch.diagnostic(Code::UnusedEncryption, message))
}

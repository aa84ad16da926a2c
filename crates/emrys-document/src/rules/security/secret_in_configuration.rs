// SPDX-License-Identifier: Apache-2.0
//! No secret is written into what a cluster is made from: not into a property or the URL in it, not into Kerberos attributes, not
//! into `additional_info`.

use emrys_diagnostics::{Code, Diagnostic};
use serde_json::Value;

use super::plain_text::{is_plain, is_secret, member, parameter_of_url};
use crate::elements::Cluster;
use crate::project::Project;
use crate::rules::layers::{self, SECRET, Setting};

/// What a document has in place of a secret.
const REFERENCE: &str = "write a reference to it, `${ssm:…}` or `${secret:…}`, and change the one that was written down";

pub(super) fn check(project: &Project, diagnostics: &mut Vec<Diagnostic>) {
    layers::each(project, |setting| diagnostics.extend(of_setting(setting)));
    for cluster in project.all_clusters() {
        diagnostics.extend(of_kerberos(cluster));
        diagnostics.extend(of_additional_info(cluster));
    }
}

fn of_setting(setting: &Setting<'_>) -> Option<Diagnostic> {
    let name = setting.name.as_str();
    let value = setting.value.value;
    if name.starts_with(SECRET) {
        return None;
    }
    let message = if is_secret(name) && is_plain(value) {
        format!("everybody who may describe the cluster sees the value of `{name}`")
    } else {
        let parameter = parameter_of_url(value)?;
        format!(
            "everybody who may describe the cluster sees the `{parameter}` in the URL of `{name}`"
        )
    };
    let diagnostic = setting
        .name
        .diagnostic(Code::SecretInConfiguration, message);
    Some(diagnostic.help(format!(
        "write `{SECRET}{name}` and the ARN of a secret of Secrets Manager, which EMR fetches"
    )))
}

/// Passwords that stand in the document.
fn of_kerberos(cluster: &Cluster) -> impl Iterator<Item = Diagnostic> {
    let attributes = cluster.kerberos_attributes.iter();
    let passwords = attributes.flat_map(|attributes| attributes.passwords());
    // A placeholder's value may come from elsewhere.
    let written = passwords.filter(|(_, password)| {
        password.is_in_clear()
            && !password.reveal().is_empty()
            && !password.reveal().contains("${")
            && !password.span.text().contains("${")
    });
    written.map(|(key, password)| {
        let message = format!("everybody who sees the document sees the `{key}`");
        let diagnostic = password.diagnostic(Code::SecretInConfiguration, message);
        diagnostic.help(REFERENCE)
    })
}

fn of_additional_info(cluster: &Cluster) -> Option<Diagnostic> {
    let text = cluster.additional_info.as_ref()?;
    let value: Value = serde_json::from_str(text).ok()?;
    let name = member(&value)?;
    let message = format!("everybody who sees the document sees the `{name}` in `additional_info`");
    let diagnostic = text.diagnostic(Code::SecretInConfiguration, message);
    Some(diagnostic.help(REFERENCE))
}

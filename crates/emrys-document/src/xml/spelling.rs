// SPDX-License-Identifier: Apache-2.0
//! What to say of elements that are not where they belong, or nowhere.

use emrys_diagnostics::{Code, Diagnostic, suggest};

use super::format::{Element, NAMESPACE, ROOTS};
use super::markup::{self, Name};

/// An element that a document cannot begin with.
pub(super) fn unknown_root(name: &Name) -> Diagnostic {
    let written = name.span.text();
    let message = format!("a document does not begin with `{written}`");
    let roots: Vec<&str> = ROOTS.iter().map(|root| root.name).collect();
    let help = suggest::did_you_mean(&name.local, roots.iter().copied())
        .unwrap_or_else(|| format!("it begins with one of {}", list(&roots)));
    Diagnostic::new(Code::UnsupportedXml, message)
        .at(name.span.clone())
        .help(help)
}

/// An element of no namespace, or of another one.
pub(super) fn foreign(name: &Name) -> Diagnostic {
    let written = name.span.text();
    let message = match &name.namespace {
        None => format!("the element `{written}` is in no namespace"),
        Some(namespace) => format!("the element `{written}` is in the namespace `{namespace}`"),
    };
    let prefix = written
        .strip_suffix(&name.local)
        .and_then(|prefix| prefix.strip_suffix(':'));
    let declaration = prefix.map_or("xmlns".to_owned(), |prefix| format!("xmlns:{prefix}"));
    Diagnostic::new(Code::UnsupportedXml, message)
        .at(name.span.clone())
        .help(format!("write `<{written} {declaration}=\"{NAMESPACE}\">`"))
}

/// An element that means nothing in another.
pub(super) fn unknown_element(found: &markup::Element, parent: &Element) -> Diagnostic {
    let name = &found.name;
    let written = name.span.text();
    let known: Vec<&str> = parent
        .children()
        .iter()
        .filter(|child| child.is_element())
        .map(|child| child.name)
        .collect();
    if known.contains(&name.local.as_str()) {
        // It would be right in our namespace.
        return foreign(name);
    }
    let message = format!("unknown element `{written}` in `{}`", parent.name);
    let help = suggest::did_you_mean(&name.local, known.iter().copied())
        .or_else(|| {
            let mut places = Vec::new();
            parents(&name.local, ROOTS, &mut places);
            match places.is_empty() {
                true => None,
                false => Some(format!("`{}` belongs in {}", name.local, list(&places))),
            }
        })
        .unwrap_or_else(|| match known.is_empty() {
            true => format!("`{}` has no elements in it", parent.name),
            false => format!("`{}` takes {}", parent.name, list(&known)),
        });
    Diagnostic::new(Code::UnknownKey, message)
        .at(name.span.clone())
        .help(help)
}

/// The elements in which an element of that name may stand.
fn parents(name: &str, elements: &'static [Element], places: &mut Vec<&'static str>) {
    for element in elements {
        let children = element.children();
        let takes = children
            .iter()
            .any(|child| child.is_element() && child.name == name);
        if takes && !places.contains(&element.name) {
            places.push(element.name);
        }
        parents(name, children, places);
    }
}

pub(super) fn list(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

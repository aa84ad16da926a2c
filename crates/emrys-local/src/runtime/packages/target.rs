// SPDX-License-Identifier: Apache-2.0
//! What packages are packed for: a Python, a processor and a C library.

use std::fmt;

use emrys_catalog::instance_types::Architecture;

use crate::runtime::python::Python;

/// The last number of a node's Python. AWS does not publish it, nodes have at least this one, and many packages refuse
/// the first of a line (`Requires-Python: >=3.7.1`).
const PATCH: u32 = 4;

/// Where packages are going to be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// On this machine, by this Python.
    Here(Python),
    /// On the nodes of an EMR release.
    Node(Node),
}

/// A node of EMR's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// The number after `3.` of its Python.
    pub python_minor: u32,
    /// Its processor.
    pub architecture: Architecture,
    /// The number after `2.` of its glibc.
    pub glibc_minor: u32,
}

impl Target {
    /// The Python's language version: `3.11`.
    pub(super) fn python(&self) -> String {
        match self {
            Self::Here(python) => python.language_version(),
            Self::Node(node) => format!("3.{}", node.python_minor),
        }
    }

    /// Tells it apart from others that packages may be packed for in the same cache.
    pub(super) fn identity(&self) -> String {
        match self {
            Self::Here(python) => {
                let (system, processor) = (std::env::consts::OS, std::env::consts::ARCH);
                format!("{}-{system}-{processor}", python.language_version())
            }
            Self::Node(node) => format!(
                "3.{}-glibc-2.{}-{}",
                node.python_minor,
                node.glibc_minor,
                node.processor()
            ),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Here(python) => write!(
                formatter,
                "the Python {} of this machine",
                python.language_version()
            ),
            Self::Node(node) => write!(
                formatter,
                "Python 3.{} on {} with glibc 2.{}",
                node.python_minor,
                node.processor(),
                node.glibc_minor
            ),
        }
    }
}

impl Node {
    fn full_version(&self) -> String {
        format!("3.{}.{PATCH}", self.python_minor)
    }

    fn processor(&self) -> &'static str {
        match self.architecture {
            Architecture::X86 => "x86_64",
            Architecture::Arm => "aarch64",
        }
    }

    /// pip's options for it. pip takes each platform as it is named, so every glibc that its own can stand for is (PEP
    /// 600), and the names from before.
    pub(super) fn options(&self) -> Vec<String> {
        let processor = self.processor();
        let oldest = match self.architecture {
            Architecture::X86 => 5,
            Architecture::Arm => 17,
        };
        let platforms = (oldest..=self.glibc_minor)
            .rev()
            .map(|minor| format!("manylinux_2_{minor}_{processor}"))
            .chain([
                format!("manylinux2014_{processor}"),
                format!("linux_{processor}"),
            ]);
        let mut options: Vec<String> = platforms
            .flat_map(|platform| ["--platform".to_owned(), platform])
            .collect();
        options.extend(["--implementation", "cp", "--python-version"].map(str::to_owned));
        options.push(self.full_version());
        options
    }

    /// What environment markers mean on it (PEP 508).
    pub(super) fn markers(&self) -> serde_json::Value {
        serde_json::json!({
            "implementation_name": "cpython",
            "implementation_version": self.full_version(),
            "os_name": "posix",
            "platform_machine": self.processor(),
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": "Linux",
            "platform_version": "",
            "python_full_version": self.full_version(),
            "python_version": format!("3.{}", self.python_minor),
            "sys_platform": "linux",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Architecture, Node};

    #[test]
    fn a_node_takes_wheels_for_its_glibc_and_older_ones() {
        let node = Node {
            python_minor: 9,
            architecture: Architecture::Arm,
            glibc_minor: 26,
        };
        let options = node.options().join(" ");
        assert!(
            options.starts_with(
                "--platform manylinux_2_26_aarch64 --platform manylinux_2_25_aarch64 "
            ),
            "{options}"
        );
        assert!(!options.contains("manylinux_2_28") && !options.contains("manylinux_2_16"));
        assert!(options.ends_with("--implementation cp --python-version 3.9.4"));
    }
}

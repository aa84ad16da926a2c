// SPDX-License-Identifier: Apache-2.0
//! Why packages could not be packed.

use std::io;

use crate::runtime::RuntimeError;

/// Why packages could not be packed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// Ask for a version that has a wheel for the target, or build that wheel and name its file.
    #[error("pip found no wheel of `{requirement}` for {target}; {others}")]
    NoWheel {
        /// The requirement, as pip understood it.
        requirement: String,
        /// What it was wanted for.
        target: String,
        /// The versions that have one.
        others: String,
    },
    /// Loosen one of the requirements that are named.
    #[error("the requirements contradict each other: {conflict}")]
    Conflict {
        /// Who asks for what.
        conflict: String,
    },
    /// Read pip's message: mostly a mistake in the requirements file, or the index that is configured for pip.
    #[error("pip could not fetch the packages: {message}")]
    Pip {
        /// The last error that pip printed.
        message: String,
    },
    /// Pack an environment: a compiled module cannot be imported from a zip file.
    #[error("compiled packages cannot be imported from a zip file: {packages}")]
    Compiled {
        /// Their names.
        packages: String,
    },
    /// Build or fetch the wheel anew: it is broken.
    #[error("`{wheel}` cannot be unpacked: {source}")]
    Wheel {
        /// The file's name.
        wheel: String,
        /// What is wrong with it.
        source: io::Error,
    },
    /// As the variant of the runtime says: there is no Python, no pip, or no room.
    #[error(transparent)]
    Runtime(#[from] RuntimeError),
}

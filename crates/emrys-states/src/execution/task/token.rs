// SPDX-License-Identifier: Apache-2.0
//! Task tokens: what somebody ends a task with.
//!
//! A token says of which execution and task it is, and carries a seal that only the execution's seed makes. It is the same
//! in a replay.

use sha2::{Digest, Sha256};

use super::TaskId;

/// What a task token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskToken {
    /// The execution.
    pub execution_arn: String,
    /// The task.
    pub task: TaskId,
}

impl TaskToken {
    /// The token as text, sealed with the execution's seed.
    #[must_use]
    pub fn sealed(&self, seed: u64) -> String {
        let said = format!("{}/{}", self.task, self.execution_arn);
        format!("{}{}", self.seal(seed), hexadecimal(said.as_bytes()))
    }

    /// What a token says. Whether it is a true one is known only with the seed of the execution that it names, see
    /// [`TaskToken::sealed`].
    #[must_use]
    pub fn read(token: &str) -> Option<Self> {
        let said = token.get(64..)?;
        let bytes = said.as_bytes().chunks(2).map(|pair| {
            let pair = std::str::from_utf8(pair).ok()?;
            u8::from_str_radix(pair, 16).ok()
        });
        let said = String::from_utf8(bytes.collect::<Option<Vec<u8>>>()?).ok()?;
        let (task, execution_arn) = said.split_once('/')?;
        Some(Self {
            execution_arn: execution_arn.to_owned(),
            task: TaskId(task.parse().ok()?),
        })
    }

    fn seal(&self, seed: u64) -> String {
        // The seed on both sides, so that nobody can go on from a digest that they have seen.
        let mut digest = Sha256::new();
        digest.update(seed.to_be_bytes());
        digest.update(self.task.0.to_be_bytes());
        digest.update(self.execution_arn.as_bytes());
        digest.update(seed.to_be_bytes());
        hexadecimal(&digest.finalize())
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

// SPDX-License-Identifier: Apache-2.0
//! What the fuzz target `json` calls, and the test that replays its seeds.

use std::task::{Context, Poll, Waker};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::codec::{read_input, read_output, write};
use crate::types::{
    AddJobFlowStepsInput, DescribeClusterOutput, ListStepsOutput, ModifyInstanceGroupsInput,
    PutAutoScalingPolicyInput, RunJobFlowInput,
};
use crate::{EmrApi, ErrorCode, OPERATIONS, Validate, dispatch};

struct Nothing;

impl EmrApi for Nothing {}

/// Dispatches a body; its first byte chooses the operation. What can be read is written, read and written again.
pub fn json(data: &[u8]) {
    let Some((choice, body)) = data.split_first() else {
        return;
    };
    let Some(operation) = OPERATIONS.get(usize::from(*choice) % OPERATIONS.len()) else {
        return;
    };
    let mut answer = std::pin::pin!(dispatch(&Nothing, operation.name, body));
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(Err(error)) = answer.as_mut().poll(&mut context) else {
        unreachable!("a service without operations refuses at once");
    };
    assert!(!error.message().is_empty(), "{error:?}");
    assert!(
        matches!(
            error.code(),
            ErrorCode::NotImplemented
                | ErrorCode::SerializationException
                | ErrorCode::ValidationException
        ),
        "{error:?}"
    );
    there_and_back::<RunJobFlowInput>(body);
    there_and_back::<AddJobFlowStepsInput>(body);
    there_and_back::<ModifyInstanceGroupsInput>(body);
    there_and_back::<PutAutoScalingPolicyInput>(body);
    if let Ok(output) = read_output::<DescribeClusterOutput>(body) {
        same_when_read_again(&output);
    }
    if let Ok(output) = read_output::<ListStepsOutput>(body) {
        same_when_read_again(&output);
    }
}

fn there_and_back<T: DeserializeOwned + Serialize + Validate>(body: &[u8]) {
    if let Ok(input) = read_input::<T>(body) {
        same_when_read_again(&input);
    }
}

fn same_when_read_again<T: DeserializeOwned + Serialize>(value: &T) {
    let written = write(value).ok();
    let again = written.as_deref().map(read_input::<T>);
    let Some(Ok(again)) = again else {
        unreachable!("what was written cannot be read: {written:?}");
    };
    assert_eq!(write(&again).ok(), written);
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_seeds_of_the_fuzz_target_are_read() {
        let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/seeds/json");
        let mut count = 0;
        for seed in std::fs::read_dir(seeds).unwrap() {
            super::json(&std::fs::read(seed.unwrap().path()).unwrap());
            count += 1;
        }
        assert!(count > 0);
    }
}

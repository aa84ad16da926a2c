// SPDX-License-Identifier: Apache-2.0
//! Tests of the ids.

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::{
    ClusterId, Ec2InstanceId, IdProblem, InstanceFleetId, InstanceGroupId, InstanceId,
    NotebookExecutionId, StepId, StudioId,
};

#[test]
fn ids_of_aws_are_read() {
    for id in ["j-3SD91U2E1L2QX", "j-JP4RA1SM5BPS", "j-111AAABBBNJ2I"] {
        assert_eq!(id.parse::<ClusterId>().unwrap().as_str(), id);
    }
    for id in ["s-2YHRGI3CNXWC9", "s-07576412PFFNL8SCV7RZ"] {
        assert_eq!(id.parse::<StepId>().unwrap().as_str(), id);
    }
    let id = "es-4LDTGCGIUW1QHQXWSZJEVEWG3";
    assert_eq!(id.parse::<StudioId>().unwrap().as_str(), id);
    let id = "ex-IZX3VTVZWVWPP27KUB90BZ7V9IEDG";
    assert_eq!(id.parse::<NotebookExecutionId>().unwrap().as_str(), id);
    for id in ["i-0abcdef1234567890", "i-96c21a39"] {
        assert_eq!(id.parse::<Ec2InstanceId>().unwrap().as_str(), id);
    }
}

#[test]
fn what_is_wrong_is_said() {
    for (id, problem) in [
        ("", IdProblem::Prefix("j-")),
        ("s-2YHRGI3CNXWC9", IdProblem::Prefix("j-")),
        ("J-3SD91U2E1L2QX", IdProblem::Prefix("j-")),
        ("j-", IdProblem::Length),
        ("j-3SD91U2", IdProblem::Length),
        ("j-3SD91U2E1L2QX3SD91U2E", IdProblem::Length),
        (
            "j-3sd91u2e1l2qx",
            IdProblem::Alphabet("capital letters and digits"),
        ),
        (
            "j-3SD91U2E1L2Q/",
            IdProblem::Alphabet("capital letters and digits"),
        ),
        (
            "j-../../../etc",
            IdProblem::Alphabet("capital letters and digits"),
        ),
        (
            "j-3SD91U2E1L2QÄ",
            IdProblem::Alphabet("capital letters and digits"),
        ),
    ] {
        assert_eq!(
            id.parse::<ClusterId>().unwrap_err().problem,
            problem,
            "{id}"
        );
    }
    for (id, problem) in [
        ("ci-2WIB64QPPVVTN", IdProblem::Prefix("i-")),
        (
            "i-0ABCDEF1234567890",
            IdProblem::Alphabet("lower-case hexadecimal digits"),
        ),
        ("i-0abcdef12345678901", IdProblem::Length),
    ] {
        assert_eq!(
            id.parse::<Ec2InstanceId>().unwrap_err().problem,
            problem,
            "{id}"
        );
    }
    assert_eq!(
        "s-1".parse::<ClusterId>().unwrap_err().to_string(),
        "`s-1` is not a valid cluster id: it must start with `j-`"
    );
}

#[test]
fn the_same_bytes_give_the_same_id() {
    assert_eq!(ClusterId::from_random([0; 16]).as_str(), "j-0000000000000");
    assert_eq!(
        Ec2InstanceId::from_random([255; 16]).as_str(),
        "i-fffffffffffffffff"
    );
    assert_eq!(StepId::from_random([1; 16]), StepId::from_random([1; 16]));
    assert_ne!(StepId::from_random([1; 16]), StepId::from_random([2; 16]));
}

#[test]
fn serde_uses_the_id() {
    let id: StepId = "s-2YHRGI3CNXWC9".parse().unwrap();
    let json = serde_json::to_string(&id).unwrap();
    assert_eq!(json, r#""s-2YHRGI3CNXWC9""#);
    assert_eq!(serde_json::from_str::<StepId>(&json).unwrap(), id);
    assert!(serde_json::from_str::<ClusterId>(&json).is_err());
}

proptest! {
    #[test]
    fn new_ids_are_valid(random: [u8; 16]) {
        let id = ClusterId::from_random(random);
        prop_assert_eq!(id.as_str().len(), "j-3SD91U2E1L2QX".len());
        prop_assert_eq!(id.as_str().parse(), Ok(id.clone()));
        prop_assert!(StepId::from_random(random).as_str().parse::<StepId>().is_ok());
        prop_assert!(InstanceGroupId::from_random(random).as_str().parse::<InstanceGroupId>().is_ok());
        prop_assert!(InstanceFleetId::from_random(random).as_str().parse::<InstanceFleetId>().is_ok());
        prop_assert!(InstanceId::from_random(random).as_str().parse::<InstanceId>().is_ok());
        prop_assert!(Ec2InstanceId::from_random(random).as_str().parse::<Ec2InstanceId>().is_ok());
    }
}

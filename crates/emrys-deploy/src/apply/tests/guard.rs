// SPDX-License-Identifier: Apache-2.0
//! Two that want to change one namespace.

use std::time::{SystemTime, UNIX_EPOCH};

use emrys_protocol::types::Timestamp;

use super::account::Account;
use super::{deploy, deployer, place, template};
use crate::apply::{ApplyError, Holder};

pub(super) fn now() -> Timestamp {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_millis(now.as_millis().try_into().unwrap())
}

pub(super) fn holder(token: &str) -> Holder {
    Holder {
        who: format!("process of {token}"),
        since: "2026-11-22T10:00:00Z".to_owned(),
        token: token.to_owned(),
    }
}

#[tokio::test]
async fn one_holds_and_the_other_is_told_who() {
    let (account, place) = (Account::default(), place());
    let deployer = deployer(&account, &place);
    let held = deployer.guard(&holder("a"), &|_| false).await.unwrap();
    let refused = deployer
        .guard(&holder("b"), &|_| false)
        .await
        .err()
        .unwrap();
    assert_eq!(
        refused.to_string(),
        "something else is changing `sales`: process of a, since 2026-11-22T10:00:00Z"
    );
    assert_eq!(account.records(), ["/emrys/deployments/sales/lock/1"]);
    held.release().await.unwrap();
    let held = deployer.guard(&holder("b"), &|_| false).await.unwrap();
    held.release().await.unwrap();
    assert_eq!(account.records(), [""; 0]);
}

#[tokio::test]
async fn a_holder_that_is_gone_locks_nobody_out_and_learns_of_it() {
    let (account, place) = (Account::default(), place());
    let deployer = deployer(&account, &place);
    let mut gone = deployer.guard(&holder("a"), &|_| false).await.unwrap();
    gone.renew().await.unwrap();
    let is_gone = |holder: &Holder| holder.token == "a";
    let mut held = deployer.guard(&holder("b"), &is_gone).await.unwrap();
    assert_eq!(account.records(), ["/emrys/deployments/sales/lock/2"]);
    // It was only asleep.
    let error = gone.renew().await.unwrap_err();
    assert!(matches!(error, ApplyError::Overtaken), "{error}");
    assert_eq!(account.records(), ["/emrys/deployments/sales/lock/2"]);
    held.renew().await.unwrap();
    held.release().await.unwrap();
    assert_eq!(account.records(), [""; 0]);
}

#[tokio::test]
async fn a_holder_of_whom_nothing_is_known_is_gone_when_it_is_silent() {
    let (account, place) = (Account::default(), place());
    let deployer = deployer(&account, &place);
    let name = "/emrys/deployments/sales/lock/7";
    for (value, silence, is_taken) in [
        ("{", 0, false),
        ("{", 599_000, false),
        ("{", 601_000, true),
        (r#"{"Who":"a","Since":"b","Token":"c"}"#, 601_000, true),
    ] {
        let said = Timestamp::from_millis(now().as_millis() - silence);
        let parameter = (name.to_owned(), value.to_owned());
        account.parameters.lock().unwrap().extend([parameter]);
        account
            .puts
            .lock()
            .unwrap()
            .insert(name.to_owned(), (1, said));
        let guard = deployer.guard(&holder("d"), &|_| false).await;
        assert_eq!(guard.is_ok(), is_taken, "{value}, silent for {silence}");
        match guard {
            Ok(guard) => guard.release().await.unwrap(),
            Err(error) => assert!(matches!(error, ApplyError::Held { .. }), "{error}"),
        }
        let left = usize::from(!is_taken);
        assert_eq!(account.records().len(), left);
    }
}

/// Whatever the second one has done when the first one takes the guard, not both have it.
#[tokio::test]
async fn of_two_at_once_at_most_one_holds() {
    let place = place();
    let mut outcomes = [0; 3];
    for dead in [false, true] {
        for pauses in 0..256_u32 {
            let account = Account::default();
            let deployer = deployer(&account, &place);
            if dead {
                let left = deployer.guard(&holder("dead"), &|_| false).await.unwrap();
                drop(left);
            }
            // Which of both goes on next is read from the bits.
            account.pauses.lock().unwrap().replace(pauses);
            let is_gone = |holder: &Holder| holder.token == "dead";
            let (first, second) = (holder("a"), holder("b"));
            let both = [
                deployer.guard(&first, &is_gone),
                deployer.guard(&second, &is_gone),
            ];
            let [first, second] = both;
            let (first, second) = tokio::join!(first, second);
            account.pauses.lock().unwrap().take();
            let held: Vec<_> = [first, second].into_iter().flatten().collect();
            outcomes[held.len()] += 1;
            let left = account.records().len();
            assert_eq!(left, held.len().max(usize::from(dead && held.is_empty())));
        }
    }
    assert_eq!(outcomes[2], 0);
    assert!(outcomes[1] > 400, "{outcomes:?}");
}

#[tokio::test]
async fn what_is_held_is_not_deployed() {
    let (account, place) = (Account::default(), place());
    let deployer = deployer(&account, &place);
    let mut guard = deployer.guard(&holder("a"), &|_| false).await.unwrap();
    let changes = deployer.changes(None).await.unwrap();
    // Another one takes over meanwhile, and ends.
    deploy(&account, Some(&template("A", &[]))).await.unwrap();
    let whole = account.content();
    let carried_out = deployer.carry_out(&changes, &mut guard, &mut |_| {}).await;
    assert!(matches!(carried_out, Err(ApplyError::Overtaken)));
    assert_eq!(account.content(), whole);
}

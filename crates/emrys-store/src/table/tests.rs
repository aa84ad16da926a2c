// SPDX-License-Identifier: Apache-2.0

use std::ops::Bound;

use tempfile::TempDir;

use super::{Journal, StoreError, Table};
use crate::FormatVersion;

fn journal(folder: &TempDir) -> Journal {
    Journal::open(&folder.path().join("engine.db"), "engine", FormatVersion(1)).unwrap()
}

fn table(folder: &TempDir) -> Table<u32> {
    Table::open(&journal(folder), "number").unwrap()
}

fn all(table: &Table<u32>) -> Vec<(String, u32)> {
    table.range(.., usize::MAX, |key, value| Some((key.to_owned(), *value)))
}

async fn put(table: &Table<u32>, key: &str, value: u32) {
    let put = table.change(|draft| {
        draft.put(key, value);
        Ok::<_, ()>(())
    });
    put.await.unwrap().unwrap();
}

#[tokio::test]
async fn what_was_answered_is_there_when_the_journal_is_opened_again() {
    let folder = TempDir::new().unwrap();
    let first = table(&folder);
    put(&first, "b", 1).await;
    put(&first, "a", 2).await;
    put(&first, "c", 3).await;
    let removed = first.change(|draft| {
        draft.remove("b");
        draft.remove("never there");
        draft.put("c", 4);
        let sum: u32 = draft.iter().map(|(_, value)| value).sum();
        Ok::<_, ()>((draft.get("b").copied(), draft.get("c").copied(), sum))
    });
    let seen = removed.await.unwrap().unwrap();
    assert_eq!(seen, (None, Some(4), 6), "a draft sees itself");
    let live = all(&first);
    assert_eq!(live, [("a".to_owned(), 2), ("c".to_owned(), 4)]);
    drop(first);
    assert_eq!(all(&table(&folder)), live);
}

#[tokio::test]
async fn a_refusal_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let table = table(&folder);
    put(&table, "a", 1).await;
    let refused = table.change(|draft| {
        draft.put("a", 2);
        draft.put("b", 2);
        Err::<(), _>("no")
    });
    assert_eq!(refused.await.unwrap(), Err("no"));
    assert_eq!(all(&table), [("a".to_owned(), 1)]);
}

#[tokio::test]
async fn a_record_without_a_json_form_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let table: Table<std::collections::BTreeMap<(u8, u8), u8>> =
        Table::open(&journal(&folder), "odd").unwrap();
    let refused = table.change(|draft| {
        draft.put("a", [((1, 2), 3)].into());
        Ok::<_, ()>(())
    });
    assert!(matches!(refused.await, Err(StoreError::Encode { .. })));
    assert!(table.get("a").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_update_is_lost_and_one_of_many_inserts_wins() {
    let folder = TempDir::new().unwrap();
    let table = std::sync::Arc::new(table(&folder));
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..50_u32 {
        let table = table.clone();
        tasks.spawn(async move {
            let count = table.change(|draft| {
                let count = draft.get("count").copied().unwrap_or_default();
                draft.put("count", count + 1);
                Ok::<_, ()>(())
            });
            count.await.unwrap().unwrap();
            let insert = table.change(|draft| {
                if draft.get("first").is_some() {
                    return Err("taken");
                }
                draft.put("first", task);
                Ok(task)
            });
            insert.await.unwrap().ok()
        });
    }
    let winners: Vec<u32> = tasks.join_all().await.into_iter().flatten().collect();
    assert_eq!(table.get("count").as_deref(), Some(&50));
    assert_eq!(winners, [*table.get("first").unwrap()]);
}

#[tokio::test]
async fn a_change_whose_caller_is_gone_is_made_and_lets_the_next_one_in() {
    let folder = TempDir::new().unwrap();
    let table = table(&folder);
    let mut change = Box::pin(table.change(|draft| {
        draft.put("a", 1);
        Ok::<_, ()>(())
    }));
    let first = std::future::poll_fn(|context| {
        std::task::Poll::Ready(change.as_mut().poll(context).is_ready())
    });
    let _answered = first.await;
    drop(change);
    put(&table, "b", 2).await;
    assert_eq!(all(&table), [("a".to_owned(), 1), ("b".to_owned(), 2)]);
}

#[tokio::test]
async fn a_range_begins_behind_a_key_and_ends_with_enough() {
    let folder = TempDir::new().unwrap();
    let table = table(&folder);
    for (key, value) in [("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5)] {
        put(&table, key, value).await;
    }
    let behind = (Bound::Excluded("b"), Bound::Unbounded);
    let even = table.range(behind, 1, |_, value| (value % 2 == 0).then_some(*value));
    assert_eq!(even, [4]);
}

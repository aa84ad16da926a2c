// SPDX-License-Identifier: Apache-2.0
//! EventBridge: rules, which say what is done for which event or at which time, and the deliveries that follow.
//!
//! There is one bus, `default`. An event is held against the rules in the moment in which it happens; for every target
//! of a rule that it matches there is a delivery, which is written together with whatever the event is about. So none is
//! lost when the engine dies, and a delivery is repeated until it has succeeded or cannot succeed.
//!
//! - `pattern`, `transform`: what rules say, pure; `emrys-schedule` reads their schedules.
//! - `record`, `rules`, `targets`: the operations on rules, and what the journal keeps of them.
//! - `event`: what events look like.
//! - `entries`: PutEvents and TestEventPattern.
//! - `destination`: what a target's ARN means.
//! - `deliveries`: what is under way to targets.
//! - `executions`, `clusters`, `objects`: the events of Step Functions, EMR and S3.
//! - `subscriptions`: topics that start state machines.
//! - `clock`: rules with schedules.

mod clock;
mod clusters;
mod deliveries;
mod destination;
mod entries;
mod event;
mod executions;
mod objects;
mod pattern;
mod record;
mod rules;
mod subscriptions;
mod targets;
#[cfg(test)]
mod tests;
mod transform;

use std::sync::Arc;

use async_trait::async_trait;
use emrys_protocol::events::types::{
    DeleteRuleRequest, DescribeRuleRequest, DescribeRuleResponse, DisableRuleRequest,
    EnableRuleRequest, ListRuleNamesByTargetRequest, ListRuleNamesByTargetResponse,
    ListRulesRequest, ListRulesResponse, ListTagsForResourceRequest, ListTagsForResourceResponse,
    ListTargetsByRuleRequest, ListTargetsByRuleResponse, PutEventsRequest, PutEventsResponse,
    PutRuleRequest, PutRuleResponse, PutTargetsRequest, PutTargetsResponse, RemoveTargetsRequest,
    RemoveTargetsResponse, RuleState, TagResourceRequest, TagResourceResponse,
    TestEventPatternRequest, TestEventPatternResponse, UntagResourceRequest, UntagResourceResponse,
};
use emrys_protocol::subscriptions::Subscription;
use emrys_protocol::{ApiError, ErrorCode, EventsApi};
use emrys_store::{Draft, Journal, StoreError, Table};
use tokio::sync::Notify;

use crate::api::ACCOUNT;
use crate::engine::Service;
use crate::error::store_to_api;
use crate::time::now;

use deliveries::Deliveries;
use record::RuleRecord;

pub(crate) use deliveries::Delivery;
pub(crate) use event::Event;
pub(crate) use executions::StatusChanges;
pub(crate) use objects::ObjectEvents;

/// The one bus.
const BUS: &str = "default";
/// Kind of [`RuleRecord`] in the journal; the id is the rule's name.
const KIND: &str = "event-rule";
/// Kind of [`Subscription`] in the journal; the id is its name.
const SUBSCRIPTION: &str = "topic-subscription";
/// Most members of a page (API ListRules).
const PAGE: usize = 100;

/// All rules of an engine, and what is under way to their targets.
pub(crate) struct Events {
    region: String,
    records: Table<RuleRecord>,
    subscriptions: Table<Subscription>,
    deliveries: Deliveries,
    /// Told when rules have changed.
    changed: Arc<Notify>,
}

impl Events {
    /// Reads what the journal has.
    pub(crate) fn open(journal: &Journal, region: &str) -> Result<Self, StoreError> {
        Ok(Self {
            region: region.to_owned(),
            records: Table::open(journal, KIND)?,
            subscriptions: Table::open(journal, SUBSCRIPTION)?,
            deliveries: Deliveries::new(journal),
            changed: Arc::default(),
        })
    }

    /// All, by name.
    fn rules(&self) -> Vec<Arc<RuleRecord>> {
        self.records
            .read(|records| records.values().cloned().collect())
    }

    fn find(&self, name: &str) -> Result<Arc<RuleRecord>, ApiError> {
        self.records.get(name).ok_or_else(|| no_rule(name))
    }

    async fn change<A>(
        &self,
        decide: impl FnOnce(&mut Draft<'_, RuleRecord>) -> Result<A, ApiError>,
    ) -> Result<A, ApiError> {
        let changed = self.records.change(decide).await.map_err(store_to_api)?;
        self.changed.notify_one();
        changed
    }

    async fn change_rule<A>(
        &self,
        name: &str,
        change: impl FnOnce(&mut RuleRecord) -> Result<A, ApiError>,
    ) -> Result<A, ApiError> {
        self.change(|draft| {
            let mut rule = draft.get(name).cloned().ok_or_else(|| no_rule(name))?;
            let answer = change(&mut rule)?;
            draft.put(name, rule);
            Ok(answer)
        })
        .await
    }
}

/// What is said of a rule that does not exist.
fn no_rule(name: &str) -> ApiError {
    ApiError::new(
        ErrorCode::ResourceNotFoundException,
        format!("Rule {name} does not exist on EventBus {BUS}."),
    )
}

/// What is said when there are too many of something.
fn limit() -> ApiError {
    ApiError::new(
        ErrorCode::LimitExceededException,
        "The requested resource exceeds the maximum number allowed.",
    )
}

/// Whether a request that names a bus means the one that there is.
pub(crate) fn is_bus(region: &str, bus: Option<&str>) -> bool {
    bus.is_none_or(|bus| {
        bus == BUS || bus == format!("arn:aws:events:{region}:{ACCOUNT}:event-bus/{BUS}")
    })
}

fn check_bus(region: &str, bus: Option<&str>) -> Result<(), ApiError> {
    if is_bus(region, bus) {
        return Ok(());
    }
    let name = bus.unwrap_or_default();
    let name = name.rsplit(":event-bus/").next().unwrap_or_default();
    Err(ApiError::new(
        ErrorCode::ResourceNotFoundException,
        format!("Event bus {name} does not exist. The local engine has the bus {BUS} alone."),
    ))
}

/// A page of a list.
struct Page {
    size: usize,
    /// The last member of the page before.
    behind: Option<String>,
}

impl Page {
    fn new(limit: Option<i32>, token: Option<&str>) -> Result<Self, ApiError> {
        let size = limit.and_then(|limit| usize::try_from(limit).ok());
        let behind = token.map(|token| token.strip_prefix("after/").map(str::to_owned));
        let behind = behind.map(|behind| {
            behind.ok_or_else(|| ApiError::validation("Parameter NextToken is not valid."))
        });
        Ok(Self {
            size: size.unwrap_or(PAGE).min(PAGE),
            behind: behind.transpose()?,
        })
    }

    /// The page of members that are in the order of their names, and the token of the next one.
    fn of<T>(
        &self,
        members: impl Iterator<Item = T>,
        name: impl Fn(&T) -> &String,
    ) -> (Vec<T>, Option<String>) {
        let is_behind = |member: &T| {
            let behind = self.behind.as_ref();
            behind.is_none_or(|behind| name(member) > behind)
        };
        let mut members = members.filter(is_behind).peekable();
        let page: Vec<T> = members.by_ref().take(self.size).collect();
        let more = members.peek().is_some();
        let last = page.last().filter(|_| more);
        let token = last.map(|last| format!("after/{}", name(last)));
        (page, token)
    }
}

#[async_trait]
impl EventsApi for Service {
    async fn put_rule(&self, input: PutRuleRequest) -> Result<PutRuleResponse, ApiError> {
        let shared = self.shared();
        rules::put(shared.events(), shared.region(), input, now()).await
    }

    async fn describe_rule(
        &self,
        input: DescribeRuleRequest,
    ) -> Result<DescribeRuleResponse, ApiError> {
        let shared = self.shared();
        check_bus(shared.region(), input.event_bus_name.as_deref())?;
        let rule = shared.events().find(&input.name.unwrap_or_default())?;
        Ok(rule.described())
    }

    async fn list_rules(&self, input: ListRulesRequest) -> Result<ListRulesResponse, ApiError> {
        let shared = self.shared();
        check_bus(shared.region(), input.event_bus_name.as_deref())?;
        rules::list(shared.events(), &input)
    }

    async fn delete_rule(&self, input: DeleteRuleRequest) -> Result<(), ApiError> {
        let shared = self.shared();
        check_bus(shared.region(), input.event_bus_name.as_deref())?;
        rules::delete(shared.events(), &input).await
    }

    async fn enable_rule(&self, input: EnableRuleRequest) -> Result<(), ApiError> {
        let shared = self.shared();
        check_bus(shared.region(), input.event_bus_name.as_deref())?;
        let name = input.name.unwrap_or_default();
        rules::set_state(shared.events(), &name, RuleState::Enabled, now()).await
    }

    async fn disable_rule(&self, input: DisableRuleRequest) -> Result<(), ApiError> {
        let shared = self.shared();
        check_bus(shared.region(), input.event_bus_name.as_deref())?;
        let name = input.name.unwrap_or_default();
        rules::set_state(shared.events(), &name, RuleState::Disabled, now()).await
    }

    async fn put_targets(&self, input: PutTargetsRequest) -> Result<PutTargetsResponse, ApiError> {
        let shared = self.shared();
        check_bus(shared.region(), input.event_bus_name.as_deref())?;
        targets::put(shared.events(), input).await
    }

    async fn remove_targets(
        &self,
        input: RemoveTargetsRequest,
    ) -> Result<RemoveTargetsResponse, ApiError> {
        let shared = self.shared();
        check_bus(shared.region(), input.event_bus_name.as_deref())?;
        targets::remove(shared.events(), &input).await
    }

    async fn list_targets_by_rule(
        &self,
        input: ListTargetsByRuleRequest,
    ) -> Result<ListTargetsByRuleResponse, ApiError> {
        let shared = self.shared();
        check_bus(shared.region(), input.event_bus_name.as_deref())?;
        targets::list(shared.events(), &input)
    }

    async fn list_rule_names_by_target(
        &self,
        input: ListRuleNamesByTargetRequest,
    ) -> Result<ListRuleNamesByTargetResponse, ApiError> {
        let shared = self.shared();
        check_bus(shared.region(), input.event_bus_name.as_deref())?;
        rules::list_by_target(shared.events(), &input)
    }

    async fn put_events(&self, input: PutEventsRequest) -> Result<PutEventsResponse, ApiError> {
        entries::put(self.shared(), input).await
    }

    async fn test_event_pattern(
        &self,
        input: TestEventPatternRequest,
    ) -> Result<TestEventPatternResponse, ApiError> {
        entries::test(&input)
    }

    async fn tag_resource(
        &self,
        input: TagResourceRequest,
    ) -> Result<TagResourceResponse, ApiError> {
        let shared = self.shared();
        rules::tag(shared.events(), shared.region(), &input).await?;
        Ok(TagResourceResponse {})
    }

    async fn untag_resource(
        &self,
        input: UntagResourceRequest,
    ) -> Result<UntagResourceResponse, ApiError> {
        let shared = self.shared();
        rules::untag(shared.events(), shared.region(), &input).await?;
        Ok(UntagResourceResponse {})
    }

    async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, ApiError> {
        let shared = self.shared();
        let name = rules::of_arn(shared.region(), input.resource_arn.as_deref())?;
        let rule = shared.events().find(name)?;
        Ok(ListTagsForResourceResponse {
            tags: Some(rule.shown_tags()),
        })
    }
}

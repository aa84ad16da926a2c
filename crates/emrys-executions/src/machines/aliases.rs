// SPDX-License-Identifier: Apache-2.0
//! Aliases: names that lead to one version, or share executions between two.

use emrys_protocol::states::types::{
    CreateStateMachineAliasInput, CreateStateMachineAliasOutput, DeleteStateMachineAliasInput,
    DeleteStateMachineAliasOutput, DescribeStateMachineAliasInput, DescribeStateMachineAliasOutput,
    ListStateMachineAliasesInput, ListStateMachineAliasesOutput, RoutingConfigurationListItem,
    StateMachineAliasListItem, UpdateStateMachineAliasInput, UpdateStateMachineAliasOutput,
};
use emrys_protocol::types::Timestamp;
use emrys_protocol::{ApiError, ErrorCode};

use super::Machines;
use super::create::description;
use super::record::{Alias, MachineRecord, Route};
use crate::arn::{MachineArn, Qualifier};
use crate::paging::Pages;
use crate::refusals;

/// Most aliases of a machine (Developer Guide, service quotas).
const MOST: usize = 100;

impl Machines {
    /// CreateStateMachineAlias. One that is there already and is the same is answered as if it were new.
    pub(crate) async fn create_alias(
        &self,
        input: CreateStateMachineAliasInput,
        now: i64,
    ) -> Result<CreateStateMachineAliasOutput, ApiError> {
        let name = input.name.unwrap_or_default();
        let routing = input.routing_configuration.unwrap_or_default();
        let (machine, routes) = routes(&routing)?;
        let arn = MachineArn::parse(&machine)?;
        self.change(&arn, |record| {
            record.check_alive()?;
            check_versions(record, &routes)?;
            let wanted = Alias {
                description: description(input.description),
                routes,
                created: now,
                updated: now,
            };
            let created = match record.aliases.get(&name) {
                Some(there)
                    if there.routes == wanted.routes
                        && there.description == wanted.description =>
                {
                    there.created
                }
                Some(_) => {
                    return Err(refusals::conflict(
                        "Failed to create alias because an alias with the same name and a different routing \
                         configuration already exists.",
                    ));
                }
                None if record.aliases.len() >= MOST => {
                    return Err(ApiError::new(
                        ErrorCode::ServiceQuotaExceededException,
                        format!("A state machine can have no more than {MOST} aliases."),
                    ));
                }
                None => {
                    record.aliases.insert(name.clone(), wanted);
                    now
                }
            };
            Ok(CreateStateMachineAliasOutput {
                creation_date: Some(Timestamp::from_millis(created)),
                state_machine_alias_arn: Some(record.alias_arn(&name)),
            })
        })
        .await
    }

    /// UpdateStateMachineAlias.
    pub(crate) async fn update_alias(
        &self,
        input: UpdateStateMachineAliasInput,
        now: i64,
    ) -> Result<UpdateStateMachineAliasOutput, ApiError> {
        let text = input.state_machine_alias_arn.unwrap_or_default();
        let (arn, alias) = parse(&text)?;
        if input.description.is_none() && input.routing_configuration.is_none() {
            return Err(ApiError::validation(
                "Either the description or the routing configuration must be specified",
            ));
        }
        let routes = match input.routing_configuration.as_deref() {
            Some(routing) => {
                let (machine, routes) = routes(routing)?;
                if machine != arn.machine {
                    return Err(other_machine());
                }
                Some(routes)
            }
            None => None,
        };
        if self.named(&arn).is_none() {
            return Err(refusals::no_resource());
        }
        self.change(&arn, |record| {
            record.check_alive()?;
            if let Some(routes) = &routes {
                check_versions(record, routes)?;
            }
            let alias = record.aliases.get_mut(alias);
            let alias = alias.ok_or_else(refusals::no_resource)?;
            if let Some(routes) = routes {
                alias.routes = routes;
            }
            if input.description.is_some() {
                alias.description = description(input.description);
            }
            alias.updated = now;
            Ok(UpdateStateMachineAliasOutput {
                update_date: Some(Timestamp::from_millis(now)),
            })
        })
        .await
    }

    /// DeleteStateMachineAlias. One that does not exist is no error.
    pub(crate) async fn delete_alias(
        &self,
        input: &DeleteStateMachineAliasInput,
    ) -> Result<DeleteStateMachineAliasOutput, ApiError> {
        let text = input.state_machine_alias_arn.as_deref();
        let (arn, alias) = parse(text.unwrap_or_default())?;
        if self.named(&arn).is_none() {
            return Err(refusals::no_resource());
        }
        self.change(&arn, |record| {
            record.aliases.remove(alias);
            Ok(DeleteStateMachineAliasOutput {})
        })
        .await
    }

    /// DescribeStateMachineAlias.
    pub(crate) fn alias(
        &self,
        input: &DescribeStateMachineAliasInput,
    ) -> Result<DescribeStateMachineAliasOutput, ApiError> {
        let text = input.state_machine_alias_arn.as_deref();
        let (arn, name) = parse(text.unwrap_or_default())?;
        let record = self.named(&arn).ok_or_else(refusals::no_resource)?;
        let alias = record.aliases.get(name).ok_or_else(refusals::no_resource)?;
        Ok(DescribeStateMachineAliasOutput {
            creation_date: Some(Timestamp::from_millis(alias.created)),
            description: alias.description.clone(),
            name: Some(name.to_owned()),
            routing_configuration: Some(record.shown_routes(alias)),
            state_machine_alias_arn: Some(record.alias_arn(name)),
            update_date: Some(Timestamp::from_millis(alias.updated)),
        })
    }

    /// ListStateMachineAliases: those of a machine, or those that lead to a version.
    pub(crate) fn aliases(
        &self,
        input: &ListStateMachineAliasesInput,
    ) -> Result<ListStateMachineAliasesOutput, ApiError> {
        let arn = input.state_machine_arn.as_deref().unwrap_or_default();
        let arn = MachineArn::parse(arn)?;
        let record = self.find(&arn)?;
        let wanted = |alias: &Alias| match arn.qualifier {
            Qualifier::Version(number) => alias.routes.iter().any(|route| route.version == number),
            Qualifier::Current | Qualifier::Alias(_) => true,
        };
        let aliases = record.aliases.iter().filter(|(_, alias)| wanted(alias));
        let pages = Pages::new("aliases", arn.text, input.max_results);
        let token = input.next_token.as_deref();
        let (page, next_token) = pages.of(aliases, token, |(name, _)| (*name).clone())?;
        let aliases = page
            .into_iter()
            .map(|(name, alias)| StateMachineAliasListItem {
                creation_date: Some(Timestamp::from_millis(alias.created)),
                state_machine_alias_arn: Some(record.alias_arn(name)),
            });
        Ok(ListStateMachineAliasesOutput {
            next_token,
            state_machine_aliases: Some(aliases.collect()),
        })
    }
}

/// The ARN of an alias, and its name.
fn parse(text: &str) -> Result<(MachineArn<'_>, &str), ApiError> {
    let arn = MachineArn::parse(text)?;
    match arn.qualifier {
        Qualifier::Alias(alias) => Ok((arn, alias)),
        Qualifier::Current | Qualifier::Version(_) => Err(refusals::invalid_arn(&format!(
            "Resource type not valid in this context: {text}"
        ))),
    }
}

/// The machine whose versions a request names, and the routes to them.
fn routes(routing: &[RoutingConfigurationListItem]) -> Result<(String, Vec<Route>), ApiError> {
    let arns = routing
        .iter()
        .map(|item| item.state_machine_version_arn.as_deref());
    let arns: Vec<&str> = arns.map(Option::unwrap_or_default).collect();
    let weights = routing.iter().map(|item| item.weight.unwrap_or_default());
    let weights: Vec<i32> = weights.collect();
    let mut machine = None;
    let mut routes: Vec<Route> = Vec::new();
    for (text, weight) in arns.iter().zip(&weights) {
        let arn = MachineArn::parse(text)?;
        let Qualifier::Version(version) = arn.qualifier else {
            return Err(ApiError::validation(format!(
                "Routing configuration must contain state machine version ARNs. Received: [{}]",
                arns.join(", ")
            )));
        };
        if routes.iter().any(|route| route.version == version) {
            return Err(ApiError::validation(format!(
                "Routing configuration must contain distinct state machine version ARNs. Received: [{}]",
                arns.join(", ")
            )));
        }
        if *machine.get_or_insert(arn.machine) != arn.machine {
            return Err(other_machine());
        }
        routes.push(Route {
            version,
            weight: u8::try_from(*weight).unwrap_or_default(),
        });
    }
    if weights.iter().sum::<i32>() != 100 {
        return Err(ApiError::validation(format!(
            "Sum of routing configuration weights must equal 100. Received: {weights:?}"
        )));
    }
    Ok((machine.unwrap_or_default().to_owned(), routes))
}

fn other_machine() -> ApiError {
    ApiError::validation("Routing configuration must contain versions of one state machine")
}

fn check_versions(record: &MachineRecord, routes: &[Route]) -> Result<(), ApiError> {
    let there = |route: &Route| record.version(route.version).is_some();
    match routes.iter().all(there) {
        true => Ok(()),
        false => Err(refusals::no_resource()),
    }
}

// SPDX-License-Identifier: Apache-2.0
//! What EMR's clients ask of other services before they start: who they are, which roles there are, what a subnet and a
//! price are.
//!
//! Only the operations that those clients call are here, in the table of [`QueryApi::call`]; what they do is in one
//! file for each service. Roles and instance profiles are real records, kept like everything else; they have no effect,
//! since nothing on this machine asks what a role may do.

mod ec2;
mod iam;
mod sns;
mod sts;

use async_trait::async_trait;
use emrys_protocol::ApiError;
use emrys_protocol::query::{Element, Form, QueryApi, QueryService};

use crate::engine::Service;

pub(crate) use iam::Iam;
pub(crate) use sns::Topics;

#[async_trait]
impl QueryApi for Service {
    async fn call(
        &self,
        service: QueryService,
        action: &str,
        form: &Form,
    ) -> Result<Vec<Element>, ApiError> {
        let shared = self.shared();
        let iam = shared.iam();
        match service {
            QueryService::Sts => match action {
                "GetCallerIdentity" => Ok(sts::caller_identity()),
                _ => Err(ApiError::not_implemented(action)),
            },
            QueryService::Sns => match action {
                "CreateTopic" => shared.topics().create(shared.region(), form).await,
                "DeleteTopic" => shared.topics().delete(form).await,
                "GetTopicAttributes" => shared.topics().attributes(form),
                "ListTopics" => Ok(shared.topics().list(form)),
                "Publish" => sns::publish(shared, form).await,
                _ => Err(ApiError::not_implemented(action)),
            },
            QueryService::Ec2 => match action {
                "DescribeSpotPriceHistory" => Ok(ec2::spot_prices(shared.region(), form)),
                "DescribeSubnets" => ec2::subnets(shared.region(), form),
                _ => Err(ApiError::not_implemented(action)),
            },
            QueryService::Iam => match action {
                "AddRoleToInstanceProfile" => iam.add_role_to_profile(form).await,
                "AttachRolePolicy" => iam.attach_policy(form).await,
                "CreateInstanceProfile" => iam.create_profile(shared, form).await,
                "CreateRole" => iam.create_role(shared, form).await,
                "DeleteInstanceProfile" => iam.delete_profile(form).await,
                "DeleteRole" => iam.delete_role(form).await,
                "DetachRolePolicy" => iam.detach_policy(form).await,
                "GetInstanceProfile" => iam.profile(form),
                "GetPolicy" => iam.policy(form),
                "GetPolicyVersion" => iam::policy_version(form),
                "GetRole" => iam.role(form),
                "ListAttachedRolePolicies" => iam.attached_policies(form),
                "ListInstanceProfiles" => iam.profiles(form),
                "ListInstanceProfilesForRole" => iam.profiles_of_role(form),
                "ListRolePolicies" => iam.inline_policies(form),
                "ListRoles" => iam.roles(form),
                "RemoveRoleFromInstanceProfile" => iam.remove_role_from_profile(form).await,
                _ => Err(ApiError::not_implemented(action)),
            },
        }
    }
}

/// A moment as XML has it.
fn moment(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis)
        .map(|time| format!("{time:.0}"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;

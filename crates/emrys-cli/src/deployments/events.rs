// SPDX-License-Identifier: Apache-2.0
//! Following a stack, by its events, to the end of what it does.

use emrys_client::{StackEvent, Stacks};

use super::formation::is_gone;
use crate::exit::{ExitCode, Failure};
use crate::output;
use crate::target::Target;

/// The type of the stack itself in its events.
const STACK: &str = "AWS::CloudFormation::Stack";
/// What CloudFormation says of a resource that failed only because another one did.
const CANCELLED: &str = "cancelled";

/// A stack that is followed.
pub(super) struct Following<'f> {
    target: &'f Target,
    stacks: &'f Stacks,
    /// The stack's ARN.
    stack: &'f str,
    last: Option<String>,
    failures: Vec<StackEvent>,
}

impl<'f> Following<'f> {
    pub(super) fn new(target: &'f Target, stacks: &'f Stacks, stack: &'f str) -> Self {
        Self {
            target,
            stacks,
            stack,
            last: None,
            failures: Vec::new(),
        }
    }

    /// Passes over what has happened before.
    pub(super) async fn catch_up(&mut self) -> Result<(), Failure> {
        let events = self.stacks.events_after(self.stack, None).await?;
        self.last = events.last().map(|event| event.event.clone());
        Ok(())
    }

    /// Tells what happens until nothing more does, and gives the stack's last status. Ctrl-C leaves it to itself.
    pub(super) async fn ended(&mut self) -> Result<String, Failure> {
        loop {
            tokio::select! {
                ended = self.look() => if let Some(status) = ended? {
                    return Ok(status);
                },
                Ok(()) = tokio::signal::ctrl_c() => {
                    let message = "stopped waiting; CloudFormation goes on";
                    let hint = format!(
                        "`aws cloudformation describe-stack-events --stack-name {}` shows how far it is",
                        self.stack
                    );
                    return Err(Failure::new(ExitCode::Interrupted, message).hint(hint));
                }
            }
            tokio::time::sleep(self.target.poll()).await;
        }
    }

    /// Tells what is new, and gives the stack's status if it has come to an end.
    async fn look(&mut self) -> Result<Option<String>, Failure> {
        let events = self
            .stacks
            .events_after(self.stack, self.last.as_deref())
            .await?;
        let mut ended = None;
        for event in events {
            self.last = Some(event.event.clone());
            tell(&event);
            let is_stack = event.kind == STACK && event.physical_id.as_deref() == Some(self.stack);
            if is_stack && is_end(&event.status) {
                ended = Some(event.status.clone());
            }
            if event.status.ends_with("_FAILED") && event.reason.is_some() {
                self.failures.push(event);
            }
        }
        if ended.is_some() {
            return Ok(ended);
        }
        // What has been deleted may have no events any more.
        match self.stacks.stack(self.stack).await {
            Ok(None) => Ok(Some("DELETE_COMPLETE".to_owned())),
            Ok(Some(stack)) if stack.status == "DELETE_COMPLETE" => Ok(Some(stack.status)),
            Err(error) if is_gone(&error) => Ok(Some("DELETE_COMPLETE".to_owned())),
            Ok(Some(_)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Why it failed: each resource that did by itself, with CloudFormation's reason.
    pub(super) fn reasons(&self) -> Vec<String> {
        let is_own = |event: &&StackEvent| {
            let reason = event.reason.as_deref().unwrap_or_default();
            event.kind != STACK && !reason.contains(CANCELLED)
        };
        let mut failures: Vec<&StackEvent> = self.failures.iter().filter(is_own).collect();
        if failures.is_empty() {
            failures = self.failures.iter().collect();
        }
        let reasons = failures.into_iter().map(|event| {
            let reason = event.reason.as_deref().unwrap_or_default();
            let text = format!("{} ({}): {reason}", event.id, event.kind);
            output::harmless(&text)
        });
        reasons.collect()
    }
}

/// Whether a stack of that status does nothing more by itself.
fn is_end(status: &str) -> bool {
    status.ends_with("_COMPLETE") || status.ends_with("_FAILED") && status != "UPDATE_FAILED"
}

fn tell(event: &StackEvent) {
    let reason = match &event.reason {
        Some(reason) => format!(": {reason}"),
        None => String::new(),
    };
    let StackEvent {
        status, kind, id, ..
    } = event;
    output::say(output::harmless(&format!("{status} {kind} {id}{reason}")));
}

#[cfg(test)]
mod tests {
    use super::is_end;

    #[test]
    fn a_stack_ends_where_cloudformation_does_nothing_more() {
        for end in [
            "CREATE_COMPLETE",
            "ROLLBACK_COMPLETE",
            "UPDATE_ROLLBACK_COMPLETE",
            "UPDATE_ROLLBACK_FAILED",
            "DELETE_FAILED",
        ] {
            assert!(is_end(end), "{end}");
        }
        for way in [
            "CREATE_IN_PROGRESS",
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
            "ROLLBACK_IN_PROGRESS",
            "UPDATE_FAILED",
        ] {
            assert!(!is_end(way), "{way}");
        }
    }
}

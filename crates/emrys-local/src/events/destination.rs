// SPDX-License-Identifier: Apache-2.0
//! What a target's ARN means.

/// Where an event goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination<'arn> {
    /// A state machine, by ARN, perhaps with a version or an alias.
    Machine(&'arn str),
    /// A Lambda function, by name.
    Function(&'arn str),
    /// An SNS topic, by ARN.
    Topic(&'arn str),
    /// An SQS queue, by name.
    Queue(&'arn str),
}

impl<'arn> Destination<'arn> {
    /// What the ARN means, if it is something that events can be handed to here.
    pub(super) fn of(arn: &'arn str) -> Option<Self> {
        let mut parts = arn.splitn(6, ':');
        let service = parts.nth(2)?;
        let resource = parts.nth(2).filter(|resource| !resource.is_empty())?;
        match service {
            "states" if resource.starts_with("stateMachine:") => Some(Self::Machine(arn)),
            "lambda" => {
                let name = resource.strip_prefix("function:")?;
                name.split(':').next().map(Self::Function)
            }
            "sns" => Some(Self::Topic(arn)),
            "sqs" => Some(Self::Queue(resource)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Destination;

    #[test]
    fn an_arn_tells_what_it_is() {
        let machine = "arn:aws:states:us-east-1:000000000000:stateMachine:sales_sweep:live";
        let topic = "arn:aws:sns:us-east-1:000000000000:alerts";
        for (arn, destination) in [
            (machine, Some(Destination::Machine(machine))),
            (topic, Some(Destination::Topic(topic))),
            (
                "arn:aws:lambda:us-east-1:000000000000:function:resize:7",
                Some(Destination::Function("resize")),
            ),
            (
                "arn:aws:sqs:us-east-1:000000000000:jobs",
                Some(Destination::Queue("jobs")),
            ),
            ("arn:aws:states:us-east-1:000000000000:activity:a", None),
            ("arn:aws:events:us-east-1:000000000000:event-bus/b", None),
            ("arn:aws:sns:us-east-1:000000000000:", None),
            ("resize", None),
        ] {
            assert_eq!(Destination::of(arn), destination, "{arn}");
        }
    }
}

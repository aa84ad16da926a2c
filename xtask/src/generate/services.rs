// SPDX-License-Identifier: Apache-2.0
//! The services whose models are under `data/`, and where in `emrys-protocol` their code goes.

/// A service and what its code is called.
pub(super) struct Service {
    /// Its model, a file under `data/`.
    pub(super) model: &'static str,
    /// The module of `emrys-protocol` that has it; none for EMR, which is what the crate is about.
    pub(super) module: Option<&'static str>,
    /// The trait with a method for each operation.
    pub(super) api: &'static str,
    /// What the trait is.
    pub(super) described: &'static str,
    /// AWS's reference, to which the code links.
    pub(super) reference: &'static str,
    /// Whether the model has every operation of the service. Where it has not, an operation that it lacks is said to
    /// be not implemented, and where it has, not to exist.
    pub(super) is_whole: bool,
    /// Operations of the model for which no code is written.
    pub(super) left_out: &'static [&'static str],
    /// Enumerations that `emrys-model` owns, because the engine's decisions are made on them: shape, type there.
    pub(super) model_enumerations: &'static [(&'static str, &'static str)],
    /// Members that hold secrets though the model does not say so.
    pub(super) secret_members: &'static [&'static str],
}

/// Every service, EMR first.
pub(super) const SERVICES: [Service; 5] = [
    Service {
        model: "emr-2009-03-31.model.json",
        module: None,
        api: "EmrApi",
        described: "The EMR API",
        reference: "https://docs.aws.amazon.com/emr/latest/APIReference",
        is_whole: true,
        left_out: &[],
        model_enumerations: &[
            ("ActionOnFailure", "action_on_failure::ActionOnFailure"),
            ("ClusterState", "lifecycle::cluster::ClusterState"),
            (
                "ClusterStateChangeReasonCode",
                "reason::ClusterReasonCode as ClusterStateChangeReasonCode",
            ),
            ("StepState", "lifecycle::step::StepState"),
        ],
        secret_members: &[
            "ADDomainJoinPassword",
            "CrossRealmTrustPrincipalPassword",
            "KdcAdminPassword",
            "Password",
        ],
    },
    Service {
        model: "ssm-2014-11-06.model.json",
        module: Some("parameters"),
        api: "ParametersApi",
        described: "The Parameter Store operations of Systems Manager",
        reference: "https://docs.aws.amazon.com/systems-manager/latest/APIReference",
        is_whole: false,
        left_out: &[
            "CancelCommand",
            "GetCommandInvocation",
            "ListCommandInvocations",
            "SendCommand",
        ],
        model_enumerations: &[],
        secret_members: &[],
    },
    Service {
        model: "secretsmanager-2017-10-17.model.json",
        module: Some("secrets"),
        api: "SecretsApi",
        described: "The operations of Secrets Manager on secrets and their versions",
        reference: "https://docs.aws.amazon.com/secretsmanager/latest/apireference",
        is_whole: false,
        left_out: &[],
        model_enumerations: &[],
        secret_members: &[],
    },
    Service {
        model: "stepfunctions-2016-11-23.model.json",
        module: Some("states"),
        api: "StatesApi",
        described: "The API of Step Functions",
        reference: "https://docs.aws.amazon.com/step-functions/latest/apireference",
        is_whole: true,
        left_out: &[],
        model_enumerations: &[],
        secret_members: &[],
    },
    Service {
        model: "events-2015-10-07.model.json",
        module: Some("events"),
        api: "EventsApi",
        described: "The operations of EventBridge on rules, their targets and events",
        reference: "https://docs.aws.amazon.com/eventbridge/latest/APIReference",
        is_whole: false,
        left_out: &[],
        model_enumerations: &[],
        secret_members: &[],
    },
];

impl Service {
    /// The path of the module under which the service's `types`, `operations` and so on are.
    pub(super) fn path(&self) -> String {
        self.module
            .map_or_else(|| "crate".to_owned(), |module| format!("crate::{module}"))
    }

    /// The generated file of one of its modules.
    pub(super) fn file(&self, module: &str) -> String {
        let folder = self
            .module
            .map_or_else(String::new, |folder| format!("{folder}/"));
        format!("crates/emrys-protocol/src/{folder}{module}/generated.rs")
    }
}

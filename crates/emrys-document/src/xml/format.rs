// SPDX-License-Identifier: Apache-2.0
//! The elements of the XML format, once: what reads it, what writes it, and the XML Schema go by this table.
//!
//! Names and structure are EmrWorkflow's; `releaseLabel` and `serviceRole` are ours. Elements stand here in the order in
//! which they are written.

/// The namespace of all elements.
pub(super) const NAMESPACE: &str = "urn:supperslonic:emrWorkflow";
/// The namespace of `include`.
pub(super) const XINCLUDE: &str = "http://www.w3.org/2001/XInclude";

/// An element or an attribute, and the value that it is in a document.
pub(super) struct Element {
    pub(super) name: &'static str,
    /// The keys that lead from the value of what it stands in to its own.
    pub(super) key: &'static [&'static str],
    pub(super) form: Form,
    pub(super) content: Content,
    /// EmrWorkflow's schema wanted it, and so does ours where it can say so. A list is then there even if it is empty.
    pub(super) required: bool,
    /// What it means, for the schema.
    pub(super) about: &'static str,
}

/// How an element or attribute is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Attribute,
    /// At most one element.
    Element,
    /// At most one element, or an attribute as in EmrWorkflow's first versions. Written as an element.
    ElementOrAttribute,
    /// Any number of elements: together they are a list.
    Elements,
}

/// What stands in an element or attribute.
#[derive(Clone, Copy)]
pub(super) enum Content {
    /// A text, which is never trimmed.
    Text,
    /// One of some words. They are the document's to check; the schema names them.
    Word(&'static [&'static str]),
    Integer,
    Boolean,
    /// Elements that make a mapping. The mapping at `always` is there even if none of them fills it.
    Members {
        members: &'static [Element],
        always: &'static [&'static str],
    },
    /// Elements that make a list, each of them an item that is a mapping.
    Items(&'static [Element]),
    /// `tag` elements, which make a mapping.
    Tags,
}

impl Element {
    const fn text(name: &'static str, key: &'static [&'static str], about: &'static str) -> Self {
        Self {
            name,
            key,
            form: Form::Element,
            content: Content::Text,
            required: false,
            about,
        }
    }

    const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    const fn form(self, form: Form) -> Self {
        Self { form, ..self }
    }

    const fn content(self, content: Content) -> Self {
        Self { content, ..self }
    }

    pub(super) fn is_attribute(&self) -> bool {
        matches!(self.form, Form::Attribute | Form::ElementOrAttribute)
    }

    pub(super) fn is_element(&self) -> bool {
        self.form != Form::Attribute
    }

    /// The elements that may stand in this one, without those of `tag`.
    pub(super) fn children(&self) -> &'static [Self] {
        match self.content {
            Content::Members { members, .. } => members,
            Content::Items(items) => items,
            Content::Tags => TAGS,
            Content::Text | Content::Word(_) | Content::Integer | Content::Boolean => &[],
        }
    }
}

const fn arguments(
    name: &'static str,
    key: &'static [&'static str],
    about: &'static str,
) -> Element {
    Element::text(name, key, about).form(Form::Elements)
}

/// The elements that a document may begin with.
pub(super) const ROOTS: &[Element] = &[
    Element::text(
        "jobFlow",
        &["job_flows"],
        "A cluster and the steps that it runs.",
    )
    .content(Content::Members {
        members: JOB_FLOW,
        always: &["cluster"],
    }),
    TAGS_LIST,
    CONFIG_LIST,
    BOOTSTRAP_ACTIONS_LIST,
    STEPS_LIST,
];

const JOB_FLOW: &[Element] = &[
    Element::text(
        "name",
        &["name"],
        "The name that the cluster is launched under.",
    )
    .required(),
    Element::text(
        "logUri",
        &["cluster", "log_uri"],
        "Where the logs are copied to.",
    ),
    Element::text(
        "ec2KeyName",
        &["cluster", "ec2_attributes", "key_name"],
        "The EC2 key pair that may log in to the primary instance.",
    ),
    Element::text(
        "jobFlowRole",
        &["cluster", "ec2_attributes", "instance_profile"],
        "The instance profile, by name or ARN.",
    ),
    Element::text(
        "serviceRole",
        &["cluster", "service_role"],
        "The service role, by name or ARN.",
    ),
    Element::text(
        "amiVersion",
        &["cluster", "ami_version"],
        "The AMI version, such as 3.0.3; or else a releaseLabel.",
    ),
    Element::text(
        "releaseLabel",
        &["cluster", "release_label"],
        "The release label, such as emr-7.5.0; or else an amiVersion.",
    ),
    Element::text(
        "hadoopVersion",
        &["cluster", "hadoop_version"],
        "The version of Hadoop, with an amiVersion.",
    ),
    Element::text(
        "masterInstanceType",
        &["cluster", "master_instance_type"],
        "The instance type of the primary instance.",
    ),
    Element::text(
        "slaveInstanceType",
        &["cluster", "slave_instance_type"],
        "The instance type of all other instances.",
    ),
    Element::text(
        "instanceCount",
        &["cluster", "instance_count"],
        "How many instances in all.",
    )
    .content(Content::Integer),
    Element::text(
        "keepJobflowAliveWhenNoSteps",
        &["cluster", "keep_job_flow_alive_when_no_steps"],
        "Whether the cluster stays when it has no steps left.",
    )
    .content(Content::Boolean),
    Element::text(
        "terminationProtected",
        &["cluster", "termination_protection"],
        "Whether the cluster is protected from termination.",
    )
    .content(Content::Boolean),
    Element::text(
        "additionalInfo",
        &["cluster", "additional_info"],
        "A JSON text for features that EMR does not document.",
    ),
    Element {
        key: &["cluster", "tags"],
        ..TAGS_LIST
    },
    Element {
        key: &["cluster", "config"],
        ..CONFIG_LIST
    },
    Element {
        key: &["cluster", "bootstrap_action"],
        ..BOOTSTRAP_ACTIONS_LIST
    },
    STEPS_LIST,
];

const TAGS_LIST: Element =
    Element::text("tags", &["tags"], "Tags of the cluster and its instances.")
        .content(Content::Tags);

const CONFIG_LIST: Element = Element::text(
    "config",
    &["config"],
    "Debugging, Hadoop and HBase, in the order in which they are configured.",
)
.content(Content::Items(CONFIG));

const BOOTSTRAP_ACTIONS_LIST: Element = Element::text(
    "bootstrapActions",
    &["bootstrap_action"],
    "Scripts that run on every instance before the applications are installed.",
)
.content(Content::Items(BOOTSTRAP_ACTIONS));

const STEPS_LIST: Element = Element::text(
    "steps",
    &["steps"],
    "The steps, in the order in which they are added.",
)
.content(Content::Items(STEPS));

const TAGS: &[Element] = &[
    Element::text("tag", &[], "A tag.").content(Content::Members {
        members: TAG,
        always: &[],
    }),
];

const TAG: &[Element] = &[
    Element::text("key", &["key"], "The tag's key.").required(),
    Element::text("value", &["value"], "The tag's value.").required(),
];

const CONFIG: &[Element] = &[
    Element::text("debugConfig", &[], "Whether EMR's debugging is started.").content(
        Content::Members {
            members: &[Element::text("start", &["debug"], "Whether it is started.")
                .form(Form::Attribute)
                .content(Content::Boolean)
                .required()],
            always: &[],
        },
    ),
    Element::text("hadoopConfig", &[], "How Hadoop is configured.").content(Content::Members {
        members: &[arguments("arg", &["hadoop"], "An argument of configure-hadoop.").required()],
        always: &[],
    }),
    Element::text(
        "hBaseConfig",
        &["hbase"],
        "Whether and how HBase is started.",
    )
    .content(Content::Members {
        members: HBASE,
        always: &[],
    }),
];

const HBASE: &[Element] = &[
    Element::text("start", &["start"], "Whether it is started.")
        .form(Form::Attribute)
        .content(Content::Boolean)
        .required(),
    Element::text("jar", &["jar"], "HBase's JAR on the instances."),
    arguments("arg", &["args"], "An argument of configure-hbase."),
    Element::text(
        "hBaseDaemondsConfig",
        &[],
        "How HBase's daemons are configured.",
    )
    .content(Content::Members {
        members: &[arguments(
            "arg",
            &["daemons"],
            "An argument of configure-hbase-daemons.",
        )],
        always: &[],
    }),
];

const BOOTSTRAP_ACTIONS: &[Element] = &[Element::text(
    "bootstrapAction",
    &[],
    "A script that runs on every instance.",
)
.content(Content::Members {
    members: &[
        Element::text("name", &["name"], "The action's name.").required(),
        Element::text("path", &["path"], "The script.").required(),
        arguments("arg", &["args"], "An argument of the script."),
    ],
    always: &[],
})];

const STEPS: &[Element] = &[
    Element::text("jarStep", &[], "A custom JAR.").content(Content::Members {
        members: &[
            Element::text("name", &["name"], "The step's name.").required(),
            Element::text("jar", &["jar", "jar"], "The JAR.").required(),
            Element::text(
                "actionOnFailure",
                &["action_on_failure"],
                "What a failure of the step does to the cluster.",
            )
            .content(Content::Word(&[
                "TERMINATE_JOB_FLOW",
                "TERMINATE_CLUSTER",
                "CANCEL_AND_WAIT",
                "CONTINUE",
            ])),
            Element::text(
                "mainClass",
                &["jar", "main_class"],
                "The class with the main method.",
            ),
            arguments("arg", &["jar", "args"], "An argument of the main method."),
        ],
        always: &["jar"],
    }),
    Element::text(
        "restoreHBase",
        &["restore_hbase"],
        "Restores HBase from a backup.",
    )
    .content(HBASE_PATH),
    Element::text("backupHBase", &["backup_hbase"], "Makes a backup of HBase.").content(HBASE_PATH),
];

/// The JAR was once a reserved placeholder, and the path an attribute.
const HBASE_PATH: Content = Content::Members {
    members: &[
        Element::text("jar", &["jar"], "HBase's JAR. Absent: that of hBaseConfig."),
        Element::text("path", &["path"], "Where the backup is.")
            .form(Form::ElementOrAttribute)
            .required(),
    ],
    always: &[],
};

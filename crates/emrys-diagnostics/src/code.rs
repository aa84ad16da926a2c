// SPDX-License-Identifier: Apache-2.0
//! Every code, with its severity, its family and its page.
//!
//! Codes are part of the public interface: they are added at the end of their family, never renamed or reused.

use crate::{Severity, suggest};

/// Writes the enums, the tables and the lookups from one list, so that a code cannot have the one without the other. The
/// page is found by the code's name: a code without a page does not compile.
macro_rules! codes {
    ($($(#[doc = $title:literal])+ $family:ident = $word:literal {
        $($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)*
    })+) => {
        /// What a code is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Family {
            $($(#[doc = $title])+ $family,)+
        }

        impl Family {
            /// Every family, in the order of the index page.
            pub const ALL: &[Self] = &[$(Self::$family,)+];

            /// The word for it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$family => $word,)+
                }
            }

            /// What its codes are about, in one sentence.
            pub fn title(self) -> &'static str {
                match self {
                    $(Self::$family => concat!($($title,)+).trim_ascii(),)+
                }
            }
        }

        /// What kind of thing a diagnostic says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($($(#[doc = $doc])+ $variant,)*)+
        }

        impl Code {
            /// Every code, family by family, in the order of the index page.
            pub const ALL: &[Self] = &[$($(Self::$variant,)*)+];

            /// The stable kebab-case name.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($(Self::$variant => $name,)*)+
                }
            }

            /// How grave diagnostics with this code are.
            pub fn severity(self) -> Severity {
                match self {
                    $($(Self::$variant => Severity::$severity,)*)+
                }
            }

            /// What it is about.
            pub fn family(self) -> Family {
                match self {
                    $($(Self::$variant => Family::$family,)*)+
                }
            }

            /// What it says, in one sentence.
            pub fn title(self) -> &'static str {
                match self {
                    $($(Self::$variant => concat!($($doc,)+).trim_ascii(),)*)+
                }
            }

            /// The code's page in Markdown: what it means, an example, what to do.
            pub fn page(self) -> &'static str {
                match self {
                    $($(Self::$variant => include_str!(concat!("../../../docs/diagnostics/", $name, ".md")),)*)+
                }
            }
        }
    };
}

codes! {
    /// Reading documents: syntax, keys, types, placeholders.
    Documents = "documents" {
        /// A document is missing, cannot be read, or is of no known format.
        UnreadableDocument = "unreadable-document", Error;
        /// The YAML, JSON or XML itself is malformed.
        InvalidSyntax = "invalid-syntax", Error;
        /// A YAML line is indented with a tab.
        TabInYaml = "tab-in-yaml", Error;
        /// YAML that is well formed but that documents do not use: tags, several documents in a file, odd keys.
        UnsupportedYaml = "unsupported-yaml", Error;
        /// XML that is well formed but that documents do not use, or a document that XML has no words for.
        UnsupportedXml = "unsupported-xml", Error;
        /// An XML element is empty, so that its value is left out of a list.
        EmptyElement = "empty-element", Warning;
        /// The document is too large, too deep, or grows too much when its aliases are expanded.
        DocumentTooLarge = "document-too-large", Error;
        /// An include that cannot be put in place: of a missing file, of a wrong one, or of itself.
        InvalidInclude = "invalid-include", Error;
        /// A cluster extends something that is not there, or itself.
        InvalidExtends = "invalid-extends", Error;
        /// A mapping has the same key twice.
        DuplicateKey = "duplicate-key", Error;
        /// A mapping has a key that means nothing there.
        UnknownKey = "unknown-key", Error;
        /// A required key is missing.
        MissingKey = "missing-key", Error;
        /// None or several of the keys of which exactly one has to be given.
        ExactlyOneOf = "exactly-one-of", Error;
        /// A value is of another type than its key takes.
        WrongType = "wrong-type", Error;
        /// A value is of the right type, but outside what its key takes.
        InvalidValue = "invalid-value", Error;
        /// A placeholder has no value.
        UnresolvedPlaceholder = "unresolved-placeholder", Error;
        /// A reference where the value has to be known before anything is sent.
        KnownTooLate = "known-too-late", Error;
        /// A value for a placeholder that no document declares or uses.
        UnknownPlaceholder = "unknown-placeholder", Error;
        /// An environment was chosen that no document defines.
        UnknownEnvironment = "unknown-environment", Error;
        /// What an `allow` names is not said of anything there.
        UnusedAllowance = "unused-allowance", Note;
        /// A word of EMR's that this version does not know.
        UnknownWord = "unknown-word", Note;
    }
    /// Names, and what refers to them.
    Names = "names" {
        /// Two documents of a project define the same name.
        DuplicateName = "duplicate-name", Error;
        /// A job flow names a cluster that no document defines.
        UnknownCluster = "unknown-cluster", Error;
        /// No job flow of the project names the cluster.
        UnusedCluster = "unused-cluster", Note;
        /// Two names differ only by case or by `-`, `_` and `.`.
        SimilarNames = "similar-names", Warning;
        /// The key of a tag begins with `aws:`, which only AWS may give.
        ReservedTag = "reserved-tag", Error;
        /// A cluster has more tags than EMR takes.
        TooManyTags = "too-many-tags", Error;
        /// Two job flows launch clusters under the same name.
        SharedName = "shared-name", Note;
    }
    /// Releases, applications, and what came when.
    Release = "release" {
        /// EMR has no release with this label.
        UnknownReleaseLabel = "unknown-release-label", Error;
        /// The release is newer than Emrys's own facts about releases.
        ReleaseNewerThanCatalog = "release-newer-than-catalog", Note;
        /// The release does not ship the application.
        ApplicationNotInRelease = "application-not-in-release", Error;
        /// A step needs an application that its cluster does not install.
        ApplicationMissing = "application-missing", Error;
        /// The document uses something that came with a later release.
        NeedsNewerRelease = "needs-newer-release", Error;
        /// A release has nothing in the place of what an AMI version had.
        NoCounterpart = "no-counterpart", Error;
        /// AWS no longer supports the release.
        ReleaseWithoutSupport = "release-without-support", Note;
        /// Two applications that cannot be on the same cluster.
        ExclusiveApplications = "exclusive-applications", Error;
        /// Newer releases do not have the application.
        DiscontinuedApplication = "discontinued-application", Note;
        /// A package is fetched that the release has in a version of its own.
        PackageOfRelease = "package-of-release", Note;
    }
    /// Instance types, groups and fleets, subnets and zones.
    Instances = "instances" {
        /// EMR has no such instance type.
        UnknownInstanceType = "unknown-instance-type", Error;
        /// The release does not support the instance type.
        InstanceTypeNotSupported = "instance-type-not-supported", Error;
        /// An instance group is resized that the cluster does not have.
        UnknownInstanceGroup = "unknown-instance-group", Error;
        /// A cluster with another number of primary instances than one or three.
        PrimaryCount = "primary-count", Error;
        /// An application with its database on a primary instance, of which there are three.
        MetastoreOnPrimaries = "metastore-on-primaries", Warning;
        /// A setting for the end of a cluster that three primary instances override.
        ThreePrimariesStay = "three-primaries-stay", Warning;
        /// Three primary instances, and files that are lost with one core instance.
        FewCoreInstances = "few-core-instances", Warning;
        /// A primary instance on the spot market that ends instances which would have stayed.
        SpotPrimary = "spot-primary", Warning;
        /// Core instances on the spot market, in a cluster whose primary instance is not.
        SpotCore = "spot-core", Warning;
        /// Task instances without core instances.
        TaskWithoutCore = "task-without-core", Error;
        /// Two instance groups or fleets of a cluster with the same name.
        DuplicateInstanceGroup = "duplicate-instance-group", Warning;
        /// One image for instances with different processors.
        CustomAmiArchitecture = "custom-ami-architecture", Error;
        /// Workers with different processors, and scripts that install something on them.
        MixedArchitectures = "mixed-architectures", Note;
        /// An instance type of a family that EC2 has replaced.
        PreviousGeneration = "previous-generation", Note;
        /// Instances with GPUs in a cluster where nothing is set up to use them.
        IdleGpus = "idle-gpus", Warning;
        /// A bid price far above the on-demand price.
        BidAboveOnDemand = "bid-above-on-demand", Note;
        /// A bid price that no instance is likely to be had for.
        BidTooLow = "bid-too-low", Warning;
        /// More task instance groups than EMR takes.
        TooManyInstanceGroups = "too-many-instance-groups", Error;
        /// A bid price for instances that are on demand.
        BidWithoutSpot = "bid-without-spot", Warning;
        /// A bid price in USD and one in percent for the same instance type.
        TwoBids = "two-bids", Error;
        /// A fleet that asks for no instances.
        FleetWithoutCapacity = "fleet-without-capacity", Error;
        /// A primary fleet of another capacity than one instance, or three on demand.
        PrimaryFleet = "primary-fleet", Error;
        /// More instance types in a fleet than EMR takes.
        FleetTypeCount = "fleet-type-count", Error;
        /// The same instance type twice in a fleet.
        FleetTypeTwice = "fleet-type-twice", Warning;
        /// An instance type that weighs more than all of its fleet is to have.
        WeightAboveTarget = "weight-above-target", Warning;
        /// Instance types of a fleet with a weight, and others without.
        WeightMissing = "weight-missing", Warning;
        /// A timeout of a fleet that EMR does not take.
        FleetTimeout = "fleet-timeout", Error;
        /// Spot Instances for a fixed time, which EC2 no longer offers.
        BlockDuration = "block-duration", Warning;
        /// Settings for Spot Instances in a fleet that asks for none.
        SpotSettingsWithoutSpot = "spot-settings-without-spot", Warning;
        /// Priorities of instance types that no allocation strategy looks at.
        PriorityWithoutStrategy = "priority-without-strategy", Warning;
        /// Capacity reservation options that contradict each other.
        ReservationContradiction = "reservation-contradiction", Warning;
        /// A fleet with Spot Instances of one single type.
        SingleTypeFleet = "single-type-fleet", Note;
        /// A placement group for core or task instances, or of another kind than EMR has.
        PlacementNotSupported = "placement-not-supported", Error;
        /// A placement group for a single primary instance.
        PlacementOfOne = "placement-of-one", Warning;
        /// Several subnets for instance groups.
        SubnetsWithGroups = "subnets-with-groups", Error;
    }
    /// EBS volumes.
    Volumes = "volumes" {
        /// A root volume that EMR does not take.
        RootVolume = "root-volume", Error;
        /// A volume type that EMR does not take.
        VolumeType = "volume-type", Error;
        /// A volume smaller or larger than its type can be.
        VolumeSize = "volume-size", Error;
        /// A volume of core instances of less than 5 GiB.
        SmallCoreVolume = "small-core-volume", Error;
        /// IOPS that a volume cannot have, or does not have although it has to.
        VolumeIops = "volume-iops", Error;
        /// Throughput that a volume cannot have.
        VolumeThroughput = "volume-throughput", Error;
        /// More volumes on an instance than EMR attaches.
        TooManyVolumes = "too-many-volumes", Error;
        /// More volumes in a group than EC2 launches at once.
        TooManyVolumesAtOnce = "too-many-volumes-at-once", Warning;
        /// An EBS-optimized instance of a type that cannot be one.
        EbsOptimizedNotSupported = "ebs-optimized-not-supported", Error;
        /// Large instances that get a single volume of 32 GiB.
        SingleSmallVolume = "single-small-volume", Warning;
        /// A hard disk so small that it is slow.
        SlowVolume = "slow-volume", Note;
        /// A volume of the type that EBS has replaced.
        MagneticVolume = "magnetic-volume", Note;
    }
    /// Automatic and managed scaling.
    Scaling = "scaling" {
        /// Instances are to go at the end of their hour, which EMR no longer does.
        InstanceHour = "instance-hour", Warning;
        /// A scaling policy for the primary instance group.
        PolicyOfPrimary = "policy-of-primary", Error;
        /// Managed scaling beside a scaling policy of a group.
        TwoScalingPolicies = "two-scaling-policies", Error;
        /// Bounds of a scaling policy that no number satisfies.
        ScalingBounds = "scaling-bounds", Error;
        /// A group that starts with fewer or more instances than its scaling policy allows.
        CountOutsideBounds = "count-outside-bounds", Warning;
        /// A scaling policy that can never scale.
        FixedBounds = "fixed-bounds", Warning;
        /// A metric that EMR does not publish.
        UnknownMetric = "unknown-metric", Warning;
        /// A metric of EMR's in a namespace where it is not.
        MetricNamespace = "metric-namespace", Warning;
        /// A dimension that is not that of this cluster's metrics.
        MetricDimension = "metric-dimension", Warning;
        /// A period in which EMR's metrics have no value.
        MetricPeriod = "metric-period", Warning;
        /// An alarm that looks back further than CloudWatch can.
        AlarmTooLong = "alarm-too-long", Warning;
        /// A unit that is not that of the metric.
        MetricUnit = "metric-unit", Warning;
        /// A statistic that says nothing about the metric.
        MetricStatistic = "metric-statistic", Warning;
        /// A threshold of a percentage that is always or never passed.
        UnreachableThreshold = "unreachable-threshold", Warning;
        /// A threshold for a ratio that reads like a percentage.
        RatioAsPercentage = "ratio-as-percentage", Warning;
        /// A scaling rule that does the opposite of what its metric asks for.
        InvertedScaling = "inverted-scaling", Warning;
        /// Two rules that scale out and in at the same value of a metric.
        OverlappingRules = "overlapping-rules", Warning;
        /// A scaling policy that only adds instances, or only removes them.
        OneWayScaling = "one-way-scaling", Warning;
        /// A cool-down shorter than it takes EMR's metrics to change.
        ShortCoolDown = "short-cool-down", Note;
        /// An adjustment that cannot be made.
        ScalingAdjustment = "scaling-adjustment", Error;
        /// An adjustment that changes nothing, or that its bounds cut off.
        AdjustmentWithoutEffect = "adjustment-without-effect", Warning;
        /// Core instances that are to become fewer than HDFS keeps copies.
        ScaleInBelowReplication = "scale-in-below-replication", Warning;
        /// A scaling rule that names a market, which a group has already.
        MarketOfRule = "market-of-rule", Warning;
        /// Two rules of a scaling policy with the same name.
        DuplicateScalingRule = "duplicate-scaling-rule", Error;
        /// A release in which scaling is known to fail at times.
        UnreliableScaling = "unreliable-scaling", Warning;
        /// A task group that is scaled by how full HDFS is.
        HdfsMetricOfTask = "hdfs-metric-of-task", Warning;
        /// Instances that go as soon as the cluster is idle for one moment.
        IdleAtOnce = "idle-at-once", Warning;
        /// Limits of managed scaling that contradict each other.
        ManagedLimits = "managed-limits", Error;
        /// More core instances than managed scaling may have on demand, in a core group on demand.
        ManagedCoreLimit = "managed-core-limit", Error;
        /// A unit of managed scaling that the cluster does not count in.
        ManagedUnit = "managed-unit", Error;
        /// Managed scaling of a cluster with an application that does not run on YARN.
        ManagedWithoutYarn = "managed-without-yarn", Warning;
        /// A utilization performance index that EMR does not take.
        PerformanceIndex = "performance-index", Error;
        /// Managed scaling of a cluster that has nothing to scale.
        ScalingWithoutCore = "scaling-without-core", Warning;
        /// A cluster that starts with fewer or more instances than managed scaling allows.
        OutsideManagedLimits = "outside-managed-limits", Warning;
        /// A scaling policy without a role that may scale.
        ScalingRoleMissing = "scaling-role-missing", Error;
    }
    /// Security configurations, Kerberos, roles, secrets in plain text.
    Security = "security" {
        /// A secret that EMR shows to everybody who may describe the cluster or its steps.
        SecretInClear = "secret-in-clear", Warning;
        /// A secret in the properties of a configuration.
        SecretInConfiguration = "secret-in-configuration", Warning;
        /// A secret among the arguments of a step or a bootstrap action.
        SecretInArguments = "secret-in-arguments", Warning;
        /// A secret in a tag.
        SecretInTag = "secret-in-tag", Warning;
        /// An access key of AWS in the document.
        AccessKeyInClear = "access-key-in-clear", Warning;
        /// A property that EMR is to fetch, without the ARN of a secret.
        InvalidSecretReference = "invalid-secret-reference", Warning;
        /// The value of a placeholder for a secret is in the document.
        DefaultOfSecret = "default-of-secret", Warning;
        /// A role stands where an instance profile belongs, or the reverse.
        SwappedRole = "swapped-role", Error;
        /// The service role and the instance profile belong to different accounts.
        RolesOfTwoAccounts = "roles-of-two-accounts", Error;
        /// The default roles of the first kind have more rights than they need.
        DefaultRole = "default-role", Note;
        /// The service role of the second kind needs a tag that the cluster does not have.
        UntaggedForServiceRole = "untagged-for-service-role", Warning;
        /// A cluster has Kerberos attributes without a security configuration for Kerberos, or the reverse.
        HalfKerberos = "half-kerberos", Error;
        /// The name of a Kerberos realm is not in capitals.
        RealmInLowerCase = "realm-in-lower-case", Warning;
        /// An encryption mode lacks the key or the provider of keys that it needs.
        EncryptionWithoutKey = "encryption-without-key", Error;
        /// Encryption is switched on without saying how, or the reverse.
        UnusedEncryption = "unused-encryption", Error;
        /// EBS encryption needs a key of KMS.
        EbsEncryptionWithoutKms = "ebs-encryption-without-kms", Error;
        /// No cluster of the project names the security configuration.
        UnusedSecurityConfiguration = "unused-security-configuration", Note;
        /// A key encrypts logs that are kept nowhere.
        LogKeyWithoutLogs = "log-key-without-logs", Warning;
    }
    /// Configurations: classifications and properties.
    Configurations = "configurations" {
        /// The release knows no such configuration classification.
        UnknownClassification = "unknown-classification", Warning;
        /// The classification came to the family of releases later, or has gone from it.
        AbsentClassification = "absent-classification", Warning;
        /// A list of configurations has a classification twice.
        RepeatedClassification = "repeated-classification", Note;
        /// A configuration of an application that the cluster does not install.
        ClassificationWithoutApplication = "classification-without-application", Warning;
        /// A property is nearly, but not quite, one that the application knows.
        MisspelledProperty = "misspelled-property", Warning;
        /// A property under the classification of a file that its program does not read.
        MisplacedProperty = "misplaced-property", Warning;
        /// A property under its former name.
        ReplacedProperty = "replaced-property", Note;
        /// A property under its former and its present name, with different values.
        ConflictingNames = "conflicting-names", Warning;
        /// A property that the release does nothing with any more.
        RetiredProperty = "retired-property", Warning;
        /// A property that has no effect on YARN.
        IneffectiveProperty = "ineffective-property", Warning;
        /// The value of a property is not of the form that its program reads.
        InvalidPropertyValue = "invalid-property-value", Warning;
        /// A number that its program refuses.
        PropertyOutOfRange = "property-out-of-range", Warning;
        /// Variables of an environment that are not in an `export`.
        EnvWithoutExport = "env-without-export", Warning;
        /// A configuration inside one that has no such part.
        UnexpectedNesting = "unexpected-nesting", Warning;
        /// A fixed number of executors beside dynamic allocation.
        FixedExecutors = "fixed-executors", Warning;
        /// The least number of executors is above the most.
        DynamicAllocationBounds = "dynamic-allocation-bounds", Warning;
        /// Dynamic allocation without anybody who keeps shuffle data.
        DynamicAllocationWithoutShuffleData = "dynamic-allocation-without-shuffle-data", Warning;
        /// A property of a feature that is switched off.
        DisabledFeature = "disabled-feature", Warning;
        /// Sizes of executors beside `maximizeResourceAllocation`.
        MaximumAllocationOverridden = "maximum-allocation-overridden", Warning;
        /// `maximizeResourceAllocation` on a cluster with other servers.
        MaximumAllocationShared = "maximum-allocation-shared", Warning;
        /// Speculation where EMR's committer for S3 is not used.
        SpeculativeWrites = "speculative-writes", Warning;
        /// A committer that writes results before a job has succeeded.
        OutputCommitterVersion = "output-committer-version", Note;
        /// Settings of S3A on a release whose `s3://` is EMRFS.
        S3aOnEmrfs = "s3a-on-emrfs", Note;
        /// A URL of the metastore that is none of a database.
        MetastoreUrl = "metastore-url", Warning;
        /// A database for metadata beside the Glue Data Catalog.
        TwoMetastores = "two-metastores", Warning;
        /// The Glue Data Catalog for Hive and not for Spark, or the reverse.
        OneSidedGlueCatalog = "one-sided-glue-catalog", Warning;
        /// Cores or GPUs are limited, and YARN counts memory alone.
        DefaultResourceCalculator = "default-resource-calculator", Note;
        /// Settings of another scheduler than the one that runs.
        SchedulerMismatch = "scheduler-mismatch", Warning;
        /// The heap of a Spark process among its Java options.
        HeapInJavaOptions = "heap-in-java-options", Warning;
        /// Events are written where the history server does not read them.
        HistoryElsewhere = "history-elsewhere", Warning;
        /// The schemas of all files are merged for every table.
        MergedSchemas = "merged-schemas", Note;
        /// Spark's master is not YARN.
        MasterNotYarn = "master-not-yarn", Warning;
        /// Hive's engine is not Tez.
        HiveOnMapReduce = "hive-on-map-reduce", Note;
        /// A class path in the place of the one that EMR has set.
        ReplacedClassPath = "replaced-class-path", Warning;
    }
    /// Memory and cores of executors, against those of nodes.
    Memory = "memory" {
        /// An executor asks for more memory than any node gives away.
        ExecutorFitsNoNode = "executor-fits-no-node", Warning;
        /// Executors leave much of each node idle.
        ExecutorWastesNode = "executor-wastes-node", Note;
        /// An executor has more cores than any node.
        MoreCoresThanNode = "more-cores-than-node", Warning;
        /// An application insists on more executors than fit on the cluster.
        TooManyExecutors = "too-many-executors", Warning;
        /// A heap between 32 and 48 GiB.
        HeapWithoutCompressedPointers = "heap-without-compressed-pointers", Note;
        /// A heap with which Spark does not start.
        HeapTooSmall = "heap-too-small", Warning;
        /// YARN gives away more memory than a node has.
        NodeMemoryExceeded = "node-memory-exceeded", Warning;
        /// YARN takes requests that no node can serve.
        AllocationAboveNode = "allocation-above-node", Warning;
        /// A container of MapReduce, Tez or Flink asks for more memory than any node gives away.
        ContainerFitsNoNode = "container-fits-no-node", Warning;
        /// A Java heap is larger than its container.
        JavaHeapAboveContainer = "java-heap-above-container", Warning;
        /// A driver in the cluster asks for more memory than any node gives away.
        DriverFitsNoNode = "driver-fits-no-node", Warning;
        /// The heaps of daemons are larger than the memory of their instance.
        DaemonHeapAboveNode = "daemon-heap-above-node", Warning;
        /// GPUs are asked for, and no node has one.
        GpuWithoutGpuNodes = "gpu-without-gpu-nodes", Warning;
        /// A query of Presto or Trino gets more memory on a node than the node has.
        QueryMemoryAboveNode = "query-memory-above-node", Warning;
        /// A threshold for broadcasts above what Spark broadcasts.
        BroadcastAboveLimit = "broadcast-above-limit", Warning;
        /// A driver takes larger results than its heap holds.
        ResultAboveDriver = "result-above-driver", Warning;
        /// HBase's caches take more of the heap than it allows.
        HbaseHeapShares = "hbase-heap-shares", Warning;
        /// A task needs more cores than an executor has.
        TaskCpusAboveExecutor = "task-cpus-above-executor", Warning;
        /// Memory outside of the heap has no size.
        OffHeapWithoutSize = "off-heap-without-size", Warning;
        /// The cores of executors are decided, and their memory is not.
        CoresWithoutMemory = "cores-without-memory", Note;
    }
    /// Steps and bootstrap actions.
    Steps = "steps" {
        /// An action on failure that EMR refuses when steps run in parallel.
        ActionWithParallelSteps = "action-with-parallel-steps", Error;
        /// More bootstrap actions than EMR takes.
        TooManyBootstrapActions = "too-many-bootstrap-actions", Error;
        /// A step whose strings together are longer than EMR takes.
        StepTooLong = "step-too-long", Error;
        /// An option of spark-submit stands behind the application, which gets it as an argument.
        OptionAfterScript = "option-after-script", Warning;
        /// The application runs in one process on the primary instance, and the cluster idles.
        LocalMaster = "local-master", Warning;
        /// The arguments of s3-dist-cp lack what it needs, or have an option that it does not know.
        S3DistCpArguments = "s3-dist-cp-arguments", Warning;
        /// The words of a command have something that only a shell would replace.
        UnexpandedSubstitution = "unexpanded-substitution", Warning;
        /// Two steps of a job flow have the same name.
        DuplicateStepName = "duplicate-step-name", Note;
        /// A step is to terminate a cluster that is protected from termination.
        ProtectedFromItsSteps = "protected-from-its-steps", Warning;
        /// The arguments of hive-script or pig-script are not of the form that runs a script.
        HiveOrPigArguments = "hive-or-pig-arguments", Warning;
        /// The arguments of hadoop-streaming lack what it needs.
        StreamingArguments = "streaming-arguments", Warning;
    }
    /// The activities of a run.
    Flow = "flow" {
        /// The activities of a flow cannot follow each other.
        InvalidFlow = "invalid-flow", Error;
        /// No failure of a step leads to the failed flow, or it would find no cluster.
        UnreachedFailedFlow = "unreached-failed-flow", Warning;
        /// A wait that may never end.
        UnboundedWait = "unbounded-wait", Warning;
    }
    /// Files, local and in buckets, and Python packages.
    Files = "files" {
        /// A local file that the document names is not there.
        MissingFile = "missing-file", Error;
        /// An S3 URI that cannot be one.
        InvalidS3Uri = "invalid-s3-uri", Error;
        /// A requirement that several versions of a package satisfy.
        RequirementNotPinned = "requirement-not-pinned", Note;
        /// A requirement that no wheel is published of.
        RequirementWithoutWheel = "requirement-without-wheel", Error;
        /// A packed environment does not reach a driver that runs outside YARN's containers.
        EnvironmentInClientMode = "environment-in-client-mode", Error;
        /// The release does not bring the version of Python that packages are asked for.
        PythonNotInRelease = "python-not-in-release", Warning;
    }
    /// Cost and idleness.
    Cost = "cost" {
        /// A cluster stays when its work is done, and nothing ends it.
        StaysIdle = "stays-idle", Note;
        /// The auto-termination policy does not see what the applications of this cluster do.
        AutoTerminationOfOthers = "auto-termination-of-others", Warning;
        /// An auto-termination policy of a cluster that ends with its last step.
        PolicyWithoutUse = "policy-without-use", Note;
        /// Termination protection does not keep a cluster that ends with its last step.
        ProtectionIgnored = "protection-ignored", Warning;
        /// Nothing is left of the logs when the cluster has ended.
        NoLogs = "no-logs", Note;
        /// Task instances are bought on demand, where spot instances would do.
        OnDemandTaskInstances = "on-demand-task-instances", Note;
        /// The primary instance is large for what it does.
        OversizedPrimary = "oversized-primary", Note;
    }
    /// Profiles, launch functions and pipelines, and their deployment.
    Deployment = "deployment" {
        /// A name has other characters, or more of them, than what is deployed may have.
        UndeployableName = "undeployable-name", Error;
        /// Two state machines of the project have the same name.
        CollidingNames = "colliding-names", Error;
        /// A profile, launch function, pipeline or job flow is named that no document defines.
        UnknownDefinition = "unknown-definition", Error;
        /// The path of an override leads to no member of the cluster's request.
        UnknownMember = "unknown-member", Error;
        /// An override lets callers decide what they must not.
        ForbiddenOverride = "forbidden-override", Error;
        /// What an override allows is of another type than the member, or nothing at all.
        ContradictoryBounds = "contradictory-bounds", Error;
        /// A pipeline sets what the launch function does not allow.
        RefusedOverride = "refused-override", Error;
        /// A running cluster is both a failure and reused.
        FailAndReuse = "fail-and-reuse", Error;
        /// A property has a value of its own and one that is in a secret.
        SecretGivenTwice = "secret-given-twice", Error;
        /// A job flow that nothing deploys has secrets that a deployment makes.
        SecretsOfRun = "secrets-of-run", Error;
        /// A profile creates security groups and says in no VPC.
        VpcMissing = "vpc-missing", Error;
        /// Clusters with the profile need local files, and it has no place for them.
        ArtifactsMissing = "artifacts-missing", Error;
        /// An activity uses a cluster that has not been launched, or that has been terminated.
        ClusterNotThere = "cluster-not-there", Error;
        /// An activity names a variable that there cannot be, or that is taken.
        InvalidVariable = "invalid-variable", Error;
        /// Pipelines start one another in a circle.
        CircularPipelines = "circular-pipelines", Error;
        /// A schedule that EventBridge does not take.
        InvalidSchedule = "invalid-schedule", Error;
        /// The name of an activity is empty, too long, or that of another.
        InvalidActivityName = "invalid-activity-name", Error;
        /// A profile says something that an existing resource makes useless.
        UselessProfileKey = "useless-profile-key", Warning;
        /// A cluster says what the profile of its launch function decides.
        OverruledByProfile = "overruled-by-profile", Warning;
        /// Nothing in the project uses the profile.
        UnusedProfile = "unused-profile", Note;
    }
    /// Definitions of state machines in the States Language.
    States = "states" {
        /// A field that such an object does not have.
        UnknownField = "unknown-field", Error;
        /// A field is missing that such an object needs.
        MissingField = "missing-field", Error;
        /// A field has a value that it does not take.
        InvalidField = "invalid-field", Error;
        /// Two fields exclude each other.
        ConflictingFields = "conflicting-fields", Error;
        /// A field of the other query language.
        FieldOfOtherLanguage = "field-of-other-language", Error;
        /// A state in JSONPath of a machine in JSONata.
        QueryLanguagesMixed = "query-languages-mixed", Error;
        /// A field leads to a state that is not there.
        MissingTransitionTarget = "missing-transition-target", Error;
        /// No way leads to a state.
        UnreachableState = "unreachable-state", Error;
        /// States that lead in circles.
        NoTerminalState = "no-terminal-state", Error;
        /// A state's name is empty or too long.
        InvalidStateName = "invalid-state-name", Error;
        /// Not a path.
        InvalidPath = "invalid-path", Error;
        /// Not a path to one place.
        InvalidReferencePath = "invalid-reference-path", Error;
        /// A place of a payload template that cannot be filled in.
        InvalidTemplate = "invalid-template", Error;
        /// Not an expression of JSONata.
        InvalidExpression = "invalid-expression", Error;
        /// Not a timestamp.
        InvalidTimestamp = "invalid-timestamp", Error;
        /// A Wait state without or with several durations.
        WaitDuration = "wait-duration", Error;
        /// A heartbeat that is not shorter than the timeout.
        HeartbeatAboveTimeout = "heartbeat-above-timeout", Error;
        /// Not a resource that a Task can name.
        InvalidResource = "invalid-resource", Error;
        /// What an express machine cannot have.
        NotInExpress = "not-in-express", Error;
        /// Two states have the same name.
        DuplicateStateName = "duplicate-state-name", Error;
        /// Not a rule of a Choice state.
        InvalidRule = "invalid-rule", Error;
        /// A part of a rule leads somewhere.
        NestedNext = "nested-next", Error;
        /// `States.ALL` beside others, or before others.
        AllNotAlone = "all-not-alone", Error;
        /// An error of the States Language that there is not.
        UnknownErrorName = "unknown-error-name", Warning;
        /// `States.Runtime` is neither retried nor caught.
        UncatchableError = "uncatchable-error", Warning;
        /// A field of distributed Maps in another Map.
        DistributedOnlyField = "distributed-only-field", Warning;
        /// Nobody is told the token that is waited for.
        TaskTokenUnused = "task-token-unused", Warning;
        /// `$states` has no such value here.
        StatesValueAbsent = "states-value-absent", Error;
        /// A name without anything that it could be a member of.
        ReferenceAtTopLevel = "reference-at-top-level", Error;
        /// Not a name for a variable.
        InvalidVariableName = "invalid-variable-name", Error;
        /// A variable of the states around is set.
        VariableOfOuterFlow = "variable-of-outer-flow", Error;
        /// A variable that no state sets.
        VariableNotAssigned = "variable-not-assigned", Warning;
    }
}

impl Code {
    /// The code of that name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// The name of the code nearest to a misspelled one.
    pub fn nearest(name: &str) -> Option<&'static str> {
        suggest::closest(name, Self::ALL.iter().map(|code| code.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::{Code, Family};

    const INDEX: &str = include_str!("../../../docs/diagnostics/README.md");

    #[test]
    fn every_page_has_its_sections() {
        for code in Code::ALL {
            let page = code.page();
            let name = code.as_str();
            assert!(
                page.starts_with(&format!(
                    "# {name}\n\nSeverity: {}\n",
                    code.severity().as_str()
                )),
                "{name}"
            );
            assert!(page.contains("\n## Example\n"), "{name} has no example");
            // What a document looks like is our own; all else is a fact about EMR or what runs on it.
            let is_of_rule = code.family() != Family::Documents;
            assert_eq!(
                page.contains("\n## Source\n\n"),
                is_of_rule,
                "{name}: rules, and only they, name what they rest on"
            );
            assert!(
                page.contains("\n## What to do\n"),
                "{name} does not say what to do"
            );
        }
    }

    #[test]
    fn the_index_lists_every_code_in_its_family_and_no_other() {
        let mut family = "";
        let mut listed = BTreeSet::new();
        for line in INDEX.lines() {
            if let Some(name) = line.strip_prefix("## ") {
                family = name;
            } else if let Some((name, _)) = line
                .strip_prefix("- [`")
                .and_then(|rest| rest.split_once('`'))
            {
                assert!(listed.insert((family, name)), "{name} is listed twice");
            }
        }
        let all = Code::ALL
            .iter()
            .map(|code| (code.family().as_str(), code.as_str()));
        assert_eq!(listed, all.collect());
    }

    #[test]
    fn families_have_titles_for_people() {
        for family in Family::ALL {
            assert!(INDEX.contains(&format!("\n## {}\n\n{}\n", family.as_str(), family.title())));
        }
    }

    #[test]
    fn no_page_is_left_over() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diagnostics");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(
                name == "README" || Code::find(name).is_some(),
                "{name} is the page of no code"
            );
        }
    }

    #[test]
    fn names_are_unique_and_found() {
        for code in Code::ALL {
            assert_eq!(Code::find(code.as_str()), Some(*code));
        }
        assert_eq!(Code::nearest("unknwon-key"), Some("unknown-key"));
    }
}

// SPDX-License-Identifier: Apache-2.0
//! Configurations as a cluster's nodes and steps see them: one layer over another.
//!
//! The lowest layer is what the cluster configures. An instance group, or a type of a fleet, has configurations of its own, and
//! a step brings its own properties of Spark: both come on top. Rules of
//! properties look at a whole layer, with all that lies under it, and what they find is reported where a setting of the
//! layer itself has part in it: so what two layers contradict each other in is found, and nothing is said twice.

use emrys_diagnostics::{Diagnostic, Span};
use emrys_model::release_label::ReleaseLabel;

use super::values;
use crate::effective::{self, EffectiveConfiguration};
use crate::elements::{Cluster, Configuration, Map, Step, StepAction, Text};
use crate::project::Project;
use crate::reference;
use crate::spanned::Spanned;

/// The classification of the file that Spark's own properties are in, wherever they are written.
pub(super) const SPARK: &str = "spark-defaults";

/// Before the name of a property whose value is the ARN of a secret that EMR fetches (Release Guide, store sensitive
/// configuration data in AWS Secrets Manager).
pub(super) const SECRET: &str = "EMR.secret@";

/// A rule over one layer.
pub(super) type LayerRule = fn(&Layer<'_>, &mut Vec<Diagnostic>);

/// A property, and where it is written.
#[derive(Clone)]
pub(super) struct Setting<'p> {
    /// The classification; of what is nested, that which it is nested in.
    pub(super) classification: &'p str,
    /// Whether it is nested, as what is under `export`.
    pub(super) is_nested: bool,
    pub(super) name: &'p Spanned<String>,
    pub(super) value: Spanned<&'p str>,
}

impl<'p> Setting<'p> {
    /// The value, where it is known before anything runs: neither a reference nor another one's variable.
    pub(super) fn text(&self) -> Option<&'p str> {
        let text = self.value.value;
        let is_known = !reference::is_in(text) && !text.contains("${");
        is_known.then_some(text.trim())
    }

    /// The characters of the name, to be shown beside another one.
    pub(super) fn label(&self) -> Span {
        self.name.span.first_line()
    }
}

/// What is configured, and on what.
pub(super) struct Layer<'p> {
    pub(super) cluster: &'p Cluster,
    /// A cluster with an AMI version has no layers.
    pub(super) release: ReleaseLabel,
    /// The step whose layer it is.
    pub(super) step: Option<&'p Step>,
    /// The instance type of the group or of the fleet's part whose layer it is.
    instance_type: Option<&'p Spanned<String>>,
    /// From the lowest layer to this one.
    settings: Vec<Setting<'p>>,
    /// Where this one's begin.
    own: usize,
}

impl<'p> Layer<'p> {
    fn of_cluster(cluster: &'p Cluster) -> Option<Self> {
        let release = **cluster.release_label()?;
        let mut settings = Vec::new();
        for configuration in cluster.effective_configurations() {
            let classification = &configuration.classification;
            add(&mut settings, classification, false, configuration);
        }
        Some(Self {
            cluster,
            release,
            step: None,
            instance_type: None,
            settings,
            own: 0,
        })
    }

    /// The layer of a step with properties of Spark.
    fn with_step(&self, step: &'p Step, properties: &'p Map<Spanned<Text>>) -> Self {
        let mut settings = self.settings.clone();
        let own = settings.len();
        settings.extend(of_spark(properties));
        Self {
            cluster: self.cluster,
            release: self.release,
            step: Some(step),
            instance_type: None,
            settings,
            own,
        }
    }

    /// The layer of a group, or of a type of a fleet.
    fn with_group<'q>(
        &self,
        instance_type: &'q Spanned<String>,
        configurations: &'q [EffectiveConfiguration],
    ) -> Layer<'q>
    where
        'p: 'q,
    {
        let mut settings: Vec<Setting<'q>> = self.settings.clone();
        let own = settings.len();
        for configuration in configurations {
            add(
                &mut settings,
                &configuration.classification,
                false,
                configuration,
            );
        }
        Layer {
            cluster: self.cluster,
            release: self.release,
            step: None,
            instance_type: Some(instance_type),
            settings,
            own,
        }
    }

    /// Whether the layer is of instances of that type, or of all.
    pub(super) fn is_of(&self, instance_type: &Spanned<String>) -> bool {
        self.instance_type
            .is_none_or(|own| std::ptr::eq(own, instance_type))
    }

    /// The settings of this layer itself.
    pub(super) fn own(&self) -> impl Iterator<Item = &Setting<'p>> {
        self.settings.iter().skip(self.own)
    }

    /// The settings of this layer and those under it.
    pub(super) fn all(&self) -> impl Iterator<Item = &Setting<'p>> {
        self.settings.iter()
    }

    /// The setting that counts: the last one.
    pub(super) fn get(&self, classification: &str, name: &str) -> Option<&Setting<'p>> {
        let mut settings = self.settings.iter();
        settings.rfind(|own| {
            own.classification == classification && !own.is_nested && own.name.value == name
        })
    }

    /// A property of Spark.
    pub(super) fn spark(&self, name: &str) -> Option<&Setting<'p>> {
        self.get(SPARK, name)
    }

    /// A setting that is on or off, where it is either.
    pub(super) fn flag(&self, classification: &str, name: &str) -> Option<(bool, &Setting<'p>)> {
        let setting = self.get(classification, name)?;
        Some((values::boolean(setting.text()?)?, setting))
    }

    /// A whole number.
    pub(super) fn number(&self, classification: &str, name: &str) -> Option<(i64, &Setting<'p>)> {
        let setting = self.get(classification, name)?;
        Some((setting.text()?.parse().ok()?, setting))
    }

    /// A property of Spark that is a size in MiB.
    pub(super) fn spark_memory(&self, name: &str) -> Option<(u64, &Setting<'p>)> {
        let setting = self.spark(name)?;
        Some((values::mebibytes(setting.text()?)?, setting))
    }

    /// Whether something found lies in this layer, and not in one under it alone.
    fn has_part_in(&self, diagnostic: &Diagnostic) -> bool {
        let shown = diagnostic.primary().into_iter();
        let mut shown = shown.chain(diagnostic.secondary());
        shown.any(|label| {
            let is = |span: &Span| {
                span.source() == label.span.source() && span.start() == label.span.start()
            };
            self.own()
                .any(|setting| is(&setting.name.span) || is(&setting.value.span))
        })
    }
}

/// Adds the properties of a configuration and of those in it.
fn add<'p>(
    settings: &mut Vec<Setting<'p>>,
    classification: &'p str,
    is_nested: bool,
    configuration: &'p EffectiveConfiguration,
) {
    let properties = configuration.properties.iter();
    settings.extend(properties.map(|property| Setting {
        classification,
        is_nested,
        name: &property.key,
        value: place(&property.value, &property.value.value),
    }));
    for nested in &configuration.configurations {
        add(settings, classification, true, nested);
    }
}

/// The same place with another value.
fn place<'p, T>(at: &Spanned<T>, value: &'p str) -> Spanned<&'p str> {
    Spanned {
        value,
        span: at.span.clone(),
        path: at.path.clone(),
    }
}

/// Applies rules to every layer of a project.
pub(super) fn check(project: &Project, rules: &[LayerRule], diagnostics: &mut Vec<Diagnostic>) {
    for layer in project.all_clusters().filter_map(Layer::of_cluster) {
        for rule in rules {
            rule(&layer, diagnostics);
        }
        for (instance_type, configurations) in of_instances(layer.cluster) {
            let configurations = effective::of(configurations);
            report(
                &layer.with_group(instance_type, &configurations),
                rules,
                diagnostics,
            );
        }
    }
    for (_, job_flow) in project.job_flows.iter() {
        let steps = job_flow
            .all_steps()
            .filter_map(|step| Some((step, properties(step)?)));
        let steps: Vec<_> = steps.collect();
        if steps.is_empty() {
            continue;
        }
        let cluster = project.cluster_of(job_flow);
        let Some(cluster) = cluster.and_then(Layer::of_cluster) else {
            continue;
        };
        for (step, properties) in steps {
            let layer = cluster.with_step(step, properties);
            report(&layer, rules, diagnostics);
        }
    }
}

/// Applies rules to a layer that lies over another one.
fn report(layer: &Layer<'_>, rules: &[LayerRule], diagnostics: &mut Vec<Diagnostic>) {
    let mut found = Vec::new();
    for rule in rules {
        rule(layer, &mut found);
    }
    diagnostics.extend(found.into_iter().filter(|own| layer.has_part_in(own)));
}

/// The configurations of groups and of the types of fleets, where there are any, with the instance type.
fn of_instances(cluster: &Cluster) -> impl Iterator<Item = (&Spanned<String>, &[Configuration])> {
    let groups = cluster.instances.groups();
    let of_groups =
        groups.map(|(_, group)| (&group.value.instance_type, &group.value.configurations));
    let fleets = cluster.instances.fleets();
    let types = fleets.flat_map(|(_, fleet)| &fleet.value.instance_type_configs);
    let of_fleets = types.map(|own| (&own.value.instance_type, &own.value.configurations));
    let all = of_groups.chain(of_fleets);
    all.filter(|(_, configurations)| !configurations.is_empty())
        .map(|(instance_type, configurations)| (instance_type, configurations.as_slice()))
}

/// Looks at every setting of a project, once.
pub(super) fn each(project: &Project, mut look: impl FnMut(&Setting<'_>)) {
    for layer in project.all_clusters().filter_map(Layer::of_cluster) {
        layer.settings.iter().for_each(&mut look);
        for (instance_type, configurations) in of_instances(layer.cluster) {
            let configurations = effective::of(configurations);
            let group = layer.with_group(instance_type, &configurations);
            group.own().for_each(&mut look);
        }
    }
    for step in project.all_steps() {
        let properties = properties(step).into_iter().flat_map(of_spark);
        properties.for_each(|setting| look(&setting));
    }
}

fn of_spark(properties: &Map<Spanned<Text>>) -> impl Iterator<Item = Setting<'_>> {
    let properties = properties.iter();
    properties.map(|(name, value)| Setting {
        classification: SPARK,
        is_nested: false,
        name,
        value: place(value, &value.value.0),
    })
}

/// The properties of Spark that a step brings with it.
fn properties(step: &Step) -> Option<&Map<Spanned<Text>>> {
    let properties = match &step.action {
        StepAction::SparkSubmit(submit) => &submit.conf,
        StepAction::SparkSql(sql) => &sql.conf,
        _ => return None,
    };
    (!properties.is_empty()).then_some(properties)
}

// SPDX-License-Identifier: Apache-2.0
//! The java commands of a cluster: Spark's launcher and Hadoop's tools on the same JARs.

use super::{ClusterEnvironment, StepError};
use crate::hadoop::configuration::Properties;
use crate::runtime::JavaOptions;

impl ClusterEnvironment {
    /// The command that the arguments of `spark-submit` follow, for a driver with these properties.
    pub(super) fn spark_command(&self, properties: &Properties) -> Result<Vec<String>, StepError> {
        let options = driver_options(properties, self.own_flags());
        let mut command = self.java("spark-submit", &options)?;
        command.push("org.apache.spark.deploy.SparkSubmit".to_owned());
        Ok(command)
    }

    /// The command that a class of Hadoop follows; `program` is what the step asked for.
    pub(super) fn hadoop_command(
        &self,
        program: &str,
        flags: &[String],
    ) -> Result<Vec<String>, StepError> {
        let options = JavaOptions {
            flags: [&self.own_flags(), flags].concat(),
            ..JavaOptions::default()
        };
        self.java(program, &options)
    }

    /// Java's temporary files belong to the cluster as well.
    fn own_flags(&self) -> Vec<String> {
        let scratch = self.folders.scratch();
        vec![
            format!("-Djava.io.tmpdir={}", scratch.display()),
            format!("-Dderby.stream.error.file={}/derby.log", scratch.display()),
        ]
    }

    fn java(&self, program: &str, options: &JavaOptions) -> Result<Vec<String>, StepError> {
        let runtime = self.runtime.as_ref().ok_or_else(|| StepError::NoSpark {
            program: program.to_owned(),
        })?;
        let command = runtime.java_command(&self.folders.configuration(), options);
        Ok(command
            .into_iter()
            .map(|word| word.to_string_lossy().into_owned())
            .collect())
    }
}

/// What a driver's properties ask of its JVM, as Spark's launcher reads them.
fn driver_options(properties: &Properties, mut flags: Vec<String>) -> JavaOptions {
    let setting = |name: &str| properties.get(name).filter(|value| !value.is_empty());
    for name in [
        "spark.driver.defaultJavaOptions",
        "spark.driver.extraJavaOptions",
    ] {
        flags.extend(setting(name).into_iter().flat_map(|options| words(options)));
    }
    JavaOptions {
        memory: setting("spark.driver.memory").cloned(),
        class_path: setting("spark.driver.extraClassPath").cloned(),
        library_path: setting("spark.driver.extraLibraryPath").cloned(),
        flags,
    }
}

/// Splits Java options as Spark's launcher does: at blanks outside quotes, where a backslash inside
/// double quotes takes the next character as it is.
fn words(options: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = options.chars();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (Some(open), _) if open == character => quote = None,
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(characters.next()),
            (None, _) if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::{driver_options, words};
    use crate::hadoop::configuration::Properties;
    use crate::runtime::JavaOptions;

    #[test]
    fn the_drivers_properties_start_its_jvm() {
        let properties: Properties = [
            ("spark.driver.memory", "3g"),
            ("spark.driver.extraClassPath", "/a/*"),
            ("spark.driver.extraLibraryPath", ""),
            ("spark.driver.extraJavaOptions", "-Dc='d e'"),
            ("spark.driver.defaultJavaOptions", "-Da=b"),
            ("spark.executor.memory", "9g"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        let expected = JavaOptions {
            memory: Some("3g".to_owned()),
            class_path: Some("/a/*".to_owned()),
            library_path: None,
            flags: ["-Dours", "-Da=b", "-Dc=d e"].map(str::to_owned).to_vec(),
        };
        assert_eq!(
            driver_options(&properties, vec!["-Dours".to_owned()]),
            expected
        );
    }

    #[test]
    fn java_options_are_split_outside_quotes() {
        assert_eq!(words("  -Da=1   -Db=2 "), ["-Da=1", "-Db=2"]);
        assert_eq!(
            words("-XX:OnOutOfMemoryError='kill -9 %p'"),
            ["-XX:OnOutOfMemoryError=kill -9 %p"]
        );
        assert_eq!(words(r#""-Dx=a \"b\"" ''"#), [r#"-Dx=a "b""#, ""]);
        assert!(words(" ").is_empty());
    }
}

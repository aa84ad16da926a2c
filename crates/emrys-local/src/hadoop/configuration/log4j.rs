// SPDX-License-Identifier: Apache-2.0
//! Logging of Spark and Hadoop: to stderr, in the layout that EMR's step logs have. Spark before 3.3
//! reads version 1.

use super::format::Properties;

const LAYOUT: &str = "%d{yy/MM/dd HH:mm:ss} %p %c{1}: %m%n";

/// Libraries that talk much and say little.
const QUIET: [(&str, &str); 4] = [
    ("org.apache.hadoop.util.NativeCodeLoader", "error"),
    ("org.apache.parquet", "error"),
    (
        "org.apache.hadoop.hive.metastore.RetryingHMSHandler",
        "fatal",
    ),
    ("org.apache.hadoop.hive.ql.exec.FunctionRegistry", "error"),
];

pub(super) fn version_1() -> Properties {
    let mut properties = collect([
        ("log4j.rootCategory", "INFO, console"),
        ("log4j.appender.console", "org.apache.log4j.ConsoleAppender"),
        ("log4j.appender.console.target", "System.err"),
        (
            "log4j.appender.console.layout",
            "org.apache.log4j.PatternLayout",
        ),
        ("log4j.appender.console.layout.ConversionPattern", LAYOUT),
    ]);
    for (logger, level) in QUIET {
        properties.insert(format!("log4j.logger.{logger}"), level.to_uppercase());
    }
    properties
}

pub(super) fn version_2() -> Properties {
    let mut properties = collect([
        ("rootLogger.level", "info"),
        ("rootLogger.appenderRef.stdout.ref", "console"),
        ("appender.console.type", "Console"),
        ("appender.console.name", "console"),
        ("appender.console.target", "SYSTEM_ERR"),
        ("appender.console.layout.type", "PatternLayout"),
    ]);
    // Without `%ex` a stack trace names the JAR of every line.
    let pattern = format!("{LAYOUT}%ex");
    properties.insert("appender.console.layout.pattern".to_owned(), pattern);
    for (number, (logger, level)) in QUIET.into_iter().enumerate() {
        properties.insert(format!("logger.quiet{number}.name"), logger.to_owned());
        properties.insert(format!("logger.quiet{number}.level"), level.to_owned());
    }
    properties
}

fn collect<const N: usize>(pairs: [(&str, &str); N]) -> Properties {
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Hadoop's client, from the JARs that come with Spark.
case "${0##*/} $1" in
    "hadoop fs" | "hadoop dfs" | "hdfs dfs") class=org.apache.hadoop.fs.FsShell ;;
    "hadoop jar")
        case ${2##*/} in
            hadoop-streaming*.jar)
                shift 2
                exec "$EMRYS_PROGRAMS/hadoop-streaming" "$@"
                ;;
        esac
        class=org.apache.hadoop.util.RunJar
        ;;
    "hadoop version" | "hdfs version") class=org.apache.hadoop.util.VersionInfo ;;
    "hadoop distcp")
        echo "emrys: \`hadoop distcp\` is not available on the local engine; use s3-dist-cp or hadoop fs -cp" >&2
        exit 1
        ;;
    *)
        echo "emrys: \`${0##*/} $1\` is not available on the local engine" >&2
        exit 1
        ;;
esac
shift
exec @java@ "$class" "$@"

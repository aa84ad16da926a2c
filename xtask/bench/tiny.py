# SPDX-License-Identifier: Apache-2.0
"""The smallest useful job: a session, one aggregation, one row."""

from pyspark.sql import SparkSession

session = SparkSession.builder.appName("tiny").getOrCreate()
rows = session.range(1000).selectExpr("sum(id) AS total").collect()
assert rows[0].total == 499500
session.stop()

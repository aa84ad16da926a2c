# SPDX-License-Identifier: Apache-2.0
"""A job that keeps all cores busy inside the JVM; the argument is the number of rows in millions."""

import sys

from pyspark.sql import SparkSession

session = SparkSession.builder.appName("busy").getOrCreate()
rows = int(sys.argv[1]) * 1_000_000
hashed = session.range(rows).selectExpr("sha2(cast(id AS string), 256) AS hash")
total = hashed.selectExpr("sum(ascii(substring(hash, 1, 1))) AS total").collect()[0].total
assert total > 0
session.stop()

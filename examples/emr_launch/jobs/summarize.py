# SPDX-License-Identifier: Apache-2.0
"""Sums up a batch by customer: summarize.py RESULTS."""

import sys

from pyspark.sql import SparkSession, functions

(results,) = sys.argv[1:]
spark = SparkSession.builder.appName("summarize").getOrCreate()
orders = spark.read.parquet(results + "orders/")
summary = orders.groupBy("customer").agg(functions.sum("amount").alias("amount"))
summary.orderBy("customer").coalesce(1).write.mode("overwrite").csv(results + "summary/", header=True)
summary.show()
spark.stop()

# SPDX-License-Identifier: Apache-2.0
"""Reads all orders that have come in and writes them as Parquet: ingest.py FROM TO."""

import sys

from pyspark.sql import SparkSession

incoming, results = sys.argv[1:]
spark = SparkSession.builder.appName("ingest").getOrCreate()
orders = spark.read.csv(incoming, header=True, inferSchema=True)
orders.write.mode("overwrite").parquet(results + "orders/")
print(f"{orders.count()} orders")
spark.stop()

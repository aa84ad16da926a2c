# SPDX-License-Identifier: Apache-2.0
"""Keeps a table in memory and asks it several things. Arguments: how many rows it has, where the answers go (JSON)."""

import sys

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql.functions import avg, col, count, max


def main(rows, target):
    spark = SparkSession.builder.appName("cached").getOrCreate()
    table = spark.range(int(rows)).select(
        (col("id") % 1000).alias("customer"), (col("id") % 7).alias("day"), (col("id") % 97).alias("amount")
    )
    table.persist(StorageLevel.MEMORY_AND_DISK)
    days = table.groupBy("day").agg(count("*").alias("orders"), avg("amount").alias("average"))
    best = table.groupBy("customer").agg({"amount": "sum"}).agg(max("sum(amount)").alias("best"))
    answers = days.crossJoin(best).orderBy("day")
    answers.coalesce(1).write.mode("overwrite").json(target)
    print(f"{table.count()} rows, {answers.count()} days, cached: {table.storageLevel}")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])

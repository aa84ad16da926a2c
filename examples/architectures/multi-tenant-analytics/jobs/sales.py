# SPDX-License-Identifier: Apache-2.0
"""Sums a tenant's sales by region. Arguments: sales (CSV), where the sums go (Parquet)."""

import sys

from pyspark.sql import SparkSession


def main(source, target):
    spark = SparkSession.builder.appName("sales").getOrCreate()
    spark.read.csv(source, header=True, inferSchema=True).createOrReplaceTempView("sales")
    sums = spark.sql("SELECT region, count(*) AS sales, sum(amount) AS amount FROM sales GROUP BY region ORDER BY region")
    sums.coalesce(1).write.mode("overwrite").parquet(target)
    for row in sums.collect():
        print(f"{row.region}: {row.sales} sales, {row.amount}")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])

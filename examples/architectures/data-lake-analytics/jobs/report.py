# SPDX-License-Identifier: Apache-2.0
"""Sums the orders of the catalogue by day and product. Argument: where the report goes (Parquet)."""

import sys

from pyspark.sql import SparkSession


def main(target):
    spark = SparkSession.builder.appName("report").enableHiveSupport().getOrCreate()
    report = spark.sql(
        "SELECT day, product, count(*) AS orders, sum(amount) AS revenue"
        " FROM sales.orders GROUP BY day, product ORDER BY day, product"
    )
    report.coalesce(1).write.mode("overwrite").parquet(target)
    for row in report.collect():
        print(f"{row.day} {row.product}: {row.orders} orders, {row.revenue}")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])

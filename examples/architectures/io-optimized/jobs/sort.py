# SPDX-License-Identifier: Apache-2.0
"""Writes records and sorts them. Arguments: how many, where they are written, where they go sorted (both Parquet)."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, sha2


def main(records, unsorted, target):
    spark = SparkSession.builder.appName("sort").getOrCreate()
    numbered = spark.range(int(records)).select(sha2(col("id").cast("string"), 256).alias("key"), "id")
    numbered.write.mode("overwrite").parquet(unsorted)
    spark.read.parquet(unsorted).orderBy("key").write.mode("overwrite").parquet(target)
    first = spark.read.parquet(target).orderBy("key").first()
    print(f"{spark.read.parquet(target).count()} records, the first key is {first.key[:12]}")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
